/* Finding and ranking the documents of a query. Words and what joins them are matched here, over postings in
 * memory and in one pass; what needs positions (phrases, NEAR) or more memory than the setting
 * search.postings allows is left to Xapian. Both give the same documents with the same scores. */
#pragma once
#include "register/index/orders.h"
#include "register/index/postings.h"

/* As store_reader_match(), but the best are those of an order; query NULL: every document. Of postings that
 * are given only what needs no positions can be matched. */
GArray *praxis_match (PraxisPostings *postings, const StoreQuery *query, const StoreMatch *match,
                      const PraxisOrder *order, GError **error);
