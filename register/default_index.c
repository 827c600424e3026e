/* Where the index lies when nobody says: all programs must agree on it. */
#include "register/register.h"

char *
praxis_default_index (void) {
  const char *folder = g_getenv ("PRAXIS_DB");
  if (folder != NULL && *folder != '\0')
    return g_strdup (folder);
  return g_build_filename (g_get_user_data_dir (), "praxis", NULL);
}
