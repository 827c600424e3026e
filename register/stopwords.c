/* Function words, from config/stopwords.txt. */
#include "register/error.h"
#include "register/paths.h"
#include "register/register_parts.h"
#include "register/token.h"
#include <string.h>

GHashTable *
stopwords_load (GError **error) {
  g_autofree char *path = praxis_data_path ("stopwords.txt"), *text = NULL;
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (path, &text, NULL, &reason)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read '%s': %s", path, reason->message);
    return NULL;
  }
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) found = g_strsplit (*line, " ", -1);
    for (char **word = found; **line != '#' && *word != NULL; word++)
      if (word != found && **word != '\0')
        g_hash_table_add (words, praxis_fold (*word));
  }
  return words;
}
