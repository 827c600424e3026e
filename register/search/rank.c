/* The second look at the best hits. How much each part counts was measured: docs/retrieval.md. */
#include "register/search/rank.h"
#include "register/index/entry.h"
#include "register/search/feedback.h"
#include "register/search/matches.h"
#include <string.h>

typedef struct {
  PraxisRegister *reg;
  const GPtrArray *needles;
  guint window;          /* words of a passage */
  const GArray *lengths; /* of documents */
  double usual_length;
  double passage_weight; /* what the best passage adds */
  const PraxisColumn *languages;
  guint32 language; /* of the question, by its place in the column one higher; 0: not known */
  double language_factor;
} Ranking;

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = ((const StoreHit *)a)->number, other = ((const StoreHit *)b)->number;
  return (one > other) - (one < other);
}

/* How long a window in this document is, against a usual one: documents may be shorter than windows. Each
 * word stands in the index twice, as it is written and as its stem. */
static double
window_length (const Ranking *ranking, guint number) {
  double own = g_array_index (ranking->lengths, guint32, number) / 2.0;
  return MIN (ranking->window, own) / MAX (1, MIN (ranking->window, ranking->usual_length));
}

static gboolean
add_best_passage (const Ranking *ranking, StoreHit *hit, GError **error) {
  g_autoptr (GArray) matches = praxis_matches_find (ranking->reg->reader, hit->number, ranking->needles,
                                                    &ranking->reg->deadline, error);
  if (matches == NULL)
    return FALSE;
  guint begins;
  double best = praxis_matches_best_window (matches, ranking->needles, ranking->window,
                                            window_length (ranking, hit->number), &begins);
  hit->score += ranking->passage_weight * best;
  return TRUE;
}

/* Names and numbers are the same in every language, so a text in another may hold as much of the question;
 * but whoever asks in French reads French. */
static void
prefer_language (const Ranking *ranking, StoreHit *hit) {
  guint count = 0;
  const guint32 *items
      = ranking->language == 0 ? NULL : praxis_column_items (ranking->languages, hit->number, &count);
  for (guint i = 0; i < count; i++)
    if (items[i] + 1 == ranking->language)
      hit->score *= ranking->language_factor;
}

static void
sort_best (StoreHit *hits, guint count, const PraxisOrder *order) {
  g_qsort_with_data (hits, (gint)count, sizeof *hits, praxis_order_compare_data, (gpointer)order);
}

static guint32
place_of (const PraxisColumn *column, const char *value) {
  return value == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (column->numbers, value));
}

gboolean
praxis_rank (PraxisRegister *reg, const PraxisPlan *plan, const char *language, GArray *hits, guint most,
             GError **error) {
  const PraxisColumn *languages = praxis_columns_find (reg->columns, praxis_field_find ("language"));
  Ranking ranking = {
    .reg = reg,
    .needles = plan->needles,
    .window = (guint)praxis_settings_number (reg->settings, "search.passage-words"),
    .passage_weight = praxis_settings_decimal (reg->settings, "search.passage-weight"),
    .languages = languages,
    .usual_length
    = (double)store_reader_words (reg->reader) / 2 / MAX (1, store_reader_documents (reg->reader)),
    .language = place_of (languages, language),
    .language_factor = praxis_settings_decimal (reg->settings, "search.language-weight"),
  };
  guint count = MIN (most, hits->len);
  if (count == 0)
    return TRUE;
  const PraxisOrder *order = praxis_orders_find (reg->orders, "score", error);
  ranking.lengths = order == NULL ? NULL : praxis_postings_lengths (reg->postings, error);
  if (ranking.lengths == NULL)
    return FALSE;
  StoreHit *ranked = (StoreHit *)(void *)hits->data;
  /* The index keeps positions and lengths by number: in this order neighbours are read at once. */
  qsort (ranked, count, sizeof (StoreHit), by_number);
  for (guint i = 0; i < count && !store_deadline_passed (&reg->deadline); i++) {
    if (!add_best_passage (&ranking, &ranked[i], error))
      return FALSE;
    prefer_language (&ranking, &ranked[i]);
  }
  sort_best (ranked, count, order);
  const PraxisFeedback feedback = {
    .reg = reg,
    .plan = plan,
    .lengths = ranking.lengths,
    .usual_length = ranking.usual_length,
    .window = ranking.window,
    .weight = praxis_settings_decimal (reg->settings, "search.feedback-weight"),
  };
  if (!praxis_feedback_add (&feedback, ranked, count, error))
    return FALSE;
  sort_best (ranked, count, order);
  return TRUE;
}
