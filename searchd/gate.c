/* The gate before all handlers. Everything about the framing of a request is decided here, in one pass over
 * its headers, so that the routes need not distrust what they get. */
#include "searchd/gate.h"
#include "searchd/problem.h"
#include <string.h>
#include <sys/queue.h>

#define TARGET_MOST 8192 /* bytes; the whole header has a limit of its own */

typedef struct {
  guint hosts, lengths, encodings;
  const char *host, *length;
} Seen;

static gboolean
refuse (GError **error, HttpError code, const char *message) {
  g_set_error_literal (error, HTTP_ERROR, code, message);
  return FALSE;
}

static gboolean
is_token (const char *name) {
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("!#$%&'*+-.^_`|~", *at) == NULL)
      return FALSE;
  return *name != '\0';
}

static gboolean
has_control (const char *value) {
  for (const char *at = value; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at) && *at != '\t')
      return TRUE;
  return FALSE;
}

static gboolean
check_target (const char *target, GError **error) {
  if (target == NULL || target[0] != '/' || target[1] == '/' || target[1] == '\\')
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the path must begin with one '/'");
  if (strlen (target) > TARGET_MOST)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the address is too long");
  if (has_control (target) || strpbrk (target, " \t#") != NULL || strstr (target, "%00") != NULL)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the address holds a character that is not allowed there");
  return TRUE;
}

static gboolean
collect_headers (const struct evkeyvalq *headers, Seen *seen, GError **error) {
  struct {
    const char *name;
    guint *count;
    const char **value;
  } watched[] = {
    { "Host", &seen->hosts, &seen->host },
    { "Content-Length", &seen->lengths, &seen->length },
    { "Transfer-Encoding", &seen->encodings, NULL },
  };
  const struct evkeyval *header;
  TAILQ_FOREACH (header, headers, next) {
    if (!is_token (header->key) || has_control (header->value))
      return refuse (error, HTTP_ERROR_BAD_REQUEST, "a header has a name or a value that is not allowed");
    for (gsize i = 0; i < G_N_ELEMENTS (watched); i++) {
      if (g_ascii_strcasecmp (header->key, watched[i].name) != 0)
        continue;
      ++*watched[i].count;
      if (watched[i].value != NULL)
        *watched[i].value = header->value;
    }
  }
  return TRUE;
}

static gboolean
check_body (const Seen *seen, GError **error) {
  if (seen->encodings > 0)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a request cannot have a Transfer-Encoding here");
  if (seen->lengths > 1)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request has more than one Content-Length");
  if (seen->lengths == 1 && !g_str_equal (seen->length, "0"))
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a request cannot have a body here");
  return TRUE;
}

/* The host without its port, lower case; NULL if it is not of the form HOST[:DIGITS]. */
static char *
host_name (const char *host) {
  const char *end = *host == '[' ? strchr (host, ']') : strchrnul (host, ':');
  if (end == NULL)
    return NULL;
  end += *end == ']';
  if (*end == ':' && end[1 + strspn (end + 1, "0123456789")] == '\0')
    return g_ascii_strdown (host, end - host);
  return *end == '\0' ? g_ascii_strdown (host, end - host) : NULL;
}

static gboolean
check_host (const GateRequest *request, const Seen *seen, const char *const *hosts, GError **error) {
  if (seen->hosts == 0 && request->minor == 0)
    return TRUE;
  if (seen->hosts != 1)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request must have exactly one Host");
  g_autofree char *name = host_name (seen->host);
  if (name == NULL || !g_strv_contains (hosts, name))
    return refuse (error, HTTP_ERROR_HOST,
                   "the host asked for is not one of this server; see the setting server.hosts");
  return TRUE;
}

gboolean
gate_check (const GateRequest *request, const char *const *hosts, GError **error) {
  Seen seen = { 0 };
  if (request->major != 1 || request->minor < 0 || request->minor > 1)
    return refuse (error, HTTP_ERROR_VERSION, "the request is neither HTTP/1.0 nor HTTP/1.1");
  if (!check_target (request->target, error) || !collect_headers (request->headers, &seen, error)
      || !check_host (request, &seen, hosts, error))
    return FALSE;
  if (request->method != EVHTTP_REQ_GET && request->method != EVHTTP_REQ_HEAD)
    return refuse (error, HTTP_ERROR_METHOD,
                   "only GET and HEAD are allowed, for nothing here can be changed");
  return check_body (&seen, error);
}

char **
gate_hosts (const char *address, const char *list) {
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add_many (builder, "localhost", "127.0.0.1", "[::1]", NULL);
  g_autofree char *bracketed = strchr (address, ':') != NULL ? g_strdup_printf ("[%s]", address) : NULL;
  g_strv_builder_add (builder, bracketed != NULL ? bracketed : address);
  g_auto (GStrv) names = g_strsplit_set (list, ", ", -1);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *lower = g_ascii_strdown (*name, -1);
    if (*lower != '\0')
      g_strv_builder_add (builder, lower);
  }
  return g_strv_builder_end (builder);
}
