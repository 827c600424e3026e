/* The language that the function words of a question show it to be in. */
#include "register/query/question_language.h"
#include "register/text/token.h"

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
praxis_question_language (GHashTable *stopwords, const PraxisQuery *query) {
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
