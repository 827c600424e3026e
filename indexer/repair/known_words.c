/* The words of the vocabulary, and the keys that words are compared by. Loaded once, before workers are
 * forked. */
#include "indexer/repair/known_words.h"
#include <string.h>

WordKey
key_of (const char *letters, gsize length) {
  WordKey key = KEY_BASIS;
  for (gsize i = 0; i < length; i++)
    key = key_with (key, letters[i]);
  return key;
}

GHashTable *
keys_new (GDestroyNotify value_free) {
  return g_hash_table_new_full (NULL, NULL, NULL, value_free);
}

gpointer
key_pointer (WordKey key) {
  return GSIZE_TO_POINTER ((gsize)key);
}

guint
key_count (GHashTable *counts, WordKey key) {
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key_pointer (key)));
}

void
key_add (GHashTable *counts, WordKey key) {
  g_hash_table_insert (counts, key_pointer (key), GUINT_TO_POINTER (key_count (counts, key) + 1));
}

static void
add_compound (KnownWords *known, const char *label, const char *hyphen) {
  const char *start = hyphen, *end = hyphen + 1;
  while (start > label && letter_length (start - 1) > 0)
    start--;
  while (letter_length (end) > 0)
    end++;
  g_autofree char *joined
      = g_strdup_printf ("%.*s%.*s", (int)(hyphen - start), start, (int)(end - hyphen - 1), hyphen + 1);
  g_hash_table_insert (known->joined, key_pointer (key_of (joined, strlen (joined))),
                       GSIZE_TO_POINTER (hyphen - start));
  key_add (known->tails, key_of (hyphen + 1, (gsize)(end - hyphen - 1)));
}

static void
add_label (KnownWords *known, const char *label, gboolean is_name) {
  for (const char *at = label; *at != '\0';) {
    const char *end = at;
    while (letter_length (end) > 0)
      end++;
    WordKey key = key_of (at, (gsize)(end - at));
    if (end > at)
      g_hash_table_add (known->words, key_pointer (key));
    if (is_name && at == label && *end == '\0')
      g_hash_table_add (known->names, key_pointer (key));
    if (*end == '-' && end > at && letter_length (end + 1) > 0)
      add_compound (known, label, end);
    at = end > at ? end : at + 1;
  }
}

KnownWords *
known_words_new (const PraxisVocabulary *vocabulary) {
  static const char *const schemes[] = { "country", "region", "topic", "type", "role" };
  KnownWords *known = g_new0 (KnownWords, 1);
  known->words = keys_new (NULL);
  known->names = keys_new (NULL);
  known->joined = keys_new (NULL);
  known->tails = keys_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++) {
    const GPtrArray *labels = praxis_vocabulary_labels (vocabulary, schemes[i]);
    for (guint j = 0; j < labels->len; j++) {
      const PraxisLabel *label = g_ptr_array_index (labels, j);
      /* A hidden label may be a misspelling, but that of a country is the name of its people. */
      if (label->kind != PRAXIS_LABEL_HIDDEN || i == 0)
        add_label (known, label->text, i == 0);
    }
  }
  return known;
}

void
known_words_free (KnownWords *known) {
  g_hash_table_unref (known->words);
  g_hash_table_unref (known->names);
  g_hash_table_unref (known->joined);
  g_hash_table_unref (known->tails);
  g_free (known);
}
