/* One process that answers: its own reader of the index, its own listening socket, one thread. */
#pragma once
#include "searchd/setup.h"
#include <glib.h>

/* Serves until SIGTERM, or until SIGHUP tells it that another process has taken its place: then it accepts no
 * more and ends when its last connection has. Gives the exit status of the process. Writes its pid to the
 * descriptor report once it answers, and every second from then on; closes both descriptors. What keeps it
 * from starting is told on stderr.
 */
int worker_run (const Setup *setup, int listener, int report);
