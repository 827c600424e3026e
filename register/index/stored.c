/* Keys, compression and the readable data lines of stored documents. */
#include "register/index/stored.h"
#include "register/base/convert.h"
#include "register/base/error.h"
#include "register/document/page_states.h"
#include <string.h>

static char *
bytes_to_text (GBytes *bytes) {
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  return g_strndup (data != NULL ? data : "", length);
}

gboolean
stored_check_format (GBytes *format, GBytes *features, GError **error) {
  g_autofree char *version = bytes_to_text (format);
  if (*version == '\0') {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX,
                 "the index is empty, its making did not end: index the files again");
    return FALSE;
  }
  if (strcmp (version, STORED_FORMAT) != 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_VERSION,
                 "the index has format '%s', this program reads '%s': index the files again", version,
                 STORED_FORMAT);
    return FALSE;
  }
  g_autofree char *text = bytes_to_text (features);
  g_auto (GStrv) present = g_strsplit (text, " ", -1), known = g_strsplit (STORED_FEATURES, " ", -1);
  for (char **feature = present; *feature != NULL; feature++)
    if (!g_strv_contains ((const char *const *)known, *feature)) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_VERSION,
                   "the index needs the feature '%s', which this program does not know", *feature);
      return FALSE;
    }
  return TRUE;
}

char *
stored_record_key (const char *id) {
  return g_strconcat (STORED_RECORD_KEYS, id, NULL);
}

char *
stored_blocks_key (const char *id) {
  return g_strconcat (STORED_BLOCKS_KEYS, id, NULL);
}

char *
stored_text_keys (const char *id) {
  return g_strconcat (STORED_TEXT_KEYS, id, ":", NULL);
}

char *
stored_text_key (const char *id, guint piece) {
  return g_strdup_printf (STORED_TEXT_KEYS "%s:%u", id, piece);
}

/* Keys are limited to some 250 bytes and paths are not. */
static char *
path_key (const char *beginning, const char *path) {
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, path, -1);
  return g_strconcat (beginning, hash, NULL);
}

char *
stored_file_key (const char *path) {
  return path_key (STORED_FILE_KEYS, path);
}

char *
stored_root_key (const char *path) {
  return path_key (STORED_ROOT_KEYS, path);
}

/* path, size, modified, revision, id */
#define FILE_TYPE "(ayxxus)"
#define FILE_FORMAT "(^ayxxus)"

GBytes *
stored_file (const char *path, const PraxisFile *file) {
  g_autoptr (GVariant) entry = g_variant_ref_sink (
      g_variant_new (FILE_FORMAT, path, file->size, file->modified, (guint32)file->revision, file->id));
  return g_variant_get_data_as_bytes (entry);
}

PraxisFile *
stored_read_file (GBytes *bytes, char **path) {
  g_autoptr (GVariant) entry
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FILE_TYPE), bytes, FALSE));
  PraxisFile *file = g_new0 (PraxisFile, 1);
  g_autofree char *stored_path = NULL;
  guint32 revision;
  g_variant_get (entry, FILE_FORMAT, &stored_path, &file->size, &file->modified, &revision, &file->id);
  file->revision = revision;
  if (path != NULL)
    *path = g_steal_pointer (&stored_path);
  return file;
}

GBytes *
stored_compress (gconstpointer bytes, gsize length) {
  static GPrivate kept = G_PRIVATE_INIT (g_object_unref);
  if (g_private_get (&kept) == NULL)
    g_private_set (&kept, g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 4));
  return praxis_convert (g_private_get (&kept), bytes, length, NULL);
}

GBytes *
stored_uncompress (GBytes *compressed, GError **error) {
  static GPrivate kept = G_PRIVATE_INIT (g_object_unref);
  if (g_private_get (&kept) == NULL)
    g_private_set (&kept, g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  gsize length;
  gconstpointer bytes = g_bytes_get_data (compressed, &length);
  g_autoptr (GError) reason = NULL;
  GBytes *plain = praxis_convert (g_private_get (&kept), bytes, length, &reason);
  if (plain == NULL)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "a stored text is damaged: %s", reason->message);
  return plain;
}

GBytes *
stored_record (const PraxisDocument *document) {
  g_autoptr (GVariant) variant = g_variant_ref_sink (praxis_document_to_variant (document));
  return stored_compress (g_variant_get_data (variant), g_variant_get_size (variant));
}

/* GLib forgets what it found out about a type with the last value of it, so one value is kept. */
static void
keep_record_type (void) {
  static GPrivate kept = G_PRIVATE_INIT ((GDestroyNotify)g_variant_unref);
  if (g_private_get (&kept) == NULL)
    g_private_set (&kept, g_variant_ref_sink (g_variant_new_from_data (praxis_document_variant_type (), NULL,
                                                                       0, FALSE, NULL, NULL)));
}

static GVariant *
uncompress_record (GBytes *bytes, GError **error) {
  g_autoptr (GBytes) plain = stored_uncompress (bytes, error);
  keep_record_type ();
  return plain == NULL
             ? NULL
             : g_variant_ref_sink (g_variant_new_from_bytes (praxis_document_variant_type (), plain, FALSE));
}

PraxisDocument *
stored_read_record (GBytes *bytes, GError **error) {
  g_autoptr (GVariant) variant = uncompress_record (bytes, error);
  return variant == NULL ? NULL : praxis_document_from_variant (variant, NULL, error);
}

PraxisDocument *
stored_read_layout (GBytes *bytes, GError **error) {
  g_autoptr (GVariant) variant = uncompress_record (bytes, error);
  return variant == NULL ? NULL : praxis_document_layout_from_variant (variant, error);
}

static void
append_line (GString *data, const char *name, const char *value) {
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (data, "%s=", name);
  for (; *value != '\0'; value++)
    g_string_append_c (data, *value == '\n' || *value == '\r' ? ' ' : *value);
  g_string_append_c (data, '\n');
}

static void
append_number_line (GString *data, const char *name, gint64 value) {
  g_string_append_printf (data, "%s=%" G_GINT64_FORMAT "\n", name, value);
}

char *
stored_data (const PraxisDocument *document) {
  GString *data = g_string_new (NULL);
  append_line (data, "id", document->id);
  append_line (data, "url", document->paths->len > 0 ? g_ptr_array_index (document->paths, 0) : NULL);
  append_line (data, "caption", document->title);
  append_line (data, "author", document->author);
  append_line (data, "type", document->mime);
  append_line (data, "state", praxis_state_name (document->state));
  append_line (data, "reason", document->reason);
  g_autofree char *gaps = praxis_document_gaps (document);
  append_line (data, "gaps", gaps);
  append_number_line (data, "size", document->size);
  append_number_line (data, "modtime", document->modified / G_USEC_PER_SEC);
  append_number_line (data, "firstseen", document->first_seen);
  append_number_line (data, "pages", document->pages->len);
  append_number_line (data, "bytes", (gint64)document->text->len);
  append_line (data, "lines", document->has_lines ? "1" : NULL);
  return g_string_free (data, FALSE);
}

char *
stored_data_value (const char *data, const char *name) {
  gsize length = strlen (name);
  for (const char *line = data; line != NULL && *line != '\0';) {
    const char *end = strchrnul (line, '\n');
    if (strncmp (line, name, length) == 0 && line[length] == '=')
      return g_strndup (line + length + 1, (gsize)(end - line) - length - 1);
    line = *end == '\n' ? end + 1 : NULL;
  }
  return NULL;
}

char *
stored_data_with (const char *data, const char *name, const char *value) {
  g_auto (GStrv) lines = g_strsplit (data, "\n", -1);
  g_autofree char *beginning = g_strconcat (name, "=", NULL);
  GString *changed = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && !g_str_has_prefix (*line, beginning))
      g_string_append_printf (changed, "%s\n", *line);
  append_line (changed, name, value);
  return g_string_free (changed, FALSE);
}
