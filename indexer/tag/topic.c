/* Topics: labels of the scheme "topic", weighed by where they stand and by how often the text comes back to
 * them, in proportion to its length. What belongs to the subject of a text needs less than what does not: in
 * one on trafficking, one sentence on shelters tells what it is about. The standard is in
 * docs/vocabularies.md. */
#include "indexer/tag/tagging.h"
#include <math.h>
#include <string.h>

/* On top of what each word of the text weighs. */
static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 3,
  [TAG_PLACE_FILE_NAME] = 2,
  [TAG_PLACE_KEYWORDS] = 3,
  [TAG_PLACE_HEADING] = 1.5,
};
/* Of words that are not written as the label is. */
#define VARIANT 0.75
/* What words count in a section of some role: what a document teaches is meant to be found; of what there was
 * before, it says nothing of its own; lists only tell what is named elsewhere. */
static const struct {
  const char *role;
  double factor;
} roles[] = {
  { "practices", 2.5 }, { "lessons", 2.5 }, { "recommendations", 2.5 },
  { "context", 0.5 },   { "annex", 0 },     { "contents", 0 },
};
/* So many bytes of a list, or of what there was before, are one in the first half of a text, as the heading
 * behind it may not be known. */
#define LONGEST 10000
/* One heading tells enough, a hundred are no hundred times better. */
#define MOST_HEADINGS 2
/* In a text of a thousand words; in one of four thousand, twice as much. A short one counts as one of so many
 * words: what it names but once is named in passing. */
#define THRESHOLD 1.5
#define SHORT 500
/* How much of that is spared where all else that the text names is about what the topic is a part of. */
#define SPARED 0.9

static double
weight_of (const TagHit *hit) {
  return hit->cue > 0 ? hit->cue : hit->variant ? VARIANT : 1;
}

static double
factor_of_role (const char *role) {
  for (guint i = 0; role && i < G_N_ELEMENTS (roles); i++)
    if (strcmp (role, roles[i].role) == 0)
      return roles[i].factor;
  return 1;
}

/* What a hit counts by its section; hits come by offset, so that it is one of those from *next on. */
static double
factor_of_section (const TagReading *reading, const TagHit *hit, guint *next) {
  const GArray *sections = reading->document->sections;
  gsize offset = hit->span.offset;
  if (hit->span.place < TAG_PLACE_HEADING)
    return 1;
  while (*next < sections->len && g_array_index (sections, PraxisSection, *next).start <= offset)
    (*next)++;
  if (*next == 0)
    return 1;
  const PraxisSection *section = &g_array_index (sections, PraxisSection, *next - 1);
  double factor = factor_of_role (section->role);
  gboolean in_front = section->start < reading->document->text->len / 2;
  return factor < 1 && in_front && offset > section->start + LONGEST ? 1 : factor;
}

/* score is for now what all hits weigh, bonus those in the text. */
static GArray *
tally_hits (const TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_TOPIC];
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  guint next = 0;
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    double weight = weight_of (hit), factor = factor_of_section (reading, hit, &next);
    if (factor == 0)
      continue;
    TagTally *tally = tag_tally_add (tallies, hit, weight);
    tally->score += weight;
    if (hit->span.place >= TAG_PLACE_HEADING)
      tally->bonus += weight * factor;
  }
  return tallies;
}

/* The share of what lies around a topic, of the same widest topic that is no area, in all that is named. */
static double
share_around (const GArray *tallies, const TagTally *tally) {
  const PraxisConcept *widest = tag_widest (tally->concept);
  double all = 0, around = 0;
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *other = &g_array_index (tallies, TagTally, i);
    all += other->score;
    if (other != tally && tag_widest (other->concept) == widest)
      around += other->score;
  }
  return around / all;
}

/* What a text is named after it is about, however many others name that in passing. */
static double
score_of (const TagReading *reading, const TagTally *tally) {
  double named = 0;
  for (guint place = TAG_PLACE_TITLE; place <= TAG_PLACE_KEYWORDS; place++)
    named += MIN (tally->weight[place], 1) * weights[place];
  double headings = MIN (tally->weight[TAG_PLACE_HEADING], MOST_HEADINGS) * weights[TAG_PLACE_HEADING];
  double mentions = tally->bonus / sqrt (MAX (reading->words, SHORT) / 1000.0);
  return named + (headings + mentions) * praxis_concept_weight (tally->concept);
}

/* An area is what a document is about if it is named after it; in passing, nearly every text names some. */
static gboolean
is_claimed (const TagTally *tally) {
  return tally->score >= tally->required
         && (tally->best.place <= TAG_PLACE_KEYWORDS || !tag_is_area (tally->concept));
}

/* Words of a narrower topic speak for the wider one, too: beside it, it needs as much as any other, unless
 * something is named after it. */
static gboolean
is_beside_narrower (const GArray *tallies, const TagTally *tally) {
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *other = &g_array_index (tallies, TagTally, i);
    if (other != tally && other->score >= other->required
        && praxis_concept_is_within (other->concept, tally->concept))
      return TRUE;
  }
  return FALSE;
}

static void
require_beside (GArray *tallies) {
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    if (tally->best.place > TAG_PLACE_HEADING && is_beside_narrower (tallies, tally))
      tally->required = THRESHOLD;
  }
}

static void
claim (TagReading *reading, const TagTally *tally) {
  g_autofree char *rule = g_strdup_printf ("%s-label", tag_place_name (tally->best.place));
  PraxisClaim *claim
      = tag_claim (reading, "topic", praxis_concept_id (tally->concept), "about", rule, &tally->best);
  claim->score = tally->score;
}

void
tag_topic (TagReading *reading) {
  g_autoptr (GArray) tallies = tally_hits (reading);
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    tally->required = THRESHOLD * (1 - SPARED * share_around (tallies, tally));
  }
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    tally->score = score_of (reading, tally);
  }
  require_beside (tallies);
  tag_tallies_sort (tallies);
  for (guint i = 0, passed_over = 0; i < tallies->len; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    gboolean claimed = is_claimed (tally);
    if (!claimed && ++passed_over > TAG_RUNNERS_UP)
      continue;
    claim (reading, tally);
    if (!claimed)
      tag_pass_over_weak (reading, tally->required);
  }
}
