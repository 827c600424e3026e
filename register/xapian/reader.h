/* What a reader is made of; shared by reader.cc, query.cc, match.cc and parts.cc. */
#pragma once
#include "register/xapian/store.h"
#include <string>
#include <vector>
#include <xapian.h>

struct _StoreReader {
  Xapian::Database all;                /* the parts together */
  std::vector<Xapian::Database> parts; /* in the order of the folders */
  std::vector<std::string> folders;
  std::string name; /* for messages */
};

/* Keys of metadata that begin so, of char*; throws. */
inline GPtrArray *
store_keys (const Xapian::Database &database, const char *beginning) {
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  auto end = database.metadata_keys_end (beginning);
  for (auto key = database.metadata_keys_begin (beginning); key != end; ++key)
    g_ptr_array_add (keys, g_strdup ((*key).c_str ()));
  return g_steal_pointer (&keys);
}

/* May throw. */
Xapian::Query store_xapian_query (const StoreQuery *query);
