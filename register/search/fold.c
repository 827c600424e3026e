/* The first document leads; each further one is folded under the first that leads and is a version of it, or
 * leads itself. That is defined from the top of the list, but looked up from any place in it: only versions
 * ranked before a document can decide about it. */
#include "register/search/fold.h"

struct _PraxisFold {
  PraxisRegister *reg;
  const PraxisSelection *selection;
  GHashTable *ranks;   /* number -> its place in the list, from 1 */
  GHashTable *leaders; /* number -> number of the one it is shown under, as far as asked for */
};

PraxisFold *
praxis_fold_new (PraxisRegister *reg, const PraxisSelection *selection, const GArray *hits) {
  PraxisFold *fold = g_new0 (PraxisFold, 1);
  fold->reg = reg;
  fold->selection = selection;
  fold->ranks = g_hash_table_new (NULL, NULL);
  fold->leaders = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < hits->len; i++)
    g_hash_table_insert (fold->ranks, GUINT_TO_POINTER (g_array_index (hits, StoreHit, i).number),
                         GUINT_TO_POINTER (i + 1));
  return fold;
}

void
praxis_fold_free (PraxisFold *fold) {
  if (fold == NULL)
    return;
  g_hash_table_unref (fold->ranks);
  g_hash_table_unref (fold->leaders);
  g_free (fold);
}

/* Those beyond the end of the list come after all in it. */
static guint
rank_of (const PraxisFold *fold, guint number) {
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (fold->ranks, GUINT_TO_POINTER (number)));
  return rank > 0 ? rank : G_MAXUINT;
}

/* Of the versions ranked before a document, the first that leads; 0 if there is none. */
static gboolean
find_leader (PraxisFold *fold, guint number, guint *leader, GError **error) {
  const GArray *others = praxis_versions_of (fold->reg, number, error);
  if (others == NULL)
    return FALSE;
  guint own = rank_of (fold, number), best = own;
  for (guint i = 0; i < others->len; i++) {
    guint other = g_array_index (others, guint, i), rank = rank_of (fold, other);
    if (rank >= best)
      continue;
    guint above = praxis_fold_leader (fold, other, error);
    if (above == 0)
      return FALSE;
    if (above == other) {
      best = rank;
      *leader = other;
    }
  }
  return TRUE;
}

guint
praxis_fold_leader (PraxisFold *fold, guint number, GError **error) {
  guint leader = GPOINTER_TO_UINT (g_hash_table_lookup (fold->leaders, GUINT_TO_POINTER (number)));
  if (leader > 0)
    return leader;
  leader = number;
  if (!find_leader (fold, number, &leader, error))
    return 0;
  g_hash_table_insert (fold->leaders, GUINT_TO_POINTER (number), GUINT_TO_POINTER (leader));
  return leader;
}

GArray *
praxis_fold_under (PraxisFold *fold, guint number, GError **error) {
  const GArray *others = praxis_versions_of (fold->reg, number, error);
  if (others == NULL)
    return NULL;
  g_autoptr (GArray) folded = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < others->len; i++) {
    guint other = g_array_index (others, guint, i);
    if (!praxis_selection_passed (fold->selection, other))
      continue;
    guint leader = praxis_fold_leader (fold, other, error);
    if (leader == 0)
      return NULL;
    if (leader == number)
      g_array_append_val (folded, other);
  }
  return g_steal_pointer (&folded);
}
