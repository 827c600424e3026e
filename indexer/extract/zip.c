/* Members of a zip container, by libarchive. Only what is asked for is inflated, and never more than the
 * limits allow: a container may be a bomb. docx.c and odf.c read their parts through it. */
#include "indexer/extract/zip.h"
#include "indexer/extract/content.h"
#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 65536

typedef struct {
  struct archive *archive;
  const ExtractLimits *limits;
  GHashTable *members;
  gsize total;
  guint entries;
} Zip;

static gboolean
is_wanted (const char *name, const char *const *patterns) {
  for (; *patterns != NULL; patterns++)
    if (g_pattern_match_simple (*patterns, name))
      return TRUE;
  return FALSE;
}

/* What can be inflated of a damaged member is kept; the reader of the member will notice. */
static GBytes *
inflate (Zip *zip, const char *name, GError **error) {
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[BLOCK];
  la_ssize_t got;
  while ((got = archive_read_data (zip->archive, block, sizeof block)) > 0) {
    zip->total += (gsize)got;
    g_byte_array_append (bytes, block, (guint)got);
    gboolean member = bytes->len > zip->limits->member, all = zip->total > zip->limits->archive;
    if (!member && !all)
      continue;
    content_fail (error, member ? PRAXIS_STATE_TOO_LARGE : PRAXIS_STATE_REFUSED,
                  "'%s' inflates beyond %zu bytes", member ? name : "the container",
                  member ? zip->limits->member : zip->limits->archive);
    g_byte_array_unref (bytes);
    return NULL;
  }
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
take_entry (Zip *zip, struct archive_entry *entry, const char *const *patterns, GError **error) {
  if (++zip->entries > zip->limits->entries)
    return content_fail (error, PRAXIS_STATE_REFUSED, "more than %u entries", zip->limits->entries);
  const char *path = archive_entry_pathname (entry);
  if (path == NULL)
    path = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = path != NULL ? g_strdelimit (g_strdup (path), "\\", '/') : NULL;
  if (name == NULL || !is_wanted (name, patterns) || g_hash_table_contains (zip->members, name))
    return TRUE;
  if (archive_entry_is_data_encrypted (entry))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "'%s' can only be opened with a password", name);
  GBytes *bytes = inflate (zip, name, error);
  if (bytes == NULL)
    return FALSE;
  g_hash_table_insert (zip->members, g_steal_pointer (&name), bytes);
  return TRUE;
}

static gboolean
read_entries (Zip *zip, const char *const *patterns, PraxisDocument *document, GError **error) {
  struct archive_entry *entry;
  int status;
  while ((status = archive_read_next_header (zip->archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    if (!take_entry (zip, entry, patterns, error))
      return FALSE;
  if (status == ARCHIVE_EOF)
    return TRUE;
  const char *message = archive_error_string (zip->archive);
  g_autofree char *why = content_clean (message != NULL ? message : "unknown reason", 200);
  if (g_hash_table_size (zip->members) == 0)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "not a whole zip container: %s", why);
  content_set_partly (document, "damaged zip container: %s", why);
  return TRUE;
}

GHashTable *
zip_read_members (int fd, const char *const *patterns, const ExtractLimits *limits, PraxisDocument *document,
                  GError **error) {
  Zip zip = { .archive = archive_read_new (), .limits = limits };
  zip.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  archive_read_support_format_zip (zip.archive);
  gboolean sound
      = lseek (fd, 0, SEEK_SET) == 0 && archive_read_open_fd (zip.archive, fd, BLOCK) == ARCHIVE_OK;
  if (sound)
    sound = read_entries (&zip, patterns, document, error);
  else
    content_fail (error, PRAXIS_STATE_DAMAGED, "not a zip container: %s", archive_error_string (zip.archive));
  archive_read_free (zip.archive);
  if (sound)
    return zip.members;
  g_hash_table_unref (zip.members);
  return NULL;
}
