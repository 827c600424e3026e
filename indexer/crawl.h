/* Walking folders without ever following or opening anything but a plain file. The tree may be changed
 * under way by people who want the indexer to read something else, so a path is walked component by component
 * and what counts is what the descriptor says. */
#pragma once
#include <glib.h>
#include <sys/stat.h>

typedef enum {
  CRAWL_HIDDEN,
  CRAWL_LINK,
  CRAWL_PIPE,
  CRAWL_SOCKET,
  CRAWL_DEVICE,
  CRAWL_BAD_NAME, /* not UTF-8: answers could not name it */
  CRAWL_TOO_DEEP,
  CRAWL_INDEX,   /* the index itself */
  CRAWL_CLOSED,  /* a folder that cannot be listed or searched */
  CRAWL_SIDECAR, /* decisions about the file beside it */
  CRAWL_CHANGED, /* gone or something else by the time it was to be read */
  CRAWL_REASONS
} CrawlReason;

/* "hidden", "link", ...; static. */
const char *crawl_reason_name (CrawlReason reason);

typedef enum {
  CRAWL_END,
  CRAWL_FILE,
  CRAWL_SKIPPED,
} CrawlResult;

typedef struct {
  char *path;         /* absolute; owned by the receiver of crawl_next */
  gsize root_length;  /* bytes of path that are the folder the walk started in */
  gint64 size;        /* bytes */
  gint64 modified;    /* microseconds since 1970 */
  CrawlReason reason; /* of SKIPPED */
} CrawlEntry;

typedef struct _Crawl Crawl;

/* A walk through files and folders (NULL-terminated; links in the arguments themselves are followed, as they
 * are the user's own words). Fails with USAGE, before anything is read, if one of them does not exist or is
 * neither. avoid (may be NULL) is a folder that is left out wherever it turns up: the index. */
Crawl *crawl_new (const char *const *paths, const char *avoid, GError **error);
void crawl_free (Crawl *crawl);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Crawl, crawl_free)

/* The absolute paths that the walk starts at, of char*; owned by the walk. */
const GPtrArray *crawl_roots (const Crawl *crawl);

/* The next entry in the order of names inside each folder. Fills in entry unless it returns END. */
CrawlResult crawl_next (Crawl *crawl, CrawlEntry *entry);

/* Opens a plain file for reading, following no link below the root and never blocking; fills in status from
 * the descriptor. Returns -1 with errno, which is ELOOP where a link or anything but a plain file turned up.
 */
int crawl_open (const char *path, gsize root_length, struct stat *status);

/* Modification time in microseconds since 1970. */
gint64 crawl_modified (const struct stat *status);
