/* The first step of indexing: the tree as a list of plain files, in a fixed order, each with its size and
 * time. Nothing is opened here but folders; crawl_open() opens a file later, if it has to be read. */
#include "indexer/crawl.h"
#include "register/base/error.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define DEEPEST 200 /* folders in folders; each holds a descriptor */
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY)
#define FILE_FLAGS (O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)

typedef struct {
  int fd;
  GPtrArray *names; /* sorted */
  guint next;
  gsize length; /* of the folder's path */
} Level;

struct _Crawl {
  GPtrArray *roots;
  guint next_root;
  gsize root_length;
  GArray *levels; /* of Level, the innermost last */
  GString *path;  /* of the innermost folder */
  gboolean avoids;
  dev_t avoid_device;
  ino_t avoid_inode;
};

static const char *const reason_names[CRAWL_REASONS] = {
  [CRAWL_HIDDEN] = "hidden",
  [CRAWL_LINK] = "link",
  [CRAWL_PIPE] = "named pipe",
  [CRAWL_SOCKET] = "socket",
  [CRAWL_DEVICE] = "device",
  [CRAWL_BAD_NAME] = "name is not UTF-8",
  [CRAWL_TOO_DEEP] = "nested too deeply",
  [CRAWL_INDEX] = "the index itself",
  [CRAWL_CLOSED] = "folder cannot be read",
  [CRAWL_SIDECAR] = "sidecar",
  [CRAWL_CHANGED] = "changed under way",
};

static const struct {
  mode_t type;
  CrawlReason reason;
} special_types[] = {
  { S_IFLNK, CRAWL_LINK },   { S_IFIFO, CRAWL_PIPE },   { S_IFSOCK, CRAWL_SOCKET },
  { S_IFBLK, CRAWL_DEVICE }, { S_IFCHR, CRAWL_DEVICE },
};

const char *
crawl_reason_name (CrawlReason reason) {
  return reason_names[reason];
}

gint64
crawl_modified (const struct stat *status) {
  return (gint64)status->st_mtim.tv_sec * G_USEC_PER_SEC + status->st_mtim.tv_nsec / 1000;
}

static void
level_clear (gpointer data) {
  Level *level = data;
  close (level->fd);
  g_ptr_array_unref (level->names);
}

/* The absolute path of an argument, with its links resolved, if it is a file or a folder. */
static char *
resolve_root (const char *path, GError **error) {
  g_autofree char *resolved = realpath (path, NULL);
  struct stat status;
  if (resolved == NULL || stat (resolved, &status) != 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot index '%s': %s", path, g_strerror (errno));
    return NULL;
  }
  if (!S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot index '%s': neither a file nor a folder",
                 path);
    return NULL;
  }
  return g_strdup (resolved);
}

Crawl *
crawl_new (const char *const *paths, const char *avoid, GError **error) {
  g_autoptr (Crawl) crawl = g_new0 (Crawl, 1);
  crawl->roots = g_ptr_array_new_with_free_func (g_free);
  crawl->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (crawl->levels, level_clear);
  crawl->path = g_string_new (NULL);
  for (guint i = 0; paths[i] != NULL; i++) {
    char *root = resolve_root (paths[i], error);
    if (root == NULL)
      return NULL;
    g_ptr_array_add (crawl->roots, root);
  }
  struct stat status;
  if (avoid != NULL && stat (avoid, &status) == 0) {
    crawl->avoids = TRUE;
    crawl->avoid_device = status.st_dev;
    crawl->avoid_inode = status.st_ino;
  }
  return g_steal_pointer (&crawl);
}

void
crawl_free (Crawl *crawl) {
  if (crawl == NULL)
    return;
  g_ptr_array_unref (crawl->roots);
  g_array_unref (crawl->levels);
  g_string_free (crawl->path, TRUE);
  g_free (crawl);
}

const GPtrArray *
crawl_roots (const Crawl *crawl) {
  return crawl->roots;
}

static gint
compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, sorted; NULL with errno if it cannot be listed. */
static GPtrArray *
list_names (int fd) {
  int copy = fcntl (fd, F_DUPFD_CLOEXEC, 0);
  DIR *folder = copy < 0 ? NULL : fdopendir (copy);
  if (folder == NULL) {
    if (copy >= 0)
      close (copy);
    return NULL;
  }
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const struct dirent *entry;
  while (errno = 0, (entry = readdir (folder)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_ptr_array_add (names, g_strdup (entry->d_name));
  int failure = errno;
  closedir (folder);
  errno = failure;
  if (failure != 0)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Descends into the folder that crawl->path names; takes over fd. FALSE with errno if it cannot be listed. */
static gboolean
push_level (Crawl *crawl, int fd) {
  GPtrArray *names = fd < 0 ? NULL : list_names (fd);
  if (names == NULL) {
    int failure = errno;
    if (fd >= 0)
      close (fd);
    errno = failure;
    return FALSE;
  }
  Level level = { fd, names, 0, crawl->path->len };
  g_array_append_val (crawl->levels, level);
  return TRUE;
}

static CrawlResult
skipped (const Crawl *crawl, CrawlEntry *entry, CrawlReason reason) {
  *entry = (CrawlEntry){ g_strdup (crawl->path->str), crawl->root_length, 0, 0, reason };
  return CRAWL_SKIPPED;
}

static CrawlResult
file_found (const Crawl *crawl, CrawlEntry *entry, const struct stat *status) {
  *entry = (CrawlEntry){ g_strdup (crawl->path->str), crawl->root_length, status->st_size,
                         crawl_modified (status), CRAWL_REASONS };
  return CRAWL_FILE;
}

/* Goes into a folder: END means that the walk goes on inside. */
static CrawlResult
enter_folder (Crawl *crawl, int parent, const char *name, CrawlEntry *entry) {
  struct stat status;
  if (crawl->levels->len >= DEEPEST)
    return skipped (crawl, entry, CRAWL_TOO_DEEP);
  int fd = openat (parent, name, FOLDER_FLAGS);
  if (fd >= 0 && crawl->avoids && fstat (fd, &status) == 0 && status.st_dev == crawl->avoid_device
      && status.st_ino == crawl->avoid_inode) {
    close (fd);
    return skipped (crawl, entry, CRAWL_INDEX);
  }
  if (push_level (crawl, fd))
    return CRAWL_END;
  return skipped (crawl, entry, errno == ENOENT || errno == ELOOP ? CRAWL_CHANGED : CRAWL_CLOSED);
}

/* What a name in a folder is; crawl->path already names it. */
static CrawlResult
visit (Crawl *crawl, int parent, const char *name, CrawlEntry *entry) {
  struct stat status;
  if (name[0] == '.')
    return skipped (crawl, entry, CRAWL_HIDDEN);
  if (fstatat (parent, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return skipped (crawl, entry, errno == ENOENT ? CRAWL_CHANGED : CRAWL_CLOSED);
  for (guint i = 0; i < G_N_ELEMENTS (special_types); i++)
    if ((status.st_mode & S_IFMT) == special_types[i].type)
      return skipped (crawl, entry, special_types[i].reason);
  if (!g_utf8_validate (name, -1, NULL))
    return skipped (crawl, entry, CRAWL_BAD_NAME);
  if (S_ISDIR (status.st_mode))
    return enter_folder (crawl, parent, name, entry);
  return file_found (crawl, entry, &status);
}

/* Starts on the next argument. */
static CrawlResult
next_root (Crawl *crawl, CrawlEntry *entry) {
  const char *root = g_ptr_array_index (crawl->roots, crawl->next_root++);
  struct stat status;
  g_string_assign (crawl->path, root);
  crawl->root_length = crawl->path->len;
  if (lstat (root, &status) != 0)
    return skipped (crawl, entry, CRAWL_CHANGED);
  if (S_ISDIR (status.st_mode))
    return enter_folder (crawl, AT_FDCWD, root, entry);
  g_autofree char *folder = g_path_get_dirname (root);
  crawl->root_length = strlen (folder);
  return file_found (crawl, entry, &status);
}

/* The next name of the innermost folder, or back to the folder around it. */
static CrawlResult
next_name (Crawl *crawl, CrawlEntry *entry) {
  guint innermost = crawl->levels->len - 1;
  Level *level = &g_array_index (crawl->levels, Level, innermost);
  if (level->next == level->names->len) {
    g_array_set_size (crawl->levels, innermost);
    return CRAWL_END;
  }
  const char *name = g_ptr_array_index (level->names, level->next++);
  g_string_truncate (crawl->path, level->length);
  if (crawl->path->str[crawl->path->len - 1] != '/')
    g_string_append_c (crawl->path, '/');
  g_string_append (crawl->path, name);
  return visit (crawl, level->fd, name, entry);
}

CrawlResult
crawl_next (Crawl *crawl, CrawlEntry *entry) {
  CrawlResult result = CRAWL_END;
  while (result == CRAWL_END && (crawl->levels->len > 0 || crawl->next_root < crawl->roots->len))
    result = crawl->levels->len > 0 ? next_name (crawl, entry) : next_root (crawl, entry);
  return result;
}

/* The folder that holds the file, walked from the root one component at a time; name is left at the file's
 * own. */
static int
open_parent (char *path, gsize root_length, char **name) {
  char *rest = path + root_length;
  g_autofree char *root = g_strndup (path, root_length);
  int fd = open (root, FOLDER_FLAGS);
  while (fd >= 0) {
    rest += strspn (rest, "/");
    char *slash = strchr (rest, '/');
    if (slash == NULL)
      break;
    *slash = '\0';
    int inner = openat (fd, rest, FOLDER_FLAGS);
    int failure = errno;
    close (fd);
    errno = failure;
    fd = inner;
    rest = slash + 1;
  }
  *name = rest;
  return fd;
}

int
crawl_open (const char *path, gsize root_length, struct stat *status) {
  g_autofree char *copy = g_strdup (path);
  char *name;
  int folder = open_parent (copy, root_length, &name);
  if (folder < 0)
    return -1;
  int fd = openat (folder, name, FILE_FLAGS);
  int failure = errno;
  close (folder);
  if (fd >= 0 && fstat (fd, status) == 0 && S_ISREG (status->st_mode))
    return fd;
  if (fd >= 0) {
    close (fd);
    failure = ELOOP;
  }
  errno = failure;
  return -1;
}
