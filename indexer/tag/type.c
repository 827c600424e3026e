/* The type of a document: what it calls itself in its title, its first lines or its file name, by the labels
 * of the scheme "type", and cues that give a kind away without naming it. One claim, the best. */
#include "indexer/tag/tables.h"
#include "register/text/token.h"
#include <string.h>

/* Up to three words of the name of what follows, "Rapid labour market |assessment". */
#define NAME "(?:(?!(?:on|of|for|to|in|and|the|a)\\b)[\\w’'-]+ ){0,3}"

/* Values that the vocabulary does not have are passed over. */
const Pattern type_patterns[] = {
  { "case-study", NULL, "first-line", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 6, "^[^\\w\\n]*case study\\b" },
  { "annual-report", NULL, "report-of-year", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 6,
    "^[^\\w\\n]*(?:annual report|rapport annuel|informe anual|relat[óo]rio anual)\\W{1,4}(?:19|20)\\d\\d" },
  { "web-article", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 6,
    "^[^\\w\\n]*(?:press (?:release|statement)|media (?:release|statement)|for immediate release|communiqué "
    "de "
    "presse|"
    "comunicado de prensa|nota de prensa)\\b" },
  { "web-article", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_BODY, 2,
    "\\b(?:why this article|find out more|related links|read more|today['’]s "
    "article|(?<=\\()[1-9]/[1-9](?=\\)))" },
  { "legal-instrument", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 6,
    "^[^\\w\\n]*resolution \\d+ \\((?:19|20)\\d\\d\\)[^\\w\\n]*$" },
  { "report", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 3,
    "^[^\\w\\n]*(?:identical )?(?:report|note|letters?|note verbale) (?:of|by|from|dated)\\b" },
  { "report", NULL, "cue", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "\\b(?:the present|this|el presente|este|le présent|ce|o presente) "
    "(?:report|informe|rapport|relat[óo]rio)\\b" },
  { "report", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 2.5,
    "\\b(?:report of the|informe del? |rapport du |management response|terms of reference|termes de "
    "référence|términos de referencia|bolet[ií]n)\\b" },
  { "action-page", NULL, "first-line", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 6,
    "^[^\\w\\n]*(?:action|acci[oó]n|a[cç]?[cç]ão|действие|мероприятие|(?:ال)?إجراء|(?:ال)?نشاط)"
    "(?: n[o°º.]*)? ?20\\d\\d\\W" },
  { "action-page", NULL, "folder", TAG_PLACE_FILE_NAME, TAG_PLACE_FILE_NAME, 6,
    "^20\\d\\d-\\d\\d\\b[^\\n]*\\n+(?:actions?|acciones|ações|acções|действия|мероприятия)\\b" },
  { "policy", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 5,
    "\\b(?:national (?:\\w+ )?policy|politique nationale|pol[ií]tica nacional)\\b" },
  { "policy", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 5,
    "(?<!for |to |and |in |of |into |the )\\bpolicy(?:\\W*\\d[\\d\\W]*)?$|^[^\\w\\n]*(?:policy (?:on|of|for)|"
    "politique (?:de|sur)|pol[ií]tica (?:de|sobre|para)|политика|концепция|سياسة)\\b" },
  { "policy", NULL, "cue", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 2,
    "\\b(?:this|the present|esta|la presente|cette|la présente|настоящая) (?:policy|politique|pol[ií]tica|"
    "политика)\\b" },
  { "analytical-report", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 5,
    "^[^\\w\\n]*(?:an? |the )?" NAME
    "(?<!case )(?:study|survey|analysis|assessment) (?:on|of|in|into|for)\\b|"
    ": (?:an? |une |un |uma? )?(?:\\w+ )?(?<!case )(?:study|survey|analysis|assessment|étude|estudio|estudo|"
    "исследование|دراسة)\\b(?! de cas)(?! حالة)" },
  { "analytical-report", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 5,
    "^[^\\w\\n]*(?:étude|enquête|analyse|diagnostic|estudio|an[áa]lisis|diagn[óo]stico|encuesta|estudo|"
    "análise|"
    "inquérito|исследование|анализ|обзор|دراسة|تحليل)\\b(?! de cas)(?! حالة)" },
  { "report", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 6,
    "^[^\\w\\n]*(?:minutes|acta|ata|compte[ -]rendu|proc[èe]s[ -]verbal|محضر|"
    "протокол (?:заседания|совещания|встречи))\\b" },
  { "factsheet", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 3,
    "\\b(?:at a glance|in (?:figures|numbers)|key (?:facts|figures)|en (?:chiffres|cifras)|em números|в "
    "цифрах|"
    "بالأرقام|في أرقام)\\b" },
  { "factsheet", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_KEYWORDS, 4,
    "^[^\\w\\n]*fich[ae]s?\\b(?! d['’e] ?ac[ct])" },
  { "training-module", NULL, "numbered", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 6,
    "^[^\\w\\n]*(?:module|m[óo]dulo|модуль|(?:ال)?وحدة)\\W*(?:n[o°º.]*\\W*)?(?:\\d+|[ivx]+)\\b" },
  { "factsheet", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FILE_NAME, 4,
    "\\b(?:policy|evaluation|learning) brief\\b|^[^\\w\\n]*(?:résumé d['’]évaluation|resumen de (?:la "
    ")?evaluación)\\b" },
  { "legal-instrument", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 4,
    "^[^\\w\\n]*(?:convenios?|convenci[oó]n|declaraci[oó]n|carta|convention|declaration|"
    "charter|"
    "treaty|"
    "tratado|ley|loi|act)\\b.{0,30}\\b(?:de|of|on|sobre|relati\\w+|du|no\\.?|n[°º])\\b" },
  { "legal-instrument", NULL, "treaty", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 10,
    "^[^\\w\\n]*protocol[eo]?\\b.{0,120}\\b(?:convenci[oó]n|convenios?|convention|conventions|treaty|tratado)"
    "\\b" },
  { "legal-instrument", NULL, "articles", TAG_PLACE_FIRST_PAGE, TAG_PLACE_FIRST_PAGE, 3,
    "^[^\\w\\n]*(?:(?:article|art[íi]culo|artigo|статья) (?:1|premier|primero)\\b|المادة (?:1|الأولى))"
    "[^\\n]{0,60}$" },
  { "legal-instrument", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 6,
    "^[^\\w\\n]*(?:(?:draft|projet|proyecto|projeto|проект)\\W+(?:de "
    "|d['’])?)?(?:acuerdos?|acordos?|accord|decretos?|"
    "décret|ordonnance|arrêté|portaria|reglamento|règlement|regulamento|ley|lei|loi|(?:resol\\w+|circula\\w+|"
    "dire[ct]tiv\\w+) "
    "(?:n\\w?\\W*)?\\d+|"
    "указ|постановление|приказ|кодекс|قانون|مرسوم|اتفاقية|اتفاق|قرار|"
    "(?:(?:федеральный )?закон\\w?|соглашение|договор|конвенция) (?:между|об?|республики|№))\\b" },
  { "legal-instrument", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_TITLE, 6,
    "^[^\\w\\n]*" NAME
    "(?:(?:agreement|decree|ordinance|regulations) (?:between|on|of|no|concerning|relating)|"
    "law (?:on|no|of the republic))\\b|\\bact(?:\\W+(?:no\\W*)?\\d[\\d\\W]*)?$|\\bdraft resolution\\b" },
  { "training-materials", NULL, "cue", TAG_PLACE_TITLE, TAG_PLACE_FIRST_PAGE, 2,
    "\\b(?:learning objectives|objetivos de aprendizaje|objectifs d['’]apprentissage)\\b" },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

static const double weights[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = 8,   [TAG_PLACE_FILE_NAME] = 3.5,  [TAG_PLACE_KEYWORDS] = 2,
  [TAG_PLACE_HEADING] = 1, [TAG_PLACE_FIRST_PAGE] = 1.5, [TAG_PLACE_BODY] = 0,
};
#define THRESHOLD 1.5
#define WEB_PAGE 2.0
/* A cue at the beginning of a title is its head if it weighs so much. */
#define HEAD 4
#define PART_OF_TITLE 1.5
#define PART_MARK " · "  /* between the things that a line says */
#define LONGEST_PART 200 /* bytes */
#define LONGEST_THIS 30  /* bytes of a word like "this" */
#define SUBTITLE 400     /* bytes within which a line is the second one of the title */
#define LONGEST_SUBTITLE 120
#define MOST_BEFORE 7 /* bytes before the type in such a line: the marks of a heading, an article */
/* Where cues of articles are looked for: those are short, and end with links to others. */
#define LONGEST_ARTICLE 20000
/* A narrower type is preferred to its broader one if its evidence has this share. */
#define NARROWER 0.4

/* Bytes before the words in what their line says of one thing: "Case study 4 · The coast · May 2018". */
static gsize
length_before (const TagSpan *span) {
  const char *start = span->words + span->offset, *at = start;
  while (at > span->words && at[-1] != '\n' && !g_str_has_prefix (at, PART_MARK))
    at--;
  return (gsize)(start - at) - (g_str_has_prefix (at, PART_MARK) ? strlen (PART_MARK) : 0);
}

static gsize
length_behind (const TagSpan *span) {
  const char *end = span->words + span->offset + span->length;
  gsize length = tag_length_until (end, "\n", LONGEST_PART);
  const char *mark = g_strstr_len (end, (gssize)length, PART_MARK);
  return mark != NULL ? (gsize)(mark - end) : length;
}

/* "This handbook", "la presente guía": the document speaks of itself. */
static gboolean
follows_this (const TagSpan *span) {
  static const char *const words[] = {
    "this ",        "the present ", "este ",       "esta ",      "estas ",     "estos ",
    "el presente ", "la presente ", "ce ",         "cette ",     "ces ",       "le présent ",
    "la présente ", "o presente ",  "a presente ", "настоящее ", "настоящий ", "настоящая ",
    "настоящие ",   "это ",         "данное ",     "هذا ",       "هذه ",
  };
  g_autofree char *before = g_utf8_make_valid (span->words + span->offset - MIN (span->offset, LONGEST_THIS),
                                               MIN (span->offset, LONGEST_THIS));
  g_autofree char *lower = g_utf8_strdown (before, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize at = strlen (lower) - strlen (words[i]);
    if (g_str_has_suffix (lower, words[i])
        && (at == 0 || !g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (lower + at)))))
      return TRUE;
  }
  return FALSE;
}

/* The second line of the title begins with the type: "A handbook for counsellors". */
static gboolean
is_subtitle (const TagSpan *span, gsize before, gsize line) {
  return span->offset < SUBTITLE && before <= MOST_BEFORE && line < LONGEST_SUBTITLE;
}

/* A first page names its type early and in a line of its own; later and within a sentence it speaks of
 * others, unless it says "this". */
static double
first_page_weight (const TagReading *reading, const TagSpan *span) {
  gsize before = length_before (span), line = before + span->length + length_behind (span);
  double early = 1.0 - (double)span->offset / MAX (reading->first_page_end, 1);
  gboolean alone = line < 2 * span->length + 10 || follows_this (span) || is_subtitle (span, before, line);
  return (alone ? 2.0 : line < 80 && before < 3 ? 1.0 : 0.3) * early;
}

/* A heading right below the title is its second line. */
static double
heading_weight (const TagSpan *span) {
  return is_subtitle (span, length_before (span), 0) ? 2 : 1;
}

typedef struct {
  GArray *tallies;
  const char *rule; /* of the best pattern, or NULL */
  const PraxisConcept *concept;
  double weight;
  const PraxisConcept *head; /* of the cue that the title begins with, or NULL */
  gsize head_end;            /* where that cue ends in the title */
} Types;

/* A part of a title that names a type and nothing else: "Evaluation of the strategy: case study: East
 * Africa". */
static gboolean
is_part_of_title (const TagSpan *span) {
  const char *start = span->words + span->offset, *end = start + span->length;
  while (start > span->words && start[-1] == ' ')
    start--;
  return start > span->words && start[-1] == ':' && (*end == ':' || *end == '\0');
}

/* The first type a title names is its head; those after it are what it is about, and those within a cue of
 * another type belong to its name: a protocol to a convention is a treaty. */
static double
title_weight (const Types *types, const TagHit *hit, guint before) {
  gboolean headed = types->head && types->head != hit->label->concept;
  if (headed && hit->span.offset < types->head_end)
    return 0;
  return is_part_of_title (&hit->span) ? PART_OF_TITLE : 1.0 / (1 + before + headed);
}

static void
cue (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
     gpointer data) {
  Types *types = data;
  const PraxisConcept *concept = praxis_vocabulary_find (reading->tagger->vocabulary, "type", pattern->value);
  (void)match;
  if (!concept)
    return;
  PraxisLabel label = { .concept = concept };
  TagHit hit = { *span, &label, FALSE, 0 };
  TagTally *tally = tag_tally_add (types->tallies, &hit, 0);
  tally->bonus = MIN (tally->bonus + pattern->weight, 10);
  if (span->place == TAG_PLACE_TITLE && span->offset == 0 && pattern->weight >= HEAD) {
    types->head = concept;
    types->head_end = span->length;
  }
  if (pattern->weight > types->weight || !types->rule) {
    types->rule = pattern->rule;
    types->concept = concept;
    types->weight = pattern->weight;
  }
}

static void
tally_labels (const TagReading *reading, const Types *types) {
  const GArray *hits = reading->hits[TAG_SCHEME_TYPE];
  guint in_title = 0;
  for (guint i = 0; i < hits->len; i++) {
    const TagHit *hit = &g_array_index (hits, TagHit, i);
    if (praxis_concept_broader (hit->label->concept)->len == 0)
      continue; /* "document" says nothing */
    double weight = 1;
    if (hit->span.place == TAG_PLACE_TITLE)
      weight = title_weight (types, hit, in_title++);
    else if (hit->span.place == TAG_PLACE_FIRST_PAGE)
      weight = first_page_weight (reading, &hit->span);
    else if (hit->span.place == TAG_PLACE_HEADING)
      weight = heading_weight (&hit->span);
    tag_tally_add (types->tallies, hit, weight);
  }
}

static char *
folded_words (const TagSpan *span) {
  g_autofree char *words = g_strndup (span->words + span->offset, span->length);
  return praxis_fold (words);
}

/* Also by its name, whatever the scheme says: an analytical report is a report. */
static gboolean
is_narrower (const TagTally *tally, const TagTally *than) {
  if (praxis_concept_is_within (tally->concept, than->concept))
    return TRUE;
  g_autofree char *name = folded_words (&tally->best), *wider = folded_words (&than->best);
  g_autofree char *end = g_strconcat (" ", wider, NULL);
  return g_str_has_suffix (name, end);
}

/* The best tally, or one of a narrower type with nearly as much behind it; NULL if there is none. */
static const TagTally *
choose (GArray *tallies) {
  for (guint i = 0; i < tallies->len; i++) {
    TagTally *tally = &g_array_index (tallies, TagTally, i);
    tally->score = tally->bonus;
    for (guint place = 0; place < TAG_N_PLACES; place++)
      tally->score += MIN (tally->weight[place], 2) * weights[place];
  }
  tag_tallies_sort (tallies);
  const TagTally *best = tallies->len > 0 ? &g_array_index (tallies, TagTally, 0) : NULL;
  for (guint i = 1; i < tallies->len; i++) {
    const TagTally *tally = &g_array_index (tallies, TagTally, i);
    if (tally->score >= NARROWER * best->score && is_narrower (tally, best))
      best = tally;
  }
  return best && best->score >= THRESHOLD ? best : NULL;
}

/* A page of a web site that does not say what it is is an article. */
static void
add_web_page (TagReading *reading, GArray *tallies) {
  const PraxisConcept *concept = praxis_vocabulary_find (reading->tagger->vocabulary, "type", "web-article");
  const PraxisDocument *document = reading->document;
  if (!concept || g_strcmp0 (document->mime, "text/html") != 0 || !document->title)
    return;
  PraxisLabel label = { .concept = concept };
  TagHit hit = { { TAG_PLACE_TITLE, document->title, 0, 0 }, &label, FALSE, 0 };
  tag_tally_add (tallies, &hit, 0)->bonus += WEB_PAGE;
}

static void
claim_type (TagReading *reading, const Types *types, const TagTally *tally) {
  g_autofree char *label_rule = g_strdup_printf ("%s-label", tag_place_name (tally->best.place));
  const char *rule = types->concept == tally->concept ? types->rule : label_rule;
  tag_claim (reading, "type", praxis_concept_id (tally->concept), "about", rule, &tally->best)->score
      = tally->score;
}

/* The others, the strongest first. */
static void
pass_over_others (TagReading *reading, const Types *types, const TagTally *best) {
  guint passed_over = 0;
  for (guint i = 0; i < types->tallies->len && passed_over < TAG_RUNNERS_UP; i++) {
    const TagTally *tally = &g_array_index (types->tallies, TagTally, i);
    if (tally == best || tally->score <= 0)
      continue;
    claim_type (reading, types, tally);
    if (best != NULL)
      tag_pass_over_behind (reading, praxis_concept_id (best->concept));
    else
      tag_pass_over_weak (reading, THRESHOLD);
    passed_over++;
  }
}

void
tag_type (TagReading *reading) {
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (TagTally));
  Types types = { .tallies = tallies };
  patterns_find (reading->tagger->types, reading, LONGEST_ARTICLE, cue, &types);
  tally_labels (reading, &types);
  add_web_page (reading, tallies);
  const TagTally *best = choose (tallies);
  if (best)
    claim_type (reading, &types, best);
  pass_over_others (reading, &types, best);
}
