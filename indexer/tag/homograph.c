/* Tells words from others that are written alike: "el texto trata de personas mayores" speaks of no
 * trafficking, "500 THB" are money, and where the SOM is a "Senior Officials' Meeting (SOM)" nobody is
 * smuggled. */
#include "indexer/tag/homograph.h"
#include "register/text/token.h"
#include "register/vocabulary/abbreviation.h"
#include <string.h>

struct _Homographs {
  const TagReading *reading;
  GHashTable *explained; /* PraxisLabel* of an abbreviation -> whether the text explains it in other words */
};

Homographs *
homographs_new (const TagReading *reading) {
  Homographs *homographs = g_new (Homographs, 1);
  homographs->reading = reading;
  homographs->explained = g_hash_table_new (NULL, NULL);
  return homographs;
}

void
homographs_free (Homographs *homographs) {
  g_hash_table_unref (homographs->explained);
  g_free (homographs);
}

/* ---- Verbs ---- */

/* A noun that is also a verb, and what stands right before the verb: pronouns and what deals with something.
 */
static const struct {
  const char *language, *word, *subjects;
} verbs[] = {
  { "es", "trata",
    " se que no nos lo documento texto capítulo sección artículo informe libro estudio ley módulo guía "
    "manual "
    "taller apartado párrafo " },
  { "pt", "trata",
    " se que não nos documento texto capítulo seção secção artigo relatório livro estudo lei módulo guia "
    "manual "
    "parágrafo " },
  { "fr", "traite",
    " se qui il elle on ne nous document texte chapitre section article rapport livre étude loi module guide "
    "manuel atelier partie paragraphe " },
};
#define LONGEST_SUBJECT 24

/* The word before a span, lower case, with a space on either side, if nothing but a blank stands between;
 * caller frees. */
static char *
word_before (const TagSpan *span) {
  const char *end = span->words + span->offset, *start;
  if (end == span->words || (end[-1] != ' ' && end[-1] != '-' && end[-1] != '\n'))
    return NULL;
  for (start = --end; start > span->words && end - start < LONGEST_SUBJECT; start--)
    if (!(start[-1] & 0x80) && !g_ascii_isalnum (start[-1]))
      break;
  g_autofree char *word = g_utf8_make_valid (start, end - start), *lower = g_utf8_strdown (word, -1);
  return g_strconcat (" ", lower, " ", NULL);
}

static gboolean
is_verb (const char *language, const TagSpan *span) {
  const char *words = span->words + span->offset;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    gsize length = strlen (verbs[i].word);
    if (g_strcmp0 (language, verbs[i].language) != 0 || span->length < length
        || g_ascii_strncasecmp (words, verbs[i].word, length) != 0
        || (span->length > length && words[length] != ' '))
      continue;
    g_autofree char *before = word_before (span);
    return before && strstr (verbs[i].subjects, before);
  }
  return FALSE;
}

/* ---- Money ---- */

/* Abbreviations that are also currencies: beside a number that is no year they are money. */
static const char *const currencies[] = { "THB", NULL };

static gboolean
is_amount (const char *digits, gsize count) {
  gboolean year = count == 4 && (g_str_has_prefix (digits, "19") || g_str_has_prefix (digits, "20"));
  return count > 0 && !year;
}

static gboolean
is_money (const char *text, const TagSpan *span) {
  const char *start = span->words + span->offset, *at = start, *end = start + span->length;
  if (!g_strv_contains (currencies, text))
    return FALSE;
  if (*end == ' ' && is_amount (end + 1, strspn (end + 1, "0123456789,.")))
    return TRUE;
  if (span->offset < 2 || start[-1] != ' ' || !g_ascii_isdigit (start[-2]))
    return FALSE;
  for (at--; at > span->words && (g_ascii_isdigit (at[-1]) || at[-1] == ',' || at[-1] == '.'); at--)
    ;
  return is_amount (at, start - 1 - at);
}

/* ---- Abbreviations ---- */

#define LONGEST_EXPLANATION 120
#define LEAST_LETTERS 3
/* Words without a letter in the abbreviation are so short; so much of a word tells it from others. */
#define FUNCTION_WORD 3
#define STEM 4

/* Where in folded words the ones begin whose initials are these letters, articles and the like left aside;
 * NULL if they do not end so. */
static const char *
explanation_start (const char *words, const char *letters) {
  const char *end = words + strlen (words);
  for (gsize left = strlen (letters); left > 0;) {
    const char *start = end;
    while (start > words && start[-1] != ' ')
      start--;
    if (start == end)
      return NULL;
    if (*start == letters[left - 1])
      left--;
    else if (g_utf8_strlen (start, end - start) > FUNCTION_WORD)
      return NULL;
    if (left == 0)
      return start;
    end = start > words ? start - 1 : start;
  }
  return NULL;
}

static gboolean
has_stem (const GPtrArray *labels, const char *stem) {
  for (guint i = 0; i < labels->len; i++) {
    const char *at = strstr (((const PraxisLabel *)labels->pdata[i])->folded, stem);
    if (at)
      return TRUE;
  }
  return FALSE;
}

/* Whether any longer word of an explanation is one of a concept's labels. */
static gboolean
is_of_concept (const char *explanation, const PraxisConcept *concept) {
  g_auto (GStrv) words = g_strsplit (explanation, " ", -1);
  for (char **word = words; *word; word++) {
    if (g_utf8_strlen (*word, -1) < STEM)
      continue;
    g_autofree char *stem = g_utf8_substring (*word, 0, STEM);
    if (has_stem (praxis_concept_labels (concept), stem))
      return TRUE;
  }
  return FALSE;
}

/* The text explains an abbreviation where it stands in brackets behind words with its initials. */
static gboolean
is_explained_otherwise (const GString *text, const PraxisLabel *label) {
  g_autofree char *bracket = g_strdup_printf ("(%s)", label->text);
  g_autofree char *letters = g_ascii_strdown (label->text, -1);
  const char *at = strlen (letters) >= LEAST_LETTERS ? strstr (text->str, bracket) : NULL;
  if (!at)
    return FALSE;
  const char *from = at - MIN (at - text->str, LONGEST_EXPLANATION);
  g_autofree char *before = g_utf8_make_valid (from, at - from), *folded = praxis_fold (before);
  const char *explanation = explanation_start (folded, letters);
  return explanation && !is_of_concept (explanation, label->concept);
}

static gboolean
means_other (Homographs *homographs, const PraxisLabel *label) {
  gpointer known;
  if (g_hash_table_lookup_extended (homographs->explained, label, NULL, &known))
    return GPOINTER_TO_INT (known);
  gboolean other = is_explained_otherwise (homographs->reading->document->text, label);
  g_hash_table_insert (homographs->explained, (gpointer)label, GINT_TO_POINTER (other));
  return other;
}

gboolean
homographs_has (Homographs *homographs, const PraxisLabel *label, const TagSpan *span) {
  if (is_verb (homographs->reading->language, span))
    return TRUE;
  return praxis_is_abbreviation (label->text)
         && (is_money (label->text, span) || means_other (homographs, label));
}
