/* What the page says of an answer in words: how the question was understood, what to know of the answer, and
 * why it is empty. */
#pragma once
#include "searchd/reply.h"
#include <json-glib/json-glib.h>

/* "42 documents" and the like. */
void answer_words_append_count (GString *out, gint64 count);
/* Before the hits: a correction, the words that were added, notices. Pairs (of QueryPair*) are the question.
 */
void answer_words_append (GString *out, JsonObject *answer, const GPtrArray *pairs);
/* In place of hits: what keeps documents out, each as the link that lets them in. */
void answer_words_append_nothing (GString *out, JsonObject *answer, const GPtrArray *pairs);
