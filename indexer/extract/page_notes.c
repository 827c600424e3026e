/* Where the notes of a page begin: at a line with a number that comes next in the document, and stands raised
 * in the text above, which reads as a number run on from a word ("agreed12", "the posts.2 They"); or at a
 * line drawn before them. All that follows on the page is notes. */
#include "indexer/extract/page_notes.h"
#include "indexer/extract/page_lines.h"
#include <stdlib.h>
#include <string.h>

#define MOST_DIGITS 3u
#define FARTHEST 30u  /* numbers on from the last that was seen: those of some pages may have been missed */
#define TEXT_LINES 3u /* at least, above the notes of a page */
#define LONGEST_PAGE \
  (32u << 10)               /* bytes: a longer one was never printed, and looking through it takes time */
#define MOST_LOOKED_FOR 32u /* numbers on a page */
#define LEAST_RULE 10u      /* underscores that draw a line */

typedef struct {
  const char *text;
  const GArray *lines; /* of PraxisSpan */
  gsize start;         /* of the page */
  guint last;          /* number of a note */
} Page;

static const PraxisSpan *
line_at (const Page *page, guint index) {
  return &g_array_index (page->lines, PraxisSpan, index);
}

static gboolean
is_rule (const Page *page, guint index) {
  const PraxisSpan *line = line_at (page, index);
  gsize drawn = strspn (page->text + line->start, "_");
  return drawn >= LEAST_RULE
         && line->start + drawn + strspn (page->text + line->start + drawn, " ") == line->end;
}

/* Capitals, addresses and quotations begin notes; small letters go on with a sentence: "12 per cent". */
static gboolean
begins_note (const char *at) {
  gunichar letter = g_utf8_get_char (at);
  return g_unichar_isupper (letter) || g_str_has_prefix (at, "http") || g_str_has_prefix (at, "www.")
         || g_utf8_strchr ("\"'“‘«(", -1, letter) != NULL;
}

/* The number that a line begins with as a note does: alone in it, or before a word; 0 if there is none. */
static guint
number_of (const Page *page, guint index) {
  const PraxisSpan *line = line_at (page, index);
  const char *start = page->text + line->start, *end = page->text + line->end;
  start += strspn (start, " \t");
  gsize digits = strspn (start, "0123456789");
  const char *after = start + digits + strspn (start + digits, " \t");
  gboolean number = digits > 0 && digits <= MOST_DIGITS && *start != '0';
  return number && (after >= end || begins_note (after)) ? (guint)atoi (start) : 0;
}

/* Whether a number that stands alone in a line stands before the beginning of a note. */
static gboolean
is_followed (const Page *page, guint index) {
  const PraxisSpan *line = line_at (page, index);
  const char *end = page->text + line->end, *start = page->text + line->start;
  gboolean alone = start + strspn (start, " \t0123456789") >= end;
  return !alone
         || (index + 1 < page->lines->len && begins_note (page->text + line_at (page, index + 1)->start));
}

static gboolean
is_closing (const char *before) {
  return g_utf8_strchr (".,;:!?)]”’»\"", -1, g_utf8_get_char (before)) != NULL;
}

/* Whether a number at a place is raised: it runs on from a small letter, or stands behind punctuation that is
 * not part of a number. */
static gboolean
is_raised (const char *page, const char *number, gsize digits) {
  const char *before = g_utf8_find_prev_char (page, number);
  gboolean spaced = before != NULL && *before == ' ';
  if (spaced)
    before = g_utf8_find_prev_char (page, before);
  const char *word = before != NULL ? g_utf8_find_prev_char (page, before) : NULL;
  if (word == NULL || g_ascii_isdigit (*word) || g_unichar_isalnum (g_utf8_get_char (number + digits)))
    return FALSE;
  if (spaced)
    return is_closing (before) && g_ascii_isspace (number[digits]);
  return is_closing (before)
         || (g_unichar_islower (g_utf8_get_char (before)) && g_unichar_isalpha (g_utf8_get_char (word)));
}

/* Whether the text of a page above a line refers to a note of that number. */
static gboolean
is_referred_to (const Page *page, guint index, guint number) {
  const char *from = page->text + page->start, *to = page->text + line_at (page, index)->start;
  char digits[16];
  gsize length = (gsize)g_snprintf (digits, sizeof digits, "%u", number);
  for (const char *at = from; (at = g_strstr_len (at, to - at, digits)) != NULL; at += length)
    if (is_raised (from, at, length))
      return TRUE;
  return FALSE;
}

static gboolean
comes_next (guint last, guint number) {
  return number > last && number - last <= FARTHEST;
}

/* Takes the numbers from a line on; whether there are any. */
static gboolean
take_numbers (Page *page, guint index) {
  guint before = page->last;
  for (; index < page->lines->len; index++) {
    guint number = number_of (page, index);
    if (comes_next (page->last, number))
      page->last = number;
  }
  return page->last > before;
}

/* The first line of the notes, the number of lines if there are none. */
static guint
find_first (Page *page) {
  guint looked_for = 0;
  for (guint i = TEXT_LINES; i < page->lines->len; i++) {
    guint number = number_of (page, i);
    if (is_rule (page, i) && take_numbers (page, i + 1))
      return i;
    gboolean next = number == 1 || comes_next (page->last, number);
    if (next && is_followed (page, i) && looked_for++ < MOST_LOOKED_FOR && is_referred_to (page, i, number)) {
      page->last = number;
      take_numbers (page, i + 1);
      return i;
    }
  }
  return page->lines->len;
}

/* Leaves out lines that are page furniture. */
static GArray *
lines_of_text (const PraxisDocument *document, guint page) {
  GArray *lines = page_lines (document, page);
  guint kept = 0;
  for (guint i = 0; i < lines->len; i++) {
    PraxisSpan line = g_array_index (lines, PraxisSpan, i);
    if (praxis_span_at (document->furniture, line.start) < 0)
      g_array_index (lines, PraxisSpan, kept++) = line;
  }
  return g_array_set_size (lines, kept);
}

void
page_notes_find (PraxisDocument *document) {
  Page page = { .text = document->text->str };
  for (guint i = 0; i < document->pages->len; i++) {
    page.start = g_array_index (document->pages, PraxisPage, i).start;
    if (page_end (document, i) - page.start > LONGEST_PAGE)
      continue;
    g_autoptr (GArray) lines = lines_of_text (document, i);
    page.lines = lines;
    guint first = find_first (&page);
    if (first >= lines->len)
      continue;
    PraxisSpan note = { line_at (&page, first)->start, page_end (document, i) };
    g_array_append_val (document->notes, note);
  }
}
