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

/* Zero would be no limit. */
double
seconds_left (const StoreDeadline *deadline) {
  return MAX (1e-6, static_cast<double> (deadline->end - g_get_monotonic_time ()) / G_USEC_PER_SEC);
}

} // namespace

GArray *
store_reader_match (StoreReader *reader, const StoreQuery *query, const StoreMatch *match, GError **error) {
  return store_guard<GArray *> (error, reader->name.c_str (), nullptr, [&] {
    Xapian::Enquire enquire (reader->all);
    enquire.set_query (store_xapian_query (query));
    enquire.set_weighting_scheme (Xapian::BM25Weight (match->k1, 0, 1, match->b, 0));
    enquire.set_docid_order (Xapian::Enquire::ASCENDING);
    if (match->sort_slot != STORE_BY_SCORE)
      enquire.set_sort_by_value_then_relevance (match->sort_slot, match->descending);
    if (match->deadline != nullptr && match->deadline->end > 0)
      enquire.set_time_limit (seconds_left (match->deadline));
    Decider decider (match->decide, match->data);
    /* A decider is told numbers within one part: of several, all that match are listed and then decided. */
    bool decided = match->decide != nullptr, listed = decided && reader->parts.size () > 1;
    Xapian::doccount all = reader->all.get_doccount ();
    Xapian::MSet found = enquire.get_mset (0, listed ? all : match->limit, decided ? all : 0, nullptr,
                                           decided && !listed ? &decider : nullptr);
    store_deadline_passed (match->deadline);
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
