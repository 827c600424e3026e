/* Slides and sheets of Office Open XML: pages, titles, what belongs to each, damage and refusals. */
#include "tests/indexer/reading.h"
#include <string.h>

#define NAMESPACES "xmlns:p='urn:p' xmlns:a='urn:a' xmlns:r='urn:r' xmlns:c='urn:c'"
#define RELATION(id, kind, target) \
  "<Relationship Id='" id "' Type='http://x/relationships/" kind "' Target='" target "'/>"
#define RELATIONS(content) "<Relationships>" content "</Relationships>"
#define P(text) "<a:p><a:r><a:t>" text "</a:t></a:r></a:p>"
#define SHAPE(type, text) "<p:sp><p:nvPr><p:ph type='" type "'/></p:nvPr>" text "</p:sp>"
#define CELL(text) "<a:tc>" P (text) "</a:tc>"
#define SLIDE(content) "<p:sld " NAMESPACES ">" content "</p:sld>"
#define VALUES(kind, a, b) \
  "<c:" kind "><c:pt><c:v>" a "</c:v></c:pt><c:pt><c:v>" b "</c:v></c:pt></c:" kind ">"
#define SERIES(a, b) \
  "<c:ser><c:cat>" VALUES ("strCache", "2018", "2019") "</c:cat><c:val>" VALUES ("numCache", a, \
                                                                                 b) "</c:val></c:ser>"

/* The slides are listed in another order than that of their names. */
#define PRESENTATION \
  "ppt/presentation.xml", \
      "<p:presentation " NAMESPACES \
      "><p:sldId id='256' r:id='b'/><p:sldId id='257' r:id='a'/></p:presentation>", \
      "ppt/_rels/presentation.xml.rels", \
      RELATIONS (RELATION ("a", "slide", "slides/slide1.xml") \
                     RELATION ("b", "slide", "/ppt/slides/slide2.xml"))
#define FIRST_SLIDE \
  "ppt/slides/slide2.xml", \
      SLIDE (SHAPE ("body", P ("Accra")) SHAPE ("ctrTitle", P ("Return") P ("counselling")))

static PraxisDocument *
read_zip (GBytes *zip, const char *file_name, const ExtractLimits *limits) {
  gsize length;
  const void *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, file_name, limits);
}

static const char *
page_text (const PraxisDocument *document, guint page) {
  return document->text->str + g_array_index (document->pages, PraxisPage, page).start;
}

static void
test_slides (void) {
  g_autoptr (GBytes) zip
      = reading_zip (PRESENTATION, FIRST_SLIDE, "ppt/slides/slide1.xml",
                     SLIDE (SHAPE ("title", P ("Results")) "<a:tbl><a:tr>" CELL ("a")
                                CELL ("b") "</a:tr></a:tbl>" SHAPE ("sldNum", P ("2"))),
                     "ppt/slides/_rels/slide2.xml.rels",
                     RELATIONS (RELATION ("n", "notesSlide", "../notesSlides/n.xml")
                                    RELATION ("c", "comments", "../comments/c.xml")),
                     "ppt/notesSlides/n.xml", SLIDE (SHAPE ("body", P ("Say hello"))), "ppt/comments/c.xml",
                     "<p:cmLst " NAMESPACES "><p:cm><p:text>A comment</p:text></p:cm></p:cmLst>", NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.pptx", NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Accra\nReturn\ncounselling\nSay hello\nA comment\nResults\na\tb\n");
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_true (g_str_has_prefix (page_text (document, 1), "Results\n"));
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Return counselling|1 Results");
  g_assert_cmpstr (document->title, ==, "Return counselling");
}

static void
test_chart (void) {
  g_autoptr (GBytes) zip = reading_zip (
      PRESENTATION, FIRST_SLIDE, "ppt/slides/slide1.xml", SLIDE (P ("x")), "ppt/slides/_rels/slide2.xml.rels",
      RELATIONS (RELATION ("n", "chart", "../charts/chart1.xml")), "ppt/charts/chart1.xml",
      "<c:chart " NAMESPACES "><c:title>" P ("Arrivals") "</c:title>" SERIES ("1", "2")
          SERIES ("3", "4") "</c:chart>",
      NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.pptx", NULL);
  g_assert_cmpstr (document->text->str, ==,
                   "Accra\nReturn\ncounselling\nArrivals\n2018\t2019\n1\t2\n3\t4\nx\n");
}

static void
test_damage (void) {
  g_autoptr (GBytes) zip = reading_zip (PRESENTATION, FIRST_SLIDE, "ppt/slides/slide1.xml", "<p:sld", NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.pptx", NULL);
  reading_assert_state (document, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (document->text->str, ==, "Accra\nReturn\ncounselling\n");
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_autoptr (GBytes) nothing
      = reading_zip (PRESENTATION, "ppt/slides/slide2.xml", "<p", "ppt/slides/slide1.xml", "<p", NULL);
  g_autoptr (PraxisDocument) damaged = read_zip (nothing, "file.pptx", NULL);
  reading_assert_state (damaged, PRAXIS_STATE_DAMAGED);
}

static void
test_refused (void) {
  g_autoptr (GBytes) zip = reading_zip (PRESENTATION, FIRST_SLIDE, "ppt/slides/slide1.xml",
                                        "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.pptx", NULL);
  reading_assert_state (document, PRAXIS_STATE_REFUSED);
  g_assert_cmpstr (document->reason, ==, "'ppt/slides/slide1.xml' has a DOCTYPE");
}

static void
test_limit_of_pages (void) {
  ExtractLimits limits = reading_limits;
  limits.pages = 1;
  g_autoptr (GBytes) zip
      = reading_zip (PRESENTATION, FIRST_SLIDE, "ppt/slides/slide1.xml", SLIDE (P ("x")), NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.pptx", &limits);
  reading_assert_state (document, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (document->reason, ==, "page limit of 1 reached");
  g_assert_cmpuint (document->pages->len, ==, 1);
}

#define WORKBOOK \
  "xl/workbook.xml", \
      "<workbook " NAMESPACES "><sheet name='Costs &amp; more' r:id='a'/><sheet name='Empty' r:id='b'/>" \
      "<sheet name='Staff' r:id='c'/></workbook>", \
      "xl/_rels/workbook.xml.rels", \
      RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml") RELATION ( \
          "b", "worksheet", "worksheets/sheet2.xml") RELATION ("c", "worksheet", "worksheets/sheet3.xml"))
#define STRINGS \
  "xl/sharedStrings.xml", \
      "<sst><si><t>Country</t></si><si><r><t>Gha</t></r><r><t>na</t></r><rPh><t>x</t></rPh></si></sst>"
#define SHEET(rows) "<worksheet>" rows "</worksheet>"
#define ROW(cells) "<row>" cells "</row>"
#define VALUE(attributes, value) "<c " attributes "><f>SUM(A1)</f><v>" value "</v></c>"
#define INLINE(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define FOOTER "<oddFooter>&amp;L&amp;\"Arial,Bold\"&amp;12Draft&amp;CA &amp;&amp; B&amp;P</oddFooter>"

static void
test_sheets (void) {
  g_autoptr (GBytes) zip = reading_zip (
      WORKBOOK, STRINGS, "xl/worksheets/sheet1.xml",
      SHEET (ROW (VALUE ("r='A1' t='s'", "0") VALUE ("r='C1'", "0.30000000000000004")) ROW (VALUE (
          "r='A2' t='s'", "1") VALUE ("t='b'", "1") VALUE ("t='str'", "sum") VALUE ("t='s'", "99")) FOOTER),
      "xl/worksheets/_rels/sheet1.xml.rels", RELATIONS (RELATION ("c", "comments", "../comments1.xml")),
      "xl/comments1.xml",
      "<comments><authors><author>X</author></authors><comment><text><r><t>Estimated</t></r></text></comment>"
      "</comments>",
      "xl/worksheets/sheet2.xml", SHEET (ROW ("<c r='A1'/>")), "xl/worksheets/sheet3.xml",
      SHEET (ROW (INLINE ("Ama") VALUE ("", "12345678901234567"))), NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.xlsx", NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Costs & more\nCountry\t\t0.3\nGhana\tTRUE\tsum\nDraft A & B\nEstimated\n"
                   "Staff\nAma\t12345678901234567\n");
  g_assert_cmpuint (document->pages->len, ==, 3);
  g_assert_cmpstr (g_array_index (document->pages, PraxisPage, 0).label, ==, "Costs & more");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "2 Costs & more|2 Staff");
  reading_assert_sections_at_titles (document);
}

static void
assert_dates (const char *properties, const char *text) {
  g_autofree char *workbook
      = g_strconcat ("<workbook xmlns:r='urn:r'>", properties, "<sheet r:id='a'/></workbook>", NULL);
  g_autoptr (GBytes) zip = reading_zip (
      "xl/workbook.xml", workbook, "xl/_rels/workbook.xml.rels",
      RELATIONS (RELATION ("a", "worksheet", "worksheets/sheet1.xml")), "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm'/>"
      "<numFmt numFmtId='165' formatCode='[Red]0&quot; "
      "days&quot;'/></numFmts><cellStyleXfs><xf/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
      "</styleSheet>",
      "xl/worksheets/sheet1.xml",
      SHEET (ROW (INLINE ("x") VALUE ("s='0'", "41822") VALUE ("s='1'", "41822") VALUE ("s='2'", "41822.5")
                      VALUE ("s='3'", "41822") VALUE ("s='1'", "-7777") VALUE ("s='1'", "1e99"))),
      NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.xlsx", NULL);
  g_assert_cmpstr (document->text->str, ==, text);
}

static void
test_dates (void) {
  assert_dates ("<workbookPr/>", "x\t41822\t2014-07-02\t2014-07-02 12:00\t41822\t-7777\t1e+99\n");
  assert_dates ("<workbookPr date1904='1'/>",
                "x\t41822\t2018-07-03\t2018-07-03 12:00\t41822\t-7777\t1e+99\n");
}

static void
test_sheet_of_far_columns (void) {
  g_autoptr (GBytes) zip
      = reading_zip (WORKBOOK, "xl/worksheets/sheet1.xml",
                     SHEET (ROW (INLINE ("a") VALUE ("r='ZZZZZZZZZZ1'", "1") VALUE ("r='A1'", "2"))), NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.xlsx", NULL);
  g_assert_true (g_str_has_prefix (document->text->str, "Costs & more\na\t\t"));
  g_assert_cmpuint (document->text->len, <, 400);
}

static void
test_sheets_refused (void) {
  g_autoptr (GBytes) zip
      = reading_zip (WORKBOOK, "xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><sst/>",
                     "xl/worksheets/sheet1.xml", SHEET (ROW (INLINE ("a"))), NULL);
  g_autoptr (PraxisDocument) document = read_zip (zip, "file.xlsx", NULL);
  reading_assert_state (document, PRAXIS_STATE_REFUSED);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract ooxml/slides are pages in their order, with notes, comments and tables",
                   test_slides);
  g_test_add_func ("/extract ooxml/a chart gives its title, its categories once, and its values", test_chart);
  g_test_add_func ("/extract ooxml/a damaged slide costs only itself", test_damage);
  g_test_add_func ("/extract ooxml/a DOCTYPE in any slide is refused", test_refused);
  g_test_add_func ("/extract ooxml/the limit of pages holds and is said", test_limit_of_pages);
  g_test_add_func ("/extract ooxml/sheets are pages, with shared strings, values of formulas and comments",
                   test_sheets);
  g_test_add_func ("/extract ooxml/numbers in a style of dates are dates", test_dates);
  g_test_add_func ("/extract ooxml/cells far to the right do not fill memory with tabs",
                   test_sheet_of_far_columns);
  g_test_add_func ("/extract ooxml/a DOCTYPE in the strings of a workbook is refused", test_sheets_refused);
  return g_test_run ();
}
