/* What a section is about: the countries and topics that its heading names, else those of the section it lies
 * in, else what its own words name most. So a passage of a report by chapters can be told from the others.
 * Comes after the taggers of both. */
#include "indexer/tag/tagging.h"
#include <string.h>

/* Without a heading that tells, a section is about what it names so often, and so much more than others. */
#define OFTEN 3
#define MOST 0.6
/* A heading that names more is a list. */
#define LONGEST_LIST 3

static const TagScheme schemes[PRAXIS_SUBJECTS] = {
  [PRAXIS_SUBJECT_COUNTRY] = TAG_SCHEME_COUNTRY,
  [PRAXIS_SUBJECT_TOPIC] = TAG_SCHEME_TOPIC,
};

#define LEVELS 8

/* One field's pass over the sections, and over the hits in the text, both by offset. */
typedef struct {
  TagReading *reading;
  PraxisSubject subject;
  const GArray *hits;    /* of TagHit */
  GHashTable *mentioned; /* ids of countries */
  guint next;
  char **inherited[LEVELS]; /* of the sections that the next one lies in; borrowed */
} Pass;

/* The ids of the countries that the document at least mentions (borrowed, as keys); caller unrefs. */
static GHashTable *
mentioned_countries (const PraxisDocument *document) {
  GHashTable *mentioned = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (strcmp (claim->field, "country") == 0)
      g_hash_table_add (mentioned, claim->value);
  }
  return mentioned;
}

/* Not so a country that the document does not even mention: it was weighed, and is something else here. */
static gboolean
is_meant (const Pass *pass, const TagHit *hit) {
  return pass->subject != PRAXIS_SUBJECT_COUNTRY
         || g_hash_table_contains (pass->mentioned, praxis_concept_id (hit->label->concept));
}

/* The tallies of the hits before an offset, which the next section begins at; caller unrefs. */
static GArray *
tallies_before (Pass *pass, gsize end) {
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  for (; pass->next < pass->hits->len; pass->next++) {
    const TagHit *hit = &g_array_index (pass->hits, TagHit, pass->next);
    if (hit->span.place < TAG_PLACE_HEADING)
      continue;
    if (hit->span.offset >= end)
      break;
    if (is_meant (pass, hit))
      tag_tally_add (tallies, hit, 1)->score += 1;
  }
  tag_tallies_sort (tallies);
  return tallies;
}

/* NULL if the heading names nothing, or too much. */
static char **
of_heading (const GArray *tallies) {
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  guint named = 0;
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    if (tally->weight[TAG_PLACE_HEADING] == 0)
      continue;
    g_strv_builder_add (values, praxis_concept_id (tally->concept));
    named++;
  }
  return named > 0 && named <= LONGEST_LIST ? g_strv_builder_end (values) : NULL;
}

static char **
of_words (const GArray *tallies) {
  double all = 0;
  for (guint i = 0; i < tallies->len; i++)
    all += g_array_index (tallies, TagTally, i).score;
  const TagTally *first = tallies->len > 0 ? &g_array_index (tallies, TagTally, 0) : NULL;
  if (!first || first->score < OFTEN || first->score < MOST * all)
    return NULL;
  return g_strdupv ((char *[]){ (char *)praxis_concept_id (first->concept), NULL });
}

static void
tag_section (Pass *pass, guint index) {
  const PraxisDocument *document = pass->reading->document;
  PraxisSection *section = &g_array_index (document->sections, PraxisSection, index);
  gsize end = index + 1 < document->sections->len
                  ? g_array_index (document->sections, PraxisSection, index + 1).start
                  : document->text->len;
  g_autoptr (GArray) tallies = tallies_before (pass, end);
  guint level = MIN (section->level, LEVELS - 1);
  char **subjects = of_heading (tallies);
  if (!subjects && level > 0)
    subjects = g_strdupv (pass->inherited[level - 1]);
  if (!subjects)
    subjects = of_words (tallies);
  g_strfreev (section->subjects[pass->subject]);
  section->subjects[pass->subject] = subjects;
  for (guint below = level; below < LEVELS; below++)
    pass->inherited[below] = subjects;
}

void
tag_subject (TagReading *reading) {
  g_autoptr (GHashTable) mentioned = mentioned_countries (reading->document);
  for (guint subject = 0; subject < PRAXIS_SUBJECTS; subject++) {
    const GArray *hits = reading->hits[schemes[subject]];
    Pass pass = { .reading = reading, .subject = subject, .hits = hits, .mentioned = mentioned };
    for (guint i = 0; i < reading->document->sections->len; i++)
      tag_section (&pass, i);
  }
}
