/* The supervisor's loop: it waits for signals, for signs of life of the workers, and for the time to start
 * one anew. The first worker goes ahead alone, so that a missing index is told once and not by each. A worker
 * that is replaced serves on until its successor answers on the same socket, and then as long as it has
 * connections: whatever a client does, it meets a worker that is there. */
#include "searchd/supervisor.h"
#include "register/base/exit_status.h"
#include "searchd/log.h"
#include "searchd/metrics.h"
#include "searchd/notify.h"
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

/* A listening socket, on which a worker should be serving. */
typedef struct {
  int listener;
  gint64 due, delay; /* when a worker is to be started, and after what pause the next would be */
} Slot;

typedef enum {
  STARTING,
  SERVING,
  RETIRED, /* it has a successor, or will never answer */
} ProcessState;

typedef struct {
  pid_t pid;
  guint slot;
  ProcessState state;
  gint64 started;
  gint64 alive; /* when it last gave a sign of life */
} Process;

typedef struct {
  const SetupOptions *options;
  Setup *setup;
  const char *url;
  Slot *slots;
  guint count;
  GArray *processes; /* of Process */
  int signals, report[2];
  gboolean alone; /* only the first worker was started yet */
  gboolean announced, stopping, reload;
  gint64 kill_at;
  gint64 next; /* when the loop should turn again at the latest */
  int status;
} Supervisor;

static Process *
process_at (const Supervisor *supervisor, guint index) {
  return &g_array_index (supervisor->processes, Process, index);
}

static gboolean
has_process (const Supervisor *supervisor, guint slot, ProcessState state) {
  for (guint i = 0; i < supervisor->processes->len; i++)
    if (process_at (supervisor, i)->slot == slot && process_at (supervisor, i)->state == state)
      return TRUE;
  return FALSE;
}

/* ---- Starting ---- */

static void
become_worker (Supervisor *supervisor, guint slot, pid_t parent) {
  sigset_t none;
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  if (getppid () != parent)
    _exit (0);
  close (supervisor->signals);
  close (supervisor->report[0]);
  for (guint i = 0; i < supervisor->count; i++)
    if (i != slot)
      close (supervisor->slots[i].listener);
  exit (worker_run (supervisor->setup, supervisor->slots[slot].listener, supervisor->report[1]));
}

static void
start (Supervisor *supervisor, guint slot) {
  pid_t parent = getpid ();
  Process process = { .slot = slot, .state = STARTING, .started = g_get_monotonic_time () };
  supervisor->slots[slot].due = NEVER;
  process.pid = fork ();
  if (process.pid == 0)
    become_worker (supervisor, slot, parent);
  if (process.pid > 0) {
    g_array_append_val (supervisor->processes, process);
    return;
  }
  log_message ("cannot start a worker: %s", g_strerror (errno));
  supervisor->slots[slot].due = process.started + DELAY_MOST;
}

/* ---- Replacing all ---- */

static void
reload (Supervisor *supervisor) {
  g_autoptr (GError) error = NULL;
  Setup *setup = setup_load (supervisor->options, &error);
  supervisor->reload = FALSE;
  if (setup == NULL) {
    log_message ("nothing was reloaded: %s", error->message);
    return;
  }
  setup_free (supervisor->setup);
  supervisor->setup = setup;
  log_open (setup->settings);
  for (guint i = 0; i < supervisor->processes->len; i++) {
    Process *process = process_at (supervisor, i);
    if (process->state != STARTING)
      continue;
    process->state = RETIRED;
    kill (process->pid, SIGKILL);
  }
  for (guint i = 0; i < supervisor->count; i++)
    start (supervisor, i);
}

/* The others on the socket of a process that has begun to answer accept no more. */
static void
retire_others (Supervisor *supervisor, guint slot) {
  for (guint i = 0; i < supervisor->processes->len; i++) {
    Process *process = process_at (supervisor, i);
    if (process->slot != slot || process->state != SERVING)
      continue;
    process->state = RETIRED;
    kill (process->pid, SIGHUP);
  }
}

/* ---- Stopping ---- */

static void
signal_all (const Supervisor *supervisor, int signal_number) {
  for (guint i = 0; i < supervisor->processes->len; i++)
    kill (process_at (supervisor, i)->pid, signal_number);
}

static void
stop (Supervisor *supervisor, int status) {
  if (supervisor->stopping)
    return;
  supervisor->stopping = TRUE;
  notify_systemd ("STOPPING=1");
  supervisor->status = status;
  gint64 grace = praxis_settings_number (supervisor->setup->settings, "server.stop-seconds") + KILL_GRACE;
  supervisor->kill_at = g_get_monotonic_time () + grace * G_USEC_PER_SEC;
  for (guint i = 0; i < supervisor->count; i++) {
    close (supervisor->slots[i].listener); /* the worker's own copy is the last one then */
    supervisor->slots[i].due = NEVER;
  }
  signal_all (supervisor, SIGTERM);
}

/* ---- What happens ---- */

static void
worker_died (Supervisor *supervisor, const Process *process, int wait_status) {
  gint64 now = g_get_monotonic_time ();
  Slot *slot = &supervisor->slots[process->slot];
  if (supervisor->stopping || process->state == RETIRED)
    return;
  if (!supervisor->announced && process->state == STARTING) {
    stop (supervisor, WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : PRAXIS_EXIT_FAILED);
    return;
  }
  metrics_add (METRIC_WORKERS_ENDED, 1);
  slot->delay
      = now - process->started > LIVED_LONG ? DELAY_LEAST : CLAMP (slot->delay * 2, DELAY_LEAST, DELAY_MOST);
  log_message ("a worker %s %d", WIFSIGNALED (wait_status) ? "was ended by signal" : "ended with status",
               WIFSIGNALED (wait_status) ? WTERMSIG (wait_status) : WEXITSTATUS (wait_status));
  if (has_process (supervisor, process->slot, STARTING))
    return;
  slot->due = now + slot->delay;
  log_message ("starting another in %.1f s", (double)slot->delay / G_USEC_PER_SEC);
}

static void
reap (Supervisor *supervisor) {
  int wait_status;
  pid_t pid;
  while ((pid = waitpid (-1, &wait_status, WNOHANG)) > 0)
    for (guint i = 0; i < supervisor->processes->len; i++) {
      Process process = *process_at (supervisor, i);
      if (process.pid != pid)
        continue;
      g_array_remove_index (supervisor->processes, i);
      worker_died (supervisor, &process, wait_status);
      break;
    }
}

static void
handle_signals (Supervisor *supervisor) {
  struct signalfd_siginfo info;
  while (read (supervisor->signals, &info, sizeof info) == sizeof info)
    if (info.ssi_signo == SIGCHLD)
      reap (supervisor);
    else if (info.ssi_signo == SIGHUP)
      supervisor->reload = TRUE;
    else
      stop (supervisor, 0);
}

static void
count_serving (const Supervisor *supervisor) {
  guint serving = 0;
  for (guint i = 0; i < supervisor->processes->len; i++)
    serving += process_at (supervisor, i)->state == SERVING;
  metrics_set (METRIC_WORKERS, serving);
}

static void
announce (Supervisor *supervisor) {
  for (guint i = 0; i < supervisor->count; i++)
    if (!has_process (supervisor, i, SERVING))
      return;
  printf ("praxis: listening on %s\n", supervisor->url);
  fflush (stdout);
  notify_systemd ("READY=1");
  supervisor->announced = TRUE;
}

static void
worker_lives (Supervisor *supervisor, pid_t pid) {
  notify_systemd ("WATCHDOG=1");
  for (guint i = 0; i < supervisor->processes->len; i++) {
    Process *process = process_at (supervisor, i);
    if (process->pid != pid)
      continue;
    process->alive = g_get_monotonic_time ();
    if (process->state != STARTING)
      continue;
    retire_others (supervisor, process->slot);
    process->state = SERVING;
  }
}

static void
handle_reports (Supervisor *supervisor) {
  pid_t pid;
  while (read (supervisor->report[0], &pid, sizeof pid) == sizeof pid)
    worker_lives (supervisor, pid);
  if (supervisor->announced || supervisor->stopping)
    return;
  if (supervisor->alone && has_process (supervisor, 0, SERVING)) {
    supervisor->alone = FALSE;
    for (guint i = 1; i < supervisor->count; i++)
      start (supervisor, i);
  }
  announce (supervisor);
}

/* Ends workers that hang, in a question or anywhere else; gives the time to look again. Those that are
 * starting give no signs yet. */
static gint64
watch (Supervisor *supervisor, gint64 now) {
  gint64 patience
      = praxis_settings_number (supervisor->setup->settings, "server.watchdog-seconds") * G_USEC_PER_SEC;
  gint64 next = NEVER;
  for (guint i = 0; i < supervisor->processes->len; i++) {
    Process *process = process_at (supervisor, i);
    if (process->state == STARTING)
      continue;
    /* If the supervisor itself was held up, so were perhaps the others. */
    if (now - supervisor->next > G_USEC_PER_SEC)
      process->alive = now;
    if (process->alive + patience <= now) {
      log_message ("worker %d gives no sign of life: it is ended", (int)process->pid);
      kill (process->pid, SIGKILL);
      process->alive = now;
    }
    next = MIN (next, process->alive + patience);
  }
  return next;
}

/* Does what is due; gives the milliseconds until something else is, -1 for never. */
static int
do_due (Supervisor *supervisor) {
  gint64 now = g_get_monotonic_time ();
  gint64 next = supervisor->stopping ? supervisor->kill_at : watch (supervisor, now);
  if (supervisor->stopping && supervisor->kill_at <= now)
    signal_all (supervisor, SIGKILL);
  if (supervisor->reload && supervisor->announced && !supervisor->stopping)
    reload (supervisor);
  for (guint i = 0; i < supervisor->count; i++) {
    if (supervisor->slots[i].due <= now)
      start (supervisor, i);
    next = MIN (next, supervisor->slots[i].due);
  }
  supervisor->next = next;
  return next == NEVER ? -1 : (int)(MAX (next - now, 0) / 1000) + 1;
}

static void
watch_signals (Supervisor *supervisor) {
  static const int watched[] = { SIGCHLD, SIGTERM, SIGINT, SIGHUP };
  sigset_t set;
  sigemptyset (&set);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaddset (&set, watched[i]);
  sigprocmask (SIG_BLOCK, &set, NULL);
  supervisor->signals = signalfd (-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int
run (Supervisor *supervisor) {
  watch_signals (supervisor);
  if (supervisor->signals < 0 || !g_unix_open_pipe (supervisor->report, FD_CLOEXEC, NULL)
      || !g_unix_set_fd_nonblocking (supervisor->report[0], TRUE, NULL)
      || !g_unix_set_fd_nonblocking (supervisor->report[1], TRUE, NULL))
    return PRAXIS_EXIT_FAILED;
  start (supervisor, 0);
  while (!supervisor->stopping || supervisor->processes->len > 0) {
    struct pollfd sources[] = { { supervisor->signals, POLLIN, 0 }, { supervisor->report[0], POLLIN, 0 } };
    poll (sources, G_N_ELEMENTS (sources), do_due (supervisor));
    handle_signals (supervisor);
    handle_reports (supervisor);
    count_serving (supervisor);
  }
  return supervisor->status;
}

int
supervisor_run (const SetupOptions *options, Setup *setup, GArray *listeners, const char *url) {
  g_autofree Slot *slots = g_new0 (Slot, listeners->len);
  for (guint i = 0; i < listeners->len; i++)
    slots[i] = (Slot){ .listener = g_array_index (listeners, int, i), .due = NEVER };
  g_array_set_clear_func (listeners, NULL); /* they are closed here */
  Supervisor supervisor = { .options = options, .setup = setup, .url = url, .slots = slots, .alone = TRUE };
  supervisor.next = NEVER;
  supervisor.count = listeners->len;
  supervisor.processes = g_array_new (FALSE, FALSE, sizeof (Process));
  int status = run (&supervisor);
  g_array_unref (supervisor.processes);
  setup_free (supervisor.setup);
  return status;
}
