/* The JSON routes: parameters in, the register's own answer out. Nothing is decided here about what an answer
 * holds; the command line gives the same one. */
#include "searchd/api.h"
#include "register/answer/vocabulary_answer.h"
#include "register/base/error.h"
#include "searchd/query_string.h"
#include <glib/gi18n.h>

static const char *const no_parameters[] = { NULL };

/* The question that the pairs state, but for those of a key that is the route's own (NULL: none). */
PraxisRequest *
api_question_beside (const HttpRequest *request, const char *own, GError **error) {
  g_autoptr (PraxisRequest) question
      = praxis_request_new (request->site->vocabulary, request->site->settings);
  for (guint i = 0; i < request->pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (request->pairs, i);
    if (g_strcmp0 (pair->key, own) != 0 && !praxis_request_set (question, pair->key, pair->value, error))
      return NULL;
  }
  return g_steal_pointer (&question);
}

PraxisRequest *
api_question (const HttpRequest *request, GError **error) {
  return api_question_beside (request, NULL, error);
}

char *
api_address (const HttpRequest *request, const char *path) {
  const char *base = praxis_settings_text (request->site->settings, "server.url");
  const char *host = request->host != NULL ? request->host : "localhost";
  return *base != '\0' ? g_strconcat (base, path, NULL) : g_strconcat ("http://", host, path, NULL);
}

gboolean
api_only_parameters (const HttpRequest *request, const char *const *names, GError **error) {
  for (guint i = 0; i < request->pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (request->pairs, i);
    if (g_strv_contains (names, pair->key))
      continue;
    praxis_error_set_unknown_among (error, pair->key, names, _ ("unknown parameter '%s'"), pair->key);
    return FALSE;
  }
  return TRUE;
}

gboolean
api_parse_page (const char *text, guint *page, GError **error) {
  guint64 number;
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("'%s' is not a page number; pages count from 1"),
                 text);
    return FALSE;
  }
  *page = (guint)number;
  return TRUE;
}

/* Turns the register's tree into a reply, passing an error on. */
static HttpReply *
reply_with (JsonNode *node) {
  g_autoptr (JsonNode) owned = node;
  return owned != NULL ? http_reply_new_json (owned) : NULL;
}

/* A reply of a list, with the link to more of it. */
static HttpReply *
new_list (JsonNode *list) {
  HttpReply *reply = http_reply_new_json (list);
  const char *next = json_object_get_string_member_with_default (json_node_get_object (list), "next", NULL);
  g_autofree char *link = next != NULL ? g_strdup_printf ("<%s>; rel=\"next\"", next) : NULL;
  if (link != NULL)
    http_reply_add_header (reply, "Link", link);
  return reply;
}

typedef struct {
  const PraxisRequest *question;
  const ApiRendering *rendering;
} Answering;

static HttpReply *
make_answer (const HttpRequest *request, gconstpointer data, GError **error) {
  const Answering *answering = data;
  const ApiRendering *rendering = answering->rendering;
  g_autoptr (JsonNode) answer = praxis_register_search (request->reg, answering->question, error);
  return answer != NULL ? rendering->render (request, answer, rendering->data) : NULL;
}

HttpReply *
api_answer (const HttpRequest *request, const PraxisRequest *question, const ApiRendering *rendering,
            GError **error) {
  const Answering answering = { question, rendering };
  g_autofree char *normal = praxis_request_to_string (question);
  g_autofree char *asked = g_strconcat (rendering->path, "?", normal, NULL);
  return http_reply_tagged (request, asked, make_answer, &answering, error);
}

static HttpReply *
render_json (const HttpRequest *request, JsonNode *answer, gconstpointer data) {
  (void)request;
  (void)data;
  return new_list (answer);
}

HttpReply *
api_search (const HttpRequest *request, GError **error) {
  static const ApiRendering json = { "/v1/search", render_json, NULL };
  g_autoptr (PraxisRequest) question = api_question (request, error);
  return question == NULL ? NULL : api_answer (request, question, &json, error);
}

HttpReply *
api_document (const HttpRequest *request, GError **error) {
  if (!api_only_parameters (request, no_parameters, error))
    return NULL;
  return reply_with (praxis_register_document (request->reg, request->arguments[0], error));
}

HttpReply *
api_evidence (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "tag", NULL };
  if (!api_only_parameters (request, parameters, error))
    return NULL;
  return reply_with (praxis_register_evidence (request->reg, request->arguments[0],
                                               query_string_find (request->pairs, "tag"), error));
}

HttpReply *
api_page (const HttpRequest *request, GError **error) {
  guint page;
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL || !api_parse_page (request->arguments[1], &page, error))
    return NULL;
  return reply_with (praxis_register_page (request->reg, request->arguments[0], page,
                                           request->pairs->len > 0 ? question : NULL, error));
}

HttpReply *
api_passages (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question (request, error);
  return question == NULL
             ? NULL
             : reply_with (praxis_register_passages (request->reg, request->arguments[0], question, error));
}

HttpReply *
api_facet (const HttpRequest *request, GError **error) {
  static const char prefix[] = "prefix";
  g_autoptr (PraxisRequest) question = api_question_beside (request, prefix, error);
  if (question == NULL)
    return NULL;
  return reply_with (praxis_register_facet (request->reg, question, request->arguments[0],
                                            query_string_find (request->pairs, prefix), error));
}

static gboolean
parse_limit (const HttpRequest *request, guint standard, guint *limit, GError **error) {
  const char *text = query_string_find (request->pairs, "limit");
  *limit = standard;
  return text == NULL || praxis_limit_parse (request->site->settings, text, limit, error);
}

HttpReply *
api_similar (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "limit", NULL };
  guint limit;
  if (!api_only_parameters (request, parameters, error)
      || !parse_limit (request, PRAXIS_SIMILAR_LIMIT, &limit, error))
    return NULL;
  return reply_with (praxis_register_similar (request->reg, request->arguments[0], limit, error));
}

HttpReply *
api_suggest (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "q", "limit", NULL };
  const char *text = query_string_find (request->pairs, "q");
  guint limit;
  if (!api_only_parameters (request, parameters, error)
      || !parse_limit (request, PRAXIS_SUGGEST_LIMIT, &limit, error))
    return NULL;
  return reply_with (praxis_register_suggest (request->reg, text != NULL ? text : "", limit, error));
}

HttpReply *
api_define (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "term", NULL };
  if (!api_only_parameters (request, parameters, error))
    return NULL;
  if (request->pairs->len == 1) {
    const QueryPair *pair = g_ptr_array_index (request->pairs, 0);
    return reply_with (praxis_vocabulary_define (request->site->vocabulary, pair->value, error));
  }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "give one 'term'");
  return NULL;
}

HttpReply *
api_status (const HttpRequest *request, GError **error) {
  if (!api_only_parameters (request, no_parameters, error))
    return NULL;
  return reply_with (praxis_register_status (request->reg, error));
}

HttpReply *
api_unreadable (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "limit", "cursor", NULL };
  guint limit;
  if (!api_only_parameters (request, parameters, error)
      || !parse_limit (request, PRAXIS_UNREADABLE_LIMIT, &limit, error))
    return NULL;
  const char *cursor = query_string_find (request->pairs, "cursor");
  g_autoptr (JsonNode) list = praxis_register_unreadable (request->reg, limit, cursor, error);
  return list != NULL ? new_list (list) : NULL;
}

HttpReply *
api_health (G_GNUC_UNUSED const HttpRequest *request, G_GNUC_UNUSED GError **error) {
  return http_reply_new (200, "text/plain; charset=utf-8", g_string_new ("ok\n"));
}

HttpReply *
api_ready (const HttpRequest *request, GError **error) {
  g_autofree char *revision = praxis_register_revision (request->reg, error);
  return revision != NULL ? http_reply_new (200, "text/plain; charset=utf-8", g_string_new ("ready\n"))
                          : NULL;
}
