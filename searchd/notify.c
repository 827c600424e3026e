/* The protocol of sd_notify(3): one datagram to a socket that the environment names. That it arrives is not
 * the daemon's business. */
#include "searchd/notify.h"
#include <glib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void
notify_systemd (const char *state) {
  const char *path = g_getenv ("NOTIFY_SOCKET");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  if (path == NULL || strlen (path) >= sizeof address.sun_path)
    return;
  memcpy (address.sun_path, path, strlen (path));
  if (address.sun_path[0] == '@') /* a name without a file */
    address.sun_path[0] = '\0';
  int fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return;
  socklen_t size = (socklen_t)(G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + strlen (path));
  sendto (fd, state, strlen (state), MSG_NOSIGNAL, (const struct sockaddr *)&address, size);
  close (fd);
}
