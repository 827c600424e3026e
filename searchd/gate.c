/* The gate before all handlers. Everything about the framing of a request that its grammar leaves open is
 * decided here, in one pass over its fields, so that the routes need not distrust what they get. */
#include "searchd/gate.h"
#include "searchd/problem.h"
#include <glib/gi18n.h>
#include <string.h>

#define TARGET_MOST 8192 /* bytes; the whole head has a limit of its own */

/* The fields that matter to framing: how often each is there, and its last value. */
typedef struct {
  guint hosts, lengths, encodings, expectations, tokens;
  const char *host, *length, *encoding, *expectation, *token;
} Seen;

static gboolean
refuse (GError **error, HttpError code, const char *message) {
  g_set_error_literal (error, HTTP_ERROR, code, message);
  return FALSE;
}

static gboolean
check_target (const char *target, GError **error) {
  if (target[0] != '/' || target[1] == '/' || target[1] == '\\')
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the path must begin with one '/'");
  if (strlen (target) > TARGET_MOST)
    return refuse (error, HTTP_ERROR_TARGET_LONG, N_ ("the address is too long"));
  if (strpbrk (target, "\t#") != NULL || strstr (target, "%00") != NULL)
    return refuse (error, HTTP_ERROR_BAD_REQUEST,
                   N_ ("the address holds a character that is not allowed there"));
  return TRUE;
}

static Seen
collect_fields (const RequestHead *head) {
  Seen seen = { 0 };
  const struct {
    const char *name;
    guint *count;
    const char **value;
  } watched[] = {
    { "Host", &seen.hosts, &seen.host },
    { "Content-Length", &seen.lengths, &seen.length },
    { "Transfer-Encoding", &seen.encodings, &seen.encoding },
    { "Expect", &seen.expectations, &seen.expectation },
    { "Authorization", &seen.tokens, &seen.token },
  };
  for (guint i = 0; i < head->fields->len; i++) {
    const HeadField *field = &g_array_index (head->fields, HeadField, i);
    for (gsize j = 0; j < G_N_ELEMENTS (watched); j++)
      if (g_ascii_strcasecmp (field->name, watched[j].name) == 0) {
        ++*watched[j].count;
        *watched[j].value = field->value;
      }
  }
  return seen;
}

static gboolean
check_body (const Seen *seen, GError **error) {
  if (seen->encodings == 1 && seen->lengths == 0 && g_ascii_strcasecmp (seen->encoding, "chunked") != 0)
    return refuse (error, HTTP_ERROR_CODING, "the Transfer-Encoding is not known");
  if (seen->encodings > 0)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a request cannot have a Transfer-Encoding here");
  if (seen->lengths > 1)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request has more than one Content-Length");
  if (seen->lengths == 1 && !g_str_equal (seen->length, "0"))
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "a request cannot have a body here");
  if (seen->expectations > 0 && g_ascii_strcasecmp (seen->expectation, "100-continue") != 0)
    return refuse (error, HTTP_ERROR_EXPECTATION, "the request expects what is not known here");
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
check_host (const RequestHead *head, const Seen *seen, const char *const *hosts, GError **error) {
  if (seen->hosts == 0 && head->minor == 0)
    return TRUE;
  if (seen->hosts != 1)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request must have exactly one Host");
  g_autofree char *name = host_name (seen->host);
  if (name == NULL || !g_strv_contains (hosts, name))
    return refuse (error, HTTP_ERROR_HOST,
                   N_ ("the host asked for is not one of this server; see the setting server.hosts"));
  return TRUE;
}

gboolean
gate_check (const RequestHead *head, const char *const *hosts, GError **error) {
  Seen seen = collect_fields (head);
  if (!check_target (head->target, error) || !check_host (head, &seen, hosts, error))
    return FALSE;
  if (!g_str_equal (head->method, "GET") && !g_str_equal (head->method, "HEAD"))
    return refuse (error, HTTP_ERROR_METHOD,
                   N_ ("only GET and HEAD are allowed, for nothing here can be changed"));
  if (seen.tokens > 1)
    return refuse (error, HTTP_ERROR_BAD_REQUEST, "the request has more than one Authorization");
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
