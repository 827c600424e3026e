/* Filters applied and facets counted, in one pass over the documents that match the words. The counts of a
 * field ignore the field's own filter, so that its alternatives stay visible. */
#pragma once
#include "register/index/columns.h"
#include "register/query/filter.h"
#include "register/search/counter.h"
#include <glib.h>

typedef struct _PraxisSelection PraxisSelection;

/* filters: of PraxisFilter*; facets: of const PraxisField*, the fields to count. All arguments must outlive
 * it. */
PraxisSelection *praxis_selection_new (const PraxisColumns *columns, const GPtrArray *filters,
                                       const GPtrArray *facets, const PraxisVocabulary *vocabulary);
void praxis_selection_free (PraxisSelection *selection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSelection, praxis_selection_free)

/* Whether a document passes all filters; counts it where it counts. Has the form of StoreDecide, data is the
 * selection. */
gboolean praxis_selection_decide (guint document, gpointer data);

/* Whether a document was shown to praxis_selection_decide() and passed. */
gboolean praxis_selection_passed (const PraxisSelection *selection, guint document);

/* How many documents passed. */
guint praxis_selection_total (const PraxisSelection *selection);

/* How many would have passed without one of the filters, by its place in the list. */
guint praxis_selection_without (const PraxisSelection *selection, guint filter);

/* The values of a facet by its place in the list, see praxis_counter_values(). Caller unrefs. */
GArray *praxis_selection_counts (const PraxisSelection *selection, guint facet, gboolean zeros);
/* How many documents have no value of the facet. */
guint praxis_selection_missing (const PraxisSelection *selection, guint facet);
