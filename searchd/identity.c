/* RFC 6750: the token comes in the header and nowhere else, for addresses end in logs and histories. */
#include "searchd/identity.h"
#include "searchd/problem.h"
#include <string.h>

#define SCHEME "Bearer "

gboolean
identity_find (const PraxisAccess *access, const char *authorization, const char *const **audiences,
               GError **error) {
  *audiences = NULL;
  if (authorization == NULL || g_ascii_strncasecmp (authorization, SCHEME, strlen (SCHEME)) != 0)
    return TRUE;
  const char *presented = authorization + strlen (SCHEME);
  presented += strspn (presented, " ");
  const PraxisAccessToken *token
      = praxis_access_find (access, presented, g_get_real_time () / G_USEC_PER_SEC);
  if (token != NULL) {
    *audiences = (const char *const *)token->audiences;
    return TRUE;
  }
  g_set_error_literal (error, HTTP_ERROR, HTTP_ERROR_UNAUTHORIZED,
                       "the token is not valid: it is unknown, expired or revoked");
  return FALSE;
}
