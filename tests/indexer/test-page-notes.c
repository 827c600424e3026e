/* Tests notes at the foot of pages: they are known by their numbers, and what only looks like them is text.
 */
#include "indexer/extract/page_notes.h"
#include <string.h>

typedef struct {
  const char *title;
  const char *pages[4];
  const char *notes; /* of all pages, parted by '|' */
} Case;

#define TEXT "The ferry was repaired.\nThe harbour was not.\nSo it was agreed12 in spring, and\n"

static const Case cases[] = {
  { "a note begins with the number that a word has run on to",
    { TEXT "11 Of the minutes.\n12 The minutes of spring.\nThey are lost.\n" },
    "12 The minutes of spring.\nThey are lost.\n" },
  { "its number may stand in a line of its own",
    { TEXT "as the posts.13 say\n12\nThe minutes.\n13\nSee the posts.\n" },
    "12\nThe minutes.\n13\nSee the posts.\n" },
  { "a reference may stand behind punctuation and a space",
    { "One.\nTwo.\nIt was agreed. 3 The\nposts say so\n3 The minutes.\n" },
    "3 The minutes.\n" },
  { "notes may stand below a line, their numbers behind them",
    { "One.\nTwo.\nThree, and\n__________________\nThe minutes.\nThe posts.\n2\n1\n" },
    "__________________\nThe minutes.\nThe posts.\n2\n1\n" },
  { "a line to sign on is none", { "One.\nTwo.\nThree, and\n__________________\nThe keeper\n" }, "" },
  { "the numbers of notes go on from page to page",
    { "One.\nTwo.\nIt is.1\n1 A.\n", "Three.\nFour.\nAll of it is.2\n1 This begins again.\n2 B.\n",
      "Five.\nSix.\nIt was.40\n40 Of them.\n" },
    "1 A.\n|2 B.\n" },
  { "they begin again with each page or chapter",
    { "One.\nTwo.\nIt is.1 Or2\n1 A.\n2 B.\n", "Three.\nFour.\nIt is.1\n1 C.\n" },
    "1 A.\n2 B.\n|1 C.\n" },
  { "numbers of tables, parts and people are none",
    { "See table 1.\nOf 12 men, in Article 2\nin 2011, 3.1 of them\n1\nFerries\n2 Men\n1 Harbour\n" },
    "" },
  { "a column of numbers is none", { TEXT "10\n11\n12\n13\n" }, "" },
  { "a number between the lines of a sentence is none", { TEXT "of the men\n12\nwere there.\n" }, "" },
  { "a sentence that goes on with a number is none", { TEXT "of the men\n12 per cent were there.\n" }, "" },
  { "a page is not all notes", { "agreed.1\n1 The minutes.\n" }, "" },
  { "what is empty has none", { "", "\n \n" }, "" },
};

static void
test_notes (gconstpointer data) {
  const Case *expected = data;
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  for (guint i = 0; i < G_N_ELEMENTS (expected->pages) && expected->pages[i] != NULL; i++) {
    praxis_document_begin_page (document, NULL);
    g_string_append (document->text, expected->pages[i]);
  }
  page_notes_find (document);
  g_autoptr (GString) notes = g_string_new (NULL);
  for (guint i = 0; i < document->notes->len; i++) {
    const PraxisSpan *note = &g_array_index (document->notes, PraxisSpan, i);
    if (i > 0)
      g_string_append_c (notes, '|');
    g_string_append_len (notes, document->text->str + note->start, (gssize)(note->end - note->start));
  }
  g_assert_cmpstr (notes->str, ==, expected->notes);
}

static void
test_furniture (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "One.\nTwo.\nIt is.1\nAnd so on\n1\n");
  PraxisSpan number = { document->text->len - 2, document->text->len - 1 };
  g_array_append_val (document->furniture, number);
  page_notes_find (document);
  g_assert_cmpuint (document->notes->len, ==, 0);
}

/* Pages of which each line might begin the notes, one as long as a page can be. */
static void
test_hostile (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  for (guint page = 0; page < 500; page++) {
    praxis_document_begin_page (document, NULL);
    for (guint line = 0; line < 1000; line++)
      g_string_append (document->text, "1 A\n");
  }
  praxis_document_begin_page (document, NULL);
  for (guint line = 0; line < 1000000; line++)
    g_string_append (document->text, "1 A\n");
  page_notes_find (document);
  g_assert_cmpuint (document->notes->len, ==, 0);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/page notes/", cases[i].title, NULL);
    g_test_add_data_func (path, &cases[i], test_notes);
  }
  g_test_add_func ("/page notes/the number of a page is none", test_furniture);
  g_test_add_func ("/page notes/hostile pages end in time", test_hostile);
  return g_test_run ();
}
