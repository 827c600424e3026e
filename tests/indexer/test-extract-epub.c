/* EPUB: the order of its pages, what it says of itself, and books that are damaged or locked. */
#include "tests/indexer/reading.h"

#define CONTAINER \
  "<container><rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/>" \
  "</rootfiles></container>"
#define PACKAGE(spine) \
  "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata><dc:title>Lessons of return</dc:title>" \
  "<dc:creator>R. Writer</dc:creator><dc:language>fr</dc:language><dc:date>2012-05</dc:date></metadata>" \
  "<manifest><item id='a' href='text/one%20page.xhtml' media-type='application/xhtml+xml'/>" \
  "<item id='b' href='../two.html#top' media-type='application/xhtml+xml'/>" \
  "<item id='c' href='cover.svg' media-type='image/svg+xml'/></manifest><spine>" spine "</spine></package>"
#define BOTH "<itemref idref='c'/><itemref idref='b'/><itemref idref='a'/><itemref idref='b'/>"
#define ONE \
  "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'x.dtd'>" \
  "<html><head><title/><style>p {}</style></head><body><header><h2>First</h2></header><p>Café &amp; " \
  "co</p><aside>A note</aside></body></html>"
#define TWO "<html><body><h1>Before</h1><p>all</p></body></html>"

static PraxisDocument *
read_book (GBytes *zip) {
  gsize length;
  const char *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, "book.epub", NULL);
}

static void
test_book (void) {
  g_autoptr (GBytes) zip = reading_zip ("mimetype", "application/epub+zip", "META-INF/container.xml",
                                        CONTAINER, "OPS/book.opf", PACKAGE (BOTH), "OPS/text/one page.xhtml",
                                        ONE, "two.html", TWO, "unread.html", TWO, NULL);
  g_autoptr (PraxisDocument) document = read_book (zip);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, "Before\nall\nFirst\nCafé & co\nA note\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Before|2 First");
  g_assert_cmpstr (document->title, ==, "Lessons of return");
  g_assert_cmpstr (document->author, ==, "R. Writer");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "language"), ==, "fr");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2012-05");
}

static void
test_damage (void) {
  g_autoptr (GBytes) bare = reading_zip ("mimetype", "application/epub+zip", NULL);
  g_autoptr (PraxisDocument) nothing = read_book (bare);
  reading_assert_state (nothing, PRAXIS_STATE_DAMAGED);
  g_assert_cmpstr (nothing->reason, ==, "it has no 'META-INF/container.xml'");
  g_autoptr (GBytes) without = reading_zip ("mimetype", "application/epub+zip", "META-INF/container.xml",
                                            CONTAINER, "OPS/book.opf", PACKAGE (BOTH), "two.html", TWO, NULL);
  g_autoptr (PraxisDocument) partly = read_book (without);
  reading_assert_state (partly, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (partly->reason, ==, "its page 'OPS/text/one page.xhtml' is missing");
  g_autoptr (GBytes) no_spine = reading_zip ("mimetype", "application/epub+zip", "META-INF/container.xml",
                                             CONTAINER, "OPS/book.opf", PACKAGE (""), NULL);
  g_autoptr (PraxisDocument) empty = read_book (no_spine);
  reading_assert_state (empty, PRAXIS_STATE_DAMAGED);
}

static void
test_locks (void) {
  g_autoptr (GBytes) locked = reading_zip (
      "mimetype", "application/epub+zip", "META-INF/container.xml", CONTAINER, "META-INF/encryption.xml",
      "<e><CipherReference URI=\"two.html\"/></e>", "OPS/book.opf", PACKAGE (BOTH), "two.html", "?", NULL);
  g_autoptr (PraxisDocument) encrypted = read_book (locked);
  reading_assert_state (encrypted, PRAXIS_STATE_ENCRYPTED);
  g_autoptr (GBytes) typed
      = reading_zip ("mimetype", "application/epub+zip", "META-INF/container.xml",
                     "<!DOCTYPE c [<!ENTITY a 'b'>]><c/>", "OPS/book.opf", PACKAGE (BOTH), NULL);
  g_autoptr (PraxisDocument) refused = read_book (typed);
  reading_assert_state (refused, PRAXIS_STATE_REFUSED);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract epub/the pages of a book are read in its order", test_book);
  g_test_add_func ("/extract epub/a damaged book gives what can be read, and says what is missing",
                   test_damage);
  g_test_add_func ("/extract epub/locked pages and DOCTYPEs outside of pages are not read", test_locks);
  return g_test_run ();
}
