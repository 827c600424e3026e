/* Queries as trees of plain data, and what Xapian makes of them. */
#include "register/xapian/guard.h"
#include "register/xapian/reader.h"

static StoreQuery *
make (StoreOperator operation, StoreQuery **children, guint count) {
  StoreQuery *query = g_new0 (StoreQuery, 1);
  query->operation = operation;
  query->children = static_cast<StoreQuery **> (g_memdup2 (children, count * sizeof (StoreQuery *)));
  query->count = count;
  return query;
}

StoreQuery *
store_query_term (const char *term) {
  StoreQuery *query = make (STORE_TERM, nullptr, 0);
  query->term = g_strdup (term);
  return query;
}

StoreQuery *
store_query_all (void) {
  return make (STORE_ALL, nullptr, 0);
}

StoreQuery *
store_query_none (void) {
  return make (STORE_NONE, nullptr, 0);
}

StoreQuery *
store_query_combine (StoreOperator operation, StoreQuery **children, guint count, guint window) {
  StoreQuery *query = make (operation, children, count);
  query->window = window;
  return query;
}

StoreQuery *
store_query_scale (StoreQuery *child, double factor) {
  StoreQuery *query = make (STORE_SCALE, &child, 1);
  query->factor = factor;
  return query;
}

void
store_query_free (StoreQuery *query) {
  if (query == nullptr)
    return;
  for (guint i = 0; i < query->count; i++)
    store_query_free (query->children[i]);
  g_free (query->children);
  g_free (query->term);
  g_free (query);
}

Xapian::Query
store_xapian_query (const StoreQuery *query) {
  static const Xapian::Query::op joins[] = {
    Xapian::Query::OP_AND,       Xapian::Query::OP_OR,     Xapian::Query::OP_AND_NOT,
    Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_FILTER, Xapian::Query::OP_SYNONYM,
    Xapian::Query::OP_PHRASE,    Xapian::Query::OP_NEAR,
  };
  if (query->operation == STORE_NONE)
    return Xapian::Query ();
  if (query->operation == STORE_TERM || query->operation == STORE_ALL)
    return Xapian::Query (std::string (query->operation == STORE_TERM ? query->term : ""));
  if (query->operation == STORE_SCALE)
    return Xapian::Query (Xapian::Query::OP_SCALE_WEIGHT, store_xapian_query (query->children[0]),
                          query->factor);
  std::vector<Xapian::Query> children;
  for (guint i = 0; i < query->count; i++)
    children.push_back (store_xapian_query (query->children[i]));
  return Xapian::Query (joins[query->operation - STORE_AND], children.begin (), children.end (),
                        query->window);
}

char *
store_query_describe (const StoreQuery *query) {
  return store_guard<char *> (nullptr, "query", nullptr, [&] {
    return g_strdup (store_xapian_query (query).get_description ().c_str ());
  });
}
