/* Tests the register opened for writing, on an index on disk: what is in it after documents and paths came,
 * changed and went. */
#include "register/base/error.h"
#include "register/index/stored.h"
#include "register/index/writer.h"
#include "register/register.h"
#include "register/xapian/store.h"
#include "tests/register/fixture.h"
#include <string.h>

typedef struct {
  char *folder;
  PraxisWriter *writer;
} Index;

static void
index_open (Index *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  index->writer = fixture_writer (index->folder);
}

static void
index_close (Index *index, gconstpointer data) {
  (void)data;
  praxis_writer_close (index->writer);
  fixture_remove (index->folder);
}

static void
index_reopen (Index *index) {
  praxis_writer_close (index->writer);
  index->writer = fixture_writer (index->folder);
}

static StoreReader *
open_reader (const Index *index) {
  g_autofree char *database = fixture_database (index->folder);
  g_autoptr (GError) error = NULL;
  StoreReader *reader = store_reader_open ((const char *const[]){ database, NULL }, &error);
  g_assert_no_error (error);
  return reader;
}

/* How many documents a reader sees. */
static guint
documents (const Index *index) {
  StoreReader *reader = open_reader (index);
  guint count = store_reader_documents (reader);
  store_reader_close (reader);
  return count;
}

/* The record of a document as the index holds it, NULL if it is not there. */
static PraxisDocument *
record (const Index *index, const char *id) {
  g_autoptr (GError) error = NULL;
  StoreReader *reader = open_reader (index);
  g_autofree char *term = g_strconcat ("Q", id, NULL), *key = stored_record_key (id);
  guint number = store_reader_first (reader, term, &error);
  g_autoptr (GBytes) bytes = store_reader_metadata (reader, 1, key, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number > 0, ==, g_bytes_get_size (bytes) > 0);
  PraxisDocument *document = number == 0 ? NULL : stored_read_record (bytes, &error);
  g_assert_no_error (error);
  store_reader_close (reader);
  return document;
}

static void
assert_paths (const Index *index, const char *id, const char *first, const char *second) {
  g_autoptr (PraxisDocument) document = record (index, id);
  g_assert_nonnull (document);
  const char *const paths[] = { first, second };
  g_assert_cmpuint (document->paths->len, ==, (first != NULL) + (second != NULL));
  for (guint i = 0; i < document->paths->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (document->paths, paths[i], g_str_equal, NULL));
}

static void
assert_file (const Index *index, const char *path, const char *id) {
  g_autoptr (PraxisFile) file = praxis_writer_file (index->writer, path);
  g_assert_cmpstr (file == NULL ? NULL : file->id, ==, id);
}

static void
put (const Index *index, const char *id, const char *path, const char *text) {
  fixture_put (index->writer, fixture_document (id, path, path, text));
}

static void
link_path (const Index *index, const char *id, const char *path) {
  PraxisFile file = { .size = 4, .modified = 5, .revision = 1, .id = (char *)id };
  g_autoptr (GError) error = NULL;
  praxis_writer_link (index->writer, path, &file, &error);
  g_assert_no_error (error);
}

static void
remove_path (const Index *index, const char *path) {
  g_autoptr (GError) error = NULL;
  praxis_writer_remove_path (index->writer, path, &error);
  g_assert_no_error (error);
}

/* ---- Documents ---- */

static void
test_put (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  g_assert_cmpuint (documents (index), ==, 0);
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 1);
  assert_paths (index, "aaaa000000000001", "/f/one.txt", NULL);
  g_assert_true (praxis_writer_has (index->writer, "aaaa000000000001", 1));
  g_assert_false (praxis_writer_has (index->writer, "aaaa000000000001", 2));
  g_assert_false (praxis_writer_has (index->writer, "aaaa000000000002", 1));
}

static void
test_replace (Index *index, gconstpointer data) {
  (void)data;
  for (guint i = 0; i < 3; i++) {
    put (index, "aaaa000000000001", "/f/one.txt", i < 2 ? "oldword" : "newword");
    fixture_commit (index->writer);
  }
  g_assert_cmpuint (documents (index), ==, 1);
  StoreReader *reader = open_reader (index);
  g_assert_cmpuint (store_reader_first (reader, "oldword", NULL), ==, 0);
  g_assert_cmpuint (store_reader_first (reader, "newword", NULL), >, 0);
  store_reader_close (reader);
}

/* A text that became shorter must not leave its last pieces behind. */
static void
test_shorter (Index *index, gconstpointer data) {
  (void)data;
  g_autofree char *text = g_strnfill (3 * STORED_PIECE, 'x');
  g_autofree char *last = stored_text_key ("aaaa000000000001", 2);
  put (index, "aaaa000000000001", "/f/one.txt", text);
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  fixture_commit (index->writer);
  StoreReader *reader = open_reader (index);
  g_autoptr (GBytes) piece = store_reader_metadata (reader, 1, last, NULL);
  g_assert_cmpuint (g_bytes_get_size (piece), ==, 0);
  store_reader_close (reader);
}

static void
test_remove (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  put (index, "aaaa000000000002", NULL, "A record.");
  praxis_writer_remove (index->writer, "aaaa000000000001", &error);
  praxis_writer_remove (index->writer, "aaaa000000000002", &error);
  praxis_writer_remove (index->writer, "aaaa000000000003", &error);
  g_assert_no_error (error);
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 0);
  assert_file (index, "/f/one.txt", NULL);
  g_autoptr (PraxisDocument) gone = record (index, "aaaa000000000001");
  g_assert_null (gone);
}

static void
test_first_seen (Index *index, gconstpointer data) {
  (void)data;
  PraxisDocument *document = fixture_document ("aaaa000000000001", "/f/one.txt", "One", "One.");
  document->first_seen = 1234567890;
  fixture_put (index->writer, document);
  fixture_commit (index->writer);
  put (index, "aaaa000000000001", "/f/one.txt", "One, read again.");
  fixture_commit (index->writer);
  g_autoptr (PraxisDocument) kept = record (index, "aaaa000000000001");
  g_assert_cmpint (kept->first_seen, ==, 1234567890);
}

/* Words over Xapian's limit are cut by the tokenizer; tags may be longer still. */
static void
test_long_words (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 300; i++)
    g_string_append (text, "\U00010400");
  g_autofree char *value = g_strnfill (1000, 'v');
  PraxisDocument *document = fixture_document ("aaaa000000000001", "/f/one.txt", text->str, text->str);
  fixture_claim (document, "topic", value, "about");
  fixture_put (index->writer, document);
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 1);
}

/* ---- Paths ---- */

static void
test_two_paths (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  link_path (index, "aaaa000000000001", "/f/copy.txt");
  link_path (index, "aaaa000000000001", "/f/copy.txt");
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 1);
  assert_paths (index, "aaaa000000000001", "/f/one.txt", "/f/copy.txt");
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  fixture_commit (index->writer);
  assert_paths (index, "aaaa000000000001", "/f/one.txt", "/f/copy.txt");
}

static void
test_remove_one_path (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  link_path (index, "aaaa000000000001", "/f/copy.txt");
  remove_path (index, "/f/one.txt");
  remove_path (index, "/f/never-there.txt");
  fixture_commit (index->writer);
  assert_paths (index, "aaaa000000000001", "/f/copy.txt", NULL);
  assert_file (index, "/f/one.txt", NULL);
  remove_path (index, "/f/copy.txt");
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 0);
}

static void
test_new_content (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "Old.");
  put (index, "aaaa000000000002", "/f/one.txt", "New.");
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 1);
  assert_file (index, "/f/one.txt", "aaaa000000000002");
  assert_paths (index, "aaaa000000000002", "/f/one.txt", NULL);
}

static void
test_new_content_of_a_copy (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "Old.");
  link_path (index, "aaaa000000000001", "/f/copy.txt");
  put (index, "aaaa000000000002", "/f/one.txt", "New.");
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 2);
  assert_paths (index, "aaaa000000000001", "/f/copy.txt", NULL);
  assert_paths (index, "aaaa000000000002", "/f/one.txt", NULL);
}

/* A file that becomes a copy of another gives its old document up. */
static void
test_becomes_a_copy (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  put (index, "aaaa000000000002", "/f/two.txt", "Two.");
  link_path (index, "aaaa000000000001", "/f/two.txt");
  fixture_commit (index->writer);
  g_assert_cmpuint (documents (index), ==, 1);
  assert_paths (index, "aaaa000000000001", "/f/one.txt", "/f/two.txt");
}

static void
test_files (Index *index, gconstpointer data) {
  (void)data;
  static const char *const paths[] = { "/f/a/one.txt", "/f/a/b/two.txt", "/f/ab/three.txt", "/g/été.txt" };
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *id = g_strdup_printf ("aaaa%012u", i);
    put (index, id, paths[i], paths[i]);
  }
  fixture_commit (index->writer);
  index_reopen (index);
  static const struct {
    const char *folder;
    guint count;
  } below[] = { { NULL, 4 }, { "/", 4 }, { "/f/a", 2 }, { "/f/a/", 2 }, { "/f/a/one.txt", 1 }, { "/h", 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (below); i++) {
    g_autoptr (GPtrArray) found = praxis_writer_paths (index->writer, below[i].folder, NULL);
    g_assert_cmpuint (found->len, ==, below[i].count);
  }
  g_autoptr (PraxisFile) file = praxis_writer_file (index->writer, "/g/été.txt");
  g_assert_cmpstr (file->id, ==, "aaaa000000000003");
  g_assert_cmpint (file->size, ==, (gint64)strlen ("/g/été.txt"));
  g_assert_cmpint (file->modified, ==, G_GINT64_CONSTANT (1500000000000000));
  g_assert_cmpuint (file->revision, ==, 1);
}

/* ---- Durability ---- */

static void
test_uncommitted (Index *index, gconstpointer data) {
  (void)data;
  put (index, "aaaa000000000001", "/f/one.txt", "One.");
  fixture_commit (index->writer);
  put (index, "aaaa000000000002", "/f/two.txt", "Two.");
  remove_path (index, "/f/one.txt");
  index_reopen (index);
  g_assert_cmpuint (documents (index), ==, 1);
  assert_file (index, "/f/one.txt", "aaaa000000000001");
  assert_file (index, "/f/two.txt", NULL);
}

static void
test_locked (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisWriter) second = praxis_writer_open (index->folder, "public", fixture_settings (), &error);
  g_assert_null (second);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, index->folder));
}

static void
test_audiences (Index *index, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisWriter) internal
      = praxis_writer_open (index->folder, "internal", fixture_settings (), &error);
  g_assert_no_error (error);
  fixture_put (internal, fixture_document ("aaaa000000000001", "/f/one.txt", "One", "One."));
  fixture_commit (internal);
  g_assert_cmpuint (documents (index), ==, 0);
  assert_file (index, "/f/one.txt", NULL);
}

/* ---- Other versions ---- */

/* Sets a mark of the index as another program would have written it. */
static void
mark (Index *index, const char *key, const char *value) {
  g_clear_pointer (&index->writer, praxis_writer_close);
  g_autofree char *database = fixture_database (index->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (value, strlen (value));
  StoreWriter *store = store_writer_open (database, &error);
  g_assert_no_error (error);
  g_assert_true (store_writer_set_metadata (store, key, bytes, NULL));
  g_assert_true (store_writer_commit (store, NULL));
  store_writer_close (store);
}

static void
assert_other_version (const Index *index, const char *name) {
  g_autoptr (GError) writing = NULL, reading = NULL;
  g_assert_null (praxis_writer_open (index->folder, "public", fixture_settings (), &writing));
  g_assert_error (writing, PRAXIS_ERROR, PRAXIS_ERROR_VERSION);
  g_assert_nonnull (strstr (writing->message, name));
  g_assert_null (
      praxis_register_open (index->folder, NULL, fixture_vocabulary (), fixture_settings (), &reading));
  g_assert_error (reading, PRAXIS_ERROR, PRAXIS_ERROR_VERSION);
  g_assert_nonnull (strstr (reading->message, name));
}

static void
test_unknown_feature (Index *index, gconstpointer data) {
  (void)data;
  mark (index, STORED_KEY_FEATURES, STORED_FEATURES " ideas-7");
  assert_other_version (index, "'ideas-7'");
}

static void
test_other_format (Index *index, gconstpointer data) {
  (void)data;
  mark (index, STORED_KEY_FORMAT, "2b");
  assert_other_version (index, "'2b'");
}

static void
test_fewer_features (Index *index, gconstpointer data) {
  (void)data;
  mark (index, STORED_KEY_FEATURES, "blocks-1");
  index->writer = fixture_writer (index->folder);
  g_assert_nonnull (index->writer);
}

/* ---- Soundness ---- */

static void
test_sound (Index *index, gconstpointer data) {
  (void)data;
  g_autofree char *program = g_find_program_in_path ("xapian-check");
  if (program == NULL) {
    g_test_skip ("xapian-check is not installed");
    return;
  }
  for (guint i = 0; i < 200; i++) {
    g_autofree char *id = g_strdup_printf ("bbbb%012u", i % 150), *path = g_strdup_printf ("/f/%u.txt", i);
    put (index, id, path, "Words of a text that is put, replaced and removed again.");
    if (i % 7 == 0)
      remove_path (index, path);
    if (i % 40 == 0)
      fixture_commit (index->writer);
  }
  fixture_commit (index->writer);
  index_reopen (index);
  g_autofree char *database = fixture_database (index->folder), *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  char *arguments[] = { program, database, NULL };
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

static void
test_no_folder (void) {
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_writer_open ("/dev/null/index", "public", fixture_settings (), &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "'/dev/null/index'"));
}

static const struct {
  const char *path;
  void (*function) (Index *index, gconstpointer data);
} tests[] = {
  { "/writer/a document is there once it is committed", test_put },
  { "/writer/a document put again takes the place of the old one", test_replace },
  { "/writer/a shorter text leaves nothing of the longer one", test_shorter },
  { "/writer/a document removed is gone with its paths", test_remove },
  { "/writer/when a document was first seen survives", test_first_seen },
  { "/writer/words and values beyond the limit of terms do no harm", test_long_words },
  { "/writer/files of the same content are one document with their paths", test_two_paths },
  { "/writer/a document goes with its last path", test_remove_one_path },
  { "/writer/a path with new content leaves its old document", test_new_content },
  { "/writer/new content of one path leaves the document to its copies", test_new_content_of_a_copy },
  { "/writer/a file that becomes a copy gives its old document up", test_becomes_a_copy },
  { "/writer/the table of files knows what was read of each path", test_files },
  { "/writer/changes that were not committed are lost", test_uncommitted },
  { "/writer/a second writer is told that the index is locked", test_locked },
  { "/writer/each audience has a database of its own", test_audiences },
  { "/writer/an index with an unknown feature is refused by name", test_unknown_feature },
  { "/writer/an index of another format is refused by name", test_other_format },
  { "/writer/an index with fewer features is accepted", test_fewer_features },
  { "/writer/xapian-check finds nothing wrong", test_sound },
};

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Index, NULL, index_open, tests[i].function, index_close);
  g_test_add_func ("/writer/a folder that cannot be made is named", test_no_folder);
  return g_test_run ();
}
