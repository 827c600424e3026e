/* Pages that were not simply read: as ranges, and in words. */
#include "register/document/page_states.h"

/* A document whose pages have the states that letters stand for: r read, o by OCR, n no text, d damaged. */
static PraxisDocument *
document_of (const char *letters) {
  static const struct {
    char letter;
    PraxisState state;
  } states[] = { { 'r', PRAXIS_STATE_READ },
                 { 'o', PRAXIS_STATE_OCR },
                 { 'n', PRAXIS_STATE_NO_TEXT },
                 { 'd', PRAXIS_STATE_DAMAGED },
                 { 'c', PRAXIS_STATE_CRASHED } };
  PraxisDocument *document = praxis_document_new ();
  for (; *letters != '\0'; letters++) {
    praxis_document_begin_page (document, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      if (states[i].letter == *letters)
        g_array_index (document->pages, PraxisPage, document->pages->len - 1).state = states[i].state;
  }
  return document;
}

static const struct {
  const char *title, *pages, *ranges, *gaps;
} cases[] = {
  { "a document without pages has no gaps", "", "", NULL },
  { "pages that were read are no gaps", "rrr", "", NULL },
  { "pages read by OCR are noted and no gaps", "roor", "ocr 2-3 ", NULL },
  { "one page is one page", "rrnr", "no-text 3-3 ", "page 3 of 4 has no text" },
  { "neighbours are a range", "nnrrn", "no-text 1-2 no-text 5-5 ", "pages 1-2, 5 of 5 have no text" },
  { "states that touch are ranges of their own", "nddr", "no-text 1-1 damaged 2-3 ",
    "page 1 of 4 has no text; pages 2-3 of 4 are damaged" },
  { "a state without words of its own is told", "rc", "crashed 2-2 ", "page 2 of 2 could not be read" },
  { "many ranges are counted beyond the first", "nrnrnrnrnrnrnrnrnnrn",
    "no-text 1-1 no-text 3-3 no-text 5-5 no-text 7-7 no-text 9-9 no-text 11-11 no-text 13-13 no-text 15-15 "
    "no-text 17-18 no-text 20-20 ",
    "pages 1, 3, 5, 7, 9, 11, 13, 15 and 3 more of 20 have no text" },
};

static void
test_case (gconstpointer data) {
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (PraxisDocument) document = document_of (cases[i].pages);
  g_autoptr (GArray) ranges = praxis_page_ranges (document);
  g_autoptr (GString) printed = g_string_new (NULL);
  for (guint j = 0; j < ranges->len; j++) {
    const PraxisPageRange *range = &g_array_index (ranges, PraxisPageRange, j);
    g_string_append_printf (printed, "%s %u-%u ", praxis_state_name (range->state), range->first,
                            range->last);
  }
  g_autofree char *gaps = praxis_document_gaps (document);
  g_assert_cmpstr (printed->str, ==, cases[i].ranges);
  g_assert_cmpstr (gaps, ==, cases[i].gaps);
  g_assert_cmpint (praxis_document_has_gaps (document), ==, cases[i].gaps != NULL);
}

/* Where nothing was read, the pages need no mention. */
static void
test_unreadable (void) {
  g_autoptr (PraxisDocument) document = document_of ("nn");
  document->state = PRAXIS_STATE_NO_TEXT;
  g_assert_null (praxis_document_gaps (document));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/page states/", cases[i].title, NULL);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
  }
  g_test_add_func ("/page states/a document without text has no gaps", test_unreadable);
  return g_test_run ();
}
