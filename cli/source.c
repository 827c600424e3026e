/* The asked: opens an index of this machine, or hands each question to a server. */
#include "cli/source.h"
#include "cli/reply.h"
#include "cli/server.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include "register/base/private_file.h"
#include "register/base/settings.h"
#include "register/register.h"
#include <string.h>

struct _Source {
  PraxisSettings *settings;
  PraxisVocabulary *vocabulary;
  PraxisRegister *reg; /* NULL if a server is asked */
  Server *server;      /* NULL if the index here is */
};

static PraxisVocabulary *
load_vocabulary (const Source *source, GError **error) {
  return praxis_vocabulary_load_default (praxis_settings_text (source->settings, "vocabulary.folder"), error);
}

static gboolean
open_register (Source *source, const SourceAddress *address, GError **error) {
  g_autofree char *folder = address->folder != NULL ? g_strdup (address->folder) : praxis_default_index ();
  source->vocabulary = load_vocabulary (source, error);
  if (source->vocabulary == NULL || !praxis_audiences_check (folder, address->audiences, error))
    return FALSE;
  g_auto (GStrv) audiences = praxis_audiences_readable (folder, address->audiences);
  source->reg = praxis_register_open (folder, (const char *const *)audiences, source->vocabulary,
                                      source->settings, error);
  if (source->reg != NULL && address->whole_paths)
    praxis_register_use_whole_paths (source->reg);
  return source->reg != NULL;
}

/* The token of the settings, if there is one. */
static gboolean
read_token (const PraxisSettings *settings, char **token, GError **error) {
  const char *file = praxis_settings_text (settings, "client.token-file");
  if (*file == '\0')
    return TRUE;
  if (!praxis_private_file_read (file, token, error))
    return FALSE;
  if (*token != NULL && *g_strstrip (*token) != '\0' && strpbrk (*token, " \t\r\n") == NULL)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "there is no token in '%s'", file);
  return FALSE;
}

static gboolean
open_server (Source *source, const SourceAddress *address, GError **error) {
  if (address->folder != NULL || address->audiences != NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'--server' asks a server: '%s' does not go with it",
                 address->folder != NULL ? "--db" : "--audience");
    return FALSE;
  }
  /* Only for labels: a client without the vocabulary shows ids. */
  source->vocabulary = load_vocabulary (source, NULL);
  g_autofree char *token = NULL;
  if (!read_token (source->settings, &token, error))
    return FALSE;
  source->server = server_new (address->server, token, error);
  return source->server != NULL;
}

Source *
source_open (const SourceAddress *address, PraxisSettings *settings, GError **error) {
  g_autoptr (Source) source = g_new0 (Source, 1);
  source->settings = settings;
  gboolean opened = address->server != NULL ? open_server (source, address, error)
                                            : open_register (source, address, error);
  return opened ? g_steal_pointer (&source) : NULL;
}

void
source_close (Source *source) {
  if (source == NULL)
    return;
  g_clear_pointer (&source->reg, praxis_register_close);
  g_clear_pointer (&source->server, server_free);
  g_clear_pointer (&source->vocabulary, praxis_vocabulary_free);
  g_clear_pointer (&source->settings, praxis_settings_free);
  g_free (source);
}

PraxisRequest *
source_request (Source *source) {
  return praxis_request_new (source->server != NULL ? NULL : source->vocabulary, source->settings);
}

const PraxisVocabulary *
source_vocabulary (const Source *source) {
  return source->vocabulary;
}

JsonNode *
source_search (Source *source, const PraxisRequest *request, GError **error) {
  if (source->server == NULL)
    return praxis_register_search (source->reg, request, error);
  g_autofree char *pairs = praxis_request_to_string (request);
  g_autofree char *route = g_strconcat ("/v1/search?", pairs, NULL);
  return server_get (source->server, route, error);
}

/* How a document is named to who is asked: a file of this machine by its identifier, to a server escaped. */
static char *
name_document (Source *source, const char *word) {
  return source->server == NULL ? praxis_register_identify (source->reg, word)
                                : g_uri_escape_string (word, NULL, FALSE);
}

JsonNode *
source_document (Source *source, const char *word, GError **error) {
  g_autofree char *id = name_document (source, word);
  if (source->server == NULL)
    return praxis_register_document (source->reg, id, error);
  g_autofree char *route = g_strconcat ("/v1/documents/", id, NULL);
  return server_get (source->server, route, error);
}

JsonNode *
source_evidence (Source *source, const char *word, const char *tag, GError **error) {
  g_autofree char *id = name_document (source, word);
  if (source->server == NULL)
    return praxis_register_evidence (source->reg, id, tag, error);
  g_autofree char *asked = g_uri_escape_string (tag != NULL ? tag : "", NULL, FALSE);
  g_autofree char *route
      = g_strdup_printf ("/v1/documents/%s/evidence%s%s", id, tag != NULL ? "?tag=" : "", asked);
  return server_get (source->server, route, error);
}

JsonNode *
source_page (Source *source, const char *word, guint page, GError **error) {
  g_autofree char *id = name_document (source, word);
  if (source->server == NULL)
    return praxis_register_page (source->reg, id, page, NULL, error);
  g_autofree char *route = g_strdup_printf ("/v1/documents/%s/pages/%u", id, page);
  return server_get (source->server, route, error);
}

static char *
limit_pair (const char *limit) {
  g_autofree char *escaped = g_uri_escape_string (limit != NULL ? limit : "", NULL, FALSE);
  return g_strconcat (limit != NULL ? "limit=" : "", escaped, NULL);
}

JsonNode *
source_similar (Source *source, const char *word, const char *limit, GError **error) {
  g_autofree char *id = name_document (source, word);
  guint most = PRAXIS_SIMILAR_LIMIT;
  if (source->server == NULL)
    return limit == NULL || praxis_limit_parse (source->settings, limit, &most, error)
               ? praxis_register_similar (source->reg, id, most, error)
               : NULL;
  g_autofree char *pair = limit_pair (limit);
  g_autofree char *route = g_strdup_printf ("/v1/documents/%s/similar?%s", id, pair);
  return server_get (source->server, route, error);
}

JsonNode *
source_suggest (Source *source, const char *text, const char *limit, GError **error) {
  guint most = PRAXIS_SUGGEST_LIMIT;
  if (source->server == NULL)
    return limit == NULL || praxis_limit_parse (source->settings, limit, &most, error)
               ? praxis_register_suggest (source->reg, text, most, error)
               : NULL;
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE), *pair = limit_pair (limit);
  g_autofree char *route = g_strdup_printf ("/v1/suggest?q=%s&%s", escaped, pair);
  return server_get (source->server, route, error);
}

JsonNode *
source_status (Source *source, GError **error) {
  return source->server == NULL ? praxis_register_status (source->reg, error)
                                : server_get (source->server, "/v1/status", error);
}

/* Puts what stands on the further pages of a server's list behind what stands on its first one. */
static JsonNode *
whole_list (Source *source, JsonNode *first, GError **error) {
  g_autoptr (JsonNode) whole = first;
  JsonObject *list = whole != NULL ? reply_root (whole) : NULL;
  g_autofree char *next = g_strdup (list != NULL ? reply_text (list, "next") : NULL);
  while (next != NULL) {
    g_autoptr (JsonNode) page = server_get (source->server, next, error);
    if (page == NULL)
      return NULL;
    JsonArray *more = reply_array (reply_root (page), "documents");
    for (guint i = 0; i < reply_length (more); i++)
      json_array_add_element (reply_array (list, "documents"), json_array_dup_element (more, i));
    g_free (next);
    next = reply_length (more) > 0 ? g_strdup (reply_text (reply_root (page), "next")) : NULL;
    json_object_set_null_member (list, "next");
  }
  return g_steal_pointer (&whole);
}

JsonNode *
source_unreadable (Source *source, const char *limit, GError **error) {
  guint most = G_MAXUINT;
  if (source->server == NULL)
    return limit == NULL || praxis_limit_parse (source->settings, limit, &most, error)
               ? praxis_register_unreadable (source->reg, most, NULL, error)
               : NULL;
  g_autofree char *pair = limit_pair (limit), *route = g_strconcat ("/v1/unreadable?", pair, NULL);
  JsonNode *first = server_get (source->server, route, error);
  return limit == NULL ? whole_list (source, first, error) : first;
}
