/* Lines are looked at once a document has been read: those at the edges for what returns from page to page,
 * those at the foot for notes. */
#include "indexer/extract/page_lines.h"
#include <string.h>

static gboolean
is_blank (const char *line, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

gsize
page_end (const PraxisDocument *document, guint page) {
  return page + 1 < document->pages->len ? g_array_index (document->pages, PraxisPage, page + 1).start
                                         : document->text->len;
}

GArray *
page_lines (const PraxisDocument *document, guint page) {
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PraxisSpan));
  const char *text = document->text->str;
  gsize start = g_array_index (document->pages, PraxisPage, page).start, end = page_end (document, page);
  while (start < end) {
    const char *newline = memchr (text + start, '\n', end - start);
    gsize stop = newline != NULL ? (gsize)(newline - text) : end;
    PraxisSpan line = { start, stop };
    if (!is_blank (text + start, stop - start))
      g_array_append_val (lines, line);
    start = stop + 1;
  }
  return lines;
}
