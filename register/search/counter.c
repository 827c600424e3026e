/* Values are numbered as in the column, broader ones that no document has of its own come behind. */
#include "register/search/counter.h"
#include <stdlib.h>
#include <string.h>

struct _PraxisCounter {
  const PraxisColumn *column;
  const PraxisVocabulary *vocabulary;
  GPtrArray *values;   /* of const char* */
  GHashTable *numbers; /* the broader values that were added -> number */
  GPtrArray *broader;  /* by number of the column's value: GArray of guint, all above it; NULL if none is */
  const PraxisConcept
      *top;      /* the only one of the scheme that nothing is above: it says nothing; NULL if not one */
  guint *alone;  /* by number of the column's value: documents that have no other */
  guint *counts; /* by number: those that have others, with all that is above */
  guint *last;   /* by number: the document counted last, so that each counts once */
  guint missing;
};

static guint
number_of (PraxisCounter *counter, const char *value) {
  gpointer known = g_hash_table_lookup (counter->column->numbers, value);
  if (known == NULL)
    known = g_hash_table_lookup (counter->numbers, value);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  g_ptr_array_add (counter->values, (gpointer)value);
  g_hash_table_insert (counter->numbers, (gpointer)value, GUINT_TO_POINTER (counter->values->len));
  return counter->values->len - 1;
}

/* Adds what is above a concept; what is there already ends a loop. */
static void
climb (PraxisCounter *counter, const PraxisConcept *concept, GArray *above) {
  const GPtrArray *broader = praxis_concept_broader (concept);
  for (guint i = 0; i < broader->len; i++) {
    const PraxisConcept *one = g_ptr_array_index (broader, i);
    if (one == counter->top && !g_hash_table_contains (counter->column->numbers, praxis_concept_id (one)))
      continue;
    guint number = number_of (counter, praxis_concept_id (one)), known = 0;
    while (known < above->len && g_array_index (above, guint, known) != number)
      known++;
    if (known < above->len)
      continue;
    g_array_append_val (above, number);
    climb (counter, one, above);
  }
}

static GArray *
find_broader (PraxisCounter *counter, const char *value) {
  const char *scheme = counter->column->field->scheme;
  const PraxisConcept *concept = scheme == NULL || counter->vocabulary == NULL
                                     ? NULL
                                     : praxis_vocabulary_find (counter->vocabulary, scheme, value);
  if (concept == NULL || praxis_concept_broader (concept)->len == 0)
    return NULL;
  GArray *above = g_array_new (FALSE, FALSE, sizeof (guint));
  climb (counter, concept, above);
  return above;
}

static const PraxisConcept *
find_top (const PraxisColumn *column, const PraxisVocabulary *vocabulary) {
  const PraxisConcept *top = NULL;
  const GPtrArray *concepts = column->field->scheme == NULL || vocabulary == NULL
                                  ? NULL
                                  : praxis_vocabulary_concepts (vocabulary, column->field->scheme);
  for (guint i = 0; concepts != NULL && i < concepts->len; i++) {
    const PraxisConcept *concept = g_ptr_array_index (concepts, i);
    if (praxis_concept_broader (concept)->len > 0)
      continue;
    if (top != NULL)
      return NULL;
    top = concept;
  }
  return top;
}

static void
free_broader (gpointer data) {
  if (data != NULL)
    g_array_unref (data);
}

PraxisCounter *
praxis_counter_new (const PraxisColumn *column, const PraxisVocabulary *vocabulary) {
  PraxisCounter *counter = g_new0 (PraxisCounter, 1);
  counter->column = column;
  counter->vocabulary = vocabulary;
  counter->values = g_ptr_array_copy (column->values, NULL, NULL);
  g_ptr_array_set_free_func (counter->values, NULL);
  counter->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  counter->top = find_top (column, vocabulary);
  counter->broader = g_ptr_array_new_with_free_func (free_broader);
  for (guint i = 0; i < column->values->len; i++)
    g_ptr_array_add (counter->broader, find_broader (counter, g_ptr_array_index (column->values, i)));
  counter->alone = g_new0 (guint, column->values->len + 1);
  counter->counts = g_new0 (guint, counter->values->len + 1);
  counter->last = g_new0 (guint, counter->values->len + 1);
  return counter;
}

void
praxis_counter_free (PraxisCounter *counter) {
  g_ptr_array_unref (counter->values);
  g_hash_table_unref (counter->numbers);
  g_ptr_array_unref (counter->broader);
  g_free (counter->alone);
  g_free (counter->counts);
  g_free (counter->last);
  g_free (counter);
}

const PraxisColumn *
praxis_counter_column (const PraxisCounter *counter) {
  return counter->column;
}

static void
count_once (PraxisCounter *counter, guint document, guint number) {
  counter->counts[number] += counter->last[number] != document;
  counter->last[number] = document;
}

void
praxis_counter_add (PraxisCounter *counter, guint document) {
  guint count;
  const guint32 *items = praxis_column_items (counter->column, document, &count);
  if (count == 1) {
    counter->alone[items[0]]++;
    return;
  }
  counter->missing += count == 0;
  for (guint i = 0; i < count; i++) {
    const GArray *above = g_ptr_array_index (counter->broader, items[i]);
    count_once (counter, document, items[i]);
    for (guint j = 0; above != NULL && j < above->len; j++)
      count_once (counter, document, g_array_index (above, guint, j));
  }
}

/* The documents of each value, by number; caller frees. */
static guint *
add_up (const PraxisCounter *counter) {
  guint *counts = g_memdup2 (counter->counts, counter->values->len * sizeof (guint));
  for (guint i = 0; i < counter->column->values->len; i++) {
    const GArray *above = g_ptr_array_index (counter->broader, i);
    counts[i] += counter->alone[i];
    for (guint j = 0; above != NULL && j < above->len; j++)
      counts[g_array_index (above, guint, j)] += counter->alone[i];
  }
  return counts;
}

/* ---- The list ---- */

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
is_selected (const PraxisCounter *counter, const PraxisFilter *filter, const char *value) {
  return filter != NULL && praxis_filter_accepts (filter, value, counter->vocabulary);
}

static gboolean
is_listed (const GArray *values, const char *value) {
  for (guint i = 0; i < values->len; i++)
    if (strcmp (g_array_index (values, PraxisFacetValue, i).value, value) == 0)
      return TRUE;
  return FALSE;
}

/* Values that are asked for but that no document has are listed too, with 0. */
static void
add_absent (const PraxisFilter *filter, GArray *values) {
  for (guint i = 0; filter != NULL && i < filter->values->len; i++) {
    PraxisFacetValue absent = { g_ptr_array_index (filter->values, i), 0, TRUE };
    if (!is_listed (values, absent.value) && strstr (absent.value, "..") == NULL)
      g_array_append_val (values, absent);
  }
}

/* Years that no document has, between those that some have. */
static void
fill_gaps (const PraxisCounter *counter, const PraxisFilter *filter, GArray *values) {
  guint listed = values->len;
  for (guint i = 0; i + 1 < listed; i++) {
    int later = atoi (g_array_index (values, PraxisFacetValue, i).value);
    int earlier = atoi (g_array_index (values, PraxisFacetValue, i + 1).value);
    for (int year = later - 1; year > earlier; year--) {
      g_autofree char *text = g_strdup_printf ("%d", year);
      PraxisFacetValue gap = { g_intern_string (text), 0, is_selected (counter, filter, text) };
      g_array_append_val (values, gap);
    }
  }
  g_array_sort (values, latest_first);
}

guint
praxis_counter_missing (const PraxisCounter *counter) {
  return counter->missing;
}

GArray *
praxis_counter_values (const PraxisCounter *counter, const PraxisFilter *filter, gboolean zeros) {
  GArray *values = g_array_new (FALSE, FALSE, sizeof (PraxisFacetValue));
  g_autofree guint *counts = add_up (counter);
  for (guint i = 0; i < counter->values->len; i++) {
    const char *name = g_ptr_array_index (counter->values, i);
    PraxisFacetValue value = { name, counts[i], is_selected (counter, filter, name) };
    if (zeros || value.count > 0 || value.selected)
      g_array_append_val (values, value);
  }
  add_absent (filter, values);
  gboolean years = (counter->column->field->flags & PRAXIS_FIELD_YEARS) != 0;
  g_array_sort (values, years ? latest_first : by_count);
  if (years)
    fill_gaps (counter, filter, values);
  return values;
}
