/* Stems, with a memory of the words seen: texts repeat their words, and stemming and folding cost more than a
 * look-up. */
#include "register/text/terms.h"
#include "register/xapian/store.h"
#include <string.h>

#define MOST_REMEMBERED 30000u

struct _PraxisStemming {
  StoreStemmer *stemmer; /* NULL if the language has none */
  GHashTable *terms;     /* exact word -> term */
};

PraxisStemming *
praxis_stemming_new (const char *language) {
  PraxisStemming *stemming = g_new0 (PraxisStemming, 1);
  if (language != NULL)
    stemming->stemmer = store_stemmer_new (language);
  stemming->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return stemming;
}

void
praxis_stemming_free (PraxisStemming *stemming) {
  if (stemming == NULL)
    return;
  store_stemmer_free (stemming->stemmer);
  g_hash_table_unref (stemming->terms);
  g_free (stemming);
}

GPtrArray *
praxis_stemmings_new (const GPtrArray *languages) {
  GPtrArray *stemmings = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_stemming_free);
  for (guint i = 0; i < languages->len; i++)
    g_ptr_array_add (stemmings, praxis_stemming_new (g_ptr_array_index (languages, i)));
  g_ptr_array_add (stemmings, praxis_stemming_new (NULL));
  return stemmings;
}

static char *
make_term (const PraxisStemming *stemming, const PraxisToken *token) {
  if (stemming->stemmer == NULL)
    return g_strconcat ("Z", token->folded, NULL);
  g_autofree char *stem = store_stemmer_stem (stemming->stemmer, token->word);
  if (g_str_is_ascii (stem))
    return g_strconcat ("Z", stem, NULL);
  g_autofree char *folded = praxis_fold (stem);
  return g_strconcat ("Z", folded, NULL);
}

const char *
praxis_stemming_term (PraxisStemming *stemming, const PraxisToken *token) {
  const char *known = g_hash_table_lookup (stemming->terms, token->word);
  if (known != NULL)
    return known;
  if (g_hash_table_size (stemming->terms) >= MOST_REMEMBERED)
    g_hash_table_remove_all (stemming->terms);
  char *term = make_term (stemming, token);
  g_hash_table_insert (stemming->terms, g_strdup (token->word), term);
  return term;
}

char *
praxis_boolean_term (const char *prefix, const char *value) {
  g_autofree char *lower = g_utf8_strdown (value, -1);
  return g_strconcat (prefix, lower, NULL);
}
