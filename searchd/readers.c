/* A set of audiences that nobody has asked for yet costs nothing; an audience whose first documents come
 * while the process runs makes another set. */
#include "searchd/readers.h"
#include "register/audience.h"

struct _Readers {
  const char *folder;
  const PraxisVocabulary *vocabulary;
  const PraxisSettings *settings;
  GHashTable *open; /* the names of a set, joined by spaces -> PraxisRegister* */
};

Readers *
readers_new (const char *folder, const PraxisVocabulary *vocabulary, const PraxisSettings *settings) {
  Readers *readers = g_new0 (Readers, 1);
  *readers = (Readers){ folder, vocabulary, settings, NULL };
  readers->open
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)praxis_register_close);
  return readers;
}

void
readers_free (Readers *readers) {
  g_hash_table_unref (readers->open);
  g_free (readers);
}

PraxisRegister *
readers_find (Readers *readers, const char *const *audiences, GError **error) {
  g_auto (GStrv) names = praxis_audiences_readable (readers->folder, audiences);
  g_autofree char *key = g_strjoinv (" ", names);
  PraxisRegister *reg = g_hash_table_lookup (readers->open, key);
  if (reg != NULL)
    return reg;
  reg = praxis_register_open (readers->folder, (const char *const *)names, readers->vocabulary,
                              readers->settings, error);
  if (reg != NULL)
    g_hash_table_insert (readers->open, g_steal_pointer (&key), reg);
  return reg;
}
