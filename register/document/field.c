/* The rows of the field table. Slots 0 to 2 are Omega's (last modification, checksum, size). N_() marks what
 * the page translates. */
#include "register/document/field.h"
#include "register/document/state.h"
#include <glib/gi18n.h>
#include <string.h>

#define NO_SLOT G_MAXUINT

static const PraxisField fields[] = {
  { "title", N_ ("Title"), "S", NO_SLOT, PRAXIS_FIELD_TEXT, NULL, NULL, "words of the title", NULL },
  { "filename", N_ ("File name"), "F", NO_SLOT, PRAXIS_FIELD_TEXT, NULL, NULL, "words of the file name",
    NULL },
  { "country", N_ ("Country"), "N", 10, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "country", "about",
    "country it is about: code or name in any language", NULL },
  { "region", N_ ("Region"), "XREGION", 11, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "region", "about",
    "region it is about", NULL },
  { "topic", N_ ("Topic"), "XTOPIC", 12, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, "topic", "about",
    "topic, with its narrower topics", NULL },
  { "year", N_ ("Year"), "Y", 13, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_YEARS, NULL,
    "covers", "year it covers: 2015, 2013..2018, 2013.., ..2018", NULL },
  { "published", N_ ("Published"), "XPUBLISHED", 14,
    PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_YEARS | PRAXIS_FIELD_SINGLE, NULL, NULL,
    "year it was published", NULL },
  { "type", N_ ("Type"), "XTYPE", 15, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SINGLE, "type",
    NULL, "type of document", NULL },
  { "language", N_ ("Language"), "L", 16, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SINGLE,
    "language", NULL, "language it is written in", NULL },
  { "action", N_ ("Action"), "XACTION", 17, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, NULL, "about",
    "reference of an Action it is about: 2016-16", NULL },
  { "in", N_ ("Section"), "XROLE", 18, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET | PRAXIS_FIELD_SECTION,
    "role", NULL, "role of a section: lessons, practices, challenges", NULL },
  { "readable", N_ ("Text"), "XREADABLE", 19, PRAXIS_FIELD_FILTER | PRAXIS_FIELD_FACET, NULL, NULL,
    "yes, no, gaps (in some pages), or a state: ocr, partly, damaged", praxis_readable_values },
  { NULL, NULL, NULL, NO_SLOT, 0, NULL, NULL, NULL, NULL },
};

const PraxisField *
praxis_fields (void) {
  return fields;
}

const PraxisField *
praxis_field_find (const char *name) {
  for (const PraxisField *field = fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;
  return NULL;
}

const PraxisFieldValue *
praxis_field_find_value (const PraxisField *field, const char *value) {
  for (const PraxisFieldValue *row = field->values; row != NULL && row->name != NULL; row++)
    if (strcmp (row->name, value) == 0)
      return row;
  return NULL;
}
