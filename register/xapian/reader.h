/* What a reader is made of; shared by reader.cc and match.cc. */
#pragma once
#include "register/xapian/store.h"
#include <string>
#include <vector>
#include <xapian.h>

struct _StoreReader {
  Xapian::Database all;                /* the parts together */
  std::vector<Xapian::Database> parts; /* in the order of the folders */
  std::string name;                    /* for messages */
};

struct _StoreQuery {
  Xapian::Query query;
};
