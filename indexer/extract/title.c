/* The title of a document. The title that metadata state is often what a program left there ("Microsoft Word
 * - x.doc", "untitled"), so it has to look like one before it is believed. */
#include "indexer/extract/title.h"
#include "indexer/extract/content.h"
#include "indexer/extract/text_title.h"
#include "indexer/extract/title_words.h"
#include "register/text/token.h"
#include <string.h>

#define LONGEST_TITLE 400 /* bytes */
#define EARLY 2000        /* bytes within which a heading may be the title */
#define MOST_WORDS 20     /* of a first paragraph that may be the title */
#define FIRST_PARAGRAPHS 4
#define FIRST_LINES 25
#define SHORT_TITLE 6      /* words: more are wanted */
#define FEWEST_WORDS 3     /* that are worth adding to it */
#define MOST_LABEL_WORDS 6 /* "Title of the evaluation" */
#define FIRST_PAGES 6000   /* bytes in which the words of a title in metadata have to stand */
#define BORNE_OUT 0.85     /* of its words */

/* What programs write when nobody gave a title; compared without case, a number behind is the same. */
static const char *const no_titles[] = {
  "untitled",      "untitled document",
  "unknown title", "document",
  "doc",           "powerpoint presentation",
  "presentation",  "slide",
  "slides",        "title",
  "titre",         "word document",
  "sans titre",    "sin título",
  "sem título",    "ohne titel",
  "unbenannt",     "без названия",
  "بدون عنوان",    "new document",
  "blank",         "blank page",
  "book",          "page",
  "layout",        "print",
  "cover",         "template",
  "pdf",           "scan",
  "home",          "unknown",
  "anonymous",
};

/* Prefixes that printer drivers put before a file name. */
static const char *const printer_prefixes[] = {
  "microsoft word -",
  "microsoft powerpoint -",
  "microsoft excel -",
  "microsoft office word -",
  "print ",
  "file:",
  "http:",
  "https:",
};

static const char *const file_extensions[] = {
  ".doc", ".docx", ".wpf", ".docm", ".dot", ".pdf", ".indd", ".qxd",  ".qxp", ".ppt",  ".pptx",
  ".pub", ".p65",  ".pmd", ".cdr",  ".rtf", ".wpd", ".xls",  ".xlsx", ".odt", ".html", ".htm",
  ".txt", ".tif",  ".jpg", ".ai",   ".fm",  ".tex", ".dvi",  ".eps",  ".ps",
};

static gboolean
has_any_ending (const char *text) {
  for (guint i = 0; i < G_N_ELEMENTS (file_extensions); i++)
    if (g_str_has_suffix (text, file_extensions[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_any_prefix (const char *text) {
  for (guint i = 0; i < G_N_ELEMENTS (printer_prefixes); i++)
    if (g_str_has_prefix (text, printer_prefixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_no_title (const char *text) {
  text += strspn (text, "(");
  for (guint i = 0; i < G_N_ELEMENTS (no_titles); i++) {
    gsize length = strlen (no_titles[i]);
    if (strncmp (text, no_titles[i], length) == 0
        && text[length + strspn (text + length, " -_.()0123456789")] == '\0')
      return TRUE;
  }
  return FALSE;
}

/* A code ("WEB_EN-final", "N1835211") rather than words: no space, but digits or underscores. */
static gboolean
is_code (const char *text) {
  return strchr (text, ' ') == NULL && strpbrk (text, "_0123456789") != NULL;
}

static const char *const bullets[] = { "*", "-", "–", "•", "·", "»", ">", "→", "▪", " ", NULL };
static const char *const note_marks[] = { "*", "∗", "†", "‡", "§", "¹", " ", NULL };

static gboolean
drop_beginning (char *text, const char *const *marks) {
  for (; *marks != NULL; marks++)
    if (g_str_has_prefix (text, *marks)) {
      memmove (text, text + strlen (*marks), strlen (text + strlen (*marks)) + 1);
      return TRUE;
    }
  return FALSE;
}

static gboolean
drop_end (char *text, const char *const *marks) {
  for (; *marks != NULL; marks++)
    if (g_str_has_suffix (text, *marks)) {
      text[strlen (text) - strlen (*marks)] = '\0';
      return TRUE;
    }
  return FALSE;
}

/* A title that is quoted as a whole, as front matter has it, is what stands between the quotes. */
static void
drop_quotes (char *text) {
  gsize length = strlen (text);
  if (length < 3 || text[0] != '"' || strchr (text + 1, '"') != text + length - 1)
    return;
  memmove (text, text + 1, length - 2);
  text[length - 2] = '\0';
}

/* One line, without the bullet before it and the marks of footnotes behind it. */
static char *
clean_title (const char *text) {
  char *clean = content_clean (text, LONGEST_TITLE);
  while (drop_beginning (clean, bullets) || drop_end (clean, note_marks))
    ;
  drop_quotes (clean);
  return clean;
}

static char *
sensible (const char *text) {
  if (text == NULL)
    return NULL;
  g_autofree char *clean = clean_title (text);
  g_autofree char *lower = g_utf8_strdown (clean, -1);
  if (!content_has_letters (clean, strlen (clean)) || has_any_ending (lower) || has_any_prefix (lower)
      || is_no_title (lower) || is_code (lower) || g_utf8_strlen (clean, -1) < 3)
    return NULL;
  return g_steal_pointer (&clean);
}

/* The share of the words of a title that the beginning of the text has, too. */
static gboolean
is_borne_out (const char *title, const PraxisDocument *document) {
  g_autofree char *beginning = g_strndup (document->text->str, MIN (document->text->len, FIRST_PAGES));
  g_autofree char *valid = g_utf8_make_valid (beginning, -1);
  g_autofree char *folded_text = praxis_fold (valid), *folded = praxis_fold (title);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1), text = g_strsplit (folded_text, " ", -1);
  guint found = 0;
  for (guint i = 0; words[i] != NULL; i++)
    found += g_strv_contains ((const char *const *)text, words[i]);
  return found >= BORNE_OUT * g_strv_length (words);
}

/* Whether the title in the text begins with that of the metadata, which then was cut. */
static gboolean
goes_on (const char *in_text, const char *stated) {
  g_autofree char *longer = praxis_fold (in_text), *shorter = praxis_fold (stated);
  return g_str_has_prefix (longer, shorter);
}

/* Templates and predecessors leave their titles in metadata: where the extractor found a title, those have to
 * agree with the text. */
static char *
from_metadata (const PraxisDocument *document) {
  g_autofree char *stated = sensible (g_hash_table_lookup (document->metadata, "title"));
  g_autofree char *in_text = sensible (document->title);
  if (stated == NULL || in_text == NULL)
    return g_steal_pointer (&stated);
  return !is_borne_out (stated, document) || goes_on (in_text, stated) ? NULL : g_steal_pointer (&stated);
}

static char *
from_extractor (const PraxisDocument *document) {
  return sensible (document->title);
}

static char *
first_heading (const PraxisDocument *document) {
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    gboolean early = section->level == 1 && section->start < EARLY && section->title != NULL;
    gboolean titled = early && !title_is_letterhead (section->title) && !title_is_aside (section->title);
    char *title = titled ? sensible (section->title) : NULL;
    if (title != NULL)
      return title;
  }
  return NULL;
}

/* The paragraph of the text at or after an offset, if it is short enough for a title; *offset moves behind
 * it.
 */
static char *
short_paragraph (const PraxisDocument *document, gsize *offset) {
  const char *start = document->text->str + *offset;
  start += strspn (start, "\n\t \f\v\r");
  gsize length = strcspn (start, "\n\t");
  *offset = (gsize)(start - document->text->str) + length;
  if (length == 0 || content_count_words (start, length) > MOST_WORDS)
    return NULL;
  g_autofree char *paragraph = g_strndup (start, length);
  g_strchomp (paragraph);
  return text_ends_sentence (paragraph) ? NULL : g_steal_pointer (&paragraph);
}

/* The first such paragraph of a few that does not stand beside a title. */
static char *
title_paragraph (const PraxisDocument *document, gsize offset) {
  for (guint i = 0; i < FIRST_PARAGRAPHS; i++) {
    g_autofree char *paragraph = short_paragraph (document, &offset);
    if (paragraph == NULL)
      return NULL;
    if (!title_stands_beside (paragraph) && !title_is_date (paragraph))
      return sensible (paragraph);
  }
  return NULL;
}

/* Formats that have lines or pages have extractors that judge that better. */
static gboolean
has_paragraphs (const PraxisDocument *document) {
  return !document->has_lines && document->pages->len == 0;
}

/* Short paragraphs are lines; a sentence or a letterhead alone is less than the name of the file. */
static char *
first_paragraph (const PraxisDocument *document) {
  const GString *text = document->text;
  g_autofree char *title = has_paragraphs (document) ? text_title (text->str, text->str + text->len) : NULL;
  gboolean fits
      = title != NULL && *title != '\0' && !text_ends_sentence (title) && !title_stands_beside (title);
  return fits ? sensible (title) : NULL;
}

/* Of a page without type, as a scan that was recognised: a line near its beginning that is in capitals or
 * names a kind of document, with the next if that is in capitals, too. */
static char *
first_line (const PraxisDocument *document) {
  g_autofree char *beginning
      = g_strndup (document->text->str, document->pages->len > 0 ? MIN (document->text->len, EARLY) : 0);
  g_auto (GStrv) lines = g_strsplit (beginning, "\n", FIRST_LINES + 1);
  for (guint i = 0; i < FIRST_LINES && lines[i] != NULL && lines[i + 1] != NULL; i++) {
    const char *line = g_strstrip (lines[i]), *next = g_strstrip (lines[i + 1]);
    guint words = content_count_words (line, strlen (line));
    gboolean capitals = title_is_in_capitals (line);
    if (words < FEWEST_WORDS || words > MOST_WORDS || title_is_letterhead (line) || title_is_date (line)
        || title_is_aside (line) || !(capitals || title_names_kind (line)))
      continue;
    g_autofree char *both = g_strconcat (line, " ", next, NULL);
    return sensible (capitals && title_is_in_capitals (next) && !title_is_aside (next) ? both : line);
  }
  return NULL;
}

/* "Management response", "Evaluation brief": what of, says the next paragraph. Takes the title. */
static char *
with_subject (char *title, const PraxisDocument *document) {
  gboolean wanted = title != NULL && has_paragraphs (document) && strchr (title, ':') == NULL
                    && content_count_words (title, strlen (title)) <= SHORT_TITLE;
  const char *found = wanted ? strstr (document->text->str, title) : NULL;
  if (found == NULL || found > document->text->str + EARLY)
    return title;
  g_autofree char *below = title_paragraph (document, (gsize)(found - document->text->str) + strlen (title));
  if (below == NULL || title_is_aside (below) || content_count_words (below, strlen (below)) < FEWEST_WORDS)
    return title;
  g_autofree char *short_title = title;
  return g_strdup_printf ("%s: %s", short_title, below);
}

/* The rest of a line "Evaluation title: ...", and the lines it goes on in. */
static char *
stated_value (const PraxisDocument *document, const char *colon) {
  const char *start = colon + 1 + strspn (colon + 1, " \t");
  gsize length = strcspn (start, "\n");
  while (document->pages->len > 0 && start[length] == '\n' && length < LONGEST_TITLE) {
    gsize next = strcspn (start + length + 1, "\n");
    if (!g_unichar_islower (g_utf8_get_char (start + length + 1)))
      break;
    length += 1 + next;
  }
  g_autofree char *value = g_strndup (start, length);
  return content_count_words (value, length) >= FEWEST_WORDS ? sensible (value) : NULL;
}

/* Forms say "Title of the evaluation: ..." below their own, memoranda "Subject: ...". */
static char *
stated_in_form (const PraxisDocument *document) {
  const char *line = document->text->str;
  while (line != NULL && line < document->text->str + EARLY) {
    gsize length = strcspn (line, ":\n");
    if (line[length] == ':' && content_count_words (line, length) <= MOST_LABEL_WORDS) {
      g_autofree char *label = g_strndup (line, length);
      if (title_is_label (label))
        return stated_value (document, line + length);
    }
    line = strchr (line, '\n');
    line = line != NULL ? line + 1 : NULL;
  }
  return NULL;
}

/* Takes the title. */
static char *
with_stated (char *title, const PraxisDocument *document) {
  if (title == NULL || content_count_words (title, strlen (title)) > SHORT_TITLE)
    return title;
  g_autofree char *stated = stated_in_form (document);
  if (stated == NULL)
    return title;
  g_autofree char *form = title;
  return goes_on (stated, form) || title_is_chapter (form) ? g_steal_pointer (&stated)
                                                           : g_strdup_printf ("%s: %s", form, stated);
}

/* Names of files have other characters for the spaces between words. */
static char *
from_file_name (const char *file_name) {
  g_autofree char *base = g_path_get_basename (file_name);
  char *dot = strrchr (base, '.');
  if (dot != NULL && dot > base)
    *dot = '\0';
  g_autofree char *unescaped = g_uri_unescape_string (base, "/");
  g_autofree char *clean = content_clean (unescaped != NULL ? unescaped : base, LONGEST_TITLE);
  g_strdelimit (clean, strchr (clean, ' ') != NULL ? "_+" : "_+-", ' ');
  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup ("?");
}

/* The first title that the text itself shows, completed if it is short. */
static char *
from_text (const PraxisDocument *document) {
  static char *(*const sources[]) (const PraxisDocument *)
      = { from_extractor, first_heading, first_paragraph, first_line };
  char *title = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sources) && title == NULL; i++)
    title = sources[i](document);
  return with_subject (with_stated (title, document), document);
}

char *
title_choose (const PraxisDocument *document, const char *file_name) {
  char *title = from_metadata (document);
  if (title == NULL)
    title = from_text (document);
  return title != NULL ? title : from_file_name (file_name);
}
