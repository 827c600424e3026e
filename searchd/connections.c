/* Connections and their deadlines. libevent's own time-outs start anew with each byte, and it tells of a
 * connection only once a whole request has arrived; so each is noted when it is accepted, and a sweep closes
 * those past their deadline. */
#include "searchd/connections.h"
#include <event2/bufferevent.h>
#include <event2/event_struct.h>

#define SWEEP_MS 500
#define SLOWEST 16384 /* bytes a second below which a reader is cut off */
#define PAUSE_MS 100  /* before accepting again when out of descriptors */

struct _Connections {
  struct evconnlistener *listener; /* NULL once draining */
  struct event *sweep, *resume;
  GHashTable *open; /* struct evhttp_connection* -> Connection* */
  guint most;
  gint64 idle; /* microseconds */
  gboolean draining;
};

typedef struct {
  Connections *owner;
  struct evhttp_connection *connection;
  struct bufferevent *stream;
  gint64 deadline;
  gboolean busy;
} Connection;

static void
regulate (Connections *connections) {
  if (connections->listener == NULL)
    return;
  if (g_hash_table_size (connections->open) >= connections->most)
    evconnlistener_disable (connections->listener);
  else
    evconnlistener_enable (connections->listener);
}

static void
on_closed (struct evhttp_connection *connection, void *data) {
  Connections *connections = data;
  g_hash_table_remove (connections->open, connection);
  regulate (connections);
}

/* Runs right after libevent has set up the connection around the stream: the argument of the stream's
 * callbacks is the connection. */
static void
on_accepted (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  g_autofree Connection *entry = data;
  bufferevent_data_cb on_read = NULL, on_write = NULL;
  bufferevent_event_cb on_event = NULL;
  void *argument = NULL;
  bufferevent_getcb (entry->stream, &on_read, &on_write, &on_event, &argument);
  bufferevent_decref (entry->stream);
  if (on_event == NULL || argument == NULL)
    return;
  Connections *connections = entry->owner;
  entry->connection = argument;
  evhttp_connection_set_closecb (entry->connection, on_closed, connections);
  g_hash_table_insert (connections->open, argument, g_steal_pointer (&entry));
  regulate (connections);
}

static struct bufferevent *
on_accepting (struct event_base *base, void *data) {
  Connections *connections = data;
  struct bufferevent *stream = bufferevent_socket_new (base, -1, 0);
  if (stream == NULL)
    return NULL;
  Connection *entry = g_new0 (Connection, 1);
  entry->owner = connections;
  entry->stream = stream;
  entry->deadline = g_get_monotonic_time () + connections->idle;
  bufferevent_incref (stream);
  event_base_once (base, -1, EV_TIMEOUT, on_accepted, entry, NULL);
  return stream;
}

static void
on_sweep (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  Connections *connections = data;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GPtrArray) late = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, connections->open);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Connection *)value)->deadline < now)
      g_ptr_array_add (late, ((Connection *)value)->connection);
  for (guint i = 0; i < late->len; i++)
    evhttp_connection_free (g_ptr_array_index (late, i));
}

static void
on_resume (G_GNUC_UNUSED evutil_socket_t none, G_GNUC_UNUSED short what, void *data) {
  regulate (data);
}

/* Of this process. libevent gives a listener's error callback the evhttp, through which these cannot be
 * reached. */
static Connections *watched;

/* Out of descriptors: accepting again at once would only spin. */
static void
on_accept_error (struct evconnlistener *listener, G_GNUC_UNUSED void *http) {
  struct timeval pause = { 0, PAUSE_MS * 1000 };
  evconnlistener_disable (listener);
  evtimer_add (watched->resume, &pause);
}

Connections *
connections_new (struct evhttp *http, struct evconnlistener *listener, guint most, guint idle_seconds) {
  Connections *connections = g_new0 (Connections, 1);
  struct event_base *base = evconnlistener_get_base (listener);
  connections->listener = listener;
  connections->most = most;
  connections->idle = idle_seconds * G_USEC_PER_SEC;
  connections->open = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  watched = connections;
  evhttp_set_bevcb (http, on_accepting, connections);
  evconnlistener_set_error_cb (listener, on_accept_error);
  connections->resume = evtimer_new (base, on_resume, connections);
  connections->sweep = event_new (base, -1, EV_PERSIST, on_sweep, connections);
  struct timeval interval = { 0, SWEEP_MS * 1000 };
  event_add (connections->sweep, &interval);
  return connections;
}

void
connections_free (Connections *connections) {
  event_free (connections->sweep);
  event_free (connections->resume);
  g_hash_table_unref (connections->open);
  g_free (connections);
}

static void
on_answered (struct evhttp_request *request, void *data) {
  Connections *connections = data;
  Connection *entry = g_hash_table_lookup (connections->open, evhttp_request_get_connection (request));
  if (entry == NULL)
    return;
  entry->busy = FALSE;
  entry->deadline = g_get_monotonic_time () + connections->idle;
}

void
connections_answer (Connections *connections, struct evhttp_request *request, gint64 length) {
  Connection *entry = g_hash_table_lookup (connections->open, evhttp_request_get_connection (request));
  if (entry == NULL)
    return;
  entry->busy = TRUE;
  entry->deadline = g_get_monotonic_time () + connections->idle + length / SLOWEST * G_USEC_PER_SEC;
  evhttp_request_set_on_complete_cb (request, on_answered, connections);
}

void
connections_drain (Connections *connections, guint idle_seconds) {
  gint64 soon = g_get_monotonic_time () + idle_seconds * G_USEC_PER_SEC;
  GHashTableIter iter;
  gpointer value;
  connections->draining = TRUE;
  connections->listener = NULL;
  evtimer_del (connections->resume);
  g_hash_table_iter_init (&iter, connections->open);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Connection *entry = value;
    if (!entry->busy)
      entry->deadline = MIN (entry->deadline, soon);
  }
}

gboolean
connections_are_draining (const Connections *connections) {
  return connections->draining;
}

guint
connections_count (const Connections *connections) {
  return g_hash_table_size (connections->open);
}
