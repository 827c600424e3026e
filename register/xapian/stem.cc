/* Xapian's Snowball stemmers. */
#include "register/xapian/guard.h"
#include "register/xapian/store.h"

struct _StoreStemmer {
  Xapian::Stem stem;
};

StoreStemmer *
store_stemmer_new (const char *language) {
  /* An unknown language is an ordinary outcome: there are stemmers for some thirty only. */
  return store_guard<StoreStemmer *> (nullptr, "stemmer", nullptr,
                                      [&] { return new StoreStemmer{ Xapian::Stem (language) }; });
}

void
store_stemmer_free (StoreStemmer *stemmer) {
  delete stemmer;
}

char *
store_stemmer_stem (const StoreStemmer *stemmer, const char *word) {
  return store_guard<char *> (nullptr, "stemmer", nullptr,
                              [&] { return g_strdup (stemmer->stem (word).c_str ()); });
}
