/* Parts of documents, in Xapian's database in memory: it knows phrases and nearness as those on disk do. */
#include "register/xapian/parts.h"
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"
#include <memory>

namespace {

/* A term of the query, and how far its documents have been gone through. */
struct Follower {
  std::string term;
  Xapian::PostingIterator at, end;
  bool positions = false; /* it has them somewhere */
};

} // namespace

struct _StoreParts {
  StoreReader *reader;
  Xapian::Query query;
  std::vector<Follower> followers;
  Xapian::WritableDatabase memory{ std::string (), Xapian::DB_BACKEND_INMEMORY };
};

StoreParts *
store_parts_new (StoreReader *reader, const StoreQuery *query, GError **error) {
  return store_guard<StoreParts *> (error, reader->name.c_str (), nullptr, [&] {
    auto parts = std::make_unique<StoreParts> ();
    parts->reader = reader;
    parts->query = store_xapian_query (query);
    for (auto term = parts->query.get_unique_terms_begin (); term != parts->query.get_terms_end (); ++term) {
      Follower follower{ *term, reader->all.postlist_begin (*term), reader->all.postlist_end (*term) };
      if (follower.at != follower.end)
        follower.positions = follower.at.positionlist_begin () != follower.at.positionlist_end ();
      parts->followers.push_back (follower);
    }
    return parts.release ();
  });
}

void
store_parts_free (StoreParts *parts) {
  delete parts;
}

static void
add_within (Xapian::Document &part, const Follower &follower, const guint32 *ranges, guint count) {
  auto position = follower.at.positionlist_begin (), end = follower.at.positionlist_end ();
  for (guint i = 0; i + 1 < count && position != end; i += 2) {
    position.skip_to (ranges[i]);
    for (; position != end && *position < ranges[i + 1]; ++position)
      part.add_posting (follower.term, *position);
  }
}

gboolean
store_parts_add (StoreParts *parts, guint number, const guint32 *ranges, guint count, GError **error) {
  return store_guard<gboolean> (error, parts->reader->name.c_str (), FALSE, [&] {
    Xapian::Document part;
    for (auto &follower : parts->followers) {
      if (follower.at != follower.end)
        follower.at.skip_to (number);
      if (follower.at == follower.end || *follower.at != number)
        continue;
      if (follower.positions)
        add_within (part, follower, ranges, count);
      else
        part.add_boolean_term (follower.term);
    }
    parts->memory.add_document (part);
    return TRUE;
  });
}

namespace {

class Shower : public Xapian::MatchDecider {
  StoreDecide function;
  gpointer data;

public:
  Shower (StoreDecide function_, gpointer data_) : function (function_), data (data_) {
  }
  bool operator() (const Xapian::Document &document) const override {
    return function (document.get_docid () - 1, data);
  }
};

} // namespace

gboolean
store_parts_match (StoreParts *parts, StoreDecide function, gpointer data, GError **error) {
  return store_guard<gboolean> (error, parts->reader->name.c_str (), FALSE, [&] {
    Xapian::Enquire enquire (parts->memory);
    Shower shower (function, data);
    enquire.set_query (parts->query);
    enquire.set_weighting_scheme (Xapian::BoolWeight ());
    enquire.get_mset (0, 0, parts->memory.get_doccount (), nullptr, &shower);
    return TRUE;
  });
}
