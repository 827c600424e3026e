/* Tags documents that tests make up. The vocabulary is written to a temporary folder and read from there, as
 * Praxis reads its own. */
#include "tests/indexer/tagged.h"
#include "indexer/tag/tag.h"
#include <glib/gstdio.h>
#include <string.h>

static const char turtle[]
    = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
      "@prefix country: <https://praxis.example/vocabulary/country/> .\n"
      "@prefix region: <https://praxis.example/vocabulary/region/> .\n"
      "@prefix place: <https://praxis.example/vocabulary/place/> .\n"
      "@prefix praxis: <https://praxis.example/vocabulary#> .\n"
      "@prefix topic: <https://praxis.example/vocabulary/topic/> .\n"
      "@prefix type: <https://praxis.example/vocabulary/type/> .\n"
      "@prefix term: <https://praxis.example/vocabulary/term/> .\n"
      "@prefix role: <https://praxis.example/vocabulary/role/> .\n"
      "<https://praxis.example/vocabulary/region> a skos:ConceptScheme .\n"
      "<https://praxis.example/vocabulary/topic> a skos:ConceptScheme .\n"
      "<https://praxis.example/vocabulary/type> a skos:ConceptScheme .\n"
      "<https://praxis.example/vocabulary/role> a skos:ConceptScheme .\n"
      "country:NE skos:hiddenLabel \"Nigerien\"@en .\n"
      "country:NG skos:hiddenLabel \"Nigerian\"@en .\n"
      "country:CD skos:altLabel \"Democratic Republic of the Congo\"@en , \"DRC\" .\n"
      "country:DO skos:hiddenLabel \"Dominican\"@en .\n"
      "country:ML skos:hiddenLabel \"Malian\"@en , \"Malians\"@en .\n"
      "country:US skos:altLabel \"US\"@en ; skos:hiddenLabel \"American\"@en .\n"
      "country:TH skos:hiddenLabel \"Thai\"@en .\n"
      "country:FR skos:hiddenLabel \"French\"@en .\n"
      "region:africa-west skos:prefLabel \"West Africa\"@en ; skos:altLabel \"Africa (West)\"@en ; "
      "skos:related country:GH , country:NE .\n"
      "region:asia skos:prefLabel \"Asia\"@en .\n"
      "region:africa-central skos:prefLabel \"Central Africa\"@en ; skos:altLabel \"Central African\"@en .\n"
      "place:agadez skos:prefLabel \"Agadez\"@en ; skos:related country:NE .\n"
      "place:nairobi skos:prefLabel \"Nairobi\"@en ; skos:related country:KE .\n"
      "place:mombasa skos:prefLabel \"Mombasa\"@en ; skos:related country:KE .\n"
      "place:ulster skos:prefLabel \"Northern Ireland\"@en ; skos:related country:GB .\n"
      "place:congo skos:prefLabel \"Congolese\"@en ; skos:related country:CD , country:CG .\n"
      "place:two-coasts skos:prefLabel \"Two Coasts\"@en ; skos:related country:GH , country:KE .\n"
      "topic:areas skos:prefLabel \"Thematic areas\"@en .\n"
      "topic:crime skos:prefLabel \"Irregular migration\"@en ; skos:broader topic:areas .\n"
      "topic:thb skos:broader topic:crime ; skos:prefLabel \"Trafficking in human beings\"@en , \"Trata de "
      "personas\"@es ;\n"
      "  skos:altLabel \"THB\" , \"trafficking\"@en , \"trata\"@es .\n"
      "topic:thb-protection skos:prefLabel \"Protection of victims\"@en ; skos:altLabel \"VoT\" , \"VoTs\" "
      ".\n"
      "topic:som skos:broader topic:crime ; skos:prefLabel \"Smuggling of migrants\"@en , \"Tráfico de "
      "migrantes\"@es , \"تهريب المهاجرين\"@ar .\n"
      "topic:migration-data skos:prefLabel \"Migration data\"@en ; praxis:cue \"data\"@en .\n"
      "topic:thb-shelters skos:broader topic:thb ; skos:prefLabel \"Shelters for victims\"@en ;\n"
      "  praxis:cue \"shelter\"@en .\n"
      "topic:capacities skos:prefLabel \"Capacity building\"@en ; praxis:weight 0.25 .\n"
      "topic:round skos:prefLabel \"Roundabouts\"@en ; skos:broader topic:turn .\n"
      "topic:turn skos:prefLabel \"Turnpikes\"@en ; skos:broader topic:round .\n"
      "region:round skos:prefLabel \"Round lands\"@en ; skos:broader region:turn ; skos:related country:IS "
      ".\n"
      "region:turn skos:prefLabel \"Turn lands\"@en ; skos:broader region:round ; skos:related country:IS .\n"
      "topic:eu skos:prefLabel \"EU added value\"@en .\n"
      "topic:lasting skos:prefLabel \"Sustainability\"@en ; praxis:statement \"ministry/state pays\"@en .\n"
      "topic:it skos:prefLabel \"Information technology\"@en ; skos:altLabel \"IT\" .\n"
      "type:document skos:prefLabel \"Document\"@en .\n"
      "type:report skos:prefLabel \"Report\"@en ; skos:broader type:document .\n"
      "type:annual-report skos:prefLabel \"Annual report\"@en ; skos:broader type:report .\n"
      "type:case-study skos:prefLabel \"Case study\"@en ; skos:broader type:document .\n"
      "type:handbook skos:prefLabel \"Handbook\"@en ; skos:broader type:document .\n"
      "type:evaluation-report skos:prefLabel \"Evaluation report\"@en ; skos:broader type:report .\n"
      "type:factsheet skos:prefLabel \"Factsheet\"@en ; skos:broader type:document .\n"
      "type:guidelines skos:prefLabel \"Guidelines\"@en ; skos:broader type:document .\n"
      "type:protocol skos:prefLabel \"Protocol\"@en ; skos:broader type:document .\n"
      "type:legal-instrument skos:prefLabel \"Legal instrument\"@en ; skos:broader type:document .\n"
      "type:policy skos:prefLabel \"National policy\"@en ; skos:broader type:document .\n"
      "type:action-page skos:prefLabel \"Action page\"@en ; skos:broader type:document .\n"
      "type:training-module skos:prefLabel \"Training module\"@en ; skos:broader type:document .\n"
      "type:analytical-report skos:prefLabel \"Analytical report\"@en ; skos:broader type:document .\n"
      "type:web-article skos:prefLabel \"Web article\"@en ; skos:broader type:document .\n"
      "term:office skos:prefLabel \"Office for Migration Data and Capacity Building\"@en .\n"
      "role:lessons skos:prefLabel \"Lessons learnt\"@en , \"Leçons apprises\"@fr .\n"
      "role:annex skos:prefLabel \"Abbreviations\"@en .\n"
      "role:context skos:prefLabel \"Context\"@en .\n";

static PraxisVocabulary *vocabulary;
static Tagger *tagger;

static void
load (void) {
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("praxis-tag-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "test.ttl", NULL);
  g_file_set_contents (path, turtle, -1, &error);
  g_assert_no_error (error);
  const char *const folders[] = { folder, NULL };
  vocabulary = praxis_vocabulary_load (folders, &error);
  g_assert_no_error (error);
  tagger = tagger_new (vocabulary);
  g_unlink (path);
  g_rmdir (folder);
}

void
tagged_finish (void) {
  g_clear_pointer (&tagger, tagger_free);
  g_clear_pointer (&vocabulary, praxis_vocabulary_free);
}

static void
add_headings (PraxisDocument *document) {
  const char *text = document->text->str;
  for (const char *line = text; line; line = strchr (line, '\n')) {
    line += *line == '\n';
    gsize level = strspn (line, "#");
    if (level == 0)
      continue;
    g_autofree char *title = g_strndup (line + level, strcspn (line, "\n") - level);
    if (document->sections->len == 0 && line > text)
      praxis_document_add_section_at (document, 0, 0, NULL);
    praxis_document_add_section_at (document, line - text, level, g_strstrip (title));
  }
}

static PraxisDocument *
make (const char *title, const char *text, const char *file_name) {
  PraxisDocument *document = praxis_document_new ();
  g_free (document->title);
  document->title = g_strdup (title);
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, text);
  add_headings (document);
  if (file_name)
    g_ptr_array_add (document->paths, g_strdup (file_name));
  return document;
}

PraxisDocument *
tagged_new (const char *title, const char *text, const char *file_name) {
  PraxisDocument *document = make (title, text, file_name);
  if (!tagger)
    load ();
  tag_document (tagger, document);
  return document;
}

PraxisDocument *
tagged_new_with (const char *title, const char *text, const char *key, const char *value) {
  PraxisDocument *document = make (title, text, NULL);
  if (!tagger)
    load ();
  g_hash_table_insert (document->metadata, g_strdup (key), g_strdup (value));
  tag_document (tagger, document);
  return document;
}

PraxisDocument *
tagged_new_typed (const char *title, const char *text, const char *type) {
  PraxisDocument *document = make (title, text, NULL);
  if (!tagger)
    load ();
  PraxisClaim *claim = praxis_document_add_claim (document, "type", type, NULL, "record");
  g_free (claim->origin);
  claim->origin = g_strdup ("record");
  tag_document (tagger, document);
  return document;
}

PraxisDocument *
tagged_new_headed (const char *title, const char *text, const char *heading) {
  PraxisDocument *document = make (title, text, NULL);
  if (!tagger)
    load ();
  praxis_document_add_section_at (document, 0, 1, heading);
  tag_document (tagger, document);
  return document;
}

static int
compare (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
tagged_values (const PraxisDocument *document, const char *field, const char *role) {
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (strcmp (claim->field, field) == 0 && (!role || g_strcmp0 (claim->role, role) == 0))
      g_ptr_array_add (values, claim->value);
  }
  g_ptr_array_sort (values, compare);
  g_ptr_array_add (values, NULL);
  return g_strjoinv (" ", (char **)values->pdata);
}

void
tagged_free (PraxisDocument *document) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (g_strcmp0 (claim->source, "text") != 0 || !claim->quote)
      continue;
    g_assert_cmpuint (claim->offset + strlen (claim->quote), <=, document->text->len);
    g_autofree char *there = g_strndup (document->text->str + claim->offset, strlen (claim->quote));
    g_assert_cmpstr (there, ==, claim->quote);
    g_assert_cmpuint (claim->page, ==, praxis_document_page_at (document, claim->offset) + 1);
  }
  praxis_document_free (document);
}

void
tagged_assert (const char *title, const char *text, const char *field, const char *role,
               const char *expected) {
  PraxisDocument *document = tagged_new (title, text, NULL);
  g_autofree char *values = tagged_values (document, field, role);
  g_assert_cmpstr (values, ==, expected);
  tagged_free (document);
}
