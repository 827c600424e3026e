/* Plain text and Markdown: encodings, line ends, headings, titles. */
#include "tests/indexer/reading.h"
#include <string.h>

static void
assert_text (const char *bytes, gsize length, const char *expected) {
  g_autoptr (PraxisDocument) document = reading_of (bytes, length, "file.txt", NULL);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==, expected);
  g_assert_true (document->has_lines);
}

#define ASSERT_TEXT(bytes, expected) assert_text (bytes, sizeof bytes - 1, expected)

static void
test_unicode (void) {
  ASSERT_TEXT ("\xef\xbb\xbf"
               "r\xc3\xa9sum\xc3\xa9\n",
               "résumé\n");
  ASSERT_TEXT ("\xff\xfe"
               "A\0b\0\xe9\0\n\0",
               "Abé\n");
  ASSERT_TEXT ("\xfe\xff"
               "\0A\0b\0\xe9\0\n",
               "Abé\n");
  ASSERT_TEXT ("\xff\xfe\0\0"
               "A\0\0\0\xe9\0\0\0",
               "Aé");
  ASSERT_TEXT ("N\0o\0 \0m\0a\0r\0k\0 \0h\0e\0r\0e\0\n\0", "No mark here\n");
}

static void
test_western (void) {
  ASSERT_TEXT ("Le r\xe9sum\xe9 \x93"
               "d\x92"
               "avril\x94, \xe0 No\xebl, d\xe9j\xe0\n",
               "Le résumé “d’avril”, à Noël, déjà\n");
  ASSERT_TEXT ("Le r\x82sum\x82 de No\x89l, d\x82j\x85 pr\x88t en f\x82vrier, apr\x8as le d\x82part\n",
               "Le résumé de Noël, déjà prêt en février, après le départ\n");
  ASSERT_TEXT ("la migraci\x97n y la protecci\x97n de los ni\x96os en Espa\x96"
               "a\n",
               "la migración y la protección de los niños en España\n");
}

static void
test_cyrillic_and_arabic (void) {
  const char *russian = "Права человека и защита детей в пути\n";
  const char *const encodings[] = { "WINDOWS-1251", "KOI8-R", "ISO-8859-5", "CP866" };
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    gsize length;
    g_autofree char *bytes = g_convert (russian, -1, encodings[i], "UTF-8", NULL, &length, NULL);
    if (bytes != NULL)
      assert_text (bytes, length, russian);
  }
  const char *arabic = "حماية ضحايا الاتجار بالأشخاص في المنطقة\n";
  gsize length;
  g_autofree char *bytes = g_convert (arabic, -1, "WINDOWS-1256", "UTF-8", NULL, &length, NULL);
  if (bytes != NULL)
    assert_text (bytes, length, arabic);
}

/* Each sentence in the encodings of Windows, of ISO and of DOS or the Macintosh that its language is written
 * in. */
static void
test_languages (void) {
  static const struct {
    const char *text, *encodings;
  } rows[] = {
    { "Příliš mnoho lidí žádalo o pomoc, a proto úřady zřídily středisko v každém městě.\n",
      "CP1250 ISO-8859-2 CP852 MACCENTRALEUROPE" },
    { "A hazatérők többsége az első hónapokban nem kapott segítséget, csak később, ősszel.\n",
      "CP1250 ISO-8859-2 CP852 MACCENTRALEUROPE" },
    { "Większość rodzin wróciła, gdy szkoły i drogi zostały odbudowane; wśród nich byli też uchodźcy.\n",
      "CP1250 ISO-8859-2 CP852 MACCENTRALEUROPE" },
    { "Skrbniki so začeli delo, še preden je bilo središče za otroke odprto; že prej so čakali.\n",
      "CP1250 ISO-8859-2 CP852" },
    { "Göç eden işçilerin çoğu ilk yıl içinde döndü; aileleri ise köyde kaldı ve yardım aldı.\n",
      "CP1254 ISO-8859-9 CP857" },
    { "Grįžusių žmonių šeimos gavo pagalbą tik vėliau, kai įstaiga pradėjo veikti šiame mieste.\n",
      "CP1257 ISO-8859-13 ISO-8859-4 CP775" },
    { "Atgriezušās ģimenes saņēma palīdzību tikai vēlāk, kad šajā pilsētā sāka darboties iestāde.\n",
      "CP1257 ISO-8859-13 ISO-8859-4 CP775" },
    { "Fjölskyldurnar fengu aðstoð síðar, þegar stofnunin tók til starfa í bænum á sama ári.\n",
      "CP1252 ISO-8859-1" },
    { "Οι οικογένειες επέστρεψαν όταν ξαναχτίστηκαν τα σχολεία και οι δρόμοι της πόλης.\n",
      "CP1253 ISO-8859-7 CP737" },
    { "המשפחות חזרו לאחר שבתי הספר נבנו מחדש, ורק אז קיבלו סיוע מן הרשויות בעיר.\n",
      "CP1255 ISO-8859-8 CP862" },
    { "Родини повернулися, коли школи відбудували, і лише тоді одержали допомогу від її установ.\n",
      "CP1251 KOI8-U" },
    { "ครอบครัวได้กลับบ้านเมื่อโรงเรียนได้รับการสร้างขึ้นใหม่ และได้รับความช่วยเหลือ\n", "CP874 TIS-620" },
    { "أعادت الأسر بناء بيوتها بعد أن عادت إلى القرية، ثم تلقت المساعدة من السلطات.\n", "CP1256 ISO-8859-6" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (GStrv) encodings = g_strsplit (rows[i].encodings, " ", -1);
    for (char **encoding = encodings; *encoding != NULL; encoding++) {
      gsize length;
      g_autofree char *bytes = g_convert (rows[i].text, -1, *encoding, "UTF-8", NULL, &length, NULL);
      if (bytes != NULL)
        assert_text (bytes, length, rows[i].text);
    }
  }
}

static void
test_quoted_markup (void) {
  ASSERT_TEXT ("See <a href=\"address\"> for details, in <html> or not.\nThe rest is read, too.\n",
               "See <a href=\"address\"> for details, in <html> or not.\nThe rest is read, too.\n");
}

static void
test_forms (void) {
  static const char *const texts[] = {
    "Права человека и защита детей в пути, 2018 год.\nВторая строка\n",
    "حماية ضحايا الاتجار بالأشخاص في المنطقة\nسطر آخر\n",
    "移徙者的权利，以及保护儿童。\n第二行的文字在这里。\n",
    "移住者の権利と子どもの保護について。\n二行目の文章です。\n",
  };
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" };
  gsize length;
  for (guint i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (encodings); i++) {
    g_autofree char *bytes = g_convert (texts[i / 4], -1, encodings[i % 4], "UTF-8", NULL, &length, NULL);
    if (bytes != NULL)
      assert_text (bytes, length, texts[i / 4]);
  }
  g_autofree char *escaped = g_convert (texts[3], -1, "ISO-2022-JP", "UTF-8", NULL, &length, NULL);
  if (escaped != NULL)
    assert_text (escaped, length, texts[3]);
}

static void
test_line_ends (void) {
  ASSERT_TEXT ("one\r\ntwo\rthree\n\r\nfour", "one\ntwo\nthree\n\nfour");
}

static void
test_stray_bytes (void) {
  ASSERT_TEXT ("a file that an editor once damaged has a\0nought or a bell\x01 in it, but it is still a text "
               "and should be read like one\n",
               "a file that an editor once damaged has a nought or a bell  in it, but it is still a text "
               "and should be read like one\n");
}

static void
test_plain_headings (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "Notes of the team\n\nIMPACT\n\nshort\n\n#### **Lessons** learnt\n\nThe next step\n\n"
      "This paragraph is long enough to be prose, for it goes on and on until it has well over twenty words "
      "in it "
      "and so the line above is a heading.\n\nFunded by someone\n\nPrinted by another\n\n# 100%\n\n"
      "# “A heading that quotes\n",
      "notes.txt");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "2 IMPACT|4 Lessons learnt|2 The next step");
  const PraxisSection *front = &g_array_index (document->sections, PraxisSection, 0);
  g_assert_cmpuint (front->start, ==, 0);
}

static void
test_underlined (void) {
  g_autoptr (PraxisDocument) document
      = reading_of_text ("NOTES OF THE TEAM\n=================\n\nBoats came.\n\n"
                         "What worked?\n------------\n\nNets.\n\nName and address\n"
                         "--\n\nA line\nabove a rule\n------------\n",
                         "notes.txt");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (document->title, ==, "NOTES OF THE TEAM");
  g_assert_cmpstr (outline, ==, "1 NOTES OF THE TEAM|2 What worked?");
}

static void
test_front_matter (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "---\ntitle: Mending nets\ndate: 2019-03-12\n---\n\nNets tear at the knots.\n", "nets.md");
  g_assert_cmpstr (document->title, ==, "Mending nets");
  g_assert_cmpuint (document->furniture->len, ==, 1);
  const PraxisSpan *span = &g_array_index (document->furniture, PraxisSpan, 0);
  g_assert_cmpuint (span->start, ==, 0);
  g_assert_true (g_str_has_prefix (document->text->str + span->end, "\nNets tear"));
}

static void
test_script (void) {
  g_autoptr (PraxisDocument) document = reading_of_text ("#!/bin/sh\necho nets\n", "mend-nets.txt");
  g_assert_cmpstr (document->title, ==, "mend nets");
}

/* Pages are turned into text with headings cut in two, and with headings that are items. */
static void
test_broken_headings (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "# Guests\n\n**EUROPE (NORTH, WEST** \n\n \n**AND SOUTH)** \n\nPeru, Ministry of Labour\n\n"
      "Cuba, Ministry of Health, General\n\n#### Department of Nursing\n\n#### The Secretariat\n\n"
      "Chile, Office of the President\n\n#### HOSTS\n\nSpain, Office of the King\n",
      "notes.txt");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Guests|2 EUROPE (NORTH, WEST AND SOUTH)|4 HOSTS");
}

static void
test_markdown_headings (void) {
  g_autoptr (PraxisDocument) document = reading_of_text (
      "---\ntitle: \"Return and reintegration\"\nauthor: R. Writer\nlang: en\n---\n\n# Chapter\n\nText.\n\n"
      "Second one\n===\n\nMore.\n\n```\n# no heading\n```\n\n### Deep ###\nText.\n",
      "notes.md");
  g_autofree char *outline = reading_outline (document);
  g_assert_cmpstr (outline, ==, "1 Chapter|1 Second one|3 Deep");
  g_assert_cmpstr (document->mime, ==, "text/markdown");
  g_assert_cmpstr (document->title, ==, "Return and reintegration");
  g_assert_cmpstr (document->author, ==, "R. Writer");
  g_assert_cmpstr (g_hash_table_lookup (document->metadata, "language"), ==, "en");
}

static void
test_titles (void) {
  g_autoptr (PraxisDocument) first = reading_of_text ("\n\nHow to *read* this\n\nText.\n", "x_1.txt");
  g_assert_cmpstr (first->title, ==, "How to *read* this");
  g_autoptr (PraxisDocument) heading
      = reading_of_text ("Funded by us\n\n#### **ANNUAL REPORT**\n", "x_1.txt");
  g_assert_cmpstr (heading->title, ==, "ANNUAL REPORT");
  g_autoptr (PraxisDocument) table = reading_of_text ("id\tname\tplace\n1\ta\tb\n", "The%20places.txt");
  g_assert_cmpstr (table->title, ==, "The places");
}

static void
assert_title (const char *text, const char *expected) {
  g_autoptr (PraxisDocument) document = reading_of_text (text, "the_file.txt");
  g_assert_cmpstr (document->title, ==, expected);
}

static void
test_letterhead (void) {
  assert_title ("ESTADO LIBRE DE LA COSTA - REPÚBLICA DEL SUR\n\nACUERDO SOBRE LAS REDES\nDE PESCA\n\n"
                "Hecho en mayo.\n",
                "ACUERDO SOBRE LAS REDES DE PESCA");
  assert_title ("ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ «СЕТЬ»\nТашкент\n\nКак чинить сети\n\nСети рвутся.\n",
                "Как чинить сети");
  assert_title ("وزارة الصيد\n\nإصلاح الشباك في البحر\n\nتتمزق الشباك.\n", "إصلاح الشباك في البحر");
  assert_title (
      "Ministry of Fishing\nRef.: MF/2018/12\nPort Town, 3 May 2018\nDRAFT 2 - NOT FOR CIRCULATION\n\n"
      "Mending nets in the south\n\nNets tear.\n",
      "Mending nets in the south");
  assert_title ("REPUBLIC OF THE COAST          C/12/2018\n\nSea - Net - Boat\n\nDECREE No. 2018-12\n"
                "to found the office of nets\n\nText.\n",
                "DECREE No. 2018-12 to found the office of nets");
  assert_title ("==========\nMending nets\n==========\n\nNets tear.\n", "Mending nets");
  assert_title ("Page 1 of 12\n\nMending nets\n\nNets tear.\n", "Mending nets");
  assert_title ("Title: Nets of the coast\n\n# Introduction\n\nNets tear.\n", "Nets of the coast");
  assert_title ("Peru: nets of the south\n\nNets tear.\n", "Peru: nets of the south");
  assert_title ("Fishing in the south 2018\n\nNets tear.\n", "Fishing in the south 2018");
  assert_title ("# República da Costa\n# Redes de pesca\n\nTexto.\n", "Redes de pesca");
  assert_title ("# «The road has its price»\n## A plan for the coast\n\nText.\n", "«The road has its price»");
  assert_title ("Ministry of Fishing\n\nWe write to you, as we did in May.\n", "Ministry of Fishing");
}

static void
test_kind_alone (void) {
  assert_title ("AJUDA-MEMÓRIA\n\nEncontro entre os pescadores do sul e do norte\nPorto, 3 de Maio de 2018\n",
                "AJUDA-MEMÓRIA: Encontro entre os pescadores do sul e do norte");
  assert_title (
      "MEMORANDUM OF UNDERSTANDING\nbetween the fishermen of the south and those of the north\n\nText.\n",
      "MEMORANDUM OF UNDERSTANDING between the fishermen of the south and those of the north");
  assert_title ("Annual report 2018\n\nThe fishermen of the south\n", "Annual report 2018");
  assert_title ("Report on nets\n\nThe fishermen of the south\n", "Report on nets");
  assert_title (
      "MEMORANDUM\n\nTo: all who fish\nDate: 3 May 2018\nSubject: Mending nets in the south\n\nText.\n",
      "MEMORANDUM: Mending nets in the south");
  assert_title (
      "PRESS RELEASE\n\nFor immediate release\n\nPort Town, 3 May 2018\n\nNine boats came home\n\nText.\n",
      "PRESS RELEASE: Nine boats came home");
  assert_title ("# Policy brief\n\nWe fish in the south.\n", "Policy brief");
}

static void
test_nothing (void) {
  g_autoptr (PraxisDocument) empty = reading_of ("", 0, "empty.txt", NULL);
  reading_assert_state (empty, PRAXIS_STATE_NO_TEXT);
  g_assert_cmpstr (empty->reason, ==, "the file is empty");
  g_autoptr (PraxisDocument) blank = reading_of_text (" \n\n 12\n", "blank.txt");
  reading_assert_state (blank, PRAXIS_STATE_NO_TEXT);
  g_autoptr (PraxisDocument) picture = reading_of ("GIF89a\1\0\1\0\200\0\0", 13, "a.txt", NULL);
  reading_assert_state (picture, PRAXIS_STATE_UNSUPPORTED);
  g_assert_cmpstr (picture->reason, ==, "no extractor for 'image/gif'");
}

static void
test_limit (void) {
  ExtractLimits limits = reading_limits;
  limits.text = 10;
  const char *text = "abcd efghé and more\n";
  g_autoptr (PraxisDocument) document = reading_of (text, strlen (text), "long.txt", &limits);
  reading_assert_state (document, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (document->text->str, ==, "abcd efgh");
  g_assert_cmpstr (document->reason, ==, "text limit of 10 bytes reached");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract text/UTF-8, UTF-16 and UTF-32 are read with and without mark", test_unicode);
  g_test_add_func ("/extract text/Windows, DOS and Macintosh letters are told apart", test_western);
  g_test_add_func ("/extract text/Russian and Arabic are read in their usual encodings",
                   test_cyrillic_and_arabic);
  g_test_add_func ("/extract text/each language is read in the encodings that it is written in",
                   test_languages);
  g_test_add_func ("/extract text/markup that prose quotes is text", test_quoted_markup);
  g_test_add_func ("/extract text/UTF-16 and UTF-32 beyond Latin and ISO-2022-JP are known by their form",
                   test_forms);
  g_test_add_func ("/extract text/every line end becomes a newline", test_line_ends);
  g_test_add_func ("/extract text/stray control bytes become spaces", test_stray_bytes);
  g_test_add_func ("/extract text/metadata before a Markdown text is read as such and shown in no passage",
                   test_front_matter);
  g_test_add_func ("/extract text/the interpreter that a script names is no title", test_script);
  g_test_add_func ("/extract text/lines set apart are headings, list items are not", test_plain_headings);
  g_test_add_func ("/extract text/so are lines that are underlined", test_underlined);
  g_test_add_func ("/extract text/a heading cut within brackets is one, an item of a list is none",
                   test_broken_headings);
  g_test_add_func ("/extract text/Markdown headings are sections, code is not", test_markdown_headings);
  g_test_add_func ("/extract text/the title is a heading, a first line or the file name", test_titles);
  g_test_add_func ("/extract text/letterheads, references, dates and marks are no titles", test_letterhead);
  g_test_add_func ("/extract text/a kind of document alone goes on with its subject", test_kind_alone);
  g_test_add_func ("/extract text/what cannot be read says why", test_nothing);
  g_test_add_func ("/extract text/a long text is kept up to the limit, in whole characters", test_limit);
  return g_test_run ();
}
