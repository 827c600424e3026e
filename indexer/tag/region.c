/* Regions: those a document names prominently, and those all of the countries it is about belong to. Drawn
 * after the countries, whose claims it reads. */
#include "indexer/tag/tagging.h"
#include "register/vocabulary/regions.h"
#include <string.h>

static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 8,   [TAG_PLACE_FILE_NAME] = 4,  [TAG_PLACE_KEYWORDS] = 4,
  [TAG_PLACE_HEADING] = 4, [TAG_PLACE_FIRST_PAGE] = 1, [TAG_PLACE_BODY] = 0.7,
};
#define THRESHOLD 4.0
#define MOST_REGIONS 6

static gboolean
is_claimed (const PraxisDocument *document, const char *region) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (strcmp (claim->field, "region") == 0 && strcmp (claim->value, region) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "Africa" adds nothing to "West Africa". */
static gboolean
is_narrowed (const GArray *tallies, const TagTally *tally) {
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *other = &g_array_index (tallies, TagTally, i);
    if (other != tally && other->score >= THRESHOLD
        && praxis_concept_is_within (other->concept, tally->concept))
      return TRUE;
  }
  return FALSE;
}

static void
claim_named (TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_REGION];
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  for (guint i = 0; i < hits->len; i++)
    tag_tally_add (tallies, &g_array_index (hits, TagHit, i), 1);
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    for (guint place = 0; place < TAG_PLACE_BODY; place++)
      tally->score += MIN (tally->weight[place], 2) * weights[place];
    tally->score += tag_density (reading, tally->weight[TAG_PLACE_BODY]) * weights[TAG_PLACE_BODY];
  }
  tag_tallies_sort (tallies);
  for (guint i = 0; i < MIN (tallies->len, MOST_REGIONS); i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    if (is_narrowed (tallies, tally))
      continue;
    g_autofree char *rule = g_strdup_printf ("%s-label", tag_place_name (tally->best.place));
    PraxisClaim *claim
        = tag_claim (reading, "region", praxis_concept_id (tally->concept), "about", rule, &tally->best);
    claim->score = tally->score;
    if (tally->score < THRESHOLD)
      tag_pass_over_weak (reading, THRESHOLD);
  }
}

/* The claim quotes the country it follows from. */
static void
claim_from_country (TagReading *reading, const PraxisConcept *region, const PraxisClaim *country) {
  PraxisClaim *claim
      = tag_claim (reading, "region", praxis_concept_id (region), "about", PRAXIS_RULE_FROM_COUNTRY, NULL);
  g_free (claim->source);
  claim->source = g_strdup (country->source);
  g_free (claim->quote);
  claim->quote = g_strdup (country->quote);
  claim->offset = country->offset;
  claim->page = country->page;
  claim->score = country->score / 2;
}

static void
claim_regions_of (TagReading *reading, const PraxisClaim *country) {
  const PraxisConcept *concept
      = praxis_vocabulary_find (reading->tagger->vocabulary, "country", country->value);
  g_autoptr (GPtrArray) regions = concept ? praxis_country_regions (concept) : NULL;
  for (guint i = 0; regions && i < regions->len; i++)
    if (!is_claimed (reading->document, praxis_concept_id (regions->pdata[i])))
      claim_from_country (reading, regions->pdata[i], country);
}

void
tag_region (TagReading *reading) {
  claim_named (reading);
  guint n_claims = reading->document->claims->len;
  for (guint i = 0; i < n_claims; i++) {
    const PraxisClaim *claim = reading->document->claims->pdata[i];
    if (strcmp (claim->field, "country") == 0 && g_strcmp0 (claim->role, "about") == 0)
      claim_regions_of (reading, claim);
  }
}
