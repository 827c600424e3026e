/* The facets of the search page. Each value is a link that adds it to the question or takes it out again;
 * values within a field are alternatives. What is narrower is folded into what is broader, and beyond the
 * first few the rest of a list is folded away. Countries and regions are one tree, and the years of both
 * kinds one chart. */
#include "searchd/facet_list.h"
#include "register/document/field.h"
#include "searchd/facet_tree.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/year_chart.h"

#define SHOWN_FIRST 8
#define HARDLY_MORE 2 /* so few are not worth folding away */
#define FREQUENT \
  6                /* countries that stand above their tree, so that most are reached without unfolding it \
                    */
#define FEW_TOPS 2 /* so many broadest values say little by themselves: what is below them is shown */
#define MANY 24    /* values worth a page of their own, where they can be looked through */
#define DEEPEST 4

/* What is listed. */
typedef struct {
  const GPtrArray *pairs;
  const char *field; /* whose page shows all values */
  guint count;       /* of all values */
} List;

/* ---- One value ---- */

/* The link to documents that do not have the value. */
static void
append_exclusion (GString *out, const List *list, const FacetNode *node) {
  g_autofree char *name = g_strconcat ("not-", node->field->name, NULL);
  g_autofree char *link = page_link (list->pairs, node->field->name, node->id, name, node->id);
  g_autofree char *words = g_strdup_printf (_ ("without %s"), node->label);
  html_append (out, "<a href=\"%s\" class=\"exclude\" rel=\"nofollow\" title=\"%s\" aria-label=\"%s\">−</a>",
               link, words, words);
}

/* Whether there are documents below it, as in a region that another filter leaves none. */
static gboolean
holds_documents (const FacetNode *node) {
  for (guint i = 0; i < node->below->len; i++) {
    const FacetNode *below = g_ptr_array_index (node->below, i);
    if (below->count > 0 || holds_documents (below))
      return TRUE;
  }
  return FALSE;
}

static void
append_label (GString *out, const FacetNode *node) {
  html_append (out, "<span class=\"box\" aria-hidden=\"true\"></span><bdi class=\"label\">%s</bdi> ",
               node->label);
  if (node->count > 0 || !holds_documents (node))
    html_append (out, "<span class=\"count\">%" G_GINT64_FORMAT "</span>", node->count);
}

/* What no document has leads nowhere, and is no link. */
static void
append_value (GString *out, const List *list, const FacetNode *node) {
  const char *name = node->field->name;
  if (node->count == 0 && !node->asked) {
    html_append (out, "<span class=\"value %s\">", holds_documents (node) ? "holder" : "none");
    append_label (out, node);
    g_string_append (out, "</span>");
    return;
  }
  g_autofree char *link = node->asked ? page_link (list->pairs, name, node->id, NULL, NULL)
                                      : page_link (list->pairs, NULL, NULL, name, node->id);
  html_append (out, "<a href=\"%s\" class=\"value%s\" rel=\"nofollow\">", link,
               node->asked ? " selected" : "");
  append_label (out, node);
  if (node->asked)
    html_append (out, "<span class=\"unseen\">%s</span>", _ ("selected"));
  g_string_append (out, "</a>");
  if (!node->asked)
    append_exclusion (out, list, node);
}

/* ---- One list ---- */

/* How many are shown before the rest is folded away: the first ones, and all that the question names. */
static guint
shown_first (const GPtrArray *nodes, guint most) {
  guint shown = nodes->len <= most + HARDLY_MORE ? nodes->len : most;
  for (guint i = shown; i < nodes->len; i++)
    if (((const FacetNode *)g_ptr_array_index (nodes, i))->within)
      shown = i + 1;
  return shown;
}

/* The link to the page where a long list can be looked through. */
static void
append_all (GString *out, const List *list) {
  g_autofree char *query = page_link (list->pairs, NULL, NULL, NULL, NULL);
  html_append (out, "<p class=\"all\"><a href=\"/facets/%s%s\" rel=\"nofollow\">", list->field, query + 1);
  html_append (out, _ ("Look through all %u"), list->count);
  g_string_append (out, "</a></p>\n");
}

static void append_nodes (GString *out, const List *list, const GPtrArray *nodes, gboolean open);

static void
append_node (GString *out, const List *list, const FacetNode *node, gboolean open) {
  g_string_append (out, "<li><div>");
  append_value (out, list, node);
  g_string_append (out, "</div>");
  if (node->below->len > 0) {
    g_autofree char *words = g_strdup_printf (_ ("within %s"), node->label);
    html_append (out, "<details class=\"branch\"%s><summary aria-label=\"%s\" title=\"%s\"></summary>\n",
                 open ? " open" : "", words, words);
    append_nodes (out, list, node->below, FALSE);
    g_string_append (out, "</details>");
  }
  g_string_append (out, "</li>\n");
}

/* Not for the country of a region: what is asked stands above the tree already. */
static gboolean
asks_below (const FacetNode *node) {
  for (guint i = 0; i < node->below->len; i++) {
    const FacetNode *below = g_ptr_array_index (node->below, i);
    if (below->within && below->field == node->field)
      return TRUE;
  }
  return FALSE;
}

static void
append_range (GString *out, const List *list, const GPtrArray *nodes, guint first, guint end, gboolean open) {
  g_string_append (out, "<ul>\n");
  for (guint i = first; i < end; i++) {
    const FacetNode *node = g_ptr_array_index (nodes, i);
    append_node (out, list, node, open || asks_below (node));
  }
  g_string_append (out, "</ul>\n");
}

/* One level of a tree; open: what is below is shown. */
static void
append_nodes (GString *out, const List *list, const GPtrArray *nodes, gboolean open) {
  guint shown = shown_first (nodes, SHOWN_FIRST), rest = nodes->len - shown;
  append_range (out, list, nodes, 0, shown, open);
  if (rest == 0)
    return;
  if (nodes->len > MANY) {
    append_all (out, list);
    return;
  }
  g_string_append (out, "<details class=\"rest\"><summary>");
  html_append (out, ngettext ("%u more", "%u more", rest), rest);
  g_string_append (out, "</summary>\n");
  append_range (out, list, nodes, shown, nodes->len, open);
  g_string_append (out, "</details>\n");
}

/* ---- One section ---- */

/* What a section shows: one facet, or two that belong together (the second may be missing). */
typedef struct {
  JsonObject *facet, *other;
  const GPtrArray *pairs;
  const PraxisVocabulary *vocabulary;
} Content;

static void
append_missing (GString *out, JsonObject *facet) {
  gint64 missing = page_number (facet, "missing");
  if (missing > 0)
    html_append (out, "<p class=\"missing\">%s <span class=\"count\">%" G_GINT64_FORMAT "</span></p>\n",
                 _ ("not stated"), missing);
}

static void
append_tree (GString *out, const Content *content) {
  g_autoptr (FacetTree) tree = facet_tree_new ();
  facet_tree_add (tree, content->facet, content->pairs, content->vocabulary, MANY);
  facet_tree_sort (tree);
  const List list = { content->pairs, page_text (content->facet, "field"), tree->nodes->len };
  append_nodes (out, &list, tree->tops, tree->tops->len <= FEW_TOPS);
  if (list.count > MANY && tree->tops->len <= MANY)
    append_all (out, &list);
  append_missing (out, content->facet);
}

/* The countries that most documents have, above the regions with theirs. */
static void
append_places (GString *out, const Content *content) {
  g_autoptr (FacetTree) countries = facet_tree_new (), tree = facet_tree_new ();
  facet_tree_add (countries, content->facet, content->pairs, content->vocabulary, MANY);
  facet_tree_add (tree, content->other, content->pairs, content->vocabulary, MANY);
  facet_tree_add (tree, content->facet, content->pairs, content->vocabulary, MANY);
  facet_tree_sort (countries);
  facet_tree_sort (tree);
  const List list = { content->pairs, page_text (content->facet, "field"), countries->nodes->len };
  guint frequent = shown_first (countries->tops, FREQUENT);
  append_range (out, &list, countries->tops, 0, frequent, FALSE);
  if (frequent < list.count)
    append_all (out, &list);
  if (tree->tops->len > 0) {
    html_append (out, "<h4>%s</h4>\n", _ ("By region"));
    append_nodes (out, &list, tree->tops, FALSE);
  }
  append_missing (out, content->facet);
}

static void
append_years (GString *out, const Content *content) {
  JsonObject *const facets[] = { content->facet, content->other };
  year_chart_append (out, facets, G_N_ELEMENTS (facets), content->pairs);
}

/* Two fields that are shown as one. */
static const struct {
  const char *field, *other;
  const char *title;
  void (*append) (GString *out, const Content *content);
  void (*append_alone) (GString *out, const Content *content); /* where only one of them was counted */
} unions[] = {
  { "country", "region", N_ ("Country and region"), append_places, append_tree },
  { "year", "published", N_ ("Years"), append_years, append_years },
};

static JsonObject *
find_facet (JsonArray *facets, const char *field) {
  for (guint i = 0; i < page_count (facets); i++)
    if (g_strcmp0 (page_text (page_element (facets, i), "field"), field) == 0)
      return page_element (facets, i);
  return NULL;
}

/* Without values there is nothing to choose, however many documents lack one. */
static gboolean
is_empty (JsonObject *facet) {
  return page_count (page_array (facet, "values")) == 0;
}

/* A facet where it stands, with the one that belongs to it. */
static void
append_facet (GString *out, JsonArray *facets, const PraxisField *field, Content content) {
  const char *title = field->label;
  void (*append) (GString *, const Content *) = append_tree;
  for (gsize i = 0; i < G_N_ELEMENTS (unions); i++) {
    JsonObject *first = find_facet (facets, unions[i].field);
    if (g_str_equal (field->name, unions[i].other) && first != NULL)
      return;
    if (g_str_equal (field->name, unions[i].field) || g_str_equal (field->name, unions[i].other)) {
      content.other = first == content.facet ? find_facet (facets, unions[i].other) : NULL;
      title = content.other != NULL ? unions[i].title : title;
      append = content.other != NULL ? unions[i].append : unions[i].append_alone;
    }
  }
  if (is_empty (content.facet) && is_empty (content.other))
    return;
  html_append (out, "<section class=\"facet\" data-field=\"%s\">\n<h3>%s</h3>\n", field->name, _ (title));
  append (out, &content);
  g_string_append (out, "</section>\n");
}

void
facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs,
                   const PraxisVocabulary *vocabulary) {
  for (guint i = 0; i < page_count (facets); i++) {
    JsonObject *facet = page_element (facets, i);
    const char *name = page_text (facet, "field");
    const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
    if (field != NULL)
      append_facet (out, facets, field, (Content){ facet, NULL, pairs, vocabulary });
  }
}

/* ---- All values ---- */

static void
append_whole (GString *out, const List *list, const GPtrArray *nodes, guint depth) {
  for (guint i = 0; i < nodes->len; i++) {
    const FacetNode *node = g_ptr_array_index (nodes, i);
    html_append (out, "<li class=\"depth%u\"><div>", MIN (depth, DEEPEST));
    append_value (out, list, node);
    g_string_append (out, "</div></li>\n");
    append_whole (out, list, node->below, depth + 1);
  }
}

guint
facet_list_append_whole (GString *out, JsonObject *facet, const GPtrArray *pairs,
                         const PraxisVocabulary *vocabulary) {
  g_autoptr (FacetTree) tree = facet_tree_new ();
  const List list = { pairs, page_text (facet, "field"), 0 };
  facet_tree_add (tree, facet, pairs, vocabulary, G_MAXUINT);
  facet_tree_sort_by_label (tree);
  g_string_append (out, "<ul>\n");
  append_whole (out, &list, tree->tops, 0);
  g_string_append (out, "</ul>\n");
  return tree->nodes->len;
}
