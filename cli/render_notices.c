/* What there is to know about an answer, in words: how the query was understood, spelling, documents that
 * could not be read, and, when there is none, which clause is to blame. */
#include "cli/render.h"
#include "cli/reply.h"
#include <string.h>

/* Sentences by the code of a notice; %s stands for the count. A code without a row is shown as it is. */
static const struct {
  const char *code;
  const char *one;
  const char *many;
} sentences[] = {
  { "unreadable-in-scope", "%s document that may belong here could not be read (see 'praxis unreadable').",
    "%s documents that may belong here could not be read (see 'praxis unreadable')." },
  { "partly-in-scope", "%s document that may belong here was read in part only (see 'praxis unreadable').",
    "%s documents that may belong here were read in part only (see 'praxis unreadable')." },
  { "index-changed", "The index has changed since the answer began: hits may be missing or come twice.",
    NULL },
  { "time-limit", "The time limit was reached: this answer is partial.", NULL },
};

/* "field=value, count=4": what a notice of an unknown code holds. */
static void
append_members (GString *line, JsonObject *notice) {
  g_autoptr (GList) names = json_object_get_members (notice);
  const char *joint = ": ";
  for (GList *name = names; name != NULL; name = name->next) {
    JsonNode *node = json_object_get_member (notice, name->data);
    if (g_str_equal (name->data, "code"))
      continue;
    g_autofree char *value = json_to_string (node, FALSE);
    g_string_append_printf (line, "%s%s ", joint, (const char *)name->data);
    ink_append_clean (line,
                      reply_text (notice, name->data) != NULL ? reply_text (notice, name->data) : value);
    joint = ", ";
  }
}

static void
append_sentence (GString *line, JsonObject *notice) {
  const char *code = reply_text (notice, "code"), *message = reply_text (notice, "message");
  gint64 count = reply_number (notice, "count", 0);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++) {
    if (g_strcmp0 (sentences[i].code, code) != 0)
      continue;
    const char *sentence = count == 1 || sentences[i].many == NULL ? sentences[i].one : sentences[i].many;
    g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
    g_autofree char *joined = g_strjoinv (number, parts);
    g_string_append (line, joined);
    return;
  }
  ink_append_clean (line, message != NULL ? message : code);
  if (message == NULL && notice != NULL)
    append_members (line, notice);
}

/* Which documents there would be without each clause of a question that found none. */
static void
append_without (GString *out, JsonObject *clause, const RenderStyle *style) {
  const char *name = reply_text (clause, "clause"), *words = reply_text (clause, "words");
  gint64 count = reply_number (clause, "count", 0);
  g_autoptr (GString) line = g_string_new ("Without ");
  if (words != NULL) {
    g_string_append (line, "“");
    ink_append_clean (line, words);
    g_string_append (line, "” in the query");
  } else if (g_strcmp0 (name, "q") == 0) {
    g_string_append (line, "the query");
  } else {
    g_string_append (line, "the filter --");
    ink_append_clean (line, name);
  }
  g_string_append_printf (line, ": %" G_GINT64_FORMAT " document%s.", count, count == 1 ? "" : "s");
  ink_wrap (out, &style->ink, 0, line->str);
  if (count > 0 && reply_text (clause, "href") != NULL)
    render_command (out, reply_text (clause, "href"), style);
}

void
render_correction (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonObject *query = reply_object (answer, "query");
  const char *corrected = reply_text (query, "corrected");
  gboolean taken = g_strcmp0 (reply_text (query, "correction"), "taken") == 0;
  if (corrected == NULL)
    return;
  g_autoptr (GString) line = g_string_new (NULL);
  if (taken) {
    g_string_append (line, "Nothing found for: ");
    ink_append_clean (line, reply_text (query, "text"));
  }
  g_string_append_printf (line, "%s" INK_BOLD, taken ? ". This answers: " : "Did you mean: ");
  ink_append_clean (line, corrected);
  g_string_append (line, INK_END);
  ink_wrap (out, &style->ink, 0, line->str);
}

void
render_reasons (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *without = reply_array (answer, "without");
  for (guint i = 0; i < reply_length (without); i++)
    append_without (out, reply_object_at (without, i), style);
}

void
render_notices (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *notices = reply_array (answer, "notices");
  for (guint i = 0; i < reply_length (notices); i++) {
    g_autoptr (GString) line = g_string_new (NULL);
    append_sentence (line, reply_object_at (notices, i));
    ink_wrap (out, &style->ink, 0, line->str);
  }
}

static void
append_expansion (GString *out, JsonObject *expansion, const RenderStyle *style) {
  JsonArray *to = reply_array (expansion, "to");
  const char *language = reply_text (expansion, "language");
  g_autoptr (GString) line = g_string_new (NULL);
  ink_append_clean (line, reply_text (expansion, "from"));
  for (guint i = 0; i < reply_length (to); i++) {
    g_string_append (line, i > 0 ? ", " : " also finds ");
    ink_append_clean (line, reply_text_at (to, i));
  }
  if (language != NULL) {
    g_string_append (line, " (");
    render_append_label (line, "language", language, style);
    g_string_append (line, ")");
  }
  ink_wrap (out, &style->ink, 2, line->str);
}

/* "not-country: Ghana, Nigeria" or "year: 2015..2019" */
static void
append_filter (GString *out, const char *name, JsonObject *filters, const RenderStyle *style) {
  JsonArray *values = reply_array (filters, name);
  JsonObject *years = reply_object (filters, name);
  const char *field = g_str_has_prefix (name, "not-") ? name + strlen ("not-") : name;
  g_autoptr (GString) line = g_string_new (NULL);
  ink_append_clean (line, name);
  g_string_append (line, ": ");
  for (guint i = 0; i < reply_length (values); i++) {
    g_string_append (line, i > 0 ? ", " : "");
    render_append_label (line, field, reply_text_at (values, i), style);
  }
  if (reply_number (years, "from", 0) != 0)
    g_string_append_printf (line, "from %d ", (int)reply_number (years, "from", 0));
  if (reply_number (years, "to", 0) != 0)
    g_string_append_printf (line, "to %d", (int)reply_number (years, "to", 0));
  ink_wrap (out, &style->ink, 2, line->str);
}

static void
append_named (GString *out, const char *name, const char *text, const RenderStyle *style) {
  g_autoptr (GString) line = g_string_new (name);
  ink_append_clean (line, text);
  ink_wrap (out, &style->ink, 0, line->str);
}

void
render_explanation (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonObject *query = reply_object (answer, "query"), *filters = reply_object (query, "filters");
  JsonArray *expanded = reply_array (query, "expanded");
  const char *understood = reply_text (query, "understood"), *xapian = reply_text (query, "xapian");
  g_autoptr (GList) names = filters != NULL ? json_object_get_members (filters) : NULL;
  append_named (out, "Understood as: ", understood != NULL ? understood : "all documents", style);
  for (guint i = 0; i < reply_length (expanded); i++)
    append_expansion (out, reply_object_at (expanded, i), style);
  for (GList *name = names; name != NULL; name = name->next)
    append_filter (out, name->data, filters, style);
  if (xapian != NULL)
    append_named (out, "For Xapian: ", xapian, style);
  g_string_append_c (out, '\n');
}
