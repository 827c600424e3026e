/* Web pages: content without menus, headings, tables, metadata, encodings. */
#include "tests/indexer/reading.h"
#include <string.h>

#define PROSE \
  "Staff of the shelters were trained in three workshops, and the training was built from their own needs. "

static void
test_content (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "<!DOCTYPE html><html><head><title>Training | The site</title><script>var hidden;</script></head><body>"
      "<nav><a href=a>Home</a> <a href=b>About</a></nav><div class='cookie-note'>We use cookies</div>"
      "<ul><li><a>One</a><li><a>Two</a><li><a>Three</a><li><a>Four</a></ul>"
      "<main><h1>Training</h1><p>" PROSE
      "</p><h2>Impact</h2><p>It <b>work</b>ed&nbsp;well.<br>Again.</p></main>"
      "<footer>Imprint</footer></body></html>",
      "page.html");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Training\n"
                   "Staff of the shelters were trained in three workshops, and the training was built from "
                   "their own needs.\nImpact\nIt worked\xc2\xa0well.\nAgain.\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Training|2 Impact");
  reading_assert_sections_at_titles (document);
  g_assert_cmpstr (document->title, ==, "Training");
}

static void
assert_title (const char *head, const char *body, const char *expected) {
  g_autofree char *page = g_strdup_printf (
      "<html><head>%s</head><body><main>%s<p>" PROSE "</p></main></body></html>", head, body);
  g_autoptr (PraxisDocument) document = reading_of_text (page, "page.html");
  g_assert_cmpstr (document->title, ==, expected);
}

static void
test_titles (void) {
  assert_title ("<title>Nets 4 | The site</title>", "<h1>Nets 4: mending<br>and drying</h1>",
                "Nets 4: mending and drying");
  assert_title ("<title>News | The site</title>", "<h1>Nine boats came home</h1>", "Nine boats came home");
  assert_title ("<title>Nine boats came home | The site</title>", "<h1>News</h1>", "Nine boats came home");
  assert_title ("<title>Boats – The site</title>", "<h1>The site</h1><h1>Boats</h1>", "Boats");
  assert_title ("<title>Boats – The site</title><meta property='og:title' content='Boats'>", "", "Boats");
  assert_title ("<title>Boats of home - The site</title><meta property='og:site_name' content='The site'>",
                "<h1>1. Introduction</h1>", "Boats of home");
  assert_title ("<title>Boats - The site</title><meta property='og:site_name' content='The site'>",
                "<h1>The site</h1>", "Boats");
  assert_title ("<title>Boats - The site</title>", "<h1>The site</h1><h2>Boats</h2>", "Boats");
  assert_title ("<title>Boats and nets - The site</title>", "<h1>Boats and nets</h1><h2>Boats</h2>",
                "Boats and nets");
  assert_title ("<title>Boats | Nets</title>", "", "Boats | Nets");
}

/* Some frameworks put the whole page into a form or call it a menu. */
static void
test_misnamed (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "<html><body><form><div id='menu'><p>" PROSE "</p></div></form></body></html>", "page.html");
  g_assert_nonnull (strstr (document->text->str, "three workshops"));
}

static void
test_tables (void) {
  g_autoptr (PraxisDocument) document
      = reading_of_text ("<html><body><table><tr><th>Country<th>Year</tr><tr><td>Ghana<td>2018</"
                         "tr><tr><td><td><p>a</p><p>b</p></tr></table>"
                         "<pre>as  it\n is</pre></body></html>",
                         "page.html");
  g_assert_cmpstr (document->text->str, ==, "Country\tYear\nGhana\t2018\n\ta\nb\nas  it\n is\n");
}

static void
test_notes (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "<html><body><p>Late<a href='#fn1' class=footnote-ref><sup>1</sup></a> and few<sup><a "
      "href='#cite_note-2'>[b]</a></sup>, on 12 m<sup>2</sup> in 2018<sup>3</sup>, the 1<sup>er</sup>. See "
      "<a href='#notes'>the notes</a>, <a href='#c'>c</a>.</p><p><a class=sdendnotesym "
      "href='#sdendnote1anc'>i</a>It rained.</body></html>",
      "page.html");
  g_assert_cmpstr (document->text->str, ==,
                   "Late and few, on 12 m² in 2018³, the 1er. See the notes, c.\nIt rained.\n");
}

static void
test_metadata (void) {
  g_autoptr (PraxisDocument) document
      = reading_of_text ("<html lang='fr'><head><title>Un titre</title><meta name='author' content='A. B.'>"
                         "<meta property='article:published_time' content='2018-04-03'><meta name=keywords "
                         "content='retour, aide'></head>"
                         "<body><p>Du texte.</p></body></html>",
                         "page.htm");
  g_assert_cmpstr (document->author, ==, "A. B.");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "language"), ==, "fr");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2018-04-03");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "keywords"), ==, "retour, aide");
}

static void
test_encodings (void) {
  g_autoptr (PraxisDocument) declared = reading_of_text (
      "<html><head><meta charset=iso-8859-1></head><body><p>l\x92\xe9t\xe9</p></body></html>", "a.html");
  g_assert_cmpstr (declared->text->str, ==, "l’été\n");
  g_autoptr (PraxisDocument) wrong = reading_of_text (
      "<html><head><meta charset=iso-8859-1></head><body><p>l’été</p></body></html>", "a.html");
  g_assert_cmpstr (wrong->text->str, ==, "l’été\n");
}

/* Thousands of open elements, entities that grow, a nought in the middle. */
static void
test_hostile (void) {
  g_autoptr (GString) deep = g_string_new ("<html><body><p>words first</p>");
  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "<div>");
  g_string_append (deep, "words last");
  g_autoptr (PraxisDocument) document = reading_of_text (deep->str, "deep.html");
  g_assert_nonnull (strstr (document->text->str, "words first"));
  const char nought[] = "<html><body><p>before\0after</p></body></html>";
  g_autoptr (PraxisDocument) cut = reading_of (nought, sizeof nought - 1, "nought.html", NULL);
  g_assert_nonnull (strstr (cut->text->str, "after"));
  g_autoptr (PraxisDocument) entities = reading_of_text (
      "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><html><body>some text &b;</body></html>",
      "entity.html");
  g_assert_nonnull (strstr (entities->text->str, "some text"));
}

static char *
date_of (const char *head, const char *body) {
  g_autofree char *page
      = g_strdup_printf ("<html><head>%s</head><body><main><p>Text.</p>%s</main></body></html>", head, body);
  g_autoptr (PraxisDocument) document = reading_of_text (page, "page.htm");
  return g_strdup (g_hash_table_lookup (document->metadata, "created"));
}

static void
test_dates (void) {
  static const char *const heads[] = { "<meta name=citation_publication_date content=2018-04-03>",
                                       "<meta name=DC.date.issued content=2018-04-03>",
                                       "<meta itemprop=datePublished content=2018-04-03>" };
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autofree char *date = date_of (heads[i], "");
    g_assert_cmpstr (date, ==, "2018-04-03");
  }
  g_autofree char *element
      = date_of ("", "<time datetime=2018-04-03>3 April</time><time datetime=2001>long ago</time>");
  g_autofree char *both = date_of (heads[0], "<time datetime=2001>long ago</time>");
  g_assert_cmpstr (element, ==, "2018-04-03");
  g_assert_cmpstr (both, ==, "2018-04-03");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract html/content is kept, menus and banners are not", test_content);
  g_test_add_func ("/extract html/what holds most of the text stays, whatever its name", test_misnamed);
  g_test_add_func ("/extract html/a table row is a line with tabs", test_tables);
  g_test_add_func ("/extract html/marks of notes are no part of the word before them", test_notes);
  g_test_add_func (
      "/extract html/a page declares its date in several ways, a time element is the last of them",
      test_dates);
  g_test_add_func ("/extract html/author, date, language and keywords are kept", test_metadata);
  g_test_add_func ("/extract html/the title is the heading of the page, without the name of the site",
                   test_titles);
  g_test_add_func ("/extract html/a declared encoding is believed only if it fits", test_encodings);
  g_test_add_func ("/extract html/deep, broken and cut pages are survived", test_hostile);
  return g_test_run ();
}
