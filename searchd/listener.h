/* Listening sockets: one for each worker on the same port, between which the kernel shares out the
 * connections. */
#pragma once
#include <glib.h>

/* Opens count sockets (SO_REUSEPORT) that listen on a numeric address and port. *port 0 takes a free one,
 * which is put there. Fails with USAGE for an address that is none, SERVER if the port is taken or may not be
 * used. The sockets are of int; caller unrefs. */
GArray *listener_open (const char *address, guint16 *port, guint count, GError **error);

/* The socket that systemd has opened for the daemon (sd_listen_fds(3)), with its address and port; -1 if
 * there is none, or with an error of USAGE if what there is cannot be served. Caller frees *address. */
int listener_inherit (char **address, guint16 *port, GError **error);
/* The same socket for each of count workers; takes it over. */
GArray *listener_share (int socket, guint count);

/* From now on the kernel answers no further attempt to connect to the socket, so that it can be emptied and
 * closed without a client's connection being reset; the client tries again, and finds nobody there. */
void listener_refuse (int socket);
