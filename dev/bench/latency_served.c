/* The same questions over HTTP: one connection to a daemon with one worker, whose processor time is what
 * counts, as that of this process counts for a search within it. */
#include "dev/bench/latency.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define END_OF_HEAD "\r\n\r\n"
#define LENGTH "Content-Length: "

struct _LatencyServed {
  int socket;
  clockid_t clock; /* of the worker */
};

LatencyServed *
latency_served_connect (int port, int worker) {
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  address.sin_port = htons ((guint16)port);
  LatencyServed *served = g_new0 (LatencyServed, 1);
  served->socket = socket (AF_INET, SOCK_STREAM, 0);
  if (connect (served->socket, (struct sockaddr *)&address, sizeof address) != 0)
    g_error ("nobody listens on port %d", port);
  if (clock_getcpuclockid (worker, &served->clock) != 0)
    g_error ("there is no process %d", worker);
  return served;
}

void
latency_served_close (LatencyServed *served) {
  if (served == NULL)
    return;
  close (served->socket);
  g_free (served);
}

gint64
latency_served_time (const LatencyServed *served) {
  struct timespec time;
  clock_gettime (served->clock, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* TRUE when head and body are there. */
static gboolean
is_whole (const GString *answer) {
  const char *end = strstr (answer->str, END_OF_HEAD), *length = strstr (answer->str, LENGTH);
  if (end == NULL || length == NULL)
    return FALSE;
  gsize head = (gsize)(end - answer->str) + strlen (END_OF_HEAD);
  return answer->len >= head + strtoul (length + strlen (LENGTH), NULL, 10);
}

static JsonNode *
receive (const LatencyServed *served) {
  g_autoptr (GString) answer = g_string_new (NULL);
  char bytes[65536];
  while (!is_whole (answer)) {
    gssize got = read (served->socket, bytes, sizeof bytes);
    if (got <= 0)
      g_error ("the connection broke");
    g_string_append_len (answer, bytes, got);
  }
  if (!g_str_has_prefix (answer->str, "HTTP/1.1 200 "))
    g_error ("no good answer: %.500s", answer->str);
  return json_from_string (strstr (answer->str, END_OF_HEAD), NULL);
}

JsonNode *
latency_served_ask (const LatencyServed *served, const PraxisRequest *request) {
  g_autofree char *pairs = praxis_request_to_string (request);
  g_autofree char *text = g_strdup_printf ("GET /v1/search?%s HTTP/1.1\r\nHost: localhost\r\n\r\n", pairs);
  if (write (served->socket, text, strlen (text)) != (gssize)strlen (text))
    g_error ("the connection broke");
  return receive (served);
}
