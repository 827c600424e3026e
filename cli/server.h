/* A Praxis server asked over HTTP, through praxis-fetch. Its refusals (RFC 9457 problem documents) become the
 * same errors that the index here would give, so messages and exit statuses agree. */
#pragma once
#include <json-glib/json-glib.h>

typedef struct _Server Server;

/* url is where its page stands, such as "http://localhost:8080"; USAGE if it is none. token (may be NULL) is
 * shown to it. */
Server *server_new (const char *url, const char *token, GError **error);
void server_free (Server *server);

/* The JSON at a route ("/v1/search?q=..."). SERVER if it cannot be reached or refuses; the server's own error
 * if it names one. Caller unrefs. */
JsonNode *server_get (Server *server, const char *route, GError **error);
