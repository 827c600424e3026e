/* Default places. */
#include "register/base/paths.h"
#include <string.h>

char *
praxis_data_path (const char *name) {
  const char *folder = g_getenv ("PRAXIS_DATA_PATH");
  return g_build_filename (folder != NULL ? folder : PRAXIS_DATADIR, name, NULL);
}

gboolean
praxis_path_is_within (const char *path, const char *folder) {
  gsize length = strlen (folder);
  while (length > 0 && folder[length - 1] == '/')
    length--;
  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

char *
praxis_path_beside (const char *index_folder, const char *ending) {
  g_autofree char *folder = g_canonicalize_filename (index_folder, NULL);
  return g_strconcat (folder, ending, NULL);
}

char *
praxis_default_index (void) {
  const char *folder = g_getenv ("PRAXIS_DB");
  return folder != NULL && *folder != '\0' ? g_strdup (folder)
                                           : g_build_filename (g_get_user_data_dir (), "praxis", NULL);
}
