/* The lines of a PDF are those of its page. In scripts that put no space between words they end within words,
 * which then could neither be found nor quoted; so there they are joined, once the type of the lines has told
 * headings and title. */
#include "indexer/extract/pdf_lines.h"
#include <string.h>

#define FEWEST_COLUMNS 20 /* of a line that goes on; names in a table are shorter */
#define UNEVEN 4          /* columns that a full line may lack: punctuation does not begin a line */

typedef struct {
  PraxisDocument *document;
  const char *text;
  gsize length;
  guint page, section; /* the next to begin, of the arrays */
  gsize removed;       /* bytes up to here */
} Joining;

/* Ideographs, kana and their punctuation. Korean is as wide, but has spaces. */
static gboolean
has_no_spaces (gunichar c) {
  return g_unichar_iswide (c) && g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL;
}

static gboolean
ends_sentence (gunichar c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; /* full stop, exclamation and question mark */
}

/* The width of the line at a place; a wide letter takes two columns. */
static guint
columns (const Joining *joining, const char *line) {
  const char *end = joining->text + joining->length;
  guint count = 0;
  for (; line < end && *line != '\n'; line = g_utf8_next_char (line))
    count += g_unichar_iswide (g_utf8_get_char (line)) ? 2 : 1;
  return count;
}

static gboolean
goes_on (const Joining *joining, const char *before, const char *line, const char *next) {
  gunichar last = g_utf8_get_char (g_utf8_prev_char (next - 1)), first = g_utf8_get_char (next);
  if (!has_no_spaces (last) || !has_no_spaces (first) || ends_sentence (last))
    return FALSE;
  guint width = columns (joining, line), beside = columns (joining, next);
  if (before != NULL)
    beside = MAX (beside, columns (joining, before));
  return width >= FEWEST_COLUMNS && width + UNEVEN >= beside;
}

/* Moves what begins before a place in the text or there, with its start as the first member of an array's
 * elements; whether anything begins there. */
static gboolean
move_starts (GArray *parts, guint *next, gsize offset, gsize removed) {
  gboolean begins = FALSE;
  for (; *next < parts->len; (*next)++) {
    gsize *start = (gsize *)(void *)(parts->data + *next * g_array_get_element_size (parts));
    if (*start > offset)
      break;
    begins = begins || *start == offset;
    *start -= removed;
  }
  return begins;
}

static gboolean
move_parts (Joining *joining, gsize offset) {
  gboolean page = move_starts (joining->document->pages, &joining->page, offset, joining->removed);
  return move_starts (joining->document->sections, &joining->section, offset, joining->removed) || page;
}

void
pdf_lines_join (PraxisDocument *document) {
  g_autofree char *text = g_strndup (document->text->str, document->text->len);
  Joining joining = { document, text, document->text->len, 0, 0, 0 };
  const char *before = NULL, *line = text, *end;
  g_string_truncate (document->text, 0);
  while ((end = memchr (line, '\n', joining.length - (gsize)(line - text))) != NULL) {
    const char *next = end + 1;
    gboolean begins = move_parts (&joining, (gsize)(next - text));
    gboolean joined
        = !begins && end > line && next < text + joining.length && goes_on (&joining, before, line, next);
    g_string_append_len (document->text, line, next - line - (joined ? 1 : 0));
    joining.removed += joined ? 1 : 0;
    before = begins ? NULL : line;
    line = next;
  }
  g_string_append_len (document->text, line, (gssize)(joining.length - (gsize)(line - text)));
  move_parts (&joining, joining.length);
}
