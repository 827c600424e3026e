/* A document that has taken over its reader and wants out: it takes the place of praxis-worker in a test, and
 * the name of each file says which way it tries. The exit status tells whether it got out; a way that is shut
 * hard ends the process with a signal instead. Where the name begins with "convert-", it has taken over its
 * converter: that is this program again, to which the document itself says which way to try. */
#include "indexer/zygote.h"
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ESCAPED = 42, DENIED = 43 };
#define PAGE 4096
#define CONVERT "convert-"
#define FOLDER "PRAXIS_ESCAPE_FOLDER" /* names a folder to write in */

static long
try_exec (const char *file G_GNUC_UNUSED) {
  return execl ("/bin/sh", "sh", "-c", "exit 42", NULL);
}

static long
try_fork (const char *file G_GNUC_UNUSED) {
  pid_t child = fork ();
  if (child == 0)
    _exit (0);
  return child;
}

/* By the number, for the C library would take clone() instead. */
static long
try_vfork (const char *file G_GNUC_UNUSED) {
  long child = syscall (SYS_fork);
  if (child == 0)
    _exit (0);
  return child;
}

static gpointer
do_nothing (gpointer data) {
  return data;
}

static long
try_thread (const char *file G_GNUC_UNUSED) {
  GThread *thread = g_thread_try_new ("escape", do_nothing, NULL, NULL);
  if (thread == NULL)
    return -1;
  g_thread_join (thread);
  return 0;
}

static long
try_socket (const char *file G_GNUC_UNUSED) {
  return socket (AF_INET, SOCK_STREAM, 0);
}

static long
try_unix_socket (const char *file G_GNUC_UNUSED) {
  return socket (AF_UNIX, SOCK_DGRAM, 0);
}

static long
try_create (const char *file) {
  return open (file, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

/* A file that is there, in a folder that it might write to. */
static long
try_append (const char *file) {
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *victim = g_build_filename (folder, "victim", NULL);
  return open (victim, O_WRONLY | O_APPEND);
}

static long
try_rename (const char *file) {
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *victim = g_build_filename (folder, "moved", NULL);
  return rename (victim, file);
}

static long
try_mkdir (const char *file) {
  return mkdir (file, 0700);
}

static long
try_write (const char *file G_GNUC_UNUSED) {
  return write (STDERR_FILENO, "out", 3);
}

static long
try_memfd (const char *file G_GNUC_UNUSED) {
  return memfd_create ("escape", MFD_CLOEXEC);
}

static long
try_passwd (const char *file G_GNUC_UNUSED) {
  return open ("/etc/passwd", O_RDONLY);
}

static long
try_memory_of_parent (const char *file G_GNUC_UNUSED) {
  g_autofree char *memory = g_strdup_printf ("/proc/%d/mem", getppid ());
  return open (memory, O_RDONLY);
}

static long
try_list (const char *file G_GNUC_UNUSED) {
  return open ("/etc", O_RDONLY | O_DIRECTORY);
}

static long
try_ptrace (const char *file G_GNUC_UNUSED) {
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL);
}

/* Signal 0 only asks whether it might. */
static long
try_kill (const char *file G_GNUC_UNUSED) {
  return kill (getppid (), 0);
}

static long
try_tgkill (const char *file G_GNUC_UNUSED) {
  return syscall (SYS_tgkill, getppid (), getppid (), 0);
}

static long
try_mmap (const char *file G_GNUC_UNUSED) {
  void *code = mmap (NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return code == MAP_FAILED ? -1 : 0;
}

static long
try_mprotect (const char *file G_GNUC_UNUSED) {
  void *code = mmap (NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return code == MAP_FAILED ? 0 : mprotect (code, PAGE, PROT_READ | PROT_EXEC);
}

static long
try_io_uring (const char *file G_GNUC_UNUSED) {
  char parameters[256] = { 0 };
  return syscall (SYS_io_uring_setup, 1, parameters);
}

static long
try_unshare (const char *file G_GNUC_UNUSED) {
  return unshare (CLONE_FILES);
}

static long
try_document (const char *file G_GNUC_UNUSED) {
  return execl (CONVERTER_INPUT, "document", NULL);
}

static long
try_endless (const char *file G_GNUC_UNUSED) {
  static const char block[1 << 16];
  while (write (STDOUT_FILENO, block, sizeof block) > 0)
    ;
  return -1;
}

static long
try_spin (const char *file) {
  for (volatile guint64 turns = 0; file != NULL; turns++)
    ;
  return 0;
}

static const struct {
  const char *name;
  long (*attempt) (const char *file); /* negative: it did not get out */
} ways[] = {
  { "append", try_append },
  { "create", try_create },
  { "document", try_document },
  { "endless", try_endless },
  { "exec", try_exec },
  { "fork", try_fork },
  { "io-uring", try_io_uring },
  { "kill", try_kill },
  { "list", try_list },
  { "memfd", try_memfd },
  { "memory-of-parent", try_memory_of_parent },
  { "mkdir", try_mkdir },
  { "mmap", try_mmap },
  { "mprotect", try_mprotect },
  { "passwd", try_passwd },
  { "ptrace", try_ptrace },
  { "rename", try_rename },
  { "socket", try_socket },
  { "spin", try_spin },
  { "tgkill", try_tgkill },
  { "thread", try_thread },
  { "unix-socket", try_unix_socket },
  { "unshare", try_unshare },
  { "vfork", try_vfork },
  { "write", try_write },
};

static int
try_way (const char *name, const char *folder) {
  g_autofree char *file = g_build_filename (folder, name, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (strcmp (ways[i].name, name) == 0)
      return ways[i].attempt (file) < 0 ? DENIED : ESCAPED;
  abort (); /* which has to come through as such */
}

/* The first line of the document is "#!/bin/sh", so that it could be executed; the second one names the way,
 * and the third the folder. */
static int
convert (void) {
  char document[PAGE] = "";
  if (pread (STDIN_FILENO, document, sizeof document - 1, 0) < 0)
    return 1;
  g_auto (GStrv) lines = g_strsplit (document, "\n", 4);
  return try_way (lines[1], lines[2]);
}

/* Ends as the converter did. */
static int
repeat (const Conversion *conversion) {
  if (conversion->status == CONVERTER_UNCONFINED)
    return CONVERTER_EXIT_UNCONFINED;
  if (WIFSIGNALED (conversion->status))
    raise (WTERMSIG (conversion->status));
  return WEXITSTATUS (conversion->status);
}

static int
work (const ZygoteJob *job, gpointer data) {
  g_autofree char *name = g_path_get_basename (job->path);
  name[strcspn (name, ".")] = '\0';
  if (job->converters != NULL)
    return repeat (&job->conversions[0]);
  return g_str_has_prefix (name, CONVERT) ? ZYGOTE_EXIT_CONVERT : try_way (name, data);
}

static gboolean
prepare (gpointer data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED) {
  return TRUE;
}

int
main (int argc, char **argv) {
  static const char *const none[] = { NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const arguments[] = { "escape-worker", "--convert", NULL };
  const Converter converter = { "escape-worker", self, none, arguments };
  const ConverterRow converters[] = { { { &converter } }, { { NULL } } };
  gboolean unconfined = FALSE;
  if (argc == 2 && strcmp (argv[1], "--convert") == 0)
    return convert ();
  for (int i = 1; i < argc; i++)
    unconfined = unconfined || strcmp (argv[i], "--set=worker.confine=no") == 0;
  ZygoteWork zygote
      = { .limits = { .memory = 512 << 20, .seconds = 2, .converted = 1 << 20, .unconfined = unconfined },
          .prepare = prepare,
          .work = work,
          .data = (gpointer)g_getenv (FOLDER),
          .converters = converters };
  g_autoptr (GError) error = NULL;
  if (zygote_serve (0, &zygote, &error))
    return 0;
  g_printerr ("escape-worker: %s\n", error->message);
  return 1;
}
