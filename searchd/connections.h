/* The open connections of one process. Each is in one state with one deadline: a client that sends its
 * request a byte at a time, idles, or does not take up its answer, is cut off. Where there is no room for
 * another, the one nearest to its deadline has to go, so that slow clients keep out nobody but themselves. */
#pragma once
#include "register/base/settings.h"
#include "searchd/head.h"
#include <event2/buffer.h>
#include <event2/event.h>

typedef struct _Connections Connections;
typedef struct _Connection Connection;

/* Called for each request in its turn: with its head, or, if that cannot be read, with NULL and why. Answers
 * by connection_send(), once, before it returns. */
typedef void (*ConnectionHandler) (Connection *connection, const RequestHead *head, const GError *error,
                                   gpointer data);

/* Accepts connections from a listening socket, which it takes over. The settings must outlive it. */
Connections *connections_new (struct event_base *base, int listener, const PraxisSettings *settings);
void connections_free (Connections *connections);
void connections_set_handler (Connections *connections, ConnectionHandler handler, gpointer data);

/* Sends an answer and empties the buffer; held is how much of it lies in memory, not in a file. With close
 * the connection ends after it. */
void connection_send (Connection *connection, struct evbuffer *answer, gsize held, gboolean close);

/* Before the socket is closed for good: accepts those that wait in it, while nobody new gets in. */
void connections_accept_waiting (Connections *connections);
/* Accepts no more. The connections open may finish what they are at, and one that is idle has so many seconds
 * left for another request. */
void connections_drain (Connections *connections, guint idle_seconds);
gboolean connections_are_draining (const Connections *connections);
guint connections_count (const Connections *connections);
