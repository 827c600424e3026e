/* Countries: what a document is about, and those it merely mentions. Structure outweighs frequency: title,
 * file name, headings and "Government of X" say more than a count. Words around a name decide whether it is
 * the country at all. */
#include "indexer/tag/tagging.h"
#include <string.h>

/* How much one hit weighs by its surroundings. */
#define NOT_A_COUNTRY 0.0
#define PASSING 0.3 /* an address, an affiliation */
#define DEMONYM 0.5

/* A word beside a name that makes something else of it, by what it says of the name. "*" as label: of any. */
typedef struct {
  const char *label; /* folded label, or NULL for any */
  const char *words; /* folded, between spaces */
  double weight;
} Neighbour;

static const Neighbour after[] = {
  { NULL, " process protocol convention declaration regulation ", NOT_A_COUNTRY },
  { NULL, " ocean river delta valley pig pigs fowl worm ", NOT_A_COUNTRY },
  { NULL, " city ", PASSING },
  { NULL, " embassy consulate ", PASSING },
  { "niger", " state ", NOT_A_COUNTRY },
  { "georgia", " state tech avenue ", NOT_A_COUNTRY },
};
static const Neighbour before[] = {
  { NULL, " mr mrs ms miss dr prof professor sr sra mme ambassador minister ", NOT_A_COUNTRY },
  { NULL, " new nuevo nueva ", NOT_A_COUNTRY },
  { "georgia", " atlanta south us usa savannah ", NOT_A_COUNTRY },
  { "jersey", " new ", NOT_A_COUNTRY },
};
/* Before a demonym these make a wider area of it: Latin American, Ibero-American. */
static const char not_before_demonym[] = " latin north south central meso ibero anglo afro pan ";
/* Demonyms that are also languages say nothing when they name one. */
static const char after_language[]
    = " language languages version versions translation translations speaking text edition only ";
static const char before_language[]
    = " original language languages english french spanish arabic russian chinese portuguese german ";
static const char before_free_language[] = " in into and or ";

/* Names that are also first names or words; such a name beside another capitalised word is a person. */
static const char names_of_people[] = " jordan chad georgia israel dominica maurice ";
static const char prepositions[]
    = " in of from to between across within throughout the en de du des del au aux a al y et para por desde "
      "sobre entre dans pour government gobierno gouvernement republic ";

/* Names that are words of a language: "la reunión" is a meeting. */
static const struct {
  const char *language, *labels;
} common_words[] = {
  { "es", " reunion granada " },
  { "fr", " reunion maurice " },
  { "pt", " reuniao granada " },
  { "it", " riunione " },
};

static gboolean
in_list (const char *list, const char *word) {
  if (*word == '\0')
    return FALSE;
  g_autofree char *spaced = g_strdup_printf (" %s ", word);
  return strstr (list, spaced) != NULL;
}

static gboolean
is_word_byte (char c) {
  return g_ascii_isalnum (c) || (c & 0x80) || c == '\'';
}

/* The words on both sides of a hit in its line, lower case, and what joins them to it. */
typedef struct {
  char before[24], second[24], after[24]; /* second: the word before the one before */
  gboolean upper_before, upper_after;     /* those words start with a capital */
  char joined_before, joined_after;       /* the byte next to the hit */
  gboolean apart_before;                  /* punctuation stands between */
} Context;

static gsize
copy_word (char *to, const char *start, gsize length) {
  length = MIN (length, 23);
  for (gsize i = 0; i < length; i++)
    to[i] = g_ascii_tolower (start[i]);
  to[length] = '\0';
  return length;
}

static const char *
word_before (const char *line, const char *at, char *to) {
  while (at > line && !is_word_byte (at[-1]))
    at--;
  const char *end = at;
  while (at > line && is_word_byte (at[-1]))
    at--;
  copy_word (to, at, end - at);
  return at;
}

static Context
context_of (const TagSpan *span) {
  Context context = { .before = "" };
  const char *start = span->words + span->offset, *end = start + span->length;
  const char *line = start;
  guint newlines = 0;
  /* A line break within a sentence is no border; an empty line is. */
  while (line > span->words && start - line < 80 && newlines < 2) {
    line--;
    newlines = *line == '\n' ? newlines + 1 : *line == ' ' ? newlines : 0;
  }
  context.joined_before = start > span->words ? start[-1] : '\0';
  context.joined_after = *end;
  const char *word = word_before (line, start, context.before);
  context.upper_before = g_ascii_isupper (*word);
  const char *gap = word + strlen (context.before);
  context.apart_before
      = gap < start && tag_length_until (gap, ".,;:()/\n", start - gap) < (gsize)(start - gap);
  word_before (line, word, context.second);
  const char *next = end;
  while ((*next == ' ' || *next == '\n') && next - end < 8)
    next++;
  gsize length = 0;
  while (length < sizeof context.after && is_word_byte (next[length]))
    length++;
  context.upper_after = g_ascii_isupper (*next);
  copy_word (context.after, next, length);
  return context;
}

static double
by_neighbours (const Neighbour *table, gsize n, const char *folded, const char *word) {
  double weight = 1.0;
  for (gsize i = 0; i < n; i++)
    if ((!table[i].label || strcmp (table[i].label, folded) == 0) && in_list (table[i].words, word))
      weight = MIN (weight, table[i].weight);
  return weight;
}

static double
demonym_weight (const Context *context) {
  gboolean wider = context->joined_before == '-' || in_list (not_before_demonym, context->before);
  gboolean free = *context->after == '\0' || context->joined_after == '.' || context->joined_after == ',';
  gboolean language = in_list (after_language, context->after) || in_list (before_language, context->before)
                      || (free && in_list (before_free_language, context->before));
  return wider || language ? NOT_A_COUNTRY : DEMONYM;
}

static gboolean
is_common_word (const TagReading *reading, const char *folded) {
  for (guint i = 0; i < G_N_ELEMENTS (common_words); i++)
    if (g_strcmp0 (reading->language, common_words[i].language) == 0
        && in_list (common_words[i].labels, folded))
      return TRUE;
  return FALSE;
}

static gboolean
is_person (const char *folded, const Context *context) {
  if (!in_list (names_of_people, folded))
    return FALSE;
  if (in_list (prepositions, context->before))
    return FALSE;
  gboolean surname = context->upper_after && context->joined_after == ' ' && *context->after;
  gboolean first_name = context->upper_before && !context->apart_before && strlen (context->before) > 1;
  return surname || first_name;
}

static gboolean
is_affiliation (const Context *context) {
  return strcmp (context->before, "of") == 0
         && in_list (" university embassy institute college bank consulate ", context->second);
}

/* "1040 Brussels, Belgium": after a town in a line with a number, an address. */
static gboolean
is_address (const TagSpan *span, const Context *context) {
  if (!context->upper_before || !context->apart_before || context->joined_before != ' ')
    return FALSE;
  const char *start = span->words + span->offset;
  guint digits = 0;
  for (gsize i = 1; i < 70 && i <= span->offset && start[-(gssize)i] != '\n'; i++)
    digits += g_ascii_isdigit (start[-(gssize)i]) != 0;
  return digits >= 3;
}

/* What a hit is worth: 1 for a plain name, 0 if it is not the country. */
static double
weigh (const TagReading *reading, const TagHit *hit) {
  const char *folded = hit->label->folded;
  if (is_common_word (reading, folded))
    return NOT_A_COUNTRY;
  Context context = context_of (&hit->span);
  double weight = hit->label->kind == PRAXIS_LABEL_HIDDEN ? demonym_weight (&context) : 1.0;
  weight = MIN (weight, by_neighbours (after, G_N_ELEMENTS (after), folded, context.after));
  if (!context.apart_before)
    weight = MIN (weight, by_neighbours (before, G_N_ELEMENTS (before), folded, context.before));
  if (hit->span.place >= TAG_PLACE_KEYWORDS && is_person (folded, &context))
    return NOT_A_COUNTRY;
  if (is_affiliation (&context)
      || (hit->span.place >= TAG_PLACE_FIRST_PAGE && is_address (&hit->span, &context)))
    weight = MIN (weight, PASSING);
  return weight;
}

static gboolean
is_government (const TagHit *hit) {
  Context context = context_of (&hit->span);
  static const char governments[]
      = " government governments gobierno gouvernement governo ministry ministries authorities ";
  gboolean linked = in_list (" of the de du del da do la les des ", context.before);
  return linked && in_list (governments, context.second);
}

static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 10,  [TAG_PLACE_FILE_NAME] = 5,  [TAG_PLACE_KEYWORDS] = 3,
  [TAG_PLACE_HEADING] = 3, [TAG_PLACE_FIRST_PAGE] = 1, [TAG_PLACE_BODY] = 1,
};
#define MOST_HEADINGS 3
#define MOST_FIRST_PAGE 4
#define MOST_DENSITY 10
#define GOVERNMENT 1.0
/* For being named throughout the text, and for being named more than all others together. */
#define SPREAD 3.0
#define DOMINANCE 4.0
#define FEW 3
#define REGIONAL_SHARE 0.08
#define MOST_GOVERNMENT 3

/* Below THRESHOLD, or below so large a share of the strongest (or of STRONG), a country is only mentioned. */
#define THRESHOLD 3.0
#define RELATIVE 0.35
#define STRONG 10.0
/* Where a title names a country, those that it does not name need this share of its score. */
#define BESIDE_TITLE 0.45
#define MOST_COUNTRIES 6
/* A group of countries named evenly: each with this share of the one before it, together with this share of
 * all that is named. */
#define EVEN 0.6
#define LEAST_EVEN 2.0
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
  if (share > 0.5 && (own >= FEW || tag_density (reading, own) >= 1))
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
  score += MIN (tally->bonus, MOST_GOVERNMENT) * GOVERNMENT;
  score += MIN (tag_density (reading, in_text (tally)), MOST_DENSITY) * weights[TAG_PLACE_BODY];
  return score + presence (reading, tally, all);
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

static void
tally_hits (TagReading *reading, GArray *tallies, gboolean shared) {
  const GArray *hits = reading->hits[TAG_SCHEME_COUNTRY];
  gboolean any = tallies->len > 0;
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (is_shared (hits, i) != shared || (shared && any && !is_tallied (tallies, hit->label->concept)))
      continue;
    double weight = weigh (reading, hit) * (shared ? 0.5 : 1.0);
    if (weight <= 0)
      continue;
    TagTally *tally = tag_tally_add (tallies, hit, weight);
    tally->bonus += is_government (hit);
    if (hit->span.place >= TAG_PLACE_HEADING)
      tally->tenths |= 1u << MIN (hit->span.offset * 10 / MAX (reading->document->text->len, 1), 9);
  }
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

/* What a country must reach to be more than mentioned. */
static double
required_score (const TagTally *strongest, const TagTally *tally) {
  gboolean titled = strongest->best.place == TAG_PLACE_TITLE;
  if (tally->best.place == TAG_PLACE_TITLE)
    return THRESHOLD;
  double share = titled ? BESIDE_TITLE * strongest->score : RELATIVE * MIN (strongest->score, STRONG);
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
    if (tally->score < LEAST_EVEN || tally->score < EVEN * (tally - MIN (length, 1))->score)
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
  tally_hits (reading, tallies, FALSE);
  tally_hits (reading, tallies, TRUE);
  score_all (reading, tallies);
  guint even = even_group (tallies);
  for (guint i = 0; i < tallies->len; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    gboolean room = i < MOST_COUNTRIES || (i < MOST_REGIONAL && is_prominent (tally));
    double required = required_score (&g_array_index (tallies, TagTally, 0), tally);
    if ((tally->score >= required && room) || i < even)
      claim_country (reading, tally, "about");
    else
      claim_country (reading, tally, "mentioned")->reason
          = room ? tag_required (required) : g_strdup ("enough other countries are named more");
  }
}
