/* Tests answers as their readers go through them: page after page, in all orders, down to single documents,
 * and while the index moves on. */
#include "register/error.h"
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 45

typedef struct {
  char *folder;
  PraxisRegister *reg;
} Index;

static char *
id_of (guint number) {
  return g_strdup_printf ("%04x%012u", number * 7, number);
}

/* A document whose title, year and day of being first seen go up in different orders. */
static void
put_numbered (PraxisWriter *writer, guint number) {
  g_autofree char *id = id_of (number), *title = g_strdup_printf ("Title %02u", (number * 17) % DOCUMENTS);
  g_autofree char *year = g_strdup_printf ("%u", 1990 + (number * 7) % 20);
  g_autoptr (GString) text = g_string_new ("Every text has the commonword.\n\n");
  for (guint i = 0; i < number % 5; i++)
    g_string_append (text, "Some have the rareword more often, others less.\n\n");
  PraxisDocument *document = fixture_document (id, NULL, title, text->str);
  document->first_seen = 1000000 + (number * 11) % DOCUMENTS;
  fixture_claim (document, "year", year, "covers");
  fixture_claim (document, "country", number % 2 == 0 ? "GH" : "NG", "about");
  fixture_claim (document, "language", number % 3 == 0 ? "fr" : "en", NULL);
  fixture_put (writer, document);
}

/* Pages by number, the last of them empty. */
static void
put_paged (PraxisWriter *writer) {
  PraxisDocument *document = fixture_document ("ffff000000000001", "/f/paged.pdf", "Paged", "");
  static const char *const pages[] = { "The first page — été.\n", "Second.\n", "" };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    praxis_document_begin_page (document, i == 0 ? "i" : NULL);
    g_string_append (document->text, pages[i]);
  }
  fixture_put (writer, document);
}

static void
index_open (Index *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_numbered (writer, i);
  put_paged (writer);
  fixture_commit (writer);
  index->reg = fixture_register (index->folder);
}

static void
index_close (Index *index, gconstpointer data) {
  (void)data;
  praxis_register_close (index->reg);
  fixture_remove (index->folder);
}

/* ---- Paging and order ---- */

/* The cursor of the answer's link to the next hits, NULL if there is none. Caller frees. */
static char *
next_cursor (JsonObject *answer) {
  const char *next = json_object_get_string_member_with_default (answer, "next", NULL);
  const char *cursor = next == NULL ? NULL : strstr (next, "cursor=");
  g_assert_cmpint (next == NULL, ==, cursor == NULL);
  return cursor == NULL ? NULL : g_strndup (cursor + 7, strcspn (cursor + 7, "&"));
}

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
    cursor = next_cursor (answer);
  } while (cursor != NULL);
  return ids;
}

static void
test_paging (Index *index, gconstpointer data) {
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
test_passages_paging (Index *index, gconstpointer data) {
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
    cursor = next_cursor (answer);
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
test_orders (Index *index, gconstpointer data) {
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
test_newest (Index *index, gconstpointer data) {
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
test_limit_none (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", "limit", "0", NULL });
  g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "hits")), ==, 0);
}

static void
test_bad_cursor (Index *index, gconstpointer data) {
  (void)data;
  static const char *const cursors[] = { "x", "12", "12-", "12-x", "12--1", "" };
  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary ());
    g_assert_true (praxis_request_set (request, "cursor", cursors[i], NULL));
    g_assert_null (praxis_register_search (index->reg, request, &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  }
}

static void
test_far_cursor (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "cursor", "1-1000000", NULL });
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "hits")), ==, 0);
  g_assert_null (next_cursor (answer));
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
  { "NOT country:NG", 24 },
  { "country:GH country:NG", 45 },
  { "country:GH OR country:NG", 45 },
  { "country:GH AND country:NG", 0 },
  { "commonword AND country:GH AND country:NG", 0 },
  { "+country:GH +country:NG", 0 },
  { "country:GH country:NG AND commonword", 45 },
  { "(country:GH OR rareword) AND commonword", 41 },
  { "year:1990..1999 country:GH", 12 },
  { "(year:1990..1999 AND country:GH) OR zzz", 12 },
  { "-zzz", 46 },
  { "()", 46 },
};

static void
test_filters_in_query (Index *index, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++) {
    g_autoptr (JsonObject) answer
        = fixture_ask (index->reg, (const char *const[]){ "q", formulas[i].query, NULL });
    g_test_message ("%s", formulas[i].query);
    g_assert_cmpuint (fixture_total (answer), ==, formulas[i].total);
  }
}

/* ---- Whatever is asked ---- */

static void
assert_answer_or_reason (PraxisRegister *reg, const char *query) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary ());
  g_test_message ("%s", query);
  g_assert_true (praxis_request_set (request, "q", query, NULL));
  g_autoptr (JsonNode) answer = praxis_register_search (reg, request, &error);
  g_assert_true ((answer == NULL) == (error != NULL));
}

static void
test_anything (Index *index, gconstpointer data) {
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

/* ---- Single documents ---- */

static void
assert_no_document (Index *index, const char *id) {
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_register_document (index->reg, id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
}

static void
test_ids (Index *index, gconstpointer data) {
  (void)data;
  static const char *const known[] = { "ffff000000000001", "ffff0000", "ffff" };
  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = praxis_register_document (index->reg, known[i], &error);
    g_assert_no_error (error);
    g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "id"), ==,
                     "ffff000000000001");
  }
}

static void
test_unknown_ids (Index *index, gconstpointer data) {
  (void)data;
  static const char *const unknown[] = { "ffff000000000002", "fff", "", "0", "ffffx", "日本" };
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    assert_no_document (index, unknown[i]);
}

static void
test_shared_beginning (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  fixture_put (writer, fixture_document ("ffff000000000002", NULL, "Another", "Another."));
  fixture_commit (writer);
  assert_no_document (index, "ffff");
}

static void
test_pages (Index *index, gconstpointer data) {
  (void)data;
  static const struct {
    const char *label, *text;
  } pages[] = { { "i", "The first page — été.\n" }, { NULL, "Second.\n" }, { NULL, "" } };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = praxis_register_page (index->reg, "ffff000000000001", i + 1, &error);
    g_assert_no_error (error);
    JsonObject *page = json_node_get_object (node);
    g_assert_cmpint (json_object_get_int_member (page, "pages"), ==, 3);
    g_assert_cmpint (json_object_get_int_member (page, "page"), ==, i + 1);
    g_assert_cmpstr (json_object_get_string_member_with_default (page, "label", NULL), ==, pages[i].label);
    g_assert_cmpstr (json_object_get_string_member (page, "text"), ==, pages[i].text);
  }
}

static void
test_no_page (Index *index, gconstpointer data) {
  (void)data;
  static const guint pages[] = { 0, 4, G_MAXUINT };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (praxis_register_page (index->reg, "ffff000000000001", pages[i], &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
  }
}

static void
test_one_page (Index *index, gconstpointer data) {
  (void)data;
  g_autofree char *id = id_of (5);
  g_autoptr (JsonNode) node = praxis_register_page (index->reg, id, 1, NULL);
  JsonObject *page = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (page, "pages"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (page, "text"), ==, "Every text has the commonword.\n\n");
}

/* A page of a text longer than the pieces it is stored in, cut inside characters. */
static void
test_long_page (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GString) text = g_string_new ("x");
  while (text->len < 200000)
    g_string_append (text, "移住 é ");
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  fixture_put (writer, fixture_document ("eeee000000000001", NULL, "Long", text->str));
  fixture_commit (writer);
  g_autoptr (JsonNode) node = praxis_register_page (index->reg, "eeee000000000001", 1, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "text"), ==, text->str);
}

static void
test_file (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL, *none = NULL, *record = id_of (5);
  g_autofree char *path = praxis_register_file (index->reg, "ffff000000000001", &mime, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/f/paged.pdf");
  g_assert_cmpstr (mime, ==, "text/plain");
  g_assert_null (praxis_register_file (index->reg, record, &none, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
}

/* ---- The index moves on ---- */

static void
test_reopening (Index *index, gconstpointer data) {
  (void)data;
  g_autofree char *before = praxis_register_revision (index->reg, NULL);
  g_autoptr (JsonObject) first
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", "limit", "3", NULL });
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  put_numbered (writer, DOCUMENTS);
  g_autoptr (JsonObject) uncommitted
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", NULL });
  g_assert_cmpuint (fixture_total (uncommitted), ==, DOCUMENTS);
  fixture_commit (writer);
  g_autofree char *cursor = next_cursor (first);
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", "cursor", cursor, NULL });
  g_autofree char *after = praxis_register_revision (index->reg, NULL);
  g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS + 1);
  g_assert_cmpstr (before, !=, after);
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  g_assert_cmpuint (json_array_get_length (notices), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (notices, 0), "code"), ==,
                   "index-changed");
}

/* A reader that looks seldom is overtaken by commits: it must notice by itself and still answer. */
static void
test_overtaken (Index *index, gconstpointer data) {
  (void)data;
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "3600", TRUE);
  g_autoptr (PraxisRegister) slow = fixture_register (index->folder);
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "0", TRUE);
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint round = 0; round < 5; round++) {
    for (guint i = 0; i < DOCUMENTS; i++)
      put_numbered (writer, i);
    fixture_commit (writer);
    g_autoptr (JsonObject) answer
        = fixture_ask (slow, (const char *const[]){ "q", "commonword rareword", NULL });
    g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS);
  }
}

static void
test_new_file (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  fixture_put (writer, fixture_document ("cccc000000000001", "/f/new.txt", "New", "New."));
  fixture_commit (writer);
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL, *path = praxis_register_file (index->reg, "cccc000000000001", &mime, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/f/new.txt");
}

static void
test_audiences (Index *index, gconstpointer data) {
  (void)data;
  static const char *const both[] = { "public", "internal", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisWriter) writer = praxis_writer_open (index->folder, "internal", &error);
  g_assert_no_error (error);
  PraxisDocument *secret = fixture_document ("dddd000000000001", NULL, "Secret", "A commonword for a few.");
  fixture_put (writer, secret);
  fixture_commit (writer);
  g_autoptr (PraxisRegister) all = praxis_register_open (index->folder, both, fixture_vocabulary (), &error);
  g_assert_no_error (error);
  g_autoptr (JsonObject) for_all = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", NULL });
  g_autoptr (JsonObject) for_few
      = fixture_ask (all, (const char *const[]){ "q", "commonword", "limit", "100", NULL });
  g_assert_cmpuint (fixture_total (for_all), ==, DOCUMENTS);
  g_assert_cmpuint (fixture_total (for_few), ==, DOCUMENTS + 1);
  assert_no_document (index, "dddd000000000001");
}

static void
test_no_index (void) {
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder ();
  g_assert_null (praxis_register_open (folder, NULL, fixture_vocabulary (), &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX);
  g_assert_nonnull (strstr (error->message, folder));
  fixture_remove (folder);
}

static const struct {
  const char *path;
  void (*function) (Index *index, gconstpointer data);
} tests[] = {
  { "/answer/going from page to page gives each hit once", test_paging },
  { "/answer/passages of all documents are ranked and paged", test_passages_paging },
  { "/answer/hits come in the order asked for", test_orders },
  { "/answer/the newest documents come first", test_newest },
  { "/answer/no hits asked for are none, with the total", test_limit_none },
  { "/answer/a cursor that is none is refused", test_bad_cursor },
  { "/answer/a cursor behind the last hit gives none", test_far_cursor },
  { "/answer/values among the words mean what they say", test_filters_in_query },
  { "/answer/whatever is asked there is an answer or a reason", test_anything },
  { "/answer/a document is found by a beginning of its id", test_ids },
  { "/answer/an unknown id is no document", test_unknown_ids },
  { "/answer/a beginning that two ids share is no document", test_shared_beginning },
  { "/answer/pages give their text", test_pages },
  { "/answer/a page that is not there is told", test_no_page },
  { "/answer/a document without pages has one", test_one_page },
  { "/answer/a long text is put together from its pieces", test_long_page },
  { "/answer/the file of a document is told, and that a record has none", test_file },
  { "/answer/a commit is seen without opening again", test_reopening },
  { "/answer/a reader that was overtaken answers all the same", test_overtaken },
  { "/answer/the file of a new document is found at once", test_new_file },
  { "/answer/audiences are asked as one and kept apart", test_audiences },
};

int
main (int argc, char **argv) {
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Index, NULL, index_open, tests[i].function, index_close);
  g_test_add_func ("/answer/a folder without an index is named", test_no_index);
  return g_test_run ();
}
