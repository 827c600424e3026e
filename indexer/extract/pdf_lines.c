/* The lines of a PDF are those of its page. In scripts that put no space between words they end within words,
 * which then could neither be found nor quoted, and beside numbers, where no space is meant; so there they
 * are joined, in place, once the type of the lines has told headings and title. */
#include "indexer/extract/pdf_lines.h"
#include <string.h>

#define FEWEST_COLUMNS 20 /* of a line that goes on; names in a table are shorter */
#define UNEVEN 4          /* columns that a full line may lack: punctuation does not begin a line */

typedef struct {
  PraxisDocument *document;
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
columns (const char *line) {
  guint count = 0;
  for (; *line != '\0' && *line != '\n'; line = g_utf8_next_char (line))
    count += g_unichar_iswide (g_utf8_get_char (line)) ? 2 : 1;
  return count;
}

/* Whether the line before a place ends in such a script, or in a number within it. */
static gboolean
ends_without_space (const char *line, const char *end) {
  const char *last = g_utf8_prev_char (end);
  while (last > line && g_ascii_isdigit (*last))
    last = g_utf8_prev_char (last);
  gunichar c = g_utf8_get_char (last);
  return has_no_spaces (c) && !ends_sentence (c);
}

/* Whether the line at a place begins in such a script, or in a number within it. */
static gboolean
begins_without_space (const char *line) {
  return has_no_spaces (g_utf8_get_char (line + strspn (line, "0123456789")));
}

/* Whether a line of that width goes on in the next without a space; `before` is the width of the one before
 * it. */
static gboolean
goes_on (const char *line, const char *next, guint width, guint before) {
  const char *end = next - 1;
  gboolean numbers = g_ascii_isdigit (end[-1]) && g_ascii_isdigit (*next);
  return !numbers && ends_without_space (line, end) && begins_without_space (next) && width >= FEWEST_COLUMNS
         && width + UNEVEN >= MAX (before, columns (next));
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

/* Whether any byte begins a letter from U+3000 to U+9FFF, as in a text of these scripts many do and in hardly
 * any other one. */
static gboolean
may_lack_spaces (const char *text) {
  for (; *text != '\0'; text++)
    if ((guchar)*text >= 0xE3 && (guchar)*text <= 0xE9)
      return TRUE;
  return FALSE;
}

void
pdf_lines_join (PraxisDocument *document) {
  GString *text = document->text;
  if (!may_lack_spaces (text->str))
    return;
  Joining joining = { document, 0, 0, 0 };
  guint before = 0;
  char *line = text->str, *end;
  while ((end = strchr (line, '\n')) != NULL) {
    char *next = end + 1;
    guint width = columns (line);
    gboolean begins = move_parts (&joining, (gsize)(next - text->str));
    gboolean joined = !begins && end > line && *next != '\0' && goes_on (line, next, width, before);
    memmove (line - joining.removed, line, (gsize)(end - line) + (joined ? 0 : 1));
    joining.removed += joined ? 1 : 0;
    before = begins ? 0 : width;
    line = next;
  }
  memmove (line - joining.removed, line, strlen (line));
  move_parts (&joining, text->len);
  g_string_truncate (text, text->len - joining.removed);
}
