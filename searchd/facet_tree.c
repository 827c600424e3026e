/* Nodes are made in the order of the answer, most documents first, and each is hung below what is broader;
 * sorting keeps that order but for what the question names. */
#include "searchd/facet_tree.h"
#include "register/text/token.h"
#include "searchd/page_parts.h"
#include <string.h>

static void
node_free (gpointer data) {
  FacetNode *node = data;
  g_ptr_array_unref (node->below);
  g_free (node);
}

FacetTree *
facet_tree_new (void) {
  FacetTree *tree = g_new (FacetTree, 1);
  tree->nodes = g_ptr_array_new_with_free_func (node_free);
  tree->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tree->tops = g_ptr_array_new ();
  return tree;
}

void
facet_tree_free (FacetTree *tree) {
  g_hash_table_unref (tree->named);
  g_ptr_array_unref (tree->nodes);
  g_ptr_array_unref (tree->tops);
  g_free (tree);
}

/* Values are told apart by their vocabulary, by which others relate to them, or else by their field. */
static const char *
space_of (const PraxisField *field) {
  return field->scheme != NULL ? field->scheme : field->name;
}

static FacetNode *
find (const FacetTree *tree, const char *space, const char *id) {
  g_autofree char *name = g_strconcat (space, "/", id, NULL);
  return g_hash_table_lookup (tree->named, name);
}

/* ---- Where a value stands ---- */

/* Below the first value above it that is listed as well. */
static gboolean
hang_below_broader (FacetTree *tree, FacetNode *node, JsonArray *broader) {
  for (guint i = 0; i < page_count (broader); i++) {
    FacetNode *parent = find (tree, space_of (node->field), json_array_get_string_element (broader, i));
    if (parent != NULL && parent != node) {
      g_ptr_array_add (parent->below, node);
      return TRUE;
    }
  }
  return FALSE;
}

/* Whether a narrower region is listed that holds the same country, which then stands there. */
static gboolean
has_closer (const FacetTree *tree, const GPtrArray *related, const PraxisConcept *region) {
  for (guint i = 0; i < related->len; i++) {
    const PraxisConcept *other = g_ptr_array_index (related, i);
    if (other != region && praxis_concept_is_within (other, region)
        && find (tree, praxis_concept_scheme (other), praxis_concept_id (other)) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Below the values of other fields that the vocabulary relates it to: a country below its regions. */
static gboolean
hang_below_related (FacetTree *tree, FacetNode *node, const PraxisVocabulary *vocabulary) {
  gboolean known = vocabulary != NULL && node->field->scheme != NULL;
  const PraxisConcept *concept
      = known ? praxis_vocabulary_find (vocabulary, node->field->scheme, node->id) : NULL;
  const GPtrArray *related = concept == NULL ? NULL : praxis_concept_related (concept);
  gboolean hangs = FALSE;
  for (guint i = 0; related != NULL && i < related->len; i++) {
    const PraxisConcept *region = g_ptr_array_index (related, i);
    FacetNode *parent = find (tree, praxis_concept_scheme (region), praxis_concept_id (region));
    if (parent == NULL || parent->field == node->field || has_closer (tree, related, region))
      continue;
    g_ptr_array_add (parent->below, node);
    hangs = TRUE;
  }
  return hangs;
}

/* ---- Adding ---- */

static FacetNode *
add_node (FacetTree *tree, JsonObject *value, const PraxisField *field, const GPtrArray *pairs,
          const PraxisVocabulary *vocabulary) {
  FacetNode *node = g_new0 (FacetNode, 1);
  node->field = field;
  node->id = page_text (value, "value");
  node->label = page_label (vocabulary, field->name, node->id);
  node->count = page_number (value, "count");
  node->asked = page_has_pair (pairs, field->name, node->id);
  node->below = g_ptr_array_new ();
  g_ptr_array_add (tree->nodes, node);
  g_hash_table_replace (tree->named, g_strconcat (space_of (field), "/", node->id, NULL), node);
  return node;
}

void
facet_tree_add (FacetTree *tree, JsonObject *facet, const GPtrArray *pairs,
                const PraxisVocabulary *vocabulary, guint most_with_zeros) {
  JsonArray *values = page_array (facet, "values");
  const PraxisField *field = facet == NULL ? NULL : praxis_field_find (page_text (facet, "field"));
  guint first = tree->nodes->len;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  for (guint i = 0; field != NULL && i < page_count (values); i++) {
    JsonObject *value = page_element (values, i);
    if (page_text (value, "value") == NULL)
      continue;
    FacetNode *node = add_node (tree, value, field, pairs, vocabulary);
    node->spare = node->count == 0 && !node->asked && page_count (values) > most_with_zeros;
    g_ptr_array_add (taken, value);
  }
  for (guint i = 0; i < taken->len; i++) {
    FacetNode *node = g_ptr_array_index (tree->nodes, first + i);
    if (!hang_below_broader (tree, node, page_array (g_ptr_array_index (taken, i), "broader"))
        && !hang_below_related (tree, node, vocabulary))
      g_ptr_array_add (tree->tops, node);
  }
}

/* ---- Order ---- */

static gboolean
mark_within (FacetNode *node) {
  node->within = node->asked;
  for (guint i = 0; i < node->below->len; i++) {
    FacetNode *below = g_ptr_array_index (node->below, i);
    gboolean within = mark_within (below);
    node->within |= within && below->field == node->field;
  }
  return node->within;
}

static void
take_out_spare (GPtrArray *nodes) {
  for (guint i = nodes->len; i-- > 0;) {
    FacetNode *node = g_ptr_array_index (nodes, i);
    take_out_spare (node->below);
    if (node->spare && node->below->len == 0)
      g_ptr_array_remove_index (nodes, i);
  }
}

/* A stable partition: sorting by more than one would need places to compare. */
static void
put_first (GPtrArray *nodes) {
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (int within = 1; within >= 0; within--)
    for (guint i = 0; i < nodes->len; i++)
      if (((FacetNode *)g_ptr_array_index (nodes, i))->within == within)
        g_ptr_array_add (sorted, g_ptr_array_index (nodes, i));
  if (nodes->len > 0)
    memcpy (nodes->pdata, sorted->pdata, nodes->len * sizeof *nodes->pdata);
}

void
facet_tree_sort (FacetTree *tree) {
  take_out_spare (tree->tops);
  for (guint i = 0; i < tree->tops->len; i++)
    mark_within (g_ptr_array_index (tree->tops, i));
  put_first (tree->tops);
  for (guint i = 0; i < tree->nodes->len; i++)
    put_first (((FacetNode *)g_ptr_array_index (tree->nodes, i))->below);
}

static int
by_label (gconstpointer a, gconstpointer b) {
  const FacetNode *one = *(const FacetNode *const *)a, *other = *(const FacetNode *const *)b;
  g_autofree char *first = praxis_fold (one->label), *second = praxis_fold (other->label);
  return strcmp (first, second);
}

void
facet_tree_sort_by_label (FacetTree *tree) {
  g_ptr_array_sort (tree->tops, by_label);
  for (guint i = 0; i < tree->nodes->len; i++)
    g_ptr_array_sort (((FacetNode *)g_ptr_array_index (tree->nodes, i))->below, by_label);
}
