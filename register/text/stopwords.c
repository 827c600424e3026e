/* Function words, from config/stopwords.txt. */
#include "register/text/stopwords.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include "register/text/token.h"
#include <string.h>

static void
add_word (GHashTable *words, const char *word, const char *language) {
  char *folded = praxis_fold (word);
  const char *before = g_hash_table_lookup (words, folded);
  g_hash_table_insert (words, folded, g_strconcat (before != NULL ? before : "", language, " ", NULL));
}

GHashTable *
praxis_stopwords_load (GError **error) {
  g_autofree char *path = praxis_data_path ("stopwords.txt"), *text = NULL;
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (path, &text, NULL, &reason)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read '%s': %s", path, reason->message);
    return NULL;
  }
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) found = g_strsplit (*line, " ", -1);
    for (char **word = found; **line != '#' && *word != NULL; word++)
      if (word != found && **word != '\0')
        add_word (words, *word, *found);
  }
  return words;
}
