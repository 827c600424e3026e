/* The table of problems and their JSON form. Each route fails with a GError; here it becomes what the client
 * sees. */
#include "searchd/problem.h"
#include "register/base/error.h"
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

G_DEFINE_QUARK (http - error - quark, http_error)

static const Problem table[] = {
  { praxis_error_quark, PRAXIS_ERROR_FAILED, 500, "internal", N_ ("The server failed to answer") },
  { praxis_error_quark, PRAXIS_ERROR_USAGE, 400, "bad-value", N_ ("A value makes no sense") },
  { praxis_error_quark, PRAXIS_ERROR_SYNTAX, 400, "query-syntax", N_ ("The query cannot be understood") },
  { praxis_error_quark, PRAXIS_ERROR_UNKNOWN_NAME, 400, "unknown-name", N_ ("A name is not known") },
  { praxis_error_quark, PRAXIS_ERROR_LIMIT, 400, "limit", N_ ("The request exceeds a limit") },
  { praxis_error_quark, PRAXIS_ERROR_NO_INDEX, 503, "no-index", N_ ("There is no index") },
  { praxis_error_quark, PRAXIS_ERROR_DAMAGED, 503, "index-damaged", N_ ("The index cannot be read") },
  { praxis_error_quark, PRAXIS_ERROR_VERSION, 503, "index-version", N_ ("The index is of another version") },
  { praxis_error_quark, PRAXIS_ERROR_LOCKED, 503, "index-locked", N_ ("The index is being written") },
  { praxis_error_quark, PRAXIS_ERROR_NO_SPACE, 500, "no-space", N_ ("The server has no space left") },
  { praxis_error_quark, PRAXIS_ERROR_NO_DOCUMENT, 404, "no-document",
    N_ ("There is no such document or page") },
  { praxis_error_quark, PRAXIS_ERROR_SERVER, 502, "server", N_ ("Another server does not answer") },
  { http_error_quark, HTTP_ERROR_BAD_REQUEST, 400, "bad-request", N_ ("The request is malformed") },
  { http_error_quark, HTTP_ERROR_HOST, 421, "wrong-host", N_ ("This server does not answer for that host") },
  { http_error_quark, HTTP_ERROR_NO_ROUTE, 404, "no-route", N_ ("Nothing lives at this address") },
  { http_error_quark, HTTP_ERROR_METHOD, 405, "method", N_ ("Only GET and HEAD are allowed") },
  { http_error_quark, HTTP_ERROR_TARGET_LONG, 414, "address-length", N_ ("The address is too long") },
  { http_error_quark, HTTP_ERROR_EXPECTATION, 417, "expectation", N_ ("The expectation cannot be met") },
  { http_error_quark, HTTP_ERROR_HEAD_LONG, 431, "header-length", N_ ("The header is too large") },
  { http_error_quark, HTTP_ERROR_CODING, 501, "transfer-encoding",
    N_ ("The Transfer-Encoding is not known") },
  { http_error_quark, HTTP_ERROR_RANGE, 416, "range", N_ ("The range lies outside the file") },
  { http_error_quark, HTTP_ERROR_VERSION, 505, "http-version", N_ ("Only HTTP/1.0 and HTTP/1.1 are spoken") },
  { http_error_quark, HTTP_ERROR_UNAUTHORIZED, 401, "unauthorized", N_ ("The access token is not valid") },
  { http_error_quark, HTTP_ERROR_FILE_GONE, 404, "file-gone", N_ ("The original file cannot be opened") },
  { NULL, 0, 0, NULL, NULL },
};

const Problem *
problem_table (void) {
  return table;
}

const Problem *
problem_find (const GError *error) {
  for (const Problem *row = table; row->code != NULL; row++)
    if (error->domain == row->domain () && error->code == row->error)
      return row;
  return &table[0];
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value) {
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

GString *
problem_to_json (const GError *error) {
  const Problem *problem = problem_find (error);
  g_autofree char *type = g_strconcat ("urn:praxis:problem:", problem->code, NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_member (builder, "type", type);
  add_member (builder, "title", problem->title);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, problem->status);
  add_member (builder, "detail", problem->status < 500 ? error->message : problem->title);
  add_member (builder, "code", problem->code);
  if (praxis_error_position (error) >= 0) {
    json_builder_set_member_name (builder, "position");
    json_builder_add_int_value (builder, praxis_error_position (error));
  }
  if (praxis_error_nearest (error) != NULL)
    add_member (builder, "nearest", praxis_error_nearest (error));
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);
  GString *body = g_string_new (text);
  return g_string_append_c (body, '\n');
}
