/* Tests that near copies stand together in answers and are never lost, on an index on disk: what is listed
 * under a hit, over all pages, with and without grouping, while documents come and go. */
#include "tests/register/fixture.h"
#include <string.h>

#define WORKS 12u /* texts that have versions */
#define MOST_VERSIONS 6u
#define RUNS 60u

/* ---- Texts ---- */

/* A text of so many words, the same for the same seed; `variant` exchanges one word in forty (0: none). */
static char *
make_text (guint seed, guint words, guint variant) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < words; i++) {
    guint word = (guint)g_rand_int_range (random, 0, 5000);
    if (variant > 0 && i % 40 == variant % 40)
      word += 10000 * variant;
    g_string_append_printf (text, "w%u ", word);
  }
  return g_string_free (text, FALSE);
}

static void
put_text (PraxisWriter *writer, const char *id, const char *path, const char *language, char *text) {
  PraxisDocument *document = fixture_document (id, path, "A title", text);
  if (language != NULL)
    fixture_claim (document, "language", language, NULL);
  fixture_put (writer, document);
  g_free (text);
}

/* ---- Answers ---- */

/* "version:b2 edition:c3": what is listed under a hit or with a document, in its order; copies by path. */
static char *
related (JsonObject *hit) {
  JsonArray *versions = json_object_get_array_member (hit, "versions");
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (versions); i++) {
    JsonObject *version = json_array_get_object_element (versions, i);
    const char *relation = json_object_get_string_member (version, "relation");
    const char *name = g_str_equal (relation, "copy") ? "path" : "id";
    g_string_append_printf (list, "%s%s:%s", i > 0 ? " " : "", relation,
                            json_object_get_string_member (version, name));
  }
  return g_string_free (list, FALSE);
}

static char *
related_of_document (const char *folder, const char *id) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (JsonNode) answer = praxis_register_document (reg, id, &error);
  g_assert_no_error (error);
  return related (json_node_get_object (answer));
}

#define assert_related(folder, id, expected) \
  do { \
    g_autofree char *found = related_of_document (folder, id); \
    g_assert_cmpstr (found, ==, expected); \
  } while (0)

/* ---- Linking ---- */

static void
test_linked (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  put_text (writer, "draft", "/a/draft.txt", "en", make_text (1, 600, 3));
  put_text (writer, "final", "/a/final.txt", "en", make_text (1, 600, 0));
  put_text (writer, "other", "/a/other.txt", "en", make_text (2, 600, 0));
  put_text (writer, "short", "/a/short.txt", "en", make_text (3, 40, 0));
  put_text (writer, "brief", "/a/brief.txt", "en", make_text (3, 40, 0));
  fixture_commit (writer);
  praxis_writer_close (writer);
  assert_related (folder, "draft", "version:final");
  assert_related (folder, "final", "version:draft");
  assert_related (folder, "other", "");
  assert_related (folder, "short", "");
  fixture_remove (folder);
}

static void
test_editions (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  put_text (writer, "english", "/a/guide_en.pdf", "en", make_text (1, 600, 0));
  put_text (writer, "draft", "/a/guide_en_draft.pdf", "en", make_text (1, 600, 3));
  put_text (writer, "french", "/a/guide_fr.pdf", "fr", make_text (2, 600, 0));
  put_text (writer, "word", "/a/guide_fr.docx", "fr", make_text (2, 600, 5));
  put_text (writer, "unknown", "/a/guide_es.pdf", NULL, make_text (3, 600, 0));
  put_text (writer, "same", "/b/guide_en.pdf", "en", make_text (4, 600, 0));
  fixture_commit (writer);
  praxis_writer_close (writer);
  assert_related (folder, "english", "version:draft edition:french");
  assert_related (folder, "draft", "version:english edition:french");
  assert_related (folder, "french", "version:word edition:english");
  assert_related (folder, "unknown", "");
  assert_related (folder, "same", "");
  fixture_remove (folder);
}

static void
put_titled (PraxisWriter *writer, const char *id, const char *title, const char *language) {
  PraxisDocument *document = fixture_document (id, NULL, title, "Some text.");
  fixture_claim (document, "language", language, NULL);
  fixture_put (writer, document);
}

static void
test_titles (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  put_titled (writer, "guide", "Guide to return", "en");
  put_titled (writer, "guide-fr", "Guide to return (French)", "fr");
  put_titled (writer, "annual-en", "Annual report", "en");
  put_titled (writer, "annual-fr", "Annual report", "fr");
  fixture_commit (writer);
  praxis_writer_close (writer);
  assert_related (folder, "guide", "edition:guide-fr");
  assert_related (folder, "guide-fr", "edition:guide");
  assert_related (folder, "annual-en", "");
  fixture_remove (folder);
}

static void
test_copies (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  g_autoptr (GError) error = NULL;
  put_text (writer, "text", "/a/one.txt", "en", make_text (1, 600, 0));
  PraxisFile file = { 1, 1, 1, (char *)"text" };
  g_assert_true (praxis_writer_link (writer, "/b/two.txt", &file, &error));
  fixture_commit (writer);
  praxis_writer_close (writer);
  assert_related (folder, "text", "copy:two.txt");
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (JsonObject) answer = fixture_ask (reg, (const char *const[]){ NULL });
  g_autofree char *listed = related (fixture_hit (answer, 0));
  g_assert_cmpuint (fixture_total (answer), ==, 1);
  g_assert_cmpstr (listed, ==, "copy:two.txt");
  fixture_remove (folder);
}

/* The links are those of the documents that are there, whatever was there before and in whatever order. */
static void
test_changes (void) {
  char *folder = fixture_folder ();
  g_autoptr (GError) error = NULL;
  PraxisWriter *writer = fixture_writer (folder);
  put_text (writer, "b", "/a/b.txt", "en", make_text (1, 600, 3));
  put_text (writer, "c", "/a/c.txt", "en", make_text (1, 600, 5));
  fixture_commit (writer);
  assert_related (folder, "b", "version:c");
  put_text (writer, "a", "/a/a.txt", "en", make_text (1, 600, 0));
  fixture_commit (writer);
  assert_related (folder, "b", "version:a version:c");
  praxis_writer_remove_path (writer, "/a/a.txt", &error);
  g_assert_no_error (error);
  fixture_commit (writer);
  assert_related (folder, "b", "version:c");
  put_text (writer, "c", "/a/c.txt", "en", make_text (2, 600, 0));
  fixture_commit (writer);
  assert_related (folder, "b", "");
  praxis_writer_close (writer);
  fixture_remove (folder);
}

/* What very many share is no sign of a version. */
static void
test_forms (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  for (guint i = 0; i < 101; i++) {
    g_autofree char *id = g_strdup_printf ("form%03u", i);
    put_text (writer, id, NULL, "en", make_text (1, 100, 0));
  }
  fixture_commit (writer);
  praxis_writer_close (writer);
  assert_related (folder, "form000", "");
  fixture_remove (folder);
}

/* ---- Folding ---- */

/* Notes the hits of an answer and what is folded under each; none may come twice. */
static void
note_hits (JsonObject *answer, GHashTable *seen) {
  JsonArray *hits = json_object_get_array_member (answer, "hits");
  for (guint i = 0; i < json_array_get_length (hits); i++) {
    JsonObject *hit = json_array_get_object_element (hits, i);
    JsonArray *versions = json_object_get_array_member (hit, "versions");
    g_assert_true (g_hash_table_add (seen, g_strdup (json_object_get_string_member (hit, "id"))));
    for (guint j = 0; j < json_array_get_length (versions); j++) {
      JsonObject *version = json_array_get_object_element (versions, j);
      if (g_str_equal (json_object_get_string_member (version, "relation"), "version"))
        g_assert_true (g_hash_table_add (seen, g_strdup (json_object_get_string_member (version, "id"))));
    }
  }
}

/* Goes through all pages; each but the last is full. The number of hits with a place of their own. */
static guint
note_pages (PraxisRegister *reg, const char *query, const char *sort, guint limit, GHashTable *seen) {
  g_autofree char *most = g_strdup_printf ("%u", limit), *cursor = NULL;
  guint hits = 0;
  do {
    const char *pairs[] = { "q", query, "sort", sort, "limit", most, "passages", "0", NULL, NULL, NULL };
    if (cursor != NULL) {
      pairs[8] = "cursor";
      pairs[9] = cursor;
    }
    g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
    guint shown = json_array_get_length (json_object_get_array_member (answer, "hits"));
    note_hits (answer, seen);
    g_free (cursor);
    cursor = fixture_next_cursor (answer);
    g_assert_true (cursor == NULL || shown == limit);
    g_assert_true (shown > 0 || hits == 0);
    hits += shown;
  } while (cursor != NULL);
  return hits;
}

/* All documents that match, each by itself. */
static GHashTable *
plain_list (PraxisRegister *reg, const char *query) {
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonObject) answer = fixture_ask (
      reg, (const char *const[]){ "q", query, "group", "0", "limit", "1000", "passages", "0", NULL });
  for (guint i = 0; i < fixture_total (answer); i++) {
    g_assert_false (json_object_has_member (fixture_hit (answer, i), "versions"));
    g_hash_table_add (ids, g_strdup (fixture_hit_id (answer, i)));
  }
  return ids;
}

/* Works with up to six versions, each of which lacks some words that others have. */
static char *
make_works (GRand *random) {
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (guint work = 0; work < WORKS; work++) {
    guint versions = (guint)g_rand_int_range (random, 1, MOST_VERSIONS + 1);
    for (guint i = 0; i < versions; i++) {
      g_autofree char *id
          = g_strdup_printf ("%02u%02u", (guint)g_rand_int_range (random, 0, 100), work * 6 + i);
      g_autofree char *path = g_strdup_printf ("/%s.txt", id);
      g_autofree char *text = make_text (work, 300, i == 0 ? 0 : (guint)g_rand_int_range (random, 1, 39));
      const char *marks[] = { "alpha", "beta", "gamma alpha", "beta beta gamma", "" };
      put_text (writer, id, path, "en",
                g_strconcat (text, marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))], NULL));
    }
  }
  fixture_commit (writer);
  return folder;
}

static void
test_pages (void) {
  static const char *const queries[] = { "alpha", "beta gamma", "alpha beta", "+gamma beta" };
  static const char *const sorts[] = { "score", "newest", "title" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260102);
  guint folded = 0;
  for (guint run = 0; run < RUNS; run++) {
    char *folder = make_works (random);
    g_autoptr (PraxisRegister) reg = fixture_register (folder);
    const char *query = queries[run % G_N_ELEMENTS (queries)];
    g_autoptr (GHashTable) expected = plain_list (reg, query);
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    guint hits = note_pages (reg, query, sorts[run % G_N_ELEMENTS (sorts)], 1 + run % 7, seen);
    g_assert_cmpuint (g_hash_table_size (seen), ==, g_hash_table_size (expected));
    folded += g_hash_table_size (seen) - hits;
    g_hash_table_remove_all (seen);
    g_assert_cmpuint (note_pages (reg, query, "score", 1000, seen), <=, g_hash_table_size (expected));
    g_assert_cmpuint (g_hash_table_size (seen), ==, g_hash_table_size (expected));
    fixture_remove (folder);
  }
  g_assert_cmpuint (folded, >, RUNS * 5);
}

/* More versions than are ranked again and than a page asks for. */
static void
test_long_page (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  for (guint i = 0; i < 240; i++) {
    g_autofree char *id = g_strdup_printf ("%04u", i);
    put_text (writer, id, NULL, "en", make_text (i / 80, 300, 0));
  }
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_cmpuint (note_pages (reg, "language:en", "score", 2, seen), ==, 3);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 240);
  fixture_remove (folder);
}

/* A filter takes versions away from their hit, too; counts are of documents. */
static void
test_filtered (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  put_text (writer, "one", "/1.txt", "en", make_text (1, 300, 0));
  put_text (writer, "two", "/2.txt", "fr", make_text (1, 300, 0));
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (JsonObject) all = fixture_ask (reg, (const char *const[]){ NULL });
  g_autoptr (JsonObject) french = fixture_ask (reg, (const char *const[]){ "language", "fr", NULL });
  g_autofree char *under_all = related (fixture_hit (all, 0)),
                  *under_french = related (fixture_hit (french, 0));
  g_assert_cmpuint (fixture_total (all), ==, 2);
  g_assert_cmpstr (under_all, ==, "version:two");
  g_assert_cmpuint (fixture_total (french), ==, 1);
  g_assert_cmpstr (under_french, ==, "");
  fixture_remove (folder);
}

/* Passages of versions are the same words again. */
static void
test_passages (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  g_autofree char *text = make_text (1, 100, 0);
  put_text (writer, "one", "/1.txt", "en", g_strconcat (text, "alpha", NULL));
  put_text (writer, "two", "/2.txt", "en", g_strconcat (text, "alpha", NULL));
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  const char *pairs[] = { "q", "alpha", "output", "passages", NULL, NULL, NULL };
  g_autoptr (JsonObject) grouped = fixture_ask (reg, pairs);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (grouped, "hits")), ==, 1);
  pairs[4] = "group";
  pairs[5] = "0";
  g_autoptr (JsonObject) plain = fixture_ask (reg, pairs);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (plain, "hits")), ==, 2);
  fixture_remove (folder);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/versions/a draft and its final are linked, unrelated and short texts are not",
                   test_linked);
  g_test_add_func ("/versions/editions are linked by their paths, each once", test_editions);
  g_test_add_func ("/versions/editions are linked by titles that name a language", test_titles);
  g_test_add_func ("/versions/copies are listed by their paths", test_copies);
  g_test_add_func ("/versions/links follow what comes, changes and goes", test_changes);
  g_test_add_func ("/versions/forms filled in a hundred times are no versions", test_forms);
  g_test_add_func ("/versions/over all pages each document stands once, as a hit or under one", test_pages);
  g_test_add_func ("/versions/a page is full however much is folded", test_long_page);
  g_test_add_func ("/versions/filters hold for what is folded, and counts are of documents", test_filtered);
  g_test_add_func ("/versions/passages of versions are not repeated", test_passages);
  return g_test_run ();
}
