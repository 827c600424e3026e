/* Each database has its own roots, so that what was named for one audience shows in no other's answers. */
#include "register/index/roots.h"
#include "register/base/paths.h"
#include "register/index/stored.h"
#include <string.h>

struct _PraxisRoots {
  GPtrArray *databases; /* of GPtrArray of char* */
};

void
praxis_roots_free (PraxisRoots *roots) {
  if (roots == NULL)
    return;
  g_ptr_array_unref (roots->databases);
  g_free (roots);
}

static gboolean
load_database (StoreReader *reader, guint number, GPtrArray *paths, GError **error) {
  g_autoptr (GPtrArray) keys = store_reader_keys (reader, number, STORED_ROOT_KEYS, error);
  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    g_autoptr (GBytes) path = store_reader_metadata (reader, number, g_ptr_array_index (keys, i), error);
    if (path == NULL)
      return FALSE;
    g_ptr_array_add (paths, g_strndup (g_bytes_get_data (path, NULL), g_bytes_get_size (path)));
  }
  return keys != NULL;
}

PraxisRoots *
praxis_roots_load (StoreReader *reader, guint databases, GError **error) {
  PraxisRoots *roots = g_new0 (PraxisRoots, 1);
  roots->databases = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (guint number = 1; number <= databases; number++) {
    GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (roots->databases, paths);
    if (load_database (reader, number, paths, error))
      continue;
    praxis_roots_free (roots);
    return NULL;
  }
  return roots;
}

/* The outermost one that holds a path, so that naming a folder within one later changes nothing. */
static const char *
outermost (const GPtrArray *paths, const char *path) {
  const char *found = NULL;
  for (guint i = 0; i < paths->len; i++) {
    const char *root = g_ptr_array_index (paths, i);
    if (praxis_path_is_within (path, root) && (found == NULL || strlen (root) < strlen (found)))
      found = root;
  }
  return found;
}

char *
praxis_roots_show (const PraxisRoots *roots, guint number, const char *path) {
  if (path == NULL || !g_path_is_absolute (path))
    return g_strdup (path);
  const char *root
      = outermost (g_ptr_array_index (roots->databases, (number - 1) % roots->databases->len), path);
  if (root == NULL)
    return g_path_get_basename (path);
  g_autofree char *above = g_path_get_dirname (root);
  const char *shown = path + strlen (above);
  return g_strdup (shown + strspn (shown, "/"));
}
