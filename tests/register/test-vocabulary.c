/* Tests the vocabularies that are installed, and what becomes of files that are odd or broken. */
#include "register/text/token.h"
#include "register/vocabulary/vocabulary.h"
#include <glib/gstdio.h>
#include <string.h>

#define HEAD \
  "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n" \
  "@prefix t: <https://example.org/v/topic/> .\n"

static const PraxisVocabulary *
installed (void) {
  static PraxisVocabulary *vocabulary;
  g_autoptr (GError) error = NULL;
  if (vocabulary == NULL)
    vocabulary = praxis_vocabulary_load_default (NULL, &error);
  g_assert_no_error (error);
  return vocabulary;
}

/* A vocabulary of the given files (pairs of a name and a text, NULL-terminated), or NULL with the error set.
 */
static PraxisVocabulary *
load_files (const char *const *files, GError **error) {
  g_autofree char *folder = g_dir_make_tmp ("praxis-vocabulary-XXXXXX", NULL);
  g_assert_nonnull (folder);
  for (const char *const *file = files; *file != NULL; file += 2) {
    g_autofree char *path = g_build_filename (folder, file[0], NULL);
    g_assert_true (g_file_set_contents (path, file[1], -1, NULL));
  }
  PraxisVocabulary *vocabulary = praxis_vocabulary_load ((const char *const[]){ folder, NULL }, error);
  for (const char *const *file = files; *file != NULL; file += 2) {
    g_autofree char *path = g_build_filename (folder, file[0], NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
  return vocabulary;
}

static PraxisVocabulary *
load_text (const char *text) {
  g_autoptr (GError) error = NULL;
  PraxisVocabulary *vocabulary = load_files ((const char *const[]){ "a.ttl", text, NULL }, &error);
  g_assert_no_error (error);
  return vocabulary;
}

static void
assert_is (const char *scheme, const char *text, const char *id) {
  const PraxisConcept *concept = praxis_vocabulary_lookup (installed (), scheme, text);
  if (concept == NULL)
    g_error ("nothing found for '%s'", text);
  g_assert_cmpstr (praxis_concept_id (concept), ==, id);
}

static gboolean
holds (const GPtrArray *concepts, const char *scheme, const char *id) {
  return g_ptr_array_find ((GPtrArray *)concepts, praxis_vocabulary_find (installed (), scheme, id), NULL);
}

static void
test_countries (void) {
  static const char *const names[][2] = {
    { "ガーナ", "GH" },
    { "Гана", "GH" },
    { "غانا", "GH" },
    { "ghana", "GH" },
    { "gh", "GH" },
    { "GHA", "GH" },
    { "加纳", "GH" },
    { "Ghanaian", "GH" },
    { "Côte d'Ivoire", "CI" },
    { "Côte d’Ivoire", "CI" },
    { "cote divoire", "CI" },
    { "COTE D'IVOIRE", "CI" },
    { "Ivory Coast", "CI" },
    { "Nigerien", "NE" },
    { "Nigerian", "NG" },
    { "nigériens", "NE" },
    { "Swaziland", "SZ" },
    { "Burma", "MM" },
    { "Cape Verde", "CV" },
    { "Guinea-Bissau", "GW" },
    { "Guinea", "GN" },
    { "DRC", "CD" },
    { "EE.UU.", "US" },
    { "Deutschland", "DE" },
    { "Россия", "RU" },
    { "Russian Federation", "RU" },
    { "Moldova, Republic of", "MD" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_is ("country", names[i][0], names[i][1]);
  g_assert_null (praxis_vocabulary_lookup (installed (), "country", "Atlantis"));
  g_assert_null (praxis_vocabulary_lookup (installed (), "country", ""));
  g_assert_null (praxis_vocabulary_lookup (installed (), "no such scheme", "Ghana"));
  g_assert_null (praxis_vocabulary_find (installed (), "country", "ghana"));
}

static void
test_other_schemes (void) {
  assert_is ("topic", "traite des êtres humains", "thb");
  assert_is ("topic", "tráfico de migrantes", "som");
  assert_is ("topic", "торговли людьми", "thb");
  assert_is ("topic", "العودة الطوعية", "return-reintegration");
  assert_is ("type", "estudio de caso", "case-study");
  assert_is ("region", "West Africa", "africa-west");
  assert_is ("role", "Impact", "results");
  assert_is ("role", "Leçons apprises", "lessons");
  assert_is ("language", "Portuguese", "pt");
  assert_is ("language", "árabe", "ar");
}

static void
test_shown_labels (void) {
  const PraxisConcept *ghana = praxis_vocabulary_find (installed (), "country", "gh");
  g_assert_cmpstr (praxis_concept_label (ghana, "en"), ==, "Ghana");
  g_assert_cmpstr (praxis_concept_label (ghana, "ja"), ==, "ガーナ");
  g_assert_cmpstr (praxis_concept_label (ghana, "pt-BR"), ==, "Gana");
  g_assert_cmpstr (praxis_concept_label (ghana, "xx"), ==, "Ghana");
  const PraxisConcept *congo = praxis_vocabulary_find (installed (), "country", "CD");
  g_assert_cmpstr (praxis_concept_label (congo, "en"), ==, "Democratic Republic of the Congo");
  const PraxisConcept *thb = praxis_vocabulary_find (installed (), "topic", "thb");
  g_assert_cmpstr (praxis_concept_scheme (thb), ==, "topic");
  g_assert_nonnull (praxis_concept_note (thb));
}

static void
test_nearest (void) {
  g_assert_cmpstr (praxis_vocabulary_nearest (installed (), "country", "Gahna"), ==, "Ghana");
  g_assert_cmpstr (praxis_vocabulary_nearest (installed (), "topic", "thb-sheltres"), ==, "thb-shelters");
  g_assert_null (praxis_vocabulary_nearest (installed (), "country", "qwertyuiop"));
}

static void
test_tree (void) {
  const PraxisConcept *thb = praxis_vocabulary_find (installed (), "topic", "thb");
  const PraxisConcept *shelters = praxis_vocabulary_find (installed (), "topic", "thb-shelters");
  const PraxisConcept *asylum = praxis_vocabulary_find (installed (), "topic", "asylum");
  g_assert_true (holds (praxis_concept_narrower (thb), "topic", "thb-protection"));
  g_assert_true (holds (praxis_concept_broader (shelters), "topic", "thb-protection"));
  g_assert_true (praxis_concept_is_within (shelters, thb));
  g_assert_true (praxis_concept_is_within (thb, thb));
  g_assert_false (praxis_concept_is_within (thb, shelters));
  g_assert_false (praxis_concept_is_within (shelters, asylum));
}

static void
test_regions (void) {
  static const char *const members[][2] = {
    { "africa-ces", "KE" },       { "africa-west", "GH" }, { "asia", "TH" },
    { "eu-neighbourhood", "MD" }, { "lac", "PE" },         { "m49-011", "GH" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    const PraxisConcept *region = praxis_vocabulary_find (installed (), "region", members[i][0]);
    const PraxisConcept *country = praxis_vocabulary_find (installed (), "country", members[i][1]);
    g_assert_true (holds (praxis_concept_related (region), "country", members[i][1]));
    g_assert_true (holds (praxis_concept_related (country), "region", members[i][0]));
  }
  assert_is ("region", "Afrique occidentale (M49)", "m49-011");
  const PraxisConcept *western_africa = praxis_vocabulary_find (installed (), "region", "m49-011");
  g_assert_true (holds (praxis_concept_broader (western_africa), "region", "m49-002"));
  const PraxisConcept *africa = praxis_vocabulary_find (installed (), "region", "m49-002");
  g_assert_true (holds (praxis_concept_broader (africa), "region", "m49-001"));
  assert_is ("region", "Monde (M49)", "m49-001");
}

/* A label that fits two concepts of a scheme would tag at random; "Congo" is the one that cannot be helped.
 */
static void
test_labels_decide (void) {
  static const char *const schemes[] = { "country", "region", "topic", "type", "role", "language" };
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    const GPtrArray *labels = praxis_vocabulary_labels (installed (), schemes[i]);
    g_assert_cmpuint (labels->len, >, 0);
    for (guint j = 0; j < labels->len; j++) {
      const PraxisLabel *label = g_ptr_array_index (labels, j);
      const GPtrArray *same = praxis_vocabulary_labels_of (installed (), label->folded);
      for (guint k = 0; k < same->len; k++) {
        const PraxisLabel *other = g_ptr_array_index (same, k);
        if (other->concept != label->concept && strcmp (label->folded, "congo") != 0
            && strcmp (praxis_concept_scheme (other->concept), schemes[i]) == 0)
          g_error ("'%s' is a label of both '%s' and '%s'", label->folded, praxis_concept_id (label->concept),
                   praxis_concept_id (other->concept));
      }
    }
  }
}

static void
test_every_concept_is_complete (void) {
  static const char *const schemes[] = { "country", "region", "topic", "type", "role", "language" };
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++) {
    const GPtrArray *concepts = praxis_vocabulary_concepts (installed (), schemes[i]);
    for (guint j = 0; j < concepts->len; j++) {
      const PraxisConcept *concept = g_ptr_array_index (concepts, j);
      g_assert_cmpstr (praxis_concept_label (concept, "en"), !=, praxis_concept_id (concept));
      g_assert_true (praxis_vocabulary_find (installed (), schemes[i], praxis_concept_id (concept))
                     == concept);
    }
  }
  g_assert_cmpuint (praxis_vocabulary_concepts (installed (), "topic")->len, >=, 70);
  g_assert_cmpuint (praxis_vocabulary_concepts (installed (), "no such scheme")->len, ==, 0);
}

static void
test_labels_of (void) {
  const GPtrArray *labels = praxis_vocabulary_labels_of (installed (), "cote d ivoire");
  g_assert_nonnull (labels);
  const PraxisLabel *first = g_ptr_array_index (labels, 0);
  g_assert_cmpstr (praxis_concept_id (first->concept), ==, "CI");
  g_assert_cmpint (first->kind, ==, PRAXIS_LABEL_PREFERRED);
  g_autofree char *folded = praxis_fold (first->text);
  g_assert_cmpstr (first->folded, ==, folded);
  g_assert_null (praxis_vocabulary_labels_of (installed (), "no such label"));
}

static void
test_kinds_rank (void) {
  g_autoptr (PraxisVocabulary) vocabulary
      = load_text (HEAD "t:a skos:prefLabel \"One\"@en ; skos:hiddenLabel \"Shared\"@en .\n"
                        "t:b skos:prefLabel \"Shared\"@fr .\n");
  const PraxisConcept *concept = praxis_vocabulary_lookup (vocabulary, "topic", "shared");
  g_assert_cmpstr (praxis_concept_id (concept), ==, "b");
}

static void
test_loop_ends (void) {
  g_autoptr (PraxisVocabulary) vocabulary
      = load_text (HEAD "t:a skos:prefLabel \"A\"@en ; skos:broader t:b .\n"
                        "t:b skos:prefLabel \"B\"@en ; skos:broader t:a .\n"
                        "t:c skos:prefLabel \"C\"@en .\n");
  const PraxisConcept *a = praxis_vocabulary_find (vocabulary, "topic", "a");
  g_assert_true (praxis_concept_is_within (a, praxis_vocabulary_find (vocabulary, "topic", "b")));
  g_assert_false (praxis_concept_is_within (a, praxis_vocabulary_find (vocabulary, "topic", "c")));
}

static void
test_later_file_overrides (void) {
  static const char *const files[]
      = { "a.ttl", HEAD "t:a skos:prefLabel \"Old\"@en .\n", "b.ttl",
          HEAD "t:a skos:prefLabel \"New\"@en .\n"
               "<https://other.example/country/GH> skos:altLabel \"Gold Coast\"@en .\n",
          NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisVocabulary) vocabulary = load_files (files, &error);
  g_assert_no_error (error);
  const PraxisConcept *concept = praxis_vocabulary_lookup (vocabulary, "topic", "old");
  g_assert_cmpstr (praxis_concept_label (concept, "en"), ==, "New");
  g_assert_cmpstr (praxis_concept_id (praxis_vocabulary_lookup (vocabulary, "country", "gold coast")), ==,
                   "GH");
}

static void
test_digest (void) {
  g_autoptr (PraxisVocabulary) one = load_text (HEAD "t:a skos:prefLabel \"One\"@en .\n");
  g_autoptr (PraxisVocabulary) same = load_text (HEAD "t:a skos:prefLabel \"One\"@en .\n");
  g_autoptr (PraxisVocabulary) other = load_text (HEAD "t:a skos:prefLabel \"Other\"@en .\n");
  g_autofree char *first = praxis_vocabulary_digest (one), *second = praxis_vocabulary_digest (same),
                  *third = praxis_vocabulary_digest (other);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
}

static void
test_scheme_is_no_concept (void) {
  g_autoptr (PraxisVocabulary) vocabulary = load_text (
      HEAD "<https://example.org/v/topic> a skos:ConceptScheme ; skos:prefLabel \"Topics\"@en .\n"
           "t:a a skos:Concept ; skos:prefLabel \"A\"@en ; skos:inScheme <https://example.org/v/topic> .\n");
  g_assert_cmpuint (praxis_vocabulary_concepts (vocabulary, "topic")->len, ==, 1);
  g_assert_cmpuint (praxis_vocabulary_concepts (vocabulary, "v")->len, ==, 0);
}

/* In the style of EuroVoc's own files: numbers for ids, schemes for microthesauri, links to what was not
 * taken. */
static void
test_other_thesaurus (void) {
  g_autoptr (PraxisVocabulary) vocabulary = load_text (
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "@prefix ev: <http://eurovoc.europa.eu/> .\n"
      "ev:100197 a skos:ConceptScheme ; skos:prefLabel \"2811 migration\"@en .\n"
      "ev:1909 a skos:Concept ; skos:inScheme ev:100197 ; skos:topConceptOf ev:100197 ;\n"
      "  skos:prefLabel \"migration\"@en , \"Wanderung\"@de ; skos:notation \"1909\" .\n"
      "ev:c_5c6f3b1d a skos:Concept ; skos:broader ev:1909 , ev:4040404 ; skos:related ev:777 ;\n"
      "  skos:prefLabel \"return migration\"@en ; skos:altLabel \"returning home\"@en ;\n"
      "  skos:definition \"Going back.\"@en , \"Le retour.\"@fr .\n");
  const PraxisConcept *broad = praxis_vocabulary_lookup (vocabulary, "topic", "Wanderung");
  const PraxisConcept *narrow = praxis_vocabulary_find (vocabulary, "topic", "eurovoc-c_5c6f3b1d");
  g_assert_cmpstr (praxis_concept_id (broad), ==, "eurovoc-1909");
  g_assert_true (praxis_concept_is_within (narrow, broad));
  g_assert_cmpuint (praxis_concept_broader (narrow)->len, ==, 1);
  g_assert_cmpuint (praxis_concept_related (narrow)->len, ==, 0);
  g_assert_cmpstr (praxis_concept_definition (narrow), ==, "Going back.");
  g_assert_cmpuint (praxis_vocabulary_concepts (vocabulary, "topic")->len, ==, 2);
}

static void
test_cues (void) {
  g_autoptr (PraxisVocabulary) vocabulary
      = load_text (HEAD "@prefix p: <https://praxis.example/vocabulary#> .\n"
                        "t:a skos:prefLabel \"A house\"@en ; p:cue \"shelter\"@en ; p:weight 0.5 .\n"
                        "t:b skos:prefLabel \"B\"@en .\n");
  const PraxisConcept *concept = praxis_vocabulary_find (vocabulary, "topic", "a");
  const PraxisLabel *cue = g_ptr_array_index (praxis_concept_cues (concept), 0);
  g_assert_cmpstr (cue->folded, ==, "shelter");
  g_assert_cmpint (cue->kind, ==, PRAXIS_LABEL_CUE);
  g_assert_cmpuint (praxis_concept_labels (concept)->len, ==, 1);
  g_assert_null (praxis_vocabulary_lookup (vocabulary, "topic", "shelter"));
  g_assert_cmpfloat (praxis_concept_weight (concept), ==, 0.5);
  g_assert_cmpfloat (praxis_concept_weight (praxis_vocabulary_find (vocabulary, "topic", "b")), ==, 1);
}

static void
test_statements (void) {
  g_autoptr (PraxisVocabulary) vocabulary
      = load_text (HEAD "@prefix p: <https://praxis.example/vocabulary#> .\n"
                        "t:a skos:prefLabel \"A house\"@en ; p:statement \"ministry/state pays\"@en .\n");
  const PraxisConcept *concept = praxis_vocabulary_find (vocabulary, "topic", "a");
  const PraxisLabel *statement = g_ptr_array_index (praxis_concept_cues (concept), 0);
  g_assert_cmpstr (statement->text, ==, "ministry/state pays");
  g_assert_cmpint (statement->kind, ==, PRAXIS_LABEL_STATEMENT);
  g_assert_cmpuint (praxis_concept_labels (concept)->len, ==, 1);
  g_assert_null (praxis_vocabulary_lookup (vocabulary, "topic", "ministry/state pays"));
}

static void
test_label_place (void) {
  g_autoptr (PraxisVocabulary) vocabulary = load_text (HEAD "\nt:a skos:prefLabel \"A\"@en .\n");
  const PraxisLabel *label = g_ptr_array_index (praxis_vocabulary_labels (vocabulary, "topic"), 0);
  g_assert_true (g_str_has_suffix (label->file, "a.ttl"));
  g_assert_cmpuint (label->line, ==, 4);
}

typedef struct {
  const char *title, *text, *message;
} Broken;

static const Broken broken[] = {
  { "a missing full stop is reported with its line",
    HEAD "t:a skos:prefLabel \"A\"@en\nt:b skos:prefLabel \"B\"@en .\n", "*a.ttl': line 4: *" },
  { "an unknown prefix is reported with its line", HEAD "u:a skos:prefLabel \"A\"@en .\n",
    "*a.ttl': line 3: the prefix of 'u:a' is not declared" },
  { "an open string is reported with its line", HEAD "t:a skos:prefLabel \"A\n", "*a.ttl': line 3: *" },
  { "bytes that are no UTF-8 are reported with their line", HEAD "t:a skos:prefLabel \"\xFF\"@en .\n",
    "*a.ttl': line 3: not UTF-8" },
  { "a link to a concept that is nowhere described is refused",
    HEAD "t:a skos:prefLabel \"A\"@en ; skos:broader t:b .\n",
    "*a.ttl': line 3: 'topic/b' is named but has no label" },
  { "a label that is no text is refused", HEAD "t:a skos:prefLabel t:b .\n",
    "*a.ttl': line 3: prefLabel of 't*a' must be a text*" },
  { "a link that is a text is refused", HEAD "t:a skos:broader \"b\" .\n",
    "*a.ttl': line 3: broader of 't*a' must be the IRI*" },
  { "a label without a word is refused", HEAD "t:a skos:prefLabel \"--\"@en .\n",
    "*a.ttl': line 3: the label '--' of 'a' has no word" },
  { "a weight beyond 1 is refused",
    HEAD "t:a skos:prefLabel \"A\"@en ; <https://praxis.example/vocabulary#weight> 2 .\n",
    "*a.ttl': line 3: the weight '2' is no number above 0 and up to 1" },
  { "an IRI without scheme and id is refused",
    HEAD "<https://example.org/v/topic/> skos:prefLabel \"A\"@en .\n",
    "*a.ttl': line 3: 'https://example.org/v/topic/' does not end in*" },
};

static void
test_broken (gconstpointer data) {
  const Broken *wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisVocabulary) vocabulary
      = load_files ((const char *const[]){ "a.ttl", wanted->text, NULL }, &error);
  g_assert_null (vocabulary);
  g_assert_nonnull (error);
  if (!g_pattern_match_simple (wanted->message, error->message))
    g_error ("'%s' is not like '%s'", error->message, wanted->message);
}

static void
test_missing_folder (void) {
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_vocabulary_load ((const char *const[]){ "/no/such/folder", NULL }, &error));
  g_assert_nonnull (strstr (error->message, "/no/such/folder"));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/a country is found by code and by name in any language", test_countries);
  g_test_add_func ("/vocabulary/topics, types, regions, roles and languages are found too",
                   test_other_schemes);
  g_test_add_func ("/vocabulary/the label shown is the preferred one of the language asked for",
                   test_shown_labels);
  g_test_add_func ("/vocabulary/a mistyped name has a nearest one", test_nearest);
  g_test_add_func ("/vocabulary/broader and narrower are two sides of one link", test_tree);
  g_test_add_func ("/vocabulary/a region knows its countries and a country its regions", test_regions);
  g_test_add_func ("/vocabulary/no label belongs to two concepts of a scheme", test_labels_decide);
  g_test_add_func ("/vocabulary/every concept has an English label and is found by id",
                   test_every_concept_is_complete);
  g_test_add_func ("/vocabulary/labels are found by their folded form", test_labels_of);
  g_test_add_func ("/vocabulary/a preferred label wins over a hidden one", test_kinds_rank);
  g_test_add_func ("/vocabulary/a loop in broader ends", test_loop_ends);
  g_test_add_func ("/vocabulary/the digest tells of another text", test_digest);
  g_test_add_func ("/vocabulary/a later file overrides and adds to an earlier one",
                   test_later_file_overrides);
  g_test_add_func ("/vocabulary/a concept scheme is no concept", test_scheme_is_no_concept);
  g_test_add_func ("/vocabulary/concepts of another thesaurus are topics, and a part of it will do",
                   test_other_thesaurus);
  g_test_add_func ("/vocabulary/a cue is no label", test_cues);
  g_test_add_func ("/vocabulary/nor is a statement", test_statements);
  g_test_add_func ("/vocabulary/a label knows the line it was read from", test_label_place);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autofree char *path = g_strconcat ("/vocabulary/", broken[i].title, NULL);
    g_test_add_data_func (path, &broken[i], test_broken);
  }
  g_test_add_func ("/vocabulary/a folder that is not there is named", test_missing_folder);
  return g_test_run ();
}
