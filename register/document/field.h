/* The one table of fields. The writer, the query parser, the filters, the facets and the help all read it: a
 * new field is a row here. Prefixes follow Omega's conventions (N country, L language, Y year, S title, ...).
 */
#pragma once
#include <glib.h>

typedef enum {
  PRAXIS_FIELD_FILTER = 1 << 0,  /* --name VALUE, name:value, &name=value; kept in a slot */
  PRAXIS_FIELD_FACET = 1 << 1,   /* counted */
  PRAXIS_FIELD_TEXT = 1 << 2,    /* name:word searches its words */
  PRAXIS_FIELD_YEARS = 1 << 3,   /* values are years, ranges allowed (2013..2018) */
  PRAXIS_FIELD_SINGLE = 1 << 5,  /* a document has one value of it */
  PRAXIS_FIELD_SECTION = 1 << 4, /* a property of sections, not of documents */
} PraxisFieldFlags;

typedef struct {
  const char *name, *label;
  const char *broader; /* name of the value that it is a case of, or NULL */
} PraxisFieldValue;

typedef struct {
  const char *name;   /* "country" */
  const char *label;  /* "Country", for people */
  const char *prefix; /* Xapian term prefix: "N" */
  guint slot;         /* value slot; G_MAXUINT if it has none */
  guint flags;
  const char *scheme;             /* vocabulary scheme that gives its values, or NULL */
  const char *role;               /* the role of claims that count ("about", "covers"), or NULL for any */
  const char *help;               /* one line for --help and man pages */
  const PraxisFieldValue *values; /* all its values where they are few and fixed, else NULL; the last has no
                                     name */
} PraxisField;

/* All rows, ending with one whose name is NULL. */
const PraxisField *praxis_fields (void);
/* The row of a name, or NULL. */
const PraxisField *praxis_field_find (const char *name);
/* The row of one of its few and fixed values, or NULL. */
const PraxisFieldValue *praxis_field_find_value (const PraxisField *field, const char *value);
