/* Links to the pages of one document; they keep the question that led to it. */
#pragma once
#include <glib.h>
#include <json-glib/json-glib.h>

/* "/documents/ID", or "/documents/ID/pages/N" where page is not 0, with pairs (of QueryPair*) as its query.
 * Caller frees. */
char *document_link (const char *id, gint64 page, const GPtrArray *pairs);
/* Appends the "cover" of a hit or a record; nothing if it has none. It says nothing that its title does not,
 * so it has no text. */
void document_cover_append (GString *out, JsonObject *document);
/* "/?...": back to where the pairs were asked; caller frees. */
char *document_results_link (const GPtrArray *pairs);
