/* Parts of documents, in Xapian's database in memory: it knows phrases and nearness as those on disk do. */
#include "register/xapian/parts.h"
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"
#include <algorithm>
#include <memory>

namespace {

/* A term of the query, and how far its documents have been gone through. */
struct Follower {
  std::string term;
  Xapian::PostingIterator at, end;
  bool positions = false;                /* it has them somewhere */
  std::vector<Xapian::termpos> standing; /* where it stands in the document it has come to */
  Xapian::docid read = 0;                /* that document */
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
      Follower follower;
      follower.term = *term;
      follower.at = reader->all.postlist_begin (*term);
      follower.end = reader->all.postlist_end (*term);
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

/* Moves on to a document, if it has the term. */
static void
follow (Follower &follower, guint number) {
  if (follower.at == follower.end || follower.read == number)
    return;
  follower.at.skip_to (number);
  follower.read = number;
  if (follower.positions && follower.at != follower.end && *follower.at == number)
    follower.standing.assign (follower.at.positionlist_begin (), follower.at.positionlist_end ());
}

static void
add_within (Xapian::Document &part, const Follower &follower, const guint32 *ranges, guint count) {
  auto position = follower.standing.begin (), end = follower.standing.end ();
  for (guint i = 0; i + 1 < count; i += 2) {
    position = std::lower_bound (position, end, ranges[i]);
    for (; position != end && *position < ranges[i + 1]; ++position)
      part.add_posting (follower.term, *position);
  }
}

gboolean
store_parts_add (StoreParts *parts, guint number, const guint32 *ranges, guint count, GError **error) {
  return store_guard<gboolean> (error, parts->reader->name.c_str (), FALSE, [&] {
    Xapian::Document part;
    for (auto &follower : parts->followers) {
      follow (follower, number);
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
