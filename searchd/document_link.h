/* Links to the pages of one document; they keep the question that led to it. */
#pragma once
#include <glib.h>

/* "/documents/ID", or "/documents/ID/pages/N" where page is not 0, with pairs (of QueryPair*) as its query.
 * Caller frees. */
char *document_link (const char *id, gint64 page, const GPtrArray *pairs);
/* "/?...": back to where the pairs were asked; caller frees. */
char *document_results_link (const GPtrArray *pairs);
