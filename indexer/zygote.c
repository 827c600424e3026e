/* The loop of the warm parent. It reads no document and trusts no child: it forks, reaps and reports. It
 * prepares at the first request and not before, so that a run in which nothing changed does not pay for it.
 */
#include "indexer/zygote.h"
#include "indexer/child.h"
#include "register/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct {
  int socket;
  int child_signals; /* a signalfd of SIGCHLD */
  ChildContext context;
  GHashTable *tasks; /* pid -> Task */
  gboolean ready, ready_for_ocr, ready_to_draw;
} Zygote;

/* A document under way; one process at a time is at work on it. */
typedef struct {
  guint32 id;
  ZygoteJob job;
  gboolean converting; /* the process is a converter */
  gboolean killed;
} Task;

typedef struct {
  ZygoteRequest head;
  char path[ZYGOTE_LONGEST_PATH + 1];
  int fds[2];
} Packet;

/* Receives one request. 1: got it; 0: the indexer is gone; -1: error or nonsense. */
static int
receive (int socket_fd, Packet *packet) {
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (sizeof packet->fds)];
  } control;
  struct iovec parts[] = { { &packet->head, sizeof packet->head }, { packet->path, ZYGOTE_LONGEST_PATH } };
  struct msghdr message = { .msg_iov = parts,
                            .msg_iovlen = G_N_ELEMENTS (parts),
                            .msg_control = &control,
                            .msg_controllen = sizeof control };
  ssize_t length;
  do
    length = recvmsg (socket_fd, &message, MSG_CMSG_CLOEXEC);
  while (length < 0 && errno == EINTR);
  if (length <= 0)
    return length == 0 || errno == ECONNRESET ? 0 : -1;
  const struct cmsghdr *attached = CMSG_FIRSTHDR (&message);
  packet->fds[0] = packet->fds[1] = -1;
  if (attached != NULL && attached->cmsg_type == SCM_RIGHTS
      && attached->cmsg_len == CMSG_LEN (sizeof packet->fds))
    memcpy (packet->fds, CMSG_DATA (attached), sizeof packet->fds);
  if ((gsize)length < sizeof packet->head || (packet->head.kind != ZYGOTE_KILL && packet->fds[0] < 0))
    return -1;
  packet->path[(gsize)length - sizeof packet->head] = '\0';
  return 1;
}

static gboolean
notify (const Zygote *zygote, ZygoteNoticeKind kind, guint32 id, int status) {
  ZygoteNotice notice = { kind, id, status };
  return send (zygote->socket, &notice, sizeof notice, MSG_NOSIGNAL) == sizeof notice;
}

static void
task_free (gpointer data) {
  Task *task = data;
  close (task->job.file);
  close (task->job.reply);
  for (guint i = 0; i < task->job.converted; i++)
    close (task->job.conversions[i].text);
  g_free ((char *)task->job.path);
  g_free (task);
}

static const Converter *
next_converter (const Task *task) {
  guint next = task->job.converted;
  return task->job.converters != NULL && next < CONVERTERS_MOST ? task->job.converters->converters[next]
                                                                : NULL;
}

/* A file in memory for what the next converter writes. */
static int
add_conversion (Task *task) {
  Conversion *conversion = &task->job.conversions[task->job.converted];
  conversion->text = memfd_create ("converted", MFD_CLOEXEC);
  conversion->status = CONVERTER_UNCONFINED;
  if (conversion->text >= 0)
    task->job.converted++;
  return conversion->text;
}

/* Forks the process that does what is next: the next converter, or else reading. FALSE if there is no memory
 * or no descriptor for it. */
static gboolean
start_process (Zygote *zygote, Task *task) {
  const Converter *converter = next_converter (task);
  int text = converter != NULL ? add_conversion (task) : -1;
  pid_t child = converter != NULL && text < 0 ? -1 : fork ();
  if (child == 0 && converter != NULL)
    child_convert (&zygote->context, converter, task->job.file, text);
  if (child == 0)
    child_read (&zygote->context, &task->job);
  if (child < 0)
    return FALSE;
  task->converting = converter != NULL;
  g_hash_table_insert (zygote->tasks, GINT_TO_POINTER (child), task);
  return TRUE;
}

/* Goes on with a document, or is at its end with it. Takes over task; FALSE if the indexer is gone. */
static gboolean
end_task (const Zygote *zygote, Task *task, int status) {
  guint32 id = task->id;
  task_free (task);
  return notify (zygote, ZYGOTE_ENDED, id, status);
}

static gboolean
go_on (Zygote *zygote, Task *task) {
  if (start_process (zygote, task))
    return TRUE;
  return end_task (zygote, task, SIGKILL); /* this document fails as one whose process was killed */
}

static gboolean
start_task (Zygote *zygote, const Packet *packet) {
  Task *task = g_new0 (Task, 1);
  task->id = packet->head.id;
  task->job = (ZygoteJob){ .path = g_strdup (packet->path),
                           .size = packet->head.size,
                           .file = packet->fds[0],
                           .reply = packet->fds[1],
                           .kind = packet->head.kind };
  return go_on (zygote, task);
}

/* The row of converters that a process asked for, if it did. */
static const ConverterRow *
converters_wanted (const Zygote *zygote, int status) {
  const ConverterRow *row = zygote->context.work->converters;
  if (row == NULL || !WIFEXITED (status))
    return NULL;
  for (int wanted = WEXITSTATUS (status) - ZYGOTE_EXIT_CONVERT; row->converters[0] != NULL; row++, wanted--)
    if (wanted == 0)
      return row;
  return NULL;
}

/* One process of a task has ended. */
static gboolean
advance (Zygote *zygote, Task *task, int status) {
  if (task->killed)
    return end_task (zygote, task, status);
  if (task->converting) {
    task->job.conversions[task->job.converted - 1].status = status;
    return go_on (zygote, task);
  }
  const ConverterRow *wanted = task->job.converters == NULL ? converters_wanted (zygote, status) : NULL;
  if (wanted == NULL)
    return end_task (zygote, task, status);
  task->job.converters = wanted;
  if (!confine_converters_possible (&zygote->context.work->limits))
    while (next_converter (task) != NULL && add_conversion (task) >= 0)
      ;
  return go_on (zygote, task);
}

static void
kill_task (const Zygote *zygote, guint32 id) {
  GHashTableIter iterator;
  gpointer child, value;
  g_hash_table_iter_init (&iterator, zygote->tasks);
  while (g_hash_table_iter_next (&iterator, &child, &value)) {
    Task *task = value;
    if (task->id != id)
      continue;
    task->killed = TRUE;
    kill (GPOINTER_TO_INT (child), SIGKILL); /* not reaped yet, so the number is still its own */
  }
}

static gboolean
reap_children (Zygote *zygote) {
  struct signalfd_siginfo ignored;
  if (read (zygote->child_signals, &ignored, sizeof ignored) < 0 && errno != EAGAIN)
    return FALSE;
  int status;
  pid_t child;
  while ((child = waitpid (-1, &status, WNOHANG)) > 0) {
    gpointer task;
    if (g_hash_table_steal_extended (zygote->tasks, GINT_TO_POINTER (child), NULL, &task)
        && !advance (zygote, task, status))
      return FALSE;
  }
  return TRUE;
}

static gboolean
prepare (Zygote *zygote, GError **error) {
  if (zygote->ready)
    return TRUE;
  if (!confine_prepare (&zygote->context.work->limits, CHILD_REPLY, error)
      || !zygote->context.work->prepare (zygote->context.work->data, error))
    return FALSE;
  zygote->ready = TRUE;
  notify (zygote, ZYGOTE_READY, 0,
          0); /* if it cannot be sent, the indexer is gone and the next receive says so */
  return TRUE;
}

static void
prepare_ocr (Zygote *zygote) {
  if (!zygote->ready_for_ocr)
    zygote->context.work->prepare_ocr (zygote->context.work->data);
  zygote->ready_for_ocr = TRUE;
}

static void
prepare_draw (Zygote *zygote) {
  if (!zygote->ready_to_draw)
    zygote->context.work->prepare_draw (zygote->context.work->data);
  zygote->ready_to_draw = TRUE;
}

/* Answers one request; FALSE at the end, with error set unless the indexer simply closed. */
static gboolean
answer_request (Zygote *zygote, GError **error) {
  Packet packet;
  int got = receive (zygote->socket, &packet);
  if (got < 0)
    g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "the indexer sent a wrong request");
  if (got <= 0)
    return FALSE;
  if (packet.head.kind == ZYGOTE_KILL) {
    kill_task (zygote, packet.head.id);
    return TRUE;
  }
  if (!prepare (zygote, error))
    return FALSE;
  if (packet.head.kind == ZYGOTE_READ_OCR)
    prepare_ocr (zygote);
  if (packet.head.kind == ZYGOTE_DRAW)
    prepare_draw (zygote);
  return start_task (zygote, &packet);
}

static void
serve (Zygote *zygote, GError **error) {
  struct pollfd sources[] = { { zygote->socket, POLLIN, 0 }, { zygote->child_signals, POLLIN, 0 } };
  for (;;) {
    if (poll (sources, G_N_ELEMENTS (sources), -1) < 0)
      continue; /* interrupted */
    if (sources[1].revents != 0 && !reap_children (zygote))
      return;
    if (sources[0].revents != 0 && !answer_request (zygote, error))
      return;
  }
}

/* The indexer decides when to stop, and a Ctrl-C on the terminal reaches the whole group. */
static void
ignore_signals (void) {
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], SIG_IGN);
}

gboolean
zygote_serve (int socket_fd, const ZygoteWork *work, GError **error) {
  g_autoptr (GHashTable) tasks = g_hash_table_new_full (NULL, NULL, NULL, task_free);
  g_autoptr (GError) failure = NULL;
  Zygote zygote = { .socket = socket_fd, .tasks = tasks, .context = { .work = work, .parent = getpid () } };
  sigset_t child_signal;
  ignore_signals ();
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sigemptyset (&child_signal);
  sigaddset (&child_signal, SIGCHLD);
  sigprocmask (SIG_BLOCK, &child_signal, &zygote.context.signals);
  zygote.child_signals = signalfd (-1, &child_signal, SFD_CLOEXEC | SFD_NONBLOCK);
  zygote.context.null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  if (zygote.child_signals < 0 || zygote.context.null < 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot start a worker: %s", g_strerror (errno));
    return FALSE;
  }
  serve (&zygote, &failure); /* ends with an error or with the indexer; the children die with this process */
  close (zygote.child_signals);
  close (zygote.context.null);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
