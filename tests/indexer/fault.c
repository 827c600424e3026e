/* Preloaded into the indexer by tests of durability: records what it does to the files of an index, so that
 * power cuts can be replayed (power_cut.py), and lets a call of choice fail or be the last one. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All by environment:
 *   FAULT_FOLDER  the index, an absolute path as the indexer is given it; nothing else is touched
 *   FAULT_LOG     file that takes the record
 *   FAULT_CALL    open, write, sync, rename, unlink, mkdir, lock or any
 *   FAULT_AT      which of these calls, from 1
 *   FAULT_MANY    how many from there on; without it all
 *   FAULT_WHAT    kill, or the errno to fail with */

#define DESCRIPTORS 1024

static const char *folder, *call, *what;
static unsigned long at, many, seen;
static int record = -1;
static int opened[DESCRIPTORS]; /* descriptor -> number of its opening in the record, 0: none of ours */
static int openings;

static void __attribute__ ((constructor)) begin (void) {
  const char *first = getenv ("FAULT_AT"), *count = getenv ("FAULT_MANY");
  folder = getenv ("FAULT_FOLDER");
  call = getenv ("FAULT_CALL");
  what = getenv ("FAULT_WHAT");
  at = first != NULL ? strtoul (first, NULL, 10) : 0;
  many = count != NULL ? strtoul (count, NULL, 10) : (unsigned long)-1;
}

static void *
real (const char *name) {
  return dlsym (RTLD_NEXT, name);
}

static ssize_t
real_write (int fd, const void *bytes, size_t length) {
  ssize_t (*function) (int, const void *, size_t) = (ssize_t (*) (int, const void *, size_t))real ("write");
  return function (fd, bytes, length);
}

static int
is_ours (const char *path) {
  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
number_of (int fd) {
  return fd >= 0 && fd < DESCRIPTORS ? opened[fd] : 0;
}

/* Appends a line, and the bytes that belong to it. */
static void __attribute__ ((format (printf, 3, 4)))
note (const void *bytes, size_t length, const char *format, ...) {
  char line[8192];
  int before = errno;
  const char *log = getenv ("FAULT_LOG");
  if (log == NULL)
    return;
  if (record < 0) {
    int (*function) (const char *, int, ...) = (int (*) (const char *, int, ...))real ("open");
    record = function (log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  va_list arguments;
  va_start (arguments, format);
  int written = vsnprintf (line, sizeof line, format, arguments);
  va_end (arguments);
  if (real_write (record, line, (size_t)written) != written
      || real_write (record, bytes, length) != (ssize_t)length)
    abort ();
  errno = before;
}

/* Whether this call is one that fails; errno is set then. It may also be the last thing the program did. */
static int
fails (const char *name) {
  static const struct {
    const char *name;
    int number;
  } errors[] = { { "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EAGAIN", EAGAIN }, { "ENOLCK", ENOLCK } };
  if (call == NULL || (strcmp (call, name) != 0 && strcmp (call, "any") != 0))
    return 0;
  seen++;
  if (seen < at || seen - at >= many)
    return 0;
  if (strcmp (what, "kill") == 0)
    kill (getpid (), SIGKILL);
  for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
    if (strcmp (errors[i].name, what) == 0)
      errno = errors[i].number;
  return 1;
}

int
open (const char *path, int flags, ...) {
  int (*function) (const char *, int, ...) = (int (*) (const char *, int, ...))real ("open");
  va_list arguments;
  va_start (arguments, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg (arguments, mode_t) : 0;
  va_end (arguments);
  int ours = is_ours (path);
  if (ours && (flags & O_CREAT) != 0 && fails ("open"))
    return -1;
  int fd = function (path, flags, mode);
  if (!ours || fd < 0 || fd >= DESCRIPTORS)
    return fd;
  opened[fd] = ++openings;
  note ("", 0, "open\t%d\t%s\t%d\n", openings, path, (flags & O_TRUNC) != 0);
  return fd;
}

int open64 (const char *path, int flags, ...) __attribute__ ((alias ("open")));

int
close (int fd) {
  int (*function) (int) = (int (*) (int))real ("close");
  if (number_of (fd) > 0)
    opened[fd] = 0;
  return function (fd);
}

ssize_t
pwrite (int fd, const void *bytes, size_t length, off_t offset) {
  ssize_t (*function) (int, const void *, size_t, off_t)
      = (ssize_t (*) (int, const void *, size_t, off_t))real ("pwrite");
  int number = number_of (fd);
  if (number > 0 && fails ("write"))
    return -1;
  ssize_t written = function (fd, bytes, length, offset);
  if (number > 0 && written > 0)
    note (bytes, (size_t)written, "write\t%d\t%lld\t%zd\n", number, (long long)offset, written);
  return written;
}

ssize_t pwrite64 (int fd, const void *bytes, size_t length, off_t offset) __attribute__ ((alias ("pwrite")));

ssize_t
write (int fd, const void *bytes, size_t length) {
  int number = number_of (fd);
  if (number > 0 && fails ("write"))
    return -1;
  off_t offset = number > 0 ? lseek (fd, 0, SEEK_CUR) : 0;
  ssize_t written = real_write (fd, bytes, length);
  if (number > 0 && written > 0)
    note (bytes, (size_t)written, "write\t%d\t%lld\t%zd\n", number, (long long)offset, written);
  return written;
}

static int
sync_by (const char *name, int fd) {
  int (*function) (int) = (int (*) (int))real (name);
  int number = number_of (fd);
  if (number > 0 && fails ("sync"))
    return -1;
  int result = function (fd);
  if (number > 0 && result == 0)
    note ("", 0, "sync\t%d\n", number);
  return result;
}

int
fsync (int fd) {
  return sync_by ("fsync", fd);
}

int
fdatasync (int fd) {
  return sync_by ("fdatasync", fd);
}

/* Xapian asks for its lock by this, and passes it a pointer each time that it calls it with something. */
int
fcntl (int fd, int request, ...) {
  int (*function) (int, int, ...) = (int (*) (int, int, ...))real ("fcntl");
  va_list arguments;
  va_start (arguments, request);
  void *argument = va_arg (arguments, void *);
  va_end (arguments);
  if (request == F_OFD_SETLK && number_of (fd) > 0 && fails ("lock"))
    return -1;
  return function (fd, request, argument);
}

int
rename (const char *from, const char *to) {
  int (*function) (const char *, const char *) = (int (*) (const char *, const char *))real ("rename");
  if (is_ours (to) && fails ("rename"))
    return -1;
  int result = function (from, to);
  if (result == 0 && is_ours (to))
    note ("", 0, "rename\t%s\t%s\n", from, to);
  return result;
}

int
unlink (const char *path) {
  int (*function) (const char *) = (int (*) (const char *))real ("unlink");
  if (is_ours (path) && fails ("unlink"))
    return -1;
  int result = function (path);
  if (result == 0 && is_ours (path))
    note ("", 0, "unlink\t%s\n", path);
  return result;
}

int
mkdir (const char *path, mode_t mode) {
  int (*function) (const char *, mode_t) = (int (*) (const char *, mode_t))real ("mkdir");
  if (is_ours (path) && fails ("mkdir"))
    return -1;
  int result = function (path, mode);
  if (result == 0 && is_ours (path))
    note ("", 0, "mkdir\t%s\n", path);
  return result;
}
