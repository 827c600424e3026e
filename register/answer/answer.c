/* Putting a search's outcome into JSON: what was understood, the counts, and what the reader should know
 * besides. The hits are in answer_hits.c. */
#include "register/answer/answer.h"
#include "register/document/state.h"
#include "register/search/cursor.h"
#include "register/search/relax.h"
#include <string.h>

/* ---- The query ---- */

static void
add_filter_values (JsonBuilder *builder, const PraxisFilter *filter) {
  int from, to;
  const char *first = g_ptr_array_index (filter->values, 0);
  gboolean years = (filter->field->flags & PRAXIS_FIELD_YEARS) != 0 && filter->values->len == 1
                   && praxis_years_parse (first, &from, &to);
  g_autofree char *name = g_strconcat (filter->excluded ? "not-" : "", filter->field->name, NULL);
  json_builder_set_member_name (builder, name);
  if (years) {
    json_builder_begin_object (builder);
    if (from > PRAXIS_FIRST_YEAR)
      members_add_number (builder, "from", from);
    if (to < PRAXIS_LAST_YEAR)
      members_add_number (builder, "to", to);
    json_builder_end_object (builder);
    return;
  }
  json_builder_begin_array (builder);
  for (guint i = 0; i < filter->values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (filter->values, i));
  json_builder_end_array (builder);
}

static void
add_expansions (JsonBuilder *builder, const GPtrArray *expansions) {
  json_builder_set_member_name (builder, "expanded");
  json_builder_begin_array (builder);
  for (guint i = 0; i < expansions->len; i++) {
    const PraxisExpansion *expansion = g_ptr_array_index (expansions, i);
    json_builder_begin_object (builder);
    members_add_text (builder, "from", expansion->from);
    json_builder_set_member_name (builder, "to");
    json_builder_begin_array (builder);
    json_builder_add_string_value (builder, expansion->to);
    json_builder_end_array (builder);
    members_add_text (builder, "language", *expansion->language != '\0' ? expansion->language : NULL);
    members_add_text (builder, "concept", expansion->concept);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_query (JsonBuilder *builder, const PraxisSearch *search) {
  const char *correction = search->corrected == NULL ? NULL : search->taken ? "taken" : "offered";
  g_autofree char *understood = search->query == NULL ? NULL : praxis_query_describe (search->query);
  json_builder_set_member_name (builder, "query");
  json_builder_begin_object (builder);
  members_add_text (builder, "text", search->request->text != NULL ? search->request->text : "");
  members_add_text (builder, "understood", understood);
  if (search->request->explain != 0 && search->plan->query != NULL) {
    g_autofree char *xapian = store_query_describe (search->plan->query);
    members_add_text (builder, "xapian", xapian);
  }
  add_expansions (builder, search->plan->expansions);
  members_add_text (builder, "corrected", search->corrected);
  members_add_text (builder, "correction", correction);
  json_builder_set_member_name (builder, "filters");
  json_builder_begin_object (builder);
  for (guint i = 0; i < search->filters->len; i++)
    add_filter_values (builder, g_ptr_array_index (search->filters, i));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* ---- What the reader should know besides ---- */

static void
add_notice (JsonBuilder *builder, const char *code, gint64 count, const char *href) {
  json_builder_begin_object (builder);
  members_add_text (builder, "code", code);
  members_add_number (builder, "count", count);
  if (href != NULL)
    members_add_text (builder, "href", href);
  json_builder_end_object (builder);
}

/* The question again with other words (NULL: none), from its first hit. It has all filters as filters, those
 * that stood among its words as well. */
static PraxisRequest *
asked_again (const PraxisSearch *search, const char *text) {
  PraxisRequest *link = praxis_request_copy (search->request);
  g_clear_pointer (&link->cursor, g_free);
  g_free (link->text);
  link->text = g_strdup (text);
  g_ptr_array_unref (link->filters);
  link->filters = praxis_filters_copy (search->filters);
  return link;
}

static char *
href_of (const PraxisRequest *request) {
  g_autofree char *pairs = praxis_request_to_string (request);
  return g_strconcat ("/v1/search?", pairs, NULL);
}

/* The question whose hits are the documents that a notice counts: the same filters, no words, for these hold
 * for nothing that was not read. */
static char *
scope_href (const PraxisSearch *search, const char *readable) {
  g_autoptr (PraxisRequest) link = asked_again (search, NULL);
  g_ptr_array_set_size (link->facets, 0);
  praxis_request_set (link, "readable", readable, NULL);
  return href_of (link);
}

static void
add_scope_notice (JsonBuilder *builder, const PraxisSearch *search, const char *code, guint count,
                  const char *readable) {
  g_autofree char *href = count > 0 ? scope_href (search, readable) : NULL;
  if (count > 0)
    add_notice (builder, code, count, href);
}

static void
add_notices (JsonBuilder *builder, const PraxisRegister *reg, const PraxisSearch *search) {
  json_builder_set_member_name (builder, "notices");
  json_builder_begin_array (builder);
  add_scope_notice (builder, search, "unreadable-in-scope", search->unreadable, PRAXIS_READABLE_NO);
  add_scope_notice (builder, search, "partly-in-scope", search->partly, PRAXIS_READABLE_PARTS);
  if (search->moved)
    add_notice (builder, "index-changed", 1, NULL);
  if (reg->deadline.passed)
    add_notice (builder, "time-limit", 1, NULL);
  json_builder_end_array (builder);
}

/* What there would be without a clause. words: the part of the query that is left out; NULL: all of the
 * clause. link: the question that is left. */
static void
add_without (JsonBuilder *builder, const char *clause, const char *words, guint count,
             const PraxisRequest *link) {
  g_autofree char *href = href_of (link);
  json_builder_begin_object (builder);
  members_add_text (builder, "clause", clause);
  if (words != NULL)
    members_add_text (builder, "words", words);
  members_add_number (builder, "count", count);
  members_add_text (builder, "href", href);
  json_builder_end_object (builder);
}

static gboolean
add_without_words (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search, GError **error) {
  guint filtered;
  g_autoptr (PraxisRequest) wordless = asked_again (search, NULL);
  if (!praxis_search_count (reg, search, NULL, &filtered, error))
    return FALSE;
  add_without (builder, "q", NULL, filtered, wordless);
  g_autoptr (GPtrArray) parts = praxis_search_relax (reg, search, error);
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    const PraxisRelaxed *part = g_ptr_array_index (parts, i);
    g_autoptr (PraxisRequest) link = asked_again (search, *part->text != '\0' ? part->text : NULL);
    add_without (builder, "q", part->words, part->count, link);
  }
  return parts != NULL;
}

static void
add_without_filter (JsonBuilder *builder, const PraxisSearch *search, guint filter) {
  const PraxisFilter *left_out = g_ptr_array_index (search->filters, filter);
  const char *excluded = left_out->excluded ? "not-" : "";
  g_autofree char *clause = g_strconcat (excluded, left_out->field->name, NULL);
  g_autofree char *text = search->query == NULL ? NULL : praxis_query_to_string (search->query);
  g_autoptr (PraxisRequest) link = asked_again (search, text);
  g_ptr_array_remove_index (link->filters, filter);
  add_without (builder, clause, NULL, praxis_selection_without (search->selection, filter), link);
}

/* Why nothing was found: for each clause, how many documents there would be without it. */
static gboolean
add_zero (JsonBuilder *builder, PraxisRegister *reg, const PraxisSearch *search, GError **error) {
  json_builder_set_member_name (builder, "without");
  json_builder_begin_array (builder);
  if (search->query != NULL && !add_without_words (builder, reg, search, error))
    return FALSE;
  for (guint i = 0; i < search->filters->len; i++)
    add_without_filter (builder, search, i);
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_next (JsonBuilder *builder, const PraxisRegister *reg, const PraxisSearch *search) {
  if (!search->more) {
    members_add_text (builder, "next", NULL);
    return;
  }
  g_autoptr (PraxisRequest) next = praxis_request_copy (search->request);
  g_free (next->cursor);
  next->cursor = praxis_cursor_new (reg, search->end);
  g_autofree char *href = href_of (next);
  members_add_text (builder, "next", href);
}

JsonNode *
praxis_answer_build (PraxisRegister *reg, PraxisSearch *search, gint64 began, GError **error) {
  g_autoptr (JsonBuilder) builder = answer_begin_index (reg);
  guint total = praxis_selection_total (search->selection);
  members_add_number (builder, "took_ms", (g_get_monotonic_time () - began) / 1000);
  add_query (builder, search);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  members_add_number (builder, "value", total);
  members_add_text (builder, "relation", reg->deadline.passed ? "gte" : "eq");
  json_builder_end_object (builder);
  if (!answer_add_hits (builder, reg, search, error) || !answer_add_facets (builder, reg, search, error))
    return NULL;
  if (total == 0 && !add_zero (builder, reg, search, error))
    return NULL;
  add_notices (builder, reg, search);
  add_next (builder, reg, search);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
