/* How many answers a second a daemon sends that it has kept, against libevent's own HTTP server sending as
 * many bytes, each asked over the same connections in turns:
 *
 *     dev-bench-cached PORT TARGET [SECONDS]
 *
 * asks the daemon on that port of this machine. Both have one process; so start it with --workers 1. */
#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <glib.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLIENTS 16
#define TURNS 5

typedef struct {
  int socket;
  gsize expected; /* bytes of a whole answer */
  gsize got;      /* of this one */
} Client;

static void
answer_bare (struct evhttp_request *request, void *body) {
  GString *text = body;
  struct evbuffer *out = evbuffer_new ();
  evbuffer_add (out, text->str, text->len);
  evhttp_add_header (evhttp_request_get_output_headers (request), "Content-Type", "application/json");
  evhttp_send_reply (request, 200, "OK", out);
  evbuffer_free (out);
}

/* A process that sends so many bytes whatever it is asked; gives its port. */
static int
start_bare (gsize length) {
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t size = sizeof address;
  int listener = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (bind (listener, (struct sockaddr *)&address, size) != 0 || listen (listener, 128) != 0
      || getsockname (listener, (struct sockaddr *)&address, &size) != 0)
    return -1;
  if (fork () != 0)
    return ntohs (address.sin_port);
  prctl (PR_SET_PDEATHSIG, SIGTERM);
  struct event_base *base = event_base_new ();
  struct evhttp *http = evhttp_new (base);
  GString *body = g_string_new (NULL);
  g_string_set_size (body, length);
  memset (body->str, 'x', length);
  evhttp_accept_socket (http, listener);
  evhttp_set_gencb (http, answer_bare, body);
  event_base_dispatch (base);
  exit (0);
}

static int
connect_to (int port) {
  const int on = 1;
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  address.sin_port = htons ((guint16)port);
  int client = socket (AF_INET, SOCK_STREAM, 0);
  if (connect (client, (struct sockaddr *)&address, sizeof address) != 0)
    g_error ("nobody listens on port %d", port);
  setsockopt (client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return client;
}

static void
ask (const Client *client, const char *request) {
  gsize length = strlen (request);
  if (write (client->socket, request, length) != (gssize)length)
    g_error ("a connection broke");
}

/* The length of a whole answer, head and body; *body that of the body. */
static gsize
measure (int port, const char *request, gsize *body) {
  g_autoptr (GString) answer = g_string_new (NULL);
  Client client = { .socket = connect_to (port) };
  const char *end = NULL, *length = NULL;
  char bytes[65536];
  ask (&client, request);
  while (end == NULL) {
    gssize got = read (client.socket, bytes, sizeof bytes);
    if (got <= 0)
      g_error ("no answer");
    g_string_append_len (answer, bytes, got);
    end = strstr (answer->str, "\r\n\r\n");
  }
  close (client.socket);
  length = strstr (answer->str, "Content-Length: ");
  if (!g_str_has_prefix (answer->str, "HTTP/1.1 200 ") || length == NULL)
    g_error ("no good answer: %.200s", answer->str);
  *body = strtoul (length + strlen ("Content-Length: "), NULL, 10);
  return (gsize)(end - answer->str) + strlen ("\r\n\r\n") + *body;
}

/* Takes what has come; counts an answer and asks again when it is whole. */
static guint
serve (Client *client, const char *request) {
  char bytes[65536];
  gssize got = read (client->socket, bytes, sizeof bytes);
  if (got <= 0)
    g_error ("a connection broke");
  client->got += (gsize)got;
  if (client->got < client->expected)
    return 0;
  client->got = 0;
  ask (client, request);
  return 1;
}

/* Answers a second. */
static double
run (int port, const char *request, gsize expected, double seconds) {
  Client clients[CLIENTS];
  struct pollfd sources[CLIENTS];
  guint answers = 0;
  gint64 began = g_get_monotonic_time (), end = began + (gint64)(seconds * G_USEC_PER_SEC);
  for (guint i = 0; i < CLIENTS; i++) {
    clients[i] = (Client){ connect_to (port), expected, 0 };
    sources[i] = (struct pollfd){ clients[i].socket, POLLIN, 0 };
    ask (&clients[i], request);
  }
  while (g_get_monotonic_time () < end) {
    poll (sources, CLIENTS, 1000);
    for (guint i = 0; i < CLIENTS; i++)
      if ((sources[i].revents & POLLIN) != 0)
        answers += serve (&clients[i], request);
  }
  double took = (double)(g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  for (guint i = 0; i < CLIENTS; i++)
    close (clients[i].socket);
  return answers / took;
}

static int
by_size (gconstpointer a, gconstpointer b) {
  double one = *(const double *)a, other = *(const double *)b;
  return (one > other) - (one < other);
}

int
main (int argc, char **argv) {
  if (argc < 3) {
    fprintf (stderr, "usage: dev-bench-cached PORT TARGET [SECONDS]\n");
    return 2;
  }
  double seconds = argc > 3 ? atof (argv[3]) : 2, ratios[TURNS];
  int port = atoi (argv[1]);
  gsize body, bare_body;
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", argv[2]);
  gsize expected = measure (port, request, &body);
  int bare = start_bare (body);
  gsize bare_expected = measure (bare, request, &bare_body);
  for (guint i = 0; i < TURNS; i++) {
    double own = run (port, request, expected, seconds), other = run (bare, request, bare_expected, seconds);
    ratios[i] = own / other;
    printf ("%.0f answers of %zu bytes a second, bare evhttp %.0f: %.2f\n", own, body, other, ratios[i]);
  }
  qsort (ratios, TURNS, sizeof *ratios, by_size);
  printf ("median %.2f\n", ratios[TURNS / 2]);
  return 0;
}
