/* praxis check, the inner part: everything the register keeps in one database is read and compared. Each
 * document has its record, blocks and whole text; the table of files and the documents name each other; and
 * nothing is left of documents that are gone. */
#include "register/base/error.h"
#include "register/document/blocks.h"
#include "register/index/check_parts.h"
#include "register/index/entry.h"
#include "register/index/stored.h"
#include <string.h>

typedef struct {
  Check *check;
  StoreReader *reader;
  GHashTable *ids;   /* of all documents, as a set */
  GHashTable *files; /* path -> id, as the table of files says; those that a document names are taken out */
} Walk;

/* A failure to read is a fault, but for an index that moved on: then all starts again. */
static gboolean
absorb (Walk *walk, const char *what, GError *reason, GError **error) {
  if (reason == NULL)
    return TRUE;
  if (g_error_matches (reason, PRAXIS_ERROR, PRAXIS_ERROR_MODIFIED)) {
    g_propagate_error (error, reason);
    return FALSE;
  }
  check_fault (walk->check, "%s: %s", what, reason->message);
  g_error_free (reason);
  return TRUE;
}

static void
check_text (Walk *walk, PraxisEntry *entry, GError **reason) {
  gsize length = praxis_entry_length (entry);
  g_autofree char *text = praxis_entry_text (entry, 0, length, reason);
  if (text == NULL)
    return;
  gsize found = strlen (text);
  if (found != length)
    check_fault (walk->check,
                 "document '%s': %" G_GSIZE_FORMAT " bytes of text where %" G_GSIZE_FORMAT " should be",
                 praxis_entry_id (entry), found, length);
  else if (!g_utf8_validate (text, (gssize)length, NULL))
    check_fault (walk->check, "document '%s': its text is not UTF-8", praxis_entry_id (entry));
}

static void
check_blocks (Walk *walk, PraxisEntry *entry, GError **reason) {
  const GArray *blocks = praxis_entry_blocks (entry, reason);
  if (blocks != NULL && blocks->len > 0
      && g_array_index (blocks, PraxisBlock, blocks->len - 1).start >= praxis_entry_length (entry))
    check_fault (walk->check, "document '%s': a block lies outside its text", praxis_entry_id (entry));
}

/* Each path of a document belongs to it in the table of files. */
static void
check_record (Walk *walk, PraxisEntry *entry, GError **reason) {
  const char *id = praxis_entry_id (entry);
  const PraxisDocument *record = praxis_entry_record (entry, reason);
  if (record == NULL)
    return;
  if (g_strcmp0 (record->id, id) != 0)
    check_fault (walk->check, "document '%s': its record is that of '%s'", id, record->id);
  for (guint i = 0; i < record->paths->len; i++) {
    const char *path = g_ptr_array_index (record->paths, i);
    const char *known = g_hash_table_lookup (walk->files, path);
    if (g_strcmp0 (known, id) == 0)
      g_hash_table_remove (walk->files, path);
    else
      check_fault (walk->check, "document '%s': the table of files does not give it '%s'", id, path);
  }
}

static gboolean
check_document (Walk *walk, const char *term, GError **error) {
  static void (*const checks[]) (Walk *, PraxisEntry *, GError **)
      = { check_record, check_blocks, check_text };
  GError *reason = NULL;
  g_autofree char *what = g_strdup_printf ("document '%s'", term + 1);
  guint number = store_reader_first (walk->reader, term, &reason);
  g_autoptr (PraxisEntry) entry
      = reason == NULL && number > 0 ? praxis_entry_open (walk->reader, number, &reason) : NULL;
  if (entry == NULL)
    return absorb (walk, what, reason, error);
  if (g_strcmp0 (praxis_entry_id (entry), term + 1) != 0) {
    check_fault (walk->check, "%s: its data are those of '%s'", what, praxis_entry_id (entry));
    return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++) {
    reason = NULL;
    checks[i](walk, entry, &reason);
    if (!absorb (walk, what, reason, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_documents (Walk *walk, GError **error) {
  GError *reason = NULL;
  g_autoptr (GPtrArray) terms = store_reader_terms (walk->reader, "Q", G_MAXUINT, &reason);
  if (terms == NULL)
    return absorb (walk, "the documents", reason, error);
  walk->check->documents = store_reader_documents (walk->reader);
  if (walk->check->documents != terms->len)
    check_fault (walk->check, "%u documents have %u ids", walk->check->documents, terms->len);
  for (guint i = 0; i < terms->len; i++) {
    check_progress (walk->check, i, terms->len);
    g_hash_table_add (walk->ids, g_strdup ((const char *)g_ptr_array_index (terms, i) + 1));
    if (!check_document (walk, g_ptr_array_index (terms, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_files (Walk *walk, GError **error) {
  GError *reason = NULL;
  g_autoptr (GPtrArray) keys = store_reader_keys (walk->reader, 0, STORED_FILE_KEYS, &reason);
  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const char *key = g_ptr_array_index (keys, i);
    g_autoptr (GBytes) bytes = store_reader_metadata (walk->reader, 0, key, &reason);
    if (bytes == NULL)
      break;
    char *path = NULL;
    g_autoptr (PraxisFile) file = stored_read_file (bytes, &path);
    g_autofree char *own_key = stored_file_key (path);
    if (strcmp (own_key, key) != 0)
      check_fault (walk->check, "the entry '%s' of the table of files is damaged", key);
    g_hash_table_replace (walk->files, path, g_strdup (file->id));
  }
  walk->check->files = g_hash_table_size (walk->files);
  return absorb (walk, "the table of files", reason, error);
}

static void
check_files (Walk *walk) {
  GHashTableIter iter;
  gpointer path, id;
  g_hash_table_iter_init (&iter, walk->files);
  while (g_hash_table_iter_next (&iter, &path, &id))
    check_fault (walk->check, "file '%s' should be in document '%s', which does not name it",
                 (const char *)path, (const char *)id);
}

/* Parts of documents that are gone. numbered: a piece's number follows the id. */
static gboolean
check_remains (Walk *walk, const char *beginning, gboolean numbered, GError **error) {
  GError *reason = NULL;
  g_autoptr (GPtrArray) keys = store_reader_keys (walk->reader, 0, beginning, &reason);
  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const char *key = g_ptr_array_index (keys, i);
    g_autofree char *id = g_strdup (key + strlen (beginning));
    char *end = numbered ? strrchr (id, ':') : NULL;
    if (end != NULL)
      *end = '\0';
    if (!g_hash_table_contains (walk->ids, id))
      check_fault (walk->check, "'%s' belongs to no document", key);
  }
  return absorb (walk, beginning, reason, error);
}

static gboolean
walk_all (Walk *walk, GError **error) {
  if (!load_files (walk, error) || !check_documents (walk, error))
    return FALSE;
  check_files (walk);
  return check_remains (walk, STORED_RECORD_KEYS, FALSE, error)
         && check_remains (walk, STORED_DECIDED_KEYS, FALSE, error)
         && check_remains (walk, STORED_BLOCKS_KEYS, FALSE, error)
         && check_remains (walk, STORED_COVER_KEYS, FALSE, error)
         && check_remains (walk, STORED_DUE_KEYS, FALSE, error)
         && check_remains (walk, STORED_TEXT_KEYS, TRUE, error);
}

static gboolean
is_ours (StoreReader *reader, GError **error) {
  g_autoptr (GBytes) format = store_reader_metadata (reader, 0, STORED_KEY_FORMAT, error);
  if (format == NULL)
    return FALSE;
  g_autoptr (GBytes) features = store_reader_metadata (reader, 0, STORED_KEY_FEATURES, error);
  return features != NULL && stored_check_format (format, features, error);
}

gboolean
check_walk (Check *check, GError **error) {
  Walk walk = { .check = check };
  GError *reason = NULL;
  walk.reader = store_reader_open ((const char *const[]){ check->database, NULL }, &reason);
  if (walk.reader == NULL)
    return absorb (&walk, "the database", reason, error);
  gboolean done = is_ours (walk.reader, &reason);
  if (done) {
    walk.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    walk.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    done = walk_all (&walk, error);
    g_hash_table_unref (walk.ids);
    g_hash_table_unref (walk.files);
  } else if (g_error_matches (reason, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX)) {
    g_clear_error (&reason); /* stopped while it was made: empty, and whole */
    done = TRUE;
  } else
    done = absorb (&walk, "the database", reason, error);
  store_reader_close (walk.reader);
  return done;
}
