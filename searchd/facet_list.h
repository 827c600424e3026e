/* The facets beside the hits: for each field its values as links with counts. */
#pragma once
#include "register/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends the sidebar for "facets" of an answer (may be NULL); pairs (of QueryPair*) are the question that
 * each link changes by one value. */
void facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs,
                        const PraxisVocabulary *vocabulary);
