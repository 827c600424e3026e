/* Counting a facet: how many documents have each value of a field. A document that has a narrower value has
 * the broader ones as well, as it has for filters, so a count is what selecting the value would find. */
#pragma once
#include "register/index/columns.h"
#include "register/query/filter.h"
#include <glib.h>

typedef struct _PraxisCounter PraxisCounter;

/* Both arguments must outlive it; vocabulary may be NULL. */
PraxisCounter *praxis_counter_new (const PraxisColumn *column, const PraxisVocabulary *vocabulary);
void praxis_counter_free (PraxisCounter *counter);

const PraxisColumn *praxis_counter_column (const PraxisCounter *counter);
void praxis_counter_add (PraxisCounter *counter, guint document);

typedef struct {
  const char *value; /* owned by the columns, the vocabulary or the filter */
  guint count;
  gboolean selected;
} PraxisFacetValue;

/* The counts: those above 0 (with zeros: all) and all selected ones, most first, equal ones by value; of
 * years all from the latest to the first, so that no gap is hidden (array of PraxisFacetValue; caller
 * unrefs). filter: the field's own, NULL if there is none. */
GArray *praxis_counter_values (const PraxisCounter *counter, const PraxisFilter *filter, gboolean zeros);
/* How many of the documents counted have no value. */
guint praxis_counter_missing (const PraxisCounter *counter);
