/* Tests of cleaning, marking and wrapping: nothing a document holds commands a terminal, nothing is lost. */
#include "cli/ink.h"

static const Ink pipe_ink = { .width = 20 };
static const Ink colour_ink = { .width = 20, .terminal = TRUE, .colour = TRUE };

static void
assert_wrapped (const Ink *ink, guint indent, const char *text, const char *expected) {
  g_autoptr (GString) out = g_string_new (NULL);
  ink_wrap (out, ink, indent, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_spaces (void) {
  assert_wrapped (&pipe_ink, 2, "one two  three\nfour five", "  one two three four\n  five\n");
}

static void
test_long_word (void) {
  assert_wrapped (&pipe_ink, 2, "a 12345678901234567890123", "  a\n  123456789012345678\n  90123\n");
}

static void
test_wide (void) {
  assert_wrapped (&pipe_ink, 0, "帰還支援の手引きと相談員", "帰還支援の手引きと相\n談員\n");
}

static void
test_empty (void) {
  assert_wrapped (&pipe_ink, 4, "", "");
  assert_wrapped (&pipe_ink, 4, INK_FAINT INK_END, "");
}

static void
test_mark_over_lines (void) {
  assert_wrapped (&colour_ink, 0, INK_BOLD "one two three four five" INK_END,
                  "\033[1mone two three four\033[0m\n\033[1mfive\033[0m\n");
}

static void
test_pipe_has_no_marks (void) {
  assert_wrapped (&pipe_ink, 0, INK_BOLD "one" INK_END " two", "one two\n");
}

static void
test_clean (void) {
  g_autoptr (GString) text = g_string_new (NULL);
  ink_append_clean (text, "a\033[31mb\x07"
                          "c\xc2\x9b"
                          "d\xe2\x80\xae"
                          "e" INK_BOLD "f\xff");
  g_assert_cmpstr (text->str, ==, "a [31mb c d e f\xef\xbf\xbd");
}

static void
test_marked (void) {
  static const gint64 offsets[][2] = { { 0, 2 }, { 1, 3 }, { 4, 4 }, { 5, 6 }, { 7, 99 } };
  g_autoptr (GString) text = g_string_new (NULL);
  ink_append_marked (text, "éàb def g", offsets, G_N_ELEMENTS (offsets));
  g_assert_cmpstr (text->str, ==,
                   INK_MATCH "éà" INK_END "b d" INK_MATCH "e" INK_END "f" INK_MATCH " g" INK_END);
}

static void
test_columns (void) {
  g_assert_cmpuint (ink_columns (INK_BOLD "é帰e\xcc\x81" INK_END), ==, 4);
}

static void
test_path (void) {
  static const Ink link_ink = { .width = 20, .terminal = TRUE, .colour = TRUE, .links = TRUE };
  g_autoptr (GString) out = g_string_new (NULL);
  ink_path (out, &link_ink, 1, "/a b\033.pdf", 3);
  g_assert_cmpstr (out->str, ==, " \033]8;;file:///a%20b%1B.pdf#page=3\033\\/a b .pdf\033]8;;\033\\\n");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ink/lines break at spaces", test_spaces);
  g_test_add_func ("/ink/a word longer than a line is broken", test_long_word);
  g_test_add_func ("/ink/wide characters take two columns and break anywhere", test_wide);
  g_test_add_func ("/ink/nothing gives no line", test_empty);
  g_test_add_func ("/ink/a mark ends with its line and begins again", test_mark_over_lines);
  g_test_add_func ("/ink/a pipe gets no marks", test_pipe_has_no_marks);
  g_test_add_func ("/ink/control characters and overrides become spaces", test_clean);
  g_test_add_func ("/ink/offsets are characters and those that descend are ignored", test_marked);
  g_test_add_func ("/ink/columns count neither marks nor combining letters", test_columns);
  g_test_add_func ("/ink/a path is a link to its page", test_path);
  return g_test_run ();
}
