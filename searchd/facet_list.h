/* Facets of an answer: for each field its values as links with counts, years as a chart. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends a section for each of the "facets" of an answer (may be NULL); pairs (of QueryPair*) are the
 * question that each link changes by one value. */
void facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs,
                        const PraxisVocabulary *vocabulary);
/* Appends all values of one facet as a list by label, and says how many there are. */
guint facet_list_append_whole (GString *out, JsonObject *facet, const GPtrArray *pairs,
                               const PraxisVocabulary *vocabulary);
