/* The facet of roles by itself: counted when everything else is found, as it may take longer than all that.
 */
#pragma once
#include "register/register_parts.h"
#include "register/search/selection.h"

typedef struct _PraxisRoleCounts PraxisRoleCounts;

/* Of the documents that passed a selection, all of which match the query: in which of their roles' sections
 * they do. Where there is no time for it, in none. */
PraxisRoleCounts *praxis_role_counts_new (PraxisRegister *reg, const StoreQuery *query,
                                          const PraxisSelection *passed, GError **error);
void praxis_role_counts_free (PraxisRoleCounts *counts);

/* Which counts that facet, and no other. */
const PraxisSelection *praxis_role_counts_selection (const PraxisRoleCounts *counts);
