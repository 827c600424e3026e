/* The language of texts and of bare titles. */
#include "tests/indexer/tagged.h"

static void
test_titles (void) {
  tagged_assert ("Support for the return of workers", "", "language", NULL, "en");
  tagged_assert ("L'appui au retour des travailleurs dans les régions", "", "language", NULL, "fr");
  tagged_assert ("El apoyo a los trabajadores que vuelven con sus familias", "", "language", NULL, "es");
  tagged_assert ("O apoio aos trabalhadores que não voltam ao país", "", "language", NULL, "pt");
  tagged_assert ("MALAWI MIGRATION PROFILE PROJECT - EVALUATION REPORT", "", "language", NULL, "en");
  tagged_assert ("Handel ludzmi w Polsce", "", "language", NULL, "pl");
  tagged_assert ("Raport o stanie migracji", "", "language", NULL, "pl");
  tagged_assert ("Sprijin pentru migranți", "", "language", NULL, "ro");
  tagged_assert ("Göç ve kalkınma", "", "language", NULL, "tr");
}

static void
test_letters (void) {
  tagged_assert ("Dzieci wśród uchodźców", "", "language", NULL, "pl");
  tagged_assert ("Migrace a děti", "", "language", NULL, "cs");
  tagged_assert ("The work of Łódź with the refugees of its region", "", "language", NULL, "en");
}

static void
test_scripts (void) {
  tagged_assert ("المغرب: البلديات تستقبل المهاجرين", "", "language", NULL, "ar");
  tagged_assert ("Памятка для трудовых мигрантов", "", "language", NULL, "ru");
  tagged_assert ("移民手册", "", "language", NULL, "zh");
  tagged_assert ("移民のための手引き", "", "language", NULL, "ja");
  tagged_assert ("คู่มือ", "", "language", NULL, "th");
  tagged_assert ("Οδηγός", "", "language", NULL, "el");
  tagged_assert ("2018", "", "language", NULL, "");
}

static const char english[]
    = "Officials from the ministry visited two shelters, where the staff had been trained to speak with "
      "children. "
      "They learnt that trust takes time and that nobody should be asked the same question twice. After the "
      "visit "
      "they wrote down which of these practices could be used at home, and which of them would need another "
      "law. "
      "The team then agreed on three steps for the next year, each with a person who answers for it. ";
static const char polish[] = "Urzędnicy z ministerstwa odwiedzili dwa schroniska, w których pracownicy "
                             "zostali przeszkoleni, jak rozmawiać z "
                             "dziećmi. Dowiedzieli się, że zaufanie wymaga czasu i że nikogo nie należy "
                             "pytać dwa razy o to samo. Po wizycie "
                             "spisali, które z tych praktyk można zastosować w kraju, a które wymagałyby "
                             "zmiany ustawy. Zespół uzgodnił "
                             "następnie trzy kroki na kolejny rok i wyznaczył osoby odpowiedzialne za każdy "
                             "z nich oraz termin spotkania. ";

static void
test_texts (void) {
  tagged_assert ("Notatki", polish, "language", NULL, "pl");
  tagged_assert ("Notes", english, "language", NULL, "en");
}

/* A French cover does not make an English report French. */
static void
test_main_part (void) {
  g_autoptr (GString) text
      = g_string_new ("Rapport sur le voyage d'étude des fonctionnaires de la région.\n\n");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, english);
  tagged_assert ("Rapport sur le voyage d'étude", text->str, "language", NULL, "en");
}

static void
test_metadata (void) {
  PraxisDocument *silent = tagged_new_with ("Xyz", "", "language", "sw-KE");
  g_autofree char *from_metadata = tagged_values (silent, "language", NULL);
  g_assert_cmpstr (from_metadata, ==, "sw");
  tagged_free (silent);
  PraxisDocument *wrong = tagged_new_with ("Notes", english, "language", "fr-FR");
  g_autofree char *from_text = tagged_values (wrong, "language", NULL);
  g_assert_cmpstr (from_text, ==, "en");
  tagged_free (wrong);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/a title's small words tell it", test_titles);
  g_test_add_func ("/language/a letter that one language has tells it where nothing else does", test_letters);
  g_test_add_func ("/language/a script may tell it alone", test_scripts);
  g_test_add_func ("/language/models tell that of a text", test_texts);
  g_test_add_func ("/language/the main part of a text decides", test_main_part);
  g_test_add_func ("/language/metadata count only where the text is too short", test_metadata);
  int status = g_test_run ();
  tagged_finish ();
  return status;
}
