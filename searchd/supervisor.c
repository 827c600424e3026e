/* The supervisor's loop: it waits for signals, for workers to report that they answer, and for the time to
 * start one anew. The first worker goes ahead alone, so that a missing index is told once and not by each. */
#include "searchd/supervisor.h"
#include "register/exit_status.h"
#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEVER G_MAXINT64
#define DELAY_LEAST (G_USEC_PER_SEC / 10) /* before a worker that died is replaced; doubled each time ... */
#define DELAY_MOST (5 * G_USEC_PER_SEC)
#define LIVED_LONG (10 * G_USEC_PER_SEC) /* ... unless it had lived this long */
#define KILL_GRACE 2                     /* seconds after the workers' own limit until they are killed */

typedef struct {
  pid_t pid; /* 0: not running */
  int listener;
  gboolean ready;
  gint64 started, due, delay;
} Slot;

typedef struct {
  const WorkerConfig *config;
  const char *url;
  Slot *slots;
  guint count;
  int signals, report[2];
  gboolean announced, stopping;
  gint64 kill_at;
  int status;
} Supervisor;

static void
become_worker (Supervisor *supervisor, guint number, pid_t parent) {
  sigset_t none;
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getppid () != parent)
    _exit (0);
  close (supervisor->signals);
  close (supervisor->report[0]);
  for (guint i = 0; i < supervisor->count; i++)
    if (i != number)
      close (supervisor->slots[i].listener);
  exit (worker_run (supervisor->config, supervisor->slots[number].listener, supervisor->report[1],
                    (guint8)number));
}

static void
start (Supervisor *supervisor, guint number) {
  Slot *slot = &supervisor->slots[number];
  pid_t parent = getpid ();
  slot->started = g_get_monotonic_time ();
  slot->due = NEVER;
  slot->ready = FALSE;
  slot->pid = fork ();
  if (slot->pid == 0)
    become_worker (supervisor, number, parent);
  if (slot->pid < 0) {
    g_printerr ("praxis-searchd: cannot start a worker: %s\n", g_strerror (errno));
    slot->pid = 0;
    slot->due = slot->started + DELAY_MOST;
  }
}

static void
stop (Supervisor *supervisor, int status) {
  if (supervisor->stopping)
    return;
  supervisor->stopping = TRUE;
  supervisor->status = status;
  gint64 grace = praxis_settings_number (supervisor->config->settings, "server.stop-seconds") + KILL_GRACE;
  supervisor->kill_at = g_get_monotonic_time () + grace * G_USEC_PER_SEC;
  for (guint i = 0; i < supervisor->count; i++) {
    Slot *slot = &supervisor->slots[i];
    close (slot->listener); /* the worker's own copy is the last one then */
    slot->due = NEVER;
    if (slot->pid > 0)
      kill (slot->pid, SIGTERM);
  }
}

static void
worker_died (Supervisor *supervisor, Slot *slot, int wait_status) {
  gint64 now = g_get_monotonic_time ();
  gboolean ready = slot->ready;
  slot->pid = 0;
  slot->ready = FALSE;
  if (supervisor->stopping)
    return;
  if (!supervisor->announced && !ready) {
    stop (supervisor, WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : PRAXIS_EXIT_FAILED);
    return;
  }
  slot->delay
      = now - slot->started > LIVED_LONG ? DELAY_LEAST : CLAMP (slot->delay * 2, DELAY_LEAST, DELAY_MOST);
  slot->due = now + slot->delay;
  g_printerr ("praxis-searchd: a worker %s %d; starting another in %.1f s\n",
              WIFSIGNALED (wait_status) ? "was ended by signal" : "ended with status",
              WIFSIGNALED (wait_status) ? WTERMSIG (wait_status) : WEXITSTATUS (wait_status),
              (double)slot->delay / G_USEC_PER_SEC);
}

static void
reap (Supervisor *supervisor) {
  int wait_status;
  pid_t pid;
  while ((pid = waitpid (-1, &wait_status, WNOHANG)) > 0)
    for (guint i = 0; i < supervisor->count; i++)
      if (supervisor->slots[i].pid == pid)
        worker_died (supervisor, &supervisor->slots[i], wait_status);
}

static void
handle_signals (Supervisor *supervisor) {
  struct signalfd_siginfo info;
  while (read (supervisor->signals, &info, sizeof info) == sizeof info)
    if (info.ssi_signo == SIGCHLD)
      reap (supervisor);
    else
      stop (supervisor, 0);
}

static void
announce (Supervisor *supervisor) {
  for (guint i = 0; i < supervisor->count; i++)
    if (!supervisor->slots[i].ready)
      return;
  printf ("praxis: listening on %s\n", supervisor->url);
  fflush (stdout);
  supervisor->announced = TRUE;
}

static void
handle_reports (Supervisor *supervisor) {
  guint8 number;
  while (read (supervisor->report[0], &number, 1) == 1)
    if (number < supervisor->count)
      supervisor->slots[number].ready = TRUE;
  if (supervisor->announced || supervisor->stopping)
    return;
  for (guint i = 1; i < supervisor->count; i++)
    if (supervisor->slots[0].ready && supervisor->slots[i].started == 0)
      start (supervisor, i);
  announce (supervisor);
}

static gboolean
is_running (const Supervisor *supervisor) {
  for (guint i = 0; i < supervisor->count; i++)
    if (supervisor->slots[i].pid > 0)
      return TRUE;
  return FALSE;
}

/* Does what is due; gives the milliseconds until something else is, -1 for never. */
static int
do_due (Supervisor *supervisor) {
  gint64 now = g_get_monotonic_time (), next = supervisor->stopping ? supervisor->kill_at : NEVER;
  for (guint i = 0; i < supervisor->count; i++) {
    Slot *slot = &supervisor->slots[i];
    if (slot->due <= now)
      start (supervisor, i);
    if (supervisor->stopping && supervisor->kill_at <= now && slot->pid > 0)
      kill (slot->pid, SIGKILL);
    next = MIN (next, slot->due);
  }
  return next == NEVER ? -1 : (int)(MAX (next - now, 0) / 1000) + 1;
}

static void
watch_signals (Supervisor *supervisor) {
  sigset_t set;
  sigemptyset (&set);
  sigaddset (&set, SIGCHLD);
  sigaddset (&set, SIGTERM);
  sigaddset (&set, SIGINT);
  sigprocmask (SIG_BLOCK, &set, NULL);
  supervisor->signals = signalfd (-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  signal (SIGHUP, SIG_IGN);
}

int
supervisor_run (const WorkerConfig *config, GArray *listeners, const char *url) {
  Supervisor supervisor = { .config = config, .url = url, .count = listeners->len };
  g_autofree Slot *slots = g_new0 (Slot, listeners->len);
  supervisor.slots = slots;
  for (guint i = 0; i < listeners->len; i++)
    slots[i] = (Slot){ .listener = g_array_index (listeners, int, i), .due = NEVER };
  g_array_set_clear_func (listeners, NULL); /* they are closed here */
  watch_signals (&supervisor);
  if (supervisor.signals < 0 || !g_unix_open_pipe (supervisor.report, FD_CLOEXEC, NULL)
      || !g_unix_set_fd_nonblocking (supervisor.report[0], TRUE, NULL))
    return PRAXIS_EXIT_FAILED;
  start (&supervisor, 0);
  while (!supervisor.stopping || is_running (&supervisor)) {
    struct pollfd sources[] = { { supervisor.signals, POLLIN, 0 }, { supervisor.report[0], POLLIN, 0 } };
    poll (sources, G_N_ELEMENTS (sources), do_due (&supervisor));
    handle_signals (&supervisor);
    handle_reports (&supervisor);
  }
  return supervisor.status;
}
