/* Titles: what a line of a first page is by its words, and what is chosen where there are neither pages nor
 * type. */
#include "indexer/extract/title.h"
#include "indexer/extract/title_words.h"

static void
test_letterheads (void) {
  static const char *const names[] = {
    "General Assembly",
    "UNITED NATIONS",
    "Ministère de la Santé",
    "The Government of Malawi",
    "Rural Doctors' Association of Southern Africa",
    "Special Committee on the Declaration",
    "Министерство внутренних дел",
    "Instituto Nacional de Pesca",
    "Estado Libre de la Costa",
    "جمهورية الساحل",
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (title_is_letterhead (names[i]));
  static const char *const titles[] = {
    "Security Council resolution 1701",
    "Annual report of the Ministry of Labour",
    "Reform of the Security Council",
    "The role of government in housing",
    "Ministry staff policy",
    "Work at sea",
    "Estado de la pesca en la costa",
    "Republic of the Coast: nets and boats",
    "Организация работы в порту",
    "",
  };
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_false (title_is_letterhead (titles[i]));
}

static void
test_asides (void) {
  g_assert_true (title_is_aside ("Author: A. Writer"));
  g_assert_true (title_is_aside ("Table of contents"));
  g_assert_true (title_is_aside ("IV. Lessons learnt"));
  g_assert_true (title_is_aside ("3.1 Results"));
  g_assert_false (title_is_aside ("Press statement: nine shelters open"));
  g_assert_false (title_is_aside ("Violence at sea"));
  g_assert_true (title_is_aside ("RESTRICTED - Draft 3"));
  g_assert_false (title_is_aside ("Draft law on nets"));
  g_assert_true (title_is_aside ("Write to info@example.org"));
  g_assert_true (title_is_names ("Ana Cruz and Bo Lee"));
  g_assert_false (title_is_names ("The First Eighteen Months"));
  g_assert_false (title_is_names ("THE FIRST EIGHTEEN MONTHS"));
  g_assert_true (title_is_date ("9 June 2010"));
  g_assert_true (title_is_date ("Juin 2025"));
  g_assert_false (title_is_date ("Annual report 2018"));
  g_assert_false (title_is_date ("June"));
}

static char *
title_of (const char *text) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_string_assign (document->text, text);
  return title_choose (document, "some_file-of_mine.docx");
}

static void
assert_title (const char *text, const char *expected) {
  g_autofree char *title = title_of (text);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_paragraphs (void) {
  assert_title ("Ministry of Labour\n3 April 2018\nInspecting work on fishing boats in the south\nText.\n",
                "Inspecting work on fishing boats in the south");
  assert_title ("Evaluation brief\n2018\nInspecting work on fishing boats\nText.\n",
                "Evaluation brief: Inspecting work on fishing boats");
  assert_title ("Evaluation brief\nAuthor: A. Writer\nText.\n", "Evaluation brief");
  assert_title ("• Inspecting work on fishing boats∗\nText.\n", "Inspecting work on fishing boats");
  assert_title ("Republic of the Coast\nSea - Net - Boat\nDRAFT\nDecree on the mending of nets\nText.\n",
                "Decree on the mending of nets");
  assert_title ("MINISTRY OF FISHING\nAND OF NETS\nHANDBOOK OF MENDING\nFOR EVERYBODY\nText.\n",
                "HANDBOOK OF MENDING FOR EVERYBODY");
  assert_title ("NOT FOR CIRCULATION\nPort Town, 3 May 2018\nInspecting work on fishing boats\nText.\n",
                "Inspecting work on fishing boats");
  assert_title ("\"Inspecting work on fishing boats\"\nText.\n", "Inspecting work on fishing boats");
  assert_title ("\"Work\" and \"rest\" on fishing boats\nText.\n", "\"Work\" and \"rest\" on fishing boats");
  assert_title ("Return: a guide\nWhat counsellors have to know\nText.\n", "Return: a guide");
}

static void
test_recognised_page (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  g_string_assign (document->text,
                   "UNITED NATIONS\nGeneral Assembly\n25 July 1984\n\nIn the year 1984 all went well\n"
                   "WORK AT SEA AND\nITS INSPECTION\nText.\n");
  g_autofree char *title = title_choose (document, "scan.pdf");
  g_assert_cmpstr (title, ==, "WORK AT SEA AND ITS INSPECTION");
}

static void
test_form (void) {
  assert_title ("Management response\nTitle of the evaluation: Inspecting work at sea\nDate: 2018\n",
                "Management response: Inspecting work at sea");
  assert_title ("Memorandum\nObjet : Les filets de pêche du sud\nTexte.\n",
                "Memorandum: Les filets de pêche du sud");
}

static void
test_file_name (void) {
  assert_title ("This text begins at once, as letters do, with a sentence.\n", "some file of mine");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title/names of institutions are letterheads, phrases about them are not",
                   test_letterheads);
  g_test_add_func ("/title/dates, labels, numbered headings and contents stand beside a title", test_asides);
  g_test_add_func ("/title/a short first paragraph goes on in the next", test_paragraphs);
  g_test_add_func ("/title/a page without type has its title in capitals or says its kind",
                   test_recognised_page);
  g_test_add_func ("/title/a form states the title of what it is about", test_form);
  g_test_add_func ("/title/the words of the file name are the last resort", test_file_name);
  return g_test_run ();
}
