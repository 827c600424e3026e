/* The search page as a function of an answer, so that it can be tested without a register. */
#pragma once
#include "searchd/reply.h"

/* The page of an answer (docs/answer.md) to the question that pairs (of QueryPair*, see page_pairs()) state.
 * vocabulary gives the labels of tags; may be NULL. */
HttpReply *search_page_render (JsonObject *answer, const GPtrArray *pairs,
                               const PraxisVocabulary *vocabulary);
