/* The style sheet and the icon, built into the program. Their addresses hold a hash of their content, so
 * browsers may keep them for good. */
#pragma once
#include "searchd/reply.h"

/* "/assets/<hash>/<name>"; owned by assets. Asking for a name that is not built in is a bug and aborts. */
const char *asset_href (const char *name);
HttpReply *asset_send (const HttpRequest *request, GError **error);
