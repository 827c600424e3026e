/* Ranking the best documents of a match again, by what Xapian does not see: their best passage, and whether
 * they are in the language of the question. */
#pragma once
#include "register/query/plan.h"
#include "register/register_parts.h"

/* Ranks the first `most` of the hits (StoreHit). language: of the question, NULL if it does not show. */
gboolean praxis_rank (PraxisRegister *reg, const PraxisPlan *plan, const char *language, GArray *hits,
                      guint most, GError **error);
