/* The search page: total, chips of active filters, notices, hits with passages, paging. The facets beside
 * them are in facet_list.c. */
#include "searchd/search_page.h"
#include "register/field.h"
#include "searchd/api.h"
#include "searchd/facet_list.h"
#include "searchd/hit_list.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"

#define PAGE_FACETS "country,topic,year,type,language,readable"

static const struct {
  const char *value, *label;
} orders[] = {
  { "score", "Best match" },
  { "year", "Latest year" },
  { "newest", "Newly added" },
  { "title", "Title" },
};

static gboolean
has_filters (const GPtrArray *pairs) {
  for (guint i = 0; i < pairs->len; i++)
    if (page_is_filter (((const QueryPair *)g_ptr_array_index (pairs, i))->key, NULL, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
has_query (const GPtrArray *pairs) {
  const char *query = query_string_find (pairs, "q");
  return query != NULL && *query != '\0';
}

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
  const char *least = g_strcmp0 (page_text (total, "relation"), "gte") == 0 ? "At least " : "";
  g_string_append (out, "<div class=\"summary\">\n");
  if (value == 0)
    g_string_append (out, "<h1>No documents</h1>\n");
  else
    html_append (out, "<h1>%s%" G_GINT64_FORMAT " %s</h1>\n", least, value,
                 value == 1 ? "document" : "documents");
}

static void
append_orders (GString *out, const GPtrArray *pairs) {
  const char *chosen = query_string_find (pairs, "sort");
  g_string_append (out, "<nav class=\"orders\" aria-label=\"Order\">\n");
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    gboolean current = chosen != NULL ? g_str_equal (chosen, orders[i].value) : i == 0;
    g_autofree char *link = page_link (pairs, "sort", NULL, i == 0 ? NULL : "sort", orders[i].value);
    html_append (out, "<a href=\"%s\" aria-current=\"%s\">%s</a>\n", link, current ? "true" : "false",
                 orders[i].label);
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
               "aria-hidden=\"true\">×</span><span class=\"unseen\">remove this filter</span></a></li>\n",
               link, field->label, negated ? " not" : "", page_label (vocabulary, field->name, pair->value));
}

static void
append_chips (GString *out, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  if (!has_filters (pairs))
    return;
  g_autofree char *bare = bare_link (pairs);
  g_string_append (out, "<ul class=\"chips\" aria-label=\"Active filters\">\n");
  for (guint i = 0; i < pairs->len; i++)
    append_chip (out, g_ptr_array_index (pairs, i), pairs, vocabulary);
  html_append (out, "<li><a class=\"all\" href=\"%s\">Clear all filters</a></li>\n</ul>\n", bare);
}

/* The corrected text as a link, said to be offered or taken. */
static void
append_correction (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  JsonObject *query = page_object (answer, "query");
  const char *corrected = page_text (query, "corrected");
  if (corrected == NULL)
    return;
  gboolean taken = g_strcmp0 (page_text (query, "correction"), "taken") == 0;
  g_autofree char *link = page_link (pairs, "q", NULL, "q", corrected);
  g_string_append (out, "<p class=\"notice\">");
  if (taken)
    html_append (out, "Nothing was found for <bdi>%s</bdi>. This answers ", page_text (query, "text"));
  html_append (out, "%s<a href=\"%s\"><bdi>%s</bdi></a>%s</p>\n", taken ? "" : "Did you mean ", link,
               corrected, taken ? "." : "?");
}

/* What a notice says, by its code: for one, for several. The number goes before, the link to them behind. */
static const struct {
  const char *code, *one, *many;
} sentences[] = {
  { "unreadable-in-scope", " document in your selection could not be read.",
    " documents in your selection could not be read." },
  { "partly-in-scope", " document in your selection was read in part only.",
    " documents in your selection were read in part only." },
  { "index-changed", NULL, "The register has changed since the first page of this answer." },
  { "time-limit", NULL, "The time limit was reached: this answer is not complete." },
};

static void
append_sentence (GString *out, gsize row, JsonObject *notice) {
  gint64 count = page_number (notice, "count");
  const char *href = page_text (notice, "href"), *pairs = href != NULL ? strchr (href, '?') : NULL;
  g_string_append (out, "<li>");
  if (sentences[row].one != NULL)
    html_append (out, "%" G_GINT64_FORMAT, count);
  html_append (out, "%s",
               count == 1 && sentences[row].one != NULL ? sentences[row].one : sentences[row].many);
  if (pairs != NULL)
    html_append (out, " <a href=\"/%s\">See which</a>", pairs);
  g_string_append (out, "</li>\n");
}

static void
append_notice (GString *out, JsonObject *notice) {
  const char *code = page_text (notice, "code"), *message = page_text (notice, "message");
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (code, sentences[i].code) == 0) {
      append_sentence (out, i, notice);
      return;
    }
  if (message != NULL || code != NULL)
    html_append (out, "<li>%s</li>\n", message != NULL ? message : code);
}

static void
append_notices (GString *out, JsonObject *answer) {
  JsonArray *notices = page_array (answer, "notices");
  if (page_count (notices) == 0)
    return;
  g_string_append (out, "<ul class=\"notices\">\n");
  for (guint i = 0; i < page_count (notices); i++)
    append_notice (out, page_element (notices, i));
  g_string_append (out, "</ul>\n");
}

/* A clause (the words or a filter) without which there would be documents, as the link that leaves it out. */
static void
append_without (GString *out, JsonObject *without, const GPtrArray *pairs) {
  const char *clause = page_text (without, "clause");
  gint64 count = page_number (without, "count");
  const PraxisField *field = NULL;
  gboolean negated = FALSE;
  if (clause == NULL || count == 0)
    return;
  if (page_text (without, "words") != NULL) {
    html_append (out, "<li>Without “<bdi>%s</bdi>”: %" G_GINT64_FORMAT " %s</li>\n",
                 page_text (without, "words"), count, count == 1 ? "document" : "documents");
    return;
  }
  page_is_filter (clause, &field, &negated);
  g_autofree char *link = page_link (pairs, clause, NULL, NULL, NULL);
  html_append (out, "<li><a href=\"%s\">Without %s%s%s</a>: %" G_GINT64_FORMAT " %s</li>\n", link,
               field != NULL ? "the filter " : "", negated ? "not " : "",
               field != NULL ? field->label : "the words", count, count == 1 ? "document" : "documents");
}

static void
append_nothing (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  JsonArray *without = page_array (answer, "without");
  if (!has_query (pairs) && !has_filters (pairs)) {
    g_string_append (out, "<div class=\"empty\"><p>The register is empty.</p>\n<p>Fill it with "
                          "<code>praxis index FOLDER</code>, then reload this page.</p></div>\n");
    return;
  }
  g_string_append (out, "<div class=\"empty\"><p>Nothing in the register answers this.</p>\n<ul>\n");
  for (guint i = 0; i < page_count (without); i++)
    append_without (out, page_element (without, i), pairs);
  if (has_query (pairs))
    g_string_append (out, "<li>Try fewer or more general words.</li>\n");
  g_string_append (out, "</ul></div>\n");
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
  g_string_append (out, "<nav class=\"paging\" aria-label=\"Pages of results\">\n");
  if (!first) {
    g_autofree char *link = page_link (pairs, NULL, NULL, NULL, NULL);
    html_append (out, "<a href=\"%s\">Back to the first results</a>\n", link);
  }
  if (cursor != NULL) {
    g_autofree char *link = page_link (pairs, NULL, NULL, "cursor", cursor);
    html_append (out, "<a rel=\"next\" href=\"%s\">More results</a>\n", link);
  }
  g_string_append (out, "</nav>\n");
}

HttpReply *
search_page_render (JsonObject *answer, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  JsonArray *hits = page_array (answer, "hits");
  GString *out = page_begin (has_query (pairs) ? query_string_find (pairs, "q") : NULL, pairs);
  g_string_append (out, "<div class=\"layout\">\n<main id=\"main\">\n");
  append_total (out, answer);
  g_string_append (out, "<a class=\"to-filters\" href=\"#filters\">Filters</a>\n");
  append_orders (out, pairs);
  g_string_append (out, "</div>\n");
  append_chips (out, pairs, vocabulary);
  append_correction (out, answer, pairs);
  append_notices (out, answer);
  if (page_count (hits) == 0)
    append_nothing (out, answer, pairs);
  else
    hit_list_append (out, hits, vocabulary);
  append_paging (out, answer, pairs);
  g_string_append (out, "</main>\n");
  facet_list_append (out, page_array (answer, "facets"), pairs);
  g_string_append (out, "</div>\n");
  return page_end (out, 200);
}

static HttpReply *
render_page (const HttpRequest *request, JsonNode *answer, gconstpointer pairs) {
  return search_page_render (json_node_get_object (answer), pairs, request->site->vocabulary);
}

HttpReply *
page_search (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL)
    return NULL;
  g_autoptr (GPtrArray) pairs = page_pairs (question, request->pairs);
  if (query_string_find (pairs, "facets") == NULL
      && !praxis_request_set (question, "facets", PAGE_FACETS, error))
    return NULL;
  ApiRendering page = { "/", render_page, pairs };
  return api_answer (request, question, &page, error);
}
