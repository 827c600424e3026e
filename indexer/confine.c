/* The confinement of a worker's child. All of it is the kernel's, so it holds whatever the file makes a
 * library do; docs/architecture.md tells what each layer is for. */
#include "config.h"

#include "indexer/confine.h"
#include "indexer/confine_calls.h"
#include "indexer/confine_files.h"
#include "register/base/error.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define DESCRIPTORS 16
#define PROBE_BYTES (32 << 20) /* less room than this is no room */

/* Libraries answer a refused allocation by aborting or by using the NULL. Both come here, and often
 * errno still tells; where a message was printed in between, the lack of room does. */
static void
on_fatal_signal (int signal_number) {
  if (errno == ENOMEM
      || mmap (NULL, PROBE_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
    _exit (CONFINE_EXIT_MEMORY);
  raise (signal_number); /* the default action now */
}

static void
tell_memory_from_crashes (void) {
  static const int signals[] = { SIGABRT, SIGTRAP, SIGSEGV };
  static char stack_bytes[1 << 16];
  stack_t stack = { .ss_sp = stack_bytes, .ss_size = sizeof stack_bytes };
  struct sigaction action
      = { .sa_handler = on_fatal_signal, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK) };
  sigaltstack (&stack, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, NULL);
  errno = 0;
}

static gboolean
limit_resources (const ConfineLimits *limits, guint64 file_bytes) {
  const struct {
    int resource;
    rlim_t soft, hard;
  } rows[] = {
#ifndef PRAXIS_SANITIZED /* AddressSanitizer reserves terabytes */
    { RLIMIT_AS, limits->memory, limits->memory },
#endif
    /* The soft limit sends SIGXCPU, which names the cause; the hard one is for those who ignore it. */
    { RLIMIT_CPU, limits->seconds, limits->seconds + 1 },
    { RLIMIT_CORE, 0, 0 },
    { RLIMIT_FSIZE, file_bytes, file_bytes },
    { RLIMIT_NOFILE, DESCRIPTORS, DESCRIPTORS },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    struct rlimit limit = { rows[i].soft, rows[i].hard };
    if (setrlimit (rows[i].resource, &limit) != 0)
      return FALSE;
  }
  return TRUE;
}

/* A sanitizer maps, traces and reads files of its own when it reports, which is what it is built in for. */
static gboolean
is_enforced (const ConfineLimits *limits) {
#ifdef PRAXIS_SANITIZED
  return limits == NULL;
#else
  return !limits->unconfined;
#endif
}

gboolean
confine_prepare (const ConfineLimits *limits, int reply, GError **error) {
  if (!is_enforced (limits))
    return TRUE;
  if (!confine_calls_prepare (CONFINE_READER, reply)) {
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED,
                         "cannot confine what reads documents: this system does not filter system calls "
                         "(seccomp); 'worker.confine = no' reads them unconfined");
    return FALSE;
  }
  if (!confine_files_possible ())
    fputs ("praxis-worker: warning: this kernel has no Landlock; a document that takes over its reader "
           "could read files\n",
           stderr);
  return TRUE;
}

/* What holds any process, whatever it is to do. */
static gboolean
give_up (const ConfineLimits *limits, pid_t parent, guint64 file_bytes) {
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0)
    return FALSE;
  if (getppid () != parent) { /* it died before the signal was set */
    errno = ESRCH;
    return FALSE;
  }
  return limit_resources (limits, file_bytes) && prctl (PR_SET_DUMPABLE, 0) == 0
         && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

gboolean
confine_process (const ConfineLimits *limits, pid_t parent) {
  if (!give_up (limits, parent, 0))
    return FALSE;
  tell_memory_from_crashes ();
  /* Each of these forbids what the ones before it call. */
  return !is_enforced (limits)
         || ((!confine_files_possible () || confine_files (limits->folders, CONFINE_FOLDERS))
             && confine_calls (CONFINE_READER));
}

gboolean
confine_converters_possible (const ConfineLimits *limits) {
  return !is_enforced (limits)
         || (confine_files_possible () && confine_calls_prepare (CONFINE_CONVERTER, STDOUT_FILENO));
}

gboolean
confine_converter (const ConfineLimits *limits, pid_t parent, const Converter *converter) {
  return give_up (limits, parent, limits->converted)
         && (!is_enforced (limits)
             || (confine_converter_files (converter, STDIN_FILENO) && confine_calls (CONFINE_CONVERTER)));
}
