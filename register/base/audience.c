/* Which databases an index consists of, and which of them belong together for a reader. */
#include "register/base/audience.h"
#include "register/base/error.h"
#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 64u

gboolean
praxis_audience_is_name (const char *name) {
  gsize length = strlen (name);
  return *name != '-' && length >= 1 && length <= LONGEST_NAME
         && strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_") == length;
}

static int
by_name (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
praxis_audiences_list (const char *folder) {
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  for (const char *name; listing != NULL && (name = g_dir_read_name (listing)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    if (praxis_audience_is_name (name) && g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, by_name);
  return names;
}

gboolean
praxis_audiences_check (const char *folder, const char *const *names, GError **error) {
  g_autoptr (GPtrArray) known = praxis_audiences_list (folder);
  for (; names != NULL && *names != NULL; names++)
    if (!g_ptr_array_find_with_equal_func (known, *names, g_str_equal, NULL)) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX,
                   "the index '%s' has nothing for the audience '%s'", folder, *names);
      return FALSE;
    }
  return TRUE;
}

static void
folder_free (gpointer data) {
  PraxisAudienceFolder *folder = data;
  g_free (folder->audience);
  g_free (folder->folder);
  g_free (folder);
}

static PraxisAudienceFolder *
parse_folder (const char *text, GError **error) {
  const char *colon = strchr (text, ':');
  g_autofree char *audience = g_strndup (text, colon != NULL ? (gsize)(colon - text) : 0);
  if (colon == NULL || !praxis_audience_is_name (audience) || colon[1] != '/') {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' should be the name of an audience, a colon and the absolute path of a folder", text);
    return NULL;
  }
  g_autofree char *resolved = realpath (colon + 1, NULL);
  PraxisAudienceFolder *folder = g_new0 (PraxisAudienceFolder, 1);
  folder->audience = g_steal_pointer (&audience);
  folder->folder = resolved != NULL ? g_strdup (resolved) : g_canonicalize_filename (colon + 1, "/");
  return folder;
}

GPtrArray *
praxis_audience_folders (const char *text, GError **error) {
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (folder_free);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  for (char **part = parts; *part != NULL; part++) {
    if (*g_strstrip (*part) == '\0')
      continue;
    PraxisAudienceFolder *folder = parse_folder (*part, error);
    if (folder == NULL)
      return NULL;
    g_ptr_array_add (folders, folder);
  }
  return g_steal_pointer (&folders);
}

char **
praxis_audiences_readable (const char *folder, const char *const *names) {
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) known = names != NULL ? praxis_audiences_list (folder) : g_ptr_array_new ();
  g_strv_builder_add (builder, PRAXIS_AUDIENCE_PUBLIC);
  for (guint i = 0; i < known->len; i++) {
    const char *name = g_ptr_array_index (known, i);
    if (strcmp (name, PRAXIS_AUDIENCE_PUBLIC) != 0 && g_strv_contains (names, name))
      g_strv_builder_add (builder, name);
  }
  return g_strv_builder_end (builder);
}
