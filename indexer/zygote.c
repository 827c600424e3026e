/* The loop of the warm parent. It reads no document and trusts no child: it forks, reaps and reports. It
 * prepares at the first request and not before, so that a run in which nothing changed does not pay for it.
 */
#include "indexer/zygote.h"
#include "register/error.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define EXIT_UNCONFINED 71
enum { CHILD_FILE = 3, CHILD_REPLY = 4, CHILD_FIRST_UNUSED = 5 };

typedef struct {
  int socket;
  int child_signals; /* a signalfd of SIGCHLD */
  int null;
  sigset_t signals; /* the mask before */
  const ZygoteWork *work;
  GHashTable *children; /* pid -> request id */
  gboolean ready;
} Zygote;

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
  if ((gsize)length < sizeof packet->head || (packet->head.kind == ZYGOTE_READ && packet->fds[0] < 0))
    return -1;
  packet->path[(gsize)length - sizeof packet->head] = '\0';
  return 1;
}

static gboolean
notify (const Zygote *zygote, ZygoteNoticeKind kind, guint32 id, int status) {
  ZygoteNotice notice = { kind, id, status };
  return send (zygote->socket, &notice, sizeof notice, MSG_NOSIGNAL) == sizeof notice;
}

/* Leaves the child with nothing but the file, the pipe and /dev/null. */
static gboolean
keep_two_descriptors (const Zygote *zygote, Packet *packet) {
  int file = fcntl (packet->fds[0], F_DUPFD, CHILD_FIRST_UNUSED);
  int reply = fcntl (packet->fds[1], F_DUPFD, CHILD_FIRST_UNUSED);
  for (int fd = 0; fd < 3; fd++)
    if (dup2 (zygote->null, fd) < 0)
      return FALSE;
  return dup2 (file, CHILD_FILE) >= 0 && dup2 (reply, CHILD_REPLY) >= 0
         && close_range (CHILD_FIRST_UNUSED, ~0U, 0) == 0;
}

static void G_GNUC_NORETURN
run_child (const Zygote *zygote, Packet *packet, pid_t parent) {
  sigprocmask (SIG_SETMASK, &zygote->signals, NULL);
  signal (SIGPIPE, SIG_DFL);
  if (!keep_two_descriptors (zygote, packet) || !confine_process (&zygote->work->limits, parent))
    _exit (EXIT_UNCONFINED);
  ZygoteJob job = { packet->path, packet->head.size, CHILD_FILE, CHILD_REPLY };
  _exit (zygote->work->work (&job, zygote->work->data));
}

static gboolean
start_child (Zygote *zygote, Packet *packet) {
  pid_t self = getpid ();
  pid_t child = fork ();
  if (child == 0)
    run_child (zygote, packet, self);
  close (packet->fds[0]);
  close (packet->fds[1]);
  if (child < 0) /* no memory for a process: this document fails as one whose process was killed */
    return notify (zygote, ZYGOTE_ENDED, packet->head.id, SIGKILL);
  g_hash_table_insert (zygote->children, GINT_TO_POINTER (child), GUINT_TO_POINTER (packet->head.id));
  return TRUE;
}

static void
kill_child (const Zygote *zygote, guint32 id) {
  GHashTableIter iterator;
  gpointer child, request;
  g_hash_table_iter_init (&iterator, zygote->children);
  while (g_hash_table_iter_next (&iterator, &child, &request))
    if (GPOINTER_TO_UINT (request) == id)
      kill (GPOINTER_TO_INT (child), SIGKILL); /* not reaped yet, so the number is still its own */
}

static gboolean
reap_children (Zygote *zygote) {
  struct signalfd_siginfo ignored;
  if (read (zygote->child_signals, &ignored, sizeof ignored) < 0 && errno != EAGAIN)
    return FALSE;
  int status;
  pid_t child;
  while ((child = waitpid (-1, &status, WNOHANG)) > 0) {
    gpointer id;
    if (g_hash_table_steal_extended (zygote->children, GINT_TO_POINTER (child), NULL, &id)
        && !notify (zygote, ZYGOTE_ENDED, GPOINTER_TO_UINT (id), status))
      return FALSE;
  }
  return TRUE;
}

static gboolean
prepare (Zygote *zygote, GError **error) {
  if (zygote->ready)
    return TRUE;
  if (!confine_prepare (&zygote->work->limits, CHILD_REPLY, error)
      || !zygote->work->prepare (zygote->work->data, error))
    return FALSE;
  zygote->ready = TRUE;
  notify (zygote, ZYGOTE_READY, 0,
          0); /* if it cannot be sent, the indexer is gone and the next receive says so */
  return TRUE;
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
    kill_child (zygote, packet.head.id);
    return TRUE;
  }
  return prepare (zygote, error) && start_child (zygote, &packet);
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
  g_autoptr (GHashTable) children = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) failure = NULL;
  Zygote zygote = { .socket = socket_fd, .work = work, .children = children };
  sigset_t child_signal;
  ignore_signals ();
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sigemptyset (&child_signal);
  sigaddset (&child_signal, SIGCHLD);
  sigprocmask (SIG_BLOCK, &child_signal, &zygote.signals);
  zygote.child_signals = signalfd (-1, &child_signal, SFD_CLOEXEC | SFD_NONBLOCK);
  zygote.null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  if (zygote.child_signals < 0 || zygote.null < 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot start a worker: %s", g_strerror (errno));
    return FALSE;
  }
  serve (&zygote, &failure); /* ends with an error or with the indexer; the children die with this process */
  close (zygote.child_signals);
  close (zygote.null);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
