/* Marking words: by their positions, which are what a question was matched by. Passages and whole pages are
 * marked so. */
#include "register/answer/marks.h"

#define LONGEST_RUN 16u /* words that a match may go on for */

static double
weight_at (PraxisMarker *marker, guint position) {
  const GArray *matches = marker->matches;
  double weight = 0;
  while (marker->from < matches->len
         && g_array_index (matches, PraxisMatch, marker->from).position + LONGEST_RUN < position)
    marker->from++;
  for (guint i = marker->from; i < matches->len; i++) {
    const PraxisMatch *match = &g_array_index (matches, PraxisMatch, i);
    if (match->position > position)
      break;
    const PraxisNeedle *needle = g_ptr_array_index (marker->needles, match->needle);
    if (needle->shown && position < match->position + match->words)
      weight = MAX (weight, needle->weight);
  }
  return weight;
}

/* The pairs of Han and kana overlap: those that hold together are one mark. */
static void
add_mark (GArray *marks, gsize start, gsize end, double weight) {
  PraxisMark *last = marks->len > 0 ? &g_array_index (marks, PraxisMark, marks->len - 1) : NULL;
  PraxisMark mark = { start, end, weight };
  if (last == NULL || last->end <= start) {
    g_array_append_val (marks, mark);
    return;
  }
  last->end = MAX (last->end, end);
  last->weight += weight;
}

void
praxis_marker_see (PraxisMarker *marker, const PraxisToken *token, guint position) {
  double weight = weight_at (marker, position);
  if (weight > 0)
    add_mark (marker->marks, token->start, token->end, weight);
}
