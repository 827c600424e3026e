/* The style sheet, the icon and the description of the API, built into the program. The addresses of what
 * pages need hold a hash of their content, so browsers may keep it for good. */
#pragma once
#include "searchd/reply.h"

/* "/assets/<hash>/<name>"; owned by assets. Asking for a name that is not built in is a bug and aborts. */
const char *asset_href (const char *name);
/* /v1/openapi.json */
HttpReply *asset_send_api (const HttpRequest *request, GError **error);
HttpReply *asset_send (const HttpRequest *request, GError **error);
