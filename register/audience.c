/* Which databases an index consists of, and which of them belong together for a reader. */
#include "register/audience.h"
#include "register/error.h"
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
