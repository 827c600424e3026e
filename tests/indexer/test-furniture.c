/* Tests page furniture: what returns from page to page is known as such, and headings are not. */
#include "indexer/extract/furniture.h"
#include <string.h>

/* A document of these pages. */
static PraxisDocument *
paged (const char *const *pages) {
  PraxisDocument *document = praxis_document_new ();
  for (; *pages != NULL; pages++) {
    praxis_document_begin_page (document, NULL);
    g_string_append (document->text, *pages);
  }
  return document;
}

/* What is left of the text without its furniture. */
static char *
text_without (PraxisDocument *document) {
  furniture_find (document);
  GString *left = g_string_new (NULL);
  gsize from = 0;
  for (guint i = 0; i < document->furniture->len; i++) {
    const PraxisSpan *span = &g_array_index (document->furniture, PraxisSpan, i);
    g_assert_cmpuint (span->start, >=, from);
    g_string_append_len (left, document->text->str + from, (gssize)(span->start - from));
    from = span->end;
  }
  g_string_append (left, document->text->str + from);
  return g_string_free (left, FALSE);
}

static void
test_headers_and_numbers (void) {
  static const char *const pages[]
      = { "The handbook\nOne.\nTwo.\nThree.\n1\n", "The handbook\nFour.\nFive.\nSix.\n2\n",
          "The handbook\nSeven.\nEight.\nNine.\n3\n", NULL };
  g_autoptr (PraxisDocument) document = paged (pages);
  g_autofree char *left = text_without (document);
  g_assert_cmpstr (left, ==, "\nOne.\nTwo.\nThree.\n\n\nFour.\nFive.\nSix.\n\n\nSeven.\nEight.\nNine.\n\n");
}

static void
test_roman_numbers (void) {
  static const char *const pages[] = { "Preface.\nMore.\nAnd.\niii\n", "Thanks.\nMany.\nYes.\niv\n", NULL };
  g_autoptr (PraxisDocument) document = paged (pages);
  g_autofree char *left = text_without (document);
  g_assert_null (strstr (left, "iv"));
}

static void
test_heading_stays (void) {
  static const char *const pages[] = { "", "Chapter\nb.\nc.\nd.\ne.\n", "Chapter\nf.\ng.\nh.\ni.\n", NULL };
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  praxis_document_begin_section (document, 1, "Chapter");
  g_string_append (document->text, "Chapter\nwhere it begins.\nx.\ny.\nz.\n");
  for (guint i = 1; pages[i] != NULL; i++) {
    praxis_document_begin_page (document, NULL);
    g_string_append (document->text, pages[i]);
  }
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "Chapter\nj.\nk.\nl.\nm.\n");
  g_autofree char *left = text_without (document);
  g_assert_true (g_str_has_prefix (left, "Chapter\nwhere it begins."));
  g_assert_null (strstr (left + 1, "Chapter"));
}

static void
test_text_stays (void) {
  static const char *const pages[] = { "Two words here.\nA\nB\nC\nD\n", "Other words there.\nE\nF\nG\nH\n",
                                       "Two words here.\nK\nN\nO\nP\n", NULL };
  g_autoptr (PraxisDocument) document = paged (pages);
  furniture_find (document);
  g_assert_cmpuint (document->furniture->len, ==, 0);
}

static void
test_no_pages (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_string_append (document->text, "Same\nSame\nSame\nSame\n");
  furniture_find (document);
  g_assert_cmpuint (document->furniture->len, ==, 0);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/furniture/headers and page numbers that return are found", test_headers_and_numbers);
  g_test_add_func ("/furniture/Roman page numbers are found", test_roman_numbers);
  g_test_add_func ("/furniture/the heading that a running header repeats stays", test_heading_stays);
  g_test_add_func ("/furniture/a sentence that returns once is text", test_text_stays);
  g_test_add_func ("/furniture/a text without pages has none", test_no_pages);
  return g_test_run ();
}
