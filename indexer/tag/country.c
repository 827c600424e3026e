/* Countries: what a document is about, and those it merely mentions. Structure outweighs frequency: title,
 * file name, headings, "Government of X" and "Country: X" say more than a count. Towns speak for their
 * country. Words around a name decide whether it is the country at all. */
#include "indexer/tag/country_hit.h"
#include <string.h>

static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 10,  [TAG_PLACE_FILE_NAME] = 5,    [TAG_PLACE_KEYWORDS] = 3,
  [TAG_PLACE_HEADING] = 3, [TAG_PLACE_FIRST_PAGE] = 0.7, [TAG_PLACE_BODY] = 1,
};
/* What weighs as much is the subject of a title, be it a demonym. */
#define PLAIN 0.5
/* So many names beside one are a row, in which each weighs less; so many bytes stand between two of them. A
 * heading is short, and one of four names is of no chapter about either. */
#define LONG_ROW 6
#define HEADING_ROW 3
#define ENUMERATED 0.2
#define MOST_BETWEEN 8
/* What a town or a province in the text counts, of its country's name. */
#define PLACE_IN_TEXT 0.8
#define MOST_HEADINGS 3
#define MOST_FIRST_PAGE 4
#define MOST_DENSITY 10
/* "Government of X", "Country: X", and the most that these count together. */
#define GOVERNMENT 1.0
#define STATED 3.0
#define MOST_BONUS 3
/* For being named throughout the text, and for being named more than all others together. */
#define SPREAD 3.0
#define DOMINANCE 4.0
#define FEW 3
#define DENSE 0.5 /* a thousand words */
#define REGIONAL_SHARE 0.08

/* Below THRESHOLD, or below so large a share of the strongest (or of STRONG), a country is only mentioned. */
#define THRESHOLD 3.6
#define RELATIVE 0.48
#define STRONG 24.0
/* Where a title names a country, those that it does not name need this share of its score. */
#define BESIDE_TITLE 0.45
#define MOST_COUNTRIES 6
/* A group of countries named evenly: each with this share of the one before it and in so many tenths of the
 * text, together with this share of all that is named. */
#define EVEN 0.6
#define LEAST_EVEN 2.0
#define EVEN_TENTHS 3
#define SMALLEST_GROUP 4
#define LARGEST_GROUP 9 /* more are a list: of members, of parties to a treaty */
#define MOST_NAMED 0.7
/* A regional document is about many; then those that its headings name. */
#define MOST_REGIONAL 12

static double
in_text (const TagTally *tally) {
  return tally->weight[TAG_PLACE_HEADING] + tally->weight[TAG_PLACE_FIRST_PAGE]
         + tally->weight[TAG_PLACE_BODY];
}

/* A document is about the country that it names in more than half of its parts, or that outweighs all others.
 * One passing mention does not outweigh anything. */
static double
presence (const TagReading *reading, const TagTally *tally, double all) {
  double own = in_text (tally), spread = __builtin_popcount (tally->tenths) / 10.0, share = own / all;
  double score = 0;
  if (own >= FEW && share >= REGIONAL_SHARE)
    score += SPREAD * MAX (spread - 0.5, 0) * 2;
  if (share > 0.5 && tag_density (reading, own) >= (own >= FEW ? DENSE : 1))
    score += DOMINANCE * share;
  return score;
}

static double
score_of (const TagReading *reading, const TagTally *tally, double all) {
  double score = 0;
  for (guint place = TAG_PLACE_TITLE; place <= TAG_PLACE_KEYWORDS; place++)
    score += MIN (tally->weight[place], 1) * weights[place];
  score += MIN (tally->weight[TAG_PLACE_HEADING], MOST_HEADINGS) * weights[TAG_PLACE_HEADING];
  score += MIN (tally->weight[TAG_PLACE_FIRST_PAGE], MOST_FIRST_PAGE) * weights[TAG_PLACE_FIRST_PAGE];
  score += MIN (tally->bonus, MOST_BONUS);
  score += MIN (tag_density (reading, in_text (tally)), MOST_DENSITY) * weights[TAG_PLACE_BODY];
  return score + presence (reading, tally, all);
}

/* Nothing but a comma or a word stands between a hit and the next. */
static gboolean
is_next (const GArray *hits, guint i) {
  const TagSpan *span = &g_array_index (hits, TagHit, i).span;
  const TagSpan *next = &g_array_index (hits, TagHit, i + 1).span;
  gsize end = span->offset + span->length;
  return span->words == next->words && next->offset <= end + MOST_BETWEEN;
}

/* Words that are labels of several countries (Congo, Guinea in some languages) count for those that the
 * document also names unmistakably, for none of the others. */
static gboolean
is_shared (const GArray *hits, guint i) {
  const TagSpan *span = &g_array_index (hits, TagHit, i).span;
  for (guint j = i > 0 ? i - 1 : 0; j < MIN (i + 2, hits->len); j++) {
    const TagSpan *other = &g_array_index (hits, TagHit, j).span;
    if (j != i && other->words == span->words && other->offset == span->offset)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_tallied (const GArray *tallies, const PraxisConcept *concept) {
  for (guint i = 0; i < tallies->len; i++)
    if (g_array_index (tallies, TagTally, i).concept == concept)
      return TRUE;
  return FALSE;
}

/* One of many names in a row, which say little of each: members, parties to a treaty, votes. */
static gboolean
is_enumerated (const GArray *hits, guint i) {
  TagPlace place = g_array_index (hits, TagHit, i).span.place;
  guint first = i, last = i, row = place == TAG_PLACE_HEADING ? HEADING_ROW : LONG_ROW;
  while (first > 0 && i - first < row && is_next (hits, first - 1))
    first--;
  while (last + 1 < hits->len && last - i < row && is_next (hits, last))
    last++;
  return last - first >= row;
}

/* A name in the title that plays a part of its own there ("migrants from X in Y") is not the subject, unless
 * the title names no other. */
static gboolean
has_plain_title (const TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_COUNTRY];
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (hit->span.place != TAG_PLACE_TITLE)
      return FALSE;
    if (country_hit_judge (reading, hit).weight >= PLAIN)
      return TRUE;
  }
  return FALSE;
}

/* The first place where a country plays a part. */
typedef struct {
  const PraxisConcept *concept;
  const char *role;
  TagSpan span;
} Part;

static void
note_part (GArray *parts, const TagHit *hit, const char *role) {
  for (guint i = 0; i < parts->len; i++) {
    const Part *part = &g_array_index (parts, Part, i);
    if (part->concept == hit->label->concept && strcmp (part->role, role) == 0)
      return;
  }
  Part part = { hit->label->concept, role, hit->span };
  g_array_append_val (parts, part);
}

/* What is being counted. */
typedef struct {
  TagReading *reading;
  GArray *tallies;      /* of TagTally */
  GArray *parts;        /* of Part */
  GHashTable *people;   /* PraxisConcept*: names of persons here */
  gboolean plain_title; /* the title names a country that is its subject */
  gboolean named;       /* or a place in it */
} Count;

/* The concepts (PraxisConcept*, as keys) by whose name the text speaks of a person, and nowhere in words that
 * stand before countries of the country: then whoever is called by the name alone is that person. Caller
 * unrefs. */
static GHashTable *
somebody (const TagReading *reading) {
  const GArray *hits = reading->hits[TAG_SCHEME_COUNTRY];
  GHashTable *people = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) introduced = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (!country_hit_may_be_person (hit))
      continue;
    CountryHit judged = country_hit_judge (reading, hit);
    gpointer concept = (gpointer)hit->label->concept;
    if (judged.weight > 0 && judged.introduced)
      g_hash_table_add (introduced, concept);
    if (judged.person)
      g_hash_table_add (people, concept);
  }
  GHashTableIter iterator;
  gpointer concept;
  g_hash_table_iter_init (&iterator, people);
  while (g_hash_table_iter_next (&iterator, &concept, NULL))
    if (g_hash_table_contains (introduced, concept))
      g_hash_table_iter_remove (&iterator);
  return people;
}

static void
note_tenth (const Count *count, TagTally *tally, const TagHit *hit) {
  if (hit->span.place >= TAG_PLACE_HEADING)
    tally->tenths |= 1u << MIN (hit->span.offset * 10 / MAX (count->reading->document->text->len, 1), 9);
}

static void
count_hit (Count *count, const GArray *hits, guint i, double share) {
  const TagHit *hit = &g_array_index (hits, TagHit, i);
  CountryHit judged = country_hit_judge (count->reading, hit);
  if ((judged.weight <= 0 && !judged.role)
      || (country_hit_may_be_person (hit) && g_hash_table_contains (count->people, hit->label->concept)))
    return;
  if (hit->span.place == TAG_PLACE_TITLE && !count->named)
    judged = (CountryHit){ .weight = 1 };
  if (judged.role)
    note_part (count->parts, hit, judged.role);
  if (judged.weight <= 0)
    return;
  gboolean enumerated = hit->span.place >= TAG_PLACE_HEADING && is_enumerated (hits, i);
  if (enumerated && hit->span.place > TAG_PLACE_HEADING)
    judged.weight *= ENUMERATED;
  TagTally *tally = tag_tally_add (count->tallies, hit, judged.weight * share);
  tally->bonus += (judged.government * GOVERNMENT + judged.stated * STATED) * judged.weight * share;
  tally->has_chapter |= hit->span.place == TAG_PLACE_HEADING && !enumerated;
  note_tenth (count, tally, hit);
}

static void
count_hits (Count *count, gboolean shared) {
  const GArray *hits = count->reading->hits[TAG_SCHEME_COUNTRY];
  gboolean any = count->tallies->len > 0;
  for (guint i = 0; i < hits->len; i++) {
    const PraxisConcept *concept = g_array_index (hits, TagHit, i).label->concept;
    if (is_shared (hits, i) == shared && !(shared && any && !is_tallied (count->tallies, concept)))
      count_hit (count, hits, i, shared ? 0.5 : 1.0);
  }
}

/* A hit of a place as one of a country that it lies in; label is room for what it points to. */
static TagHit
hit_of_country (const TagHit *place, const PraxisConcept *country, PraxisLabel *label) {
  *label = *place->label;
  label->concept = country;
  return (TagHit){ place->span, label, FALSE, 0 };
}

/* The only country that a place in the text lies in, NULL if it is none of those. */
static const PraxisConcept *
country_of_place (const TagHit *hit) {
  const GPtrArray *countries = praxis_concept_related (hit->label->concept);
  return hit->span.place >= TAG_PLACE_HEADING && countries->len == 1 ? countries->pdata[0] : NULL;
}

/* The countries (PraxisConcept*, as keys) that the text speaks of by their name, or by two places and more:
 * one alone may be where somebody has an office. Caller unrefs. */
static GHashTable *
spoken_of (const Count *count) {
  const GArray *places = count->reading->hits[TAG_SCHEME_PLACE];
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL); /* of each country: PraxisLabel* */
  GHashTable *spoken = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < count->tallies->len; i++)
    g_hash_table_add (spoken, (gpointer)g_array_index (count->tallies, TagTally, i).concept);
  for (guint i = 0; i < places->len; i++) {
    const TagHit *hit = &g_array_index (places, TagHit, i);
    const PraxisConcept *country = country_of_place (hit);
    gpointer label = country ? g_hash_table_lookup (first, country) : NULL;
    if (!country)
      continue;
    if (label && label != hit->label)
      g_hash_table_add (spoken, (gpointer)country);
    g_hash_table_insert (first, (gpointer)country, (gpointer)hit->label);
  }
  return spoken;
}

static void
count_places_in_text (Count *count) {
  const GArray *places = count->reading->hits[TAG_SCHEME_PLACE];
  g_autoptr (GHashTable) spoken = spoken_of (count);
  for (guint i = 0; i < places->len; i++) {
    const TagHit *hit = &g_array_index (places, TagHit, i);
    const PraxisConcept *country = country_of_place (hit);
    if (!country || !g_hash_table_contains (spoken, country))
      continue;
    CountryHit judged = country_hit_judge (count->reading, hit);
    if (judged.weight <= 0)
      continue;
    PraxisLabel label;
    const TagHit of_country = hit_of_country (hit, country, &label);
    note_tenth (count, tag_tally_add (count->tallies, &of_country, judged.weight * PLACE_IN_TEXT), hit);
  }
}

/* A city, a province or a small region in a title stands for its countries, if the title names no country:
 * less than their names do, and not as the venue of something. */
static void
count_place (Count *count, const TagHit *hit) {
  const GPtrArray *countries = praxis_concept_related (hit->label->concept);
  CountryHit judged = country_hit_judge (count->reading, hit);
  count->named |= countries->len > 0 && judged.weight >= PLAIN;
  for (guint i = 0; i < countries->len && judged.weight > 0; i++) {
    PraxisLabel label;
    const TagHit of_country = hit_of_country (hit, countries->pdata[i], &label);
    if (judged.role)
      note_part (count->parts, &of_country, judged.role);
    tag_tally_add (count->tallies, &of_country, MIN (judged.weight, PLAIN));
  }
}

/* Who keeps a folder for a country may name it after its code: "pe", "PE-reports". As a code may be a word,
 * it counts only where the text names the country, too. */
static void
count_folder (Count *count) {
  const char *names = count->reading->file_name, *folder = strstr (names, "\n\n");
  if (!folder || !g_ascii_isalpha (folder[2]) || !g_ascii_isalpha (folder[3]) || g_ascii_isalnum (folder[4])
      || (folder[4] & 0x80))
    return;
  g_autofree char *code = g_strndup (folder + 2, 2);
  const PraxisConcept *country = praxis_vocabulary_find (count->reading->tagger->vocabulary, "country", code);
  if (!country || !is_tallied (count->tallies, country))
    return;
  const PraxisLabel label = { .concept = country };
  const TagHit hit = { { TAG_PLACE_FILE_NAME, names, folder + 2 - names, 2 }, &label, FALSE, 0 };
  tag_tally_add (count->tallies, &hit, 1);
}

static void
count_places (Count *count) {
  const GArray *places = count->reading->hits[TAG_SCHEME_PLACE];
  count->named = count->plain_title;
  for (guint i = 0; i < places->len && !count->plain_title; i++)
    if (g_array_index (places, TagHit, i).span.place == TAG_PLACE_TITLE)
      count_place (count, &g_array_index (places, TagHit, i));
}

static void
score_all (const TagReading *reading, GArray *tallies) {
  double all = 0;
  for (guint i = 0; i < tallies->len; i++)
    all += in_text (&g_array_index (tallies, TagTally, i));
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    tally->score = score_of (reading, tally, all);
  }
  tag_tallies_sort (tallies);
}

static PraxisClaim *
claim_country (TagReading *reading, const TagTally *tally, const char *role) {
  g_autofree char *rule = g_strdup_printf ("%s-label", tag_place_name (tally->best.place));
  PraxisClaim *claim
      = tag_claim (reading, "country", praxis_concept_id (tally->concept), role, rule, &tally->best);
  claim->score = tally->score;
  return claim;
}

static gboolean
is_prominent (const TagTally *tally) {
  return tally->best.place <= TAG_PLACE_HEADING;
}

static gboolean
is_titled (const TagTally *tally) {
  return tally->best.place == TAG_PLACE_TITLE;
}

static gboolean
any_is_titled (const GArray *tallies) {
  for (guint i = 0; i < tallies->len; i++)
    if (is_titled (&g_array_index (tallies, TagTally, i)))
      return TRUE;
  return FALSE;
}

/* What a country must reach to be more than mentioned. Where no title names any, chapters are about their
 * countries, however much more another one is named. */
static double
required_score (const GArray *tallies, const TagTally *tally) {
  const TagTally *strongest = &g_array_index (tallies, TagTally, 0);
  if (is_titled (tally) || (tally->has_chapter && !any_is_titled (tallies)))
    return THRESHOLD;
  double share
      = is_titled (strongest) ? BESIDE_TITLE * strongest->score : RELATIVE * MIN (strongest->score, STRONG);
  return MAX (THRESHOLD, share);
}

/* How many of the sorted tallies belong to a group that is named evenly and together makes up most of what is
 * named: a report on five countries, of which none is named often. 0 if there is no such group. */
static guint
even_group (const GArray *tallies) {
  double all = 0, group = 0;
  guint length = 0;
  for (guint i = 0; i < tallies->len; i++)
    all += in_text (&g_array_index (tallies, TagTally, i));
  while (length < tallies->len) {
    const TagTally *tally = &g_array_index (tallies, TagTally, length);
    double before = (tally - MIN (length, 1))->score;
    if (tally->score < MAX (LEAST_EVEN, EVEN * before) || __builtin_popcount (tally->tenths) < EVEN_TENTHS)
      break;
    group += in_text (tally);
    length++;
  }
  gboolean fits = length >= SMALLEST_GROUP && length <= LARGEST_GROUP && group >= MOST_NAMED * all;
  return fits ? length : 0;
}

void
tag_country (TagReading *reading) {
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GHashTable) people = somebody (reading);
  Count count = { reading, tallies, parts, people, has_plain_title (reading), FALSE };
  count_places (&count);
  count_hits (&count, FALSE);
  count_hits (&count, TRUE);
  count_places_in_text (&count);
  count_folder (&count);
  score_all (reading, tallies);
  guint even = even_group (tallies);
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    gboolean room = i < MOST_COUNTRIES || (i < MOST_REGIONAL && is_prominent (tally));
    double required = required_score (tallies, tally);
    if ((tally->score >= required && room) || i < even)
      claim_country (reading, tally, "about");
    else
      claim_country (reading, tally, "mentioned")->reason
          = room ? tag_required (required) : g_strdup ("enough other countries are named more");
  }
  for (guint i = 0; i < parts->len; i++) {
    const Part *part = &g_array_index (parts, Part, i);
    tag_claim (reading, "country", praxis_concept_id (part->concept), part->role, "words-before",
               &part->span);
  }
}
