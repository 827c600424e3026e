/* Who is asked: the index on this machine or a server. Both give the same JSON, so nothing behind this header
 * knows which it was. */
#pragma once
#include "register/base/settings.h"
#include "register/query/request.h"
#include "register/vocabulary/vocabulary.h"
#include <json-glib/json-glib.h>

typedef struct _Source Source;

typedef struct {
  const char *folder;           /* of the index; NULL: the default one */
  const char *server;           /* "http://localhost:8080"; NULL: the index here */
  const char *const *audiences; /* beside the public one; NULL: none */
  gboolean whole_paths;         /* paths of files as they are on this machine, where the index is here */
} SourceAddress;

/* Opens the index or prepares to ask the server (which is not contacted yet). Takes over the settings. */
Source *source_open (const SourceAddress *address, PraxisSettings *settings, GError **error);
void source_close (Source *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_close)

/* A new request whose values are checked here if the index is here, by the server if not. */
PraxisRequest *source_request (Source *source);
/* For labels; NULL if there is none on this machine. */
const PraxisVocabulary *source_vocabulary (const Source *source);

/* As the functions of register.h; caller unrefs. A word is an identifier of a document, a beginning of one
 * or, where the index is here, the path of its file. */
JsonNode *source_search (Source *source, const PraxisRequest *request, GError **error);
JsonNode *source_document (Source *source, const char *word, GError **error);
JsonNode *source_evidence (Source *source, const char *word, const char *tag, GError **error);
JsonNode *source_page (Source *source, const char *word, guint page, GError **error);
/* limit: a number as it was typed, NULL for the usual one. */
JsonNode *source_similar (Source *source, const char *word, const char *limit, GError **error);
JsonNode *source_suggest (Source *source, const char *text, const char *limit, GError **error);
JsonNode *source_status (Source *source, GError **error);
/* limit: NULL for all there are. */
JsonNode *source_unreadable (Source *source, const char *limit, GError **error);
