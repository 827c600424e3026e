/* Tests an open register: single documents, what it tells about itself, and how it follows an index that
 * moves on. */
#include "register/base/error.h"
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 40

/* Records of one paragraph. */
static void
put_numbered (PraxisWriter *writer, guint number) {
  g_autofree char *id = g_strdup_printf ("aaaa%012u", number);
  fixture_put (writer, fixture_document (id, NULL, "Title", "Every text has the commonword.\n\n"));
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
put_unreadable (PraxisWriter *writer, const char *id, const char *path, PraxisState state) {
  PraxisDocument *document = fixture_document (id, path, path, "");
  document->state = state;
  document->reason = g_strdup ("because");
  fixture_put (writer, document);
}

/* Pages of which the second is a picture. */
static void
put_gaps (PraxisWriter *writer) {
  PraxisDocument *document = fixture_document ("cccc000000000001", "/f/gaps.pdf", "Gaps", "");
  for (guint i = 0; i < 3; i++) {
    praxis_document_begin_page (document, NULL);
    g_string_append (document->text, i == 1 ? "" : "Words.\n");
  }
  g_array_index (document->pages, PraxisPage, 1).state = PRAXIS_STATE_NO_TEXT;
  fixture_put (writer, document);
}

static void
index_open (FixtureIndex *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_numbered (writer, i);
  put_paged (writer);
  put_unreadable (writer, "bbbb000000000001", "/f/z.pdf", PRAXIS_STATE_ENCRYPTED);
  put_unreadable (writer, "bbbb000000000002", "/f/a.pdf", PRAXIS_STATE_DAMAGED);
  put_gaps (writer);
  fixture_index_open (index, writer);
}

/* ---- Single documents ---- */

static void
assert_no_document (FixtureIndex *index, const char *id) {
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_register_document (index->reg, id, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
}

static void
test_ids (FixtureIndex *index, gconstpointer data) {
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
test_unknown_ids (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const unknown[] = { "ffff000000000002", "fff", "", "0", "ffffx", "日本" };
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    assert_no_document (index, unknown[i]);
}

static void
test_shared_beginning (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  fixture_put (writer, fixture_document ("ffff000000000002", NULL, "Another", "Another."));
  fixture_commit (writer);
  assert_no_document (index, "ffff");
}

static void
test_pages (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const struct {
    const char *label, *text;
  } pages[] = { { "i", "The first page — été.\n" }, { NULL, "Second.\n" }, { NULL, "" } };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = praxis_register_page (index->reg, "ffff000000000001", i + 1, NULL, &error);
    g_assert_no_error (error);
    JsonObject *page = json_node_get_object (node);
    g_assert_cmpint (json_object_get_int_member (page, "pages"), ==, 3);
    g_assert_cmpint (json_object_get_int_member (page, "page"), ==, i + 1);
    g_assert_cmpstr (json_object_get_string_member_with_default (page, "label", NULL), ==, pages[i].label);
    g_assert_cmpstr (json_object_get_string_member (page, "text"), ==, pages[i].text);
  }
}

static void
test_no_page (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const guint pages[] = { 0, 4, G_MAXUINT };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (praxis_register_page (index->reg, "ffff000000000001", pages[i], NULL, &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
  }
}

static void
test_one_page (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonNode) node = praxis_register_page (index->reg, "aaaa000000000005", 1, NULL, NULL);
  JsonObject *page = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (page, "pages"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (page, "text"), ==, "Every text has the commonword.\n\n");
}

/* A page of a text longer than the pieces it is stored in, cut inside characters. */
static void
test_long_page (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GString) text = g_string_new ("x");
  while (text->len < 200000)
    g_string_append (text, "移住 é ");
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  fixture_put (writer, fixture_document ("eeee000000000001", NULL, "Long", text->str));
  fixture_commit (writer);
  g_autoptr (JsonNode) node = praxis_register_page (index->reg, "eeee000000000001", 1, NULL, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "text"), ==, text->str);
}

static void
test_file (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autofree char *mime = NULL, *none = NULL;
  g_autofree char *path = praxis_register_file (index->reg, "ffff000000000001", &mime, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/f/paged.pdf");
  g_assert_cmpstr (mime, ==, "text/plain");
  g_assert_null (praxis_register_file (index->reg, "aaaa000000000005", &none, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
}

/* ---- The index moves on ---- */

static void
test_reopening (FixtureIndex *index, gconstpointer data) {
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
  g_autofree char *cursor = fixture_next_cursor (first);
  g_autoptr (JsonObject) answer
      = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", "cursor", cursor, NULL });
  g_autofree char *after = praxis_register_revision (index->reg, NULL);
  g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS + 1);
  g_assert_cmpstr (before, !=, after);
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  JsonObject *last = json_array_get_object_element (notices, json_array_get_length (notices) - 1);
  g_assert_cmpstr (json_object_get_string_member (last, "code"), ==, "index-changed");
}

/* It may have the revision of the one before. */
static void
test_replaced (FixtureIndex *index, gconstpointer data) {
  (void)data;
  char *folder = g_strdup (index->folder);
  for (guint round = 0; round < 2; round++) {
    fixture_remove (index->folder);
    index->folder = g_strdup (folder);
    g_autofree char *id = g_strdup_printf ("dddd%012u", round);
    g_autoptr (PraxisWriter) writer = fixture_writer (folder);
    fixture_put (writer, fixture_document (id, NULL, "Replaced", "This has the otherword."));
    fixture_commit (writer);
    g_autoptr (JsonObject) answer = fixture_ask (index->reg, (const char *const[]){ "q", "otherword", NULL });
    g_assert_cmpuint (fixture_total (answer), ==, 1);
    g_assert_cmpstr (fixture_hit_id (answer, 0), ==, id);
  }
  g_free (folder);
}

/* A reader that looks seldom is overtaken by commits: it must notice by itself and still answer. */
static void
test_overtaken (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSettings) settings = praxis_settings_load (&error);
  g_assert_true (praxis_settings_assign (settings, "search.reopen-seconds=3600", &error));
  g_autoptr (PraxisRegister) slow
      = praxis_register_open (index->folder, NULL, fixture_vocabulary (), settings, &error);
  g_assert_no_error (error);
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint round = 0; round < 5; round++) {
    for (guint i = 0; i < DOCUMENTS; i++)
      put_numbered (writer, i);
    fixture_commit (writer);
    g_autoptr (JsonObject) answer = fixture_ask (slow, (const char *const[]){ "q", "commonword", NULL });
    g_assert_cmpuint (fixture_total (answer), ==, DOCUMENTS);
  }
}

static void
test_new_file (FixtureIndex *index, gconstpointer data) {
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
test_audiences (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const both[] = { "public", "internal", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisWriter) writer
      = praxis_writer_open (index->folder, "internal", fixture_settings (), &error);
  g_assert_no_error (error);
  PraxisDocument *secret = fixture_document ("dddd000000000001", NULL, "Secret", "A commonword for a few.");
  fixture_put (writer, secret);
  fixture_commit (writer);
  g_autoptr (PraxisRegister) all
      = praxis_register_open (index->folder, both, fixture_vocabulary (), fixture_settings (), &error);
  g_assert_no_error (error);
  g_autoptr (JsonObject) for_all = fixture_ask (index->reg, (const char *const[]){ "q", "commonword", NULL });
  g_autoptr (JsonObject) for_few
      = fixture_ask (all, (const char *const[]){ "q", "commonword", "limit", "100", NULL });
  g_assert_cmpuint (fixture_total (for_all), ==, DOCUMENTS);
  g_assert_cmpuint (fixture_total (for_few), ==, DOCUMENTS + 1);
  assert_no_document (index, "dddd000000000001");
  g_autofree char *revision_for_all = praxis_register_revision (index->reg, &error);
  g_autofree char *revision_for_few = praxis_register_revision (all, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (revision_for_all, !=, revision_for_few);
}

/* The path that an answer has for the only document with a word. */
static const char *
path_of (PraxisRegister *reg, const char *word) {
  g_autoptr (JsonObject) answer = fixture_ask (reg, (const char *const[]){ "q", word, NULL });
  g_assert_cmpuint (fixture_total (answer), ==, 1);
  return g_intern_string (json_object_get_string_member (fixture_hit (answer, 0), "path"));
}

static void
note_root (PraxisWriter *writer, const char *root) {
  g_autoptr (GError) error = NULL;
  g_assert_true (praxis_writer_note_root (writer, root, TRUE, &error));
  g_assert_no_error (error);
}

static void
test_shown_paths (void) {
  static const char *const both[] = { "public", "internal", NULL };
  static const struct {
    const char *path, *word, *shown;
  } rows[] = { { "/srv/register/2019/a.txt", "apple", "register/2019/a.txt" },
               { "/srv/registers/b.txt", "banana", "b.txt" },
               { "/srv/register", "cherry", "register" },
               { "2019/d.txt", "damson", "2019/d.txt" } };
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) open = praxis_writer_open (folder, "public", fixture_settings (), &error);
  g_autoptr (PraxisWriter) closed = praxis_writer_open (folder, "internal", fixture_settings (), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *id = g_strdup_printf ("id%u", i);
    fixture_put (open, fixture_document (id, rows[i].path, "A title", rows[i].word));
  }
  note_root (open, "/srv/register/2019");
  note_root (open, "/srv/register");
  note_root (closed, "/srv");
  fixture_put (closed, fixture_document ("secret", "/srv/secret/e.txt", "A title", "elder"));
  fixture_commit (open);
  fixture_commit (closed);
  g_autoptr (PraxisRegister) reg
      = praxis_register_open (folder, both, fixture_vocabulary (), fixture_settings (), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (path_of (reg, rows[i].word), ==, rows[i].shown);
  g_assert_cmpstr (path_of (reg, "elder"), ==, "srv/secret/e.txt");
  praxis_register_use_whole_paths (reg);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (path_of (reg, rows[i].word), ==, rows[i].path);
  fixture_remove (folder);
}

/* ---- What it tells about itself ---- */

static void
test_status (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = praxis_register_status (index->reg, &error);
  g_assert_no_error (error);
  JsonObject *status = json_node_get_object (node),
             *states = json_object_get_object_member (status, "states");
  g_assert_cmpint (json_object_get_int_member (status, "documents"), ==, DOCUMENTS + 4);
  g_assert_cmpint (json_object_get_int_member (status, "readable"), ==, DOCUMENTS + 2);
  g_assert_cmpint (json_object_get_int_member (states, "read"), ==, DOCUMENTS + 2);
  g_assert_cmpint (json_object_get_int_member (states, "encrypted"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (states, "damaged"), ==, 1);
}

static void
test_unreadable (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const struct {
    const char *path, *state, *reason, *gaps;
  } rows[] = { { "a.pdf", "damaged", "because", NULL },
               { "gaps.pdf", "read", NULL, "page 2 of 3 has no text" },
               { "z.pdf", "encrypted", "because", NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = praxis_register_unreadable (index->reg, G_MAXUINT, NULL, &error);
  g_assert_no_error (error);
  JsonArray *documents = json_object_get_array_member (json_node_get_object (node), "documents");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "total"), ==,
                   G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    JsonObject *document = json_array_get_object_element (documents, i);
    g_assert_cmpstr (json_object_get_string_member (document, "path"), ==, rows[i].path);
    g_assert_cmpstr (json_object_get_string_member (document, "state"), ==, rows[i].state);
    g_assert_cmpstr (json_object_get_string_member_with_default (document, "reason", NULL), ==,
                     rows[i].reason);
    g_assert_cmpstr (json_object_get_string_member_with_default (document, "gaps", NULL), ==, rows[i].gaps);
  }
}

/* The cursor of an address, decoded; NULL without one. */
static char *
cursor_of (const char *next) {
  const char *pair = next != NULL ? strstr (next, "cursor=") : NULL;
  return pair != NULL ? g_uri_unescape_string (pair + strlen ("cursor="), NULL) : NULL;
}

static void
test_unreadable_by_page (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const paths[] = { "a.pdf", "gaps.pdf", "z.pdf" };
  g_autofree char *cursor = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) node = praxis_register_unreadable (index->reg, 1, cursor, &error);
    g_assert_no_error (error);
    JsonObject *answer = json_node_get_object (node);
    JsonArray *documents = json_object_get_array_member (answer, "documents");
    g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, G_N_ELEMENTS (paths));
    g_assert_cmpuint (json_array_get_length (documents), ==, 1);
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (documents, 0), "path"), ==,
                     paths[i]);
    g_free (cursor);
    cursor = cursor_of (json_object_get_string_member_with_default (answer, "next", NULL));
    g_assert_true ((cursor != NULL) == (i + 1 < G_N_ELEMENTS (paths)));
  }
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_register_unreadable (index->reg, 1, "x", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
}

static void
test_page_states (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = praxis_register_document (index->reg, "cccc000000000001", &error);
  g_assert_no_error (error);
  JsonObject *record = json_node_get_object (node);
  JsonArray *ranges = json_object_get_array_member (record, "page_states");
  g_assert_cmpstr (json_object_get_string_member (record, "gaps"), ==, "page 2 of 3 has no text");
  g_assert_cmpuint (json_array_get_length (ranges), ==, 1);
  JsonObject *range = json_array_get_object_element (ranges, 0);
  g_assert_cmpstr (json_object_get_string_member (range, "state"), ==, "no-text");
  g_assert_cmpint (json_object_get_int_member (range, "from"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (range, "to"), ==, 2);
}

/* The count of a notice with that code, 0 if there is none. */
static void
assert_notice (FixtureIndex *index, const char *const *pairs, const char *code, gint64 expected) {
  g_autoptr (JsonObject) answer = fixture_ask (index->reg, pairs);
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  gint64 count = 0;
  for (guint i = 0; i < json_array_get_length (notices); i++) {
    JsonObject *notice = json_array_get_object_element (notices, i);
    if (strcmp (json_object_get_string_member (notice, "code"), code) != 0)
      continue;
    count = json_object_get_int_member (notice, "count");
    g_assert_true (g_str_has_prefix (json_object_get_string_member (notice, "href"), "/v1/search?"));
  }
  g_assert_cmpint (count, ==, expected);
}

static void
test_notices (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const all[] = { NULL }, *const words[] = { "q", "commonword", NULL },
                           *const in_query[] = { "q", "commonword readable:yes", NULL },
                           *const states[] = { "readable", "no", NULL },
                           *const limited[] = { "country", "GH", NULL };
  assert_notice (index, all, "unreadable-in-scope", 2);
  assert_notice (index, all, "partly-in-scope", 1);
  assert_notice (index, words, "unreadable-in-scope", 2);
  assert_notice (index, words, "partly-in-scope", 1);
  assert_notice (index, in_query, "unreadable-in-scope", 0);
  assert_notice (index, states, "unreadable-in-scope", 0);
  assert_notice (index, limited, "partly-in-scope", 0);
}

static void
test_readable_filter (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const struct {
    const char *value;
    guint total;
  } rows[] = { { "yes", DOCUMENTS + 2 }, { "no", 2 },          { "read", DOCUMENTS + 2 }, { "gaps", 1 },
               { "Encrypted", 1 },       { "partly,gaps", 1 }, { "crashed", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    const char *const pairs[] = { "readable", rows[i].value, NULL };
    g_autoptr (JsonObject) answer = fixture_ask (index->reg, pairs);
    g_assert_cmpuint (fixture_total (answer), ==, rows[i].total);
  }
}

static void
test_no_index (void) {
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder ();
  g_assert_null (praxis_register_open (folder, NULL, fixture_vocabulary (), fixture_settings (), &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX);
  g_assert_nonnull (strstr (error->message, folder));
  fixture_remove (folder);
}

static const struct {
  const char *path;
  void (*function) (FixtureIndex *index, gconstpointer data);
} tests[] = {
  { "/register/a document is found by a beginning of its id", test_ids },
  { "/register/an unknown id is no document", test_unknown_ids },
  { "/register/a beginning that two ids share is no document", test_shared_beginning },
  { "/register/pages give their text", test_pages },
  { "/register/a page that is not there is told", test_no_page },
  { "/register/a document without pages has one", test_one_page },
  { "/register/a long text is put together from its pieces", test_long_page },
  { "/register/the file of a document is told, and that a record has none", test_file },
  { "/register/a commit is seen without opening again", test_reopening },
  { "/register/an index in the place of another is seen", test_replaced },
  { "/register/a reader that was overtaken answers all the same", test_overtaken },
  { "/register/the file of a new document is found at once", test_new_file },
  { "/register/audiences are asked as one and kept apart", test_audiences },
  { "/register/its state counts documents by state of reading", test_status },
  { "/register/what could not be read is listed by path", test_unreadable },
  { "/register/what could not be read is told page by page", test_unreadable_by_page },
  { "/register/a document tells which of its pages were not read", test_page_states },
  { "/register/an answer tells what in its scope was not read, unless that was asked for", test_notices },
  { "/register/documents are filtered by how they were read", test_readable_filter },
};

int
main (int argc, char **argv) {
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FixtureIndex, NULL, index_open, tests[i].function, fixture_index_close);
  g_test_add_func ("/register/a path is told from the folder on that was indexed", test_shown_paths);
  g_test_add_func ("/register/a folder without an index is named", test_no_index);
  return g_test_run ();
}
