/* The facets of the search page. Each value is a link that adds it to the question or takes it out again;
 * values within a field are alternatives. Selected ones come first, and beyond the first few the rest is
 * folded away. */
#include "searchd/facet_list.h"
#include "register/field.h"
#include "searchd/html.h"
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

static void
append_value (GString *out, const char *field, JsonObject *value, const GPtrArray *pairs) {
  const char *id = page_text (value, "value"), *label = page_text (value, "label");
  if (id == NULL)
    return;
  gboolean selected = json_object_get_boolean_member_with_default (value, "selected", FALSE);
  g_autofree char *link = toggle_link (pairs, field, id, selected);
  html_append (
      out,
      "<li><a href=\"%s\" class=\"%s\" rel=\"nofollow\"><span class=\"box\" aria-hidden=\"true\"></span>"
      "<bdi class=\"label\">%s</bdi> <span class=\"count\">%" G_GINT64_FORMAT "</span>",
      link, selected ? "value selected" : "value", label != NULL ? label : id, page_number (value, "count"));
  g_string_append (out, selected ? "<span class=\"unseen\">selected</span></a></li>\n" : "</a></li>\n");
}

/* The values in the order shown: selected ones first, else as they come. */
static GPtrArray *
ordered_values (JsonArray *values) {
  GPtrArray *ordered = g_ptr_array_new ();
  for (int selected = 1; selected >= 0; selected--)
    for (guint i = 0; i < page_count (values); i++) {
      JsonObject *value = page_element (values, i);
      if (value != NULL && json_object_get_boolean_member_with_default (value, "selected", FALSE) == selected)
        g_ptr_array_add (ordered, value);
    }
  return ordered;
}

static void
append_values (GString *out, const char *field, const GPtrArray *values, const GPtrArray *pairs) {
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < values->len; i++) {
    if (i == SHOWN_FIRST)
      html_append (out, "</ul>\n<details><summary>%u more</summary>\n<ul>\n", values->len - SHOWN_FIRST);
    append_value (out, field, g_ptr_array_index (values, i), pairs);
  }
  g_string_append (out, values->len > SHOWN_FIRST ? "</ul>\n</details>\n" : "</ul>\n");
}

static void
append_facet (GString *out, JsonObject *facet, const GPtrArray *pairs) {
  const char *name = page_text (facet, "field");
  const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
  g_autoptr (GPtrArray) values = ordered_values (page_array (facet, "values"));
  gint64 missing = page_number (facet, "missing");
  if (field == NULL || (values->len == 0 && missing == 0))
    return;
  html_append (out, "<section class=\"facet\">\n<h3>%s</h3>\n", field->label);
  append_values (out, field->name, values, pairs);
  if (missing > 0)
    html_append (out,
                 "<p class=\"missing\">not stated <span class=\"count\">%" G_GINT64_FORMAT "</span></p>\n",
                 missing);
  g_string_append (out, "</section>\n");
}

void
facet_list_append (GString *out, JsonArray *facets, const GPtrArray *pairs) {
  g_string_append (out, "<aside id=\"filters\" aria-label=\"Filters\">\n<h2>Narrow down</h2>\n");
  for (guint i = 0; i < page_count (facets); i++) {
    JsonObject *facet = page_element (facets, i);
    if (facet != NULL)
      append_facet (out, facet, pairs);
  }
  g_string_append (out, "</aside>\n");
}
