/* Tests the clean text: what repairs make of a raw text and of pieces of it. */
#include "register/document/clean_text.h"
#include <string.h>

static PraxisDocument *
repaired (void) {
  PraxisDocument *document = praxis_document_new ();
  g_string_assign (document->text, "**MI**gration<sup>8</sup> of factfinding teams");
  praxis_document_add_repair (document, 0, 2, "");
  praxis_document_add_repair (document, 4, 6, "");
  praxis_document_add_repair (document, 13, 25, " ");
  praxis_document_add_repair (document, 33, 33, "-");
  praxis_document_add_repair (document, 41, 46, "teens");
  return document;
}

static char *
words_of (const PraxisCleanText *clean) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  GString *words = g_string_new (NULL);
  PraxisToken token;
  praxis_clean_text_start (clean, tokenizer);
  while (praxis_tokenizer_next (tokenizer, &token))
    g_string_append_printf (words, "%s@%zu-%zu ", token.word, token.start, token.end);
  return g_string_free (words, FALSE);
}

static void
assert_words (const PraxisDocument *document, gsize origin, gsize length, const char *expected) {
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (document->repairs, document->text->str + origin, origin, length);
  g_autofree char *words = words_of (clean);
  g_assert_cmpuint (strlen (clean->text), ==, length);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_whole (void) {
  g_autoptr (PraxisDocument) document = repaired ();
  assert_words (document, 0, document->text->len,
                "migration@2-13 of@26-28 fact@29-33 finding@33-40 teams@41-46 ");
}

static void
test_pieces (void) {
  g_autoptr (PraxisDocument) document = repaired ();
  assert_words (document, 6, 12, "gration@0-7 ");
  assert_words (document, 15, 20, "of@11-13 fact@14-18 fi@18-20 ");
  assert_words (document, 33, 13, "finding@0-7 teams@8-13 ");
}

static void
test_shown (void) {
  g_autoptr (PraxisDocument) document = repaired ();
  g_autoptr (PraxisCleanText) clean = praxis_clean_text_new (document->repairs, document->text->str, 0, 40);
  praxis_clean_text_drop_nothing (clean->text);
  g_assert_cmpstr (clean->text, ==, "MIgration  of factfinding");
}

static void
test_overlap (void) {
  g_autoptr (PraxisDocument) document = repaired ();
  guint count = document->repairs->len;
  praxis_document_add_repair (document, 45, 46, "");
  g_assert_cmpuint (document->repairs->len, ==, count);
}

static void
test_travels (void) {
  g_autoptr (PraxisDocument) document = repaired ();
  g_autoptr (GVariant) variant = g_variant_ref_sink (praxis_document_to_variant (document));
  g_autoptr (PraxisDocument) back
      = praxis_document_from_variant (variant, g_string_new (document->text->str), NULL);
  g_assert_nonnull (back);
  g_assert_cmpuint (back->repairs->len, ==, document->repairs->len);
  assert_words (back, 0, back->text->len, "migration@2-13 of@26-28 fact@29-33 finding@33-40 teams@41-46 ");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clean-text/what reads as nothing joins and what reads as a space parts", test_whole);
  g_test_add_func ("/clean-text/a piece of a text reads as it does in the whole", test_pieces);
  g_test_add_func ("/clean-text/what reads as nothing is not shown", test_shown);
  g_test_add_func ("/clean-text/repairs do not overlap", test_overlap);
  g_test_add_func ("/clean-text/repairs travel with the document", test_travels);
  return g_test_run ();
}
