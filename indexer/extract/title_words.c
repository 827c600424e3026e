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

/* Languages without joints have these before what they are for: "Министерство внутренних дел". */
static const char *const bodies[] = {
  "министерство", "комитет",     "республика", "правительство", "ведомство", "агентство",
  "объединение",  "университет", "академия",   "институт",      "федерация", "департамент",
  "фонд",         "ассамблея",   "وزارة",      "جمهورية",       "الجمهورية", "المملكة",
  "حكومة",        "جامعة",       "مجلس",       "لجنة",          "منظمة",     "هيئة",
  "جمعية",        "مؤسسة",       "دولة",       "سلطنة",         "مديرية",    NULL,
};

/* What is joined only behind an adjective: "Estado Plurinacional de Bolivia", not "Estado de la región". */
static const char *const states[]
    = { "estado", "estados", "etat", "reino", "royaume", "escuela", "ecole", "escola", "consorcio", NULL };

static const char *const romance_joints[] = { "de", "del", "des", "du", "d", "do", "da", NULL };

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
  "study",       "submission",  "survey",     "terms",       "toolkit",    "treaty",      NULL,
};

/* Typed documents name these in a line of its own. */
static const char *const typed_kinds[] = {
  "acta",           "ata",
  "memoire",        "memoria",
  "curriculum",     "decree",
  "decret",         "decreto",
  "ficha",          "fiche",
  "malla",          "modulo",
  "nota",           "procedimento",
  "procedimentos",  "procedimiento",
  "procedimientos", "procedure",
  "procedures",     "recomendaciones",
  "recomendacoes",  "recommandations",
  "reglamento",     "reglement",
  "regulamento",    "rendu",
  "termes",         "terminos",
  "termos",         NULL,
};

static const char *const kinds_of_others[] = {
  "доклад",    "отчет",      "руководство",  "تقرير",      "دليل",    "закон",
  "концепция", "меморандум", "памятка",      "план",       "порядок", "постановление",
  "программа", "протокол",   "рекомендации", "соглашение", "справка", "стратегия",
  "указ",      "модуль",     "اتفاقية",      "استراتيجية", "قانون",   "محضر",
  "مذكرة",     "مرسوم",      "خطة",          "ورقة",       NULL,
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

static gboolean
is_kind (const char *word) {
  return is_among (kinds, word) || is_among (typed_kinds, word) || is_among (kinds_of_others, word);
}

gboolean
title_names_kind (const char *line) {
  g_auto (GStrv) words = words_of (line);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_kind (words[i]))
      return TRUE;
  return FALSE;
}

/* "General Assembly report" is a title; in "Committee on the Declaration" the kind only follows. */
static gboolean
is_headed_by_kind (const GStrv words) {
  for (guint i = 0; words[i] != NULL; i++)
    if (is_kind (words[i])
        && (i == 0 || (!is_among (phrase_words, words[i - 1]) && !is_among (articles, words[i - 1]))))
      return TRUE;
  return FALSE;
}

gboolean
title_begins_with_kind (const char *line) {
  g_auto (GStrv) words = words_of (line);
  for (guint i = 0; words[i] != NULL && !is_among (phrase_words, words[i]); i++)
    if (is_kind (words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_institution (const GStrv words, guint i, guint first) {
  gboolean early = i < first + FEW_WORDS;
  gboolean named = is_among (institutions, words[i]);
  if (named && (words[i + 1] == NULL || (early && is_among (joints, words[i + 1]))))
    return TRUE;
  if (early && is_among (bodies, words[i]))
    return TRUE;
  return i == first && (named || is_among (states, words[i])) && words[i + 1] != NULL
         && is_among (romance_joints, words[i + 2]);
}

/* The name ends with what it is ("Security Council"), or begins with it and goes on with what it is for. */
gboolean
title_is_letterhead (const char *line) {
  g_auto (GStrv) words = words_of (line);
  guint count = g_strv_length (words);
  if (count > MOST_LETTERHEAD || strstr (line, ": ") != NULL || is_headed_by_kind (words))
    return FALSE;
  guint first = is_among (articles, words[0]);
  for (guint i = first; i < count && !is_among (phrase_words, words[i]); i++)
    if (is_institution (words, i, first))
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
    if (is_among (articles, folded) || is_kind (folded))
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

gboolean
title_is_label (const char *label) {
  static const char *const words[]
      = { "title", "titre", "titulo", "titel", "titolo", "название", "العنوان", "عنوان", NULL };
  static const char *const subjects[] = { "subject", "objet", "asunto", "assunto", "тема", "الموضوع", NULL };
  g_autofree char *folded = praxis_fold (label);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return g_strv_contains (subjects, folded);
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
title_is_chapter (const char *line) {
  return is_contents (line) || is_numbered (line);
}

static gboolean
has_digit (const char *word) {
  return strpbrk (word, "0123456789") != NULL;
}

gboolean
title_is_mark (const char *line) {
  static const char *const marks[] = {
    "draft",     "confidential", "restricted",  "unclassified", "classified",   "internal",
    "embargoed", "distribution", "circulation", "quotation",    "citation",     "version",
    "projet",    "confidentiel", "provisoire",  "borrador",     "confidencial", "reservado",
    "interno",   "minuta",       "rascunho",    "page",         "pagina",       "immediate",
    "проект",    "черновик",     "سري",         "مسودة",        NULL,
  };
  static const char *const beside[] = {
    "for",    "not",     "use",     "only",    "official", "limited", "final", "first",
    "second", "working", "of",      "release", "strictly", "v",       "no",    "n",
    "uso",    "usage",   "interne", "solo",    "para",     NULL,
  };
  g_auto (GStrv) words = words_of (line);
  gboolean marked = FALSE;
  for (guint i = 0; words[i] != NULL; i++) {
    if (!is_among (marks, words[i]) && !is_among (beside, words[i]) && !has_digit (words[i]))
      return FALSE;
    marked = marked || is_among (marks, words[i]);
  }
  return marked;
}

/* "Ref.: 12/2019", "To: all staff"; "Peru: nets of the south" is a title. */
static gboolean
is_field (const char *line) {
  static const char *const fields[] = {
    "ref", "reference", "our ref", "n ref", "date", "to",   "from",    "cc",
    "tel", "fax",       "distr",   "page",  "de",   "para", "fecha",   "data",
    "a",   "asunto",    "от",      "кому",  "дата", "исх",  "التاريخ", NULL,
  };
  g_autofree char *label = g_strndup (line, strcspn (line, ":"));
  g_autofree char *folded = praxis_fold (label);
  return line[strlen (label)] == ':' && g_strv_contains (fields, folded);
}

/* "Port Town, 3 May 2018". */
static gboolean
is_place_and_date (const char *line) {
  const char *comma = strstr (line, ", ");
  return comma != NULL && g_ascii_isdigit (comma[2])
         && content_count_words (line, (gsize)(comma - line)) <= FEW_WORDS
         && content_count_words (comma, strlen (comma)) <= MOST_DATE_WORDS + 2;
}

/* A name may have its year behind it: "Fishing in the south 2018". */
static gboolean
is_date_alone (const char *line) {
  gboolean short_one = content_count_words (line, strlen (line)) < FEW_WORDS;
  return is_place_and_date (line)
         || (title_is_date (line) && (g_ascii_isdigit (*line) || strpbrk (line, ",/") != NULL || short_one));
}

gboolean
title_stands_beside (const char *line) {
  return title_is_letterhead (line) || title_is_mark (line) || is_date_alone (line) || is_field (line)
         || is_address (line);
}

/* Whether a word says of a kind what it is about. */
static gboolean
is_about (const char *word) {
  static const char *const words[] = { "on", "for", "sobre", "para", "pour", "sur", "по", "о", NULL };
  return is_among (words, word);
}

gboolean
title_goes_on (const char *line) {
  static const char *const words[]
      = { "of", "and", "et", "y", "e", "de", "del", "des", "du", "do", "da", "и", NULL };
  g_auto (GStrv) parts = words_of (line);
  return g_unichar_islower (g_utf8_get_char (line)) || is_among (words, parts[0]);
}

gboolean
title_is_kind_alone (const char *line) {
  g_auto (GStrv) words = words_of (line);
  guint count = 0;
  for (guint i = 0; words[i] != NULL; i++) {
    if (is_about (words[i]) || (has_digit (words[i]) && strlen (words[i]) == 4))
      return FALSE;
    count += !has_digit (words[i]) && !is_among (phrase_words, words[i]);
  }
  return count <= FEW_WORDS && strchr (line, ':') == NULL && title_names_kind (line);
}

gboolean
title_is_aside (const char *line) {
  return title_is_chapter (line) || title_is_mark (line) || is_address (line) || g_str_has_suffix (line, ":")
         || begins_with_label (line);
}
