/* Topics: labels of the scheme "topic", weighed by where they stand. What a document names in its title or a
 * heading it is about; what it names often, too. */
#include "indexer/tag/tagging.h"

static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 8,   [TAG_PLACE_FILE_NAME] = 4,    [TAG_PLACE_KEYWORDS] = 4,
  [TAG_PLACE_HEADING] = 4, [TAG_PLACE_FIRST_PAGE] = 0.5, [TAG_PLACE_BODY] = 2,
};
/* One heading is enough, a hundred are no hundred times better. */
#define MOST_HEADINGS 3
#define MOST_FIRST_PAGE 3
/* A text of fewer words counts as one of so many: a topic that it names but once is named in passing. */
#define SHORT 1000
/* No share of the strongest topic is asked for: what a document treats beside its main topic it is about,
 * too. */
#define THRESHOLD 3

static double
score_of (const TagReading *reading, const TagTally *tally) {
  double score = 0;
  for (guint place = TAG_PLACE_TITLE; place <= TAG_PLACE_KEYWORDS; place++)
    score += MIN (tally->weight[place], 1) * weights[place];
  score += MIN (tally->weight[TAG_PLACE_HEADING], MOST_HEADINGS) * weights[TAG_PLACE_HEADING];
  score += MIN (tally->weight[TAG_PLACE_FIRST_PAGE], MOST_FIRST_PAGE) * weights[TAG_PLACE_FIRST_PAGE];
  double all = tally->weight[TAG_PLACE_HEADING] + tally->weight[TAG_PLACE_FIRST_PAGE]
               + tally->weight[TAG_PLACE_BODY];
  return score + all * 1000.0 / MAX (reading->words, SHORT) * weights[TAG_PLACE_BODY];
}

void
tag_topic (TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_TOPIC];
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  for (guint i = 0; i < hits->len; i++)
    tag_tally_add (tallies, &g_array_index (hits, TagHit, i), 1);
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    tally->score = score_of (reading, tally);
  }
  tag_tallies_sort (tallies);
  guint passed_over = 0;
  for (guint i = 0; i < tallies->len && passed_over < TAG_RUNNERS_UP; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    g_autofree char *rule = g_strdup_printf ("%s-label", tag_place_name (tally->best.place));
    PraxisClaim *claim
        = tag_claim (reading, "topic", praxis_concept_id (tally->concept), "about", rule, &tally->best);
    claim->score = tally->score;
    if (tally->score >= THRESHOLD)
      continue;
    tag_pass_over_weak (reading, THRESHOLD);
    passed_over++;
  }
}
