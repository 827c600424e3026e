/* OpenDocument beyond text: slides and sheets as pages, charts, flat files. */
#include "tests/indexer/reading.h"
#include <string.h>

#define ODF \
  "xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:b' xmlns:dc='urn:d' xmlns:draw='urn:g'" \
  " xmlns:presentation='urn:p' xmlns:chart='urn:c' xmlns:svg='urn:s' xmlns:style='urn:y'"
#define BODY(kind, content) \
  "<office:document-content " ODF "><office:body><office:" kind ">" content "</office:" kind \
  "></office:body></office:document-content>"
#define FLAT(kind, content) \
  "<?xml version='1.0'?>\n<office:document " ODF \
  " office:mimetype=\"application/vnd.oasis.opendocument." kind "\">" content "</office:document>"
#define P(text) "<text:p>" text "</text:p>"
#define FRAME(class, content) \
  "<draw:frame presentation:class='" class "'><draw:text-box>" content "</draw:text-box></draw:frame>"
#define CELL(text) "<table:table-cell>" P (text) "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TYPE(kind) "application/vnd.oasis.opendocument." kind

static PraxisDocument *
read_zip (const char *file_name, const char *content, const char *part, const char *part_content) {
  g_autoptr (GBytes) zip = reading_zip ("content.xml", content, part, part_content, NULL);
  gsize length;
  const void *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, file_name, NULL);
}

static const char *
page_label (const PraxisDocument *document, guint page) {
  return g_array_index (document->pages, PraxisPage, page).label;
}

static const char *
page_text (const PraxisDocument *document, guint page) {
  return document->text->str + g_array_index (document->pages, PraxisPage, page).start;
}

#define SLIDES \
  "<draw:page>" FRAME ("subtitle", P ("Accra, 2019")) \
      FRAME ("title", P ("Return") P ("counselling")) "<presentation:notes>" FRAME ( \
          "notes", P ("Say hello")) "</presentation:notes></draw:page>" \
                                    "<draw:page><draw:custom-shape>" P ( \
                                        "Untitled") "</" \
                                                    "draw:custom-shape><draw:frame><" \
                                                    "table:table>" ROW (CELL ("a") CELL ( \
                                                        "b")) "</" \
                                                              "table:" \
                                                              "table></" \
                                                              "draw:" \
                                                              "frame><" \
                                                              "office:" \
                                                              "annotation" \
                                                              "><dc:" \
                                                              "creator>X<" \
                                                              "/dc:" \
                                                              "creator" \
                                                              ">" P ("A " \
                                                                     "com" \
                                                                     "men" \
                                                                     "t") "</office:annotation></draw:page>"

static void
test_slides (void) {
  g_autoptr (PraxisDocument) document
      = read_zip ("file.odp", BODY ("presentation", SLIDES), "styles.xml",
                  "<office:document-styles " ODF
                  "><office:master-styles><style:master-page>" FRAME ("title", P ("Click to edit"))
                      FRAME ("footer", P ("The project")) "</style:master-page></office:master-styles>"
                                                          "</office:document-styles>");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Accra, 2019\nReturn\ncounselling\nSay hello\nUntitled\na\tb\nA comment\nThe project\n");
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_true (g_str_has_prefix (page_text (document, 1), "Untitled"));
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Return counselling");
  g_assert_cmpuint (g_array_index (document->sections, PraxisSection, 0).start, ==, 0);
  g_assert_cmpstr (document->title, ==, "Return counselling");
}

static void
test_chart (void) {
  g_autoptr (PraxisDocument) document = read_zip (
      "file.odp",
      BODY ("presentation",
            "<draw:page>" FRAME (
                "title",
                P ("Arrivals")) "<draw:frame><draw:object href='./Object 1'/>"
                                "<svg:title>A picture</svg:title></draw:frame><draw:frame><draw:object "
                                "href='./Object 1'/>"
                                "</draw:frame></draw:page><draw:page>" FRAME ("title",
                                                                              P ("After")) "</draw:page>"),
      "Object 1/content.xml",
      BODY ("chart", "<chart:title>" P ("By year") "</chart:title><table:table>" ROW (
                         CELL ("2018")) "</table:table>"));
  g_assert_cmpstr (document->text->str, ==, "Arrivals\nBy year\n2018\nAfter\n");
}

static void
test_chart_refused (void) {
  g_autoptr (PraxisDocument) document
      = read_zip ("file.odt", BODY ("text", P ("Text<draw:object href='Object 1'/>")), "Object 1/content.xml",
                  "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>");
  reading_assert_state (document, PRAXIS_STATE_REFUSED);
}

#define SHEET(name, rows) "<table:table table:name='" name "'>" rows "</table:table>"
#define EMPTY(times) "<table:table-cell table:number-columns-repeated='" times "'/>"
#define NOTED(text, note) \
  "<table:table-cell>" P (text) "<office:annotation>" P (note) "</office:annotation></table:table-cell>"
#define COSTS ROW (CELL ("Country") EMPTY ("2") CELL ("EUR")) ROW (CELL ("Ghana") NOTED ("x", "Estimated"))
#define SHEETS \
  SHEET ("Costs &amp; more", COSTS) SHEET ("Empty", ROW (EMPTY ("1"))) SHEET ("Staff", ROW (CELL ("Ama")))

static void
test_sheets (void) {
  g_autoptr (PraxisDocument) document = read_zip ("file.ods", BODY ("spreadsheet", SHEETS), "a", "b");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Costs & more\nCountry\t\t\tEUR\nGhana\tx\nEstimated\nStaff\nAma\n");
  g_assert_cmpuint (document->pages->len, ==, 3);
  g_assert_cmpstr (page_label (document, 0), ==, "Costs & more");
  g_assert_cmpstr (page_label (document, 1), ==, "Empty");
  g_assert_cmpstr (page_text (document, 2), ==, "Staff\nAma\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "2 Costs & more|2 Staff");
  reading_assert_sections_at_titles (document);
  g_assert_cmpstr (document->title, ==, "file");
}

static void
test_box_in_text (void) {
  g_autoptr (PraxisDocument) document = read_zip (
      "file.odt", BODY ("text", P ("Before <draw:custom-shape>" P ("In it") "</draw:custom-shape>after")),
      "a", "b");
  g_assert_cmpstr (document->text->str, ==, "Before after\nIn it\n");
}

static void
test_flat_text (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      FLAT ("text", "<office:meta><dc:title>A flat "
                    "file</dc:title></office:meta><office:master-styles>" P (
                        "Header") "</office:master-styles><office:body><office:text><text:h>Context</"
                                  "text:h>" P ("Text<draw:image><office:binary-data>QUJD</"
                                               "office:binary-data></draw:image>"
                                               "<draw:frame><svg:title>A "
                                               "picture</svg:title></draw:frame>") "</office:text></"
                                                                                   "office:body>"),
      "file.xml");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, "Context\nText\nHeader\n");
  g_assert_cmpstr (document->title, ==, "A flat file");
}

static void
test_keywords (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      FLAT ("text",
            "<office:meta><dc:title>A</dc:title><meta:keyword xmlns:meta='urn:m'>return</meta:keyword>"
            "<meta:keyword xmlns:meta='urn:m'>border posts</meta:keyword></office:meta>"
            "<office:body><office:text>" P ("Text") "</office:text></office:body>"),
      "file.xml");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "keywords"), ==, "return; border posts");
}

static void
test_flat_pages (void) {
  g_autoptr (PraxisDocument) slides = reading_of_text (
      FLAT ("presentation",
            "<office:master-styles>" FRAME ("outline", P ("Click")) "</office:master-styles><office:body>"
                                                                    "<office:presentation>" SLIDES
                                                                    "</office:presentation></office:body>"),
      "file.fodp");
  g_assert_cmpuint (slides->pages->len, ==, 2);
  g_assert_true (g_str_has_prefix (slides->text->str, "Accra, 2019\nReturn\n"));
  g_autoptr (PraxisDocument) sheets = reading_of_text (
      FLAT ("spreadsheet", "<office:body><office:spreadsheet>" SHEETS "</office:spreadsheet></office:body>"),
      "file.fods");
  g_assert_cmpuint (sheets->pages->len, ==, 3);
}

static void
test_limits (void) {
  static const char content[] = FLAT ("spreadsheet", "<office:body><office:spreadsheet>" SHEETS
                                                     "</office:spreadsheet></office:body>");
  ExtractLimits limits = reading_limits;
  limits.pages = 2;
  g_autoptr (PraxisDocument) pages = reading_of (content, sizeof content - 1, "file.fods", &limits);
  reading_assert_state (pages, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (pages->reason, ==, "page limit of 2 reached");
  g_assert_null (strstr (pages->text->str, "Staff"));
  limits = reading_limits;
  limits.member = 100;
  g_autoptr (PraxisDocument) bytes = reading_of (content, sizeof content - 1, "file.fods", &limits);
  reading_assert_state (bytes, PRAXIS_STATE_TOO_LARGE);
}

static void
test_flat_refused (void) {
  g_autoptr (PraxisDocument) document
      = reading_of_text ("<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY a 'b'>]>\n"
                         "<office:document " ODF " office:mimetype=\"" TYPE ("text") "\"/>",
                         "file.fodt");
  reading_assert_state (document, PRAXIS_STATE_REFUSED);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract odf/a slide is a page with its notes and comments, its title a section",
                   test_slides);
  g_test_add_func ("/extract odf/the text of a chart stands on its slide, once", test_chart);
  g_test_add_func ("/extract odf/a DOCTYPE in a chart is refused", test_chart_refused);
  g_test_add_func ("/extract odf/a sheet is a page with its name as label and section", test_sheets);
  g_test_add_func ("/extract odf/a shape does not cut the paragraph it stands in", test_box_in_text);
  g_test_add_func ("/extract odf/a flat text is known by its content and has metadata", test_flat_text);
  g_test_add_func ("/extract odf/keywords that come one by one are all kept", test_keywords);
  g_test_add_func ("/extract odf/flat slides and sheets are pages", test_flat_pages);
  g_test_add_func ("/extract odf/limits of pages and bytes hold", test_limits);
  g_test_add_func ("/extract odf/a flat file with a DOCTYPE is refused", test_flat_refused);
  return g_test_run ();
}
