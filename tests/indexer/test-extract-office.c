/* DOCX and ODT: headings by style, tables, what stands aside, metadata, limits, refusals. */
#include "tests/indexer/reading.h"
#include <string.h>

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#define P(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define CELL(text) "<w:tc><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define BODY(content) "<w:document " W "><w:body>" content "</w:body></w:document>"
#define ODF "xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:b' xmlns:dc='urn:d' xmlns:draw='urn:g'"
#define ODT(content) \
  "<office:document-content " ODF "><office:body><office:text>" content \
  "</office:text></office:body></office:document-content>"
#define ODT_TYPE "application/vnd.oasis.opendocument.text"

static PraxisDocument *
read_docx (const char *body, const char *part, const char *content) {
  g_autoptr (GBytes) zip
      = reading_zip ("[Content_Types].xml", TYPES, "word/document.xml", body, part, content, NULL);
  gsize length;
  const void *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, "file.docx", NULL);
}

static PraxisDocument *
read_odt (const char *body, const char *part, const char *content) {
  g_autoptr (GBytes) zip = reading_zip ("mimetype", ODT_TYPE, "content.xml", body, part, content, NULL);
  gsize length;
  const void *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, "file.odt", NULL);
}

static void
test_docx_headings (void) {
  g_autoptr (PraxisDocument) document = read_docx (
      BODY (P ("T", "The manual") P (
          "berschrift1",
          "Kontext") "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>b &amp; c</w:t></w:r></w:p>" P ("Own", "Impact")
                P ("TOCHeading", "Contents")),
      "word/styles.xml",
      "<w:styles " W "><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
      "<w:style w:styleId='Own'><w:name w:val='House style'/><w:basedOn w:val='Second'/></w:style>"
      "<w:style w:styleId='Second'><w:name w:val='x'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
      "<w:style w:styleId='TOCHeading'><w:name w:val='TOC Heading'/><w:basedOn w:val='berschrift1'/>"
      "<w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>"
      "<w:style w:styleId='T'><w:name w:val='Title'/></w:style></w:styles>");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, "The manual\nKontext\nA\tb & c\nImpact\nContents\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Kontext|2 Impact");
  reading_assert_sections_at_titles (document);
  g_assert_cmpstr (document->title, ==, "The manual");
  g_assert_cmpuint (document->pages->len, ==, 0);
}

static void
test_docx_table (void) {
  g_autoptr (PraxisDocument) document
      = read_docx (BODY ("<w:tbl><w:tr>" CELL ("Country") CELL ("Year") "</w:tr><w:tr>" CELL (
                       "Ghana") "<w:tc><w:p><w:r><w:t>2018</w:t></w:r></w:p><w:p><w:r><w:t>2019</w:t></w:r></"
                                "w:p></w:tc></w:tr></w:tbl>"
                                "<w:p><w:r><w:t>After</w:t></w:r></w:p>"),
                   "word/theme.xml", "<x/>");
  g_assert_cmpstr (document->text->str, ==, "Country\tYear\nGhana\t2018\n2019\nAfter\n");
}

static void
test_docx_aside (void) {
  g_autoptr (PraxisDocument) document
      = read_docx (BODY ("<w:p><w:r><w:t>Be</w:t></w:r><w:r><w:txbxContent>" P (
                       "x", "In a box") "</w:txbxContent></w:r>"
                                        "<w:r><w:t>fore</w:t></w:r><w:r><w:Fallback>" P (
                                            "x", "Twice") "</w:Fallback></w:r></w:p>"),
                   "word/footnotes.xml",
                   "<w:footnotes " W "><w:footnote>" P ("x", "A note") "</w:footnote></w:footnotes>");
  g_assert_cmpstr (document->text->str, ==, "Before\nIn a box\nA note\n");
}

static void
test_docx_metadata (void) {
  g_autoptr (PraxisDocument) document = read_docx (
      BODY (P ("x", "Some text.")), "docProps/core.xml",
      "<c:p xmlns:c='urn:c' xmlns:dc='urn:d' xmlns:t='urn:t'><dc:title>Microsoft Word - x.doc</dc:title>"
      "<dc:creator>A. Writer</dc:creator><t:created>2017-03-01T00:00:00Z</t:created></c:p>");
  g_assert_cmpstr (document->title, ==, "file");
  g_assert_cmpstr (document->author, ==, "A. Writer");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2017-03-01T00:00:00Z");
}

static void
test_odt (void) {
  g_autoptr (PraxisDocument) document = read_odt (
      ODT ("<text:h text:outline-level='2'>Lessons  learnt</text:h><text:p>One<text:tab/>two<text:s "
           "text:c='2'/>three"
           "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
           "note</text:p></text:note-body>"
           "</text:note> four</text:p><text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes>"
           "<table:table><table:table-row><table:table-cell><text:p>a</text:p></"
           "table:table-cell><table:table-cell>"
           "<text:p>b</text:p></table:table-cell></table:table-row></table:table>"
           "<text:p>Said<office:annotation><dc:creator>Someone</dc:creator><text:p>A comment</text:p>"
           "</office:annotation></text:p>"),
      "meta.xml",
      "<office:m " ODF
      "><dc:title>Reintegration in practice</dc:title><dc:language>en</dc:language></office:m>");
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "Lessons learnt\nOne\ttwo  three four\na\tb\nSaid\nA note\nA comment\n");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "2 Lessons learnt");
  g_assert_cmpstr (document->title, ==, "Reintegration in practice");
}

static void
test_encrypted (void) {
  g_autoptr (PraxisDocument) document = read_odt (
      "\x01\x02garbage", "META-INF/manifest.xml",
      "<m:manifest xmlns:m='urn:m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
  reading_assert_state (document, PRAXIS_STATE_ENCRYPTED);
}

static void
test_refused (void) {
  g_autoptr (PraxisDocument) docx
      = read_docx ("<!DOCTYPE w [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]>" BODY (P ("x", "&b;")),
                   "word/theme.xml", "<x/>");
  reading_assert_state (docx, PRAXIS_STATE_REFUSED);
  g_assert_cmpstr (docx->reason, ==, "'word/document.xml' has a DOCTYPE");
  g_assert_cmpuint (docx->text->len, ==, 0);
  g_autoptr (PraxisDocument) meta
      = read_odt (ODT ("<text:p>Text</text:p>"), "meta.xml", "<!DOCTYPE x SYSTEM '/etc/passwd'><x/>");
  reading_assert_state (meta, PRAXIS_STATE_REFUSED);
}

static void
test_damaged (void) {
  g_autoptr (PraxisDocument) none = read_docx ("", "word/theme.xml", "<x/>");
  reading_assert_state (none, PRAXIS_STATE_DAMAGED);
  g_autoptr (PraxisDocument) part
      = read_docx ("<w:document " W "><w:body>" P ("x", "Kept") "<w:p><w:oops", "a", "b");
  reading_assert_state (part, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (part->text->str, ==, "Kept\n");
  g_autoptr (PraxisDocument) not_zip = reading_of ("PK\3\4 no zip", 11, "file.docx", NULL);
  reading_assert_state (not_zip, PRAXIS_STATE_DAMAGED);
}

static PraxisDocument *
read_limited (const ExtractLimits *limits) {
  g_autofree char *much = g_strnfill (50000, 'x');
  g_autofree char *body = g_strdup_printf (BODY (P ("x", "%s")), much);
  g_autoptr (GBytes) zip
      = reading_zip ("[Content_Types].xml", TYPES, "word/document.xml", body, "a", "", "b", "", NULL);
  gsize length;
  const void *bytes = g_bytes_get_data (zip, &length);
  return reading_of (bytes, length, "file.docx", limits);
}

static void
test_bombs (void) {
  ExtractLimits limits = reading_limits;
  limits.member = 10000;
  g_autoptr (PraxisDocument) member = read_limited (&limits);
  reading_assert_state (member, PRAXIS_STATE_TOO_LARGE);
  limits = reading_limits;
  limits.archive = 10000;
  g_autoptr (PraxisDocument) all = read_limited (&limits);
  reading_assert_state (all, PRAXIS_STATE_REFUSED);
  limits = reading_limits;
  limits.entries = 3;
  g_autoptr (PraxisDocument) entries = read_limited (&limits);
  reading_assert_state (entries, PRAXIS_STATE_REFUSED);
  limits = reading_limits;
  limits.text = 100;
  g_autoptr (PraxisDocument) text = read_limited (&limits);
  g_assert_cmpuint (text->text->len, <=, 100);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract office/headings of a DOCX come from its styles in any language",
                   test_docx_headings);
  g_test_add_func ("/extract office/a table row is a line with tabs", test_docx_table);
  g_test_add_func ("/extract office/boxes and notes follow after the body, once", test_docx_aside);
  g_test_add_func ("/extract office/a title left by a printer driver is none", test_docx_metadata);
  g_test_add_func ("/extract office/an ODT gives headings, tables, notes and comments", test_odt);
  g_test_add_func ("/extract office/an encrypted ODT says so", test_encrypted);
  g_test_add_func ("/extract office/a DOCTYPE in any part is refused", test_refused);
  g_test_add_func ("/extract office/damage keeps what came before it", test_damaged);
  g_test_add_func ("/extract office/limits of members, containers, entries and text hold", test_bombs);
  return g_test_run ();
}
