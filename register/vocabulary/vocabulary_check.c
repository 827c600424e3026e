/* Checks the vocabularies: each kind of finding is a function over labels or concepts, told as a message with
 * the place in the file. */
#include "register/vocabulary/vocabulary_check.h"
#include "register/base/error.h"
#include "register/base/members.h"
#include "register/text/stopwords.h"
#include "register/vocabulary/abbreviation.h"
#include <stdarg.h>
#include <string.h>

#define SHORT_LETTERS 2 /* a label of so many letters stands in too many texts */

typedef struct {
  const PraxisVocabulary *vocabulary;
  const char *folder; /* of the labels that are looked at; NULL: all */
  GHashTable *stopwords;
  JsonBuilder *builder;
  guint labels, concepts, faults;
} Check;

static void tell (Check *check, const char *kind, gboolean fault, const PraxisLabel *label,
                  const char *format, ...) G_GNUC_PRINTF (5, 6);

/* The label says where the finding stands; its concept is the one it is about. */
static void
tell (Check *check, const char *kind, gboolean fault, const PraxisLabel *label, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  check->faults += fault != FALSE;
  json_builder_begin_object (check->builder);
  members_add_text (check->builder, "kind", kind);
  json_builder_set_member_name (check->builder, "fault");
  json_builder_add_boolean_value (check->builder, fault);
  members_add_text (check->builder, "scheme", praxis_concept_scheme (label->concept));
  members_add_text (check->builder, "concept", praxis_concept_id (label->concept));
  members_add_text (check->builder, "message", message);
  members_add_text (check->builder, "file", label->file);
  members_add_number (check->builder, "line", label->line);
  json_builder_end_object (check->builder);
}

/* Names from iso-codes and ICU come from no file, and nobody here could mend them. */
static gboolean
is_looked_at (const Check *check, const PraxisLabel *label) {
  if (label->file == NULL)
    return FALSE;
  return check->folder == NULL || g_str_has_prefix (label->file, check->folder);
}

static void
check_length (Check *check, const PraxisLabel *label) {
  gunichar first = g_utf8_get_char (label->folded);
  if (g_utf8_strlen (label->folded, -1) <= SHORT_LETTERS && !praxis_is_abbreviation (label->text)
      && !g_unichar_iswide (first))
    tell (check, "short", TRUE, label, "'%s' of '%s' is too short to prove anything", label->text,
          praxis_concept_id (label->concept));
}

static void
check_stopwords (Check *check, const PraxisLabel *label) {
  g_auto (GStrv) words = g_strsplit (label->folded, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (!g_hash_table_contains (check->stopwords, *word))
      return;
  if (!praxis_is_abbreviation (label->text))
    tell (check, "stopword", TRUE, label, "'%s' of '%s' stands in every text", label->text,
          praxis_concept_id (label->concept));
}

/* Whatever their languages: a label is looked up in all of them. */
static gboolean
may_meet (const PraxisLabel *label, const PraxisLabel *other) {
  return label->concept != other->concept
         && strcmp (praxis_concept_scheme (label->concept), praxis_concept_scheme (other->concept)) == 0;
}

/* Of two labels that clash one is told, that of the later place. */
static void
check_clash (Check *check, const PraxisLabel *label) {
  const GPtrArray *same = praxis_vocabulary_labels_of (check->vocabulary, label->folded);
  for (guint i = 0; i < same->len; i++) {
    const PraxisLabel *other = g_ptr_array_index (same, i);
    if (!may_meet (label, other) || other->kind > label->kind)
      continue;
    const char *mine = praxis_concept_id (label->concept), *its = praxis_concept_id (other->concept);
    if (other->kind < label->kind)
      tell (check, "shadowed", FALSE, label, "'%s' of '%s' is looked up as '%s'", label->text, mine, its);
    else if (!is_looked_at (check, other) || strcmp (its, mine) < 0)
      tell (check, "clash", TRUE, label, "'%s' is a label of '%s' and of '%s'", label->text, its, mine);
    else
      continue;
    return;
  }
}

/* Roles are told from headings, where "Other" says something. */
static gboolean
is_found_in_text (const PraxisLabel *label) {
  return strcmp (praxis_concept_scheme (label->concept), "role") != 0;
}

static void
check_labels (Check *check, const char *scheme) {
  const GPtrArray *labels = praxis_vocabulary_labels (check->vocabulary, scheme);
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (!is_looked_at (check, label))
      continue;
    check->labels++;
    check_clash (check, label);
    if (!is_found_in_text (label))
      continue;
    check_length (check, label);
    check_stopwords (check, label);
  }
}

/* A label of the concept that is looked at, or NULL. */
static const PraxisLabel *
label_looked_at (const Check *check, const PraxisConcept *concept) {
  const GPtrArray *labels = praxis_concept_labels (concept);
  for (guint i = 0; i < labels->len; i++)
    if (is_looked_at (check, g_ptr_array_index (labels, i)))
      return g_ptr_array_index (labels, i);
  return NULL;
}

static void
check_loop (Check *check, const PraxisConcept *concept, const PraxisLabel *label) {
  const GPtrArray *broader = praxis_concept_broader (concept);
  for (guint i = 0; i < broader->len; i++) {
    const PraxisConcept *above = g_ptr_array_index (broader, i);
    if (!praxis_concept_is_within (above, concept))
      continue;
    tell (check, "loop", TRUE, label, "'%s' stands above itself, by '%s'", praxis_concept_id (concept),
          praxis_concept_id (above));
    return;
  }
}

static gboolean
has_name (const PraxisConcept *concept, const char *language) {
  const GPtrArray *labels = praxis_concept_labels (concept);
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (label->kind == PRAXIS_LABEL_PREFERRED && strcmp (label->language, language) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
count_languages (GHashTable *counts, const PraxisConcept *concept) {
  const GPtrArray *labels = praxis_concept_labels (concept);
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, label->language));
    if (label->kind == PRAXIS_LABEL_PREFERRED && *label->language != '\0')
      g_hash_table_insert (counts, label->language, GUINT_TO_POINTER (before + 1));
  }
}

/* The languages that most concepts of a list have names in, sorted. */
static GList *
usual_languages (const GPtrArray *concepts) {
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < concepts->len; i++)
    count_languages (counts, g_ptr_array_index (concepts, i));
  GHashTableIter iter;
  gpointer count;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    if (2 * GPOINTER_TO_UINT (count) <= concepts->len)
      g_hash_table_iter_remove (&iter);
  return g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc)strcmp);
}

static void
check_languages (Check *check, const PraxisConcept *concept, const PraxisLabel *label, const GList *usual) {
  g_autoptr (GString) missing = g_string_new (NULL);
  for (; usual != NULL; usual = usual->next)
    if (!has_name (concept, usual->data))
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", (char *)usual->data);
  if (missing->len > 0)
    tell (check, "language", FALSE, label, "'%s' has no name in: %s", praxis_concept_id (concept),
          missing->str);
}

static void
check_concepts (Check *check, const char *scheme) {
  const GPtrArray *concepts = praxis_vocabulary_concepts (check->vocabulary, scheme);
  g_autoptr (GList) usual = usual_languages (concepts);
  for (guint i = 0; i < concepts->len; i++) {
    const PraxisConcept *concept = g_ptr_array_index (concepts, i);
    const PraxisLabel *label = label_looked_at (check, concept);
    if (label == NULL)
      continue;
    check->concepts++;
    check_loop (check, concept, label);
    check_languages (check, concept, label, usual);
  }
}

JsonNode *
praxis_vocabulary_check (const PraxisVocabulary *vocabulary, const char *folder, GError **error) {
  g_autoptr (GHashTable) stopwords = praxis_stopwords_load (error);
  if (stopwords == NULL)
    return NULL;
  g_autofree const char **schemes = praxis_vocabulary_schemes (vocabulary);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Check check = { .vocabulary = vocabulary, .folder = folder, .stopwords = stopwords, .builder = builder };
  json_builder_begin_object (builder);
  members_add_number (builder, "schema", PRAXIS_ANSWER_SCHEMA);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (const char **scheme = schemes; *scheme != NULL; scheme++) {
    check_labels (&check, *scheme);
    check_concepts (&check, *scheme);
  }
  json_builder_end_array (builder);
  if (folder != NULL && check.concepts == 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
                 "'%s' holds no vocabulary: files whose names end in '.ttl' are read", folder);
    return NULL;
  }
  members_add_number (builder, "concepts", check.concepts);
  members_add_number (builder, "labels", check.labels);
  members_add_number (builder, "faults", check.faults);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, check.faults == 0);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
