/* Tests answers as their readers go through them: page after page, in all orders, whatever the question. */
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 45

static char *
id_of (guint number) {
  return g_strdup_printf ("%04x%012u", number * 7, number);
}

/* A document whose title, year and day of being first seen go up in different orders. */
static void
put_numbered (PraxisWriter *writer, guint number) {
  g_autofree char *id = id_of (number), *title = g_strdup_printf ("Title %02u", (number * 17) % DOCUMENTS);
  g_autofree char *year = g_strdup_printf ("%u", 1990 + (number * 7) % 20);
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, "Every text has the commonword and numbered%u.\n\n", number);
  for (guint i = 0; i < number % 5; i++) {
    g_string_append (text, "Some have the rareword more often, others less:");
    for (guint j = 0; j < 12; j++) /* so that each paragraph is a passage, and no text like another */
      g_string_append_printf (text, " word%uof%uin%u", j, i, number);
    g_string_append (text, ".\n\n");
  }
  PraxisDocument *document = fixture_document (id, NULL, title, text->str);
  document->first_seen = 1000000 + (number * 11) % DOCUMENTS;
  fixture_claim (document, "year", year, "covers");
  fixture_claim (document, "country", number % 2 == 0 ? "GH" : "NG", "about");
  fixture_claim (document, "language", number % 3 == 0 ? "fr" : "en", NULL);
  fixture_put (writer, document);
}

static void
index_open (FixtureIndex *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_numbered (writer, i);
  fixture_index_open (index, writer);
}

/* ---- Paging and order ---- */

/* The ids of all hits, page by page. */
static GPtrArray *
all_ids (PraxisRegister *reg, const char *query, const char *sort, const char *limit) {
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *cursor = NULL;
  do {
    const char *pairs[]
        = { "q", query, "sort", sort, "limit", limit, cursor != NULL ? "cursor" : NULL, cursor, NULL };
    g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
    guint count = json_array_get_length (json_object_get_array_member (answer, "hits"));
    g_assert_cmpuint (count, >, 0);
    for (guint i = 0; i < count; i++)
      g_ptr_array_add (ids, g_strdup (fixture_hit_id (answer, i)));
    g_free (cursor);
    cursor = fixture_next_cursor (answer);
  } while (cursor != NULL);
  return ids;
}

static void
test_paging (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const sorts[] = { "score", "year", "title", "newest" };
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++) {
    g_autoptr (GPtrArray) paged = all_ids (index->reg, "commonword rareword", sorts[i], "7");
    g_autoptr (GPtrArray) whole = all_ids (index->reg, "commonword rareword", sorts[i], "100");
    g_assert_cmpuint (paged->len, ==, DOCUMENTS);
    g_assert_cmpuint (whole->len, ==, DOCUMENTS);
    for (guint j = 0; j < paged->len; j++)
      g_assert_cmpstr (g_ptr_array_index (paged, j), ==, g_ptr_array_index (whole, j));
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint j = 0; j < paged->len; j++)
      g_assert_true (g_hash_table_add (seen, g_ptr_array_index (paged, j)));
  }
}

static void
test_passages_paging (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autofree char *cursor = NULL;
  guint hits = 0;
  double last = G_MAXDOUBLE;
  do {
    const char *pairs[]
        = { "q",    "rareword", "output", "passages", "limit", "10", cursor != NULL ? "cursor" : NULL,
            cursor, NULL };
    g_autoptr (JsonObject) answer = fixture_ask (index->reg, pairs);
    guint count = json_array_get_length (json_object_get_array_member (answer, "hits"));
    for (guint i = 0; i < count; i++) {
      double score = json_object_get_double_member (fixture_hit (answer, i), "score");
      g_assert_cmpfloat (score, <=, last);
      last = score;
      JsonArray *passages = json_object_get_array_member (fixture_hit (answer, i), "passages");
      g_assert_cmpuint (json_array_get_length (passages), ==, 1);
    }
    hits += count;
    g_free (cursor);
    cursor = fixture_next_cursor (answer);
  } while (cursor != NULL);
  g_assert_cmpuint (hits, ==, 9 * (1 + 2 + 3 + 4));
}

static int
compare_hits (JsonObject *one, JsonObject *other, const char *sort) {
  if (strcmp (sort, "title") == 0)
    return strcmp (json_object_get_string_member (one, "title"),
                   json_object_get_string_member (other, "title"));
  if (strcmp (sort, "score") == 0)
    return json_object_get_double_member (one, "score") < json_object_get_double_member (other, "score");
  gint64 first = json_object_get_int_member (json_object_get_object_member (one, "covers"), "to");
  gint64 second = json_object_get_int_member (json_object_get_object_member (other, "covers"), "to");
  return first < second;
}

static void
test_orders (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const sorts[] = { "score", "year", "title" };
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++) {
    g_autoptr (JsonObject) answer = fixture_ask (
        index->reg, (const char *const[]){ "q", "rareword", "sort", sorts[i], "limit", "100", NULL });
    for (guint j = 1; j < fixture_total (answer); j++)
      g_assert_cmpint (compare_hits (fixture_hit (answer, j - 1), fixture_hit (answer, j), sorts[i]), <=, 0);
  }
}

static void
test_newest (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GPtrArray) ids = all_ids (index->reg, "commonword", "newest", "100");
  gint64 last = G_MAXINT64;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (JsonNode) node = praxis_register_document (index->reg, g_ptr_array_index (ids, i), NULL);
    gint64 seen = json_object_get_int_member (json_node_get_object (node), "first_seen");
    g_assert_cmpint (seen, <=, last);
    last = seen;
  }
}

static void
test_limit_none (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", "limit", "0", NULL });
  g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "hits")), ==, 0);
}

static void
test_bad_cursor (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const cursors[] = { "x", "12", "12-", "12-x", "12--1", "" };
  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
    g_assert_true (praxis_request_set (request, "cursor", cursors[i], NULL));
    g_assert_null (praxis_register_search (index->reg, request, &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  }
}

static void
test_far_cursor (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "cursor", "1-1000000", NULL });
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "hits")), ==, 0);
  g_assert_null (fixture_next_cursor (answer));
}

static gboolean
has_moved (JsonObject *answer) {
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  gboolean found = FALSE;
  for (guint i = 0; i < json_array_get_length (notices); i++)
    found = found
            || strcmp (json_object_get_string_member (json_array_get_object_element (notices, i), "code"),
                       "index-changed")
                   == 0;
  return found;
}

/* That may have the same revision. */
static void
test_cursor_of_other_index (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) first = fixture_ask (index->reg, (const char *const[]){ "limit", "3", NULL });
  g_autofree char *own = fixture_next_cursor (first), *other = g_strconcat ("other", own, NULL);
  g_autoptr (JsonObject) next
      = fixture_ask (index->reg, (const char *const[]){ "limit", "3", "cursor", own, NULL });
  g_autoptr (JsonObject) strange
      = fixture_ask (index->reg, (const char *const[]){ "limit", "3", "cursor", other, NULL });
  g_assert_false (has_moved (next));
  g_assert_true (has_moved (strange));
}

/* ---- Filters among the words ---- */

/* Of the documents 23 are about GH and the 22 others about NG; 4 of these have no rareword. */
static const struct {
  const char *query;
  guint total;
} formulas[] = {
  { "commonword country:Ghana", 23 },
  { "country:gh AND commonword", 23 },
  { "+country:GH commonword", 23 },
  { "commonword -country:NG", 23 },
  { "commonword AND (country:GH)", 23 },
  { "NOT country:NG", 23 },
  { "country:GH country:NG", 45 },
  { "country:GH OR country:NG", 45 },
  { "country:GH AND country:NG", 0 },
  { "commonword AND country:GH AND country:NG", 0 },
  { "+country:GH +country:NG", 0 },
  { "country:NG +country:GH", 0 },
  { "country:NG country:GH", 45 },
  { "country:GH country:NG AND commonword", 45 },
  { "(country:GH OR rareword) AND commonword", 41 },
  { "year:1990..1999 country:GH", 12 },
  { "(year:1990..1999 AND country:GH) OR zzz", 12 },
  { "-zzz", 45 },
  { "()", 45 },
};

static void
test_filters_in_query (FixtureIndex *index, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++) {
    g_autoptr (JsonObject) answer
        = fixture_ask (index->reg, (const char *const[]){ "q", formulas[i].query, NULL });
    g_test_message ("%s", formulas[i].query);
    g_assert_cmpuint (fixture_total (answer), ==, formulas[i].total);
  }
}

/* ---- Nothing found ---- */

/* Queries of two parts, and what they are without the first and the second (NULL: not a part by itself). */
static const struct {
  const char *query, *without_first, *without_second;
} two_parts[] = {
  { "+%1 +%2", "+%2", "+%1" },
  { "%1 AND %2", "%2", "%1" },
  { "+%1 -%2", "-%2", "+%1" },
  { "%1 NOT %2", NULL, "%1" },
  { "%1 %2", NULL, NULL },
  { "\"%1\" AND (%2 OR zzz)", "%2 zzz", "%1" },
  { "title:%1 AND %2", "%2", "title:%1" },
};

static char *
fill_in (const char *form, const char *one, const char *other) {
  g_autoptr (GString) filled = g_string_new (form);
  g_string_replace (filled, "%1", one, 0);
  g_string_replace (filled, "%2", other, 0);
  return g_strdup (filled->str);
}

static guint
total_of (PraxisRegister *reg, const char *query, const char *country, const char *year) {
  const char *pairs[] = { "q", query, "country", country, "year", year, NULL };
  g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
  return fixture_total (answer);
}

/* What a link of an answer finds. */
static guint
total_behind (PraxisRegister *reg, const char *href) {
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (g_str_has_prefix (href, "/v1/search?"));
  g_auto (GStrv) parts = g_strsplit_set (href + strlen ("/v1/search?"), "&=", -1);
  for (char **part = parts; *part != NULL; part++)
    g_ptr_array_add (pairs, g_uri_unescape_string (*part, NULL));
  g_ptr_array_add (pairs, NULL);
  g_autoptr (JsonObject) answer = fixture_ask (reg, (const char *const *)pairs->pdata);
  return fixture_total (answer);
}

/* The count of the next part listed, NULL (no part): nothing is listed for it. */
static void
check_part (PraxisRegister *reg, JsonArray *without, guint *index, const char *relaxed,
            const char *const *filters) {
  if (relaxed == NULL)
    return;
  JsonObject *clause = json_array_get_object_element (without, (*index)++);
  g_assert_cmpstr (json_object_get_string_member (clause, "clause"), ==, "q");
  g_assert_true (json_object_has_member (clause, "words"));
  g_assert_cmpint (json_object_get_int_member (clause, "count"), ==,
                   total_of (reg, relaxed, filters[0], filters[1]));
}

static void
test_parts (FixtureIndex *index, gconstpointer data) {
  static const char *const words[] = { "commonword", "rareword", "02", "17", "zzz" };
  static const char *const countries[] = { "GH", "NG", "TG" }, *const years[]
                                                               = { "1990..1993", "1994..2009" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  (void)data;
  for (guint run = 0; run < 500; run++) {
    guint form = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (two_parts));
    const char *one = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
    const char *other = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
    const char *filters[] = { countries[g_rand_int_range (random, 0, G_N_ELEMENTS (countries))],
                              years[g_rand_int_range (random, 0, G_N_ELEMENTS (years))] };
    g_autofree char *query = fill_in (two_parts[form].query, one, other);
    const char *pairs[] = { "q", query, "country", filters[0], "year", filters[1], NULL };
    g_autoptr (JsonObject) answer = fixture_ask (index->reg, pairs);
    if (fixture_total (answer) > 0)
      continue;
    JsonArray *without = json_object_get_array_member (answer, "without");
    g_autofree char *first
        = two_parts[form].without_first == NULL ? NULL : fill_in (two_parts[form].without_first, one, other);
    g_autofree char *second = two_parts[form].without_second == NULL
                                  ? NULL
                                  : fill_in (two_parts[form].without_second, one, other);
    guint next = 1;
    g_test_message ("%s", query);
    check_part (index->reg, without, &next, first, filters);
    check_part (index->reg, without, &next, second, filters);
    g_assert_cmpuint (json_array_get_length (without), ==, next + 2);
    for (guint i = 0; i < next + 2; i++) {
      JsonObject *clause = json_array_get_object_element (without, i);
      g_assert_cmpint (json_object_get_int_member (clause, "count"), ==,
                       total_behind (index->reg, json_object_get_string_member (clause, "href")));
    }
  }
}

/* ---- For a page ---- */

static void
test_people (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_true (praxis_request_set (request, "facets", "country", NULL));
  praxis_request_for_people (request);
  g_autoptr (JsonNode) node = praxis_register_search (index->reg, request, &error);
  g_assert_no_error (error);
  JsonObject *answer = json_node_get_object (node), *hit = fixture_hit (answer, 0);
  JsonObject *evidence = json_object_get_object_member (hit, "evidence");
  g_assert_cmpstr (json_object_get_string_member (evidence, "id"), ==, fixture_hit_id (answer, 0));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (evidence, "tags")), ==, 3);
  JsonObject *facet = json_array_get_object_element (json_object_get_array_member (answer, "facets"), 0);
  JsonObject *value = json_array_get_object_element (json_object_get_array_member (facet, "values"), 0);
  g_assert_false (json_object_has_member (value, "href"));
}

/* ---- Whatever is asked ---- */

static void
assert_answer_or_reason (PraxisRegister *reg, const char *query) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_test_message ("%s", query);
  g_assert_true (praxis_request_set (request, "q", query, NULL));
  g_autoptr (JsonNode) answer = praxis_register_search (reg, request, &error);
  g_assert_true ((answer == NULL) == (error != NULL));
}

static void
test_anything (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pieces[] = { "commonword",
                                        "rareword",
                                        "(",
                                        ")",
                                        "\"",
                                        "+",
                                        "-",
                                        " ",
                                        " ",
                                        " AND ",
                                        " OR ",
                                        " NOT ",
                                        "NEAR",
                                        "NEAR/2 ",
                                        "*",
                                        "country:GH",
                                        "year:2000..",
                                        "title:",
                                        "peer-to-peer",
                                        "l'",
                                        "国際移住",
                                        "Ghana",
                                        "the",
                                        "return counselling",
                                        "?",
                                        "com*",
                                        "()" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (guint run = 0; run < 2000; run++) {
    g_autoptr (GString) query = g_string_new (NULL);
    for (guint i = (guint)g_rand_int_range (random, 1, 9); i > 0; i--)
      g_string_append (query, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    assert_answer_or_reason (index->reg, query->str);
  }
}

static const struct {
  const char *path;
  void (*function) (FixtureIndex *index, gconstpointer data);
} tests[] = {
  { "/answer/going from page to page gives each hit once", test_paging },
  { "/answer/passages of all documents are ranked and paged", test_passages_paging },
  { "/answer/hits come in the order asked for", test_orders },
  { "/answer/the newest documents come first", test_newest },
  { "/answer/no hits asked for are none, with the total", test_limit_none },
  { "/answer/a cursor that is none is refused", test_bad_cursor },
  { "/answer/a cursor of another index is told", test_cursor_of_other_index },
  { "/answer/a cursor behind the last hit gives none", test_far_cursor },
  { "/answer/values among the words mean what they say", test_filters_in_query },
  { "/answer/without a part of the query there is what the query without it finds", test_parts },
  { "/answer/for a page hits have their evidence, and facets no links", test_people },
  { "/answer/whatever is asked there is an answer or a reason", test_anything },
};

int
main (int argc, char **argv) {
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FixtureIndex, NULL, index_open, tests[i].function, fixture_index_close);
  return g_test_run ();
}
