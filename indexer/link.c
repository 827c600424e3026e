/* Starting a worker and speaking with it. The worker is a fresh program with the socket as its standard
 * input; all other descriptors are closed by close-on-exec, the lock of the database among them. */
#include "indexer/link.h"
#include "register/base/error.h"
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct _Link {
  pid_t process;
  int socket;
};

static int
spawn (Link *link, const char *program, const char *const *arguments, int their_end) {
  g_autoptr (GPtrArray) vector = g_ptr_array_new ();
  posix_spawn_file_actions_t actions;
  g_ptr_array_add (vector, (gpointer)program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (vector, (gpointer)arguments[i]);
  g_ptr_array_add (vector, NULL);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, their_end, STDIN_FILENO);
  int failure = posix_spawn (&link->process, program, &actions, NULL, (char *const *)vector->pdata, environ);
  posix_spawn_file_actions_destroy (&actions);
  return failure;
}

Link *
link_start (const char *program, const char *const *arguments, GError **error) {
  int ends[2];
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot start '%s': %s", program,
                 g_strerror (errno));
    return NULL;
  }
  g_autoptr (Link) link = g_new0 (Link, 1);
  link->socket = ends[0];
  int failure = spawn (link, program, arguments, ends[1]);
  close (ends[1]);
  if (failure == 0)
    return g_steal_pointer (&link);
  link->process = 0;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot start '%s': %s", program,
               g_strerror (failure));
  return NULL;
}

void
link_free (Link *link) {
  if (link == NULL)
    return;
  close (link->socket);
  if (link->process > 0) {
    kill (link->process, SIGKILL); /* its children die with it */
    while (waitpid (link->process, NULL, 0) < 0 && errno == EINTR)
      ;
  }
  g_free (link);
}

int
link_socket (const Link *link) {
  return link->socket;
}

static gboolean
send_message (const Link *link, struct msghdr *message) {
  ssize_t sent;
  do
    sent = sendmsg (link->socket, message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent > 0;
}

gboolean
link_read (Link *link, guint32 id, const ZygoteJob *job) {
  const int fds[] = { job->file, job->reply };
  ZygoteRequest head = { job->kind, id, job->size };
  gsize path_length = MIN (strlen (job->path), ZYGOTE_LONGEST_PATH);
  union {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (sizeof fds)];
  } control = { 0 };
  struct iovec parts[] = { { &head, sizeof head }, { (void *)job->path, path_length } };
  struct msghdr message = { .msg_iov = parts,
                            .msg_iovlen = G_N_ELEMENTS (parts),
                            .msg_control = &control,
                            .msg_controllen = sizeof control };
  struct cmsghdr *attached = CMSG_FIRSTHDR (&message);
  attached->cmsg_level = SOL_SOCKET;
  attached->cmsg_type = SCM_RIGHTS;
  attached->cmsg_len = CMSG_LEN (sizeof fds);
  memcpy (CMSG_DATA (attached), fds, sizeof fds);
  return send_message (link, &message);
}

gboolean
link_kill (Link *link, guint32 id) {
  ZygoteRequest head = { ZYGOTE_KILL, id, 0 };
  struct iovec part = { &head, sizeof head };
  struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };
  return send_message (link, &message);
}

int
link_notice (Link *link, ZygoteNotice *notice) {
  ssize_t got;
  do
    got = recv (link->socket, notice, sizeof *notice, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  if (got == sizeof *notice)
    return 1;
  return got < 0 && errno == EAGAIN ? 0 : -1;
}
