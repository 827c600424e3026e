/* A tree of labels. Its steps lie in one hash table under node and word, as most nodes have one step or none.
 */
#include "indexer/tag/lexicon.h"
#include <string.h>

typedef struct {
  guint64 from; /* node and word, see key_of */
  guint node;
} Step;

struct _Lexicon {
  GHashTable *numbers; /* folded word -> number, from 1 */
  GHashTable *steps;   /* of Step, by what they come from */
};

static guint64
key_of (guint node, guint number) {
  return (guint64)node << 32 | number;
}

/* Nodes and words are numbered one after another: times a large odd number they spread over the table. GLib's
 * own hash takes the word alone. */
static guint
hash_of (gconstpointer key) {
  return (guint)((*(const guint64 *)key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32);
}

Lexicon *
lexicon_new (void) {
  Lexicon *lexicon = g_new0 (Lexicon, 1);
  lexicon->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->steps = g_hash_table_new_full (hash_of, g_int64_equal, g_free, NULL);
  return lexicon;
}

void
lexicon_free (Lexicon *lexicon) {
  g_hash_table_unref (lexicon->numbers);
  g_hash_table_unref (lexicon->steps);
  g_free (lexicon);
}

guint
lexicon_number (const Lexicon *lexicon, const char *word) {
  return GPOINTER_TO_UINT (g_hash_table_lookup (lexicon->numbers, word));
}

guint
lexicon_step (const Lexicon *lexicon, guint node, guint number) {
  guint64 from = key_of (node, number);
  const Step *step = g_hash_table_lookup (lexicon->steps, &from);
  return step ? step->node : 0;
}

static guint
add_number (Lexicon *lexicon, const char *word) {
  guint number = lexicon_number (lexicon, word);
  if (number > 0)
    return number;
  number = g_hash_table_size (lexicon->numbers) + 1;
  g_hash_table_insert (lexicon->numbers, g_strdup (word), GUINT_TO_POINTER (number));
  return number;
}

static guint
add_step (Lexicon *lexicon, guint node, guint number) {
  guint next = lexicon_step (lexicon, node, number);
  if (next > 0)
    return next;
  Step *step = g_new (Step, 1);
  *step = (Step){ key_of (node, number), g_hash_table_size (lexicon->steps) + 1 };
  g_hash_table_add (lexicon->steps, step);
  return step->node;
}

guint
lexicon_add (Lexicon *lexicon, const char *folded) {
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint node = LEXICON_ROOT;
  for (guint i = 0; words[i]; i++)
    node = add_step (lexicon, node, add_number (lexicon, words[i]));
  return node;
}
