/* Tests what becomes of mistyped words: put right where an answer would be empty, else offered, and left
 * alone where nothing is wrong with them. */
#include "tests/register/fixture.h"
#include <string.h>

static void
put (PraxisWriter *writer, guint number, const char *language, const char *text) {
  g_autofree char *id = g_strdup_printf ("%016x", number);
  PraxisDocument *document = fixture_document (id, NULL, "A paper", text);
  fixture_claim (document, "language", language, NULL);
  fixture_claim (document, "country", number % 2 == 0 ? "GH" : "NG", "about");
  fixture_put (writer, document);
}

static void
index_open (FixtureIndex *index, gconstpointer data) {
  static const struct {
    const char *language, *text;
  } texts[] = {
    { "en", "Traffickers move people. Trafficking of people is a crime, and shelters help." },
    { "en", "Shelter and counselling after trafficking." },
    { "en", "A form was casually filled in. The causes were named." },
    { "fr", "Les réfugiés et les étrangers sont accueillis. Le conseil est gratuit." },
    { "fr", "Les réfugiés demandent un conseil. La sheltor est une faute." },
    { "en", "Forms. Causal chains of the forms." },
    { "en", "They stay as long as the staff of the office may stay. The harbour." },
    { "en", "Stay at the harbour, or stay in a harbor." },
    { "en", "To stay is a choice; nobody stays without papers. Quarters at the harbour." },
    { "en", "Retrun the papers to the harbour." },
    { "en", "Papers of the harbour, and a pier to return to." },
    { "en", "Dogs sniff, as do their peers. The sniffing goes on." },
    { "en", "Dogs sniff, and so do all peers." },
  };
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    put (writer, i + 1, texts[i].language, texts[i].text);
  fixture_index_open (index, writer);
}

/* What is asked, and what is said of its spelling: the corrected text and what became of it. */
typedef struct {
  const char *query, *key, *value; /* key NULL: no filter */
  const char *corrected, *correction;
} Case;

static void
check (PraxisRegister *reg, const Case *one) {
  const char *pairs[] = { "q", one->query, one->key, one->value, NULL };
  g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
  JsonObject *query = json_object_get_object_member (answer, "query");
  g_test_message ("%s", one->query);
  g_assert_cmpstr (json_object_get_string_member (query, "text"), ==, one->query);
  g_assert_cmpstr (json_object_get_string_member_with_default (query, "corrected", NULL), ==, one->corrected);
  g_assert_cmpstr (json_object_get_string_member_with_default (query, "correction", NULL), ==,
                   one->correction);
  if (g_strcmp0 (one->correction, "taken") == 0)
    g_assert_cmpuint (fixture_total (answer), >, 0);
}

static void
test_cases (FixtureIndex *index, gconstpointer data) {
  for (const Case *one = data; one->query != NULL; one++)
    check (index->reg, one);
}

static const Case taken[] = {
  { "traficking", NULL, NULL, "trafficking", "taken" },
  { "trafficknig", NULL, NULL, "trafficking", "taken" },
  { "rtafficking", NULL, NULL, "trafficking", "taken" },
  { "+conuselling +shletter", NULL, NULL, "+counselling +shelter", "taken" },
  { "(conuselling OR conseling) AND shelters", NULL, NULL, "(counselling OR counselling) AND shelters",
    "taken" },
  { NULL, NULL, NULL, NULL, NULL },
};

static const Case offered[] = {
  { "shelters for conuselling", NULL, NULL, "shelters for counselling", "offered" },
  { "shelters, or conuselling?", "syntax", "plain", "shelters, or counselling?", "offered" },
  { "shelters -conuselling", NULL, NULL, NULL, NULL },
  { "trafficking (conuselling)", NULL, NULL, "trafficking (counselling)", "offered" },
  { NULL, NULL, NULL, NULL, NULL },
};

/* Found by its stem, which it shares with a word that is hardly meant. */
static const Case stems[] = {
  { "snif", NULL, NULL, "sniff", "offered" }, { "snif shelters", NULL, NULL, "sniff shelters", "offered" },
  { "sniffed", NULL, NULL, NULL, NULL }, /* a form of what is there */
  { "piers", NULL, NULL, NULL, NULL },   /* so is this, though near to the commoner "peers" */
  { "refugies", NULL, NULL, NULL, NULL },     { NULL, NULL, NULL, NULL, NULL },
};

static const Case kinds[] = {
  { "staf", NULL, NULL, "staff", "taken" },       /* one letter for two, not the commoner "stay" */
  { "harrbour", NULL, NULL, "harbour", "taken" }, /* two for one */
  { "stau", NULL, NULL, "stay", "taken" },        /* the key beside it */
  { "staay", NULL, NULL, "stay", "taken" },       { NULL, NULL, NULL, NULL, NULL },
};

/* A word that is known, but to no document that the filters let through. */
static const Case emptied[] = {
  { "harbuor", "country", "GH", "harbour", "taken" }, { "harbor", "country", "NG", "harbour", "offered" },
  { "quarters", "country", "GH", NULL, NULL }, /* known, and near to nothing */
  { "harbour", "country", "FR", NULL, NULL },         { NULL, NULL, NULL, NULL, NULL },
};

static const Case accents[] = {
  { "refugeis", NULL, NULL, "réfugiés", "taken" },
  { "réfuguiés", NULL, NULL, "réfugiés", "taken" },
  { "etrangres", NULL, NULL, "étrangers", "taken" },
  { "REFUGIES", NULL, NULL, NULL, NULL },
  { NULL, NULL, NULL, NULL, NULL },
};

static const Case scope[] = {
  { "shelte", NULL, NULL, "shelter", "taken" },
  { "sheltxr", "language", "fr", "sheltor", "taken" },
  { "sheltxr", "language", "en", "shelter", "taken" },
  { "trafickin", "language", "fr", NULL, NULL },
  { NULL, NULL, NULL, NULL, NULL },
};

static const Case left_alone[] = {
  { "\"traficking\"", NULL, NULL, NULL, NULL }, /* exactly this */
  { "Togo", NULL, NULL, NULL, NULL },           /* a country no document names */
  { "Faso", NULL, NULL, NULL, NULL },           /* a word of one */
  { "Sénégal", NULL, NULL, NULL, NULL },
  { "causal", NULL, NULL, NULL, NULL }, /* it is there, though near to others */
  { "frm", NULL, NULL, NULL, NULL },    /* too short to tell */
  { "xylophone", NULL, NULL, NULL, NULL },
  { "2o19", NULL, NULL, NULL, NULL },
  { NULL, NULL, NULL, NULL, NULL },
};

int
main (int argc, char **argv) {
  static const struct {
    const char *path;
    const Case *cases;
  } tests[] = {
    { "/spelling/a mistyped word is put right where nothing would be found", taken },
    { "/spelling/it is offered where something was found", offered },
    { "/spelling/a word that no document has is offered a commoner one, though its stem is known", stems },
    { "/spelling/of two words as near, the one that is more easily mistyped so is chosen", kinds },
    { "/spelling/it is offered where only the filters leave nothing", emptied },
    { "/spelling/accents are no mistakes, and what is put right has them", accents },
    { "/spelling/only words of documents that the filters let through are proposed", scope },
    { "/spelling/what is quoted, known or too short is left alone", left_alone },
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FixtureIndex, tests[i].cases, index_open, test_cases, fixture_index_close);
  return g_test_run ();
}
