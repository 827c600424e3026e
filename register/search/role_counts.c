/* A selection over columns of its own, in which documents have only the roles that match. */
#include "register/search/role_counts.h"
#include "register/search/roles.h"
#include "register/search/search.h"

struct _PraxisRoleCounts {
  PraxisColumns *columns;
  GPtrArray *filters, *facets;
  PraxisSelection *selection;
};

/* Without any of its roles. */
static PraxisColumns *
narrow_to_none (const PraxisRegister *reg, const PraxisField *roles) {
  g_autofree guint8 *kept = g_new0 (guint8, praxis_columns_find (reg->columns, roles)->items->len + 1);
  return praxis_columns_narrow (reg->columns, roles, kept);
}

static PraxisColumns *
narrow (PraxisRegister *reg, const StoreQuery *query, const PraxisSelection *passed, GError **error) {
  g_autoptr (GError) reason = NULL;
  PraxisColumns *columns = praxis_roles_narrow (reg, query, passed, &reason);
  if (columns == NULL && praxis_search_is_late (reg, reason))
    return narrow_to_none (reg, praxis_field_find ("in"));
  if (columns == NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return columns;
}

PraxisRoleCounts *
praxis_role_counts_new (PraxisRegister *reg, const StoreQuery *query, const PraxisSelection *passed,
                        GError **error) {
  PraxisColumns *columns = narrow (reg, query, passed, error);
  if (columns == NULL)
    return NULL;
  PraxisRoleCounts *counts = g_new0 (PraxisRoleCounts, 1);
  counts->columns = columns;
  counts->filters = g_ptr_array_new ();
  counts->facets = g_ptr_array_new ();
  g_ptr_array_add (counts->facets, (gpointer)praxis_field_find ("in"));
  counts->selection = praxis_selection_new (columns, counts->filters, counts->facets, reg->vocabulary);
  for (guint number = 1; number <= columns->documents; number++)
    if (praxis_selection_passed (passed, number))
      praxis_selection_decide (number, counts->selection);
  return counts;
}

void
praxis_role_counts_free (PraxisRoleCounts *counts) {
  if (counts == NULL)
    return;
  praxis_selection_free (counts->selection);
  praxis_columns_free (counts->columns);
  g_ptr_array_unref (counts->filters);
  g_ptr_array_unref (counts->facets);
  g_free (counts);
}

const PraxisSelection *
praxis_role_counts_selection (const PraxisRoleCounts *counts) {
  return counts->selection;
}
