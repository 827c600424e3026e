/* Topics, types and the roles of sections. */
#include "tests/indexer/tagged.h"
#include <string.h>

static void
assert_in_language (const char *language, const char *title, const char *text, const char *expected) {
  PraxisDocument *document = tagged_new_with (title, text, "language", language);
  g_autofree char *topics = tagged_values (document, "topic", NULL);
  g_assert_cmpstr (topics, ==, expected);
  tagged_free (document);
}

static void
test_title (void) {
  tagged_assert ("A handbook on trafficking", "", "topic", NULL, "thb");
  tagged_assert ("A handbook on TRAFFICKING IN HUMAN BEINGS", "", "topic", NULL, "thb");
}

static void
test_spanish (void) {
  tagged_assert ("El tráfico de migrantes en la frontera", "", "topic", NULL, "som");
  tagged_assert ("La trata de personas en la frontera", "", "topic", NULL, "thb");
}

static void
test_abbreviation (void) {
  tagged_assert ("Investigating THB offences", "", "topic", NULL, "thb");
  tagged_assert ("What it takes to train the staff", "", "topic", NULL, "");
  tagged_assert ("Assistance to VoTs", "", "topic", NULL, "thb-protection");
  tagged_assert ("A vot or vots", "", "topic", NULL, "");
  tagged_assert ("A bill of 1,500 THB", "", "topic", NULL, "");
  tagged_assert ("The year 2018: THB cases", "", "topic", NULL, "thb");
  tagged_assert ("In 2018 THB cases were few", "", "topic", NULL, "thb");
  tagged_assert ("TELL IT TO THE STAFF OF THE POST", "", "topic", NULL, "");
}

static void
test_weights (void) {
  const char *text = "# Migration data\n\nThe census counts people. Many of these figures are old. "
                     "One paragraph speaks of smuggling of migrants.";
  tagged_assert ("A census", text, "topic", NULL, "migration-data");
}

static void
test_variants (void) {
  tagged_assert ("The victims were not protected", "", "topic", NULL, "thb-protection");
  tagged_assert ("To protect most of the victims", "", "topic", NULL, "thb-protection");
  tagged_assert ("Data on migrating people", "", "topic", NULL, "migration-data");
  tagged_assert ("Human beings who are trafficked", "", "topic", NULL, "thb");
  tagged_assert ("We protect nature. The victims agree", "", "topic", NULL, "");
  tagged_assert ("To protect the old town from those who call themselves victims", "", "topic", NULL, "");
  tagged_assert ("The smuggling of persons to people who say they are no migrants", "", "topic", NULL, "");
}

static void
test_joined (void) {
  tagged_assert ("Data of those who migrate", "", "topic", NULL, "migration-data");
  tagged_assert ("Data and migration", "", "topic", NULL, "");
  tagged_assert ("To protect and to identify victims", "", "topic", NULL, "thb-protection");
  tagged_assert ("Victims before and after protection", "", "topic", NULL, "thb-protection");
}

static void
test_verb (void) {
  assert_in_language ("es", "La persona que ha sido tratada", "", "");
  assert_in_language ("es", "La trata de las personas", "", "thb");
}

static void
test_function_word (void) {
  tagged_assert ("EU added value", "", "topic", NULL, "eu");
  tagged_assert ("The value that firms added", "", "topic", NULL, "");
}

static void
test_heading_cue (void) {
  const char *text = "# 4.5 Shelter and food\n\nThere are two of them, and each has a cook. ";
  tagged_assert ("On smuggling of migrants", text, "topic", NULL, "som thb-shelters");
  tagged_assert ("On smuggling of migrants", "# The shelter\n\nIt has a cook. ", "topic", NULL,
                 "som thb-shelters");
  tagged_assert ("On houses", text, "topic", NULL, "");
  tagged_assert ("On smuggling of migrants", "# The tax shelter\n\nIt has been closed since May. ", "topic",
                 NULL, "som");
}

static void
test_overlap (void) {
  const char *text = "They spoke of protection of victims of trafficking, and again of protection of victims "
                     "of trafficking.";
  tagged_assert ("A talk", text, "topic", NULL, "thb thb-protection");
}

static void
test_organisations (void) {
  tagged_assert ("The Office for Migration Data and Capacity Building at work", "", "topic", NULL, "");
}

static void
test_description (void) {
  PraxisDocument *document = tagged_new_with ("Notes", "", "description", "What we know of trafficking");
  g_autofree char *topics = tagged_values (document, "topic", "about");
  g_assert_cmpstr (topics, ==, "thb");
  tagged_free (document);
}

static void
test_cues (void) {
  tagged_assert ("On trafficking", "After trafficking, a shelter.", "topic", NULL, "thb thb-shelters");
  tagged_assert ("A shelter", "Each shelter of the town wrote its rules for the shelter.", "topic", NULL, "");
}

static void
test_dense_cues (void) {
  const char *apart
      = "The weather was fair and the wind was strong on most of the days of that summer by the sea, "
        "as the old people of the town had said in spring, when nobody wanted to believe them, since "
        "the winter had been cold and the harvest poor, and the boats lay on the beach until May. ";
  g_autofree char *sparse = g_strconcat ("Data came. ", apart, "Data came. ", apart, "Data came.", NULL);
  tagged_assert ("A talk", "The data are old. Who asked for data had data.", "topic", NULL, "migration-data");
  tagged_assert ("A talk", "The data are old. Who asked was given data.", "topic", NULL, "");
  tagged_assert ("A talk", sparse, "topic", NULL, "");
  tagged_assert ("A talk", "Each shelter is a shelter, and a shelter it stays.", "topic", NULL, "");
}

static void
test_statement (void) {
  tagged_assert ("A talk",
                 "The trainers stayed, as the state now pays them. The ministry was paying the guards.",
                 "topic", NULL, "lasting");
  tagged_assert ("A talk", "The ministry/state pays. The state pays.", "topic", NULL, "lasting");
  tagged_assert ("A talk", "The trainers stayed, as the state now pays them.", "topic", NULL, "");
  tagged_assert ("A talk", "They pay taxes to the state. They pay fees to the ministry.", "topic", NULL, "");
  tagged_assert ("A talk", "The ministry and the state. The state and the ministry.", "topic", NULL, "");
}

static void
test_foreign_statement (void) {
  assert_in_language ("pt", "2018", "Diz-se: the state pays them, the state pays.", "");
}

static void
test_statement_in_context (void) {
  tagged_assert ("A talk", "# Context\n\nThe state pays. The ministry pays.\n", "topic", NULL, "");
  tagged_assert ("A talk", "# Abbreviations\n\nThe state pays. The ministry pays.\n", "topic", NULL, "");
}

static void
test_foreign_cue (void) {
  assert_in_language ("en", "2018", "Migration data is its name. The data came in May.", "migration-data");
  assert_in_language ("pt", "2018", "Migration data é o seu nome. A data foi em maio.", "");
}

static void
test_many_cues (void) {
  g_autoptr (GString) text = g_string_new ("Of migration data it speaks here. ");
  for (guint i = 0; i < 500; i++)
    g_string_append (text, i % 20 == 0 ? "These are data of the weather. " : "The wind was strong. ");
  tagged_assert ("A talk", text->str, "topic", NULL, "");
  g_string_append (text, "Of migration data it speaks again. ");
  tagged_assert ("A talk", text->str, "topic", NULL, "migration-data");
}

static void
test_areas (void) {
  const char *text = "Of irregular migration this speaks, of irregular migration and of irregular migration.";
  tagged_assert ("A talk", text, "topic", NULL, "");
  tagged_assert ("A talk on irregular migration", text, "topic", NULL, "crime");
}

static void
test_weight (void) {
  tagged_assert ("A talk", "Capacity building is capacity building.", "topic", NULL, "");
  tagged_assert ("A talk", "Migration data is migration data.", "topic", NULL, "migration-data");
  tagged_assert ("Capacity building", "", "topic", NULL, "capacities");
}

static void
test_context (void) {
  const char *named = "Migration data is migration data.";
  g_autofree char *context = g_strdup_printf ("# Context\n\n%s\n", named);
  g_autofree char *both = g_strdup_printf ("%s# Results\n\n%s\n", context, named);
  tagged_assert ("A talk", context, "topic", NULL, "");
  tagged_assert ("A talk", both, "topic", NULL, "migration-data");
}

static void
test_taught (void) {
  const char *sentence = "Somebody has to count, and migration data must be kept by whoever counts.";
  g_autofree char *context = g_strdup_printf ("# Context\n\n%s\n", sentence);
  g_autofree char *lesson = g_strdup_printf ("# Lessons learnt\n\n%s\n", sentence);
  tagged_assert ("A talk", context, "topic", NULL, "");
  tagged_assert ("A talk", lesson, "topic", NULL, "migration-data");
}

static void
test_lists (void) {
  const char *named = "THB: trafficking. Smuggling of migrants: smuggling of migrants.";
  g_autofree char *list = g_strdup_printf ("# Abbreviations\n\n%s\n", named);
  g_autoptr (GString) text = g_string_new (list);
  tagged_assert ("A talk", list, "topic", NULL, "");
  tagged_assert ("A talk", named, "topic", NULL, "som thb");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "More of it. ");
  for (guint i = 0; i < 4; i++)
    g_string_append (text, "Many migration data. ");
  g_autofree char *rest = g_strdup (text->str);
  g_string_append (text, rest);
  tagged_assert ("A talk", text->str, "topic", NULL, "migration-data");
}

static void
test_wider (void) {
  const char *text
      = "Shelters for victims are what we saw. Of shelters for victims and of trafficking it speaks.";
  tagged_assert ("A talk", text, "topic", NULL, "thb-shelters");
  tagged_assert ("A talk on trafficking", text, "topic", NULL, "thb thb-shelters");
}

static void
test_compounds (void) {
  tagged_assert ("Protection for the victim", "", "topic", NULL, "thb-protection");
  tagged_assert ("Protection for the victim-led", "", "topic", NULL, "");
  tagged_assert ("Victim-centred rules, and self-protection of the victim", "", "topic", NULL, "");
}

static void
test_arabic (void) {
  assert_in_language ("ar", "خطة لتهريب المهاجرين", "", "som");
}

static void
test_types (void) {
  tagged_assert ("Case Study Thailand 2013-2017", "", "type", NULL, "case-study");
  tagged_assert ("Annual report 2018", "", "type", NULL, "annual-report");
  tagged_assert ("Handbook on how to write a report", "", "type", NULL, "handbook");
  tagged_assert ("Six ways to do it", "Why this article? It tells the tale of the project.\n", "type", NULL,
                 "web-article");
  tagged_assert ("Of men and mice", "Nothing is said of what this is.", "type", NULL, "");
}

static void
test_type_heads (void) {
  tagged_assert ("Evaluation brief: evaluation report on shelters", "", "type", NULL, "factsheet");
  tagged_assert ("Evaluation report: an evaluation brief", "", "type", NULL, "evaluation-report");
  tagged_assert ("Guidelines on the register of posts: Case study: East Africa", "", "type", NULL,
                 "case-study");
}

static void
test_treaties (void) {
  tagged_assert ("Protocol on first contact", "", "type", NULL, "protocol");
  tagged_assert ("Protocol additional to the Conventions on the rescue of people", "", "type", NULL,
                 "legal-instrument");
  tagged_assert ("We have agreed", "That it be so.\n\nArticle 1\n\nAll do so.\n", "type", NULL,
                 "legal-instrument");
}

/* What a title begins with, and the type; none where the same word is but spoken of. */
static void
test_type_names (void) {
  static const char *const rows[][2] = {
    { "Acuerdo relativo a las redes de pesca", "legal-instrument" },
    { "Закон о рыболовстве", "legal-instrument" },
    { "قانون الصيد", "legal-instrument" },
    { "Bilateral fishing agreement between the two coasts", "legal-instrument" },
    { "The Fishing Nets Act 2018", "legal-instrument" },
    { "An agreement was near", "" },
    { "Resolución 12 de la asamblea", "legal-instrument" },
    { "Circulaire n° 12 sur les filets", "legal-instrument" },
    { "Resolution of conflicts in ports", "" },
    { "Договор с рыбаком: на что смотреть", "" },
    { "A survey of nets", "analytical-report" },
    { "Ministry staff policy", "policy" },
    { "Концепция развития рыболовства", "policy" },
    { "Better data for policy", "" },
    { "Rapid market assessment of the coast", "analytical-report" },
    { "Étude sur les filets de la côte", "analytical-report" },
    { "Nets and boats: a study", "analytical-report" },
    { "Handbook on the assessment of nets", "handbook" },
    { "Acta de la asamblea de pescadores", "report" },
    { "The coast at a glance", "factsheet" },
    { "Módulo 4: la red", "training-module" },
    { "Модуль 2. Сеть", "training-module" },
    { "The first module", "" },
    { "Действие 2017-14: чинить сети", "action-page" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tagged_assert (rows[i][0], "", "type", NULL, rows[i][1]);
}

static void
assert_type_of_file (const char *path, const char *expected) {
  PraxisDocument *document = tagged_new ("Nets of the south", "They are mended.", path);
  g_autofree char *types = tagged_values (document, "type", NULL);
  g_assert_cmpstr (types, ==, expected);
  tagged_free (document);
}

static void
test_type_of_file (void) {
  assert_type_of_file ("/a/actions/2017-14.html", "action-page");
  assert_type_of_file ("/a/actions/2017-14-nets.html", "action-page");
  assert_type_of_file ("/a/seasons/2017-14.html", "");
  assert_type_of_file ("/a/course/module-04-nets.html", "training-module");
  assert_type_of_file ("/a/ficha_nets.html", "factsheet");
}

static void
test_type_by_name (void) {
  PraxisDocument *document = tagged_new ("Nets", "Analytical report\n\nThey are mended.", "/a/report_05.txt");
  g_autofree char *types = tagged_values (document, "type", NULL);
  g_assert_cmpstr (types, ==, "analytical-report");
  tagged_free (document);
}

#define MANY_WORDS " They are mended by those who tear them, and nobody has ever asked why that should be so."

static void
test_type_of_itself (void) {
  tagged_assert ("Nets", "Many asked. This handbook is for them." MANY_WORDS MANY_WORDS, "type", NULL,
                 "handbook");
  tagged_assert ("Nets", "Many asked for a handbook, but there is none." MANY_WORDS MANY_WORDS, "type", NULL,
                 "");
  tagged_assert ("Nets", "Many nets tear. This policy says who mends them." MANY_WORDS, "type", NULL,
                 "policy");
  tagged_assert ("Nets", "Case study 4 · " MANY_WORDS "\n\nText.", "type", NULL, "case-study");
  tagged_assert (
      "Nets",
      "Handbook No. 4 · South Coast Institute for Nets, Ropes and Sails · Port Town, May 2018\n\n" MANY_WORDS
          MANY_WORDS,
      "type", NULL, "handbook");
  tagged_assert ("Nets", "# Nets\n## Handbook for those who mend them in the south of the coast\n\nText.\n",
                 "type", NULL, "handbook");
  tagged_assert ("Nets", "NETS\nA handbook for all those who mend them in the south\n\n" MANY_WORDS, "type",
                 NULL, "handbook");
  tagged_assert ("We have agreed", "That it be so.\n\nArtículo 1. De las redes\n\nTodos.\n", "type", NULL,
                 "legal-instrument");
}

static void
test_passing_word (void) {
  g_autoptr (GString) text = g_string_new ("One paragraph speaks of smuggling of migrants.");
  for (guint i = 0; i < 200; i++)
    g_string_append (text, " Many words follow upon them.");
  tagged_assert ("A census", text->str, "topic", NULL, "");
  for (guint i = 0; i < 5; i++)
    g_string_append (text, " Smuggling of migrants is what it comes back to.");
  tagged_assert ("A census", text->str, "topic", NULL, "som");
}

static void
test_roles (void) {
  const char *text = "# Context\n\nIt was so.\n\n# Lessons learnt\n\nMuch.\n\n## From the "
                     "south\n\nLess.\n\n# Annex\n\nA.\n";
  PraxisDocument *document = tagged_new ("A study", text, NULL);
  static const char *const expected[] = { "context", "lessons", "lessons", NULL };
  g_assert_cmpuint (document->sections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_array_index (document->sections, PraxisSection, i).role, ==, expected[i]);
  tagged_free (document);
}

static void
test_role_in_other_language (void) {
  PraxisDocument *document = tagged_new_with ("A study", "# Leçons apprises\n\nMuch.\n", "language", "en");
  g_assert_cmpstr (g_array_index (document->sections, PraxisSection, 0).role, ==, "lessons");
  tagged_free (document);
}

static void
test_named_role (void) {
  const char *text = "# Abbreviations. What stands for what in the whole of this book\n\nA.\n\n"
                     "# 3. Abbreviations: what stands for what in the whole of this book\n\nB.\n\n"
                     "# Abbreviations are what nobody likes to read in a book of this kind\n\nC.\n";
  PraxisDocument *document = tagged_new ("A study", text, NULL);
  static const char *const expected[] = { "annex", "annex", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_array_index (document->sections, PraxisSection, i).role, ==, expected[i]);
  tagged_free (document);
}

static void
test_run_in_heading (void) {
  PraxisDocument *document = tagged_new_headed ("A talk",
                                                "Migration data are kept by many people of the office, who "
                                                "write them down as they were told to do, and "
                                                "smuggling of migrants is no part of what they know.",
                                                "Migration data");
  g_autofree char *topics = tagged_values (document, "topic", NULL);
  g_assert_cmpstr (topics, ==, "migration-data");
  tagged_free (document);
}

static void
assert_section (const PraxisDocument *document, guint index, const char *country, const char *topic) {
  const PraxisSection *section = &g_array_index (document->sections, PraxisSection, index);
  const char *expected[PRAXIS_SUBJECTS] = { country, topic };
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++) {
    g_autofree char *values = section->subjects[i] ? g_strjoinv (" ", section->subjects[i]) : NULL;
    g_assert_cmpstr (values, ==, expected[i]);
  }
}

/* A report by chapters: of a country, with sections below it; of a topic; of what its words name; of neither.
 */
static PraxisDocument *
make_report (const char *title) {
  static const char sentence[] = "The people of the office met, wrote down what they saw and sent it on. ";
  g_autoptr (GString) text = g_string_new ("# Mali\n\n");
  for (guint i = 0; i < 4; i++)
    g_string_append (text, sentence);
  g_string_append (
      text, "\n\n## Results\n\nThe register was kept.\n\n# Migration data\n\nForms were filled in.\n\n"
            "# The coast\n\nGhana asked. Ghana was heard, and Ghana paid.\n\n# Outlook\n\nMore of it.\n\n"
            "# Ghana, Niger, Thailand and France\n\nThese were.\n");
  for (guint i = 0; i < 40; i++)
    g_string_append (text, i % 2 == 0 ? "Ghana asked again. " : sentence);
  return tagged_new (title, text->str, NULL);
}

static void
test_subjects (void) {
  PraxisDocument *document = make_report ("Annual report");
  g_assert_cmpuint (document->sections->len, ==, 6);
  assert_section (document, 0, "ML", NULL);
  assert_section (document, 1, "ML", NULL);
  assert_section (document, 2, NULL, "migration-data");
  assert_section (document, 3, "GH", NULL);
  assert_section (document, 4, NULL, NULL);
  tagged_free (document);
}

static void
test_chapter (void) {
  PraxisDocument *document = make_report ("Annual report");
  g_autofree char *about = tagged_values (document, "country", "about");
  g_assert_nonnull (strstr (about, "ML"));
  g_assert_null (strstr (about, "FR"));
  tagged_free (document);
  document = make_report ("Thailand compared with others");
  g_autofree char *compared = tagged_values (document, "country", "about");
  g_assert_null (strstr (compared, "ML"));
  tagged_free (document);
}

static void
test_actions (void) {
  tagged_assert ("Notes", "MIEUX Action 2016 – 16 was the first.", "action", NULL, "2016-16");
  tagged_assert ("Action 2016-16", "Action 2016 -16, or 2016–16", "action", NULL, "2016-16");
  tagged_assert ("Acción 2018-08 en Honduras", "", "action", NULL, "2018-08");
  tagged_assert ("Case study 2013-2017", "Call 2016-16 now, in the year 2013-14.", "action", NULL, "");
  tagged_assert ("Notes", "The Action\n2016‑16 and Action 2014-\n02, Acción 2013−04.", "action", NULL,
                 "2013-04 2014-02 2016-16");
  tagged_assert ("Actions 2013-04, 2014-12 and 2016-16", "", "action", NULL, "2013-04 2014-12 2016-16");
  tagged_assert ("Actions 2013-04, 2014-15 and 2016-16", "", "year", NULL, "");
  tagged_assert ("Действия 2018-08", "", "action", NULL, "2018-08");
  tagged_assert ("Accio\xcc\x81n 2018-08 en Honduras", "", "action", NULL, "2018-08");
}

static void
test_plans_of_action (void) {
  tagged_assert ("Notes", "The National Action Plan 2019-21 and the Plan of Action 2014-16.", "action", NULL,
                 "");
  tagged_assert ("Notas", "El Plan de Acción 2014-16; le plan d'action 2015-17.", "action", NULL, "");
  tagged_assert ("Notes", "Action was taken in 2014-15.", "action", NULL, "");
  tagged_assert ("Notes", "A plan was drawn up in Action 2014-15.", "action", NULL, "2014-15");
}

static void
test_action_list (void) {
  const char *text = "Actions 2013-04, Action 2014-02, Action 2014-07, Action 2015-02, Action 2015-11 and "
                     "Action 2016-03 went on.";
  tagged_assert ("Annual report", text, "action", "about", "");
  tagged_assert ("Action 2014-02 among others", text, "action", "about", "2014-02");
}

static void
test_loops (void) {
  tagged_assert ("Roundabouts in Iceland", "", "topic", "about", "round");
  tagged_assert ("Roundabouts in Iceland", "", "region", "about", "m49-154 round turn");
}

/* As titles, each in a language that its metadata state. */
static void
test_homographs (void) {
  static const struct {
    const char *language, *title, *topics;
  } table[] = {
    { "es", "La trata de personas", "thb" },
    { "es", "El documento trata de personas mayores", "" },
    { "es", "Se trata de personas mayores", "" },
    { "es", "Víctimas de trata de personas", "thb" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    PraxisDocument *document = tagged_new_with (table[i].title, "", "language", table[i].language);
    g_autofree char *values = tagged_values (document, "topic", "about");
    g_assert_cmpstr (values, ==, table[i].topics);
    tagged_free (document);
  }
  tagged_assert ("A bill of THB 1,500", "", "topic", NULL, "");
}

static void
test_explained_otherwise (void) {
  tagged_assert ("The THB of Ghana", "The Transport Heritage Board (THB) met.", "topic", NULL, "");
  tagged_assert ("The THB of Ghana", "On trafficked human beings (THB) they met.", "topic", NULL, "thb");
  tagged_assert ("The THB of Ghana", "They met (THB).", "topic", NULL, "thb");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topic/a verb and money that are written as a topic are none", test_homographs);
  g_test_add_func ("/topic/an abbreviation that the text explains otherwise is no topic",
                   test_explained_otherwise);
  g_test_add_func ("/topic/a vocabulary that goes round in a loop hangs nothing", test_loops);
  g_test_add_func ("/topic/a title says what it is about", test_title);
  g_test_add_func ("/topic/the longest label tells smuggling from trafficking", test_spanish);
  g_test_add_func ("/topic/an abbreviation is written with its capitals, which stand out", test_abbreviation);
  g_test_add_func ("/topic/a heading outweighs a passing word", test_weights);
  g_test_add_func ("/topic/words are found inflected, in any order and close together", test_variants);
  g_test_add_func ("/topic/what a conjunction joins are two things", test_joined);
  g_test_add_func ("/topic/a noun is no form of the verb with its stem", test_verb);
  g_test_add_func ("/topic/an abbreviation is no function word of another language", test_function_word);
  g_test_add_func ("/topic/a cue that is all a heading says names its topic", test_heading_cue);
  g_test_add_func ("/topic/labels may overlap", test_overlap);
  g_test_add_func ("/topic/the name of an organisation is none", test_organisations);
  g_test_add_func ("/topic/what a document says of itself tells what it is about", test_description);
  g_test_add_func ("/topic/a cue counts where the text speaks of its surroundings", test_cues);
  g_test_add_func ("/topic/cues count no more than the names that speak for them", test_many_cues);
  g_test_add_func ("/topic/a paragraph that comes back to cues is about their topic", test_dense_cues);
  g_test_add_func ("/topic/a statement tells of its topic without its name", test_statement);
  g_test_add_func ("/topic/a statement is one in its language only", test_foreign_statement);
  g_test_add_func ("/topic/of what there was before a statement says little", test_statement_in_context);
  g_test_add_func ("/topic/a cue is one in its language only", test_foreign_cue);
  g_test_add_func ("/topic/an area is one only where the document is named after it", test_areas);
  g_test_add_func ("/topic/what nearly every text names weighs less, but not in its title", test_weight);
  g_test_add_func ("/topic/what there was before weighs less", test_context);
  g_test_add_func ("/topic/what is taught weighs more", test_taught);
  g_test_add_func ("/topic/a list of what is named elsewhere tells nothing, as far as it reaches",
                   test_lists);
  g_test_add_func ("/topic/a wider topic beside a narrower one needs as much as any other", test_wider);
  g_test_add_func ("/topic/a part of a compound is no word of a label", test_compounds);
  g_test_add_func ("/topic/what is written together with an Arabic label hides it not", test_arabic);
  g_test_add_func ("/type/a document names its type first", test_types);
  g_test_add_func ("/type/titles name types in many words and languages", test_type_names);
  g_test_add_func ("/type/files are numbered modules, or stand by their reference in a folder of Actions",
                   test_type_of_file);
  g_test_add_func ("/type/what is a report by its name is a narrower type than reports", test_type_by_name);
  g_test_add_func ("/type/a document says what it is in its second line, or by \"this\"",
                   test_type_of_itself);
  g_test_add_func ("/type/what a title begins with is its type", test_type_heads);
  g_test_add_func ("/type/a protocol to a convention is a treaty, as is what has articles", test_treaties);
  g_test_add_func ("/topic/a passing word is no topic, what comes back is", test_passing_word);
  g_test_add_func ("/role/a heading gives a role to its section and those in it", test_roles);
  g_test_add_func ("/role/so does one in another language than the text", test_role_in_other_language);
  g_test_add_func ("/topic/a heading that runs on into its paragraph ends with its own words",
                   test_run_in_heading);
  g_test_add_func ("/role/what a heading begins with, set apart, is its name", test_named_role);
  g_test_add_func ("/subject/a section is about what its heading, the one above it or its words name",
                   test_subjects);
  g_test_add_func ("/subject/a report is about the country of a chapter of its own, not of a list",
                   test_chapter);
  g_test_add_func ("/action/all ways to write a reference are one", test_actions);
  g_test_add_func ("/action/a plan of action has a period, no reference", test_plans_of_action);
  g_test_add_func ("/action/a list of Actions mentions them", test_action_list);
  int status = g_test_run ();
  tagged_finish ();
  return status;
}
