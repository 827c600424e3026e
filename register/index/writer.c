/* The register opened for writing. What a document leaves in the index is decided in analysis.c and stored.c;
 * here is the order of the steps, the table of files, and what a failure means. */
#include "register/index/writer.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include "register/document/blocks.h"
#include "register/index/analysis.h"
#include "register/index/stored.h"
#include "register/xapian/store.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Of folders: the umask says who reads what is public; who else reads the rest is for its owner to say. */
#define OPEN_MODE 0777
#define PRIVATE_MODE 0700

struct _PraxisWriter {
  StoreWriter *store;
  char *folder; /* of the audience's database */
  PraxisAnalyser *analyser;
  gboolean failed; /* after an error nothing more is written: what is in memory may be incomplete */
};

void
praxis_file_free (PraxisFile *file) {
  if (file == NULL)
    return;
  g_free (file->id);
  g_free (file);
}

/* Xapian syncs its files but not the folder that names them; without this a power cut can lose the commit. */
static gboolean
sync_folder (const char *folder, GError **error) {
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;
  if (!synced)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot sync the folder '%s': %s", folder,
                 g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);
  return synced;
}

/* Makes a folder, and those above it that are missing, so that no power cut can lose them again. */
static gboolean
make_folder (const char *folder, int mode, GError **error) {
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_autofree char *above = g_path_get_dirname (folder);
  if (!make_folder (above, OPEN_MODE, error))
    return FALSE;
  if (g_mkdir (folder, mode) == 0 || errno == EEXIST)
    return sync_folder (above, error);
  g_set_error (error, PRAXIS_ERROR, errno == ENOSPC ? PRAXIS_ERROR_NO_SPACE : PRAXIS_ERROR_FAILED,
               "cannot make the folder '%s': %s", folder, g_strerror (errno));
  return FALSE;
}

static gboolean
set_text (PraxisWriter *writer, const char *key, const char *value, GError **error) {
  g_autoptr (GBytes) bytes = g_bytes_new_static (value, strlen (value));
  return store_writer_set_metadata (writer->store, key, bytes, error);
}

/* A new database says what it is before it holds anything. */
static gboolean
check_or_mark_format (PraxisWriter *writer, GError **error) {
  g_autoptr (GBytes) format = store_writer_metadata (writer->store, STORED_KEY_FORMAT, error);
  if (format == NULL)
    return FALSE;
  if (g_bytes_get_size (format) > 0) {
    g_autoptr (GBytes) features = store_writer_metadata (writer->store, STORED_KEY_FEATURES, error);
    return features != NULL && stored_check_format (format, features, error);
  }
  g_autofree char *id = g_uuid_string_random ();
  return set_text (writer, STORED_KEY_FORMAT, STORED_FORMAT, error)
         && set_text (writer, STORED_KEY_FEATURES, STORED_FEATURES, error)
         && set_text (writer, STORED_KEY_ID, id, error) && praxis_writer_commit (writer, error);
}

PraxisWriter *
praxis_writer_open (const char *folder, const char *audience, const PraxisSettings *settings,
                    GError **error) {
  g_autoptr (PraxisWriter) writer = g_new0 (PraxisWriter, 1);
  writer->analyser = praxis_analyser_new ((guint)praxis_settings_number (settings, "search.title-weight"));
  writer->folder = g_build_filename (folder, audience, NULL);
  gboolean is_public = strcmp (audience, PRAXIS_AUDIENCE_PUBLIC) == 0;
  if (!make_folder (writer->folder, is_public ? OPEN_MODE : PRIVATE_MODE, error))
    return NULL;
  writer->store = store_writer_open (writer->folder, error);
  if (writer->store == NULL || !check_or_mark_format (writer, error))
    return NULL;
  return g_steal_pointer (&writer);
}

void
praxis_writer_close (PraxisWriter *writer) {
  if (writer == NULL)
    return;
  store_writer_close (writer->store);
  praxis_analyser_free (writer->analyser);
  g_free (writer->folder);
  g_free (writer);
}

static gboolean
usable (const PraxisWriter *writer, GError **error) {
  if (writer->failed)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                 "index '%s' takes no more changes after an error: open it again", writer->folder);
  return !writer->failed;
}

/* Remembers a failure. */
static gboolean
note (PraxisWriter *writer, gboolean succeeded) {
  writer->failed = writer->failed || !succeeded;
  return succeeded;
}

/* ---- The table of files ---- */

static PraxisFile *
read_file_entry (PraxisWriter *writer, const char *key, char **path) {
  g_autoptr (GBytes) bytes = store_writer_metadata (writer->store, key, NULL);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;
  return stored_read_file (bytes, path);
}

PraxisFile *
praxis_writer_file (PraxisWriter *writer, const char *path) {
  g_autofree char *key = stored_file_key (path);
  return read_file_entry (writer, key, NULL);
}

static gboolean
write_file_entry (PraxisWriter *writer, const char *path, const PraxisFile *file, GError **error) {
  g_autofree char *key = stored_file_key (path);
  g_autoptr (GBytes) bytes = stored_file (path, file);
  return store_writer_set_metadata (writer->store, key, bytes, error);
}

GPtrArray *
praxis_writer_paths (PraxisWriter *writer, const char *folder, GError **error) {
  g_autoptr (GPtrArray) keys = store_writer_keys (writer->store, STORED_FILE_KEYS, error);
  if (keys == NULL)
    return NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < keys->len; i++) {
    char *path = NULL;
    g_autoptr (PraxisFile) file = read_file_entry (writer, g_ptr_array_index (keys, i), &path);
    if (file != NULL && (folder == NULL || praxis_path_is_within (path, folder)))
      g_ptr_array_add (paths, path);
    else
      g_free (path);
  }
  return paths;
}

GPtrArray *
praxis_writer_roots (PraxisWriter *writer, GError **error) {
  g_autoptr (GPtrArray) keys = store_writer_keys (writer->store, STORED_ROOT_KEYS, error);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    g_autoptr (GBytes) root = store_writer_metadata (writer->store, g_ptr_array_index (keys, i), error);
    if (root == NULL)
      return NULL;
    g_ptr_array_add (roots, g_strndup (g_bytes_get_data (root, NULL), g_bytes_get_size (root)));
  }
  return keys != NULL ? g_steal_pointer (&roots) : NULL;
}

gboolean
praxis_writer_note_root (PraxisWriter *writer, const char *path, gboolean named, GError **error) {
  g_autofree char *key = stored_root_key (path);
  g_autoptr (GBytes) value = named ? g_bytes_new (path, strlen (path)) : NULL;
  return usable (writer, error)
         && note (writer, store_writer_set_metadata (writer->store, key, value, error));
}

/* ---- Stored parts ---- */

static PraxisDocument *
read_record (PraxisWriter *writer, const char *id, GError **error) {
  g_autofree char *key = stored_record_key (id);
  g_autoptr (GBytes) bytes = store_writer_metadata (writer->store, key, error);
  return bytes == NULL || g_bytes_get_size (bytes) == 0 ? NULL : stored_read_record (bytes, error);
}

static gboolean
write_record (PraxisWriter *writer, const PraxisDocument *document, GError **error) {
  g_autofree char *key = stored_record_key (document->id);
  g_autoptr (GBytes) bytes = stored_record (document);
  return store_writer_set_metadata (writer->store, key, bytes, error);
}

static gboolean
remove_text (PraxisWriter *writer, const char *id, GError **error) {
  g_autofree char *beginning = stored_text_keys (id);
  g_autoptr (GPtrArray) keys = store_writer_keys (writer->store, beginning, error);
  gboolean done = keys != NULL;
  for (guint i = 0; done && i < keys->len; i++)
    done = store_writer_set_metadata (writer->store, g_ptr_array_index (keys, i), NULL, error);
  return done;
}

static gboolean
write_text (PraxisWriter *writer, const PraxisDocument *document, GError **error) {
  const GString *text = document->text;
  gboolean done = TRUE;
  for (guint piece = 0; done && (gsize)piece * STORED_PIECE < text->len; piece++) {
    gsize start = (gsize)piece * STORED_PIECE;
    g_autofree char *key = stored_text_key (document->id, piece);
    g_autoptr (GBytes) bytes = stored_compress (text->str + start, MIN (STORED_PIECE, text->len - start));
    done = store_writer_set_metadata (writer->store, key, bytes, error);
  }
  return done;
}

static char *
unique_term (const char *id) {
  return g_strconcat ("Q", id, NULL);
}

static char *
decided_key (const char *id) {
  return g_strconcat (STORED_DECIDED_KEYS, id, NULL);
}

static gboolean
write_decided (PraxisWriter *writer, const char *id, const char *digest, GError **error) {
  g_autofree char *key = decided_key (id);
  return digest == NULL ? store_writer_set_metadata (writer->store, key, NULL, error)
                        : set_text (writer, key, digest, error);
}

static gboolean
set_under (PraxisWriter *writer, const char *beginning, const char *id, GBytes *value, GError **error) {
  g_autofree char *key = g_strconcat (beginning, id, NULL);
  return store_writer_set_metadata (writer->store, key, value, error);
}

/* A cover that is due is noted; one that is there is that of the same content, and stays. */
static gboolean
note_cover (PraxisWriter *writer, const PraxisDocument *document, GError **error) {
  if (document->cover == NULL)
    return TRUE;
  g_autoptr (GBytes) mark = g_bytes_new_static ("1", 1);
  return set_under (writer, STORED_DUE_KEYS, document->id, mark, error);
}

static gboolean
write_parts (PraxisWriter *writer, const PraxisDocument *document, gboolean is_new, GError **error) {
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (StoreDocument) made = praxis_analyse (writer->analyser, document, &blocks);
  g_autofree char *unique = unique_term (document->id), *blocks_key = stored_blocks_key (document->id);
  g_autoptr (GBytes) block_bytes = praxis_blocks_to_bytes (blocks);
  return (is_new || remove_text (writer, document->id, error)) && write_text (writer, document, error)
         && store_writer_set_metadata (writer->store, blocks_key, block_bytes, error)
         && write_record (writer, document, error)
         && write_decided (writer, document->id, document->decided, error)
         && store_writer_replace (writer->store, unique, made, error);
}

static gboolean
remove_parts (PraxisWriter *writer, const char *id, GError **error) {
  g_autofree char *unique = unique_term (id), *blocks = stored_blocks_key (id),
                  *record = stored_record_key (id);
  return remove_text (writer, id, error) && write_decided (writer, id, NULL, error)
         && set_under (writer, STORED_COVER_KEYS, id, NULL, error)
         && set_under (writer, STORED_DUE_KEYS, id, NULL, error)
         && store_writer_set_metadata (writer->store, blocks, NULL, error)
         && store_writer_set_metadata (writer->store, record, NULL, error)
         && store_writer_delete (writer->store, unique, error);
}

/* Writes a stored document's record anew, and with it the path that its data name. */
static gboolean
rewrite_record (PraxisWriter *writer, const PraxisDocument *document, GError **error) {
  g_autofree char *unique = unique_term (document->id),
                  *old = store_writer_data (writer->store, unique, error);
  if (old == NULL)
    return FALSE;
  g_autofree char *bytes = stored_data_value (old, "bytes");
  g_autofree char *data = stored_data (document);
  g_autofree char *with_bytes = stored_data_with (data, "bytes", bytes);
  return write_record (writer, document, error)
         && store_writer_set_data (writer->store, unique, with_bytes, error);
}

/* ---- Paths and documents ---- */

static gboolean
has_path (const PraxisDocument *document, const char *path, guint *index) {
  return g_ptr_array_find_with_equal_func (document->paths, path, g_str_equal, index);
}

/* Takes a path from a document, which goes when it has no other. */
static gboolean
take_path (PraxisWriter *writer, const char *id, const char *path, GError **error) {
  g_autoptr (GError) reason = NULL;
  g_autoptr (PraxisDocument) document = read_record (writer, id, &reason);
  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  guint index;
  if (document == NULL || !has_path (document, path, &index))
    return TRUE;
  g_ptr_array_remove_index (document->paths, index);
  if (document->paths->len == 0)
    return remove_parts (writer, id, error);
  return rewrite_record (writer, document, error);
}

/* Enters a path for a document, away from the one it belonged to. */
static gboolean
enter_path (PraxisWriter *writer, const char *path, const PraxisFile *file, GError **error) {
  g_autoptr (PraxisFile) before = praxis_writer_file (writer, path);
  if (before != NULL && strcmp (before->id, file->id) != 0 && !take_path (writer, before->id, path, error))
    return FALSE;
  return write_file_entry (writer, path, file, error);
}

/* What must survive when a document is written again: when it was first seen, and its other paths. *is_new
 * tells that it is not. */
static gboolean
inherit (PraxisWriter *writer, PraxisDocument *document, gboolean *is_new, GError **error) {
  g_autoptr (GError) reason = NULL;
  g_autoptr (PraxisDocument) before = read_record (writer, document->id, &reason);
  if (reason != NULL) {
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  *is_new = before == NULL;
  if (before == NULL) {
    if (document->first_seen == 0)
      document->first_seen = g_get_real_time () / G_USEC_PER_SEC;
    return TRUE;
  }
  document->first_seen = before->first_seen;
  for (guint i = 0; i < before->paths->len; i++) {
    const char *path = g_ptr_array_index (before->paths, i);
    if (!has_path (document, path, NULL))
      g_ptr_array_add (document->paths, g_strdup (path));
  }
  return TRUE;
}

gboolean
praxis_writer_put (PraxisWriter *writer, PraxisDocument *document, guint revision, GError **error) {
  if (!usable (writer, error))
    return FALSE;
  PraxisFile file = { document->size, document->modified, revision, document->id };
  const char *path = document->paths->len > 0 ? g_ptr_array_index (document->paths, 0) : NULL;
  if (path != NULL && !note (writer, enter_path (writer, path, &file, error)))
    return FALSE;
  gboolean is_new;
  return note (writer, inherit (writer, document, &is_new, error)
                           && write_parts (writer, document, is_new, error)
                           && note_cover (writer, document, error));
}

gboolean
praxis_writer_has (PraxisWriter *writer, const char *id, guint revision) {
  g_autoptr (PraxisDocument) document = read_record (writer, id, NULL);
  if (document == NULL || document->paths->len == 0)
    return FALSE;
  g_autoptr (PraxisFile) file = praxis_writer_file (writer, g_ptr_array_index (document->paths, 0));
  return file != NULL && file->revision == revision;
}

gboolean
praxis_writer_link (PraxisWriter *writer, const char *path, const PraxisFile *file, GError **error) {
  if (!usable (writer, error) || !note (writer, enter_path (writer, path, file, error)))
    return FALSE;
  g_autoptr (PraxisDocument) document = read_record (writer, file->id, error);
  if (document == NULL)
    return note (writer, FALSE);
  if (has_path (document, path, NULL))
    return TRUE;
  g_ptr_array_add (document->paths, g_strdup (path));
  return note (writer, rewrite_record (writer, document, error));
}

gboolean
praxis_writer_remove_path (PraxisWriter *writer, const char *path, GError **error) {
  if (!usable (writer, error))
    return FALSE;
  g_autoptr (PraxisFile) file = praxis_writer_file (writer, path);
  if (file == NULL)
    return TRUE;
  g_autofree char *key = stored_file_key (path);
  return note (writer, take_path (writer, file->id, path, error)
                           && store_writer_set_metadata (writer->store, key, NULL, error));
}

gboolean
praxis_writer_remove (PraxisWriter *writer, const char *id, GError **error) {
  if (!usable (writer, error))
    return FALSE;
  g_autoptr (PraxisDocument) document = read_record (writer, id, NULL);
  if (document == NULL)
    return TRUE;
  for (guint i = 0; i < document->paths->len; i++) {
    g_autofree char *key = stored_file_key (g_ptr_array_index (document->paths, i));
    if (!note (writer, store_writer_set_metadata (writer->store, key, NULL, error)))
      return FALSE;
  }
  return note (writer, remove_parts (writer, id, error));
}

/* ---- What is stored, and again ---- */

gboolean
praxis_writer_contains (PraxisWriter *writer, const char *id) {
  g_autofree char *unique = unique_term (id);
  return store_writer_has (writer->store, unique);
}

static gboolean
read_text (PraxisWriter *writer, PraxisDocument *document, GError **error) {
  for (guint piece = 0;; piece++) {
    g_autofree char *key = stored_text_key (document->id, piece);
    g_autoptr (GBytes) compressed = store_writer_metadata (writer->store, key, error);
    if (compressed == NULL)
      return FALSE;
    if (g_bytes_get_size (compressed) == 0)
      return TRUE;
    g_autoptr (GBytes) plain = stored_uncompress (compressed, error);
    if (plain == NULL)
      return FALSE;
    gsize length;
    const char *bytes = g_bytes_get_data (plain, &length);
    g_string_append_len (document->text, bytes, (gssize)length);
  }
}

PraxisDocument *
praxis_writer_read (PraxisWriter *writer, const char *id, gboolean with_text, GError **error) {
  g_autoptr (PraxisDocument) document = read_record (writer, id, error);
  if (document == NULL || (with_text && !read_text (writer, document, error)))
    return NULL;
  g_autofree char *key = decided_key (id);
  g_autoptr (GBytes) decided = store_writer_metadata (writer->store, key, error);
  if (decided == NULL)
    return NULL;
  gsize length;
  const char *digest = g_bytes_get_data (decided, &length);
  document->decided = length == 0 ? NULL : g_strndup (digest, length);
  return g_steal_pointer (&document);
}

gboolean
praxis_writer_rewrite (PraxisWriter *writer, PraxisDocument *document, GError **error) {
  return usable (writer, error) && note (writer, write_parts (writer, document, FALSE, error));
}

/* What stands in the keys behind a beginning. */
static GPtrArray *
ids_of (PraxisWriter *writer, const char *beginning, GError **error) {
  g_autoptr (GPtrArray) keys = store_writer_keys (writer->store, beginning, error);
  if (keys == NULL)
    return NULL;
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (ids, g_strdup ((const char *)g_ptr_array_index (keys, i) + strlen (beginning)));
  return ids;
}

GPtrArray *
praxis_writer_ids (PraxisWriter *writer, GError **error) {
  return ids_of (writer, STORED_RECORD_KEYS, error);
}

GPtrArray *
praxis_writer_decided (PraxisWriter *writer, GError **error) {
  return ids_of (writer, STORED_DECIDED_KEYS, error);
}

GPtrArray *
praxis_writer_coverless (PraxisWriter *writer, GError **error) {
  return ids_of (writer, STORED_DUE_KEYS, error);
}

gboolean
praxis_writer_set_cover (PraxisWriter *writer, const char *id, GBytes *cover, GError **error) {
  return usable (writer, error)
         && note (writer, set_under (writer, STORED_COVER_KEYS, id, cover, error)
                              && set_under (writer, STORED_DUE_KEYS, id, NULL, error));
}

gboolean
praxis_writer_commit (PraxisWriter *writer, GError **error) {
  return usable (writer, error)
         && note (writer, store_writer_commit (writer->store, error) && sync_folder (writer->folder, error));
}
