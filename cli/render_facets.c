/* The counts of a facet for people: a line a value, narrower ones below broader ones. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/document/field.h"
#include <string.h>

/* A value of a facet, and how far down in the tree of the values listed it stands. */
typedef struct {
  JsonObject *value;
  guint depth;
} Placed;

static gboolean
has_id (JsonArray *values, const char *id) {
  for (guint i = 0; i < reply_length (values); i++)
    if (g_strcmp0 (reply_text (reply_object_at (values, i), "value"), id) == 0)
      return TRUE;
  return FALSE;
}

/* The first value above this one that is listed as well, NULL if there is none. */
static const char *
parent_of (JsonArray *values, JsonObject *value) {
  JsonArray *broader = reply_array (value, "broader");
  for (guint i = 0; i < reply_length (broader); i++)
    if (has_id (values, reply_text_at (broader, i)))
      return reply_text_at (broader, i);
  return NULL;
}

/* Below each value what is narrower, else as they come. parents: of char*, one a value. Values of the same
 * name, which no index gives, end it. */
static void
place_below (JsonArray *values, const GPtrArray *parents, const char *parent, guint depth, GArray *placed) {
  for (guint i = 0; i < parents->len; i++) {
    Placed one = { reply_object_at (values, i), depth };
    if (g_strcmp0 (g_ptr_array_index (parents, i), parent) != 0)
      continue;
    g_array_append_val (placed, one);
    if (placed->len <= parents->len && reply_text (one.value, "value") != NULL)
      place_below (values, parents, reply_text (one.value, "value"), depth + 1, placed);
  }
}

static GArray *
place_values (JsonArray *values) {
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_autoptr (GPtrArray) parents = g_ptr_array_new ();
  for (guint i = 0; i < reply_length (values); i++)
    g_ptr_array_add (parents, (gpointer)parent_of (values, reply_object_at (values, i)));
  place_below (values, parents, NULL, 0, placed);
  return placed;
}

/* The label behind two spaces for each level above it. */
static GString *
indented_label (const Placed *placed) {
  const char *label = reply_text (placed->value, "label");
  GString *clean = g_string_new (NULL);
  g_string_append_printf (clean, "%*s", (int)(2 * placed->depth), "");
  ink_append_clean (clean, label != NULL ? label : reply_text (placed->value, "value"));
  return clean;
}

static guint
widest_label (const GArray *placed) {
  guint widest = 0;
  for (guint i = 0; i < placed->len; i++) {
    g_autoptr (GString) label = indented_label (&g_array_index (placed, Placed, i));
    widest = MAX (widest, ink_columns (label->str));
  }
  return widest;
}

static void
append_facet_value (GString *out, const Placed *placed, guint widest, const RenderStyle *style) {
  JsonObject *value = placed->value;
  const char *id = reply_text (value, "value"), *label = reply_text (value, "label");
  gboolean selected = reply_number (value, "selected", 0) != 0;
  g_autoptr (GString) clean = indented_label (placed);
  guint gap = widest - MIN (widest, ink_columns (clean->str));
  g_autoptr (GString) line = g_string_new (NULL);
  g_string_append_printf (line, "%s%s%*s %6" G_GINT64_FORMAT "%s", selected ? INK_BOLD "* " : "  ",
                          clean->str, (int)gap, "", reply_number (value, "count", 0),
                          selected ? INK_END : "");
  if (g_strcmp0 (id, label) != 0) {
    g_string_append (line, "  " INK_FAINT);
    ink_append_clean (line, id);
    g_string_append (line, INK_END);
  }
  ink_keep (out, &style->ink, 2, line->str);
}

void
render_facet (GString *out, JsonObject *facet, const RenderStyle *style) {
  const char *name = reply_text (facet, "field");
  const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
  g_autoptr (GArray) values = place_values (reply_array (facet, "values"));
  gint64 missing = reply_number (facet, "missing", 0);
  guint widest = MAX (widest_label (values), (guint)strlen ("(none)"));
  g_autoptr (GString) heading = g_string_new (INK_BOLD);
  ink_append_clean (heading, field != NULL ? field->label : name);
  g_string_append (heading, INK_END);
  ink_wrap (out, &style->ink, 0, heading->str);
  for (guint i = 0; i < values->len; i++)
    append_facet_value (out, &g_array_index (values, Placed, i), widest, style);
  if (missing > 0)
    g_string_append_printf (out, "    %-*s %6" G_GINT64_FORMAT "\n", (int)widest, "(none)", missing);
  g_string_append_c (out, '\n');
}
