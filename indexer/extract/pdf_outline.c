/* The outline of a PDF as sections. An entry names a page; the section begins where the title stands in that
 * page's text, or else at the page's beginning. Outlines may be broken or loop, so depth and number are
 * limited. */
#include "indexer/extract/content.h"
#include "indexer/extract/pdf_sections.h"
#include <string.h>

#define MOST_ENTRIES 5000
#define DEEPEST 8

typedef struct {
  char *title;
  guint level;
  int page; /* from 1; 0 if unknown */
} Entry;

typedef struct {
  PopplerDocument *pdf;
  GArray *entries; /* of Entry */
} Outline;

static void
entry_clear (gpointer data) {
  Entry *entry = data;
  g_free (entry->title);
}

static int
page_of_destination (PopplerDocument *pdf, const PopplerDest *destination) {
  if (destination == NULL)
    return 0;
  if (destination->type != POPPLER_DEST_NAMED)
    return destination->page_num;
  if (destination->named_dest == NULL)
    return 0;
  PopplerDest *found = poppler_document_find_dest (pdf, destination->named_dest);
  int page = found != NULL ? found->page_num : 0;
  if (found != NULL)
    poppler_dest_free (found);
  return page;
}

/* Word names places that it has to find again ("_GoBack", "_Toc415") with an underscore in front, and hides
 * them; some exports make entries of them. */
static gboolean
is_hidden_bookmark (const char *title) {
  return *title == '_' && strpbrk (title, " \t\n") == NULL;
}

static void
collect (Outline *outline, PopplerIndexIter *iter, guint level) {
  do {
    if (outline->entries->len >= MOST_ENTRIES)
      return;
    PopplerAction *action = poppler_index_iter_get_action (iter);
    if (action != NULL && action->any.title != NULL && action->type == POPPLER_ACTION_GOTO_DEST
        && !is_hidden_bookmark (action->any.title)) {
      Entry entry = { g_strdup (action->any.title), level,
                      page_of_destination (outline->pdf, action->goto_dest.dest) };
      g_array_append_val (outline->entries, entry);
    }
    if (action != NULL)
      poppler_action_free (action);
    PopplerIndexIter *child = level < DEEPEST ? poppler_index_iter_get_child (iter) : NULL;
    if (child != NULL) {
      collect (outline, child, level + 1);
      poppler_index_iter_free (child);
    }
  } while (poppler_index_iter_next (iter));
}

/* The next letter or digit, lower case; 0 at the end. What lies between (spaces, line ends, leader dots) is
 * skipped. */
static gunichar
next_letter (const char **p, const char *end) {
  while (*p < end) {
    gunichar c = g_utf8_get_char (*p);
    *p = g_utf8_next_char (*p);
    if (g_unichar_isalnum (c))
      return g_unichar_tolower (c);
  }
  return 0;
}

static const char *
without_number (const char *text, const char *end) {
  while (text < end && (g_ascii_isdigit (*text) || g_ascii_isspace (*text) || *text == '.' || *text == ')'))
    text++;
  return text;
}

static gboolean
begins_with_letters (const char *text, const char *end, const char *title) {
  const char *title_end = title + strlen (title);
  gunichar wanted = next_letter (&title, title_end);
  if (wanted == 0)
    return FALSE;
  for (; wanted != 0; wanted = next_letter (&title, title_end))
    if (next_letter (&text, end) != wanted)
      return FALSE;
  return TRUE;
}

/* The line of text[from, to) that begins with the title, numbered or not on either side; `from` if there is
 * none. */
static gsize
find_heading (const char *text, gsize from, gsize to, const char *title) {
  const char *end = text + to;
  const char *bare = without_number (title, title + strlen (title));
  for (const char *line = text + from; line < end;) {
    const char *stop = memchr (line, '\n', (gsize)(end - line));
    if (begins_with_letters (line, end, title) || begins_with_letters (without_number (line, end), end, bare))
      return (gsize)(line - text);
    line = stop != NULL ? stop + 1 : end;
  }
  return from;
}

/* Where a page lies in the text; FALSE if it was not read. */
static gboolean
page_bounds (const PraxisDocument *document, int page, gsize *start, gsize *end) {
  if (page < 1 || (guint)page > document->pages->len)
    return FALSE;
  *start = g_array_index (document->pages, PraxisPage, page - 1).start;
  *end = (guint)page < document->pages->len ? g_array_index (document->pages, PraxisPage, page).start
                                            : document->text->len;
  return TRUE;
}

/* Entries that point backwards are out of order with the text and left out. */
static void
place (PraxisDocument *document, const GArray *entries) {
  gsize last = 0;
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    gsize start, end;
    if (!page_bounds (document, entry->page, &start, &end) || end < last)
      continue;
    g_autofree char *title = content_clean (entry->title, 1000);
    gsize at = find_heading (document->text->str, MAX (start, last), end, title);
    if (content_section_at (document, at, entry->level, title))
      last = at;
  }
}

gboolean
pdf_outline_sections (PopplerDocument *pdf, PraxisDocument *document) {
  PopplerIndexIter *iter = poppler_index_iter_new (pdf);
  if (iter == NULL)
    return FALSE;
  Outline outline = { pdf, g_array_new (FALSE, TRUE, sizeof (Entry)) };
  g_array_set_clear_func (outline.entries, entry_clear);
  collect (&outline, iter, 1);
  poppler_index_iter_free (iter);
  place (document, outline.entries);
  g_array_unref (outline.entries);
  return document->sections->len > 0;
}
