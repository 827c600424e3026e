/* The title of a document. The title that metadata state is often what a program left there ("Microsoft Word
 * - x.doc", "untitled"), so it has to look like one before it is believed. */
#include "indexer/extract/title.h"
#include "indexer/extract/content.h"
#include <string.h>

#define LONGEST_TITLE 400 /* bytes */
#define EARLY 2000        /* bytes within which a heading may be the title */
#define MOST_WORDS 20     /* of a first paragraph that may be the title */

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
  "home",
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

static char *
sensible (const char *text) {
  if (text == NULL)
    return NULL;
  g_autofree char *clean = content_clean (text, LONGEST_TITLE);
  g_autofree char *lower = g_utf8_strdown (clean, -1);
  if (!content_has_letters (clean, strlen (clean)) || has_any_ending (lower) || has_any_prefix (lower)
      || is_no_title (lower) || is_code (lower) || g_utf8_strlen (clean, -1) < 3)
    return NULL;
  return g_steal_pointer (&clean);
}

static char *
first_heading (const PraxisDocument *document) {
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    char *title = section->level == 1 && section->start < EARLY ? sensible (section->title) : NULL;
    if (title != NULL)
      return title;
  }
  return NULL;
}

/* Of formats that have neither lines nor pages, whose extractors judge that better: a short first paragraph.
 */
static char *
first_paragraph (const PraxisDocument *document) {
  gsize length = strcspn (document->text->str, "\n\t");
  if (document->has_lines || document->pages->len > 0
      || content_count_words (document->text->str, length) > MOST_WORDS)
    return NULL;
  g_autofree char *paragraph = g_strndup (document->text->str, length);
  return length > 0 && strchr (".;:,", paragraph[length - 1]) == NULL ? sensible (paragraph) : NULL;
}

static char *
from_file_name (const char *file_name) {
  g_autofree char *base = g_path_get_basename (file_name);
  char *dot = strrchr (base, '.');
  if (dot != NULL && dot > base)
    *dot = '\0';
  g_autofree char *unescaped = g_uri_unescape_string (base, "/");
  g_autofree char *clean = content_clean (unescaped != NULL ? unescaped : base, LONGEST_TITLE);
  return *clean != '\0' ? g_steal_pointer (&clean) : g_strdup ("?");
}

char *
title_choose (const PraxisDocument *document, const char *file_name) {
  char *title = sensible (g_hash_table_lookup (document->metadata, "title"));
  if (title == NULL)
    title = sensible (document->title);
  if (title == NULL)
    title = first_heading (document);
  if (title == NULL)
    title = first_paragraph (document);
  return title != NULL ? title : from_file_name (file_name);
}
