/* Opens the listening sockets before any worker runs. The supervisor keeps them, so that connections waiting
 * in one outlive the worker that should have accepted them. */
#include "searchd/listener.h"
#include "register/base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#define WAITING_MOST 512 /* connections the kernel holds until they are accepted */

static int
open_bound (GInetAddress *inet, guint16 port, gboolean shared) {
  struct sockaddr_storage native = { 0 };
  const int on = 1;
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (inet, port);
  if (!g_socket_address_to_native (address, &native, sizeof native, NULL))
    return -1;
  int fd = socket (native.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0)
    return -1;
  setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (shared)
    setsockopt (fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  if (bind (fd, (struct sockaddr *)&native, (socklen_t)g_socket_address_get_native_size (address)) == 0)
    return fd;
  int failure = errno;
  close (fd);
  errno = failure;
  return -1;
}

/* Where a socket is bound; NULL unless it is one of TCP. */
static GInetSocketAddress *
address_of (int fd) {
  struct sockaddr_storage native = { 0 };
  socklen_t size = sizeof native;
  if (getsockname (fd, (struct sockaddr *)&native, &size) != 0
      || (native.ss_family != AF_INET && native.ss_family != AF_INET6))
    return NULL;
  return G_INET_SOCKET_ADDRESS (g_socket_address_new_from_native (&native, size));
}

/* With SO_REUSEPORT a second daemon of the same user would silently share the port of the first; binding once
 * without it tells whether the port is free. */
static gboolean
is_free (GInetAddress *inet, guint16 port) {
  int fd = open_bound (inet, port, FALSE);
  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static gboolean
add_listener (GArray *sockets, GInetAddress *inet, guint16 *port) {
  int fd = open_bound (inet, *port, TRUE);
  if (fd < 0)
    return FALSE;
  g_array_append_val (sockets, fd);
  g_autoptr (GInetSocketAddress) bound = address_of (fd);
  *port = g_inet_socket_address_get_port (bound);
  return listen (fd, WAITING_MOST) == 0;
}

static void
close_socket (gpointer socket) {
  close (*(int *)socket);
}

static GArray *
sockets_new (void) {
  GArray *sockets = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_set_clear_func (sockets, close_socket);
  return sockets;
}

GArray *
listener_open (const char *address, guint16 *port, guint count, GError **error) {
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);
  if (inet == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' is not a numeric address such as 127.0.0.1 or ::1", address);
    return NULL;
  }
  g_autoptr (GArray) sockets = sockets_new ();
  gboolean listening = is_free (inet, *port);
  for (guint i = 0; listening && i < count; i++)
    listening = add_listener (sockets, inet, port);
  if (!listening) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "cannot listen on '%s' port %u: %s", address,
                 *port, g_strerror (errno));
    return NULL;
  }
  return g_steal_pointer (&sockets);
}

/* What systemd passes on begins behind standard error, and is meant for one process only. */
static int
first_passed (guint *count) {
  const char *pid = g_getenv ("LISTEN_PID"), *passed = g_getenv ("LISTEN_FDS");
  *count = 0;
  if (pid != NULL && passed != NULL && g_ascii_strtoll (pid, NULL, 10) == getpid ())
    *count = (guint)g_ascii_strtoull (passed, NULL, 10);
  g_unsetenv ("LISTEN_PID");
  g_unsetenv ("LISTEN_FDS");
  return STDERR_FILENO + 1;
}

int
listener_inherit (char **address, guint16 *port, GError **error) {
  int listening = 0;
  socklen_t size = sizeof listening;
  guint count;
  int fd = first_passed (&count);
  if (count == 0)
    return -1;
  g_autoptr (GInetSocketAddress) bound = address_of (fd);
  if (count > 1 || bound == NULL || getsockopt (fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0
      || !listening) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "%u sockets were passed on by $LISTEN_FDS: it must be one, which listens on TCP", count);
    return -1;
  }
  *address = g_inet_address_to_string (g_inet_socket_address_get_address (bound));
  *port = g_inet_socket_address_get_port (bound);
  fcntl (fd, F_SETFD, FD_CLOEXEC);
  fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) | O_NONBLOCK);
  return fd;
}

GArray *
listener_share (int socket, guint count) {
  GArray *sockets = sockets_new ();
  while (sockets->len + 1 < count) {
    int copy = fcntl (socket, F_DUPFD_CLOEXEC, 0);
    g_array_append_val (sockets, copy);
  }
  return g_array_append_val (sockets, socket);
}

void
listener_refuse (int socket) {
  struct sock_filter nothing = BPF_STMT (BPF_RET | BPF_K, 0); /* bytes of each packet that are let in */
  const struct sock_fprog program = { 1, &nothing };
  setsockopt (socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}
