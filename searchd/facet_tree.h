/* The values of a facet as a tree: narrower ones below broader ones, and countries below the regions they
 * belong to. */
#pragma once
#include "register/document/field.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

typedef struct {
  const PraxisField *field;
  const char *id, *label;
  gint64 count;
  gboolean asked;   /* the question names it */
  gboolean within;  /* the question names it or something below it of the same field */
  gboolean spare;   /* without documents, and there are too many values to show those */
  GPtrArray *below; /* of FacetNode*; a country may stand below several regions */
} FacetNode;

typedef struct {
  GPtrArray *nodes;  /* owns all of them, in the order of the answer */
  GHashTable *named; /* "region/africa" -> FacetNode* */
  GPtrArray *tops;   /* those that stand below none */
} FacetTree;

FacetTree *facet_tree_new (void);
void facet_tree_free (FacetTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FacetTree, facet_tree_free)

/* Adds the values of a facet of an answer (may be NULL) below those that are there already and hold them;
 * pairs (of QueryPair*) are the question. Values without documents are spare if there are more than so many
 * values in all. Facet and vocabulary (may be NULL) must outlive the tree. */
void facet_tree_add (FacetTree *tree, JsonObject *facet, const GPtrArray *pairs,
                     const PraxisVocabulary *vocabulary, guint most_with_zeros);

/* Once all is added: takes out what is spare unless it holds something, and puts on each level first what the
 * question names. */
void facet_tree_sort (FacetTree *tree);
/* The same by label instead. */
void facet_tree_sort_by_label (FacetTree *tree);
