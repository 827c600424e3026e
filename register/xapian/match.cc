/* Queries and matching. The decider is where filters and facet counts of the rooms above happen: it sees
 * every matching document once, because check_at_least asks Xapian for all of them. */
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"

static StoreQuery *
wrap (const Xapian::Query &query) {
  return new StoreQuery{ query };
}

StoreQuery *
store_query_term (const char *term) {
  return wrap (Xapian::Query (term));
}

StoreQuery *
store_query_all (void) {
  return wrap (Xapian::Query (std::string ()));
}

StoreQuery *
store_query_none (void) {
  return wrap (Xapian::Query ());
}

static const Xapian::Query::op operators[] = {
  Xapian::Query::OP_AND,    Xapian::Query::OP_OR,      Xapian::Query::OP_AND_NOT, Xapian::Query::OP_AND_MAYBE,
  Xapian::Query::OP_FILTER, Xapian::Query::OP_SYNONYM, Xapian::Query::OP_PHRASE,  Xapian::Query::OP_NEAR,
};

StoreQuery *
store_query_combine (StoreOperator operation, StoreQuery **children, guint count, guint window) {
  return store_guard<StoreQuery *> (nullptr, "query", nullptr, [&] {
    std::vector<Xapian::Query> queries;
    for (guint i = 0; i < count; i++) {
      queries.push_back (children[i]->query);
      delete children[i];
    }
    return wrap (Xapian::Query (operators[operation], queries.begin (), queries.end (), window));
  });
}

StoreQuery *
store_query_scale (StoreQuery *child, double factor) {
  child->query = Xapian::Query (Xapian::Query::OP_SCALE_WEIGHT, child->query, factor);
  return child;
}

char *
store_query_describe (const StoreQuery *query) {
  return g_strdup (query->query.get_description ().c_str ());
}

void
store_query_free (StoreQuery *query) {
  delete query;
}

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

} // namespace

GArray *
store_reader_match (StoreReader *reader, const StoreQuery *query, const StoreWeighting *weighting,
                    guint limit, StoreDecide decide, gpointer data, GError **error) {
  return store_guard<GArray *> (error, reader->name.c_str (), nullptr, [&] {
    Xapian::Enquire enquire (reader->all);
    enquire.set_query (query->query);
    enquire.set_weighting_scheme (Xapian::BM25Weight (weighting->k1, 0, 1, weighting->b, 0));
    enquire.set_docid_order (Xapian::Enquire::ASCENDING);
    if (weighting->sort_slot != STORE_BY_SCORE)
      enquire.set_sort_by_value_then_relevance (weighting->sort_slot, weighting->descending);
    if (weighting->seconds > 0)
      enquire.set_time_limit (weighting->seconds);
    Decider decider (decide, data);
    Xapian::MSet found = enquire.get_mset (0, limit, reader->all.get_doccount (), nullptr, &decider);
    GArray *hits = g_array_sized_new (FALSE, FALSE, sizeof (StoreHit), found.size ());
    for (auto hit = found.begin (); hit != found.end (); ++hit) {
      StoreHit one = { *hit, hit.get_weight () };
      g_array_append_val (hits, one);
    }
    return hits;
  });
}
