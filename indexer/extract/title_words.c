/* What a line on the first page of a document is, judged by its words alone: covers mix the title with
 * letterheads, dates and labels, often in larger type. title.c and pdf_title.c ask here for every line. */
#include "indexer/extract/title_words.h"
#include "indexer/extract/content.h"
#include "register/text/token.h"
#include <string.h>

#define FEW_WORDS 3        /* at the beginning of a line, which make it an institution's or a label's */
#define MOST_LETTERHEAD 25 /* words: several institutions below one another */
#define MOST_DATE_WORDS 4
#define MOST_NAMES 7

/* All lists are in folded form (praxis_fold), and hold singular and plural where titles have both. */
static const char *const institutions[] = {
  "agence",       "agencia",     "agency",      "asamblea",   "assemblee",    "assembly",     "association",
  "asociacion",   "associacao",  "authority",   "autorite",   "board",        "bureau",       "centre",
  "center",       "centro",      "comision",    "comissao",   "comite",       "commission",   "committee",
  "conseil",      "consejo",     "conselho",    "council",    "departamento", "departement",  "department",
  "direccion",    "direction",   "directorate", "embassy",    "escritorio",   "federation",   "fondation",
  "foundation",   "fund",        "fundacion",   "gobierno",   "gouvernement", "government",   "governo",
  "institut",     "institute",   "instituto",   "ministere",  "ministerio",   "ministry",     "nations",
  "naciones",     "nacoes",      "oficina",     "office",     "organisation", "organizacion", "organizacao",
  "organization", "parliament",  "parlement",   "parlamento", "republic",     "republica",    "republique",
  "secretaria",   "secretariat", "union",       "unidas",     "unies",        "universidad",  "universidade",
  "universite",   "university",  "ассамблея",   "комитет",    "министерство", "нации",        "организация",
  "совет",        "الأمم",       "جمعية",       "لجنة",       "مجلس",         "منظمة",        "وزارة",
  NULL,
};

/* What joins the name of an institution to what it is for. */
static const char *const joints[] = {
  "of", "for", "on", "in", "de", "del", "des", "du", "d", "do", "da", "pour", "para", "sobre", NULL,
};

static const char *const articles[] = { "the", "el", "la", "le", "o", "a", NULL };

/* What the name of an institution does not hold before that: words of a phrase. */
static const char *const phrase_words[] = {
  "of",  "for", "on", "in", "to",   "by",   "with",  "between", "the", "de",  "del",
  "des", "du",  "do", "da", "pour", "para", "sobre", "avec",    "con", "com", NULL,
};

static const char *const kinds[] = {
  "accord",      "acordo",      "act",        "acuerdo",     "agreement",  "analyse",     "analysis",
  "analisis",    "appel",       "article",    "assessment",  "atlas",      "avaliacao",   "boletin",
  "boletim",     "brief",       "briefing",   "brochure",    "bulletin",   "carta",       "charte",
  "charter",     "code",        "convencion", "convenio",    "convention", "corrigendum", "decision",
  "declaracion", "declaration", "diagnostic", "diagnostico", "enquete",    "estrategia",  "estudio",
  "estudo",      "etude",       "evaluacion", "evaluation",  "factsheet",  "findings",    "guia",
  "guide",       "guideline",   "guidelines", "handbook",    "informe",    "inventory",   "letter",
  "lettre",      "ley",         "lignes",     "loi",         "manual",     "manuel",      "matrix",
  "memorandum",  "minutes",     "module",     "newsletter",  "note",       "outlook",     "overview",
  "paper",       "plan",        "plano",      "policy",      "politica",   "politique",   "profile",
  "proposal",    "propuesta",   "protocol",   "protocole",   "protocolo",  "rapport",     "recommendations",
  "regulations", "relatorio",   "release",    "report",      "resolucion", "resolution",  "response",
  "review",      "revue",       "roadmap",    "statement",   "statistics", "strategie",   "strategy",
  "study",       "submission",  "survey",     "terms",       "toolkit",    "treaty",      "доклад",
  "отчет",       "руководство", "تقرير",      "دليل",        NULL,
};

static const char *const between_names[] = { "and", "y", "et", "e", "und", "de", "del", "van", "von", NULL };

static GStrv
words_of (const char *line) {
  g_autofree char *folded = praxis_fold (line);
  return g_strsplit (folded, " ", -1);
}

static gboolean
is_among (const char *const *list, const char *word) {
  return word != NULL && g_strv_contains (list, word);
}

gboolean
title_names_kind (const char *line) {
  g_auto (GStrv) words = words_of (line);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_among (kinds, words[i]))
      return TRUE;
  return FALSE;
}

/* "General Assembly report" is a title; in "Committee on the Declaration" the kind only follows. */
static gboolean
is_headed_by_kind (const GStrv words) {
  for (guint i = 0; words[i] != NULL; i++)
    if (is_among (kinds, words[i])
        && (i == 0 || (!is_among (phrase_words, words[i - 1]) && !is_among (articles, words[i - 1]))))
      return TRUE;
  return FALSE;
}

/* The name ends with what it is ("Security Council"), or begins with it and goes on with what it is for. */
gboolean
title_is_letterhead (const char *line) {
  g_auto (GStrv) words = words_of (line);
  guint count = g_strv_length (words);
  if (count > MOST_LETTERHEAD || is_headed_by_kind (words))
    return FALSE;
  guint first = is_among (articles, words[0]);
  for (guint i = first; i < count && !is_among (phrase_words, words[i]); i++)
    if (is_among (institutions, words[i])
        && (words[i + 1] == NULL || (i < first + FEW_WORDS && is_among (joints, words[i + 1]))))
      return TRUE;
  return FALSE;
}

gboolean
title_is_date (const char *line) {
  return strpbrk (line, "0123456789") != NULL && content_count_words (line, strlen (line)) <= MOST_DATE_WORDS
         && !title_names_kind (line);
}

gboolean
title_is_in_capitals (const char *line) {
  gboolean capitals = FALSE;
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_islower (c))
      return FALSE;
    capitals = capitals || g_unichar_isupper (c);
  }
  return capitals;
}

gboolean
title_is_names (const char *line) {
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint count = g_strv_length (words), names = 0;
  for (guint i = 0; i < count; i++) {
    g_autofree char *folded = praxis_fold (words[i]);
    if (is_among (articles, folded) || is_among (kinds, folded))
      return FALSE;
    names += g_unichar_isupper (g_utf8_get_char (words[i])) || is_among (between_names, folded);
  }
  return count >= 2 && count <= MOST_NAMES && names == count && !title_is_in_capitals (line);
}

static gboolean
is_address (const char *line) {
  return strchr (line, '@') != NULL || strstr (line, "www.") != NULL || strstr (line, "://") != NULL;
}

/* "Author:" and "Submitted by:", but not "Press statement:", which begins a title. */
static gboolean
begins_with_label (const char *line) {
  const char *colon = strchr (line, ':');
  gsize length = colon != NULL ? (gsize)(colon - line) : 0;
  if (colon == NULL || content_count_words (line, length) > FEW_WORDS)
    return FALSE;
  g_autofree char *label = g_strndup (line, length);
  return !title_names_kind (label);
}

/* "1. Context", "IV. Lessons", "3.1 Results". */
static gboolean
is_numbered (const char *line) {
  gsize length = strspn (line, "0123456789");
  if (length == 0)
    length = strspn (line, "IVX");
  return length > 0 && line[length] == '.';
}

/* Headings that stand on first pages. */
static gboolean
is_contents (const char *line) {
  static const char *const names[] = {
    "abstract",
    "acknowledgments",
    "acknowledgements",
    "contents",
    "table of content",
    "table of contents",
    "foreword",
    "preface",
    "summary",
    "executive summary",
    "introduction",
    "disclaimer",
    "sommaire",
    "table des matieres",
    "resume",
    "avant propos",
    "remerciements",
    "indice",
    "contenido",
    "resumen",
    "introduccion",
    "prologo",
    "sumario",
    "sumario executivo",
    "introducao",
    "prefacio",
    "содержание",
    "введение",
    "المحتويات",
    "مقدمة",
    NULL,
  };
  g_autofree char *folded = praxis_fold (line);
  return g_strv_contains (names, folded);
}

gboolean
title_is_aside (const char *line) {
  return is_contents (line) || is_address (line) || g_str_has_suffix (line, ":") || is_numbered (line)
         || begins_with_label (line);
}
