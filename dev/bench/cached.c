/* How many answers a second a daemon sends that it has kept, against libevent's own HTTP server sending as
 * many bytes, each asked over the same connections in turns:
 *
 *     dev-bench-cached PORT WORKER TARGET [SECONDS]
 *
 * asks the daemon on that port of this machine, started with --workers 1; WORKER is the process that answers,
 * whose processor time is told as well: on a machine that does other things, only that can be compared. */
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
#include <time.h>
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

/* A process that sends so many bytes whatever it is asked; gives its port (-1: it cannot listen). */
static int
start_bare (gsize length, pid_t *process) {
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  socklen_t size = sizeof address;
  const int on = 1;
  int listener = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  /* Connections have it of their listener; without it evhttp waits for acknowledgements in long answers. */
  setsockopt (listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (bind (listener, (struct sockaddr *)&address, size) != 0 || listen (listener, 128) != 0
      || getsockname (listener, (struct sockaddr *)&address, &size) != 0)
    return -1;
  *process = fork ();
  if (*process != 0)
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

/* A server, and what it did in all turns. */
typedef struct {
  int port;
  pid_t process;
  gsize expected; /* bytes of a whole answer */
  guint answers;
  double seconds, busy; /* by the clock, of the processor */
} Server;

static double
busy_seconds (pid_t process) {
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid (process, &clock) != 0 || clock_gettime (clock, &time) != 0)
    g_error ("there is no process %d", (int)process);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
run (Server *server, const char *request, double seconds) {
  Client clients[CLIENTS];
  struct pollfd sources[CLIENTS];
  double busy = busy_seconds (server->process);
  gint64 began = g_get_monotonic_time (), end = began + (gint64)(seconds * G_USEC_PER_SEC);
  for (guint i = 0; i < CLIENTS; i++) {
    clients[i] = (Client){ connect_to (server->port), server->expected, 0 };
    sources[i] = (struct pollfd){ clients[i].socket, POLLIN, 0 };
    ask (&clients[i], request);
  }
  while (g_get_monotonic_time () < end) {
    poll (sources, CLIENTS, 1000);
    for (guint i = 0; i < CLIENTS; i++)
      if ((sources[i].revents & POLLIN) != 0)
        server->answers += serve (&clients[i], request);
  }
  server->seconds += (double)(g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  server->busy += busy_seconds (server->process) - busy;
  for (guint i = 0; i < CLIENTS; i++)
    close (clients[i].socket);
}

static void
tell (const char *name, const Server *server) {
  printf ("%-12s %7.0f answers a second, %7.0f a second of its processor time\n", name,
          server->answers / server->seconds, server->answers / server->busy);
}

int
main (int argc, char **argv) {
  if (argc < 4) {
    fprintf (stderr, "usage: dev-bench-cached PORT WORKER TARGET [SECONDS]\n");
    return 2;
  }
  double seconds = argc > 4 ? atof (argv[4]) : 1;
  gsize body, bare_body;
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", argv[3]);
  Server daemon = { .port = atoi (argv[1]), .process = atoi (argv[2]) }, bare = { 0 };
  daemon.expected = measure (daemon.port, request, &body);
  bare.port = start_bare (body, &bare.process);
  bare.expected = measure (bare.port, request, &bare_body);
  for (guint i = 0; i < TURNS; i++) {
    run (&daemon, request, seconds);
    run (&bare, request, seconds);
  }
  printf ("answers of %zu bytes\n", body);
  tell ("praxis", &daemon);
  tell ("bare evhttp", &bare);
  printf ("praxis / bare %.2f by the clock, %.2f by processor time\n",
          (daemon.answers / daemon.seconds) / (bare.answers / bare.seconds),
          (daemon.answers / daemon.busy) / (bare.answers / bare.busy));
  return 0;
}
