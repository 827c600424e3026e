/* One pass over matching documents: which filters does it fail? None: it counts everywhere; one: it counts
 * for the facet of that field; more: nowhere. */
#include "register/selection.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  const PraxisColumn *column;
  gboolean *accepted; /* by number of value */
  gboolean excluded;
  guint without; /* documents that fail this filter alone */
} Sieve;

typedef struct {
  const PraxisColumn *column;
  guint *counts; /* by number of value */
  guint missing;
} Counter;

struct _PraxisSelection {
  const GPtrArray *filters;
  GArray *sieves;   /* of Sieve, one a filter */
  GArray *counters; /* of Counter, one a facet */
  guint total;
  guint8 *passed; /* a bit a document */
};

static void
sieve_clear (gpointer data) {
  g_free (((Sieve *)data)->accepted);
}

static void
counter_clear (gpointer data) {
  g_free (((Counter *)data)->counts);
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

static void
add_counter (PraxisSelection *selection, const PraxisColumns *columns, const PraxisField *field) {
  Counter counter = { .column = praxis_columns_find (columns, field) };
  counter.counts = g_new0 (guint, counter.column->values->len + 1);
  g_array_append_val (selection->counters, counter);
}

PraxisSelection *
praxis_selection_new (const PraxisColumns *columns, const GPtrArray *filters, const GPtrArray *facets,
                      const PraxisVocabulary *vocabulary) {
  PraxisSelection *selection = g_new0 (PraxisSelection, 1);
  selection->filters = filters;
  selection->sieves = g_array_new (FALSE, FALSE, sizeof (Sieve));
  g_array_set_clear_func (selection->sieves, sieve_clear);
  selection->counters = g_array_new (FALSE, FALSE, sizeof (Counter));
  g_array_set_clear_func (selection->counters, counter_clear);
  for (guint i = 0; i < filters->len; i++)
    add_sieve (selection, columns, g_ptr_array_index (filters, i), vocabulary);
  for (guint i = 0; i < facets->len; i++)
    add_counter (selection, columns, g_ptr_array_index (facets, i));
  selection->passed = g_new0 (guint8, columns->documents / 8 + 1);
  return selection;
}

void
praxis_selection_free (PraxisSelection *selection) {
  if (selection == NULL)
    return;
  g_array_unref (selection->sieves);
  g_array_unref (selection->counters);
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

static void
count_document (Counter *counter, guint document) {
  guint count;
  const guint32 *items = praxis_column_items (counter->column, document, &count);
  for (guint i = 0; i < count; i++)
    counter->counts[items[i]]++;
  counter->missing += count == 0;
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
    Counter *counter = &g_array_index (selection->counters, Counter, i);
    if (failed == NULL || (failed->column == counter->column && !failed->excluded))
      count_document (counter, document);
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

static int
by_count (gconstpointer a, gconstpointer b) {
  const PraxisFacetValue *one = a, *other = b;
  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->value, other->value);
}

static int
latest_first (gconstpointer a, gconstpointer b) {
  return strcmp (((const PraxisFacetValue *)b)->value, ((const PraxisFacetValue *)a)->value);
}

static gboolean
is_selected (const PraxisSelection *selection, const PraxisColumn *column, guint value) {
  for (guint i = 0; i < selection->sieves->len; i++) {
    const Sieve *sieve = &g_array_index (selection->sieves, Sieve, i);
    if (sieve->column == column && !sieve->excluded && sieve->accepted[value])
      return TRUE;
  }
  return FALSE;
}

/* Values that are asked for but that no document has are listed too, with 0. */
static void
add_absent (const PraxisSelection *selection, const PraxisColumn *column, GArray *values) {
  for (guint i = 0; i < selection->filters->len; i++) {
    const PraxisFilter *filter = g_ptr_array_index (selection->filters, i);
    if (filter->field != column->field || filter->excluded)
      continue;
    for (guint j = 0; j < filter->values->len; j++) {
      const char *value = g_ptr_array_index (filter->values, j);
      PraxisFacetValue absent = { value, 0, TRUE };
      if (!g_hash_table_contains (column->numbers, value) && strstr (value, "..") == NULL)
        g_array_append_val (values, absent);
    }
  }
}

GArray *
praxis_selection_counts (const PraxisSelection *selection, guint facet, guint *missing) {
  const Counter *counter = &g_array_index (selection->counters, Counter, facet);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (PraxisFacetValue));
  for (guint i = 0; i < counter->column->values->len; i++) {
    PraxisFacetValue value = { g_ptr_array_index (counter->column->values, i), counter->counts[i],
                               is_selected (selection, counter->column, i) };
    if (value.count > 0 || value.selected)
      g_array_append_val (values, value);
  }
  add_absent (selection, counter->column, values);
  gboolean years = (counter->column->field->flags & PRAXIS_FIELD_YEARS) != 0;
  g_array_sort (values, years ? latest_first : by_count);
  *missing = counter->missing;
  return values;
}
