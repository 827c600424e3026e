/* Each part is taken out of the query in its turn, and what is left is planned and counted like any query. */
#include "register/search/relax.h"

static void
relaxed_free (gpointer data) {
  PraxisRelaxed *relaxed = data;
  g_free (relaxed->words);
  g_free (relaxed->text);
  g_free (relaxed);
}

/* Whether leaving a child out can give more documents and leaves something to be asked. */
static gboolean
demands (const PraxisQuery *query, guint child) {
  const PraxisQuery *one = g_ptr_array_index (query->children, child);
  if (query->children->len < 2)
    return FALSE;
  return query->kind == PRAXIS_QUERY_AND || (query->kind == PRAXIS_QUERY_NOT && child == 1)
         || (query->kind == PRAXIS_QUERY_ANY && one->occurs != PRAXIS_OCCURS_MAYBE);
}

static gboolean
count_planned (PraxisRegister *reg, const PraxisSearch *search, const PraxisQuery *query, guint *count,
               GError **error) {
  PraxisPlanContext context = praxis_search_context (reg, search->request);
  gboolean all = query->kind == PRAXIS_QUERY_ANY && query->children->len == 0; /* "NOT a" */
  g_autoptr (PraxisPlan) plan = praxis_plan_new (all ? NULL : query, &context, error);
  return plan != NULL && praxis_search_count (reg, search, plan->query, count, error);
}

/* Counts and writes down what is left without the child: of "a NOT b" only a. */
static gboolean
relax (PraxisRegister *reg, const PraxisSearch *search, guint child, PraxisRelaxed *relaxed, GError **error) {
  PraxisQuery *query = search->query, *left = query, *taken = NULL;
  relaxed->words = praxis_query_describe_part (query, child);
  if (query->kind == PRAXIS_QUERY_NOT)
    left = g_ptr_array_index (query->children, 0);
  else
    taken = g_ptr_array_steal_index (query->children, child);
  relaxed->text = praxis_query_to_string (left);
  gboolean counted = count_planned (reg, search, left, &relaxed->count, error);
  if (taken != NULL)
    g_ptr_array_insert (query->children, (gint)child, taken);
  return counted;
}

GPtrArray *
praxis_search_relax (PraxisRegister *reg, const PraxisSearch *search, GError **error) {
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (relaxed_free);
  guint children = search->query == NULL ? 0 : search->query->children->len;
  for (guint i = 0; i < children && !store_deadline_passed (&reg->deadline); i++) {
    if (!demands (search->query, i))
      continue;
    PraxisRelaxed *relaxed = g_new0 (PraxisRelaxed, 1);
    g_autoptr (GError) reason = NULL;
    g_ptr_array_add (parts, relaxed);
    gboolean counted = relax (reg, search, i, relaxed, &reason);
    if (praxis_search_is_late (reg, reason)) {
      g_ptr_array_set_size (parts, (gint)parts->len - 1);
      break;
    }
    if (!counted) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  }
  return g_steal_pointer (&parts);
}
