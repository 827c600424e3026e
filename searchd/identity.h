/* Who asks: the token of a request, and what it may read. */
#pragma once
#include "register/base/access.h"
#include <glib.h>

/* The audiences that an Authorization header (or NULL) opens beside the public one, owned by access; NULL for
 * none. Schemes other than Bearer are for others, such as a proxy in front. Fails with UNAUTHORIZED for a
 * token that opens nothing, whatever the reason: an answer as if there were none would seem complete. */
gboolean identity_find (const PraxisAccess *access, const char *authorization, const char *const **audiences,
                        GError **error);
