/* The JSON routes. Each takes a request and gives a reply, or NULL with an error that becomes a problem
 * document. */
#pragma once
#include "searchd/reply.h"

HttpReply *api_search (const HttpRequest *request, GError **error);
HttpReply *api_document (const HttpRequest *request, GError **error);
HttpReply *api_evidence (const HttpRequest *request, GError **error);
HttpReply *api_page (const HttpRequest *request, GError **error);
HttpReply *api_passages (const HttpRequest *request, GError **error);
HttpReply *api_similar (const HttpRequest *request, GError **error);
HttpReply *api_facet (const HttpRequest *request, GError **error);
HttpReply *api_suggest (const HttpRequest *request, GError **error);
HttpReply *api_define (const HttpRequest *request, GError **error);
HttpReply *api_status (const HttpRequest *request, GError **error);
HttpReply *api_unreadable (const HttpRequest *request, GError **error);
/* The process answers. */
HttpReply *api_health (const HttpRequest *request, GError **error);
/* The process answers and its index can be read. */
HttpReply *api_ready (const HttpRequest *request, GError **error);

/* The question that the pairs of a query string state; shared with the page, which takes the same ones.
 * Caller frees. */
PraxisRequest *api_question (const HttpRequest *request, GError **error);
/* The same, but for one parameter that is not the question's. */
PraxisRequest *api_question_beside (const HttpRequest *request, const char *own, GError **error);
/* How an answer becomes the reply of a route: what tells it from other routes, and what renders it with data
 * of its own. */
typedef struct {
  const char *path;
  HttpReply *(*render) (const HttpRequest *request, JsonNode *answer, gconstpointer data);
  gconstpointer data;
} ApiRendering;
/* Asks the question and renders the answer, with an ETag of the path and the question; a reply that nothing
 * changed where the client has it already. */
HttpReply *api_answer (const HttpRequest *request, const PraxisRequest *question,
                       const ApiRendering *rendering, GError **error);
/* An address of this server as others see it: https://host and a path; caller frees. */
char *api_address (const HttpRequest *request, const char *path);
/* Fails with UNKNOWN_NAME unless each pair's key is one of names (NULL-terminated). */
gboolean api_only_parameters (const HttpRequest *request, const char *const *names, GError **error);
/* A page number from 1; fails with USAGE for anything else. */
gboolean api_parse_page (const char *text, guint *page, GError **error);
