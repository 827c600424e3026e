/* Links of the pages for people to documents. A document opened from a list of hits knows its question: what
 * it shows of itself, and the way back, depend on it. */
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"

static char *
with_pairs (GString *link, const GPtrArray *pairs) {
  g_string_append_c (link, '?');
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    query_string_append (link, pair->key, pair->value);
  }
  if (pairs->len == 0)
    g_string_truncate (link, link->len - 1);
  return g_string_free (link, FALSE);
}

char *
document_link (const char *id, gint64 page, const GPtrArray *pairs) {
  GString *link = g_string_new ("/documents/");
  g_string_append_uri_escaped (link, id, NULL, FALSE);
  if (page > 0)
    g_string_append_printf (link, "/pages/%" G_GINT64_FORMAT, page);
  return with_pairs (link, pairs);
}

char *
document_results_link (const GPtrArray *pairs) {
  return with_pairs (g_string_new ("/"), pairs);
}

void
document_cover_append (GString *out, JsonObject *document) {
  JsonObject *cover = page_object (document, "cover");
  const char *href = page_text (cover, "href");
  if (href != NULL)
    html_append (out,
                 "<img class=\"cover\" src=\"%s\" alt=\"\" width=\"%" G_GINT64_FORMAT
                 "\" height=\"%" G_GINT64_FORMAT "\" loading=\"lazy\">\n",
                 href, page_number (cover, "width"), page_number (cover, "height"));
}
