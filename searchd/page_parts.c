/* The frame of the pages and the small things they share. */
#include "searchd/page_parts.h"
#include "register/base/error.h"
#include "register/query/filter.h"
#include "searchd/assets.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/problem.h"
#include "searchd/query_string.h"
#include <string.h>

void
page_append_hidden (GString *out, const GPtrArray *pairs, const char *without_key) {
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    if (!g_str_equal (pair->key, without_key) && !g_str_equal (pair->key, "cursor"))
      html_append (out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n", pair->key, pair->value);
  }
}

/* The page does without them. */
static const char *const scripts[] = { "suggest.js", "results.js", "passages.js", "years.js", "brief.js" };

/* The same page in the other languages. */
static void
append_languages (GString *out, const GPtrArray *pairs) {
  html_append (out, "<nav class=\"languages\" aria-label=\"%s\">\n", _ ("Language of this page"));
  for (const PageLanguage *row = page_languages (); row->code != NULL; row++) {
    g_autoptr (GString) link = g_string_new ("?");
    for (guint i = 0; i < pairs->len; i++) {
      const QueryPair *pair = g_ptr_array_index (pairs, i);
      query_string_append (link, pair->key, pair->value);
    }
    query_string_append (link, "lang", row->code);
    gboolean current = g_str_equal (row->code, page_language_code ());
    html_append (out, "<a href=\"%s\" lang=\"%s\" hreflang=\"%s\" title=\"%s\" aria-current=\"%s\">%s</a>\n",
                 link->str, row->code, row->code, row->name, current ? "true" : "false", row->code);
  }
  g_string_append (out, "</nav>\n");
}

/* By which browsers and feed readers find the other forms of what is shown. */
static void
append_forms (GString *out, const GPtrArray *pairs) {
  g_autofree char *link = page_link (pairs, "prefix", NULL, NULL, NULL);
  html_append (out,
               "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Praxis\" "
               "href=\"/opensearch.xml\">\n"
               "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/v1/feed%s\">\n",
               link + strlen ("/"));
}

/* The way to the brief, with the words that its script needs. */
static void
append_brief (GString *out) {
  html_append (out,
               "<a class=\"to-brief\" href=\"/brief\" data-add=\"%s\" data-remove=\"%s\" data-page=\"%s\" "
               "data-open=\"%s\" data-copied=\"%s\">%s <span class=\"count\"></span></a>\n",
               _ ("add to the brief"), _ ("Remove"), _ ("page"), _ ("open the file"),
               _ ("The link is copied."), _ ("Brief"));
}

GString *
page_begin (const char *title, const GPtrArray *pairs) {
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  html_append (out, "<html lang=\"%s\">\n", page_language_code ());
  g_string_append (out, "<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        "<meta name=\"color-scheme\" content=\"light dark\">\n");
  const char *query = query_string_find (pairs, "q");
  html_append (out, "<title>%s%sPraxis</title>\n", title != NULL ? title : "", title != NULL ? " · " : "");
  html_append (out, "<link rel=\"stylesheet\" href=\"%s\">\n<link rel=\"icon\" href=\"%s\">\n",
               asset_href ("style.css"), asset_href ("icon.svg"));
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    html_append (out, "<script type=\"module\" src=\"%s\"></script>\n", asset_href (scripts[i]));
  append_forms (out, pairs);
  g_string_append (out, "</head>\n<body>\n");
  html_append (out,
               "<a class=\"skip\" href=\"#main\">%s</a>\n<header class=\"top\">\n"
               "<a class=\"brand\" href=\"/\">Praxis</a>\n"
               "<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n"
               "<label class=\"unseen\" for=\"q\">%s</label>\n",
               _ ("Skip to the results"), _ ("Search the register"));
  html_append (out,
               "<input id=\"q\" name=\"q\" type=\"search\" dir=\"auto\" autocomplete=\"off\" value=\"%s\" "
               "placeholder=\"%s\">\n",
               query != NULL ? query : "", _ ("What have we done before, where, and what did we learn?"));
  page_append_hidden (out, pairs, "q");
  html_append (out, "<button type=\"submit\">%s</button>\n</form>\n", _ ("Search"));
  append_brief (out);
  append_languages (out, pairs);
  g_string_append (out, "</header>\n");
  return out;
}

HttpReply *
page_end (GString *out, int status) {
  g_string_append (out, "</body>\n</html>\n");
  return http_reply_new (status, "text/html; charset=utf-8", out);
}

/* The query with the place marked where it could not be read any further. */
static void
append_position (GString *out, const char *query, int position) {
  if (query == NULL || position < 0)
    return;
  g_autoptr (JsonArray) marks = json_array_new ();
  JsonArray *mark = json_array_new ();
  json_array_add_int_element (mark, position);
  json_array_add_int_element (mark, position + 1);
  json_array_add_array_element (marks, mark);
  g_autofree char *shown = g_strconcat (query, " ", NULL); /* it may be the end that is wrong */
  g_string_append (out, "<p class=\"query\" dir=\"auto\">");
  html_append_marked (out, shown, marks);
  g_string_append (out, "</p>\n");
}

/* The way out where signs of the query language were meant as signs. */
static void
append_plainly (GString *out, const GPtrArray *pairs) {
  g_autofree char *link = page_link (pairs, "syntax", NULL, "syntax", "plain");
  html_append (out, "<p><a href=\"%s\">%s</a></p>\n", link, _ ("Search for the words as they stand"));
}

/* What is told beside the title: of a request that the gate refused, whose language was not known by then, in
 * its own words. */
static const char *
detail_of (const GError *error, const Problem *problem) {
  if (problem->status >= 500)
    return _ ("Please try again in a moment.");
  if (g_error_matches (error, HTTP_ERROR, HTTP_ERROR_NO_ROUTE))
    return _ ("The address may be mistyped, or what was there has moved.");
  if (g_error_matches (error, HTTP_ERROR, HTTP_ERROR_FILE_GONE))
    return _ ("It was moved or removed since it was indexed.");
  return error->domain == HTTP_ERROR ? _ (error->message) : error->message;
}

HttpReply *
page_problem (const HttpRequest *request, const GError *error) {
  const Problem *problem = problem_find (error);
  const char *title = _ (problem->title);
  GString *out = page_begin (title, request->pairs);
  html_append (out,
               "<main id=\"main\" class=\"single\">\n<h1>%s</h1>\n<p class=\"notice\" dir=\"auto\">%s</p>\n",
               title, detail_of (error, problem));
  append_position (out, query_string_find (request->pairs, "q"), praxis_error_position (error));
  if (praxis_error_position (error) >= 0)
    append_plainly (out, request->pairs);
  html_append (out, "<p><a href=\"/\">%s</a></p>\n</main>\n", _ ("Start a new search"));
  return page_end (out, problem->status);
}

GPtrArray *
page_pairs (const PraxisRequest *question, const GPtrArray *asked) {
  g_autofree char *normal = praxis_request_to_string (question);
  g_autoptr (GPtrArray) whole = query_string_parse (normal, NULL);
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)query_pair_free);
  for (guint i = 0; whole != NULL && i < whole->len; i++) {
    const QueryPair *pair = g_ptr_array_index (whole, i);
    gboolean filter = page_is_filter (pair->key, NULL, NULL);
    if (!filter && query_string_find (asked, pair->key) == NULL)
      continue;
    const char *separators = filter ? "," : "";
    g_auto (GStrv) values = g_strsplit_set (pair->value, separators, -1);
    for (char **value = values; *value != NULL; value++)
      g_ptr_array_add (pairs, query_pair_new (pair->key, *value));
  }
  return pairs;
}

char *
page_link (const GPtrArray *pairs, const char *without_key, const char *without_value, const char *key,
           const char *value) {
  GString *link = g_string_new ("/?");
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    gboolean left_out = g_str_equal (pair->key, "cursor")
                        || (g_strcmp0 (pair->key, without_key) == 0
                            && (without_value == NULL || g_str_equal (pair->value, without_value)));
    if (!left_out)
      query_string_append (link, pair->key, pair->value);
  }
  if (key != NULL)
    query_string_append (link, key, value);
  if (g_str_equal (link->str, "/?"))
    g_string_truncate (link, 1);
  return g_string_free (link, FALSE);
}

gboolean
page_has_pair (const GPtrArray *pairs, const char *key, const char *value) {
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    if (g_str_equal (pair->key, key) && g_str_equal (pair->value, value))
      return TRUE;
  }
  return FALSE;
}

gboolean
page_is_filter (const char *key, const PraxisField **field, gboolean *negated) {
  gboolean no = g_str_has_prefix (key, "not-");
  const PraxisField *found = praxis_field_find (no ? key + strlen ("not-") : key);
  if (field != NULL)
    *field = found;
  if (negated != NULL)
    *negated = no;
  return found != NULL;
}

gboolean
page_has_query (const GPtrArray *pairs) {
  const char *query = query_string_find (pairs, "q");
  return query != NULL && *query != '\0';
}

gboolean
page_has_filters (const GPtrArray *pairs) {
  for (guint i = 0; i < pairs->len; i++)
    if (page_is_filter (((const QueryPair *)g_ptr_array_index (pairs, i))->key, NULL, NULL))
      return TRUE;
  return FALSE;
}

const char *
page_label (const PraxisVocabulary *vocabulary, const char *field, const char *value) {
  const PraxisField *row = field != NULL ? praxis_field_find (field) : NULL;
  if (row == NULL)
    return value;
  const char *label = praxis_value_label_in (row, value, page_language_code (), vocabulary);
  return row->values != NULL ? _ (label) : label;
}

const char *
page_text (JsonObject *object, const char *name) {
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

const char *
page_language (JsonObject *document) {
  const char *language = page_text (document, "language");
  return language != NULL ? language : "";
}

JsonArray *
page_array (JsonObject *object, const char *name) {
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
page_object (JsonObject *object, const char *name) {
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

gint64
page_number (JsonObject *object, const char *name) {
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

JsonObject *
page_element (JsonArray *array, guint index) {
  JsonNode *node = json_array_get_element (array, index);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

guint
page_count (JsonArray *array) {
  return array != NULL ? json_array_get_length (array) : 0;
}
