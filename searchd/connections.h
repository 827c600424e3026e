/* The open connections of one process, each with a deadline: a client that sends its request a byte at a
 * time, or does not take up its answer, is cut off; above a cap no more are accepted. */
#pragma once
#include <event2/event.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <glib.h>

typedef struct _Connections Connections;

/* Watches the connections that http accepts from listener; once in a process. The listener must live until
 * connections_drain(). */
Connections *connections_new (struct evhttp *http, struct evconnlistener *listener, guint most,
                              guint idle_seconds);
void connections_free (Connections *connections);

/* A request has arrived in full and is answered with so many bytes: time enough for the slowest client still
 * served. The connection is idle again once the answer has been sent. */
void connections_answer (Connections *connections, struct evhttp_request *request, gint64 length);

/* The listener is about to be closed; the connections open may finish what they are at, and one that is idle
 * has so many seconds left for another request. */
void connections_drain (Connections *connections, guint idle_seconds);
gboolean connections_are_draining (const Connections *connections);
guint connections_count (const Connections *connections);
