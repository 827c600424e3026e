/* The search page: total, chips of active filters, notices, hits with passages, paging. The facets beside
 * them are in facet_list.c. */
#include "searchd/search_page.h"
#include "register/document/field.h"
#include "searchd/answer_words.h"
#include "searchd/api.h"
#include "searchd/facet_list.h"
#include "searchd/hit_list.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include "searchd/start_page.h"

#define PAGE_FACETS "country,region,topic,in,year,published,type,language,readable"
#define START_HITS "5"

static const struct {
  const char *value, *label;
} orders[] = {
  { "score", N_ ("Best match") },
  { "year", N_ ("Latest year") },
  { "newest", N_ ("Newly added") },
  { "title", N_ ("Title") },
};

/* The link to the same query without any filter; caller frees. */
static char *
bare_link (const GPtrArray *pairs) {
  const char *query = query_string_find (pairs, "q");
  GString *link = g_string_new ("/?");
  query_string_append (link, "q", query != NULL ? query : "");
  return g_string_free (link, FALSE);
}

static void
append_total (GString *out, JsonObject *answer) {
  JsonObject *total = page_object (answer, "total");
  gint64 value = page_number (total, "value");
  gboolean least = g_strcmp0 (page_text (total, "relation"), "gte") == 0;
  g_string_append (out, "<div class=\"summary\">\n<h1>");
  if (value == 0)
    html_append (out, "%s", _ ("No documents"));
  else if (least)
    html_append (out, _ ("At least %ld documents"), (long)value);
  else
    answer_words_append_count (out, value);
  g_string_append (out, "</h1>\n");
}

static void
append_orders (GString *out, const GPtrArray *pairs) {
  const char *chosen = query_string_find (pairs, "sort");
  html_append (out, "<nav class=\"orders\" aria-label=\"%s\">\n", _ ("Order"));
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    gboolean current = chosen != NULL ? g_str_equal (chosen, orders[i].value) : i == 0;
    g_autofree char *link = page_link (pairs, "sort", NULL, i == 0 ? NULL : "sort", orders[i].value);
    html_append (out, "<a href=\"%s\" aria-current=\"%s\">%s</a>\n", link, current ? "true" : "false",
                 _ (orders[i].label));
  }
  g_string_append (out, "</nav>\n");
}

static void
append_chip (GString *out, const QueryPair *pair, const GPtrArray *pairs,
             const PraxisVocabulary *vocabulary) {
  const PraxisField *field;
  gboolean negated;
  if (!page_is_filter (pair->key, &field, &negated))
    return;
  g_autofree char *link = page_link (pairs, pair->key, pair->value, NULL, NULL);
  html_append (out,
               "<li><a href=\"%s\"><span class=\"kind\">%s%s</span> <bdi>%s</bdi> <span class=\"cross\" "
               "aria-hidden=\"true\">×</span><span class=\"unseen\">%s</span></a></li>\n",
               link, _ (field->label), negated ? _ (" not") : "",
               page_label (vocabulary, field->name, pair->value), _ ("remove this filter"));
}

static void
append_chips (GString *out, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  if (!page_has_filters (pairs))
    return;
  g_autofree char *bare = bare_link (pairs);
  html_append (out, "<ul class=\"chips\" aria-label=\"%s\">\n", _ ("Active filters"));
  for (guint i = 0; i < pairs->len; i++)
    append_chip (out, g_ptr_array_index (pairs, i), pairs, vocabulary);
  html_append (out, "<li><a class=\"all\" href=\"%s\">%s</a></li>\n</ul>\n", bare, _ ("Clear all filters"));
}

static void
append_paging (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  const char *next = page_text (answer, "next");
  const char *query = next != NULL ? strchr (next, '?') : NULL;
  g_autoptr (GPtrArray) next_pairs = query_string_parse (query != NULL ? query + 1 : NULL, NULL);
  const char *cursor = next_pairs != NULL ? query_string_find (next_pairs, "cursor") : NULL;
  gboolean first = query_string_find (pairs, "cursor") == NULL;
  if (cursor == NULL && first)
    return;
  html_append (out, "<nav class=\"paging\" aria-label=\"%s\">\n", _ ("Pages of results"));
  if (!first) {
    g_autofree char *link = page_link (pairs, NULL, NULL, NULL, NULL);
    html_append (out, "<a href=\"%s\">%s</a>\n", link, _ ("Back to the first results"));
  }
  if (cursor != NULL) {
    g_autofree char *link = page_link (pairs, NULL, NULL, "cursor", cursor);
    html_append (out, "<a rel=\"next\" href=\"%s\">%s</a>\n", link, _ ("More results"));
  }
  g_string_append (out, "</nav>\n");
}

/* The question that the hits answer: with the corrected words, if those were asked for. Caller unrefs. */
static GPtrArray *
answered (JsonObject *answer, const GPtrArray *pairs) {
  JsonObject *query = page_object (answer, "query");
  gboolean taken = g_strcmp0 (page_text (query, "correction"), "taken") == 0;
  GPtrArray *asked = g_ptr_array_new_with_free_func ((GDestroyNotify)query_pair_free);
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    gboolean other = taken && g_str_equal (pair->key, "q");
    g_ptr_array_add (asked, query_pair_new (pair->key, other ? page_text (query, "corrected") : pair->value));
  }
  return asked;
}

HttpReply *
search_page_render (JsonObject *answer, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  JsonArray *hits = page_array (answer, "hits");
  g_autoptr (GPtrArray) asked = answered (answer, pairs);
  GString *out = page_begin (page_has_query (pairs) ? query_string_find (pairs, "q") : NULL, pairs);
  g_string_append (out, "<div class=\"layout\">\n<main id=\"main\">\n");
  append_total (out, answer);
  html_append (out, "<a class=\"to-filters\" href=\"#filters\">%s</a>\n", _ ("Filters"));
  append_orders (out, pairs);
  g_string_append (out, "</div>\n");
  append_chips (out, pairs, vocabulary);
  answer_words_append (out, answer, pairs);
  if (page_count (hits) == 0)
    answer_words_append_nothing (out, answer, pairs);
  else
    hit_list_append (out, hits, asked, vocabulary);
  append_paging (out, answer, pairs);
  g_string_append (out, "</main>\n");
  html_append (out, "<aside id=\"filters\" aria-label=\"%s\">\n<h2>%s</h2>\n", _ ("Filters"),
               _ ("Narrow down"));
  facet_list_append (out, page_array (answer, "facets"), pairs, vocabulary);
  g_string_append (out, "</aside>\n</div>\n");
  return page_end (out, 200);
}

static HttpReply *
render_search (const HttpRequest *request, JsonNode *answer, gconstpointer pairs) {
  return search_page_render (json_node_get_object (answer), pairs, request->site->vocabulary);
}

static HttpReply *
render_start (const HttpRequest *request, JsonNode *answer, gconstpointer pairs) {
  return start_page_render (json_node_get_object (answer), pairs, request->site->vocabulary);
}

/* What is asked for unless the address says otherwise. */
static gboolean
set_default (PraxisRequest *question, const GPtrArray *pairs, const char *key, const char *value,
             GError **error) {
  return query_string_find (pairs, key) != NULL || praxis_request_set (question, key, value, error);
}

HttpReply *
page_search (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL)
    return NULL;
  g_autoptr (GPtrArray) pairs = page_pairs (question, request->pairs);
  gboolean start = pairs->len == 0;
  if (!set_default (question, pairs, "facets", PAGE_FACETS, error)
      || !set_default (question, pairs, "zeros", "1", error)
      || (start
          && (!set_default (question, pairs, "sort", "newest", error)
              || !set_default (question, pairs, "passages", "1", error)
              || !set_default (question, pairs, "limit", START_HITS, error))))
    return NULL;
  praxis_request_for_people (question);
  ApiRendering page = { "/", start ? render_start : render_search, pairs };
  return api_answer (request, question, &page, error);
}
