/* How a document is cited: in words, and for reference managers. Both doors make it from the same members of
 * an answer (a record or a hit), so what is exported is the same wherever it comes from. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* A document to cite; members may be missing. */
typedef struct {
  JsonObject *document;
  const char *address; /* of its page, NULL if it has none */
} PraxisCited;

typedef struct {
  const char *name;                  /* "ris", "bibtex", "csl" */
  const char *label;                 /* for people */
  const char *type;                  /* MIME type */
  const char *extension;             /* of a file of it */
  const char *begin, *between, *end; /* around and between the references */
  void (*append) (GString *out, const PraxisCited *cited, const PraxisVocabulary *vocabulary);
} PraxisCitationFormat;

/* All formats, ending with a NULL name; the row of a name or NULL. */
const PraxisCitationFormat *praxis_citation_formats (void);
const PraxisCitationFormat *praxis_citation_format (const char *name);

/* References to several documents as one file; the vocabulary (NULL: none) gives labels to topics. */
void praxis_citations_append (GString *out, const PraxisCitationFormat *format, const PraxisCited *cited,
                              guint count, const PraxisVocabulary *vocabulary);

/* "Author (2019). Title. Annual report." Caller frees. */
char *praxis_citation_text (const PraxisCited *cited, const PraxisVocabulary *vocabulary);
