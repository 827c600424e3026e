/* From a path to a descriptor and an id. The id is the content's (the first 16 hex digits of its SHA-256), so
 * copies share a record and a renamed file is not read again; type, size and hash all come from the one
 * descriptor. Nettle's hash takes a quarter of GLib's time, which was one of a hundred parts of indexing
 * PDFs. */
#include "indexer/candidate.h"
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <string.h>
#include <unistd.h>

#define ID_DIGITS 16
#define HASH_BYTES (1 << 18)

/* These say that there is no such file any more; other failures are the file's own. */
static const int vanished[] = { ENOENT, ENOTDIR, ELOOP, ENXIO };

static char *
id_of (struct sha256_ctx *hash) {
  guint8 digest[ID_DIGITS / 2];
  char *id = g_malloc (ID_DIGITS + 1);
  sha256_digest (hash, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    g_snprintf (id + 2 * i, 3, "%02x", digest[i]);
  return id;
}

static char *
id_of_path (const char *path) {
  static const char kind[] = "path:";
  struct sha256_ctx hash;
  sha256_init (&hash);
  sha256_update (&hash, strlen (kind), (const guint8 *)kind);
  sha256_update (&hash, strlen (path), (const guint8 *)path);
  return id_of (&hash);
}

/* NULL with errno if the file cannot be read to its end. */
static char *
id_of_content (int fd) {
  struct sha256_ctx hash;
  g_autofree guchar *buffer = g_malloc (HASH_BYTES);
  gint64 offset = 0;
  ssize_t got;
  sha256_init (&hash);
  posix_fadvise (fd, 0, 0, POSIX_FADV_SEQUENTIAL);
  while ((got = pread (fd, buffer, HASH_BYTES, offset)) != 0) {
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return NULL;
    sha256_update (&hash, (gsize)got, buffer);
    offset += got;
  }
  return id_of (&hash);
}

static Candidate *
unreadable (Candidate *candidate, int failure) {
  gboolean forbidden = failure == EACCES || failure == EPERM;
  candidate->id = id_of_path (candidate->entry->path);
  candidate->state = forbidden ? PRAXIS_STATE_REFUSED : PRAXIS_STATE_DAMAGED;
  candidate->reason = forbidden ? g_strdup ("permission denied")
                                : g_strdup_printf ("cannot be read: %s", g_strerror (failure));
  return candidate;
}

Candidate *
candidate_open (const CrawlEntry *entry) {
  struct stat status;
  int fd = crawl_open (entry->path, entry->root_length, &status);
  int failure = errno;
  for (guint i = 0; fd < 0 && i < G_N_ELEMENTS (vanished); i++)
    if (failure == vanished[i])
      return NULL;
  g_autoptr (Candidate) candidate = g_new0 (Candidate, 1);
  *candidate = (Candidate){ .entry = entry, .fd = fd, .size = entry->size, .modified = entry->modified };
  if (fd < 0)
    return unreadable (g_steal_pointer (&candidate), failure);
  candidate->size = status.st_size;
  candidate->modified = crawl_modified (&status);
  candidate->id = id_of_content (fd);
  if (candidate->id != NULL)
    return g_steal_pointer (&candidate);
  failure = errno;
  close (candidate_take_fd (candidate));
  return unreadable (g_steal_pointer (&candidate), failure);
}

void
candidate_free (Candidate *candidate) {
  if (candidate == NULL)
    return;
  if (candidate->fd >= 0)
    close (candidate->fd);
  g_free (candidate->id);
  g_free (candidate->reason);
  g_free (candidate);
}

int
candidate_take_fd (Candidate *candidate) {
  int fd = candidate->fd;
  candidate->fd = -1;
  return fd;
}
