/* Positions of needles, and the best window over them. */
#include "register/search/matches.h"
#include <string.h>

#define MOST_MATCHES 20000u
#define K1 1.2 /* of BM25, as for documents */
#define B 0.75

/* Keeps of the positions where a run begins those after which its next term stands too. */
static void
keep_followed (GArray *begins, const GArray *positions, guint distance) {
  guint kept = 0, at = 0;
  for (guint i = 0; i < begins->len; i++) {
    guint32 begin = g_array_index (begins, guint32, i);
    while (at < positions->len && g_array_index (positions, guint32, at) < begin + distance)
      at++;
    if (at < positions->len && g_array_index (positions, guint32, at) == begin + distance)
      g_array_index (begins, guint32, kept++) = begin;
  }
  g_array_set_size (begins, kept);
}

gboolean
praxis_matches_find_run (StoreReader *reader, guint number, char *const *run, GArray *begins,
                         GError **error) {
  if (!store_reader_positions (reader, number, run[0], begins, error))
    return FALSE;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 1; run[i] != NULL && begins->len > 0; i++) {
    g_array_set_size (positions, 0);
    if (!store_reader_positions (reader, number, run[i], positions, error))
      return FALSE;
    keep_followed (begins, positions, i);
  }
  return TRUE;
}

static int
by_position (gconstpointer a, gconstpointer b) {
  const PraxisMatch *one = a, *other = b;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return (int)one->needle - (int)other->needle;
}

/* The stems of several languages are often one word: each place counts once a needle. */
static void
drop_repeated (GArray *matches) {
  guint kept = 0;
  for (guint i = 0; i < matches->len; i++) {
    PraxisMatch match = g_array_index (matches, PraxisMatch, i);
    PraxisMatch *last = kept > 0 ? &g_array_index (matches, PraxisMatch, kept - 1) : NULL;
    if (last != NULL && last->position == match.position && last->needle == match.needle)
      last->words = MAX (last->words, match.words);
    else
      g_array_index (matches, PraxisMatch, kept++) = match;
  }
  g_array_set_size (matches, kept);
}

GArray *
praxis_matches_find (StoreReader *reader, guint number, const GPtrArray *needles, StoreDeadline *deadline,
                     GError **error) {
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PraxisMatch));
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint sought = 0;
  for (guint i = 0; i < needles->len; i++) {
    const PraxisNeedle *needle = g_ptr_array_index (needles, i);
    for (guint j = 0; j < needle->runs->len && !store_deadline_stops (deadline, sought); j++, sought++) {
      char *const *run = g_ptr_array_index (needle->runs, j);
      g_array_set_size (begins, 0);
      if (!praxis_matches_find_run (reader, number, run, begins, error))
        return NULL;
      for (guint k = 0; k < MIN (begins->len, MOST_MATCHES); k++) {
        PraxisMatch match
            = { g_array_index (begins, guint32, k), (guint16)g_strv_length ((char **)run), (guint16)i };
        g_array_append_val (matches, match);
      }
    }
  }
  g_array_sort (matches, by_position);
  drop_repeated (matches);
  return g_steal_pointer (&matches);
}

static double
window_score (const guint *counts, const GPtrArray *needles, double length) {
  double score = 0;
  for (guint i = 0; i < needles->len; i++) {
    const PraxisNeedle *needle = g_ptr_array_index (needles, i);
    score += needle->idf * counts[i] * (K1 + 1) / (counts[i] + K1 * (1 - B + B * length));
  }
  return score;
}

double
praxis_matches_best_window (const GArray *matches, const GPtrArray *needles, guint words, double length,
                            guint *begins) {
  g_autofree guint *counts = g_new0 (guint, needles->len + 1);
  double best = 0;
  guint first = 0;
  *begins = 0;
  for (guint last = 0; last < matches->len; last++) {
    const PraxisMatch *entering = &g_array_index (matches, PraxisMatch, last);
    counts[entering->needle]++;
    while (g_array_index (matches, PraxisMatch, first).position + words <= entering->position)
      counts[g_array_index (matches, PraxisMatch, first++).needle]--;
    double score = window_score (counts, needles, length);
    if (score <= best)
      continue;
    best = score;
    *begins = g_array_index (matches, PraxisMatch, first).position;
  }
  return best;
}
