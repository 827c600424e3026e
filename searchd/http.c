/* A request's way through the process: the gate checks its head, a route answers it, and the reply goes out
 * with its length, its type and the security headers stated. */
#include "searchd/http.h"
#include "register/base/error.h"
#include "searchd/accept.h"
#include "searchd/compress.h"
#include "searchd/connections.h"
#include "searchd/gate.h"
#include "searchd/identity.h"
#include "searchd/log.h"
#include "searchd/metrics.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/problem.h"
#include "searchd/query_string.h"
#include "searchd/routes.h"
#include <string.h>

#define DATE_LENGTH 40
#define HEAD_LENGTH 1024 /* about */
#define POLICY_PAGE \
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; " \
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

struct _HttpServer {
  const Site *site;
  const char *const *hosts;
  Connections *connections;
};

/* One request and what is known of it: the head is NULL if it could not be read. */
typedef struct {
  HttpServer *server;
  Connection *connection;
  const RequestHead *head;
  const Route *route; /* NULL until it is found */
  gboolean close;     /* after the answer */
  gint64 started;
} Exchange;

static const struct {
  int status;
  const char *reason;
} reasons[] = {
  { 200, "OK" },
  { 206, "Partial Content" },
  { 304, "Not Modified" },
  { 400, "Bad Request" },
  { 401, "Unauthorized" },
  { 404, "Not Found" },
  { 405, "Method Not Allowed" },
  { 414, "URI Too Long" },
  { 416, "Range Not Satisfiable" },
  { 417, "Expectation Failed" },
  { 421, "Misdirected Request" },
  { 431, "Request Header Fields Too Large" },
  { 500, "Internal Server Error" },
  { 501, "Not Implemented" },
  { 502, "Bad Gateway" },
  { 503, "Service Unavailable" },
  { 505, "HTTP Version Not Supported" },
};

/* May be empty, for it means nothing to programs. */
static const char *
reason_of (int status) {
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].status == status)
      return reasons[i].reason;
  return "";
}

static void
append_header (GString *head, const char *name, const char *value) {
  const char *const parts[] = { name, ": ", value, "\r\n" };
  g_return_if_fail (value == NULL || strpbrk (value, "\r\n") == NULL);
  for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (parts); i++)
    g_string_append (head, parts[i]);
}

/* What the client has to be told of the connection: the version of its request takes the other for granted.
 */
static const char *
connection_option (const Exchange *exchange) {
  if (exchange->close)
    return "close";
  return exchange->head->minor == 0 ? "keep-alive" : NULL;
}

static void
put_head (struct evbuffer *out, const HttpReply *reply, const Exchange *exchange) {
  char date[DATE_LENGTH];
  const struct {
    const char *name, *value;
  } common[] = {
    { "Date", evutil_date_rfc1123 (date, sizeof date, NULL) > 0 ? date : NULL },
    { "Content-Type", reply->type },
    { "Content-Encoding", reply->encoding },
    { "Cache-Control", reply->cache_control != NULL ? reply->cache_control : "private, no-cache" },
    { "Content-Security-Policy", reply->policy != NULL ? reply->policy : POLICY_PAGE },
    { "Vary", "Accept-Encoding, Authorization" },
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
    { "Connection", connection_option (exchange) },
  };
  g_autoptr (GString) head = g_string_sized_new (HEAD_LENGTH);
  g_string_append_printf (head, "HTTP/1.1 %d %s\r\n", reply->status, reason_of (reply->status));
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    append_header (head, common[i].name, common[i].value);
  for (guint i = 0; i + 1 < reply->headers->len; i += 2)
    append_header (head, g_ptr_array_index (reply->headers, i), g_ptr_array_index (reply->headers, i + 1));
  if (reply->status != 304)
    g_string_append_printf (head, "Content-Length: %" G_GINT64_FORMAT "\r\n", http_reply_length (reply));
  g_string_append (head, "\r\n");
  evbuffer_add (out, head->str, head->len);
}

static void
free_body (G_GNUC_UNUSED const void *bytes, G_GNUC_UNUSED gsize length, void *body) {
  g_bytes_unref (body);
}

/* Hands the body over, a file by its descriptor; gives how much memory it takes. */
static gsize
put_body (struct evbuffer *out, HttpReply *reply) {
  if (reply->body != NULL) {
    gsize length;
    GBytes *body = g_steal_pointer (&reply->body);
    const void *bytes = g_bytes_get_data (body, &length);
    evbuffer_add_reference (out, bytes, length, free_body, body);
    return length;
  }
  if (reply->file >= 0 && reply->length > 0
      && evbuffer_add_file (out, reply->file, reply->offset, reply->length) == 0)
    reply->file = -1;
  return 0;
}

static gboolean
is_head (const RequestHead *head) {
  return g_str_equal (head->method, "HEAD");
}

static gint64
send_reply (Exchange *exchange, HttpReply *reply) {
  struct evbuffer *out = evbuffer_new ();
  gint64 length = 0;
  gsize held = 0;
  evbuffer_set_flags (out, EVBUFFER_FLAG_DRAINS_TO_FD); /* sendfile, not a mapping of the whole file */
  exchange->close = exchange->close || connections_are_draining (exchange->server->connections);
  put_head (out, reply, exchange);
  if (exchange->head == NULL || !is_head (exchange->head)) {
    length = http_reply_length (reply);
    held = put_body (out, reply);
  }
  connection_send (exchange->connection, out, held, exchange->close);
  evbuffer_free (out);
  return length;
}

static gboolean
has_trait (const Route *route, guint trait) {
  return route != NULL && (route->traits & trait) != 0;
}

static gboolean
is_for_people (const Route *route) {
  return has_trait (route, ROUTE_FOR_PEOPLE);
}

/* Whether errors are told as whoever asks prefers: where pages lead to, and where nothing is. Programs ask
 * for all else below /v1/, whatever they say that they accept. */
static gboolean
is_negotiated (const HttpRequest *asked, const Route *route) {
  gboolean for_programs = asked->target != NULL && g_str_has_prefix (asked->target, "/v1/");
  return has_trait (route, ROUTE_LINKED) || (route == NULL && !for_programs);
}

/* Whoever follows a link that leads nowhere, or to a file that is gone, reads of it on a page like all
 * others; what was asked of another route means nothing to it. */
static void
prepare_page (HttpRequest *asked) {
  const char *query = asked->target != NULL ? strchr (asked->target, '?') : NULL;
  g_autoptr (GPtrArray) pairs = query_string_parse (query != NULL ? query + 1 : NULL, NULL);
  g_autoptr (GError) unknown_language = NULL;
  if (pairs != NULL) {
    g_ptr_array_unref (asked->pairs);
    asked->pairs = g_steal_pointer (&pairs);
  }
  page_language_choose (asked, &unknown_language);
  g_ptr_array_set_size (asked->pairs, 0);
}

/* What must be told with a status. */
static const struct {
  int status;
  const char *name, *value;
} told_with[] = {
  { 401, "WWW-Authenticate", "Bearer error=\"invalid_token\"" },
  { 405, "Allow", "GET, HEAD" },
  { 503, "Retry-After", "5" },
};

static HttpReply *
reply_by_accept (HttpRequest *asked, const GError *error) {
  if (asked->wants_page)
    prepare_page (asked);
  HttpReply *reply = asked->wants_page ? page_problem (asked, error) : http_reply_new_problem (error);
  http_reply_add_header (reply, "Vary", "Accept");
  if (asked->wants_page)
    page_language_tell (asked, reply);
  return reply;
}

static HttpReply *
reply_problem (HttpRequest *asked, const Route *route, const GError *error) {
  int status = problem_find (error)->status;
  if (status >= 500)
    log_message ("%s", error->message);
  HttpReply *reply = is_for_people (route)          ? page_problem (asked, error)
                     : is_negotiated (asked, route) ? reply_by_accept (asked, error)
                                                    : http_reply_new_problem (error);
  for (gsize i = 0; i < G_N_ELEMENTS (told_with); i++)
    if (told_with[i].status == status)
      http_reply_add_header (reply, told_with[i].name, told_with[i].value);
  return reply;
}

static HttpReply *
make_by_route (const HttpRequest *asked, gconstpointer route, GError **error) {
  return ((const Route *)route)->handle (asked, error);
}

/* What the query string says; of pages for people also the language. */
static gboolean
take_parameters (const char *query, HttpRequest *asked, const Route *route, GError **error) {
  g_autoptr (GPtrArray) pairs = query_string_parse (query, error);
  if (pairs == NULL)
    return FALSE;
  g_ptr_array_unref (asked->pairs);
  asked->pairs = g_steal_pointer (&pairs);
  if (is_for_people (route))
    return page_language_choose (asked, error);
  page_language_reset ();
  return TRUE;
}

/* The reply of the route that a target leads to; NULL with an error. */
static HttpReply *
dispatch (const char *target, HttpRequest *asked, const Route **route, GError **error) {
  const char *query = strchr (target, '?');
  g_autofree char *path = query != NULL ? g_strndup (target, query - target) : g_strdup (target);
  if (!route_find (path, asked, route, error)
      || !take_parameters (query != NULL ? query + 1 : NULL, asked, *route, error))
    return NULL;
  if (((*route)->traits & ROUTE_WITHOUT_INDEX) == 0) {
    asked->reg = readers_find (asked->site->readers, asked->audiences, error);
    if (asked->reg == NULL)
      return NULL;
    praxis_register_begin (asked->reg);
  }
  HttpReply *kept = http_reply_kept (asked);
  if (kept != NULL)
    return kept;
  return ((*route)->traits & ROUTE_TAGGED) != 0
             ? http_reply_tagged (asked, target, make_by_route, *route, error)
             : (*route)->handle (asked, error);
}

/* What stands in the header by name counts, as programs write a star for anything. */
static gboolean
prefers_pages (const char *accept) {
  double pages = accept_quality (accept, "text/html");
  return pages > 0 && pages >= accept_quality (accept, "application/json")
         && pages >= accept_quality (accept, "application/problem+json");
}

/* The request as its route sees it, and the reply; NULL with an error. */
static HttpReply *
ask (Exchange *exchange, HttpRequest *asked, GError **error) {
  const RequestHead *head = exchange->head;
  asked->target = head->target;
  asked->accept_language = head_find (head, "Accept-Language");
  asked->cookie = head_find (head, "Cookie");
  asked->wants_page = prefers_pages (head_find (head, "Accept"));
  if (!gate_check (head, exchange->server->hosts, error))
    return NULL;
  exchange->close = !head_persists (head);
  asked->compressed = compress_is_accepted (head_find (head, "Accept-Encoding"));
  asked->host = head_find (head, "Host");
  asked->if_none_match = head_find (head, "If-None-Match");
  if (!is_head (head)) /* which has no parts */
    asked->range = head_find (head, "Range");
  asked->if_range = head_find (head, "If-Range");
  const char *authorization = head_find (head, "Authorization");
  if (!identity_find (asked->site->access, authorization, &asked->audiences, error))
    return NULL;
  return dispatch (head->target, asked, &exchange->route, error);
}

static void
log_exchange (const Exchange *exchange, const HttpReply *reply, gint64 bytes) {
  const char *query = exchange->route != NULL ? strchr (exchange->head->target, '?') : NULL;
  const LogRequest line = {
    .method = exchange->head != NULL ? exchange->head->method : "-",
    .route = exchange->route != NULL ? exchange->route->pattern : "-",
    .query = query != NULL ? query + 1 : NULL,
    .status = reply->status,
    .bytes = bytes,
    .started = exchange->started,
  };
  log_request (&line);
}

static void
on_request (Connection *connection, const RequestHead *head, const GError *failure, gpointer data) {
  HttpServer *server = data;
  g_autoptr (GError) error = failure != NULL ? g_error_copy (failure) : NULL;
  Exchange exchange = { server, connection, head, NULL, TRUE, g_get_monotonic_time () };
  HttpRequest asked = { .site = server->site, .pairs = g_ptr_array_new () };
  g_autoptr (HttpReply) reply = head != NULL ? ask (&exchange, &asked, &error) : NULL;
  if (reply == NULL)
    reply = reply_problem (&asked, exchange.route, error);
  if (is_for_people (exchange.route))
    page_language_tell (&asked, reply);
  if (asked.compressed)
    compress_reply (reply);
  if (asked.audiences != NULL)
    reply->cache_control = "private, no-store";
  gint64 bytes = send_reply (&exchange, reply);
  metrics_count (exchange.route != NULL ? (guint)(exchange.route - route_table ()) : G_MAXUINT, reply->status,
                 g_get_monotonic_time () - exchange.started);
  log_exchange (&exchange, reply, bytes);
  g_ptr_array_unref (asked.pairs);
  g_free (asked.arguments[0]);
  g_free (asked.arguments[1]);
}

HttpServer *
http_server_new (struct event_base *base, int listener, const Site *site, const char *const *hosts) {
  HttpServer *server = g_new0 (HttpServer, 1);
  server->site = site;
  server->hosts = hosts;
  server->connections = connections_new (base, listener, site->settings);
  connections_set_handler (server->connections, on_request, server);
  return server;
}

void
http_server_accept_waiting (HttpServer *server) {
  connections_accept_waiting (server->connections);
}

void
http_server_drain (HttpServer *server, guint idle_seconds) {
  connections_drain (server->connections, idle_seconds);
}

gboolean
http_server_is_quiet (const HttpServer *server) {
  return connections_count (server->connections) == 0;
}

void
http_server_free (HttpServer *server) {
  connections_free (server->connections);
  g_free (server);
}
