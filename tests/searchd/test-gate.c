/* Tests of the gate and of what takes a head apart before it: a table of heads, each with what must become of
 * it. The bytes that no head may hold are in framing.t. */
#include "searchd/gate.h"
#include "searchd/problem.h"
#include <string.h>

#define PASSES (-1)
#define HOST "Host: localhost\r\n"

typedef struct {
  const char *title;
  const char *line;   /* without its end */
  const char *fields; /* each with its end */
  int outcome;        /* PASSES or an HttpError */
} Case;

static const Case cases[] = {
  { "a plain request passes", "GET /v1/search?q=a HTTP/1.1", HOST, PASSES },
  { "HEAD passes", "HEAD / HTTP/1.1", HOST, PASSES },
  { "a host with a port passes", "GET / HTTP/1.1", "Host: 127.0.0.1:8017\r\n", PASSES },
  { "an IPv6 host passes", "GET / HTTP/1.1", "host: [::1]:8017\r\n", PASSES },
  { "a host counts whatever its case", "GET / HTTP/1.1", "HOST: LocalHost\r\n", PASSES },
  { "a host named in the settings passes", "GET / HTTP/1.1", "Host: register.example\r\n", PASSES },
  { "another host is refused", "GET / HTTP/1.1", "Host: evil.example\r\n", HTTP_ERROR_HOST },
  { "a host that ends like ours is refused", "GET / HTTP/1.1", "Host: evil.localhost\r\n", HTTP_ERROR_HOST },
  { "a host with a bad port is refused", "GET / HTTP/1.1", "Host: localhost:80@evil\r\n", HTTP_ERROR_HOST },
  { "an empty host is refused", "GET / HTTP/1.1", "Host: \r\n", HTTP_ERROR_HOST },
  { "an unclosed bracket is refused", "GET / HTTP/1.1", "Host: [::1\r\n", HTTP_ERROR_HOST },
  { "HTTP/1.1 without a host is refused", "GET / HTTP/1.1", "", HTTP_ERROR_BAD_REQUEST },
  { "HTTP/1.0 without a host passes", "GET / HTTP/1.0", "", PASSES },
  { "two hosts are refused", "GET / HTTP/1.1", HOST HOST, HTTP_ERROR_BAD_REQUEST },
  { "HTTP/1.2 is refused", "GET / HTTP/1.2", HOST, HTTP_ERROR_VERSION },
  { "two lengths are refused", "GET / HTTP/1.1",
    HOST "Content-Length: 0\r\n"
         "Content-Length: 4\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "an equal second length is refused too", "GET / HTTP/1.1",
    HOST "Content-Length: 0\r\n"
         "content-length: 0\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "a length of nought passes", "GET / HTTP/1.1", HOST "Content-Length: 0\r\n", PASSES },
  { "a body is refused", "GET / HTTP/1.1", HOST "Content-Length: 4\r\n", HTTP_ERROR_BAD_REQUEST },
  { "a length that is no number is refused", "GET / HTTP/1.1", HOST "Content-Length: +0\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "a transfer encoding is refused", "GET / HTTP/1.1", HOST "Transfer-Encoding: chunked\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "an unknown transfer encoding is refused", "GET / HTTP/1.1", HOST "Transfer-Encoding: x\r\n",
    HTTP_ERROR_CODING },
  { "a header name with a space is refused", "GET / HTTP/1.1", HOST "Content-Length : 4\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "a header value with a control byte is refused", "GET / HTTP/1.1", HOST "X: a\001\r\n",
    HTTP_ERROR_BAD_REQUEST },
  { "POST is refused", "POST / HTTP/1.1", HOST "Content-Length: 4\r\n", HTTP_ERROR_METHOD },
  { "DELETE is refused", "DELETE /v1/documents/a HTTP/1.1", HOST, HTTP_ERROR_METHOD },
  { "a path with two slashes is refused", "GET //evil.example/ HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "a path with a backslash is refused", "GET /\\evil.example/ HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "a whole URL is refused", "GET http://localhost/ HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "an asterisk is refused", "GET * HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "%00 is refused", "GET /v1/documents/a%00b HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "a control byte is refused", "GET /\x7f HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
  { "a fragment is refused", "GET /#a HTTP/1.1", HOST, HTTP_ERROR_BAD_REQUEST },
};

static void
test_case (gconstpointer data) {
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) hosts = gate_hosts ("127.0.0.1", "register.example, other.example");
  g_autofree char *bytes = g_strconcat (test->line, "\r\n", test->fields, "\r\nrest", NULL);
  gsize size = 0;
  gboolean whole = head_measure (bytes, strlen (bytes), &size, &error);
  g_assert_true (!whole || size == strlen (bytes) - strlen ("rest"));
  g_autoptr (RequestHead) head = whole ? head_parse (bytes, size, &error) : NULL;
  gboolean passed = head != NULL && gate_check (head, (const char *const *)hosts, &error);
  if (test->outcome == PASSES) {
    g_assert_no_error (error);
    g_assert_true (passed);
  } else {
    g_assert_false (passed);
    g_assert_error (error, HTTP_ERROR, test->outcome);
  }
}

static void
test_long_target (void) {
  g_autofree char *long_part = g_strnfill (9000, 'a');
  g_autofree char *line = g_strconcat ("GET /", long_part, " HTTP/1.1", NULL);
  const Case test = { "", line, HOST, HTTP_ERROR_TARGET_LONG };
  test_case (&test);
}

static void
test_half_a_head (void) {
  const char whole[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (gsize length = 0; length < strlen (whole); length++) {
    g_autoptr (GError) error = NULL;
    gsize size = 1;
    g_assert_true (head_measure (whole, length, &size, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (size, ==, 0);
  }
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = g_strdelimit (g_strdup (cases[i].title), "/", '-');
    g_autofree char *path = g_strconcat ("/gate/", title, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/gate/a very long address is refused", test_long_target);
  g_test_add_func ("/gate/half a head is waited for", test_half_a_head);
  return g_test_run ();
}
