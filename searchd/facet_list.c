/* The facets of the search page. Each value is a link that adds it to the question or takes it out again;
 * values within a field are alternatives. Selected ones come first, narrower ones below broader ones, and
 * beyond the first few the rest is folded away. */
#include "searchd/facet_list.h"
#include "register/field.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"

#define SHOWN_FIRST 8

/* The link that turns a value on or off. A selected value that is not itself in the question lies in a range
 * of it. */
static char *
toggle_link (const GPtrArray *pairs, const char *field, const char *value, gboolean selected) {
  if (!selected)
    return page_link (pairs, NULL, NULL, field, value);
  return page_link (pairs, field, page_has_pair (pairs, field, value) ? value : NULL, NULL, NULL);
}

static gboolean
is_selected (JsonObject *value) {
  return json_object_get_boolean_member_with_default (value, "selected", FALSE);
}

/* The list of one field. */
typedef struct {
  const PraxisField *field;
  const GPtrArray *pairs;
  const PraxisVocabulary *vocabulary;
} List;

/* A value and how far down in the list's tree it stands. */
typedef struct {
  JsonObject *value;
  guint depth;
} Placed;

static void
append_value (GString *out, const List *list, const Placed *placed) {
  JsonObject *value = placed->value;
  const char *id = page_text (value, "value"), *label = page_label (list->vocabulary, list->field->name, id);
  gboolean selected = is_selected (value);
  g_autofree char *link = toggle_link (list->pairs, list->field->name, id, selected);
  html_append (out,
               "<li class=\"depth%u\"><a href=\"%s\" class=\"%s\" rel=\"nofollow\"><span class=\"box\" "
               "aria-hidden=\"true\"></span>"
               "<bdi class=\"label\">%s</bdi> <span class=\"count\">%" G_GINT64_FORMAT "</span>",
               MIN (placed->depth, 4), link, selected ? "value selected" : "value", label,
               page_number (value, "count"));
  if (selected)
    html_append (out, "<span class=\"unseen\">%s</span>", _ ("selected"));
  g_string_append (out, "</a></li>\n");
}

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

/* The values by what they stand below: id -> array of JsonObject*. Years without documents only fill the gaps
 * of a histogram, they are not offered. */
static GHashTable *
sort_by_parent (JsonArray *values) {
  GHashTable *below
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  for (guint i = 0; i < page_count (values); i++) {
    JsonObject *value = page_element (values, i);
    if (page_text (value, "value") == NULL || (page_number (value, "count") == 0 && !is_selected (value)))
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

/* Selected ones first, else as they come, and below each what is narrower. */
static void
place_below (GHashTable *below, const char *parent, guint depth, GArray *placed) {
  const GPtrArray *values = g_hash_table_lookup (below, parent);
  for (int selected = 1; values != NULL && selected >= 0; selected--)
    for (guint i = 0; i < values->len; i++) {
      Placed one = { g_ptr_array_index (values, i), depth };
      if (is_selected (one.value) != selected)
        continue;
      g_array_append_val (placed, one);
      place_below (below, page_text (one.value, "value"), depth + 1, placed);
    }
}

/* How many are shown before the rest is folded away: the first ones, and all that are selected. */
static guint
shown_first (const GArray *placed) {
  guint shown = SHOWN_FIRST;
  for (guint i = shown; i < placed->len; i++)
    if (is_selected (g_array_index (placed, Placed, i).value))
      shown = i + 1;
  return shown;
}

static void
append_values (GString *out, const List *list, const GArray *placed) {
  guint shown = shown_first (placed);
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < placed->len; i++) {
    if (i == shown) {
      g_string_append (out, "</ul>\n<details><summary>");
      html_append (out, ngettext ("%u more", "%u more", placed->len - shown), placed->len - shown);
      g_string_append (out, "</summary>\n<ul>\n");
    }
    append_value (out, list, &g_array_index (placed, Placed, i));
  }
  g_string_append (out, placed->len > shown ? "</ul>\n</details>\n" : "</ul>\n");
}

static void
append_facet (GString *out, JsonObject *facet, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  const char *name = page_text (facet, "field");
  const List list = { name != NULL ? praxis_field_find (name) : NULL, pairs, vocabulary };
  g_autoptr (GHashTable) below = sort_by_parent (page_array (facet, "values"));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Placed));
  place_below (below, "", 0, values);
  gint64 missing = page_number (facet, "missing");
  if (list.field == NULL || (values->len == 0 && missing == 0))
    return;
  html_append (out, "<section class=\"facet\">\n<h3>%s</h3>\n", _ (list.field->label));
  append_values (out, &list, values);
  if (missing > 0)
    html_append (out, "<p class=\"missing\">%s <span class=\"count\">%" G_GINT64_FORMAT "</span></p>\n",
                 _ ("not stated"), missing);
  g_string_append (out, "</section>\n");
}

void
facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs,
                   const PraxisVocabulary *vocabulary) {
  html_append (out, "<aside id=\"filters\" aria-label=\"%s\">\n<h2>%s</h2>\n", _ ("Filters"),
               _ ("Narrow down"));
  for (guint i = 0; i < page_count (facets); i++) {
    JsonObject *facet = page_element (facets, i);
    if (facet != NULL)
      append_facet (out, facet, pairs, vocabulary);
  }
  g_string_append (out, "</aside>\n");
}
