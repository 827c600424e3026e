/* The facets of the search page. Each value is a link that adds it to the question or takes it out again;
 * values within a field are alternatives. Those that the question names come first, narrower ones below
 * broader ones, and beyond the first few the rest is folded away. */
#include "searchd/facet_list.h"
#include "register/field.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/year_chart.h"

#define SHOWN_FIRST 8
#define MANY 24 /* values worth a page of their own, where they can be looked through */
#define DEEPEST 4

/* The list of one field. */
typedef struct {
  const PraxisField *field;
  const GPtrArray *pairs;
  const PraxisVocabulary *vocabulary;
} List;

/* Whether the question itself names the value. */
static gboolean
is_asked (const List *list, JsonObject *value) {
  return page_has_pair (list->pairs, list->field->name, page_text (value, "value"));
}

/* A value and how far down in the list's tree it stands. */
typedef struct {
  JsonObject *value;
  guint depth;
} Placed;

/* The link to documents that do not have the value. */
static void
append_exclusion (GString *out, const List *list, const char *id, const char *label) {
  g_autofree char *name = g_strconcat ("not-", list->field->name, NULL);
  g_autofree char *link = page_link (list->pairs, list->field->name, id, name, id);
  g_autofree char *words = g_strdup_printf (_ ("without %s"), label);
  html_append (out, "<a href=\"%s\" class=\"exclude\" rel=\"nofollow\" title=\"%s\" aria-label=\"%s\">−</a>",
               link, words, words);
}

static void
append_value (GString *out, const List *list, const Placed *placed) {
  const char *id = page_text (placed->value, "value"), *name = list->field->name;
  const char *label = page_label (list->vocabulary, name, id);
  gboolean asked = is_asked (list, placed->value);
  g_autofree char *link
      = asked ? page_link (list->pairs, name, id, NULL, NULL) : page_link (list->pairs, NULL, NULL, name, id);
  html_append (out,
               "<li class=\"depth%u\"><a href=\"%s\" class=\"%s\" rel=\"nofollow\"><span class=\"box\" "
               "aria-hidden=\"true\"></span>"
               "<bdi class=\"label\">%s</bdi> <span class=\"count\">%" G_GINT64_FORMAT "</span>",
               MIN (placed->depth, DEEPEST), link, asked ? "value selected" : "value", label,
               page_number (placed->value, "count"));
  if (asked)
    html_append (out, "<span class=\"unseen\">%s</span>", _ ("selected"));
  g_string_append (out, "</a>");
  if (!asked)
    append_exclusion (out, list, id, label);
  g_string_append (out, "</li>\n");
}

/* ---- The tree ---- */

/* The first value above this one that is listed as well, "" if there is none. */
static const char *
parent_of (JsonObject *value, GHashTable *listed) {
  JsonArray *broader = page_array (value, "broader");
  for (guint i = 0; i < page_count (broader); i++) {
    const char *above = json_array_get_string_element (broader, i);
    if (g_hash_table_contains (listed, above))
      return above;
  }
  return "";
}

/* The values by what they stand below: id -> array of JsonObject*. Of those without documents only what the
 * question names is listed. */
static GHashTable *
sort_by_parent (const List *list, JsonArray *values) {
  GHashTable *below
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  for (guint i = 0; i < page_count (values); i++) {
    JsonObject *value = page_element (values, i);
    if (page_text (value, "value") == NULL || (page_number (value, "count") == 0 && !is_asked (list, value)))
      continue;
    g_hash_table_add (listed, (gpointer)page_text (value, "value"));
    g_ptr_array_add (shown, value);
  }
  for (guint i = 0; i < shown->len; i++) {
    const char *parent = parent_of (g_ptr_array_index (shown, i), listed);
    if (!g_hash_table_contains (below, parent))
      g_hash_table_insert (below, (gpointer)parent, g_ptr_array_new ());
    g_ptr_array_add (g_hash_table_lookup (below, parent), g_ptr_array_index (shown, i));
  }
  return below;
}

/* What the question names first, else as they come, and below each what is narrower. */
static void
place_below (const List *list, GHashTable *below, const char *parent, guint depth, GArray *placed) {
  const GPtrArray *values = g_hash_table_lookup (below, parent);
  for (int asked = 1; values != NULL && asked >= 0; asked--)
    for (guint i = 0; i < values->len; i++) {
      Placed one = { g_ptr_array_index (values, i), depth };
      if (is_asked (list, one.value) != asked)
        continue;
      g_array_append_val (placed, one);
      place_below (list, below, page_text (one.value, "value"), depth + 1, placed);
    }
}

/* ---- One field ---- */

/* How many are shown before the rest is folded away: the first ones, and all that the question names. */
static guint
shown_first (const List *list, const GArray *placed) {
  guint shown = SHOWN_FIRST;
  for (guint i = shown; i < placed->len; i++)
    if (is_asked (list, g_array_index (placed, Placed, i).value))
      shown = i + 1;
  return shown;
}

/* The values of one field in their order, those from `first` up to `end`. */
static void
append_values (GString *out, const List *list, const GArray *placed, guint first, guint end) {
  g_string_append (out, "<ul>\n");
  for (guint i = first; i < end; i++)
    append_value (out, list, &g_array_index (placed, Placed, i));
  g_string_append (out, "</ul>\n");
}

/* The link to the page where a long list can be looked through. */
static void
append_all (GString *out, const List *list, guint count) {
  g_autofree char *query = page_link (list->pairs, NULL, NULL, NULL, NULL);
  html_append (out, "<p class=\"all\"><a href=\"/facets/%s%s\" rel=\"nofollow\">", list->field->name,
               query + 1);
  html_append (out, _ ("Look through all %u"), count);
  g_string_append (out, "</a></p>\n");
}

static void
append_rest (GString *out, const List *list, const GArray *placed, guint first) {
  guint rest = placed->len - first;
  g_string_append (out, "<details><summary>");
  html_append (out, ngettext ("%u more", "%u more", rest), rest);
  g_string_append (out, "</summary>\n");
  append_values (out, list, placed, first, placed->len);
  g_string_append (out, "</details>\n");
}

static void
append_tree (GString *out, const List *list, JsonArray *values) {
  g_autoptr (GHashTable) below = sort_by_parent (list, values);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  place_below (list, below, "", 0, placed);
  guint shown = MIN (shown_first (list, placed), placed->len);
  append_values (out, list, placed, 0, shown);
  if (placed->len > MANY)
    append_all (out, list, placed->len);
  else if (placed->len > shown)
    append_rest (out, list, placed, shown);
}

static void
append_facet (GString *out, JsonObject *facet, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  const char *name = page_text (facet, "field");
  const List list = { name != NULL ? praxis_field_find (name) : NULL, pairs, vocabulary };
  JsonArray *values = page_array (facet, "values");
  gint64 missing = page_number (facet, "missing");
  if (list.field == NULL || (page_count (values) == 0 && missing == 0))
    return;
  html_append (out, "<section class=\"facet\">\n<h3>%s</h3>\n", _ (list.field->label));
  if ((list.field->flags & PRAXIS_FIELD_YEARS) != 0)
    year_chart_append (out, facet, list.field, pairs);
  else
    append_tree (out, &list, values);
  if (missing > 0)
    html_append (out, "<p class=\"missing\">%s <span class=\"count\">%" G_GINT64_FORMAT "</span></p>\n",
                 _ ("not stated"), missing);
  g_string_append (out, "</section>\n");
}

void
facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs,
                   const PraxisVocabulary *vocabulary) {
  for (guint i = 0; i < page_count (facets); i++) {
    JsonObject *facet = page_element (facets, i);
    if (facet != NULL)
      append_facet (out, facet, pairs, vocabulary);
  }
}

void
facet_list_append_whole (GString *out, JsonObject *facet, const GPtrArray *pairs,
                         const PraxisVocabulary *vocabulary) {
  const List list = { praxis_field_find (page_text (facet, "field")), pairs, vocabulary };
  g_autoptr (GHashTable) below = sort_by_parent (&list, page_array (facet, "values"));
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  place_below (&list, below, "", 0, placed);
  append_values (out, &list, placed, 0, placed->len);
}
