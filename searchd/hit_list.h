/* The hits of the search page. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends the list of "hits" of an answer; pairs (of QueryPair*) are the question that links to documents
 * keep; vocabulary (may be NULL) gives the labels of tags. */
void hit_list_append (GString *out, JsonArray *hits, const GPtrArray *pairs,
                      const PraxisVocabulary *vocabulary);
/* Appends a line that says why a document (a hit or a record) could not be read, or not wholly; nothing if it
 * was. */
void hit_state_append (GString *out, JsonObject *document);
