/* The countries and regions a document is about, and the names that are none. */
#include "tests/indexer/tagged.h"
#include <string.h>

static void
test_title (void) {
  tagged_assert ("Return counselling in Ghana", "", "country", "about", "GH");
  tagged_assert ("EVALUATION OF THE PROJECT IN GHANA", "", "country", "about", "GH");
  tagged_assert ("Strengthening Mongolia’s efforts", "", "country", "about", "MN");
  tagged_assert ("Étude de cas : la Côte d'Ivoire", "Une étude sur le pays et les gens.", "country", "about",
                 "CI");
}

static void
test_capitals (void) {
  tagged_assert ("A PARTNERSHIP OF HOSPITALS IN THE DRC AND ITS NEIGHBOURS", "", "country", "about", "CD");
  tagged_assert ("HOW TO READ IT", "", "topic", NULL, "");
}

/* As titles, each in a language that its metadata state. */
static void
test_inflected (void) {
  static const struct {
    const char *language, *title, *countries;
  } table[] = {
    { "ru", "Сотрудничество с Арменией и Казахстаном", "AM KZ" },
    { "ru", "Поездка из Южного Судана на Филиппины", "PH SS" },
    { "uk", "Підтримка України та Молдови", "MD UA" },
    { "pl", "Współpraca z Gruzją i z Kenią", "GE KE" },
    { "de", "Die Rolle Georgiens und Armeniens", "AM GE" },
    { "tr", "Gürcistan'dan gelenler ve Kenya'da eğitim", "GE KE" },
    { "ar", "دعم للسودان والتعاون بالأردن وتونس", "JO SD TN" },
    { "ar", "دعم مالي للمشروع", "" },
    { "ar", "المهاجرون في مالي", "ML" },
    { "ar", "2.1 مالي", "ML" },
    { "es", "Reunión", "" },
    { "ru", "Того, кто уехал, ждут дома", "" },
    { "ru", "Поездка в Того", "TG" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    PraxisDocument *document = tagged_new_with (table[i].title, "", "language", table[i].language);
    g_autofree char *values = tagged_values (document, "country", "about");
    g_assert_cmpstr (values, ==, table[i].countries);
    tagged_free (document);
  }
}

static void
test_mention (void) {
  const char *text
      = "The shelters of Ghana are the subject. Ghana asked for a course. In Accra and in Kumasi, "
        "Ghana trained its staff. A delegation came from Norway once.";
  tagged_assert ("Training in Ghana", text, "country", "about", "GH");
  tagged_assert ("Training in Ghana", text, "country", "mentioned", "NO");
}

static void
test_longest (void) {
  tagged_assert ("Migration in Papua New Guinea", "", "country", NULL, "PG");
  tagged_assert ("Migration in Guinea-Bissau", "", "country", NULL, "GW");
  tagged_assert ("Migration in Equatorial Guinea", "", "country", NULL, "GQ");
  tagged_assert ("Migration in South Sudan", "", "country", NULL, "SS");
  tagged_assert ("Roads in the Democratic Republic of the Congo", "", "country", NULL, "CD");
  tagged_assert ("The Dominican Republic", "", "country", NULL, "DO");
}

static void
test_neighbours (void) {
  tagged_assert ("Nigerien officials in Niger", "", "country", NULL, "NE");
  tagged_assert ("Nigerian officials in Nigeria", "", "country", NULL, "NG");
  tagged_assert ("The Ibero-American network", "", "country", NULL, "");
  tagged_assert ("A Latin American network", "", "country", NULL, "");
  tagged_assert ("The Niger Delta", "", "country", NULL, "");
  tagged_assert ("Guinea pigs at school", "", "country", NULL, "");
  tagged_assert ("Guinea-pigs at school", "", "country", NULL, "");
  tagged_assert ("The Ghana Process", "", "country", NULL, "");
}

static void
test_language_name (void) {
  tagged_assert ("A course", "The course was held, and its text was translated into French.", "country", NULL,
                 "");
  tagged_assert ("A course", "The French version of the course is not yet printed.", "country", NULL, "");
  tagged_assert ("A course", "It is a course for French-speaking schools.", "country", NULL, "");
  tagged_assert ("A course", "The French police took part in the course.", "country", NULL, "FR");
}

static void
test_case (void) {
  tagged_assert ("Notes", "They had turkey and chile for dinner, and it was not to be had in jordan.",
                 "country", NULL, "");
  tagged_assert ("Notes", "Write IT, NO, BE or IN on the form, and so on for the rest of it.", "country",
                 NULL, "");
}

static void
test_people (void) {
  tagged_assert ("Notes", "The course was led by Jordan Whitfield and by Ms Georgia Brown.", "country", NULL,
                 "");
  tagged_assert ("Notes", "The course is meant for Jordan and for Georgia.", "country", NULL, "GE JO");
}

/* Names that could be taken for a country, or for another one. */
static void
test_confusable (void) {
  static const struct {
    const char *sentence, *countries;
  } table[] = {
    { "A Nigerien and a Nigerian officer compared their books.", "NE NG" },
    { "The Republic of the Niger asked first.", "NE" },
    { "Guinea Bissau wrote the guide.", "GW" },
    { "Malawi, Malta and Madagascar sent lists.", "MG MT MW" },
    { "Mauritania and Mauritius answered.", "MR MU" },
    { "Dominica is an island.", "DM" },
    { "The Dominican register is new.", "DO" },
    { "Signed by Chad Mason and Ms Israel Ortega.", "" },
    { "He was minister in Chad.", "TD" },
    { "An office in Atlanta, Georgia opened.", "" },
    { "The courts of the State of Georgia answered.", "" },
    { "The Rabat Process and the Mali Declaration were named.", "" },
    { "The Niger Delta and the Jordan River are wide.", "" },
    { "The Ghana Convention, the Malta Protocol and the Kenya Compact exist.", "" },
    { "It lies in South-East Asia, in Southern Africa and in North America.", "" },
    { "The Southern African desk is a region's.", "" },
    { "South African officers came.", "" },
    { "South Africa came.", "ZA" },
    { "The Central African Republic came.", "CF" },
    { "Write EC, AF, KM, MS, SO, IT, NO, BE, IN, TO or ME.", "" },
    { "THB was the subject.", "" },
    { "It was translated into French.", "" },
    { "Malians Abroad is a ministry.", "ML" },
    { "The mali of the garden and the chile on the table.", "" },
    { "Cape Verde and Cabo Verde are one.", "CV" },
    { "The Deputy Mayor of Nairobi came to The Hague.", "" },
    { "The talk of Jordan Miller was long.", "" },
    { "The talk in Jordan was long.", "JO" },
    { "The Government of Jordan Ministry wrote.", "JO" },
    { "The letter from Georgia, and one from Chad, came.", "GE TD" },
    { "The French Office came with the U.S. Department of State.", "FR US" },
    { "An American and a Latin-American office met.", "US" },
    { "It is to be had in Dutch, French and German.", "" },
    { "It was B.E. 2557, and us it was.", "" },
    { "Guinea, Equatorial Guinea, Papua New Guinea and Guinea-Bissau met.", "GN GQ GW PG" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    tagged_assert ("Notes", table[i].sentence, "country", NULL, table[i].countries);
}

static void
test_parts (void) {
  static const struct {
    const char *sentence, *role, *countries;
  } table[] = {
    { "The team went on a study visit to the Netherlands.", "host", "NL" },
    { "The workshop was held in Kenya.", "host", "KE" },
    { "La delegación hizo una visita a Costa Rica.", "host", "CR" },
    { "Two experts from Ireland and a Thai trainer taught.", "origin", "IE TH" },
    { "Rapporteur: Mr. Ana Ruiz (Chile)", "origin", "CL" },
    { "Printed in Portugal.", "published-in", "PT" },
    { "Rue Haute 159, 1040 Brussels, Belgium", "published-in", "BE" },
    { "It was funded by the Government of Norway.", "host", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    tagged_assert ("Notes", table[i].sentence, "country", table[i].role, table[i].countries);
    tagged_assert ("Notes", table[i].sentence, "country", "about", "");
  }
}

static void
test_title_parts (void) {
  tagged_assert ("Migrants from Sudan in Egypt", "", "country", "about", "EG");
  tagged_assert ("Migrants from Sudan in Egypt", "", "country", "origin", "SD");
  tagged_assert ("Return of migrants from Sudan", "", "country", "about", "SD");
  tagged_assert ("Police in Kenya, funded by Norway", "", "country", "about", "KE");
  tagged_assert ("Police in Kenya, with the aid of Norway", "", "country", "about", "KE");
  tagged_assert ("Return of migrants from Sudan to Agadez", "", "country", "about", "NE");
  tagged_assert ("Return of migrants from Sudan to Agadez", "", "country", "origin", "SD");
}

static void
test_elided (void) {
  static const char *const sentences[] = {
    "Les migrants retournés de l’Irlande sont là.",
    "Deux experts d'Irlande sont venus.",
    "Deux experts d’Irlande sont venus.",
  };
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    PraxisDocument *document = tagged_new_with ("Notes", sentences[i], "language", "fr");
    g_autofree char *values = tagged_values (document, "country", "origin");
    g_assert_cmpstr (values, ==, "IE");
    tagged_free (document);
  }
}

/* A row of members says less than two sentences. */
static void
test_row (void) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 4; i++)
    g_string_append (text,
                     "In favour: Chile, China, Colombia, Cuba, Gabon, Ghana, Kenya, Nepal and Peru.\n\n");
  g_string_append (text, "The text was put by Norway, and Norway withdrew it. Norway was thanked.");
  tagged_assert ("Votes", text->str, "country", "about", "NO");
}

static void
test_places (void) {
  tagged_assert ("Rescue of migrants in Agadez", "", "country", "about", "NE");
  tagged_assert ("Ghana and the Agadez route", "", "country", NULL, "GH");
  tagged_assert ("The Nairobi Process", "", "country", NULL, "");
  tagged_assert ("Declaración de Nairobi", "", "country", NULL, "");
  tagged_assert ("Follow-up of the Nairobi Summit", "", "country", NULL, "");
  tagged_assert ("Results of the workshop held in Nairobi", "", "country", "about", "");
  tagged_assert ("Results of the workshop held in Nairobi", "", "country", "host", "KE");
  tagged_assert ("Notes", "The mayor of Nairobi spoke.", "country", NULL, "");
}

static void
test_small_regions (void) {
  tagged_assert ("Rescue on the Two Coasts", "", "country", "about", "GH KE");
  tagged_assert ("Rescue by Niger on the Two Coasts", "", "country", NULL, "NE");
}

static void
test_shared_demonym (void) {
  tagged_assert ("Congolese officers", "", "country", "about", "CD CG");
  tagged_assert ("Congolese officers in Kenya", "", "country", "about", "KE");
}

static void
test_affiliation (void) {
  g_autoptr (GString) text
      = g_string_new ("A professor of the University of Ghana came, and the French Police. ");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "Kenya asked for more of it. ");
  tagged_assert ("Notes", text->str, "country", "about", "KE");
  tagged_assert ("Notes", text->str, "country", "mentioned", "FR GH");
}

static void
assert_filed (const char *path, const char *text, const char *expected) {
  PraxisDocument *document = tagged_new ("Notes", text, path);
  g_autofree char *about = tagged_values (document, "country", "about");
  g_assert_cmpstr (about, ==, expected);
  tagged_free (document);
}

static void
test_folder (void) {
  g_autoptr (GString) text = g_string_new ("The law of Togo says so. So do those of Ghana and Niger.");
  for (guint i = 0; i < 300; i++)
    g_string_append (text, " Many words follow upon them.");
  assert_filed ("/data/notes/1.txt", text->str, "");
  assert_filed ("/data/tg-notes/1.txt", text->str, "TG");
  assert_filed ("/data/TG/1.txt", text->str, "TG");
  assert_filed ("/data/to-do/1.txt", text->str, "");
  assert_filed ("/data/tgnotes/1.txt", text->str, "");
}

static void
test_regions (void) {
  tagged_assert ("Return in Ghana", "", "region", NULL, "africa-west m49-011");
  tagged_assert ("Return in Ghana and Togo", "", "region", NULL, "africa-west m49-011");
  tagged_assert ("Return in West Africa", "", "region", NULL, "africa-west");
  tagged_assert ("Return in West Africa", "", "country", NULL, "");
  tagged_assert ("Return in Africa (West)", "", "region", NULL, "africa-west");
  tagged_assert ("Return in Asia", "", "region", NULL, "asia");
  tagged_assert ("Notes", "# AFRICA (WEST)\n\nSo it was.\n", "region", NULL, "africa-west");
  tagged_assert ("The Central African Republic", "", "region", NULL, "m49-017");
  tagged_assert ("The Central African Republic", "", "country", NULL, "CF");
}

static void
test_file_name (void) {
  PraxisDocument *document = tagged_new ("Notes", "Nothing to see.", "/data/report_Ghana%202018.txt");
  g_autofree char *values = tagged_values (document, "country", "about");
  g_assert_cmpstr (values, ==, "GH");
  tagged_free (document);
}

/* With one country in each paragraph, on both sides of letters of several bytes. */
static void
test_offsets (void) {
  const char *text
      = "# Ghana’s «dépôts»\n\nÀ Accra, Ghana’s offices…\n\n# Népal\n\nNepal, Niger’s and Perú.\n";
  PraxisDocument *document = tagged_new ("Offices", text, NULL);
  g_assert_cmpuint (document->claims->len, >, 3);
  tagged_free (document);
}

/* Many real sentences in six languages; tagged_free() looks at each quote. */
static void
test_corpus (void) {
  g_autofree char *folder = g_build_filename (g_getenv ("PRAXIS_SOURCE"), "corpus", "sources", NULL);
  g_autoptr (GDir) sources = g_dir_open (folder, 0, NULL);
  guint claims = 0;
  g_assert_nonnull (sources);
  for (const char *name = g_dir_read_name (sources); name; name = g_dir_read_name (sources)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
      continue;
    PraxisDocument *document = tagged_new (name, text, path);
    claims += document->claims->len;
    tagged_free (document);
  }
  g_assert_cmpuint (claims, >, 100);
}

static void
test_even_group (void) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 40; i++)
    g_string_append (text,
                     "The teams of Kenya, Ghana, Nepal and Peru met and spoke of what they had done so far, "
                     "of the forms in use, of the hours it takes to fill them in and of who reads them. ");
  g_string_append (text, "Norway was named once.");
  tagged_assert ("What the teams did", text->str, "country", "about", "GH KE NP PE");
}

/* Each is named once, and none of them is what it is about. */
static void
test_row_of_origins (void) {
  g_autoptr (GString) text = g_string_new ("People from Kenya, Ghana, Nepal and Peru asked for a bed. ");
  for (guint i = 0; i < 40; i++)
    g_string_append (text, "The house has a kitchen and a yard, and somebody opens the door at night. ");
  tagged_assert ("A bed is no address", text->str, "country", "about", "");
}

static void
test_towns (void) {
  g_autoptr (GString) text = g_string_new ("People from Norway and Peru came in spring. ");
  for (guint i = 0; i < 6; i++)
    g_string_append (text, "The house in Nairobi is full, that in Mombasa is not. ");
  tagged_assert ("A bed is no address", text->str, "country", "about", "KE");
}

static void
test_seat (void) {
  g_autoptr (GString) text = g_string_new ("Ghana asked for a course. ");
  for (guint i = 0; i < 6; i++)
    g_string_append (text, "The secretariat in Nairobi answered, and Ghana wrote again. ");
  tagged_assert ("A course", text->str, "country", NULL, "GH");
}

static void
test_publishers_town (void) {
  const char *text
      = "The law of Ghana, and what others wrote. Ghana changed it.\n\n"
        "Ruiz, A.: Shelters. Nairobi: Open Door, 2003.\n\nRuiz, B.: Beds. Mombasa: Open Door, 2004.\n";
  tagged_assert ("A law", text, "country", "about", "GH");
  tagged_assert ("A law", text, "country", "mentioned", "KE");
}

/* What a fact box states needs no second mention; experts and donors in it are not the subject. */
static void
test_lines (void) {
  static const struct {
    const char *text, *role, *countries;
  } table[] = {
    { "Country: Ghana\nExperts: Norway (2), Peru (1)\n\nThe office asked for a course.", "about", "GH" },
    { "Country: Ghana\nExperts: Norway (2), Peru (1)\n\nThe office asked for a course.", "origin", "NO PE" },
    { "Country\nGhana\nDonor\nNorway\n\nThe office asked for a course.", "about", "GH" },
    { "Country Ghana\nVenue Kenya\n\nThe office asked for a course.", "about", "GH" },
    { "Country Ghana\nVenue Kenya\n\nThe office asked for a course.", "host", "KE" },
    { "Beneficiary countries: Ghana and Togo\n\nThe offices asked for it.", "about", "GH TG" },
    { "Страна\nГана\n\nОтдел попросил о курсе.", "about", "GH" },
    { "It is another country: Ghana is not, nor Kenya.\n\nThe office of Togo asked.", "about", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    tagged_assert ("Notes", table[i].text, "country", table[i].role, table[i].countries);
}

static void
test_record (void) {
  PraxisDocument *document = tagged_new ("Return in Ghana", "", NULL);
  const PraxisClaim *claim = document->claims->pdata[0];
  for (guint i = 0; i < document->claims->len; i++) {
    claim = document->claims->pdata[i];
    if (strcmp (claim->field, "country") == 0)
      break;
  }
  g_assert_cmpstr (claim->rule, ==, "title-label");
  g_assert_cmpstr (claim->source, ==, "title");
  g_assert_cmpstr (claim->quote, ==, "Ghana");
  g_assert_cmpuint (claim->offset, ==, PRAXIS_NO_OFFSET);
  g_assert_cmpstr (claim->origin, ==, "automatic");
  tagged_free (document);
}

static void
test_waters (void) {
  tagged_assert ("El Tratado de Nairobi", "", "country", NULL, "");
  tagged_assert ("Le Traité de Nairobi", "", "country", NULL, "");
  tagged_assert ("Piracy in the Gulf of Guinea", "", "country", NULL, "");
  tagged_assert ("La piraterie dans le golfe de Guinée et le bassin du Congo", "", "country", NULL, "");
  tagged_assert ("El golfo de México", "Los puertos del golfo de México.", "country", NULL, "");
  tagged_assert ("القرصنة في خليج غينيا", "", "country", NULL, "");
  tagged_assert ("Fishing in the Congo Basin and on Lake Malawi", "", "country", NULL, "");
}

static void
test_longer_names (void) {
  const char *text = "The law of Northern Ireland. In Northern Ireland it was passed.";
  tagged_assert ("Notes", text, "country", NULL, "");
  tagged_assert ("Northern Ireland", text, "country", "about", "GB");
  tagged_assert ("La Nouvelle-Guinée", "", "country", NULL, "");
}

/* "Dr. Jordan" ends no sentence, and once somebody of that name was introduced, the name alone is theirs. */
static void
test_people_by_surname (void) {
  tagged_assert ("Notes", "We spoke with Ms. Jordan. Jordan said that it works.", "country", NULL, "");
  tagged_assert ("Minutes", "Present: Jordan, Smith. Chair: A. Jordan.", "country", NULL, "");
  tagged_assert ("Notes", "Ms. Jordan went to Amman in Jordan. Jordan thanked her.", "country", "about",
                 "JO");
}

static void
test_printed (void) {
  tagged_assert ("Guide", "Printed in Austria. Gasse 1, 1010 Vienna, Austria.", "country", "published-in",
                 "AT");
  tagged_assert ("Guide", "Printed in Austria. Gasse 1, 1010 Vienna, Austria.", "country", "about", "");
  tagged_assert ("Guide", "In 2016 officials of Peru, Ghana and Chile met.", "country", "published-in", "");
  tagged_assert ("Guide", "Room 201 is in Lima. Peru pays.", "country", "published-in", "");
}

static void
test_words_of_languages (void) {
  PraxisDocument *italian = tagged_new (
      "I mali del mondo",
      "I mali del mondo sono molti. Mali e malattie: questi sono i mali peggiori di tutti gli uomini.", NULL);
  g_autofree char *none = tagged_values (italian, "country", NULL);
  g_assert_cmpstr (none, ==, "");
  tagged_free (italian);
  tagged_assert ("عقد الاجتماع في عمّان", "اجتمع المشاركون في عمّان لمناقشة إدارة الهجرة والحدود.", "country",
                 NULL, "");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/a gulf, a basin and a lake are not the country they bear the name of",
                   test_waters);
  g_test_add_func ("/country/within the name of a place no country is found, in the text neither",
                   test_longer_names);
  g_test_add_func ("/country/whoever was introduced as a person is one by the surname alone",
                   test_people_by_surname);
  g_test_add_func ("/country/no document is about where it was printed", test_printed);
  g_test_add_func ("/country/words of Italian and Amman in Arabic are no countries", test_words_of_languages);
  g_test_add_func ("/country/a title in any case says what it is about", test_title);
  g_test_add_func ("/country/a title in capitals may name a country by its abbreviation", test_capitals);
  g_test_add_func ("/country/names are found as their language inflects them", test_inflected);
  g_test_add_func ("/country/a country named once beside another is mentioned", test_mention);
  g_test_add_func ("/country/the longest name counts", test_longest);
  g_test_add_func ("/country/words around a name can make something else of it", test_neighbours);
  g_test_add_func ("/country/the name of a language is no country", test_language_name);
  g_test_add_func ("/country/names start with a capital and codes are no names", test_case);
  g_test_add_func ("/country/people are no countries", test_people);
  g_test_add_func ("/country/what could be taken for another is not", test_confusable);
  g_test_add_func ("/country/words before a name give it a part of its own", test_parts);
  g_test_add_func ("/country/a title is about the place and not about where people come from",
                   test_title_parts);
  g_test_add_func ("/country/an article or preposition may have lost its vowel", test_elided);
  g_test_add_func ("/country/a row of names says little of each", test_row);
  g_test_add_func ("/country/a city or province in a title stands for its country", test_places);
  g_test_add_func ("/country/a small region in a title stands for its countries", test_small_regions);
  g_test_add_func ("/country/a demonym of two countries is about both if nothing else is named",
                   test_shared_demonym);
  g_test_add_func ("/country/where somebody works is mentioned", test_affiliation);
  g_test_add_func ("/country/a folder named after a country's code speaks for it where the text does, too",
                   test_folder);
  g_test_add_func ("/country/regions follow from countries and never give any", test_regions);
  g_test_add_func ("/country/a file name counts", test_file_name);
  g_test_add_func ("/country/quotes stand where they are said to stand", test_offsets);
  g_test_add_func ("/country/quotes stand where they are said to stand in whole documents", test_corpus);
  g_test_add_func ("/country/a document can be about several countries named evenly", test_even_group);
  g_test_add_func ("/country/countries that a text names once in a row are no group that it is about",
                   test_row_of_origins);
  g_test_add_func ("/country/the towns that a text is set in speak for their country", test_towns);
  g_test_add_func ("/country/one town alone may be where somebody has an office", test_seat);
  g_test_add_func ("/country/the town where a book was printed says nothing", test_publishers_town);
  g_test_add_func ("/country/a line that says what it lists gives its countries their part", test_lines);
  g_test_add_func ("/country/a claim says by which rule and words it came", test_record);
  int status = g_test_run ();
  tagged_finish ();
  return status;
}
