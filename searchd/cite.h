/* How to cite a document: GET /v1/documents/{id}/citation, and the same in words on its page. */
#pragma once
#include "searchd/reply.h"
#include <json-glib/json-glib.h>

HttpReply *cite_send (const HttpRequest *request, GError **error);

/* Appends how to cite a record, with links to the formats. */
void cite_append (GString *out, const HttpRequest *request, JsonObject *record);
