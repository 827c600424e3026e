/* System calls of a confined process. Reading a document needs few; what else libraries merely probe is
 * answered with an error that they take for an ordinary no, and everything that stands in no table ends the
 * process. Denying too much can lose text in silence: dev/compare-confined tells. */
#include "indexer/confine_calls.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define API_KILL_PROCESS 3 /* level of seccomp_api_get() from which a process can be ended whole */

/* What the tables come to, for each kind. Made once: that takes libseccomp 1.5 ms, half of what a document
 * takes. */
static struct sock_fprog programs[CONFINE_KINDS];

/* What reading takes, whatever the arguments. Names may be looked at, for Poppler does; to open them is a
 * matter of openat and Landlock. */
static const char *const allowed[] = {
  "brk",
  "clock_getres",
  "clock_gettime",
  "close",
  "dup",
  "exit",
  "exit_group",
  "fadvise64",
  "fstat",
  "futex",
  "getdents64",
  "getegid",
  "geteuid",
  "getgid",
  "getpid",
  "getrandom",
  "getrusage",
  "gettid",
  "gettimeofday",
  "getuid",
  "lseek",
  "madvise",
  "mremap",
  "munmap",
  "newfstatat",
  "pread64",
  "read",
  "readv",
  "restart_syscall",
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "sched_yield",
  "sigaltstack",
  "sysinfo",
  "tgkill", /* see allow_own_signals() */
  "time",
  "times",
  "uname",
};

typedef struct {
  const char *name; /* NULL after the last one */
  int answer;       /* 0: allowed */
  guint conditions;
  struct scmp_arg_cmp when[2];
} Rule;

/* What depends on an argument. */
static const Rule conditional[] = {
  { "mmap", 0, 1, { { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } } },
  { "mprotect", 0, 1, { { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } } },
  { "mprotect", EPERM, 1, { { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC } } },
  { "openat", 0, 1, { { 2, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY } } },
  { "openat", EACCES, 1, { { 2, SCMP_CMP_MASKED_EQ, O_WRONLY, O_WRONLY } } },
  { "openat", EACCES, 1, { { 2, SCMP_CMP_MASKED_EQ, O_RDWR, O_RDWR } } },
  { "openat", EACCES, 1, { { 2, SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT } } },
  { "openat", EACCES, 1, { { 2, SCMP_CMP_MASKED_EQ, O_TRUNC, O_TRUNC } } },
  { "fcntl", 0, 1, { { 1, SCMP_CMP_EQ, F_DUPFD, 0 } } },
  { "fcntl", 0, 1, { { 1, SCMP_CMP_EQ, F_DUPFD_CLOEXEC, 0 } } },
  { "fcntl", 0, 1, { { 1, SCMP_CMP_EQ, F_GETFD, 0 } } },
  { "fcntl", 0, 1, { { 1, SCMP_CMP_EQ, F_SETFD, 0 } } },
  { "fcntl", 0, 1, { { 1, SCMP_CMP_EQ, F_GETFL, 0 } } },
  { NULL, 0, 0, { { 0 } } },
};

/* What only a reader meets. */
static const Rule reading[] = {
  { "access", ENOENT, 0, { { 0 } } },
  { "mmap", EPERM, 1, { { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC } } },
  { NULL, 0, 0, { { 0 } } },
};

/* What it takes to become another program. Which one, and code of which files, is a matter of Landlock. */
static const Rule starting[] = {
  { "access", 0, 0, { { 0 } } },
  { "arch_prctl", 0, 0, { { 0 } } },
  { "execve", 0, 0, { { 0 } } },
  { "rseq", 0, 0, { { 0 } } },
  { "set_robust_list", 0, 0, { { 0 } } },
  { "set_tid_address", 0, 0, { { 0 } } },
  { "mmap",
    0,
    2,
    { { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE, PROT_EXEC },
      { 3, SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, 0 } } },
  { NULL, 0, 0, { { 0 } } },
};

static const Rule *const additional[CONFINE_KINDS]
    = { [CONFINE_READER] = reading, [CONFINE_CONVERTER] = starting };

/* What libraries probe. */
static const struct {
  const char *name;
  int answer;
} probed[] = {
  { "faccessat", ENOENT },
  { "faccessat2", ENOENT },
  { "fstatfs", ENOSYS },
  { "getcwd", ENOENT },
  { "ioctl", ENOTTY },
  { "lstat", ENOENT },
  { "prctl", EPERM },
  { "prlimit64", EPERM },
  { "readlink", ENOENT },
  { "readlinkat", ENOENT },
  { "sched_getaffinity", EPERM },
  { "stat", ENOENT },
  { "statfs", ENOSYS },
  { "statx", ENOSYS },
};

/* A rule by the name of its call. A call that this architecture or an older libseccomp does not know needs
 * none. */
static gboolean
add_rule (scmp_filter_ctx filter, guint32 action, const char *name, unsigned count,
          const struct scmp_arg_cmp *conditions) {
  int call = seccomp_syscall_resolve_name (name);
  return call < 0 || seccomp_rule_add_array (filter, action, call, count, conditions) == 0;
}

static guint32
action_of (int answer) {
  return answer == 0 ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO ((guint16)answer);
}

static gboolean
add_rules (scmp_filter_ctx filter, const Rule *rules) {
  gboolean added = TRUE;
  for (const Rule *rule = rules; rule->name != NULL; rule++)
    added = added && add_rule (filter, action_of (rule->answer), rule->name, rule->conditions, rule->when);
  return added;
}

static gboolean
add_tables (scmp_filter_ctx filter, ConfineKind kind) {
  gboolean added = add_rules (filter, conditional) && add_rules (filter, additional[kind]);
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    added = added && add_rule (filter, SCMP_ACT_ALLOW, allowed[i], 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (probed); i++)
    added = added && add_rule (filter, action_of (probed[i].answer), probed[i].name, 0, NULL);
  return added;
}

/* What libraries print about a document goes to standard error, which is /dev/null; it is refused like any
 * descriptor but the one for output. */
static gboolean
add_writing (scmp_filter_ctx filter, int output) {
  static const char *const writing[] = { "write", "writev" };
  const struct scmp_arg_cmp to_output = { 0, SCMP_CMP_EQ, (scmp_datum_t)output, 0 };
  const struct scmp_arg_cmp to_other = { 0, SCMP_CMP_NE, (scmp_datum_t)output, 0 };
  gboolean added = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    added = added && add_rule (filter, action_of (0), writing[i], 1, &to_output)
            && add_rule (filter, action_of (EBADF), writing[i], 1, &to_other);
  return added;
}

/* The filter as the kernel takes it; libseccomp gives it to descriptors only. */
static gboolean
export_program (scmp_filter_ctx filter, struct sock_fprog *program) {
  int file = memfd_create ("filter", MFD_CLOEXEC);
  struct stat status;
  gboolean exported = file >= 0 && seccomp_export_bpf (filter, file) == 0 && fstat (file, &status) == 0;
  if (exported) {
    program->filter = g_malloc ((gsize)status.st_size);
    program->len = (unsigned short)((gsize)status.st_size / sizeof *program->filter);
    exported = pread (file, program->filter, (gsize)status.st_size, 0) == status.st_size;
  }
  if (file >= 0)
    close (file);
  return exported;
}

gboolean
confine_calls_prepare (ConfineKind kind, int output) {
  if (programs[kind].len > 0)
    return TRUE;
  if (seccomp_api_get () < API_KILL_PROCESS)
    return FALSE;
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  gboolean prepared = filter != NULL && add_tables (filter, kind) && add_writing (filter, output)
                      && export_program (filter, &programs[kind]);
  seccomp_release (filter);
  return prepared;
}

/* abort() signals its own process, the only one that may be signalled. A filter by itself, for only the
 * process knows its number. */
static gboolean
allow_own_signals (void) {
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  const struct scmp_arg_cmp other = { 0, SCMP_CMP_NE, (scmp_datum_t)getpid (), 0 };
  int failure = ENOMEM;
  if (filter != NULL && add_rule (filter, SCMP_ACT_KILL_PROCESS, "tgkill", 1, &other))
    failure = -seccomp_load (filter);
  seccomp_release (filter);
  errno = failure;
  return failure == 0;
}

gboolean
confine_calls (ConfineKind kind) {
  return allow_own_signals () && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &programs[kind]) == 0;
}
