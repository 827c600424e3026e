/* Cues: words that mean a topic only where the text speaks of its surroundings, such as "shelter" in one on
 * trafficking. Drops those that nothing around speaks for, before anybody weighs them. */
#include "indexer/tag/tagging.h"

static const PraxisConcept *
broader_of (const PraxisConcept *concept) {
  const GPtrArray *broader = praxis_concept_broader (concept);
  return broader->len > 0 ? broader->pdata[0] : NULL;
}

gboolean
tag_is_area (const PraxisConcept *concept) {
  const PraxisConcept *broader = broader_of (concept);
  return praxis_concept_narrower (concept)->len > 0 && (!broader || !broader_of (broader));
}

const PraxisConcept *
tag_widest (const PraxisConcept *concept) {
  for (const PraxisConcept *broader = broader_of (concept); broader && !tag_is_area (broader);
       broader = broader_of (concept))
    concept = broader;
  return concept;
}

static gboolean
is_cue (const TagHit *hit) {
  return hit->label->kind == PRAXIS_LABEL_CUE;
}

/* Whether what is named is the topic of a cue or a wider one; of an area that is a whole tree, any other
 * topic in it speaks for the cue. */
static gboolean
supports (const PraxisConcept *named, const PraxisConcept *concept) {
  const PraxisConcept *broader = broader_of (concept);
  if (praxis_concept_is_within (concept, named) && !tag_is_area (named))
    return TRUE;
  return broader && !broader_of (broader) && praxis_concept_is_within (named, broader);
}

/* The concepts that are named by labels (of PraxisConcept*, as keys); caller unrefs. */
static GHashTable *
named_concepts (const GArray *hits) {
  GHashTable *named = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (!is_cue (hit))
      g_hash_table_add (named, (gpointer)hit->label->concept);
  }
  return named;
}

static gboolean
is_supported (GHashTable *named, const PraxisConcept *concept) {
  GHashTableIter iterator;
  gpointer each;
  g_hash_table_iter_init (&iterator, named);
  while (g_hash_table_iter_next (&iterator, &each, NULL))
    if (supports (each, concept))
      return TRUE;
  return FALSE;
}

void
tag_cue (TagReading *reading) {
  GArray *hits = reading->hits[TAG_SCHEME_TOPIC];
  g_autoptr (GHashTable) named = named_concepts (hits);
  guint kept = 0;
  for (guint i = 0; i < hits->len; i++) {
    const TagHit hit = g_array_index (hits, TagHit, i);
    if (!is_cue (&hit) || is_supported (named, hit.label->concept))
      g_array_index (hits, TagHit, kept++) = hit;
  }
  g_array_set_size (hits, kept);
}
