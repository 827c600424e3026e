/* The order is the same whatever came in first, so that an answer does not depend on hash tables. */
#include "register/search/weighed_term.h"
#include <string.h>

static int
heaviest_first (gconstpointer a, gconstpointer b) {
  const PraxisWeighedTerm *one = a, *other = b;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return strcmp (one->term, other->term);
}

void
praxis_weighed_terms_keep (GArray *terms, guint most) {
  g_array_sort (terms, heaviest_first);
  g_array_set_size (terms, MIN (terms->len, most));
}
