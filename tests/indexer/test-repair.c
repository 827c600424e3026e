/* Tests repairs: each rule on sentences made up for it, and what must hold of all: the raw text stays, and
 * the repairs lie in it in order. */
#include "indexer/repair/repair.h"
#include "register/document/clean_text.h"
#include "register/text/token.h"
#include <string.h>

static PraxisVocabulary *vocabulary;
static Repairer *repairer;

static void
assert_sound (const PraxisDocument *document, const char *raw) {
  gsize last = 0;
  g_assert_cmpstr (document->text->str, ==, raw);
  for (guint i = 0; i < document->repairs->len; i++) {
    const PraxisRepair *repair = &g_array_index (document->repairs, PraxisRepair, i);
    g_assert_cmpuint (repair->start, >=, last);
    g_assert_cmpuint (repair->end, >=, repair->start);
    g_assert_cmpuint (repair->end, <=, document->text->len);
    last = repair->end;
  }
}

/* The document as it reads: words added in brackets behind the raw one, breaks as "|". */
static char *
reading_of (const PraxisDocument *document) {
  GString *reading = g_string_new (NULL);
  const char *text = document->text->str;
  gsize at = 0;
  for (guint i = 0; i < document->repairs->len; i++) {
    const PraxisRepair *repair = &g_array_index (document->repairs, PraxisRepair, i);
    gboolean added = praxis_repair_adds_word (repair);
    g_string_append_len (reading, text + at, (gssize)((added ? repair->end : repair->start) - at));
    if (added)
      g_string_append_printf (reading, "[%s]", repair->reading);
    else
      g_string_append (reading, repair->start == repair->end ? "|" : repair->reading);
    at = repair->end;
  }
  g_string_append (reading, text + at);
  return g_string_free (reading, FALSE);
}

static PraxisDocument *
repaired (const char *raw) {
  PraxisDocument *document = praxis_document_new ();
  document->has_lines = TRUE;
  g_string_assign (document->text, raw);
  repair_document (repairer, document);
  assert_sound (document, raw);
  return document;
}

static void
assert_reads (const char *raw, const char *expected) {
  g_autoptr (PraxisDocument) document = repaired (raw);
  g_autofree char *reading = reading_of (document);
  g_assert_cmpstr (reading, ==, expected);
}

/* ---- Mark-up ---- */

static void
test_notes (void) {
  assert_reads ("The rules<sup>8</sup> of the house (SOPs)<sup>12</sup>, too.",
                "The rules  of the house (SOPs) , too.");
  assert_reads ("<sup>&</sup>lt;sup>8</sup> See the annex.", "  See the annex.");
}

static void
test_tags (void) {
  assert_reads ("The 11<sup>th</sup> round, <u>all of it</u>, CO<sub>2</sub>",
                "The 11th round, all of it, CO2");
  assert_reads ("one<br/>two <td class=\"a\">three</td>", "one two  three ");
  assert_reads ("if a < b and b > c, <unknown> stays", "if a < b and b > c, <unknown> stays");
}

static void
test_emphasis (void) {
  assert_reads ("**Bold words** and *Slanted 16 22*, a name.", "Bold words and Slanted 16 22, a name.");
  assert_reads ("**RE**gional e**X**change", "REgional eXchange");
  assert_reads ("2 * 3 * 4, a note*, another**", "2 * 3 * 4, a note*, another**");
  assert_reads ("* an item\n* another", "* an item\n* another");
}

static void
test_glossary (void) {
  assert_reads ("as seen in 2019). **Case file:** all papers of a case.",
                "as seen in 2019). \n\nCase file: all papers of a case.");
  assert_reads ("and **this matters** here.", "and this matters here.");
}

static void
test_markdown (void) {
  assert_reads ("## What worked\n\nFocal points met.", "What worked\n\nFocal points met.");
  assert_reads ("#1 of all, C# and # alone", "#1 of all, C# and # alone");
  assert_reads ("####### seven", "####### seven");
  assert_reads ("| Year | Place |\n|------|:-----:|\n| 2016 | Accra |\n",
                " Year | Place \n\n 2016 | Accra \n");
  assert_reads ("a | b\n| open", "a | b\n| open");
  assert_reads ("It came to its end.[^ng] Niger.\n\n[^ng]: Action 2015-11\n",
                "It came to its end. Niger.\n\n Action 2015-11\n");
  assert_reads ("[^], [^a b], x[^2] and [see [^1]]", "[^], [^a b], x and [see ]");
  assert_reads (
      "See [the *guide*](../guide.md#top), ![a map](map.png) and <b>[more](https://x.org/a_(b))</b>.",
      "See the guide, a map and [more](https://x.org/a_(b)).");
  assert_reads ("[sic](2), [one] (two), array[1](x), !important",
                "[sic](2), [one] (two), array[1](x), !important");
}

static void
test_escapes (void) {
  assert_reads ("annex\\_3.pdf, C:\\work", "annex_3.pdf, C:\\work");
  assert_reads ("R&amp;D&nbsp;unit &lt;5, AT&T", "R&D unit <5, AT&T");
}

static void
test_titles (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  document->title = g_strdup ("Report on the 3<sup>rd</sup> meeting<sup>1</sup>");
  g_string_assign (document->text, "Opening");
  praxis_document_begin_section (document, 1, "**Open**ing");
  repair_document (repairer, document);
  g_assert_cmpstr (document->title, ==, "Report on the 3rd meeting");
  g_assert_cmpstr (g_array_index (document->sections, PraxisSection, document->sections->len - 1).title, ==,
                   "Opening");
}

/* ---- Lines ---- */

static void
test_bullets (void) {
  assert_reads ("- ► Anna spoke.\n▲ Ben, in the picture\n● Carla",
                "- Anna spoke.\nBen, in the picture\nCarla");
  assert_reads ("- Peru\ne Chile\n- Cuba\n) Visits", "- Peru\nChile\n- Cuba\nVisits");
  assert_reads ("a Chile of one's own", "a Chile of one's own");
  assert_reads ("(교) Visits", "Visits");
}

static void
test_quotations (void) {
  assert_reads ("# <sup>66</sup> We learnt a lot in 22 towns 39\n", "  We learnt a lot in 22 towns\n");
  assert_reads ("We learnt a lot in 22", "We learnt a lot in 22");
}

static void
test_page_numbers (void) {
  g_autoptr (GString) raw = g_string_new (NULL), expected = g_string_new (NULL);
  for (guint page = 7; page < 10; page++)
    for (guint line = 0; line < 10; line++) {
      const char *text = "Nothing but words stands on this line of the page.\n";
      g_string_append (raw, text);
      g_string_append (expected, text);
      if (line < 9)
        continue;
      g_string_append_printf (raw, "\n%u\n\n", page);
      g_string_append (expected, "\n\n\n");
    }
  assert_reads (raw->str, expected->str);
  assert_reads ("Places:\n\n12\n\nDays:\n\n13\n", "Places:\n\n12\n\nDays:\n\n13\n");
}

static void
test_drawn_lines (void) {
  assert_reads ("One\n__________\nTwo\n-----\nThree\n", "One\n\n\nTwo\n\n\nThree\n");
  assert_reads ("Name: _____ and ----- so on\n----\n", "Name: _____ and ----- so on\n----\n");
}

/* A page with notes at its foot, and another. */
static void
test_spaced_notes (void) {
  static const char page[]
      = "It was asked. 2 In (May), 3 there were 2 of 23 men in 2. 3 See pages 2, 3 and 7. 7 went.\n";
  static const char notes[] = "2\nThe minutes.\n3 The posts.\n";
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, page);
  PraxisSpan note = { document->text->len, document->text->len + strlen (notes) };
  g_string_append (document->text, notes);
  g_array_append_val (document->notes, note);
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "They left. 2 came back.\n");
  repair_document (repairer, document);
  g_autofree char *reading = reading_of (document);
  g_assert_cmpstr (reading, ==,
                   "It was asked. In (May), there were 2 of 23 men in 2. See pages 2, 3 and 7. 7 went.\n"
                   "2\nThe minutes.\n3 The posts.\nThey left. 2 came back.\n");
}

static void
test_chart_residue (void) {
  static const char raw[] = "Statistics of the year\n\nVisits\n\n0 88 |\n\n682\n\nWords\n";
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_section (document, 1, "Statistics of the year");
  g_string_assign (document->text, raw);
  repair_document (repairer, document);
  g_autofree char *reading = reading_of (document);
  g_assert_cmpstr (reading, ==, "Statistics of the year\n\nVisits\n\n\n\n\n\nWords\n");
  assert_reads ("Visits\n\n682\n", "Visits\n\n682\n");
}

static void
test_cut_paragraphs (void) {
  assert_reads ("The plan was then discussed at length by its working\n\ngroup and adopted.",
                "The plan was then discussed at length by its working group and adopted.");
  assert_reads ("Guests of the round: Peru, National Institute of\n\nStatistics, and others.",
                "Guests of the round: Peru, National Institute of Statistics, and others.");
  assert_reads ("The plan was then discussed at length by its members.\n\nand adopted.",
                "The plan was then discussed at length by its members.\n\nand adopted.");
  assert_reads ("Members\n\nand guests", "Members\n\nand guests");
}

static void
test_addresses (void) {
  assert_reads ("see www.example.org/en/news/ old/110-all-of-it. Next",
                "see www.example.org/en/news/old/110-all-of-it. Next");
  assert_reads ("see www.example.org/ and so on", "see www.example.org/ and so on");
}

/* ---- Words ---- */

static void
test_lost_hyphens (void) {
  assert_reads ("A half-hearted try, a half-hearted end. A halfhearted one.",
                "A half-hearted try, a half-hearted end. A half|hearted one.");
  assert_reads ("Ein Aide-Mémoire, une aidemémoire.", "Ein Aide-Mémoire, une aide|mémoire.");
  assert_reads ("For the first time, the first time of all, a firsttime guest.",
                "For the first time, the first time of all, a first|time guest.");
  assert_reads ("co-operation, cooperation, cooperation, cooperation",
                "co-operation, cooperation, cooperation, cooperation");
}

static void
test_productive_parts (void) {
  assert_reads ("A task-shaped and a form-shaped plan. Ideas for an ideashaped one.",
                "A task-shaped and a form-shaped plan. Ideas for an idea|shaped one.");
}

static void
test_lost_spaces (void) {
  assert_reads ("All of South-EastAsia", "All of South-East|Asia");
  assert_reads ("by McDonald", "by McDonald");
}

static void
test_broken_lines (void) {
  assert_reads ("The identification of a person. Better identi-\nfication helps.",
                "The identification of a person. Better identification helps.");
  assert_reads ("A well-known case, a well-\nknown one, a un-\nsure one.",
                "A well-known case, a well-known one, a un-\nsure one.");
}

static void
test_broken_words (void) {
  assert_reads ("It was submitted, or submitted late: it is submit ted now.",
                "It was submitted, or submitted late: it is submitted now.");
  assert_reads ("The Council of the Cou ncil met, and the Council.",
                "The Council of the Council met, and the Council.");
  assert_reads ("The harbours: an actor, an actor or an act, or act or speak, or not.",
                "The harbours: an actor, an actor or an act, or act or speak, or not.");
  assert_reads ("A guesthouse. The guest house.", "A guesthouse. The guest house.");
  assert_reads ("Two guesthouses, guesthouses. guest\nhouses. Guest Houses",
                "Two guesthouses, guesthouses. guest\nhouses. Guest Houses");
}

static void
test_confused_letters (void) {
  assert_reads ("Farming and farming: farmina.", "Farming and farming: farmina[farming].");
  assert_reads ("Nobody said marzipan.", "Nobody said marzipan.");
}

static void
test_confused_endings (void) {
  assert_reads ("baking baking, bakina; sowing sowing, sowina; mowing mowing, mowina; hoeina, Bettina",
                "baking baking, bakina[baking]; sowing sowing, sowina[sowing]; "
                "mowing mowing, mowina[mowing]; hoeina[hoeing], Bettina");
}

static void
test_names (void) {
  assert_reads ("Belgian hosts and the Belgwian guests", "Belgian hosts and the Belgwian[Belgian] guests");
}

static void
test_cut_words (void) {
  assert_reads ("Shelters: the carpet, the carpet, the carpet.\nIn the carpe\nthey sat.",
                "Shelters: the carpet, the carpet, the carpet.\nIn the carpe[carpet]\nthey sat.");
}

static void
test_look_alikes (void) {
  assert_reads ("ТоТ: training of trainers for everybody", "ТоТ[ToT]: training of trainers for everybody");
  assert_reads ("Тот самый тот, о котором говорили", "Тот самый тот, о котором говорили");
}

/* ---- All ---- */

/* Words of the clean text stand where the raw ones stand: none begins or ends outside a letter or digit. */
static void
test_offsets (void) {
  g_autoptr (PraxisDocument) document = repaired (
      "**RE**gional *Days* 2<sup>nd</sup>&nbsp;time<sup>4</sup>\n\n► e**X**tra ТоТ of South-EastAsia");
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (document->repairs, document->text->str, 0, document->text->len);
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  PraxisToken token;
  g_assert_cmpuint (strlen (clean->text), ==, document->text->len);
  praxis_clean_text_start (clean, tokenizer);
  while (praxis_tokenizer_next (tokenizer, &token)) {
    const char *raw = document->text->str;
    g_assert_true (g_unichar_isalnum (g_utf8_get_char (raw + token.start)));
    g_assert_true (g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (raw + token.end))));
    g_string_append_printf (words, "%s ", token.word);
  }
  g_assert_cmpstr (words->str, ==, "regional days 2nd time extra тот of south east asia ");
}

/* Hostile texts end in time, and odd ones leave the raw text as it is. */
static void
test_hostile (void) {
  static const char *const pieces[]
      = { "*", "**a ", "<sup>", "<b", "&", "\\", "http://", "a-", "\n\n1", "(교)" };
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) raw = g_string_new (NULL);
    while (raw->len < 100000)
      g_string_append (raw, pieces[i]);
    g_autoptr (PraxisDocument) document = repaired (raw->str);
    g_assert_nonnull (document);
  }
  assert_reads ("", "");
}

static void
test_marks_of_notes (void) {
  assert_reads ("It was agreed1 in the posts.2 They met (as planned)3, and left.4\n",
                "It was agreed in the posts. They met (as planned), and left.\n");
  assert_reads ("La libertad12. Es\n\nLa cultura13, y el derecho “propio”14 de\n",
                "La libertad. Es\n\nLa cultura, y el derecho “propio” de\n");
  /* Names with numbers, numbers without order, addresses, values. */
  const char *const kept[] = { "See table1 and table2 and table3 and table4.\n",
                               "The groups alpha7 and gamma90 met in room45 about covid19.\n",
                               "At example.org/page1 and example.org/part2 and a/note3 it is.\n",
                               "See art.1 and no.2 and par.3 of it.\n",
                               "项目共有1 个\n我们一共有2 名\n大约还有3 次\n最后还有4 年\n",
                               "In march2018 and april2019, of may2020.\n",
                               "One mark1 is none, nor are two2.\n" };
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_reads (kept[i], kept[i]);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  vocabulary = praxis_vocabulary_load_default (NULL, NULL);
  g_assert_nonnull (vocabulary);
  repairer = repairer_new (vocabulary);
  g_test_add_func ("/repair/marks of notes in order that run on from words are none of theirs",
                   test_marks_of_notes);
  g_test_add_func ("/repair/marks of notes are no part of a word", test_notes);
  g_test_add_func ("/repair/tags that were left over go", test_tags);
  g_test_add_func ("/repair/emphasis goes, also inside a word", test_emphasis);
  g_test_add_func ("/repair/a bold term begins an entry", test_glossary);
  g_test_add_func ("/repair/marks of headings and tables go", test_markdown);
  g_test_add_func ("/repair/escapes and entities are what they stand for", test_escapes);
  g_test_add_func ("/repair/titles are cleaned as well", test_titles);
  g_test_add_func ("/repair/bullets and icons are no words", test_bullets);
  g_test_add_func ("/repair/quotation marks read as numbers go", test_quotations);
  g_test_add_func ("/repair/page numbers between paragraphs go", test_page_numbers);
  g_test_add_func ("/repair/lines drawn with characters end paragraphs", test_drawn_lines);
  g_test_add_func ("/repair/marks behind a space are told by the notes of their page", test_spaced_notes);
  g_test_add_func ("/repair/numbers without words below statistics go", test_chart_residue);
  g_test_add_func ("/repair/a paragraph cut in two is one", test_cut_paragraphs);
  g_test_add_func ("/repair/an address cut by a space is one", test_addresses);
  g_test_add_func ("/repair/a hyphen that was lost parts a word", test_lost_hyphens);
  g_test_add_func ("/repair/parts that often follow a hyphen part words", test_productive_parts);
  g_test_add_func ("/repair/a space that was lost parts words", test_lost_spaces);
  g_test_add_func ("/repair/a word broken at a line's end is one if it is elsewhere", test_broken_lines);
  g_test_add_func ("/repair/two parts of a word that occur only side by side are one", test_broken_words);
  g_test_add_func ("/repair/letters that are confused are told by words of the document",
                   test_confused_letters);
  g_test_add_func ("/repair/letters confused throughout are told by their ending", test_confused_endings);
  g_test_add_func ("/repair/names with a letter too many are known", test_names);
  g_test_add_func ("/repair/words cut at a line's end are known", test_cut_words);
  g_test_add_func ("/repair/letters of another script that look alike are read", test_look_alikes);
  g_test_add_func ("/repair/words keep their offsets in the raw text", test_offsets);
  g_test_add_func ("/repair/hostile texts end in time", test_hostile);
  int status = g_test_run ();
  repairer_free (repairer);
  praxis_vocabulary_free (vocabulary);
  return status;
}
