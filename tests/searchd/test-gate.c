/* Tests of the gate: a table of requests, each with what must become of it. */
#include "searchd/gate.h"
#include "searchd/problem.h"
#include <sys/queue.h>

#define PASSES (-1)

typedef struct {
  const char *title;
  enum evhttp_cmd_type method;
  int minor;
  const char *target;
  const char *headers[8]; /* name, value, ... */
  int outcome;            /* PASSES or an HttpError */
} Case;

#define HOST "Host", "localhost"

static const Case cases[] = {
  { "a plain request passes", EVHTTP_REQ_GET, 1, "/v1/search?q=a", { HOST }, PASSES },
  { "HEAD passes", EVHTTP_REQ_HEAD, 1, "/", { HOST }, PASSES },
  { "a host with a port passes", EVHTTP_REQ_GET, 1, "/", { "Host", "127.0.0.1:8017" }, PASSES },
  { "an IPv6 host passes", EVHTTP_REQ_GET, 1, "/", { "host", "[::1]:8017" }, PASSES },
  { "a host counts whatever its case", EVHTTP_REQ_GET, 1, "/", { "HOST", "LocalHost" }, PASSES },
  { "a host named in the settings passes", EVHTTP_REQ_GET, 1, "/", { "Host", "register.example" }, PASSES },
  { "another host is refused", EVHTTP_REQ_GET, 1, "/", { "Host", "evil.example" }, HTTP_ERROR_HOST },
  { "a host that ends like ours is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { "Host", "evil.localhost" },
    HTTP_ERROR_HOST },
  { "a host with a bad port is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { "Host", "localhost:80@evil" },
    HTTP_ERROR_HOST },
  { "an empty host is refused", EVHTTP_REQ_GET, 1, "/", { "Host", "" }, HTTP_ERROR_HOST },
  { "an unclosed bracket is refused", EVHTTP_REQ_GET, 1, "/", { "Host", "[::1" }, HTTP_ERROR_HOST },
  { "HTTP/1.1 without a host is refused", EVHTTP_REQ_GET, 1, "/", { NULL }, HTTP_ERROR_BAD_REQUEST },
  { "HTTP/1.0 without a host passes", EVHTTP_REQ_GET, 0, "/", { NULL }, PASSES },
  { "two hosts are refused", EVHTTP_REQ_GET, 1, "/", { HOST, HOST }, HTTP_ERROR_BAD_REQUEST },
  { "HTTP/1.2 is refused", EVHTTP_REQ_GET, 2, "/", { HOST }, HTTP_ERROR_VERSION },
  { "two lengths are refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Content-Length", "0", "Content-Length", "4" },
    HTTP_ERROR_BAD_REQUEST },
  { "an equal second length is refused too",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Content-Length", "0", "content-length", "0" },
    HTTP_ERROR_BAD_REQUEST },
  { "a length of nought passes", EVHTTP_REQ_GET, 1, "/", { HOST, "Content-Length", "0" }, PASSES },
  { "a body is refused", EVHTTP_REQ_GET, 1, "/", { HOST, "Content-Length", "4" }, HTTP_ERROR_BAD_REQUEST },
  { "a length that is no number is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Content-Length", "+0" },
    HTTP_ERROR_BAD_REQUEST },
  { "a transfer encoding is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Transfer-Encoding", "chunked" },
    HTTP_ERROR_BAD_REQUEST },
  { "an unknown transfer encoding is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Transfer-Encoding", "x" },
    HTTP_ERROR_BAD_REQUEST },
  { "a header name with a space is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "Content-Length ", "4" },
    HTTP_ERROR_BAD_REQUEST },
  { "a header value with a control byte is refused",
    EVHTTP_REQ_GET,
    1,
    "/",
    { HOST, "X", "a\001" },
    HTTP_ERROR_BAD_REQUEST },
  { "POST is refused", EVHTTP_REQ_POST, 1, "/", { HOST, "Content-Length", "4" }, HTTP_ERROR_METHOD },
  { "DELETE is refused", EVHTTP_REQ_DELETE, 1, "/v1/documents/a", { HOST }, HTTP_ERROR_METHOD },
  { "a path with two slashes is refused",
    EVHTTP_REQ_GET,
    1,
    "//evil.example/",
    { HOST },
    HTTP_ERROR_BAD_REQUEST },
  { "a path with a backslash is refused",
    EVHTTP_REQ_GET,
    1,
    "/\\evil.example/",
    { HOST },
    HTTP_ERROR_BAD_REQUEST },
  { "a whole URL is refused", EVHTTP_REQ_GET, 1, "http://localhost/", { HOST }, HTTP_ERROR_BAD_REQUEST },
  { "an asterisk is refused", EVHTTP_REQ_GET, 1, "*", { HOST }, HTTP_ERROR_BAD_REQUEST },
  { "%00 is refused", EVHTTP_REQ_GET, 1, "/v1/documents/a%00b", { HOST }, HTTP_ERROR_BAD_REQUEST },
  { "a control byte is refused", EVHTTP_REQ_GET, 1, "/\x7f", { HOST }, HTTP_ERROR_BAD_REQUEST },
  { "a fragment is refused", EVHTTP_REQ_GET, 1, "/#a", { HOST }, HTTP_ERROR_BAD_REQUEST },
};

static void
test_case (gconstpointer data) {
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) hosts = gate_hosts ("127.0.0.1", "register.example, other.example");
  struct evkeyvalq headers;
  TAILQ_INIT (&headers);
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (test->headers) && test->headers[i] != NULL; i += 2)
    evhttp_add_header (&headers, test->headers[i], test->headers[i + 1]);
  GateRequest request = { test->method, 1, test->minor, test->target, &headers };
  gboolean passed = gate_check (&request, (const char *const *)hosts, &error);
  evhttp_clear_headers (&headers);
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
  g_autofree char *target = g_strconcat ("/", long_part, NULL);
  const Case test = { "", EVHTTP_REQ_GET, 1, target, { HOST }, HTTP_ERROR_BAD_REQUEST };
  test_case (&test);
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
  return g_test_run ();
}
