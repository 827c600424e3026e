// Xapian asked without Praxis, with its own means of counting: what dev/bench/latency compares with.
#include "dev/bench/latency.h"
#include <memory>
#include <vector>
#include <xapian.h>

struct _LatencyXapian {
  Xapian::Database database;
  Xapian::Stem stem{ "en" };
};

LatencyXapian *
latency_xapian_open (const char *database) {
  return new LatencyXapian{ Xapian::Database (database) };
}

void
latency_xapian_close (LatencyXapian *xapian) {
  delete xapian;
}

guint
latency_xapian_search (LatencyXapian *xapian, const char *const *words, gboolean all, const guint *slots) {
  std::vector<std::string> terms;
  for (; *words != nullptr; words++)
    terms.push_back ("Z" + xapian->stem (*words));
  Xapian::Enquire enquire (xapian->database);
  enquire.set_query (
      Xapian::Query (all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, terms.begin (), terms.end ()));
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy> > spies;
  for (; *slots != 0; slots++) {
    spies.push_back (std::make_unique<Xapian::ValueCountMatchSpy> (*slots));
    enquire.add_matchspy (spies.back ().get ());
  }
  Xapian::MSet found = enquire.get_mset (0, 10, xapian->database.get_doccount ());
  for (auto hit = found.begin (); hit != found.end (); ++hit)
    hit.get_document ().get_data ();
  return found.get_matches_estimated ();
}
