/* The gate: the checks that each request passes before any handler sees it. libevent's HTTP parser accepts
 * much that lets a request mean two things to two readers (two lengths, a missing Host, '//evil/' as a path);
 * the gate refuses all of that. */
#pragma once
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <glib.h>

typedef struct {
  enum evhttp_cmd_type method;
  int major, minor;   /* of the HTTP version */
  const char *target; /* as in the request line */
  const struct evkeyvalq *headers;
} GateRequest;

/* FALSE with an error of HTTP_ERROR if the request is refused; its connection must be closed then, for what
 * follows on it may be the rest of the refused one. hosts (NULL-terminated) are the names it may ask for,
 * lower case, without ports. */
gboolean gate_check (const GateRequest *request, const char *const *hosts, GError **error);

/* The names in a Host header that are answered: localhost, the loopback addresses, the address listened on
 * and those of a list with commas. Caller frees with g_strfreev(). */
char **gate_hosts (const char *address, const char *list);
