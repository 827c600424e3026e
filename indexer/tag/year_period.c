/* Which of the periods that are spoken of a document covers. Its top names its own; running text names those
 * of history, of other people's plans and of programmes to come as well, so there the year of publication
 * decides. Agreements say since when and how long they are in force. */
#include "indexer/tag/year_period.h"
#include "indexer/tag/patterns.h"
#include <stdlib.h>
#include <string.h>

/* Bytes of a text in which its title, its subtitle and its date stand. */
#define TOP 700
/* Their lines are shorter than a paragraph's. */
#define LONGEST_LINE 200
/* What ended, or began, so many years before publication is history. */
#define ENDED_BEFORE 3
#define BEGAN_BEFORE 10
/* What is valid for more years is so for good. */
#define LONGEST_TERM 10
/* So much of an agreement is read. */
#define MOST_TERM ((gsize)64 << 10)

gboolean
year_is_ahead (const PraxisDocument *document) {
  static const char *const plans[]
      = { "strategy", "action-plan", "communication-plan", "policy", "legal-instrument", NULL };
  const char *type = praxis_document_value (document, "type", NULL);
  return type && g_strv_contains (plans, type);
}

gboolean
year_is_at_top (const TagSpan *span) {
  const char *words = span->words;
  gsize start = span->offset;
  while (start > 0 && words[start - 1] != '\n' && start + LONGEST_LINE > span->offset)
    start--;
  gsize line = span->offset - start + tag_length_until (words + span->offset, "\n", LONGEST_LINE);
  return span->offset < TOP && line < LONGEST_LINE;
}

static gboolean
is_own (const TagReading *reading, const YearPeriod *period, int published) {
  gboolean history = period->to < published - ENDED_BEFORE || period->from < published - BEGAN_BEFORE;
  if (period->to < period->from || (published && history))
    return FALSE;
  if (period->top)
    return year_is_at_top (&period->span);
  gboolean plans = year_is_ahead (reading->document) || period->from >= published;
  return published && (period->to <= published || plans);
}

static int
compare_places (gconstpointer a, gconstpointer b) {
  const YearPeriod *x = a, *y = b;
  return x->span.offset < y->span.offset ? -1 : x->span.offset > y->span.offset;
}

void
year_periods_choose (const TagReading *reading, GArray *periods, int published) {
  guint n = 0;
  g_array_sort (periods, compare_places);
  for (guint i = 0; i < periods->len;) {
    YearPeriod *period = &g_array_index (periods, YearPeriod, i);
    if (!is_own (reading, period, published)) {
      g_array_remove_index (periods, i);
      continue;
    }
    period->weight /= period->top ? 1 : ++n;
    i++;
  }
}

static const struct {
  const char *word;
  int number;
} numbers[] = {
  { "one", 1 },   { "two", 2 },    { "three", 3 },   { "four", 4 },   { "five", 5 },    { "six", 6 },
  { "seven", 7 }, { "eight", 8 },  { "nine", 9 },    { "ten", 10 },   { "un", 1 },      { "deux", 2 },
  { "trois", 3 }, { "quatre", 4 }, { "cinq", 5 },    { "sept", 7 },   { "huit", 8 },    { "dix", 10 },
  { "dos", 2 },   { "tres", 3 },   { "cuatro", 4 },  { "cinco", 5 },  { "seis", 6 },    { "ocho", 8 },
  { "diez", 10 }, { "dois", 2 },   { "três", 3 },    { "quatro", 4 }, { "dez", 10 },    { "двух", 2 },
  { "трех", 3 },  { "трёх", 3 },   { "четырех", 4 }, { "пяти", 5 },   { "десяти", 10 }, { "ثلاث", 3 },
  { "أربع", 4 },  { "خمس", 5 },    { "عشر", 10 },
};

static int
number_of (const char *word) {
  g_autofree char *lower = g_utf8_strdown (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (lower, numbers[i].word) == 0)
      return numbers[i].number;
  return atoi (word);
}

/* The first of each counts. */
static void
found_term (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
            gpointer data) {
  YearPeriod *period = data;
  g_autofree char *word = g_match_info_fetch (match, 1);
  (void)reading;
  if (strcmp (pattern->role, "lasts") == 0) {
    period->to = period->to ? period->to : number_of (word);
  } else if (period->from == 0) {
    period->from = atoi (word);
    period->span = *span;
  }
}

gboolean
year_period_of_term (TagReading *reading, int signed_in, const TagSpan *signature, YearPeriod *period) {
  *period = (YearPeriod){ .weight = 4, .rule = "stated", .span = *signature };
  patterns_find (reading->tagger->terms, reading, MOST_TERM, found_term, period);
  period->from = period->from ? period->from : signed_in;
  if (period->from == 0 || period->to == 0 || period->to > LONGEST_TERM)
    return FALSE;
  period->to += period->from;
  return TRUE;
}
