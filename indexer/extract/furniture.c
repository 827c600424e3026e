/* Finds running headers, footers and page numbers once a document with pages has been read. The first and
 * last lines of each page are compared without their digits; what returns on a third of the pages is
 * furniture. */
#include "indexer/extract/furniture.h"
#include "indexer/extract/page_lines.h"
#include <string.h>

#define EDGE_LINES 2u     /* lines looked at, at the top and at the bottom of a page */
#define LEAST_PAGES 3u    /* on which a line must return */
#define LEAST_COUNTED 2u  /* the same for a line with a number, which is likely the page's */
#define PART_OF_PAGES 3u  /* and on at least one page in so many: left and right pages, chapters */
#define LONGEST_LINE 160u /* bytes; a longer line is text */

typedef struct {
  PraxisSpan span;
  char *key; /* the line without its digits, in small letters */
} EdgeLine;

static void
edge_line_clear (gpointer data) {
  g_free (((EdgeLine *)data)->key);
}

/* Every number is one "#", in Roman figures too where it stands alone. */
static char *
line_key (const char *line, gsize length) {
  g_autofree char *text = g_strndup (line, length);
  g_autofree char *lower = g_utf8_strdown (g_strstrip (text), -1);
  if (*lower != '\0' && strspn (lower, "ivxlc") == strlen (lower))
    return g_strdup ("#");
  GString *key = g_string_new (NULL);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    gunichar kept = g_unichar_isdigit (letter) ? '#' : g_unichar_isspace (letter) ? ' ' : letter;
    char last = key->len > 0 ? key->str[key->len - 1] : '\0';
    if ((kept != '#' && kept != ' ') || last != (char)kept)
      g_string_append_unichar (key, kept);
  }
  return g_string_free (key, FALSE);
}

static gboolean
begins_section (const PraxisDocument *document, const PraxisSpan *line) {
  int section = praxis_document_section_at (document, line->end);
  const PraxisSection *found
      = section < 0 ? NULL : &g_array_index (document->sections, PraxisSection, section);
  return found != NULL && found->title != NULL && found->start >= line->start;
}

static void
collect_edges (const PraxisDocument *document, guint page, GArray *edges, GHashTable *counts) {
  const char *text = document->text->str;
  g_autoptr (GArray) lines = page_lines (document, page);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < lines->len; i++) {
    const PraxisSpan *line = &g_array_index (lines, PraxisSpan, i);
    gboolean edge = i < EDGE_LINES || i + EDGE_LINES >= lines->len;
    if (!edge || line->end - line->start > LONGEST_LINE || begins_section (document, line))
      continue;
    EdgeLine found = { *line, line_key (text + line->start, line->end - line->start) };
    g_array_append_val (edges, found);
    if (g_hash_table_add (seen, found.key)) {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, found.key));
      g_hash_table_insert (counts, found.key, GUINT_TO_POINTER (count + 1));
    }
  }
}

void
furniture_find (PraxisDocument *document) {
  guint pages = document->pages->len;
  if (pages < LEAST_COUNTED)
    return;
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (EdgeLine));
  g_array_set_clear_func (edges, edge_line_clear);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint page = 0; page < pages; page++)
    collect_edges (document, page, edges, counts);
  for (guint i = 0; i < edges->len; i++) {
    const EdgeLine *line = &g_array_index (edges, EdgeLine, i);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->key));
    guint least = strchr (line->key, '#') != NULL ? LEAST_COUNTED : LEAST_PAGES;
    if (count >= least && count * PART_OF_PAGES >= pages)
      g_array_append_val (document->furniture, line->span);
  }
}
