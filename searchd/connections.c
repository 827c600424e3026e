/* Connections and their deadlines, on libevent's streams. libevent's own HTTP server is not used: it takes
 * requests for whole that are not, tells of a connection only once its request has arrived, and starts its
 * time-outs anew with each byte. */
#include "searchd/connections.h"
#include "searchd/listener.h"
#include "searchd/log.h"
#include "searchd/problem.h"
#include <errno.h>
#include <event2/bufferevent.h>
#include <event2/listener.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>

#define SWEEP_MS 500
#define PAUSE_MS 100          /* before accepting again when out of descriptors */
#define COMPLAINT_SECONDS 1   /* between two complaints about that */
#define SLOWEST 16384         /* bytes a second below which a reader is cut off */
#define FAREWELL_SECONDS 1    /* for a client to close, too */
#define OTHER_DESCRIPTORS 128 /* for the index, the log and the like */

typedef enum {
  IDLE,    /* nothing of a request has come */
  READING, /* a part of one has */
  SENDING, /* an answer is on its way */
  CLOSING, /* that was the last one; the client has still to close */
} State;

struct _Connection {
  Connections *owner;
  struct bufferevent *stream;
  guint64 peer;
  State state;
  gint64 deadline;
  gsize held;     /* memory of the answer that is being sent */
  gsize left;     /* of it, when its deadline was last set */
  gboolean ended; /* the client sends no more */
  gboolean last;  /* the answer is the last one */
};

struct _Connections {
  const PraxisSettings *settings;
  struct evconnlistener *listener; /* NULL once draining */
  struct event *sweep, *resume;
  ConnectionHandler handler;
  gpointer data;
  GHashTable *open; /* set of Connection* */
  gint64 idle;      /* seconds between an answer and the next request */
  guint most;
  gsize held;        /* by all of them */
  gint64 complained; /* when */
};

static gint64
number (const Connections *connections, const char *key) {
  return praxis_settings_number (connections->settings, key);
}

static void
enter (Connection *connection, State state, gint64 seconds) {
  connection->state = state;
  connection->deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}

/* The kernel would keep what a client has not taken up yet, megabytes perhaps, as long as that client likes.
 */
static void
forget_unsent (evutil_socket_t fd) {
  const struct linger at_once = { 1, 0 };
  setsockopt (fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

static void
connection_free (gpointer data) {
  Connection *connection = data;
  connection->owner->held -= connection->held;
  if (connection->state == SENDING)
    forget_unsent (bufferevent_getfd (connection->stream));
  bufferevent_free (connection->stream);
  g_free (connection);
}

static void
drop (Connection *connection) {
  g_hash_table_remove (connection->owner->open, connection);
}

/* ---- Making room ---- */

typedef struct {
  guint64 peer;     /* whose connections are looked at; 0: all */
  gboolean sending; /* who takes up an answer from memory may be the victim, else who has none coming */
  guint count;
  Connection *victim; /* the one nearest to its deadline, or NULL */
} Survey;

static void
look_at (const Connection *connection, Survey *survey) {
  gboolean may_go = survey->sending ? connection->held > 0 : connection->state != SENDING;
  if (survey->peer != 0 && connection->peer != survey->peer)
    return;
  survey->count++;
  if (may_go && (survey->victim == NULL || connection->deadline < survey->victim->deadline))
    survey->victim = (Connection *)connection;
}

static void
survey_connections (const Connections *connections, Survey *survey) {
  GHashTableIter iter;
  gpointer key;
  g_hash_table_iter_init (&iter, connections->open);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    look_at (key, survey);
}

/* FALSE if there are that many already and all of them have an answer coming. */
static gboolean
make_room (Connections *connections, guint64 peer, guint most) {
  Survey survey = { .peer = peer };
  if (g_hash_table_size (connections->open) < most)
    return TRUE;
  survey_connections (connections, &survey);
  if (survey.count >= most && survey.victim != NULL)
    drop (survey.victim);
  return survey.count < most || survey.victim != NULL;
}

/* Slow readers may hold so much memory together and no more. */
static void
make_memory (Connections *connections) {
  Survey survey;
  do {
    survey = (Survey){ .sending = TRUE };
    if (connections->held > (gsize)number (connections, "server.unsent-bytes"))
      survey_connections (connections, &survey);
    if (survey.victim != NULL)
      drop (survey.victim);
  } while (survey.victim != NULL);
}

/* ---- Requests ---- */

/* Bytes that are no head, and will not become one. */
static gboolean
check_length (const Connections *connections, const char *bytes, gsize length, GError **error) {
  if (length < (gsize)number (connections, "server.header-bytes"))
    return TRUE;
  gboolean in_target = memchr (bytes, '\n', length) == NULL;
  g_set_error (error, HTTP_ERROR, in_target ? HTTP_ERROR_TARGET_LONG : HTTP_ERROR_HEAD_LONG,
               "the %s is too long; see the setting server.header-bytes", in_target ? "address" : "header");
  return FALSE;
}

/* Empty lines before a request are left over from the one before, say the clients that send them. */
static void
skip_empty_lines (struct evbuffer *input) {
  char start[2];
  while (evbuffer_copyout (input, start, sizeof start) == sizeof start && memcmp (start, "\r\n", 2) == 0)
    evbuffer_drain (input, sizeof start);
}

static void
take_request (Connection *connection) {
  Connections *connections = connection->owner;
  struct evbuffer *input = bufferevent_get_input (connection->stream);
  g_autoptr (GError) error = NULL;
  g_autoptr (RequestHead) head = NULL;
  gsize size = 0;
  skip_empty_lines (input);
  gsize length = evbuffer_get_length (input);
  const char *bytes = (const char *)evbuffer_pullup (input, -1);
  if (head_measure (bytes, length, &size, &error) && size > 0)
    head = head_parse (bytes, size, &error);
  evbuffer_drain (input, size);
  if (head != NULL || error != NULL || !check_length (connections, bytes, length, &error))
    connections->handler (connection, head, error, connections->data);
  else if (connection->ended)
    drop (connection);
  else if (length > 0 && connection->state == IDLE)
    enter (connection, READING, number (connections, "server.request-seconds"));
}

void
connection_send (Connection *connection, struct evbuffer *answer, gsize held, gboolean close) {
  Connections *connections = connection->owner;
  connections->held += held;
  make_memory (connections);
  connection->held = held;
  connection->last = close;
  connection->left = evbuffer_get_length (answer);
  enter (connection, SENDING, number (connections, "server.answer-seconds"));
  bufferevent_write_buffer (connection->stream, answer);
}

/* Closing at once would reset the connection if anything has come that was not read, and the client could
 * lose the answer. */
static void
say_farewell (Connection *connection) {
  struct evbuffer *input = bufferevent_get_input (connection->stream);
  if (connection->ended) {
    drop (connection);
    return;
  }
  shutdown (bufferevent_getfd (connection->stream), SHUT_WR);
  enter (connection, CLOSING, FAREWELL_SECONDS);
  evbuffer_drain (input, evbuffer_get_length (input));
}

/* ---- The stream's events ---- */

static void
on_read (struct bufferevent *stream, void *data) {
  Connection *connection = data;
  struct evbuffer *input = bufferevent_get_input (stream);
  if (connection->state == CLOSING)
    evbuffer_drain (input, evbuffer_get_length (input));
  else if (connection->state != SENDING)
    take_request (connection);
}

static void
on_written (struct bufferevent *stream, void *data) {
  Connection *connection = data;
  Connections *connections = connection->owner;
  if (connection->state != SENDING || evbuffer_get_length (bufferevent_get_output (stream)) > 0)
    return;
  connections->held -= connection->held;
  connection->held = 0;
  if (connection->last) {
    say_farewell (connection);
    return;
  }
  enter (connection, IDLE, connections->idle);
  take_request (connection);
}

/* A client may end its side and still wait for its answers. */
static void
on_event (G_GNUC_UNUSED struct bufferevent *stream, short what, void *data) {
  Connection *connection = data;
  connection->ended = TRUE;
  if (what != (BEV_EVENT_READING | BEV_EVENT_EOF) || connection->state != SENDING)
    drop (connection);
}

/* ---- Accepting ---- */

/* A process that nobody is connected to sleeps. */
static void
start_sweeping (Connections *connections) {
  const struct timeval interval = { 0, SWEEP_MS * 1000 };
  if (!event_pending (connections->sweep, EV_TIMEOUT, NULL))
    event_add (connections->sweep, &interval);
}

/* What stands for an address where connections are counted: of IPv6 the first half, which is one network's;
 * never 0. */
static guint64
peer_of (const struct sockaddr *address) {
  guint64 peer = 0;
  const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
  if (address->sa_family == AF_INET)
    peer = ((const struct sockaddr_in *)address)->sin_addr.s_addr;
  else if (address->sa_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED (&six->sin6_addr))
    memcpy (&peer, &six->sin6_addr.s6_addr[12], 4);
  else if (address->sa_family == AF_INET6)
    memcpy (&peer, six->sin6_addr.s6_addr, 8);
  return peer + 1;
}

static void
on_accept (struct evconnlistener *listener, evutil_socket_t fd, struct sockaddr *address,
           G_GNUC_UNUSED int size, void *data) {
  Connections *connections = data;
  const int on = 1;
  guint64 peer = peer_of (address);
  if (!make_room (connections, peer, (guint)number (connections, "server.peer-connections"))
      || !make_room (connections, 0, connections->most)) {
    evutil_closesocket (fd);
    return;
  }
  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  Connection *connection = g_new0 (Connection, 1);
  connection->owner = connections;
  connection->peer = peer;
  connection->stream = bufferevent_socket_new (evconnlistener_get_base (listener), fd, BEV_OPT_CLOSE_ON_FREE);
  enter (connection, READING, number (connections, "server.request-seconds"));
  g_hash_table_add (connections->open, connection);
  start_sweeping (connections);
  bufferevent_setcb (connection->stream, on_read, on_written, on_event, connection);
  bufferevent_setwatermark (connection->stream, EV_READ, 0,
                            (gsize)number (connections, "server.header-bytes"));
  bufferevent_enable (connection->stream, EV_READ | EV_WRITE);
}

/* Out of descriptors: accepting again at once would only spin. */
static void
on_accept_error (struct evconnlistener *listener, void *data) {
  Connections *connections = data;
  struct timeval pause = { 0, PAUSE_MS * 1000 };
  gint64 now = g_get_monotonic_time ();
  if (now - connections->complained >= COMPLAINT_SECONDS * G_USEC_PER_SEC) {
    log_message ("cannot accept a connection: %s", g_strerror (errno));
    connections->complained = now;
  }
  make_room (connections, 0, g_hash_table_size (connections->open));
  evconnlistener_disable (listener);
  evtimer_add (connections->resume, &pause);
}

static void
on_resume (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  evconnlistener_enable (((Connections *)data)->listener);
}

/* What the client has still to take up, whether it lies here or in the kernel. */
static gsize
left_to_send (const Connection *connection) {
  int in_kernel = 0;
  ioctl (bufferevent_getfd (connection->stream), SIOCOUTQ, &in_kernel);
  return evbuffer_get_length (bufferevent_get_output (connection->stream)) + (gsize)in_kernel;
}

/* Whoever takes up an answer gets further time as long as he does so fast enough. */
static gboolean
is_late (gpointer key, G_GNUC_UNUSED gpointer value, gpointer now) {
  Connection *connection = key;
  gint64 seconds = number (connection->owner, "server.answer-seconds");
  if (connection->deadline >= *(const gint64 *)now)
    return FALSE;
  gsize left = left_to_send (connection);
  if (connection->state != SENDING || left + SLOWEST * (gsize)seconds > connection->left)
    return TRUE;
  connection->left = left;
  enter (connection, SENDING, seconds);
  return FALSE;
}

static void
on_sweep (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Connections *connections = data;
  gint64 now = g_get_monotonic_time ();
  g_hash_table_foreach_remove (connections->open, is_late, &now);
  if (g_hash_table_size (connections->open) == 0)
    event_del (connections->sweep);
}

/* ---- All of them ---- */

/* Each connection may have a file to send; the rest must do for the index even when all are open. */
static guint
connections_most (gint64 wanted) {
  struct rlimit limit;
  if (getrlimit (RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return (guint)wanted;
  gint64 possible = ((gint64)limit.rlim_cur - OTHER_DESCRIPTORS) / 2;
  return (guint)CLAMP (wanted, 1, MAX (possible, 1));
}

Connections *
connections_new (struct event_base *base, int listener, const PraxisSettings *settings) {
  Connections *connections = g_new0 (Connections, 1);
  connections->settings = settings;
  connections->most = connections_most (number (connections, "server.connections"));
  connections->idle = number (connections, "server.idle-seconds");
  connections->open = g_hash_table_new_full (NULL, NULL, connection_free, NULL);
  connections->listener = evconnlistener_new (base, on_accept, connections,
                                              LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, listener);
  evconnlistener_set_error_cb (connections->listener, on_accept_error);
  connections->resume = evtimer_new (base, on_resume, connections);
  connections->sweep = event_new (base, -1, EV_PERSIST, on_sweep, connections);
  return connections;
}

void
connections_set_handler (Connections *connections, ConnectionHandler handler, gpointer data) {
  connections->handler = handler;
  connections->data = data;
}

void
connections_free (Connections *connections) {
  g_clear_pointer (&connections->listener, evconnlistener_free);
  event_free (connections->sweep);
  event_free (connections->resume);
  g_hash_table_unref (connections->open);
  g_free (connections);
}

void
connections_accept_waiting (Connections *connections) {
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  if (connections->listener == NULL)
    return;
  int listener = evconnlistener_get_fd (connections->listener), fd;
  listener_refuse (listener);
  while ((fd = accept4 (listener, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
    on_accept (connections->listener, fd, (struct sockaddr *)&address, (int)size, connections);
    size = sizeof address;
  }
}

void
connections_drain (Connections *connections, guint idle_seconds) {
  gint64 soon = g_get_monotonic_time () + idle_seconds * G_USEC_PER_SEC;
  GHashTableIter iter;
  gpointer key;
  evtimer_del (connections->resume);
  g_clear_pointer (&connections->listener, evconnlistener_free);
  connections->idle = MIN (connections->idle, idle_seconds);
  g_hash_table_iter_init (&iter, connections->open);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    Connection *each = key;
    if (each->state != SENDING)
      each->deadline = MIN (each->deadline, soon);
  }
}

gboolean
connections_are_draining (const Connections *connections) {
  return connections->listener == NULL;
}

guint
connections_count (const Connections *connections) {
  return g_hash_table_size (connections->open);
}
