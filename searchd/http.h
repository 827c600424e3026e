/* The HTTP server of one process: the connections below, the gate and the routes above. */
#pragma once
#include "searchd/reply.h"
#include <event2/event.h>

typedef struct _HttpServer HttpServer;

/* Serves site on a listening socket, which it takes over. All arguments must outlive it. */
HttpServer *http_server_new (struct event_base *base, int listener, const Site *site,
                             const char *const *hosts);
void http_server_free (HttpServer *server);
/* Before the socket is closed for good: accepts those that wait in it, while nobody new gets in. */
void http_server_accept_waiting (HttpServer *server);
/* Accepts no more, answers what is under way and what comes within so many seconds on connections that are
 * open. May be called again with fewer seconds. */
void http_server_drain (HttpServer *server, guint idle_seconds);
/* TRUE when no connection is open. */
gboolean http_server_is_quiet (const HttpServer *server);
