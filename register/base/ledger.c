/* Appending so that neither a crash nor another writer leaves half a line. */
#include "register/base/ledger.h"
#include "register/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

/* Nobody else writes meanwhile, and all lines come in one piece. */
static gboolean
append (int descriptor, const char *heading, const char *lines) {
  g_autoptr (GString) text = g_string_new (NULL);
  if (flock (descriptor, LOCK_EX) != 0)
    return FALSE;
  off_t end = lseek (descriptor, 0, SEEK_END);
  char last = '\n';
  if (end == 0)
    g_string_append (text, heading);
  else if (pread (descriptor, &last, 1, end - 1) == 1 && last != '\n')
    g_string_append_c (text, '\n');
  g_string_append (text, lines);
  if (write (descriptor, text->str, text->len) == (ssize_t)text->len)
    return fsync (descriptor) == 0;
  int failure = errno;
  if (ftruncate (descriptor, end) == 0)
    errno = failure;
  return FALSE;
}

gboolean
praxis_ledger_append (const char *file, guint mode, const char *heading, const char *lines, GError **error) {
  int descriptor = open (file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, mode);
  gboolean done = descriptor >= 0 && append (descriptor, heading, lines);
  if (!done)
    g_set_error (error, PRAXIS_ERROR, errno == ENOSPC ? PRAXIS_ERROR_NO_SPACE : PRAXIS_ERROR_FAILED,
                 "cannot write to '%s': %s", file, g_strerror (errno));
  if (descriptor >= 0)
    close (descriptor);
  return done;
}
