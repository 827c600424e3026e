/* PDF: pages and labels, sections by outline and by type, metadata, damage. The files are written here,
 * object by object. */
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_objects.h"
#include "tests/indexer/reading.h"
#include <gio/gio.h>
#include <lcms2.h>
#include <string.h>

#define PAGE(content) \
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents " content \
  " 0 R /Resources << /Font << /F 5 0 R /B 6 0 R >> >> >>"
#define FONT(name) "<< /Type /Font /Subtype /Type1 /BaseFont /" name " >>"
#define PAGES "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"
#define TEXT "some words of the body that go on for a while and then end"

/* A content stream; each line is "font size y text". Caller frees. */
static char *
stream_of (const char *const *lines) {
  g_autoptr (GString) content = g_string_new ("BT ");
  for (; *lines != NULL; lines++) {
    g_auto (GStrv) words = g_strsplit (*lines, " ", 4);
    g_string_append_printf (content, "/%s %s Tf 1 0 0 1 20 %s Tm (%s) Tj ", words[0], words[1], words[2],
                            words[3]);
  }
  g_string_append (content, "ET");
  return g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream", content->len, content->str);
}

static PraxisDocument *
read_pdf (const char *catalogue, const char *const *extra, guint info, const ExtractLimits *limits) {
  static const char *const first[] = { "F 24 350 The great handbook",
                                       "F 10 320 " TEXT,
                                       "F 10 308 " TEXT,
                                       "B 14 280 1. Context",
                                       "F 10 260 " TEXT,
                                       "F 10 248 " TEXT,
                                       NULL };
  static const char *const second[] = { "F 10 350 " TEXT, "B 14 300 Lessons learnt", "F 10 280 " TEXT, NULL };
  g_autofree char *one = stream_of (first), *two = stream_of (second);
  const char *objects[20]
      = { catalogue, PAGES, PAGE ("7"), PAGE ("8"), FONT ("Helvetica"), FONT ("Helvetica-Bold"), one, two };
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    objects[8 + i] = extra[i];
  g_autoptr (GString) pdf = reading_pdf (objects, info);
  return reading_of (pdf->str, pdf->len, "file.pdf", limits);
}

static void
test_type (void) {
  g_autoptr (PraxisDocument) document = read_pdf ("<< /Type /Catalog /Pages 2 0 R >>", NULL, 0, NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_null (g_array_index (document->pages, PraxisPage, 0).label);
  const PraxisPage *second = &g_array_index (document->pages, PraxisPage, 1);
  g_assert_true (g_str_has_prefix (document->text->str + second->start, TEXT));
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 The great handbook|2 1. Context|2 Lessons learnt");
  reading_assert_sections_at_titles (document);
  g_assert_cmpstr (document->title, ==, "The great handbook");
}

static void
test_labels_and_metadata (void) {
  const char *const extra[]
      = { "<< /Title (untitled) /Author (A. Writer) /CreationDate (D:20180403120000Z) >>", NULL };
  g_autoptr (PraxisDocument) document = read_pdf (
      "<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /St 29 >>] >> >>", extra,
      9, NULL);
  g_assert_cmpstr (g_array_index (document->pages, PraxisPage, 0).label, ==, "i");
  g_assert_cmpstr (g_array_index (document->pages, PraxisPage, 1).label, ==, "29");
  g_assert_cmpstr (document->author, ==, "A. Writer");
  g_assert_cmpstr (document->title, ==, "The great handbook");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "created"), ==, "2018-04-03T12:00:00");
}

/* Two columns below a heading that spans both, written row by row across them. */
static void
test_columns (void) {
  g_autoptr (GString) content
      = g_string_new ("BT /B 16 Tf 1 0 0 1 20 360 Tm (A heading above both of the columns of text) Tj ");
  for (guint line = 0; line < 12; line++)
    for (guint column = 0; column < 2; column++)
      g_string_append_printf (content, "/F 9 Tf 1 0 0 1 %u %u Tm (%s line %c has words that fill it up) Tj ",
                              20 + column * 190, 330 - line * 11, column == 0 ? "left" : "right", 'a' + line);
  g_string_append (content, "ET");
  g_autofree char *stream
      = g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream", content->len, content->str);
  const char *objects[20] = { "<< /Type /Catalog /Pages 2 0 R >>",
                              "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                              PAGE ("7"),
                              "null",
                              FONT ("Helvetica"),
                              FONT ("Helvetica-Bold"),
                              stream };
  g_autoptr (GString) pdf = reading_pdf (objects, 0);
  g_autoptr (PraxisDocument) document = reading_of (pdf->str, pdf->len, "file.pdf", NULL);
  const char *text = document->text->str, *last = strstr (text, "left line l"),
             *next = strstr (text, "right line a");
  g_assert_true (g_str_has_prefix (text, "A heading above both of the columns"));
  g_assert_nonnull (last);
  g_assert_nonnull (next);
  g_assert_true (last < next);
  g_assert_true (strstr (text, "left line a") < strstr (text, "left line b"));
  g_assert_true (strstr (text, "right line k") < strstr (text, "right line l"));
}

/* The second entry loops back to itself, the third points to a page that is not there. */
static void
test_outline (void) {
  const char *const extra[] = {
    "<< /Type /Outlines /First 13 0 R /Last 12 0 R /Count 4 >>",
    "<< /Title (Context) /Parent 9 0 R /Next 11 0 R /Dest [3 0 R /Fit] >>",
    "<< /Title (LESSONS  LEARNT) /Parent 9 0 R /Next 12 0 R /First 11 0 R /Last 11 0 R /Dest [4 0 R /Fit] >>",
    "<< /Title (Nowhere) /Parent 9 0 R /Dest [99 0 R /Fit] >>",
    "<< /Title (_GoBack) /Parent 9 0 R /Next 10 0 R /Dest [3 0 R /Fit] >>",
    NULL,
  };
  g_autoptr (PraxisDocument) document
      = read_pdf ("<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>", extra, 0, NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpuint (document->sections->len, >=, 3);
  g_assert_cmpstr (g_array_index (document->sections, PraxisSection, 0).title, !=, "_GoBack");
  const PraxisSection *context = &g_array_index (document->sections, PraxisSection, 1);
  g_assert_cmpstr (context->title, ==, "Context");
  g_assert_true (g_str_has_prefix (document->text->str + context->start, "1. Context"));
  const PraxisSection *lessons = &g_array_index (document->sections, PraxisSection, 2);
  g_assert_true (g_str_has_prefix (document->text->str + lessons->start, "Lessons learnt"));
}

/* The title of a document of one page, which holds these lines, and of this title in its metadata. */
static char *
title_of (const char *const *lines, const char *stated) {
  g_autofree char *content = stream_of (lines);
  g_autofree char *info = g_strdup_printf ("<< /Title (%s) >>", stated);
  const char *objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                            PAGE ("4"),
                            content,
                            FONT ("Helvetica"),
                            FONT ("Helvetica-Bold"),
                            info,
                            NULL };
  g_autoptr (GString) pdf = reading_pdf (objects, 7);
  g_autoptr (PraxisDocument) document = reading_of (pdf->str, pdf->len, "file.pdf", NULL);
  return g_strdup (document->title);
}

static void
assert_title (const char *const *lines, const char *stated, const char *expected) {
  g_autofree char *title = title_of (lines, stated);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_letterhead (void) {
  static const char *const page[] = { "B 20 380 Economic and Social Council",
                                      "F 10 350 Distr.: General",
                                      "B 14 320 Work at sea",
                                      "B 12 300 Report of the inspectors",
                                      "B 14 280 I. Introduction",
                                      "F 10 260 " TEXT,
                                      "F 10 248 " TEXT,
                                      "F 10 236 " TEXT,
                                      NULL };
  assert_title (page, "", "Work at sea: Report of the inspectors");
}

static void
test_cover (void) {
  static const char *const kicker[]
      = { "B 12 380 Press release", "F 10 360 3 April 2018", "B 20 330 Nine shelters open",
          "F 10 300 " TEXT,         "F 10 288 " TEXT,        NULL };
  assert_title (kicker, "", "Press release: Nine shelters open");
  static const char *const lines[] = { "B 20 380 Guidelines for", "B 20 356 return counsellors",
                                       "B 20 332 2009", "F 10 300 by A. Writer", NULL };
  assert_title (lines, "", "Guidelines for return counsellors 2009");
  static const char *const capitals[]
      = { "F 10 380 WORK AT SEA AND ITS INSPECTION", "F 10 360 " TEXT, "F 10 348 " TEXT, NULL };
  assert_title (capitals, "", "WORK AT SEA AND ITS INSPECTION");
}

static void
test_stated_title (void) {
  static const char *const page[]
      = { "B 20 380 Inspecting work at sea", "F 10 350 " TEXT, "F 10 338 " TEXT, NULL };
  assert_title (page, "Programme of the summer school", "Inspecting work at sea");
  assert_title (page, "Inspecting work", "Inspecting work at sea");
  assert_title (page, "Work at sea", "Work at sea");
  static const char *const picture[] = { "F 10 350 " TEXT, NULL };
  assert_title (picture, "Programme of the summer school", "Programme of the summer school");
}

static void
test_limits (void) {
  ExtractLimits limits = reading_limits;
  limits.pages = 1;
  g_autoptr (PraxisDocument) pages = read_pdf ("<< /Type /Catalog /Pages 2 0 R >>", NULL, 0, &limits);
  reading_assert_state (pages, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (pages->reason, ==, "page limit of 1 reached, it has 2");
  limits = reading_limits;
  limits.text = 30;
  g_autoptr (PraxisDocument) text = read_pdf ("<< /Type /Catalog /Pages 2 0 R >>", NULL, 0, &limits);
  reading_assert_state (text, PRAXIS_STATE_PARTLY);
  g_assert_cmpuint (text->text->len, ==, 30);
  g_assert_cmpstr (text->reason, ==, "text limit of 30 bytes reached on page 1");
  g_assert_cmpuint (g_array_index (text->pages, PraxisPage, 0).state, ==, PRAXIS_STATE_PARTLY);
}

/* A PDF of so many pages, all of them with the same text. */
static GString *
long_pdf (guint pages) {
  static const char *const lines[]
      = { "F 10 350 " TEXT, "F 10 320 " TEXT, "F 10 308 " TEXT, "F 10 280 " TEXT, NULL };
  g_autofree char *text = stream_of (lines);
  g_autoptr (GString) kids = g_string_new ("<< /Type /Pages /Kids [");
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  const char *const first[] = {
    "<< /Type /Catalog /Pages 2 0 R >>", NULL, "<< >>", text, FONT ("Helvetica"), FONT ("Helvetica-Bold")
  };
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (objects, (gpointer)first[i]);
  for (guint i = 0; i < pages; i++) {
    g_ptr_array_add (objects, (gpointer)PAGE ("4"));
    g_string_append_printf (kids, "%u 0 R ", objects->len);
  }
  g_string_append_printf (kids, "] /Count %u >>", pages);
  g_ptr_array_index (objects, 1) = kids->str;
  g_ptr_array_add (objects, NULL);
  return reading_pdf ((const char *const *)objects->pdata, 0);
}

/* However fast this machine is: with a little time nothing is read, with enough all, in between a part. */
static void
test_time (void) {
  ExtractLimits limits = { .text = 64 << 20, .metadata = 4096, .pages = 20000, .until = 1 };
  g_autoptr (GString) pdf = long_pdf (2000);
  g_autoptr (PraxisDocument) none = reading_of (pdf->str, pdf->len, "long.pdf", &limits);
  reading_assert_state (none, PRAXIS_STATE_TIMED_OUT);
  g_assert_nonnull (strstr (none->reason, "time limit reached"));
  PraxisState state = PRAXIS_STATE_TIMED_OUT;
  for (gint64 time = 20000; state == PRAXIS_STATE_TIMED_OUT; time *= 2) {
    limits.until = g_get_monotonic_time () + time;
    g_autoptr (PraxisDocument) some = reading_of (pdf->str, pdf->len, "long.pdf", &limits);
    state = some->state;
    if (state == PRAXIS_STATE_PARTLY) {
      g_assert_cmpuint (some->pages->len, <, 2000);
      g_autofree char *kept = g_strdup_printf ("time limit reached on page %u, %zu bytes of text were read",
                                               some->pages->len, some->text->len);
      g_assert_cmpstr (some->reason, ==, kept);
    }
  }
  g_assert_cmpuint (state, ==, PRAXIS_STATE_PARTLY);
}

static void
test_unreadable (void) {
  g_autoptr (PraxisDocument) damaged = reading_of_text ("%PDF-1.4\nnothing of the kind\n", "file.pdf");
  reading_assert_state (damaged, PRAXIS_STATE_DAMAGED);
  const char *const objects[]
      = { "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", NULL };
  g_autoptr (GString) pdf = reading_pdf (objects, 0);
  g_autoptr (PraxisDocument) scan = reading_of (pdf->str, pdf->len, "scan.pdf", NULL);
  reading_assert_state (scan, PRAXIS_STATE_NO_TEXT);
  g_assert_cmpstr (scan->title, ==, "scan");
}

#define PICTURE_PAGE(content) \
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents " content \
  " 0 R /Resources << /XObject << /I 11 0 R >> >> >>"
#define STREAM(length, content) "<< /Length " #length " >>\nstream\n" content "\nendstream"

/* A page of text, one that is a picture, an empty one, and one with a logo. */
static void
test_pictures (void) {
  static const char *const lines[] = { "F 10 350 " TEXT, NULL };
  static const PraxisState states[]
      = { PRAXIS_STATE_READ, PRAXIS_STATE_NO_TEXT, PRAXIS_STATE_READ, PRAXIS_STATE_READ };
  g_autofree char *text = stream_of (lines);
  const char *const objects[]
      = { "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [3 0 R 7 0 R 8 0 R 9 0 R] /Count 4 >>",
          PAGE ("4"),
          text,
          FONT ("Helvetica"),
          FONT ("Helvetica-Bold"),
          PICTURE_PAGE ("10"),
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] >>",
          PICTURE_PAGE ("12"),
          STREAM (30, "q 400 0 0 400 0 0 cm /I Do Q  "),
          "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
          "/Length 1 >>\nstream\nx\nendstream",
          STREAM (30, "q 40 0 0 40 0 0 cm /I Do Q    "),
          NULL };
  g_autoptr (GString) pdf = reading_pdf (objects, 0);
  g_autoptr (PraxisDocument) document = reading_of (pdf->str, pdf->len, "pictures.pdf", NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpuint (document->pages->len, ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (g_array_index (document->pages, PraxisPage, i).state, ==, states[i]);
}

#define FIELD(type, top, rest) \
  "<< /Type /Annot /Subtype /Widget /FT /" type " /T (" top ") /Rect [20 " top " 200 " top "9] " rest " >>"

/* The fields stand in another order than on the page; the password is none of ours. */
static void
test_form (void) {
  static const char *const lines[] = { "F 10 350 Name and country:", NULL };
  g_autofree char *text = stream_of (lines);
  const char *const objects[]
      = { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R 8 0 R 9 0 R] >> >>",
          "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R "
          "/Annots [7 0 R 8 0 R 9 0 R] /Resources << /Font << /F 5 0 R >> >> >>",
          text,
          FONT ("Helvetica"),
          FONT ("Helvetica-Bold"),
          FIELD ("Ch", "20", "/Opt [(Ghana) (Mali)] /V (Mali)"),
          FIELD ("Tx", "30", "/V (A. Keeper)"),
          FIELD ("Tx", "10", "/Ff 8192 /V (secret)"),
          NULL };
  g_autoptr (GString) pdf = reading_pdf (objects, 0);
  g_autoptr (PraxisDocument) document = reading_of (pdf->str, pdf->len, "form.pdf", NULL);
  g_assert_cmpstr (document->text->str, ==, "Name and country:\nA. Keeper\nMali\n");
}

/* Small letters are those of Hebrew in order, A to D are alef, lam, alef with hamza and noon, and K is lam
 * and alef in one glyph; drawn as they stand on the page, from left to right. */
static PraxisDocument *
read_right_to_left (const char *text) {
  static const char map[] = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
                            "1 begincodespacerange <00> <FF> endcodespacerange\n"
                            "6 beginbfrange <61> <7A> <05D0> <41> <41> <0627> <42> <42> <0644>\n"
                            "<43> <43> <0625> <44> <44> <0646> <4B> <4B> <06440627> endbfrange\n"
                            "endcmap end end\n";
  g_autofree char *letters = g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream", strlen (map), map);
  const char *const objects[] = { "<< /Type /Catalog /Pages 2 0 R >>",
                                  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                  PAGE ("4"),
                                  text,
                                  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
                                  FONT ("Helvetica-Bold"),
                                  letters,
                                  NULL };
  g_autoptr (GString) pdf = reading_pdf (objects, 0);
  return reading_of (pdf->str, pdf->len, "file.pdf", NULL);
}

static void
test_right_to_left (void) {
  static const char *const hebrew[]
      = { "F 10 350 fed cba", "F 10 338 lkj 2018 ihg", "F 10 326 onm TWO ROWS lkj", "F 10 314 rqp", NULL };
  static const char *const mixed[] = { "F 10 350 THE fed cba REST", "F 10 338 THE REST OF TWO ROWS", NULL };
  g_autofree char *hebrew_text = stream_of (hebrew), *mixed_text = stream_of (mixed);
  g_autoptr (PraxisDocument) document = read_right_to_left (hebrew_text);
  g_assert_cmpstr (document->text->str, ==, "אבג דהו\nזחט 2018 יךכ\nיךכ TWO ROWS לםמ\nןנס\n");
  g_autoptr (PraxisDocument) other = read_right_to_left (mixed_text);
  g_assert_cmpstr (other->text->str, ==, "THE אבג דהו REST\nTHE REST OF TWO ROWS\n");
}

/* Neither the title nor the end lies nearest to a corner of the page. */
static void
test_right_to_left_corners (void) {
  static const char lines[]
      = "<< /Length 190 >>\nstream\nBT /F 10 Tf 1 0 0 1 180 380 Tm (cba) Tj "
        "1 0 0 1 40 350 Tm (fed cba fed cba fed cba fed cba fed cba fed cba fed cba fed) Tj "
        "1 0 0 1 260 310 Tm (ihg) Tj 1 0 0 1 200 20 Tm (lkj) Tj ET                       "
        "\nendstream";
  g_autoptr (PraxisDocument) document = read_right_to_left (lines);
  g_assert_true (g_str_has_prefix (document->text->str, "אבג\nדהו"));
  g_assert_true (g_str_has_suffix (document->text->str, "זחט\nיךכ\n"));
}

/* The glyphs of lam and alef each have the other's name, as some programs write them. */
static void
test_lam_and_alef (void) {
  static const char *const lines[] = { "F 10 350 DBCA BA", "F 10 338 BA DDBDD", NULL };
  g_autofree char *text = stream_of (lines);
  g_autoptr (PraxisDocument) document = read_right_to_left (text);
  g_assert_cmpstr (document->text->str, ==, "لا الإن\nننلنن لا\n");
}

/* Inside a word, where it might as well be alef and lam. */
static void
test_ligature (void) {
  static const char *const lines[] = { "F 10 350 DKD DBCD", "F 10 338 KD DK", NULL };
  g_autofree char *text = stream_of (lines);
  g_autoptr (PraxisDocument) document = read_right_to_left (text);
  g_assert_cmpstr (document->text->str, ==, "نإلن نلان\nلان نلا\n");
}

static char *
joined (const char *text) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_string_assign (document->text, text);
  pdf_lines_join (document);
  return g_strdup (document->text->str);
}

static void
test_lines (void) {
  static const struct {
    const char *text, *joined;
  } texts[] = {
    { "鉴于对人权的无视和侮蔑已发展为野\n蛮暴行。\n人人生而自由\n",
      "鉴于对人权的无视和侮蔑已发展为野蛮暴行。\n人人生而自由\n" },
    { "世界人权宣言\n鉴于对人权的无视和侮蔑已发展为野\n",
      "世界人权宣言\n鉴于对人权的无视和侮蔑已发展为野\n" },
    { "すべての人間は、生れながらにして\n自由であり、\nかつ、尊厳と権利とについて平等\n",
      "すべての人間は、生れながらにして自由であり、\nかつ、尊厳と権利とについて平等\n" },
    { "鉴于对人权的无视和侮蔑已发展为2018\n年的野蛮暴行而这些暴行玷污了人类\n3次良心\n",
      "鉴于对人权的无视和侮蔑已发展为2018年的野蛮暴行而这些暴行玷污了人类3次良心\n" },
    { "鉴于对人权的无视和侮蔑已发展为野\n2 蛮暴行\n", "鉴于对人权的无视和侮蔑已发展为野\n2 蛮暴行\n" },
    { "鉴于对人权的无视和侮蔑已发展为 20\n18年\n", "鉴于对人权的无视和侮蔑已发展为 20\n18年\n" },
    { "2018\n鉴于对人权的无视和侮蔑\n", "2018\n鉴于对人权的无视和侮蔑\n" },
    { "모든 인류 구성원의 천부의 존엄성과\n동등하고\n", "모든 인류 구성원의 천부의 존엄성과\n동등하고\n" },
    { "The quick brown fox jumps over\nthe dog\n", "The quick brown fox jumps over\nthe dog\n" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *text = joined (texts[i].text);
    g_assert_cmpstr (text, ==, texts[i].joined);
  }
}

static void
test_lines_of_pages (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "鉴于对人权的无视和侮蔑已发展为野\n蛮暴行这些暴行玷污了人类的良心而\n");
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "一个人人享有言论和信仰自由并免予\n恐惧\n第二章\n");
  praxis_document_add_section_at (document, document->text->len - strlen ("第二章\n"), 1, "第二章");
  pdf_lines_join (document);
  g_assert_cmpstr (document->text->str, ==,
                   "鉴于对人权的无视和侮蔑已发展为野蛮暴行这些暴行玷污了人类的良心而\n"
                   "一个人人享有言论和信仰自由并免予恐惧\n第二章\n");
  g_assert_true (g_str_has_prefix (document->text->str + g_array_index (document->pages, PraxisPage, 1).start,
                                   "一个人人"));
  const PraxisSection *chapter
      = &g_array_index (document->sections, PraxisSection, document->sections->len - 1);
  g_assert_cmpstr (document->text->str + chapter->start, ==, "第二章\n");
}

/* A file that holds a stream of objects with this dictionary, which inflates to the text. Caller frees. */
static GString *
file_with_objects (const char *dictionary, const char *text) {
  g_autoptr (GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  char bytes[1024];
  gsize read, written;
  g_converter_convert (G_CONVERTER (deflater), text, strlen (text), bytes, sizeof bytes,
                       G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
  GString *file = g_string_new ("%PDF-1.5\n1 0 obj\n");
  g_string_append_printf (file, "%s\nstream\n", dictionary);
  g_string_append_len (file, bytes, (gssize)written);
  return g_string_append (file, "\nendstream\nendobj\n");
}

static void
test_objects (void) {
  static const struct {
    const char *dictionary, *objects;
    gboolean may_be;
  } files[] = {
    { "<< /Type /ObjStm /Filter /FlateDecode >>", "<< /Subtype /Link >>", FALSE },
    { "<< /Type /ObjStm /Filter /FlateDecode >>", "<< /Type /Annot /Subtype /Widget >>", TRUE },
    { "<< /Filter /FlateDecode /DecodeParms << /Predictor 12 >> /Type /ObjStm >>", "<< >>", TRUE },
    { "<< /Type /ObjStm >> endobj << /Encrypt 9 0 R >>", "<< >>", TRUE },
    { "<< /Subtype /Widget >>", "<< >>", TRUE },
    { "<< /Type /Catalog /Pages 2 0 R >>", "what is drawn: /Widget", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GString) file = file_with_objects (files[i].dictionary, files[i].objects);
    g_assert_cmpint (pdf_objects_may_name ("/Widget", file->str, file->len), ==, files[i].may_be);
  }
  g_autoptr (GString) cut = file_with_objects ("<< /Type /ObjStm >>", "<< /Type /Annot /Subtype /Widget >>");
  g_assert_true (pdf_objects_may_name ("/Widget", cut->str, cut->len - 40));
  g_assert_false (pdf_objects_may_name ("/Widget", "", 0));
}

/* Poppler asks for such transformations on every page, and words have no colour. */
static void
test_colours (void) {
  g_autoptr (PraxisDocument) document = read_pdf ("<< /Type /Catalog /Pages 2 0 R >>", NULL, 0, NULL);
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  for (cmsUInt32Number intent = INTENT_PERCEPTUAL; intent <= INTENT_ABSOLUTE_COLORIMETRIC; intent++)
    g_assert_null (cmsCreateTransform (profile, TYPE_RGB_8, profile, TYPE_RGB_8, intent, 0));
  cmsCloseProfile (profile);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract pdf/without outline, large and bold lines begin sections", test_type);
  g_test_add_func ("/extract pdf/columns are read one after the other", test_columns);
  g_test_add_func ("/extract pdf/printed page labels and metadata are kept", test_labels_and_metadata);
  g_test_add_func (
      "/extract pdf/outline entries are placed at their headings, hidden bookmarks are none, loops end",
      test_outline);
  g_test_add_func ("/extract pdf/the title stands below the letterhead, with its subtitle", test_letterhead);
  g_test_add_func ("/extract pdf/the title has its kind above, all its lines and its year", test_cover);
  g_test_add_func ("/extract pdf/a title in the metadata counts if the first page bears it out",
                   test_stated_title);
  g_test_add_func ("/extract pdf/limits of pages and text are named", test_limits);
  g_test_add_func ("/extract pdf/what was read when time is over is kept", test_time);
  g_test_add_func ("/extract pdf/what was filled into a form is read", test_form);
  g_test_add_func ("/extract pdf/words from right to left are read in order, all lines of them",
                   test_right_to_left);
  g_test_add_func ("/extract pdf/a page from right to left is read from its first line to its last",
                   test_right_to_left_corners);
  g_test_add_func ("/extract pdf/lines that end within words of scripts without spaces are joined",
                   test_lines);
  g_test_add_func ("/extract pdf/pages and sections begin where they did when lines were joined",
                   test_lines_of_pages);
  g_test_add_func ("/extract pdf/lam and alef are read in order where they are one glyph", test_lam_and_alef);
  g_test_add_func ("/extract pdf/a glyph of lam and alef is told from two letters", test_ligature);
  g_test_add_func ("/extract pdf/a document is known to have no form where its objects show it",
                   test_objects);
  g_test_add_func ("/extract pdf/colours are left out", test_colours);
  g_test_add_func ("/extract pdf/damage and scans are told apart", test_unreadable);
  g_test_add_func ("/extract pdf/a page that is a picture is told, an empty one or a logo is not",
                   test_pictures);
  return g_test_run ();
}
