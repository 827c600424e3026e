/* From the vocabularies to JSON: what `praxis vocabulary` and `praxis define` print and /v1/define sends. */
#include "register/answer/vocabulary_answer.h"
#include "register/answer/answer.h"
#include "register/base/error.h"
#include <string.h>

#define LANGUAGE_SHOWN "en"

static const char *const kinds[] = {
  [PRAXIS_LABEL_PREFERRED] = "preferred",
  [PRAXIS_LABEL_ALTERNATIVE] = "alternative",
  [PRAXIS_LABEL_HIDDEN] = "hidden",
  [PRAXIS_LABEL_STATEMENT] = "statement",
  [PRAXIS_LABEL_CUE] = "cue",
};

static JsonBuilder *
answer_begin (void) {
  JsonBuilder *builder = json_builder_new ();
  json_builder_begin_object (builder);
  members_add_number (builder, "schema", PRAXIS_ANSWER_SCHEMA);
  return builder;
}

static void
begin_array (JsonBuilder *builder, const char *name) {
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static JsonNode *
answer_end (JsonBuilder *builder) {
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_vocabulary_list (const PraxisVocabulary *vocabulary) {
  g_autofree const char **schemes = praxis_vocabulary_schemes (vocabulary);
  g_autoptr (JsonBuilder) builder = answer_begin ();
  begin_array (builder, "schemes");
  for (const char **scheme = schemes; *scheme != NULL; scheme++) {
    json_builder_begin_object (builder);
    members_add_text (builder, "scheme", *scheme);
    members_add_number (builder, "concepts", praxis_vocabulary_concepts (vocabulary, *scheme)->len);
    members_add_number (builder, "labels", praxis_vocabulary_labels (vocabulary, *scheme)->len);
    json_builder_end_object (builder);
  }
  return answer_end (builder);
}

static void
begin_concept (JsonBuilder *builder, const PraxisConcept *concept) {
  json_builder_begin_object (builder);
  members_add_text (builder, "scheme", praxis_concept_scheme (concept));
  members_add_text (builder, "id", praxis_concept_id (concept));
  members_add_text (builder, "label", praxis_concept_label (concept, LANGUAGE_SHOWN));
}

/* shown: the concepts whose branch is there (as keys). Below a second broader one a concept stands alone, so
 * that loops end and a thesaurus of many ways down is no longer than its links. */
static void
add_branch (JsonBuilder *builder, const PraxisConcept *concept, guint level, GHashTable *shown) {
  begin_concept (builder, concept);
  members_add_number (builder, "level", level);
  json_builder_end_object (builder);
  if (!g_hash_table_add (shown, (gpointer)concept))
    return;
  const GPtrArray *narrower = praxis_concept_narrower (concept);
  for (guint i = 0; i < narrower->len; i++)
    add_branch (builder, g_ptr_array_index (narrower, i), level + 1, shown);
}

JsonNode *
praxis_vocabulary_tree (const PraxisVocabulary *vocabulary, const char *scheme, GError **error) {
  g_autofree const char **schemes = praxis_vocabulary_schemes (vocabulary);
  if (!g_strv_contains (schemes, scheme)) {
    praxis_error_set_unknown_among (error, scheme, schemes, "there is no vocabulary '%s'", scheme);
    return NULL;
  }
  g_autoptr (JsonBuilder) builder = answer_begin ();
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  const GPtrArray *concepts = praxis_vocabulary_concepts (vocabulary, scheme);
  members_add_text (builder, "scheme", scheme);
  begin_array (builder, "concepts");
  for (guint i = 0; i < concepts->len; i++)
    if (praxis_concept_broader (g_ptr_array_index (concepts, i))->len == 0)
      add_branch (builder, g_ptr_array_index (concepts, i), 0, shown);
  return answer_end (builder);
}

static void
add_links (JsonBuilder *builder, const char *name, const GPtrArray *concepts) {
  begin_array (builder, name);
  for (guint i = 0; i < concepts->len; i++) {
    begin_concept (builder, g_ptr_array_index (concepts, i));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_labels (JsonBuilder *builder, const GPtrArray *labels) {
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    json_builder_begin_object (builder);
    members_add_text (builder, "text", label->text);
    members_add_text (builder, "language", label->language);
    members_add_text (builder, "kind", kinds[label->kind]);
    json_builder_end_object (builder);
  }
}

static void
add_concept (JsonBuilder *builder, const PraxisConcept *concept) {
  begin_concept (builder, concept);
  members_add_text (builder, "definition", praxis_concept_definition (concept));
  members_add_text (builder, "note", praxis_concept_note (concept));
  add_links (builder, "broader", praxis_concept_broader (concept));
  add_links (builder, "narrower", praxis_concept_narrower (concept));
  add_links (builder, "related", praxis_concept_related (concept));
  begin_array (builder, "labels");
  add_labels (builder, praxis_concept_labels (concept));
  add_labels (builder, praxis_concept_cues (concept));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* What it means is told of the concept. */
static gboolean
is_explained (const PraxisConcept *concept) {
  return praxis_concept_definition (concept) != NULL || praxis_concept_note (concept) != NULL;
}

/* The concepts a term stands for, one a scheme at most, those that are explained first. */
static GPtrArray *
concepts_of (const PraxisVocabulary *vocabulary, const char *const *schemes, const char *term) {
  GPtrArray *found = g_ptr_array_new ();
  const char *slash = strchr (term, '/');
  guint explained = 0;
  for (; *schemes != NULL; schemes++) {
    gboolean here
        = slash != NULL && strlen (*schemes) == (gsize)(slash - term) && g_str_has_prefix (term, *schemes);
    const PraxisConcept *concept = praxis_vocabulary_lookup (vocabulary, *schemes, here ? slash + 1 : term);
    if (concept != NULL)
      g_ptr_array_insert (found, is_explained (concept) ? (int)explained++ : -1, (gpointer)concept);
  }
  return found;
}

static const char *
nearest (const PraxisVocabulary *vocabulary, const char *const *schemes, const char *term) {
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (; *schemes != NULL; schemes++) {
    const char *name = praxis_vocabulary_nearest (vocabulary, *schemes, term);
    if (name != NULL)
      g_ptr_array_add (names, (gpointer)name);
  }
  g_ptr_array_add (names, NULL);
  return praxis_nearest_name (term, (const char *const *)names->pdata);
}

JsonNode *
praxis_vocabulary_define (const PraxisVocabulary *vocabulary, const char *term, GError **error) {
  g_autofree const char **schemes = praxis_vocabulary_schemes (vocabulary);
  g_autoptr (GPtrArray) found = concepts_of (vocabulary, schemes, term);
  if (found->len == 0) {
    praxis_error_set_unknown (error, nearest (vocabulary, schemes, term), "no vocabulary knows '%s'", term);
    return NULL;
  }
  g_autoptr (JsonBuilder) builder = answer_begin ();
  members_add_text (builder, "term", term);
  begin_array (builder, "concepts");
  for (guint i = 0; i < found->len; i++)
    add_concept (builder, g_ptr_array_index (found, i));
  return answer_end (builder);
}
