/* Function words, from config/stopwords.txt, and the language that they show a question to be in. */
#include "register/error.h"
#include "register/paths.h"
#include "register/register_parts.h"
#include "register/token.h"
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

/* Counts the languages of the function words among a question's words. */
static void
count_languages (GHashTable *stopwords, const PraxisQuery *query, GHashTable *counts) {
  g_autofree char *folded = query->kind == PRAXIS_QUERY_WORDS ? praxis_fold (query->text) : NULL;
  const char *spoken = folded == NULL ? NULL : g_hash_table_lookup (stopwords, folded);
  g_auto (GStrv) languages = g_strsplit (spoken != NULL ? spoken : "", " ", -1);
  for (char **language = languages; *language != NULL; language++)
    if (**language != '\0') {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *language));
      g_hash_table_insert (counts, g_strdup (*language), GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < query->children->len; i++)
    count_languages (stopwords, g_ptr_array_index (query->children, i), counts);
}

char *
stopwords_language (GHashTable *stopwords, const PraxisQuery *query) {
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (query != NULL)
    count_languages (stopwords, query, counts);
  GHashTableIter iterator;
  gpointer language, count;
  const char *best = NULL;
  guint most = 0;
  g_hash_table_iter_init (&iterator, counts);
  while (g_hash_table_iter_next (&iterator, &language, &count)) {
    if (GPOINTER_TO_UINT (count) < most)
      continue;
    best = GPOINTER_TO_UINT (count) == most ? NULL : language;
    most = GPOINTER_TO_UINT (count);
  }
  return g_strdup (best);
}
