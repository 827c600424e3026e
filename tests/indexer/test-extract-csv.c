/* Tables as text: what sets cells apart, quotes, and what else is in such files. */
#include "tests/indexer/reading.h"

static void
assert_text (const char *table, const char *expected, gboolean has_lines) {
  g_autoptr (PraxisDocument) document = reading_of_text (table, "table.csv");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, expected);
  g_assert_cmpint (document->has_lines, ==, has_lines);
}

static void
test_delimiters (void) {
  assert_text ("id,name\r\n1,Ama\r\n", "id\tname\n1\tAma\n", TRUE);
  assert_text ("id;name;sum\n1;Ama, Kofi;2,5\n", "id\tname\tsum\n1\tAma, Kofi\t2,5\n", TRUE);
  assert_text ("id\tname\n1\tAma, Kofi\n", "id\tname\n1\tAma, Kofi\n", TRUE);
  assert_text ("id|name\n1|Ama\n", "id\tname\n1\tAma\n", TRUE);
  assert_text ("name\n\nAma\n", "name\n\nAma\n", TRUE);
}

static void
test_quotes (void) {
  assert_text ("id,name\n1,\"Ama, \"\"the first\"\"\"\n", "id\tname\n1\tAma, \"the first\"\n", TRUE);
  assert_text ("id,name\n1,\"Ama\nKofi\"\n2,b\n", "id\tname\n1\tAma Kofi\n2\tb\n", FALSE);
  assert_text ("id,size\n1,5\" long\n", "id\tsize\n1\t5\" long\n", TRUE);
  assert_text ("id,name\n1,\"never closed\n2,b\n", "id\tname\n1\t\"never closed\n2\tb\n", TRUE);
}

static void
test_kinds (void) {
  g_autoptr (PraxisDocument) tabs = reading_of_text ("a\tb, c\n1\t2\n", "Places of origin.tsv");
  g_assert_cmpstr (tabs->mime, ==, "text/csv");
  g_assert_cmpstr (tabs->text->str, ==, "a\tb, c\n1\t2\n");
  g_assert_cmpstr (tabs->title, ==, "Places of origin");
  g_autoptr (PraxisDocument) prose = reading_of_text ("one, two, three\nfour, five, six\n", "prose.txt");
  g_assert_cmpstr (prose->text->str, ==, "one, two, three\nfour, five, six\n");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract csv/commas, semicolons, tabs and bars set cells apart", test_delimiters);
  g_test_add_func ("/extract csv/quotes hold delimiters and line ends", test_quotes);
  g_test_add_func ("/extract csv/the name of a file tells a table from prose", test_kinds);
  return g_test_run ();
}
