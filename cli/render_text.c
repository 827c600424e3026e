/* An answer for people, to be read in 80 columns: each hit with its tags, its passages with the words that
 * matched, the place and the path; then the counts, and what else there is to know about the answer. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/document/state.h"
#include <string.h>

enum {
  HIT_INDENT = 4,
  MOST_LABELS = 5, /* of a hit's countries, of its topics: what it is about the most comes first */
};

static void
append_separator (GString *line) {
  if (line->len > 0)
    g_string_append (line, " · ");
}

/* The labels of a list of values: "Ghana, Nigeria", of a long one the first: "Ghana, Nigeria and 12 more". */
static void
append_labels (GString *line, const char *field, JsonArray *values, const RenderStyle *style) {
  guint all = reply_length (values), shown = all > MOST_LABELS + 1 ? MOST_LABELS : all;
  if (all > 0)
    append_separator (line);
  for (guint i = 0; i < shown; i++) {
    const char *value = reply_text_at (values, i);
    g_string_append (line, i > 0 ? ", " : "");
    render_append_label (line, field, value != NULL ? value : "", style);
  }
  if (shown < all)
    g_string_append_printf (line, " and %u more", all - shown);
}

static void
append_label (GString *line, const char *field, const char *value, const RenderStyle *style) {
  if (value == NULL)
    return;
  append_separator (line);
  render_append_label (line, field, value, style);
}

static void
append_years (GString *line, JsonObject *hit) {
  JsonObject *covers = reply_object (hit, "covers");
  gint64 from = reply_number (covers, "from", 0), to = reply_number (covers, "to", from);
  gint64 published = reply_number (reply_object (hit, "published"), "year", 0);
  if (from != 0 || published != 0)
    append_separator (line);
  if (from != 0)
    g_string_append_printf (line, "%d", (int)from);
  if (to != from)
    g_string_append_printf (line, "–%d", (int)to);
  if (from == 0 && published != 0)
    g_string_append_printf (line, "published %d", (int)published);
}

/* How it was read, where that is worth a word: "Encrypted", "Partly read". */
static void
append_state (GString *line, JsonObject *hit, const RenderStyle *style) {
  const char *state = reply_text (hit, "state");
  if (g_strcmp0 (state, praxis_state_name (PRAXIS_STATE_READ)) != 0)
    append_label (line, "readable", state, style);
  if (reply_text (hit, "gaps") == NULL)
    return;
  append_separator (line);
  ink_append_clean (line, reply_text (hit, "gaps"));
}

/* By which show, why and tag take it. */
static void
append_identifier (GString *line, JsonObject *hit) {
  const char *id = reply_text (hit, "id");
  if (id == NULL)
    return;
  append_separator (line);
  ink_append_clean (line, id);
}

static void
append_tags (GString *out, JsonObject *hit, const RenderStyle *style) {
  g_autoptr (GString) line = g_string_new (NULL);
  append_label (line, "type", reply_text (hit, "type"), style);
  append_labels (line, "country", reply_array (hit, "countries"), style);
  append_years (line, hit);
  append_label (line, "language", reply_text (hit, "language"), style);
  append_labels (line, "topic", reply_array (hit, "topics"), style);
  append_state (line, hit, style);
  append_identifier (line, hit);
  g_string_prepend (line, INK_FAINT);
  g_string_append (line, INK_END);
  ink_wrap (out, &style->ink, HIT_INDENT, line->str);
}

/* "p. 37 (29), section “Lessons learnt”" or "line 118". */
static void
append_place (GString *line, JsonObject *passage) {
  gint64 page = reply_number (passage, "page", 0), at_line = reply_number (passage, "line", 0);
  const char *label = reply_text (passage, "page_label"), *section = reply_text (passage, "section");
  const char *joint = "";
  if (page > 0) {
    g_autofree char *number = g_strdup_printf ("%d", (int)page);
    g_string_append_printf (line, "p. %s", number);
    if (label != NULL && !g_str_equal (label, number)) {
      g_string_append (line, " (");
      ink_append_clean (line, label);
      g_string_append (line, ")");
    }
    joint = ", ";
  } else if (at_line > 0) {
    g_string_append_printf (line, "line %d", (int)at_line);
    joint = ", ";
  }
  if (section == NULL)
    return;
  g_string_append_printf (line, "%ssection “", joint);
  ink_append_clean (line, section);
  g_string_append (line, "”");
}

static void
append_passage (GString *out, JsonObject *passage, const RenderStyle *style) {
  JsonArray *highlights = reply_array (passage, "highlights");
  guint number = reply_length (highlights);
  g_autofree gint64 (*offsets)[2] = g_malloc0_n (MAX (number, 1), sizeof *offsets);
  for (guint i = 0; i < number; i++) {
    JsonNode *pair = json_array_get_element (highlights, i);
    JsonArray *ends = JSON_NODE_HOLDS_ARRAY (pair) ? json_node_get_array (pair) : NULL;
    offsets[i][0] = reply_number_at (ends, 0);
    offsets[i][1] = reply_number_at (ends, 1);
  }
  g_autoptr (GString) text = g_string_new (NULL);
  ink_append_marked (text, reply_text (passage, "text"), (const gint64 (*)[2])offsets, number);
  ink_wrap (out, &style->ink, HIT_INDENT + 2, text->str);
  g_autoptr (GString) place = g_string_new (INK_FAINT "— ");
  gsize bare = place->len;
  append_place (place, passage);
  g_string_append (place, INK_END);
  if (place->len > bare + 1)
    ink_wrap (out, &style->ink, HIT_INDENT + 2, place->str);
}

static void
append_hit (GString *out, JsonObject *hit, guint rank, const RenderStyle *style) {
  g_autofree char *heading = g_strdup_printf ("%2u. ", rank);
  g_autoptr (GString) title = g_string_new (INK_BOLD);
  JsonArray *passages = reply_array (hit, "passages");
  const char *path = reply_text (hit, "path");
  ink_append_clean (title, reply_text (hit, "title"));
  g_string_append (title, INK_END);
  ink_wrap_headed (out, &style->ink, heading, title->str);
  append_tags (out, hit, style);
  for (guint i = 0; i < reply_length (passages); i++)
    append_passage (out, reply_object_at (passages, i), style);
  guint page = (guint)MAX (0, reply_number (reply_object_at (passages, 0), "page", 0));
  if (path != NULL)
    ink_path (out, &style->ink, HIT_INDENT, path, page);
  render_versions (out, hit, HIT_INDENT, style);
  g_string_append_c (out, '\n');
}

/* "at least 42 documents" */
static void
append_total (GString *out, JsonObject *answer) {
  JsonObject *total = reply_object (answer, "total");
  gint64 value = reply_number (total, "value", 0);
  gboolean more = g_strcmp0 (reply_text (total, "relation"), "gte") == 0;
  g_string_append_printf (out, "%s%" G_GINT64_FORMAT " document%s", more ? "at least " : "", value,
                          value == 1 ? "" : "s");
}

void
render_text_facets (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *facets = reply_array (answer, "facets");
  if (style->explain)
    render_explanation (out, answer, style);
  render_correction (out, answer, style);
  for (guint i = 0; i < reply_length (facets); i++)
    render_facet (out, reply_object_at (facets, i), style);
  append_total (out, answer);
  g_string_append_c (out, '\n');
  render_reasons (out, answer, style);
  render_notices (out, answer, style);
}

static void
append_heading (GString *out, JsonObject *answer, const RenderStyle *style) {
  guint shown = reply_length (reply_array (answer, "hits"));
  g_autoptr (GString) line = g_string_new (NULL);
  if (style->question != NULL) {
    ink_append_clean (line, style->question);
    g_string_append (line, ": ");
  }
  if (reply_number (reply_object (answer, "total"), "value", 0) == 0) {
    g_string_append (line, "nothing found");
  } else {
    append_total (line, answer);
    if (reply_text (answer, "next") != NULL)
      g_string_append_printf (line, ", %u shown", shown);
  }
  ink_wrap (out, &style->ink, 0, line->str);
  g_string_append_c (out, '\n');
}

void
render_text_answer (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *hits = reply_array (answer, "hits");
  JsonArray *facets = reply_array (answer, "facets");
  if (style->explain)
    render_explanation (out, answer, style);
  render_correction (out, answer, style);
  append_heading (out, answer, style);
  for (guint i = 0; i < reply_length (hits); i++)
    append_hit (out, reply_object_at (hits, i), i + 1, style);
  for (guint i = 0; i < reply_length (facets); i++)
    render_facet (out, reply_object_at (facets, i), style);
  render_reasons (out, answer, style);
  render_notices (out, answer, style);
}

void
render_text_similar (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *hits = reply_array (answer, "hits");
  g_autoptr (GString) line = g_string_new (reply_length (hits) > 0 ? "Like “" : "Nothing is like “");
  ink_append_clean (line, reply_text (answer, "title"));
  g_string_append (line, "”");
  ink_wrap (out, &style->ink, 0, line->str);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < reply_length (hits); i++)
    append_hit (out, reply_object_at (hits, i), i + 1, style);
}

void
render_text_suggestions (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *suggestions = reply_array (answer, "suggestions");
  if (reply_length (suggestions) == 0) {
    g_autoptr (GString) line = g_string_new ("Nothing begins like “");
    ink_append_clean (line, reply_text (answer, "text"));
    g_string_append (line, "”");
    ink_wrap (out, &style->ink, 0, line->str);
  }
  for (guint i = 0; i < reply_length (suggestions); i++) {
    JsonObject *suggestion = reply_object_at (suggestions, i);
    gint64 count = reply_number (suggestion, "count", 0);
    g_autoptr (GString) line = g_string_new (NULL);
    ink_append_clean (line, reply_text (suggestion, "text"));
    g_string_append (line, INK_FAINT "  ");
    ink_append_clean (line, reply_text (suggestion, "field"));
    g_string_append_c (line, ':');
    ink_append_clean (line, reply_text (suggestion, "value"));
    if (count > 0)
      g_string_append_printf (line, "  %" G_GINT64_FORMAT, count);
    g_string_append (line, INK_END);
    ink_keep (out, &style->ink, 0, line->str);
  }
}
