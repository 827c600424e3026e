/* XML for other programs. A feed is an answer like any other, asked for by date and written as Atom (RFC
 * 4287): its entries keep their ids and dates over re-indexing, for documents do. */
#include "searchd/feed.h"
#include "register/base/error.h"
#include "searchd/api.h"
#include "searchd/html.h"
#include "searchd/page_parts.h"
#include <string.h>

#define XML_BEGIN "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"

/* ---- XML ---- */

/* XML has no place for most control characters, not even escaped; caller frees. */
static char *
clean (const char *text) {
  GString *kept = g_string_new (NULL);
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar character = g_utf8_get_char (text);
    if ((character >= ' ' && character != 0xfffe && character != 0xffff) || strchr ("\t\n", (int)character))
      g_string_append_unichar (kept, character);
  }
  return g_string_free (kept, FALSE);
}

static void
append_element (GString *out, const char *name, const char *text) {
  g_autofree char *kept = clean (text != NULL ? text : "");
  html_append (out, "<%s>%s</%s>\n", name, kept, name);
}

static void
append_link (GString *out, const char *relation, const char *type, const char *address) {
  html_append (out, "<link rel=\"%s\"", relation);
  if (type != NULL)
    html_append (out, " type=\"%s\"", type);
  html_append (out, " href=\"%s\"/>\n", address);
}

/* ---- Feeds ---- */

static void
append_date (GString *out, const char *name, gint64 seconds) {
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  append_element (out, name, text != NULL ? text : "1970-01-01T00:00:00Z");
}

/* Countries or topics of a hit. */
static void
append_categories (GString *out, const HttpRequest *request, JsonObject *hit, const char *member,
                   const char *field) {
  JsonArray *values = page_array (hit, member);
  for (guint i = 0; i < page_count (values); i++) {
    g_autofree char *value = clean (json_array_get_string_element (values, i));
    g_autofree char *label = clean (page_label (request->site->vocabulary, field, value));
    html_append (out, "<category scheme=\"urn:praxis:field:%s\" term=\"%s\" label=\"%s\"/>\n", field, value,
                 label);
  }
}

static void
append_entry (GString *out, const HttpRequest *request, JsonObject *hit) {
  const char *id = page_text (hit, "id");
  gint64 seen = page_number (hit, "first_seen");
  g_autofree char *name = g_strconcat ("urn:praxis:document:", id, NULL);
  g_autofree char *path = g_strconcat ("/documents/", id, NULL),
                  *file_path = g_strconcat ("/v1", path, "/file", NULL);
  g_autofree char *address = api_address (request, path), *file = api_address (request, file_path);
  JsonObject *passage = page_element (page_array (hit, "passages"), 0);
  g_string_append (out, "<entry>\n");
  append_element (out, "id", name);
  append_element (out, "title", page_text (hit, "title"));
  append_date (out, "updated", seen);
  append_date (out, "published", seen);
  append_link (out, "alternate", "text/html", address);
  if (page_text (hit, "path") != NULL)
    append_link (out, "related", NULL, file);
  append_categories (out, request, hit, "countries", "country");
  append_categories (out, request, hit, "topics", "topic");
  if (passage != NULL)
    append_element (out, "summary", page_text (passage, "text"));
  g_string_append (out, "</entry>\n");
}

/* The links of a feed: to itself, to the page of the same search, to what is older. */
static void
append_links (GString *out, const HttpRequest *request, const char *question, JsonObject *answer) {
  static const char search[] = "/v1/search?", feed[] = "/v1/feed?";
  const char *next = page_text (answer, "next");
  g_autofree char *self_path = g_strconcat (feed, question, NULL),
                  *page_path = g_strconcat ("/?", question, NULL);
  g_autofree char *self = api_address (request, self_path), *page = api_address (request, page_path);
  append_link (out, "self", "application/atom+xml", self);
  append_link (out, "alternate", "text/html", page);
  if (next == NULL || !g_str_has_prefix (next, search))
    return;
  g_autofree char *older_path = g_strconcat (feed, next + strlen (search), NULL);
  g_autofree char *older = api_address (request, older_path);
  append_link (out, "next", "application/atom+xml", older);
}

static HttpReply *
render_feed (const HttpRequest *request, JsonNode *node, gconstpointer question) {
  JsonObject *answer = json_node_get_object (node), *query = page_object (answer, "query");
  JsonArray *hits = page_array (answer, "hits");
  const char *text = page_text (query, "text");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, question, -1);
  g_autofree char *id = g_strdup_printf ("urn:praxis:feed:%.20s", sum);
  g_autofree char *title = g_strconcat ("Praxis", text != NULL ? ": " : "", text, NULL);
  GString *out = g_string_new (XML_BEGIN "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
  append_element (out, "id", id);
  append_element (out, "title", title);
  append_date (out, "updated",
               page_count (hits) > 0 ? page_number (page_element (hits, 0), "first_seen") : 0);
  g_string_append (out, "<author><name>Praxis</name></author>\n");
  append_links (out, request, question, answer);
  for (guint i = 0; i < page_count (hits); i++)
    append_entry (out, request, page_element (hits, i));
  g_string_append (out, "</feed>\n");
  return http_reply_new (200, "application/atom+xml; charset=utf-8", out);
}

HttpReply *
feed_send (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL || !praxis_request_set (question, "sort", "newest", error))
    return NULL;
  g_autofree char *normal = praxis_request_to_string (question);
  const ApiRendering rendering = { "/v1/feed", render_feed, normal };
  return api_answer (request, question, &rendering, error);
}

/* ---- OpenSearch ---- */

HttpReply *
opensearch_send (const HttpRequest *request, GError **error) {
  static const char *const no_parameters[] = { NULL };
  static const struct {
    const char *type, *path;
  } forms[] = {
    { "text/html", "/?q={searchTerms}" },
    { "application/json", "/v1/search?q={searchTerms}" },
    { "application/atom+xml", "/v1/feed?q={searchTerms}" },
  };
  if (!api_only_parameters (request, no_parameters, error))
    return NULL;
  GString *out = g_string_new (
      XML_BEGIN "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                "<ShortName>Praxis</ShortName>\n"
                "<Description>Find what was done before, where, and what was learnt</Description>\n"
                "<InputEncoding>UTF-8</InputEncoding>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *template = api_address (request, forms[i].path);
    html_append (out, "<Url type=\"%s\" template=\"%s\"/>\n", forms[i].type, template);
  }
  g_string_append (out, "</OpenSearchDescription>\n");
  return http_reply_new (200, "application/opensearchdescription+xml", out);
}
