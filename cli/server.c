/* The client side of the HTTP door: praxis-fetch asks, here the replies are understood. */
#include "cli/server.h"
#include "cli/command.h"
#include "cli/reply.h"
#include "register/base/error.h"
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct _Server {
  char *url;
  pid_t fetcher;
  int socket;    /* to it: addresses */
  FILE *replies; /* from it */
};

/* Starts praxis-fetch with a socket as its standard input and output; gives our end, -1 with errno. */
static int
start_fetcher (pid_t *fetcher, const char *program) {
  int ends[2];
  char *const arguments[] = { (char *)program, NULL };
  posix_spawn_file_actions_t actions;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return -1;
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, ends[1], STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, ends[1], STDOUT_FILENO);
  int failure = posix_spawn (fetcher, program, &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy (&actions);
  close (ends[1]);
  if (failure == 0)
    return ends[0];
  close (ends[0]);
  errno = failure;
  return -1;
}

/* FALSE if the fetcher is gone. */
static gboolean
send_line (const Server *server, const char *line) {
  gsize length = strlen (line);
  return send (server->socket, line, length, MSG_NOSIGNAL) == (ssize_t)length;
}

Server *
server_new (const char *url, const char *token, GError **error) {
  g_autofree char *scheme = g_uri_parse_scheme (url);
  if ((g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0) || strchr (url, '\n') != NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' is no address of a server: it begins with http:// or https://", url);
    return NULL;
  }
  g_autofree char *program = command_program (PRAXIS_LIBEXECDIR, "praxis-fetch");
  pid_t fetcher;
  int socket = start_fetcher (&fetcher, program);
  if (socket < 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot run '%s': %s", program,
                 g_strerror (errno));
    return NULL;
  }
  Server *server = g_new0 (Server, 1);
  *server = (Server){ g_strdup (url), fetcher, socket, fdopen (socket, "r") };
  while (g_str_has_suffix (server->url, "/"))
    server->url[strlen (server->url) - 1] = '\0';
  g_autofree char *line = g_strconcat ("token ", token, "\n", NULL);
  if (token != NULL)
    send_line (server, line);
  return server;
}

void
server_free (Server *server) {
  if (server == NULL)
    return;
  fclose (server->replies); /* the socket's end is the fetcher's */
  while (waitpid (server->fetcher, NULL, 0) < 0 && errno == EINTR)
    ;
  g_free (server->url);
  g_free (server);
}

/* Asks and takes the reply as it comes; FALSE if the fetcher is gone. */
static gboolean
exchange (Server *server, const char *route, long *status, GString *body) {
  g_autofree char *line = g_strconcat (server->url, route, "\n", NULL);
  gsize length;
  if (!send_line (server, line) || fscanf (server->replies, "%ld %zu", status, &length) != 2
      || getc (server->replies) != '\n')
    return FALSE;
  g_string_set_size (body, length);
  return fread (body->str, 1, length, server->replies) == length;
}

static gboolean
fetch (Server *server, const char *route, long *status, GString *body, GError **error) {
  gboolean whole = exchange (server, route, status, body);
  if (whole && *status != 0)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_SERVER, "cannot ask '%s': %s", server->url,
               whole ? body->str : "praxis-fetch has ended");
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
  if (!fetch (server, route, &status, body, error))
    return NULL;
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
