/* What the vocabularies add to a query: the other labels of a concept that its words name, as phrases, in the
 * languages of the documents. Each is looked for in documents of its own language only, and counts less than
 * the user's own words. */
#include "register/query/plan_parts.h"
#include <string.h>

#define LONGEST_LABEL 6u     /* words of the query that may name one concept */
#define EXPANSION_WEIGHT 0.6 /* of a label added, against 1 for a word of the user's */
#define MOST_EXPANSIONS 40u

static const char *const schemes[] = { "topic", "country", "region", "type", "activity", "term", NULL };

/* The words from `first`, `count` of them, folded and joined. */
static char *
join_words (const GPtrArray *words, guint first, guint count) {
  GString *joined = g_string_new (NULL);
  for (guint i = first; i < first + count; i++) {
    g_autofree char *folded = praxis_fold (((const PraxisQuery *)g_ptr_array_index (words, i))->text);
    g_string_append_printf (joined, "%s%s", joined->len > 0 && *folded != '\0' ? " " : "", folded);
  }
  return g_string_free (joined, FALSE);
}

static const PraxisLabel *
label_of (const Planner *planner, const char *folded) {
  const GPtrArray *labels = praxis_vocabulary_labels_of (planner->context->vocabulary, folded);
  for (guint i = 0; labels != NULL && i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    if (g_strv_contains (schemes, praxis_concept_scheme (label->concept)))
      return label;
  }
  return NULL;
}

/* A label that holds the words themselves finds nothing that they do not find. */
static gboolean
adds_something (const PraxisLabel *label, const PraxisLabel *named) {
  if (label->kind == PRAXIS_LABEL_HIDDEN || strcmp (label->folded, named->folded) == 0)
    return FALSE;
  g_autofree char *padded = g_strconcat (" ", label->folded, " ", NULL);
  g_autofree char *words = g_strconcat (" ", named->folded, " ", NULL);
  return strstr (padded, words) == NULL;
}

static StoreQuery *
label_query (char *const *run, const char *language) {
  StoreQuery *query = store_query_scale (planner_run_query (run), EXPANSION_WEIGHT);
  if (*language == '\0')
    return query;
  g_autofree char *term = praxis_boolean_term ("L", language);
  StoreQuery *both[] = { query, store_query_term (term) };
  return store_query_combine (STORE_FILTER, both, 2, 0);
}

/* FALSE if another label of that language has the same stems. */
static gboolean
is_new (GHashTable *known, char *const *run, const char *language) {
  g_autofree char *stems = g_strjoinv (" ", (char **)run);
  return g_hash_table_add (known, g_strconcat (language, " ", stems, NULL));
}

static void
note_expansion (Planner *planner, const PraxisLabel *named, const PraxisLabel *label) {
  PraxisExpansion *expansion = g_new0 (PraxisExpansion, 1);
  expansion->from = g_strdup (named->text);
  expansion->to = g_strdup (label->text);
  expansion->language = g_strdup (label->language);
  expansion->concept = praxis_concept_id (label->concept);
  g_ptr_array_add (planner->plan->expansions, expansion);
}

static gboolean
expand_concept (Planner *planner, const PraxisLabel *named, GPtrArray *queries, GError **error) {
  g_autoptr (GPtrArray) runs = planner_runs_new (), found = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GPtrArray *labels = praxis_concept_labels (named->concept);
  for (guint i = 0; i < labels->len && planner->plan->expansions->len < MOST_EXPANSIONS; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    PraxisStemming *stemming = planner_stemming (planner, label->language);
    if ((stemming == NULL && *label->language != '\0') || !adds_something (label, named))
      continue;
    char **run = planner_run (label->text, stemming);
    if (!is_new (known, run, label->language)) {
      g_strfreev (run);
      continue;
    }
    g_ptr_array_add (runs, run);
    g_ptr_array_add (found, label_query (run, label->language));
    note_expansion (planner, named, label);
  }
  if (found->len == 0)
    return TRUE;
  g_ptr_array_add (queries, store_query_combine (STORE_OR, (StoreQuery **)found->pdata, found->len, 0));
  return planner_add_needle (planner, g_steal_pointer (&runs), EXPANSION_WEIGHT, TRUE, error);
}

gboolean
planner_expand (Planner *planner, const GPtrArray *words, GPtrArray *queries, GError **error) {
  for (guint first = 0; first < words->len;) {
    const PraxisLabel *named = NULL;
    guint count = MIN (LONGEST_LABEL, words->len - first);
    for (; count > 0 && named == NULL; count -= named == NULL) {
      g_autofree char *folded = join_words (words, first, count);
      named = label_of (planner, folded);
    }
    if (named != NULL && !expand_concept (planner, named, queries, error))
      return FALSE;
    first += MAX (count, 1);
  }
  return TRUE;
}
