/* Cues: words that mean a topic only where the text speaks of its surroundings, such as "shelter" in one on
 * trafficking, or where a heading consists of nothing else, in a text that names any topic.
 * Drops those that nothing speaks for, before anybody weighs them. */
#include "indexer/tag/tagging.h"
#include "register/text/token.h"

#define LONGEST_HEADING 80

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

/* What speaks for cues, and for which concepts that is known: a text repeats its cues. */
typedef struct {
  GHashTable *named;     /* of PraxisConcept*, as keys */
  GHashTable *supported; /* PraxisConcept* -> whether its surroundings are named */
} Surroundings;

static gboolean
is_surrounded (const Surroundings *surroundings, const PraxisConcept *concept) {
  gpointer known;
  if (g_hash_table_lookup_extended (surroundings->supported, concept, NULL, &known))
    return GPOINTER_TO_INT (known);
  gboolean supported = is_supported (surroundings->named, concept);
  g_hash_table_insert (surroundings->supported, (gpointer)concept, GINT_TO_POINTER (supported));
  return supported;
}

static gboolean
has_letter (const char *word) {
  for (const char *at = word; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* Whether a part of a heading, beside a hit, says nothing or is joined to it: "4.5", "The" and "and food" do.
 */
static gboolean
is_beside (const char *words, gsize length, gboolean before) {
  static const char *const joining[]
      = { "and", "et", "y", "e", "и", "و", "the", "les", "la", "le", "los", "las", "el", "os", "as", NULL };
  g_autofree char *part = g_strndup (words, length);
  g_autofree char *folded = praxis_fold (part);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  guint count = g_strv_length (all);
  const char *next = count == 0 ? "" : all[before ? count - 1 : 0];
  gboolean comma = before ? g_str_has_suffix (g_strchomp (part), ",") : *part == ',';
  return comma || !has_letter (next) || g_strv_contains (joining, next);
}

static gboolean
is_all_of_heading (const TagHit *hit) {
  const TagSpan *span = &hit->span;
  const char *start = span->words + span->offset, *end = start + span->length, *line = start;
  if (span->place != TAG_PLACE_HEADING)
    return FALSE;
  while (line > span->words && line[-1] != '\n' && start - line < LONGEST_HEADING)
    line--;
  return is_beside (line, start - line, TRUE)
         && is_beside (end, tag_length_until (end, "\n", LONGEST_HEADING), FALSE);
}

void
tag_cue (TagReading *reading) {
  GArray *hits = reading->hits[TAG_SCHEME_TOPIC];
  g_autoptr (GHashTable) named = named_concepts (hits);
  g_autoptr (GHashTable) supported = g_hash_table_new (NULL, NULL);
  const Surroundings surroundings = { named, supported };
  guint kept = 0;
  for (guint i = 0; i < hits->len; i++) {
    TagHit hit = g_array_index (hits, TagHit, i);
    const PraxisConcept *concept = hit.label->concept;
    hit.cue = is_cue (&hit) && !(is_all_of_heading (&hit) && g_hash_table_size (named) > 0);
    if (!hit.cue || is_surrounded (&surroundings, concept))
      g_array_index (hits, TagHit, kept++) = hit;
  }
  g_array_set_size (hits, kept);
}
