/* RTF: encodings, paragraphs, tables, headings, what stands aside, and files that end too early. */
#include "tests/indexer/reading.h"
#include <string.h>

static PraxisDocument *
read_rtf (const char *body) {
  g_autofree char *rtf = g_strconcat ("{\\rtf1\\ansi\\deff0", body, "}", NULL);
  return reading_of_text (rtf, "file.rtf");
}

static void
assert_text (const char *body, const char *expected) {
  g_autoptr (PraxisDocument) document = read_rtf (body);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, expected);
}

static void
test_encodings (void) {
  assert_text ("\\ansicpg1250 za\\'bf\\'f3\\'b3\\'e6\\par", "zażółć\n");
  assert_text ("\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}"
               "d\\'e9j\\'e0 {\\f1 \\'cf\\'f0\\'e0\\'e2\\'e0} fin\\par",
               "déjà Права fin\n");
  assert_text ("{\\fonttbl\\f0\\fcharset128 Mincho;}\\'93\\'fa\\'96\\'7b\\par", "日本\n");
  assert_text ("\\mac caf\\'8e\\par", "café\n");
}

static void
test_unicode (void) {
  assert_text ("R\\u201\\'c9SOLUS \\u8217'tis \\uc0\\u233 t\\u233\\par", "RÉSOLUS ’tis été\n");
  assert_text ("\\uc2\\u26085\\'93\\'fa\\u26412??\\par", "日本\n");
  assert_text ("\\uc0\\u-10179\\u-8704  {\\uc1\\u233?} \\u-9216 end\\par", "\xf0\x9f\x98\x80 é \xef\xbf\xbd"
                                                                           "end\n");
  assert_text ("a\\emdash b \\ldblquote c\\rdblquote\\~\\{d\\}\\par", "a—b “c”\xc2\xa0{d}\n");
}

static void
test_paragraphs (void) {
  assert_text ("one\r\n two\\par three\\line four\\tab five\\\nsix", "one two\nthree\nfour\tfive\nsix\n");
}

static void
test_tables (void) {
  assert_text ("before\\par\\trowd\\cellx1\\cellx2\\intbl a\\cell b\\par c\\cell\\row"
               "\\trowd\\intbl\\cell d\\cell\\row\\pard after\\par",
               "before\na\tb\nc\n\td\nafter\n");
  assert_text ("\\intbl a{\\footnote\\pard note}\\cell b\\cell\\row\\pard after\\par", "a\tb\nafter\nnote\n");
}

static void
test_headings (void) {
  g_autoptr (PraxisDocument) document = read_rtf (
      "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\*\\cs9 heading 3;}{\\s2\\outlinelevel1 Mine;}"
      "{\\s3 \\u220\\'dcberschrift 3;}}"
      "{\\pard\\s1 First\\par}\\pard Text.\\par\\s2 Second\\par\\pard\\s3 Third\\par"
      "\\pard\\outlinelevel3 Fourth\\par\\pard\\outlinelevel9 Text\\par");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 First|2 Second|3 Third|4 Fourth");
  reading_assert_sections_at_titles (document);
}

static void
test_groups (void) {
  assert_text ("{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Word;}{\\header top\\par}"
               "Body{\\footnote A note.} goes on{\\pict\\wmetafile8 0102{\\*\\blipuid 03}}"
               "{\\field{\\*\\fldinst HYPERLINK \"there\"}{\\fldrslt  here}}{\\v hidden}{\\deleted gone}\\par"
               "{\\*\\shpinst{\\sp{\\sn name}{\\sv value}}{\\shptxt In a box\\par}}"
               "{\\*\\annotation A comment}{\\*\\unknown nothing}",
               "Body goes on here\ntop\nA note.\nIn a box\nA comment\n");
  g_autoptr (PraxisDocument) binary
      = reading_of ("{\\rtf1 a{\\pict\\bin6 }}}\\{{}b\\par}", 31, "file.rtf", NULL);
  g_assert_cmpstr (binary->text->str, ==, "ab\n");
}

static void
test_metadata (void) {
  g_autoptr (PraxisDocument) document
      = read_rtf ("{\\info{\\title Return to \\'c9cole}{\\author R. Writer}{\\creatim\\yr2014\\mo3\\dy7\\hr1}"
                  "{\\operator Someone}}Text\\par");
  g_assert_cmpstr (document->title, ==, "Return to École");
  g_assert_cmpstr (document->author, ==, "R. Writer");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2014-03-07");
  g_assert_cmpstr (document->text->str, ==, "Text\n");
}

static void
test_damage (void) {
  g_autoptr (PraxisDocument) cut = reading_of_text ("{\\rtf1 Some text\\par and {\\b\\*\\zz more", "cut.rtf");
  reading_assert_state (cut, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (cut->text->str, ==, "Some text\nand more\n");
  g_assert_cmpstr (cut->reason, ==, "it ends in the middle of a group");
  g_autoptr (GString) deep = g_string_new ("{\\rtf1 top ");
  for (guint i = 0; i < 50000; i++)
    g_string_append (deep, "{\\footnote ");
  g_autoptr (PraxisDocument) nested = reading_of_text (deep->str, "deep.rtf");
  reading_assert_state (nested, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (nested->reason, ==, "it is nested too deeply");
  static const char *const odd[]
      = { "\\", "\\'", "\\'4", "\\u", "\\u-", "\\bin99999999999", "\\bin-5", "\\*", "}}}}", "{\\footnote}}" };
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++) {
    g_autofree char *rtf = g_strconcat ("{\\rtf1 text", odd[i], NULL);
    g_autoptr (PraxisDocument) document = reading_of_text (rtf, "odd.rtf");
    g_assert_true (g_str_has_prefix (document->text->str, "text"));
  }
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract rtf/bytes are read in the code page of the file and of the font",
                   test_encodings);
  g_test_add_func ("/extract rtf/characters by number replace what stands in for them", test_unicode);
  g_test_add_func ("/extract rtf/a paragraph is a line", test_paragraphs);
  g_test_add_func ("/extract rtf/a table row is a line, its cells are set apart by tabs", test_tables);
  g_test_add_func ("/extract rtf/outline levels and heading styles begin sections", test_headings);
  g_test_add_func ("/extract rtf/notes, boxes and headers are text, pictures and instructions are not",
                   test_groups);
  g_test_add_func ("/extract rtf/title, author and date are metadata", test_metadata);
  g_test_add_func ("/extract rtf/what is damaged gives what can be read", test_damage);
  return g_test_run ();
}
