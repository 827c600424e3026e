/* One pass over matching documents: which filters does it fail? None: it counts everywhere; one: it counts
 * for the facet of that field; more: nowhere. */
#include "register/search/selection.h"

typedef struct {
  const PraxisColumn *column;
  gboolean *accepted; /* by number of value */
  gboolean excluded;
  guint without; /* documents that fail this filter alone */
} Sieve;

struct _PraxisSelection {
  const GPtrArray *filters;
  GArray *sieves;      /* of Sieve, one a filter */
  GPtrArray *counters; /* of PraxisCounter*, one a facet */
  guint total;
  guint8 *passed; /* a bit a document */
};

static void
sieve_clear (gpointer data) {
  g_free (((Sieve *)data)->accepted);
}

static void
add_sieve (PraxisSelection *selection, const PraxisColumns *columns, const PraxisFilter *filter,
           const PraxisVocabulary *vocabulary) {
  Sieve sieve = { .column = praxis_columns_find (columns, filter->field), .excluded = filter->excluded };
  sieve.accepted = g_new0 (gboolean, sieve.column->values->len + 1);
  for (guint i = 0; i < sieve.column->values->len; i++)
    sieve.accepted[i]
        = praxis_filter_accepts (filter, g_ptr_array_index (sieve.column->values, i), vocabulary);
  g_array_append_val (selection->sieves, sieve);
}

PraxisSelection *
praxis_selection_new (const PraxisColumns *columns, const GPtrArray *filters, const GPtrArray *facets,
                      const PraxisVocabulary *vocabulary) {
  PraxisSelection *selection = g_new0 (PraxisSelection, 1);
  selection->filters = filters;
  selection->sieves = g_array_new (FALSE, FALSE, sizeof (Sieve));
  g_array_set_clear_func (selection->sieves, sieve_clear);
  selection->counters = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_counter_free);
  for (guint i = 0; i < filters->len; i++)
    add_sieve (selection, columns, g_ptr_array_index (filters, i), vocabulary);
  for (guint i = 0; i < facets->len; i++)
    g_ptr_array_add (
        selection->counters,
        praxis_counter_new (praxis_columns_find (columns, g_ptr_array_index (facets, i)), vocabulary));
  selection->passed = g_new0 (guint8, columns->documents / 8 + 1);
  return selection;
}

void
praxis_selection_free (PraxisSelection *selection) {
  if (selection == NULL)
    return;
  g_array_unref (selection->sieves);
  g_ptr_array_unref (selection->counters);
  g_free (selection->passed);
  g_free (selection);
}

static gboolean
sieve_passes (const Sieve *sieve, guint document) {
  guint count;
  const guint32 *items = praxis_column_items (sieve->column, document, &count);
  for (guint i = 0; i < count; i++)
    if (sieve->accepted[items[i]])
      return !sieve->excluded;
  return sieve->excluded;
}

gboolean
praxis_selection_decide (guint document, gpointer data) {
  PraxisSelection *selection = data;
  Sieve *failed = NULL;
  for (guint i = 0; i < selection->sieves->len; i++) {
    Sieve *sieve = &g_array_index (selection->sieves, Sieve, i);
    if (sieve_passes (sieve, document))
      continue;
    if (failed != NULL)
      return FALSE;
    failed = sieve;
  }
  for (guint i = 0; i < selection->counters->len; i++) {
    PraxisCounter *counter = g_ptr_array_index (selection->counters, i);
    if (failed == NULL || (failed->column == praxis_counter_column (counter) && !failed->excluded))
      praxis_counter_add (counter, document);
  }
  if (failed != NULL) {
    failed->without++;
    return FALSE;
  }
  selection->total++;
  selection->passed[document / 8] |= (guint8)(1u << document % 8);
  return TRUE;
}

gboolean
praxis_selection_passed (const PraxisSelection *selection, guint document) {
  return (selection->passed[document / 8] >> document % 8 & 1) != 0;
}

guint
praxis_selection_total (const PraxisSelection *selection) {
  return selection->total;
}

guint
praxis_selection_without (const PraxisSelection *selection, guint filter) {
  return selection->total + g_array_index (selection->sieves, Sieve, filter).without;
}

GArray *
praxis_selection_counts (const PraxisSelection *selection, guint facet, gboolean zeros) {
  const PraxisCounter *counter = g_ptr_array_index (selection->counters, facet);
  const PraxisFilter *own = NULL;
  for (guint i = 0; i < selection->filters->len; i++) {
    const PraxisFilter *filter = g_ptr_array_index (selection->filters, i);
    if (filter->field == praxis_counter_column (counter)->field && !filter->excluded)
      own = filter;
  }
  return praxis_counter_values (counter, own, zeros);
}

guint
praxis_selection_missing (const PraxisSelection *selection, guint facet) {
  return praxis_counter_missing (g_ptr_array_index (selection->counters, facet));
}
