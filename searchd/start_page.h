/* The first page: what is in the register, to browse before a word comes to mind. */
#pragma once
#include "searchd/reply.h"
#include <json-glib/json-glib.h>

/* The page of an answer to the question for everything, newest first; pairs (of QueryPair*) are that
 * question. vocabulary gives the labels of tags; may be NULL. */
HttpReply *start_page_render (JsonObject *answer, const GPtrArray *pairs, const PraxisVocabulary *vocabulary);
