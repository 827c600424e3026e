/* A request's way through the process: libevent parses it, the gate checks it, a route answers it, and the
 * reply goes out with its length, its type and the security headers stated. One line a request goes to the
 * log, without what was asked. */
#include "searchd/http.h"
#include "register/error.h"
#include "searchd/connections.h"
#include "searchd/gate.h"
#include "searchd/page.h"
#include "searchd/problem.h"
#include "searchd/query_string.h"
#include "searchd/routes.h"
#include <event2/buffer.h>
#include <string.h>
#include <unistd.h>

#define BODY_MOST 65536 /* read and thrown away, so that a request with a body gets its refusal */
#define POLICY_PAGE \
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri " \
  "'none'; " \
  "frame-ancestors 'none'"

struct _HttpServer {
  const Site *site;
  const char *const *hosts;
  struct evhttp *http;
  struct evhttp_bound_socket *socket;
  Connections *connections;
};

static const struct {
  enum evhttp_cmd_type method;
  const char *name;
} methods[] = {
  { EVHTTP_REQ_GET, "GET" },         { EVHTTP_REQ_HEAD, "HEAD" },   { EVHTTP_REQ_POST, "POST" },
  { EVHTTP_REQ_PUT, "PUT" },         { EVHTTP_REQ_PATCH, "PATCH" }, { EVHTTP_REQ_DELETE, "DELETE" },
  { EVHTTP_REQ_OPTIONS, "OPTIONS" }, { EVHTTP_REQ_TRACE, "TRACE" }, { EVHTTP_REQ_CONNECT, "CONNECT" },
};

static const char *
method_name (enum evhttp_cmd_type method) {
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (methods[i].method == method)
      return methods[i].name;
  return "other";
}

/* What is logged names the route, never the path or the query: they may hold what somebody looks for. */
static void
log_request (struct evhttp_request *request, const Route *route, gint64 bytes, gint64 started) {
  dprintf (STDERR_FILENO, "method=%s route=%s status=%d bytes=%" G_GINT64_FORMAT " ms=%.1f pid=%d\n",
           method_name (evhttp_request_get_command (request)), route != NULL ? route->pattern : "-",
           evhttp_request_get_response_code (request), bytes,
           (double)(g_get_monotonic_time () - started) / 1000, (int)getpid ());
}

static void
log_failure (const GError *error) {
  g_autofree char *line = g_strescape (error->message, NULL);
  dprintf (STDERR_FILENO, "error=\"%s\" pid=%d\n", line, (int)getpid ());
}

static void
add_headers (struct evhttp_request *request, const HttpReply *reply, gboolean close) {
  struct evkeyvalq *headers = evhttp_request_get_output_headers (request);
  const struct {
    const char *name, *value;
  } common[] = {
    { "Content-Type", reply->type },
    { "Cache-Control", reply->cache_control != NULL ? reply->cache_control : "private, no-cache" },
    { "Content-Security-Policy", reply->policy != NULL ? reply->policy : POLICY_PAGE },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Connection", close ? "close" : NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    if (common[i].value != NULL)
      evhttp_add_header (headers, common[i].name, common[i].value);
  for (guint i = 0; i + 1 < reply->headers->len; i += 2)
    evhttp_add_header (headers, g_ptr_array_index (reply->headers, i),
                       g_ptr_array_index (reply->headers, i + 1));
  if (reply->status != 304) {
    g_autofree char *length = g_strdup_printf ("%" G_GINT64_FORMAT, http_reply_length (reply));
    evhttp_add_header (headers, "Content-Length", length);
  }
}

/* Hands the body over to libevent, a file by its descriptor. */
static void
fill (struct evbuffer *buffer, HttpReply *reply) {
  if (reply->body != NULL) {
    evbuffer_add (buffer, reply->body->str, reply->body->len);
  } else if (reply->file >= 0 && reply->length > 0) {
    evbuffer_set_flags (buffer, EVBUFFER_FLAG_DRAINS_TO_FD); /* sendfile, not a mapping of the whole file */
    if (evbuffer_add_file (buffer, reply->file, reply->offset, reply->length) == 0)
      reply->file = -1;
  }
}

static gint64
send_reply (HttpServer *server, struct evhttp_request *request, HttpReply *reply, gboolean close) {
  struct evbuffer *buffer = evbuffer_new ();
  add_headers (request, reply, close || connections_are_draining (server->connections));
  if (evhttp_request_get_command (request) != EVHTTP_REQ_HEAD)
    fill (buffer, reply);
  gint64 bytes = (gint64)evbuffer_get_length (buffer);
  connections_answer (server->connections, request, bytes);
  evhttp_send_reply (request, reply->status, NULL, buffer);
  evbuffer_free (buffer);
  return bytes;
}

static HttpReply *
reply_problem (const HttpRequest *asked, const Route *route, const GError *error) {
  int status = problem_find (error)->status;
  if (status >= 500)
    log_failure (error);
  HttpReply *reply = route != NULL && route->for_people
                         ? page_problem (asked, error)
                         : http_reply_new (status, "application/problem+json", problem_to_json (error));
  if (status == 405)
    http_reply_add_header (reply, "Allow", "GET, HEAD");
  return reply;
}

/* The reply of the route that a target leads to; NULL with an error. */
static HttpReply *
dispatch (const char *target, HttpRequest *asked, const Route **route, GError **error) {
  const char *query = strchr (target, '?');
  g_autofree char *path = query != NULL ? g_strndup (target, query - target) : g_strdup (target);
  *route = route_find (path, asked, error);
  asked->reg = *route != NULL ? readers_find (asked->site->readers, NULL, error) : NULL;
  if (asked->reg == NULL)
    return NULL;
  g_autoptr (GPtrArray) pairs = query_string_parse (query != NULL ? query + 1 : NULL, error);
  if (pairs == NULL)
    return NULL;
  g_ptr_array_unref (asked->pairs);
  asked->pairs = g_steal_pointer (&pairs);
  return (*route)->handle (asked, error);
}

static void
answer (HttpServer *server, struct evhttp_request *request, gint64 started) {
  g_autoptr (GError) error = NULL;
  const struct evkeyvalq *headers = evhttp_request_get_input_headers (request);
  GateRequest gate = { evhttp_request_get_command (request), request->major, request->minor,
                       evhttp_request_get_uri (request), headers };
  HttpRequest asked = { .site = server->site,
                        .pairs = g_ptr_array_new (),
                        .if_none_match = evhttp_find_header (headers, "If-None-Match"),
                        .range = evhttp_find_header (headers, "Range"),
                        .if_range = evhttp_find_header (headers, "If-Range") };
  const Route *route = NULL;
  g_autoptr (HttpReply) reply = NULL;
  gboolean passed = gate_check (&gate, server->hosts, &error);
  if (passed)
    reply = dispatch (gate.target, &asked, &route, &error);
  if (reply == NULL)
    reply = reply_problem (&asked, route, error);
  gint64 bytes = send_reply (server, request, reply, !passed);
  log_request (request, route, bytes, started);
  g_ptr_array_unref (asked.pairs);
  g_free (asked.arguments[0]);
  g_free (asked.arguments[1]);
}

static void
on_request (struct evhttp_request *request, void *data) {
  answer (data, request, g_get_monotonic_time ());
}

static int
seconds (const PraxisSettings *settings, const char *key) {
  return (int)praxis_settings_number (settings, key);
}

HttpServer *
http_server_new (struct event_base *base, int listener, const Site *site, const PraxisSettings *settings,
                 const char *const *hosts) {
  HttpServer *server = g_new0 (HttpServer, 1);
  server->site = site;
  server->hosts = hosts;
  server->http = evhttp_new (base);
  evhttp_set_allowed_methods (server->http, 0xffff); /* the gate refuses them, with a better answer */
  evhttp_set_max_headers_size (server->http, praxis_settings_number (settings, "server.header-bytes"));
  evhttp_set_max_body_size (server->http, BODY_MOST);
  evhttp_set_timeout (server->http, seconds (settings, "server.idle-seconds"));
  evhttp_set_default_content_type (server->http, NULL);
  evhttp_set_gencb (server->http, on_request, server);
  struct evconnlistener *accepting
      = evconnlistener_new (base, NULL, NULL, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, listener);
  server->socket = evhttp_bind_listener (server->http, accepting);
  server->connections = connections_new (server->http, accepting,
                                         (guint)praxis_settings_number (settings, "server.connections"),
                                         (guint)seconds (settings, "server.idle-seconds"));
  return server;
}

void
http_server_drain (HttpServer *server, guint idle_seconds) {
  connections_drain (server->connections, idle_seconds);
  if (server->socket != NULL)
    evhttp_del_accept_socket (server->http, server->socket);
  server->socket = NULL;
}

gboolean
http_server_is_quiet (const HttpServer *server) {
  return connections_count (server->connections) == 0;
}

void
http_server_free (HttpServer *server) {
  evhttp_free (server->http);
  connections_free (server->connections);
  g_free (server);
}
