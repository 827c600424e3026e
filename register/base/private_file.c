/* All is judged by the descriptor that is then read, so that no exchange of files can come between. */
#include "register/base/private_file.h"
#include "register/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST (1 << 20)
#define FORBIDDEN (S_IRWXO | S_IWGRP | S_IXGRP) /* bits of the mode */

static gboolean
refuse (const char *path, const char *reason, GError **error) {
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot use '%s': %s", path, reason);
  return FALSE;
}

static gboolean
check (const char *path, int descriptor, gsize *size, GError **error) {
  struct stat status;
  if (fstat (descriptor, &status) != 0)
    return refuse (path, g_strerror (errno), error);
  if (!S_ISREG (status.st_mode))
    return refuse (path, "it is not a plain file", error);
  if (status.st_uid != geteuid () && status.st_uid != 0)
    return refuse (path, "it belongs to another user", error);
  if ((status.st_mode & FORBIDDEN) != 0)
    return refuse (path, "others can read or write it: make it private with chmod 600", error);
  *size = (gsize)status.st_size;
  return *size <= LONGEST || refuse (path, "it is too long", error);
}

static gboolean
read_all (int descriptor, const char *path, char **text, GError **error) {
  gsize size;
  if (!check (path, descriptor, &size, error))
    return FALSE;
  g_autofree char *content = g_malloc0 (size + 1);
  gssize got = pread (descriptor, content, size, 0);
  if (got < 0)
    return refuse (path, g_strerror (errno), error);
  if (!g_utf8_validate (content, got, NULL))
    return refuse (path, "it is not UTF-8", error);
  content[got] = '\0';
  *text = g_steal_pointer (&content);
  return TRUE;
}

gboolean
praxis_private_file_read (const char *path, char **text, GError **error) {
  *text = NULL;
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0)
    return errno == ENOENT || refuse (path, g_strerror (errno), error);
  gboolean done = read_all (descriptor, path, text, error);
  close (descriptor);
  return done;
}
