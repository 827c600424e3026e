/* Tests in which order documents are found, and that a word finds its other spellings: languages, scripts,
 * long and short texts in one index. */
#include "tests/register/fixture.h"
#include <string.h>

#define HANDBOOK_PAGES 200
#define LEAFLETS 40

typedef struct {
  const char *id, *language, *text;
} Text;

static const Text texts[] = {
  { "accented", "fr", "Les réfugiés sont accueillis.\n" },
  { "plain", "fr", "Les refugies sans accents.\n" },
  { "arabic", "ar", "مكافحة الاتجار بالبشر في الأردن\n" },
  { "presented", "ar", "ﻣﻜﺎﻓﺤﺔ ﺍﻟﺘﻬﺮﻳﺐ\n" },
  { "persian", "fa", "قاچاق انسان می\u200cشود\n" },
  { "cyrillic", "ru", "Её дети и трудовые мигранты\n" },
  { "japanese", "ja", "ガーナの国際移住について。\n" },
  { "korean", "ko", "이주 노동자 상담\n" },
  { "lady-en", "en", "Lady Gumba sang the anthem of the country and Lady Gumba danced.\n" },
  { "lady-fr", "fr", "Lady Gumba a chanté cet hymne que le pays entier, ému, écoutait.\n" },
  { "equal-c", "en", "Same wording zanzara everywhere.\n" },
  { "equal-a", "en", "Same wording zanzara everywhere.\n" },
  { "equal-b", "en", "Same wording zanzara everywhere.\n" },
  { "kiln-a", "en", "Glazing pottery in kilns takes raku firing and raku clay.\n" },
  { "kiln-b", "en", "Glazing pottery in kilns takes raku firing and raku clay.\n" },
  { "kiln-lizard", "en", "A pottery and besides a lizard.\n" },
  { "kiln-raku", "en", "A pottery and besides a raku.\n" },
};

static PraxisRegister *reg;

/* One page of a handbook is about the subject; the rest names it here and there. */
static void
put_handbook (PraxisWriter *writer) {
  PraxisDocument *document = fixture_document ("handbook", "/f/handbook.pdf", "Handbook", "");
  for (guint page = 1; page <= HANDBOOK_PAGES; page++) {
    praxis_document_begin_page (document, NULL);
    for (guint line = 0; line < 20; line++)
      g_string_append_printf (document->text, "Rules of procedure number %u, paragraph %u, for offices.\n",
                              page, line);
    if (page == 120)
      g_string_append (document->text,
                       "\nMooring permits: a mooring permit is given to boats with a permit book. "
                       "Boats without a mooring permit wait.\n");
  }
  fixture_claim (document, "language", "en", NULL);
  fixture_put (writer, document);
}

static void
put_leaflets (PraxisWriter *writer) {
  for (guint i = 0; i < LEAFLETS; i++) {
    g_autofree char *id = g_strdup_printf ("leaflet%02u", i);
    g_autofree char *text
        = g_strdup_printf ("Leaflet %u about boats. %s\n", i,
                           i == 7 ? "Procedure of the offices: a permit for mooring." : "Fish.");
    PraxisDocument *document = fixture_document (id, NULL, "Leaflet", text);
    fixture_claim (document, "language", "en", NULL);
    fixture_put (writer, document);
  }
}

static char *
make_index (void) {
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    PraxisDocument *document = fixture_document (texts[i].id, NULL, "Untitled", texts[i].text);
    fixture_claim (document, "language", texts[i].language, NULL);
    fixture_put (writer, document);
  }
  put_handbook (writer);
  put_leaflets (writer);
  fixture_commit (writer);
  return folder;
}

/* The ids of the first hits, with a space behind each. */
static char *
found (const char *query, const char *limit) {
  g_autoptr (JsonObject) answer
      = fixture_ask (reg, (const char *const[]){ "q", query, "limit", limit, "group", "0", NULL });
  GString *ids = g_string_new (NULL);
  guint count = json_array_get_length (json_object_get_array_member (answer, "hits"));
  for (guint i = 0; i < count; i++)
    g_string_append_printf (ids, "%s ", fixture_hit_id (answer, i));
  return g_string_free (ids, FALSE);
}

typedef struct {
  const char *title, *query, *first, *ids;
} Finding;

/* Whether the first so many hits are these. */
static const Finding findings[] = {
  { "letters without accents find those with", "refugies", "2", "accented plain " },
  { "letters with accents find those without", "réfugiés", "2", "accented plain " },
  { "in quotes accents are exact", "\"réfugiés\"", "9", "accented " },
  { "in quotes the lack of accents is exact", "\"refugies\"", "9", "plain " },
  { "case does not matter", "RÉFUGIÉS", "2", "accented plain " },
  { "Arabic finds presentation forms", "التهريب", "9", "presented " },
  { "presentation forms find Arabic", "ﺍﻷﺭﺩﻥ", "9", "arabic " },
  { "Persian is found without its joiner", "میشود", "9", "persian " },
  { "Cyrillic is found in capitals", "МИГРАНТЫ", "9", "cyrillic " },
  { "ё is found as е", "ее дети", "9", "cyrillic " },
  { "a part of a Japanese run is found", "移住", "9", "japanese " },
  { "Korean words are found", "노동자", "9", "korean " },
  { "a question in French prefers French", "que chante cet Lady Gumba ?", "2", "lady-fr lady-en " },
  { "a question in English prefers English", "who was the Lady Gumba?", "2", "lady-en lady-fr " },
  { "equal scores are ordered by id", "zanzara", "9", "equal-a equal-b equal-c " },
  { "one page of a long handbook comes before leaflets with a word of three", "mooring permit boats", "2",
    "leaflet07 handbook " },
  { "a leaflet is not crowded out by a long handbook", "procedure offices permit mooring leaflet", "1",
    "leaflet07 " },
  { "what the best passages say besides the words asked for is preferred", "glazing pottery kilns", "4",
    "kiln-a kiln-b kiln-raku kiln-lizard " },
  { "a question of one word is ranked by this word alone", "pottery", "2", "kiln-lizard kiln-raku " },
};

static void
test_found (gconstpointer data) {
  const Finding *finding = data;
  g_autofree char *ids = found (finding->query, finding->first);
  g_assert_cmpstr (ids, ==, finding->ids);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  char *folder = make_index ();
  reg = fixture_register (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++) {
    g_autofree char *path = g_strconcat ("/rank/", findings[i].title, NULL);
    g_test_add_data_func (path, &findings[i], test_found);
  }
  int failed = g_test_run ();
  praxis_register_close (reg);
  fixture_remove (folder);
  return failed;
}
