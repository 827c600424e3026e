/* Years: those a document covers, and the one it was published in. Only stated shapes count: a title, a date
 * line, an imprint, a file name, the metadata; a number in running text is no year of the document. */
#include "indexer/tag/tables.h"
#include "indexer/tag/year_session.h"
#include "indexer/tag/year_spoken.h"
#include <stdlib.h>
#include <string.h>

#define YEAR "(?:19|20)\\d\\d"
/* A year by itself: not a part of a number, a reference (2013-04), a phone number or the goals for 2030. */
#define LONE \
  "(?<![\\d/.,:-])(?<!agenda )(?<!agenda de )(?<!resolution )(?<!resolución )(?<!postcode )(?<!post code " \
  ")(?<!code postal )(?<!código postal )(?<!\\d{3} )(" YEAR \
  ")(?![\\d]|\\s?[-–—/.]\\s?\\d|\\s?(?:agenda|law))"
#define MONTH_EN \
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|" \
  "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
#define MONTH_FR "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|d[ée]cembre"
#define MONTH_ES "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
#define MONTH_PT "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
#define MONTH_RU_1 "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]"
#define MONTH_RU_2 "июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]"
#define MONTH_AR "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
#define MONTH \
  "(?:" MONTH_EN "|" MONTH_FR "|" MONTH_ES "|" MONTH_PT "|" MONTH_RU_1 "|" MONTH_RU_2 "|" MONTH_AR ")"
#define DATE \
  "(?:\\d{1,2}(?:st|nd|rd|th|er|º|°)?\\W{1,3})?(?:(?:of|de|del) )?" MONTH \
  "\\.?(?:\\W{1,2}\\d{1,2}(?:st|nd|rd|th)?)?,?\\W{1,2}(?:del? )?(" YEAR ")(?!\\d)"

/* What a legal instrument says of its beginnings, at the start of a line. */
#define ADOPTED \
  "(?:adopted|approved|signed at|done at|adoptée?s?|approuvée?s?|signée?s? à|faite? à|" \
  "aprobad[oa]s?|adoptad[oa]s?|suscrit[oa]s?|firmad[oa]s?|hech[oa] " \
  "en|aprovad[oa]s?|adotad[oa]s?|assinad[oa]s?)"
/* In a title, not the beginning of a period. */
#define NO_PERIOD "(?!\\s(?:to|until|through|al?|à|au|hasta|até|по)\\s)"

const Pattern year_patterns[] = {
  { NULL, "published", "distribution", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 9,
    "^Distr\\.?:[^\\n]*\\n+[^\\n]{0,20}?\\b(" YEAR ")\\b" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 6,
    "\\b(?:published|issued|printed|publi[ée]e?s?|publicad[oa]s?|publication date|date of "
    "publication)\\b[^\\n.]{0,30}?\\b(" YEAR ")\\b" },
  { NULL, "published", "adopted", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 4,
    "^[^\\w\\n]*" ADOPTED "\\b[^.;]{0,120}?\\b(" YEAR ")\\b" },
  { NULL, "published", "imprint", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 5,
    "(?:©|\\(c\\)|copyright)[^\\n]{0,40}?\\b(" YEAR ")\\b" },
  { NULL, "published", "date-line", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 4,
    "^[^\\w\\n]*(?:[\\p{L} ]{1,30}[,:]\\s*)?" DATE "[^\\w\\n]*$" },
  { NULL, "published", "first-page-date", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 1.5, "\\b" DATE NO_PERIOD },
  { NULL, "published", "first-page-date", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "(?<![\\d./-])\\d{1,2}[./-]\\d{1,2}[./-](" YEAR ")(?![\\d./-])" },
  { NULL, "published", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 1.5,
    "^[^\\w\\n]*" LONE "[^\\w\\n]*$" },
  { NULL, "published", "title", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 2.5, LONE NO_PERIOD },
  { NULL, "published", "file-name", TAG_PLACE_FILE_NAME, TAG_PLACE_FILE_NAME, 3,
    "(?<!\\d)(" YEAR ")(?!\\d)" },

  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 5,
    "(?<![\\d-])(" YEAR ")\\s?(?:[-–—/]|to|and|through|until|au?|al|à|y|et|e|по)\\s?(?:" MONTH
    " (?:de )?)?(" YEAR "|\\d\\d)(?![\\d-])" },
  { NULL, "covers", "stated", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 4, LONE },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 4,
    "(?:annual report|rapport annuel|informe anual|relat[óo]rio anual|годовой отч[её]т)\\W{1,4}(?:for |of "
    "|за )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "(?:reporting period|period covered|covers? the period|for the period|période|per[ií]odo)[^\\n\\d]{0,30}"
    "(?:\\d{1,2} )?(?:" MONTH " )?(?:de )?(" YEAR ")\\s?(?:[-–—]|to|through|until|au?|al|à)\\s?(?:\\d{1,2} )?"
    "(?:" MONTH " )?(?:de )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "(?:\\bcovers|couvre|cubre|abrange|field ?work|trabajo de campo)\\s(?:" MONTH " (?:to|à|a) )?(?:" MONTH
    " )?(?:de )?(" YEAR ")\\b" },
  { NULL, "covers", "stated", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "\\b(?:carried out|implemented|conducted|in the "
    "years|exécutée?|menée?|ejecutad[oa]|executad[oa])[^\\n.]{0,20}?"
    "(?:" MONTH " (?:de )?)?(" YEAR ") (?:to|and|until|à|et|a|y|e|hasta|até)\\s(?:" MONTH " (?:de )?)?(" YEAR
    ")\\b" },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

/* A title that spans more is history, not coverage. */
#define LONGEST_SPAN 25
#define CREATED_WEIGHT 2.5
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
  guint dates; /* of the date rules seen so far: later dates say less */
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
found (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
       gpointer data) {
  Years *years = data;
  g_autofree char *from_text = g_match_info_fetch (match, 1);
  int from = atoi (from_text);
  (void)reading;
  if (strcmp (pattern->role, "published") == 0) {
    double late = strcmp (pattern->rule, "first-page-date") == 0 ? 1.0 + years->dates++ : 1.0;
    add_evidence (years->published, from, pattern->weight / late, pattern->rule, span);
    return;
  }
  g_autofree char *to_text = g_match_info_fetch (match, 2);
  int to = end_of_span (from, to_text);
  TagSpan quote = *span;
  int end = -1;
  if (to > from && g_match_info_fetch_pos (match, 2, NULL, &end) && end > 0)
    quote.length = end - quote.offset;
  for (int year = from; year <= to; year++)
    add_evidence (years->covers, year, pattern->weight, pattern->rule, &quote);
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

static void
add_created (Years *years, const PraxisDocument *document, int created) {
  const char *date = g_hash_table_lookup (document->metadata, "created");
  if (!created)
    return;
  g_autofree char *text = g_strdup_printf ("%d", created);
  const char *at = strstr (date, text);
  TagSpan span = { TAG_PLACE_KEYWORDS, date, at ? at - date : 0, at ? 4 : 0 };
  add_evidence (years->published, created, CREATED_WEIGHT, "metadata", &span);
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

static gboolean
is_news (const PraxisDocument *document) {
  static const char *const news[] = { "web-article", "press-release", "article", "news", NULL };
  const char *type = praxis_document_value (document, "type", NULL);
  return type && g_strv_contains (news, type);
}

/* What the title says outweighs what the first page says. */
#define WEAKEST 0.7

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
  years_spoken_find (reading, published, spoken);
  if (published < FIRST_YEAR + HISTORY) {
    claim_by_ordinal (reading, spoken);
    return;
  }
  gboolean speaks = claim_spoken (reading, spoken, published);
  Evidence inferred = years->published[published - FIRST_YEAR];
  gboolean said = strcmp (inferred.rule, "metadata") != 0;
  inferred.rule = "inferred";
  if (said && (!speaks || is_news (reading->document)))
    claim_year (reading, "year", "covers", published, &inferred);
}

void
tag_year (TagReading *reading) {
  g_autofree Years *years = g_new0 (Years, 1);
  const PraxisDocument *document = reading->document;
  int created = year_of_date (g_hash_table_lookup (document->metadata, "created"));
  int newest = newest_year (document, created);
  patterns_find (reading->tagger->years, reading, 0, found, years);
  add_created (years, document, created);
  newest = add_session (years, reading, newest);
  int published = strongest (years->published, newest);
  if (published)
    claim_year (reading, "published", "published", published, &years->published[published - FIRST_YEAR]);
  if (claim_covered (reading, years, newest) == 0)
    infer_covered (reading, years, published);
  if (published)
    pass_over_published (reading, years->published, published, newest);
}
