/* The text of a PDF page. Poppler's GLib face joins the cells of a table without a space between them
 * ("27-Nov-24Houla"). Where words look joined, the places of the letters on the page tell, and a tab is put
 * between; asking for them costs time, so only suspicious pages are looked at. */
#include "indexer/extract/pdf_text.h"
#include "indexer/extract/pdf_bidi.h"
#include <string.h>

#define SUSPICIOUS 2 /* joints on a page from which its cells may be joined */
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

/* From which corner to which a page is read: from right to left if Poppler takes it so, or else it leaves out
 * the first line and the last. */
static PopplerRectangle
reading_area (PopplerPage *page, gboolean right_to_left) {
  double width, height;
  poppler_page_get_size (page, &width, &height);
  return (PopplerRectangle){ right_to_left ? width : 0, 0, right_to_left ? 0 : width, height };
}

/* Of Poppler, but valid and without tabs. */
static char *
text_of (PopplerPage *page, PopplerRectangle *area) {
  g_autofree char *text = poppler_page_get_selected_text (page, POPPLER_SELECTION_GLYPH, area);
  char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  return g_strdelimit (valid, "\t", ' ');
}

typedef char *(*TextMender) (const char *text, const PopplerRectangle *boxes, guint count);

char *
pdf_page_text (PopplerPage *page, PopplerRectangle *area) {
  *area = reading_area (page, FALSE);
  char *text = text_of (page, area);
  if (pdf_bidi_runs_right_to_left (text)) {
    g_free (text);
    *area = reading_area (page, TRUE);
    text = text_of (page, area);
  }
  TextMender mend = pdf_bidi_is_needed (text) ? pdf_bidi_read : is_suspicious (text) ? separate_cells : NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  guint count = 0;
  /* Sets boxes only where it returns TRUE. */
  if (mend == NULL || !poppler_page_get_text_layout_for_area (page, area, &boxes, &count))
    return text;
  char *mended = mend (text, boxes, count);
  g_free (text);
  return mended;
}
