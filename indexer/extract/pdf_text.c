/* The text of a PDF page. Poppler's GLib face joins the cells of a table without a space between them
 * ("27-Nov-24Houla"). Where words look joined, the places of the letters on the page tell, and a tab is put
 * between; asking for them costs time, so only suspicious pages are looked at. */
#include "indexer/extract/pdf_text.h"
#include "indexer/extract/pdf_bidi.h"
#include <string.h>

#define SUSPICIOUS 2 /* joints on a page from which its cells may be joined */
#define FAR_OUT 1e6  /* points */
#define APART 0.2    /* of the size of a letter: farther is another cell */

/* A place where a word seems to begin inside a word: "aB", "1B", "a1". */
static gboolean
is_joint (gunichar before, gunichar after) {
  gboolean lower = g_unichar_islower (before), digit = g_unichar_isdigit (before);
  return ((lower || digit) && g_unichar_isupper (after)) || (lower && g_unichar_isdigit (after));
}

static gboolean
is_suspicious (const char *text) {
  guint joints = 0;
  gunichar before = ' ';
  for (const char *p = text; *p != '\0' && joints < SUSPICIOUS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    joints += is_joint (before, c);
    before = c;
  }
  return joints >= SUSPICIOUS;
}

/* Distance of two boxes, in any direction: letters of one word touch, whichever way the text runs. */
static gboolean
are_apart (const PopplerRectangle *a, const PopplerRectangle *b) {
  double across = MAX (b->x1 - a->x2, a->x1 - b->x2), along = MAX (b->y1 - a->y2, a->y1 - b->y2);
  double size = MAX (a->x2 - a->x1, a->y2 - a->y1);
  return MAX (across, along) > size * APART;
}

static char *
separate_cells (const char *text, const PopplerRectangle *boxes, guint count) {
  GString *separated = g_string_new (NULL);
  gboolean after_letter = FALSE;
  guint i = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++) {
    gunichar c = g_utf8_get_char (p);
    gboolean space = g_unichar_isspace (c);
    if (after_letter && !space && i < count && are_apart (&boxes[i - 1], &boxes[i]))
      g_string_append_c (separated, '\t');
    g_string_append_unichar (separated, c);
    after_letter = !space;
  }
  return g_string_free (separated, FALSE);
}

/* Of Poppler, but valid and without tabs. */
static char *
text_between (PopplerPage *page, PopplerSelectionStyle style, PopplerRectangle *area) {
  g_autofree char *text = poppler_page_get_selected_text (page, style, area);
  char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  return g_strdelimit (valid, "\t", ' ');
}

static char *
text_from_left (PopplerPage *page, PopplerRectangle *area) {
  *area = (PopplerRectangle){ 0 };
  poppler_page_get_size (page, &area->x2, &area->y2);
  return text_between (page, POPPLER_SELECTION_GLYPH, area);
}

/* Poppler begins and ends with what lies nearest to two points. Where a page runs from right to left these
 * must lie outside of it for its first line to be the first, and its words must be selected whole for its
 * last to be there at all; the last line then is the nearest to one of the lower corners. */
static char *
text_from_right (PopplerPage *page, PopplerRectangle *area) {
  PopplerRectangle left = { FAR_OUT, -FAR_OUT, -FAR_OUT, FAR_OUT },
                   right = { FAR_OUT, -FAR_OUT, FAR_OUT, FAR_OUT };
  g_autofree char *to_left = text_between (page, POPPLER_SELECTION_WORD, &left),
                  *to_right = text_between (page, POPPLER_SELECTION_WORD, &right);
  gboolean is_left = strlen (to_left) >= strlen (to_right);
  *area = is_left ? left : right;
  return is_left ? g_steal_pointer (&to_left) : g_steal_pointer (&to_right);
}

gboolean
pdf_text_runs_right_to_left (const PopplerRectangle *area) {
  return area->x1 > 0;
}

typedef char *(*TextMender) (const char *text, const PopplerRectangle *boxes, guint count);

char *
pdf_page_text (PopplerPage *page, PopplerRectangle *area) {
  g_autofree char *text = text_from_left (page, area);
  if (pdf_bidi_runs_right_to_left (text)) {
    g_free (text);
    text = text_from_right (page, area);
  }
  TextMender mend = pdf_bidi_is_needed (text) ? pdf_bidi_read : is_suspicious (text) ? separate_cells : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  guint count = 0;
  if (mend == NULL)
    return g_steal_pointer (&text);
  /* Sets boxes only where it returns TRUE. */
  if (!poppler_page_get_text_layout_for_area (page, area, &boxes, &count))
    count = 0;
  return mend (text, boxes, count);
}
