/* Matching by Xapian. The decider is where filters and facet counts of the rooms above happen: it sees
 * every matching document once, because check_at_least asks Xapian for all of them. */
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"

namespace {

class Decider : public Xapian::MatchDecider {
  StoreDecide decide;
  gpointer data;

public:
  Decider (StoreDecide decide_, gpointer data_) : decide (decide_), data (data_) {
  }
  bool operator() (const Xapian::Document &document) const override {
    return decide (document.get_docid (), data);
  }
};

/* Has every document until the time is over, and none after that: what it filters ends then. Xapian's own
 * time limit ends nothing but the looking at documents that cannot be among the best, and takes a thread. */
class Until : public Xapian::PostingSource {
  StoreDeadline *deadline;
  Xapian::docid at = 0, last = 0;
  Xapian::doccount documents = 0;
  unsigned moves = 0;

  void move (Xapian::docid to) {
    bool asks = moves++ % 64 == 0;
    at = asks && store_deadline_stops (deadline, moves) ? last + 1 : to;
  }

public:
  explicit Until (StoreDeadline *deadline_) : deadline (deadline_) {
  }
  void init (const Xapian::Database &database) override {
    at = 0;
    last = database.get_lastdocid ();
    documents = database.get_doccount ();
  }
  PostingSource *clone () const override {
    return new Until (deadline);
  }
  Xapian::doccount get_termfreq_min () const override {
    return 0;
  }
  Xapian::doccount get_termfreq_est () const override {
    return documents;
  }
  Xapian::doccount get_termfreq_max () const override {
    return documents;
  }
  void next (double) override {
    move (at + 1);
  }
  void skip_to (Xapian::docid number, double) override {
    move (MAX (at, number));
  }
  bool at_end () const override {
    return at > last;
  }
  Xapian::docid get_docid () const override {
    return at;
  }
};

Xapian::Query
limit_time (const Xapian::Query &query, StoreDeadline *deadline) {
  if (deadline == nullptr || deadline->end == 0)
    return query;
  return Xapian::Query (Xapian::Query::OP_FILTER, query, Xapian::Query ((new Until (deadline))->release ()));
}

} // namespace

GArray *
store_reader_match (StoreReader *reader, const StoreQuery *query, const StoreMatch *match, GError **error) {
  return store_guard<GArray *> (error, reader->name.c_str (), nullptr, [&] {
    Xapian::Enquire enquire (reader->all);
    enquire.set_query (limit_time (store_xapian_query (query), match->deadline));
    enquire.set_weighting_scheme (Xapian::BM25Weight (match->k1, 0, 1, match->b, 0));
    enquire.set_docid_order (Xapian::Enquire::ASCENDING);
    Decider decider (match->decide, match->data);
    /* A decider is told numbers within one part: of several, all that match are listed and then decided. */
    bool decided = match->decide != nullptr, listed = decided && reader->parts.size () > 1;
    Xapian::doccount all = reader->all.get_doccount ();
    Xapian::MSet found = enquire.get_mset (0, listed ? all : match->limit, decided ? all : 0, nullptr,
                                           decided && !listed ? &decider : nullptr);
    GArray *hits = g_array_sized_new (FALSE, FALSE, sizeof (StoreHit), found.size ());
    for (auto hit = found.begin (); hit != found.end (); ++hit) {
      StoreHit one = { *hit, hit.get_weight () };
      bool accepted = !listed || match->decide (one.number, match->data);
      if (accepted && hits->len < match->limit)
        g_array_append_val (hits, one);
    }
    return hits;
  });
}
