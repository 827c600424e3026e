/* Years: those a document covers, and the one it was published in. Only stated shapes count: a title, a date
 * line, an imprint, a file name, the metadata; a number in running text is no year of the document. */
#include "indexer/tag/tables.h"
#include "indexer/tag/year_period.h"
#include "indexer/tag/year_session.h"
#include "indexer/tag/year_spoken.h"
#include <stdlib.h>
#include <string.h>

/* A title that spans more is history, not coverage. */
#define LONGEST_SPAN 25
#define CREATED_WEIGHT 2.5
/* Programs note when a file was made; a page or a text says when it came out. */
#define DECLARED_WEIGHT 4.5
/* What stands at the end may be of another's publication. */
#define AT_END 0.6
#define SESSION_WEIGHT 1

typedef struct {
  double weight;
  double best; /* the strongest single piece of evidence, which is quoted */
  const char *rule;
  TagSpan span;
} Evidence;

typedef struct {
  Evidence published[LAST_YEAR - FIRST_YEAR + 1];
  Evidence covers[LAST_YEAR - FIRST_YEAR + 1];
  guint dates;      /* of the date rules seen so far: later dates say less */
  GArray *periods;  /* of YearPeriod: what else may be covered */
  GHashTable *said; /* where a year stands in its words -> YearMark */
  int event;        /* the year of the days that the top names */
  YearPeriod until; /* what plans end with; they begin when they come out */
} Years;

static void
add_evidence (Evidence *years, int year, double weight, const char *rule, const TagSpan *span) {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return;
  Evidence *evidence = &years[year - FIRST_YEAR];
  evidence->weight += weight;
  if (weight <= evidence->best)
    return;
  evidence->best = weight;
  evidence->rule = rule;
  evidence->span = *span;
}

/* "2013-14" goes on to 2014; "2013-04" goes nowhere: it is a reference. */
static int
end_of_span (int from, const char *text) {
  if (!text || *text == '\0')
    return from;
  int to = atoi (text);
  if (strlen (text) == 2)
    to += from / 100 * 100;
  gboolean plausible = to >= from && to - from <= (strlen (text) == 2 ? 3 : LONGEST_SPAN);
  return plausible ? to : strlen (text) == 2 ? -1 : from;
}

static void
found_published (Years *years, const Pattern *pattern, const TagSpan *span, int year) {
  gboolean is_date = strcmp (pattern->rule, "first-page-date") == 0, at_end = span->place == TAG_PLACE_END;
  gboolean is_line = strcmp (pattern->rule, "date-line") == 0; /* which is one of the first page */
  gpointer at = (gpointer)(span->words + span->offset);
  int mark = GPOINTER_TO_INT (g_hash_table_lookup (years->said, at));
  if (is_date && mark == YEAR_IS_DATED)
    return; /* of the days of an event */
  if (mark == 0 && !at_end)
    g_hash_table_insert (years->said, at, GINT_TO_POINTER (is_date ? YEAR_IS_DATED : YEAR_IS_SAID));
  double weight = pattern->weight * (at_end ? AT_END : 1) / (is_date ? 1 + years->dates++ : 1);
  add_evidence (years->published, year, weight, at_end && is_line ? "stated" : pattern->rule, span);
}

static void
add_period (Evidence *years, const YearPeriod *period) {
  for (int year = period->from; year <= period->to; year++)
    add_evidence (years, year, period->weight, period->rule, &period->span);
}

static void
found (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
       gpointer data) {
  Years *years = data;
  g_autofree char *from_text = g_match_info_fetch (match, 1), *to_text = g_match_info_fetch (match, 2);
  int from = atoi (from_text), end = -1;
  (void)reading;
  if (tag_is_action (span))
    return;
  gboolean is_event = strcmp (pattern->role, "event") == 0;
  if (is_event && year_is_at_top (span))
    years->event = from;
  if (is_event || strcmp (pattern->role, "published") == 0) {
    found_published (years, pattern, span, from);
    return;
  }
  YearPeriod period = {
    from, end_of_span (from, to_text), strcmp (pattern->role, "top") == 0, pattern->weight, pattern->rule,
    *span
  };
  if (period.to > from && g_match_info_fetch_pos (match, 2, NULL, &end) && end > 0)
    period.span.length = end - period.span.offset;
  if (strcmp (pattern->role, "until") == 0) {
    if (from > years->until.to && year_is_at_top (span))
      years->until = period;
  } else if (strcmp (pattern->role, "covers") == 0) {
    add_period (years->covers, &period);
  } else {
    g_array_append_val (years->periods, period);
  }
}

/* The year in a metadata date: "2019-06-12...", "D:20190612", "Fri Mar 21 22:09:53 2025"; 0 if there is none.
 */
static int
year_of_date (const char *date) {
  if (!date)
    return 0;
  if (g_str_has_prefix (date, "D:"))
    date += 2;
  for (const char *at = date; *at; at++) {
    gboolean starts = at == date || !g_ascii_isdigit (at[-1]);
    gsize digits = strspn (at, "0123456789");
    if (starts && (digits == 4 || digits == 8 || digits == 12 || digits == 14)) {
      g_autofree char *four = g_strndup (at, 4);
      int year = atoi (four);
      return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
    }
  }
  return 0;
}

/* Nothing is published after the file was last changed. */
static int
newest_year (const PraxisDocument *document, int created) {
  if (created >= 1990)
    return created + 1;
  if (document->modified <= 0)
    return LAST_YEAR;
  g_autoptr (GDateTime) modified = g_date_time_new_from_unix_utc (document->modified / G_USEC_PER_SEC);
  return modified ? g_date_time_get_year (modified) : LAST_YEAR;
}

/* Web pages and texts with front matter. */
static gboolean
declares_dates (const PraxisDocument *document) {
  static const char *const mimes[]
      = { "text/html", "application/xhtml+xml", "text/plain", "text/markdown", NULL };
  return document->mime && g_strv_contains (mimes, document->mime);
}

static void
add_created (Years *years, const PraxisDocument *document, int created) {
  const char *date = g_hash_table_lookup (document->metadata, "created");
  if (!created)
    return;
  g_autofree char *text = g_strdup_printf ("%d", created);
  const char *at = strstr (date, text);
  TagSpan span = { TAG_PLACE_KEYWORDS, date, at ? at - date : 0, at ? 4 : 0 };
  double weight = declares_dates (document) ? DECLARED_WEIGHT : CREATED_WEIGHT;
  add_evidence (years->published, created, weight, "metadata", &span);
}

/* Whatever else a document of a session names: it is of that year or the next. Gives the newest year that it
 * can be of. */
static int
add_session (Years *years, const TagReading *reading, int newest) {
  TagSpan span;
  int year = year_of_session (reading, &span);
  if (year == 0 || year > newest)
    return newest;
  for (int before = FIRST_YEAR; before < year; before++)
    years->published[before - FIRST_YEAR].weight = 0;
  add_evidence (years->published, year, SESSION_WEIGHT, "session", &span);
  return MIN (newest, year + 1);
}

static void
claim_year (TagReading *reading, const char *field, const char *role, int year, const Evidence *evidence) {
  g_autofree char *value = g_strdup_printf ("%d", year);
  tag_claim (reading, field, value, role, evidence->rule, &evidence->span)->score = evidence->weight;
}

/* The year with the most behind it, the later of two equals; 0 if there is none. */
static int
strongest (const Evidence *years, int newest) {
  int best = 0;
  for (int year = FIRST_YEAR; year <= MIN (newest, LAST_YEAR); year++) {
    double weight = years[year - FIRST_YEAR].weight;
    if (weight > 0 && (best == 0 || weight >= years[best - FIRST_YEAR].weight))
      best = year;
  }
  return best;
}

/* The years with the most behind them after the one that was chosen. Forgets the evidence of those it names.
 */
static void
pass_over_published (TagReading *reading, Evidence *years, int chosen, int newest) {
  g_autofree char *value = g_strdup_printf ("%d", chosen);
  years[chosen - FIRST_YEAR].weight = 0;
  for (guint i = 0; i < TAG_RUNNERS_UP; i++) {
    int year = strongest (years, newest);
    if (year == 0)
      return;
    claim_year (reading, "published", "published", year, &years[year - FIRST_YEAR]);
    tag_pass_over_behind (reading, value);
    years[year - FIRST_YEAR].weight = 0;
  }
}

/* The evidence of the year in which it was adopted or signed; NULL if it does not say so. */
static const Evidence *
adoption (const Years *years) {
  for (int i = LAST_YEAR - FIRST_YEAR; i >= 0; i--)
    if (g_strcmp0 (years->published[i].rule, "adopted") == 0)
      return &years->published[i];
  return NULL;
}

static gboolean
is_news (const PraxisDocument *document) {
  static const char *const news[] = { "web-article", "press-release", "article", "news", NULL };
  const char *type = praxis_document_value (document, "type", NULL);
  return type && g_strv_contains (news, type);
}

/* What the title says outweighs what the first page says. */
#define WEAKEST 0.7

/* News are about the days before them, whatever else they tell. */
static void
add_periods (Years *years, TagReading *reading, int published) {
  year_periods_choose (reading, years->periods, published);
  for (guint i = 0; i < years->periods->len; i++) {
    const YearPeriod *period = &g_array_index (years->periods, YearPeriod, i);
    if (period->top || !is_news (reading->document))
      add_period (years->covers, period);
  }
  if (published && years->until.to > published && year_is_ahead (reading->document)) {
    years->until.from = published;
    add_period (years->covers, &years->until);
  }
  YearPeriod term;
  const Evidence *adopted = adoption (years);
  int signed_in = adopted ? FIRST_YEAR + (int)(adopted - years->published) : 0;
  if (adopted && year_period_of_term (reading, signed_in, &adopted->span, &term))
    add_period (years->covers, &term);
}

static guint
claim_covered (TagReading *reading, const Years *years, int newest) {
  guint n = 0, passed_over = 0;
  gboolean is_plan = newest < LAST_YEAR; /* plans reach beyond their publication: only spans may */
  double strongest_evidence = 0;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    strongest_evidence = MAX (strongest_evidence, years->covers[year - FIRST_YEAR].best);
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const Evidence *evidence = &years->covers[year - FIRST_YEAR];
    gboolean weak = evidence->best < WEAKEST * strongest_evidence;
    gboolean late = is_plan && year > newest && evidence->span.length <= 4;
    if (evidence->weight <= 0 || ((weak || late) && passed_over == TAG_RUNNERS_UP))
      continue;
    claim_year (reading, "year", "covers", year, evidence);
    if (weak)
      tag_pass_over_weak (reading, WEAKEST * strongest_evidence);
    else if (late)
      praxis_document_pass_over (reading->document, g_strdup ("it lies after the file was made"));
    passed_over += weak || late;
    n += !weak && !late;
  }
  return n;
}

/* Of what a text speaks of, years so long before its publication are its history, and those spoken of less
 * than half as often as another are named in passing. */
#define HISTORY 2
#define SELDOM 2

/* Claims that the document covers the years that it speaks of; FALSE if there are none. */
static gboolean
claim_spoken (TagReading *reading, const SpokenYear *years, int published) {
  guint most = 0, n = 0;
  for (int year = published - HISTORY; year <= published; year++)
    most = MAX (most, years[year - FIRST_YEAR].count);
  for (int year = published - HISTORY; year <= published; year++) {
    const SpokenYear *spoken = &years[year - FIRST_YEAR];
    if (spoken->count == 0 || spoken->count * SELDOM < most)
      continue;
    Evidence inferred = { .weight = spoken->count, .rule = "inferred", .span = spoken->first };
    claim_year (reading, "year", "covers", year, &inferred);
    n++;
  }
  return n > 0;
}

/* Plans speak of the years in which what they plan is done, one after the other. */
static gboolean
claim_ahead (TagReading *reading, const SpokenYear *years, int published) {
  int year = published + 1;
  for (; year <= LAST_YEAR && years[year - FIRST_YEAR].count > 0; year++) {
    const SpokenYear *spoken = &years[year - FIRST_YEAR];
    Evidence inferred = { .weight = spoken->count, .rule = "inferred", .span = spoken->first };
    claim_year (reading, "year", "covers", year, &inferred);
  }
  return year > published + 1 && years[published - FIRST_YEAR].count == 0;
}

static void
claim_by_ordinal (TagReading *reading, const SpokenYear *years) {
  TagSpan since;
  int year = year_by_ordinal (reading, years, &since);
  Evidence inferred = { .weight = 1, .rule = "inferred", .span = since };
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    claim_year (reading, "year", "covers", year, &inferred);
}

/* Of a document that states no period: the years that it speaks of, else that in which it says that it was
 * published, which news are always about. When its file was made says nothing of that. */
static void
infer_covered (TagReading *reading, const Years *years, int published) {
  g_autofree SpokenYear *spoken = g_new0 (SpokenYear, LAST_YEAR - FIRST_YEAR + 1);
  years_spoken_find (reading, published, years->said, spoken);
  if (published < FIRST_YEAR + HISTORY) {
    claim_by_ordinal (reading, spoken);
    return;
  }
  gboolean speaks = year_is_ahead (reading->document) ? claim_ahead (reading, spoken, published)
                                                      : claim_spoken (reading, spoken, published);
  Evidence inferred = years->published[published - FIRST_YEAR];
  gboolean said = strcmp (inferred.rule, "metadata") != 0 || declares_dates (reading->document);
  inferred.rule = "inferred";
  if (said && (!speaks || years->event == published || is_news (reading->document)))
    claim_year (reading, "year", "covers", published, &inferred);
}

void
tag_year (TagReading *reading) {
  g_autofree Years *years = g_new0 (Years, 1);
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (YearPeriod));
  const PraxisDocument *document = reading->document;
  int created = year_of_date (g_hash_table_lookup (document->metadata, "created"));
  int newest = newest_year (document, created);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  years->periods = periods;
  years->said = said;
  patterns_find (reading->tagger->years, reading, 0, found, years);
  patterns_find (reading->tagger->dates, reading, 0, found, years);
  add_created (years, document, created);
  newest = add_session (years, reading, newest);
  int published = strongest (years->published, newest);
  if (published)
    claim_year (reading, "published", "published", published, &years->published[published - FIRST_YEAR]);
  add_periods (years, reading, published);
  if (claim_covered (reading, years, newest) == 0)
    infer_covered (reading, years, published);
  if (published)
    pass_over_published (reading, years->published, published, newest);
}
