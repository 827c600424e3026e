/* Vocabularies in words: lists and trees, a concept with all its labels, the short definition of a term, and
 * what the check found. */
#include "cli/render.h"
#include "cli/reply.h"
#include <string.h>

enum { NAME_COLUMNS = 16 };

/* "Broader       ...": a name and a text that is clean; nothing for an empty text. */
static void
append_pair (GString *out, const char *name, const char *text, const RenderStyle *style) {
  if (text == NULL || *text == '\0')
    return;
  g_autofree char *heading = g_strdup_printf ("%-*s", NAME_COLUMNS, name);
  g_autoptr (GString) clean = g_string_new (NULL);
  ink_append_clean (clean, text);
  ink_wrap_headed (out, &style->ink, heading, clean->str);
}

static void
append_schemes (GString *out, JsonArray *schemes) {
  for (guint i = 0; i < reply_length (schemes); i++) {
    JsonObject *scheme = reply_object_at (schemes, i);
    ink_append_clean (out, reply_text (scheme, "scheme"));
    g_string_append_printf (out, ": concepts %d, labels %d\n", (int)reply_number (scheme, "concepts", 0),
                            (int)reply_number (scheme, "labels", 0));
  }
}

void
render_text_vocabulary (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *concepts = reply_array (answer, "concepts");
  append_schemes (out, reply_array (answer, "schemes"));
  for (guint i = 0; i < reply_length (concepts); i++) {
    JsonObject *concept = reply_object_at (concepts, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ink_append_clean (line, reply_text (concept, "label"));
    g_string_append (line, INK_FAINT " [");
    ink_append_clean (line, reply_text (concept, "id"));
    g_string_append (line, "]" INK_END);
    ink_wrap (out, &style->ink, 2 * (guint)CLAMP (reply_number (concept, "level", 0), 0, 16), line->str);
  }
}

/* "Trafficking in human beings (topic/thb)" in a line of its own. */
static void
append_heading (GString *out, JsonObject *concept, const RenderStyle *style) {
  g_autoptr (GString) line = g_string_new (INK_BOLD);
  ink_append_clean (line, reply_text (concept, "label"));
  g_string_append (line, INK_END INK_FAINT " (");
  ink_append_clean (line, reply_text (concept, "scheme"));
  g_string_append_c (line, '/');
  ink_append_clean (line, reply_text (concept, "id"));
  g_string_append (line, ")" INK_END);
  ink_wrap (out, &style->ink, 0, line->str);
}

/* The labels of a language and, unless that is NULL, of a kind, with commas; caller frees. */
static char *
labels_of (JsonObject *concept, const char *language, const char *kind) {
  JsonArray *labels = reply_array (concept, "labels");
  GString *line = g_string_new (NULL);
  for (guint i = 0; i < reply_length (labels); i++) {
    JsonObject *label = reply_object_at (labels, i);
    if (g_strcmp0 (reply_text (label, "language"), language) != 0
        || (kind != NULL && g_strcmp0 (reply_text (label, "kind"), kind) != 0))
      continue;
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", reply_text (label, "text"));
  }
  return g_string_free (line, FALSE);
}

static void
append_links (GString *out, const char *name, JsonArray *links, const RenderStyle *style) {
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < reply_length (links); i++) {
    const char *label = reply_text (reply_object_at (links, i), "label");
    g_string_append_printf (line, "%s%s", line->len > 0 ? ", " : "", label != NULL ? label : "");
  }
  append_pair (out, name, line->str, style);
}

static void
append_meaning (GString *out, JsonObject *concept, const RenderStyle *style) {
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *definition = reply_text (concept, "definition");
  ink_append_clean (clean, definition != NULL ? definition : reply_text (concept, "note"));
  ink_wrap (out, &style->ink, 2, clean->str);
}

/* Calls a function for each concept of an answer, with an empty line between two. */
static void
for_each_concept (GString *out, JsonObject *answer, const RenderStyle *style,
                  void (*append) (GString *out, JsonObject *concept, const RenderStyle *style)) {
  JsonArray *concepts = reply_array (answer, "concepts");
  for (guint i = 0; i < reply_length (concepts); i++) {
    if (i > 0)
      g_string_append_c (out, '\n');
    append_heading (out, reply_object_at (concepts, i), style);
    append (out, reply_object_at (concepts, i), style);
  }
}

static void
append_definition (GString *out, JsonObject *concept, const RenderStyle *style) {
  static const char *const languages[] = { "fr", "es", "pt", "ar", "ru" };
  append_meaning (out, concept, style);
  g_autofree char *short_forms = labels_of (concept, "", NULL);
  g_autofree char *others = labels_of (concept, "en", "alternative");
  append_pair (out, "Abbreviated", short_forms, style);
  append_pair (out, "Also", others, style);
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autofree char *name = labels_of (concept, languages[i], "preferred");
    append_pair (out, languages[i], name, style);
  }
}

void
render_text_definition (GString *out, JsonObject *answer, const RenderStyle *style) {
  for_each_concept (out, answer, style, append_definition);
}

/* All labels, a line for each language and kind, in the order in which they first come. */
static void
append_labels (GString *out, JsonObject *concept, const RenderStyle *style) {
  JsonArray *labels = reply_array (concept, "labels");
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < reply_length (labels); i++) {
    JsonObject *label = reply_object_at (labels, i);
    const char *language = reply_text (label, "language"), *kind = reply_text (label, "kind");
    if (language == NULL || kind == NULL)
      continue;
    g_autofree char *name = g_strdup_printf ("%s%s%s", language, *language != '\0' ? " " : "", kind);
    g_autofree char *line = labels_of (concept, language, kind);
    if (g_hash_table_add (told, g_strdup (name)))
      append_pair (out, name, line, style);
  }
}

static void
append_concept (GString *out, JsonObject *concept, const RenderStyle *style) {
  append_pair (out, "Definition", reply_text (concept, "definition"), style);
  append_pair (out, "Scope note", reply_text (concept, "note"), style);
  append_links (out, "Broader", reply_array (concept, "broader"), style);
  append_links (out, "Narrower", reply_array (concept, "narrower"), style);
  append_links (out, "Related", reply_array (concept, "related"), style);
  append_labels (out, concept, style);
}

void
render_text_concept (GString *out, JsonObject *answer, const RenderStyle *style) {
  for_each_concept (out, answer, style, append_concept);
}

void
render_text_vocabulary_check (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *findings = reply_array (answer, "findings");
  for (guint i = 0; i < reply_length (findings); i++) {
    JsonObject *finding = reply_object_at (findings, i);
    g_autoptr (GString) line = g_string_new (NULL);
    ink_append_clean (line, reply_text (finding, "file"));
    g_string_append_printf (line, ":%d: %s%s: ", (int)reply_number (finding, "line", 0),
                            reply_number (finding, "fault", FALSE) ? "fault: " : "",
                            reply_text (finding, "scheme"));
    ink_append_clean (line, reply_text (finding, "message"));
    ink_keep (out, &style->ink, 0, line->str);
  }
  g_string_append_printf (out, "concepts %d, labels %d, faults %d, hints %d\n",
                          (int)reply_number (answer, "concepts", 0), (int)reply_number (answer, "labels", 0),
                          (int)reply_number (answer, "faults", 0),
                          (int)(reply_length (findings) - reply_number (answer, "faults", 0)));
}
