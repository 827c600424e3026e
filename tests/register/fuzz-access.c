/* Fuzz target: the file of access tokens. Whatever it holds, it is either a list of tokens of which each has
 * an audience, or refused; and nothing that was not made opens anything. */
#include "register/base/access.h"
#include <glib/gstdio.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length) {
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("praxis-access-XXXXXX", &path, NULL);
  if (fd < 0 || !g_close (fd, NULL) || !g_file_set_contents (path, (const char *)data, (gssize)length, NULL))
    return 1;
  g_autoptr (PraxisAccess) access = praxis_access_load (path, &error);
  g_unlink (path);
  if (access == NULL)
    return error == NULL;
  const GPtrArray *tokens = praxis_access_tokens (access);
  for (guint i = 0; i < tokens->len; i++) {
    const PraxisAccessToken *token = g_ptr_array_index (tokens, i);
    if (token->audiences[0] == NULL || praxis_access_find (access, token->hash, 0) != NULL)
      return 1;
  }
  return 0;
}
