/* The client side of the HTTP door: one connection kept open, every reply capped in size and time. */
#include "cli/server.h"
#include "cli/reply.h"
#include "config.h"
#include "register/error.h"
#include <curl/curl.h>
#include <string.h>

enum { MOST_BYTES = 64 * 1024 * 1024, CONNECT_SECONDS = 10, ANSWER_SECONDS = 60 };

struct _Server {
  CURL *curl;
  char *url;
  char message[CURL_ERROR_SIZE];
};

Server *
server_new (const char *url, GError **error) {
  g_autofree char *scheme = g_uri_parse_scheme (url);
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' is no address of a server: it begins with http:// or https://", url);
    return NULL;
  }
  curl_global_init (CURL_GLOBAL_DEFAULT);
  Server *server = g_new0 (Server, 1);
  server->curl = curl_easy_init ();
  server->url = g_strdup (url);
  while (g_str_has_suffix (server->url, "/"))
    server->url[strlen (server->url) - 1] = '\0';
  return server;
}

void
server_free (Server *server) {
  if (server == NULL)
    return;
  curl_easy_cleanup (server->curl);
  g_free (server->url);
  g_free (server);
}

static size_t
receive (char *bytes, G_GNUC_UNUSED size_t size, size_t number, void *data) {
  GString *body = data;
  if (body->len + number > MOST_BYTES)
    return 0; /* makes libcurl give up */
  g_string_append_len (body, bytes, (gssize)number);
  return number;
}

static gboolean
fetch (Server *server, const char *route, GString *body, GError **error) {
  g_autofree char *url = g_strconcat (server->url, route, NULL);
  curl_easy_setopt (server->curl, CURLOPT_URL, url);
  curl_easy_setopt (server->curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (server->curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (server->curl, CURLOPT_USERAGENT, PACKAGE_NAME "/" PACKAGE_VERSION);
  curl_easy_setopt (server->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
  curl_easy_setopt (server->curl, CURLOPT_TIMEOUT, (long)ANSWER_SECONDS);
  curl_easy_setopt (server->curl, CURLOPT_ERRORBUFFER, server->message);
  curl_easy_setopt (server->curl, CURLOPT_WRITEFUNCTION, receive);
  curl_easy_setopt (server->curl, CURLOPT_WRITEDATA, body);
  server->message[0] = '\0';
  CURLcode code = curl_easy_perform (server->curl);
  if (code == CURLE_OK)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "cannot ask '%s': %s", server->url,
               server->message[0] != '\0' ? server->message : curl_easy_strerror (code));
  return FALSE;
}

/* The codes of problem documents that the index here gives too. */
static const struct {
  const char *code;
  PraxisErrorCode error;
} problems[] = {
  { "bad-value", PRAXIS_ERROR_USAGE },           { "query-syntax", PRAXIS_ERROR_SYNTAX },
  { "unknown-name", PRAXIS_ERROR_UNKNOWN_NAME }, { "limit", PRAXIS_ERROR_LIMIT },
  { "no-document", PRAXIS_ERROR_NO_DOCUMENT },
};

static void
set_problem (GError **error, const char *code, const char *detail, gint64 position) {
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++) {
    if (g_strcmp0 (problems[i].code, code) != 0)
      continue;
    if (problems[i].error == PRAXIS_ERROR_SYNTAX && position >= 0)
      praxis_error_set_syntax (error, (guint)position, "%s", detail);
    else
      g_set_error_literal (error, PRAXIS_ERROR, problems[i].error, detail);
    return;
  }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "the server refuses: %s", detail);
}

/* What the server says is wrong. */
static void
set_refusal (Server *server, JsonObject *problem, long status, GError **error) {
  const char *detail = reply_text (problem, "detail");
  if (detail == NULL)
    detail = reply_text (problem, "title");
  if (detail != NULL)
    set_problem (error, reply_text (problem, "code"), detail, reply_number (problem, "position", -1));
  else
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "'%s' answers with status %ld", server->url,
                 status);
}

JsonNode *
server_get (Server *server, const char *route, GError **error) {
  g_autoptr (GString) body = g_string_new (NULL);
  long status = 0;
  if (!fetch (server, route, body, error))
    return NULL;
  curl_easy_getinfo (server->curl, CURLINFO_RESPONSE_CODE, &status);
  g_autoptr (JsonNode) node = json_from_string (body->str, NULL);
  JsonObject *object = reply_root (node);
  if (status == 200 && object != NULL)
    return g_steal_pointer (&node);
  if (status == 200)
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "'%s' does not answer in JSON", server->url);
  else
    set_refusal (server, object, status, error);
  return NULL;
}
