/* Cues: words that mean a topic only where the text speaks of its surroundings, such as "shelter" in one on
 * trafficking, where a paragraph comes back to them, or where a heading consists of nothing else, in a text
 * that names any topic.
 * Drops those that nothing speaks for and says what the others count, before anybody weighs them. */
#include "indexer/tag/tagging.h"
#include "register/text/token.h"

#define LONGEST_HEADING 80
/* What a cue counts, of a label. */
#define CUE 0.5
/* A paragraph that comes back to a topic, so many times within so many bytes on either side of a cue, is
 * about it: there the cue counts as a label does. */
#define MANY 3
#define AROUND 250
#define DENSE 1
/* What a title, keywords or a heading name is as loud as so many words of the text. */
#define LOUD 3

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
  const PraxisConcept *broader = broader_of (concept);
  for (guint step = 0; broader && !tag_is_area (broader) && step < PRAXIS_DEEPEST_CONCEPT; step++) {
    concept = broader;
    broader = broader_of (concept);
  }
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

/* How loudly concepts are named, by PraxisConcept*, and what that says for others. */
typedef struct {
  GHashTable *named;     /* PraxisConcept* -> guint */
  GHashTable *supported; /* PraxisConcept* -> guint, as far as it was asked for: a text repeats its cues */
} Surroundings;

static Surroundings *
surroundings_new (void) {
  Surroundings *surroundings = g_new (Surroundings, 1);
  surroundings->named = g_hash_table_new (NULL, NULL);
  surroundings->supported = g_hash_table_new (NULL, NULL);
  return surroundings;
}

static void
surroundings_free (Surroundings *surroundings) {
  g_hash_table_unref (surroundings->named);
  g_hash_table_unref (surroundings->supported);
  g_free (surroundings);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Surroundings, surroundings_free)

static void
count_in (GHashTable *counts, const TagHit *hit, guint more) {
  gpointer concept = (gpointer)hit->label->concept;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, concept));
  g_hash_table_insert (counts, concept, GUINT_TO_POINTER (count + more));
}

static void
surroundings_name (Surroundings *surroundings, const TagHit *hit) {
  count_in (surroundings->named, hit, hit->span.place <= TAG_PLACE_HEADING ? LOUD : 1);
}

static guint
add_support (GHashTable *named, const PraxisConcept *concept) {
  GHashTableIter iterator;
  gpointer each, loudness;
  guint support = 0;
  g_hash_table_iter_init (&iterator, named);
  while (g_hash_table_iter_next (&iterator, &each, &loudness))
    if (supports (each, concept))
      support += GPOINTER_TO_UINT (loudness);
  return support;
}

/* How loudly the surroundings of a cue's concept are named: 0 if nothing speaks for it. */
static guint
support_for (const Surroundings *surroundings, const PraxisConcept *concept) {
  gpointer known;
  if (g_hash_table_lookup_extended (surroundings->supported, concept, NULL, &known))
    return GPOINTER_TO_UINT (known);
  guint support = add_support (surroundings->named, concept);
  g_hash_table_insert (surroundings->supported, (gpointer)concept, GUINT_TO_POINTER (support));
  return support;
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

/* Topics within a narrower one than an area have surroundings of their own, which have to be named: an
 * investigation of theft is none of trafficking. */
static gboolean
speaks_alone (const PraxisConcept *concept) {
  const PraxisConcept *broader = broader_of (concept);
  return !broader || tag_is_area (broader);
}

static gboolean
is_near (const TagHit *hit, const TagHit *other) {
  return other->span.words == hit->span.words && other->span.offset + AROUND >= hit->span.offset
         && hit->span.offset + AROUND >= other->span.offset;
}

/* Whether the paragraph around a cue comes back to its topic; hits come by offset. */
static gboolean
is_dense (const GArray *hits, guint index) {
  const TagHit *hit = &g_array_index (hits, TagHit, index);
  guint count = 0;
  if (hit->span.place <= TAG_PLACE_HEADING || !speaks_alone (hit->label->concept))
    return FALSE;
  for (guint i = index; i < hits->len && is_near (hit, &g_array_index (hits, TagHit, i)); i++)
    count += g_array_index (hits, TagHit, i).label->concept == hit->label->concept;
  for (guint i = index; i-- > 0 && is_near (hit, &g_array_index (hits, TagHit, i));)
    count += g_array_index (hits, TagHit, i).label->concept == hit->label->concept;
  return count >= MANY;
}

/* any: whether the text names a topic. */
static void
weigh (GArray *hits, gboolean any) {
  for (guint i = 0; i < hits->len; i++) {
    TagHit *hit = &g_array_index (hits, TagHit, i);
    if (is_cue (hit) && !(any && is_all_of_heading (hit)))
      hit->cue = is_dense (hits, i) ? DENSE : CUE;
  }
}

/* Without those that nothing speaks for. */
static void
keep_supported (GArray *hits) {
  g_autoptr (Surroundings) surroundings = surroundings_new ();
  guint kept = 0;
  for (guint i = 0; i < hits->len; i++)
    if (!is_cue (&g_array_index (hits, TagHit, i)))
      surroundings_name (surroundings, &g_array_index (hits, TagHit, i));
  weigh (hits, g_hash_table_size (surroundings->named) > 0);
  for (guint i = 0; i < hits->len; i++) {
    TagHit hit = g_array_index (hits, TagHit, i);
    if (hit.cue != CUE || support_for (surroundings, hit.label->concept) > 0)
      g_array_index (hits, TagHit, kept++) = hit;
  }
  g_array_set_size (hits, kept);
}

static gboolean
is_cue_in_text (const TagHit *hit) {
  return hit->cue > 0 && hit->cue < DENSE && hit->span.place > TAG_PLACE_HEADING;
}

/* Cues in the text together count no more than the names that speak for them: one "migration data" does not
 * make all that is said of data speak of migration. */
static void
share_out (GArray *hits) {
  g_autoptr (Surroundings) surroundings = surroundings_new ();
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (is_cue_in_text (hit))
      count_in (counts, hit, 1);
    else
      surroundings_name (surroundings, hit);
  }
  for (guint i = 0; i < hits->len; i++) {
    TagHit *hit = &g_array_index (hits, TagHit, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, hit->label->concept));
    if (is_cue_in_text (hit))
      hit->cue = MIN (hit->cue, (double)support_for (surroundings, hit->label->concept) / count);
  }
}

void
tag_cue (TagReading *reading) {
  keep_supported (reading->hits[TAG_SCHEME_TOPIC]);
  share_out (reading->hits[TAG_SCHEME_TOPIC]);
}
