/* One document for people (title, tags with their roles, outline, text), and the state of the index: what is
 * in it and what could not be read. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/document/field.h"

enum { NAME_COLUMNS = 14 };

/* "Country       Ghana": a name and its value, wrapped behind it; nothing if there is no value. */
static void
append_pair (GString *out, const char *name, const char *value, const RenderStyle *style) {
  if (value == NULL || *value == '\0')
    return;
  g_autofree char *heading = g_strdup_printf ("%-*s", NAME_COLUMNS, name != NULL ? name : "");
  g_autoptr (GString) clean = g_string_new (NULL);
  ink_append_clean (clean, value);
  ink_wrap_headed (out, &style->ink, heading, clean->str);
}

static void
append_number (GString *out, const char *name, gint64 number, const RenderStyle *style) {
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  append_pair (out, name, text, style);
}

/* A value of a tag; its role too where a field has values of several: "Belgium (mentioned)". */
static void
append_tag (GString *line, JsonObject *tag, const PraxisField *field, const RenderStyle *style) {
  const char *value = reply_text (tag, "value"), *label = reply_text (tag, "label"),
             *role = reply_text (tag, "role");
  g_string_append (line, line->len > 0 ? ", " : "");
  if (label != NULL)
    g_string_append (line, label);
  else if (field != NULL)
    render_append_label (line, field->name, value, style);
  else
    g_string_append (line, value != NULL ? value : "");
  if (role != NULL && field != NULL && field->role != NULL && !g_str_equal (role, field->role))
    g_string_append_printf (line, " (%s)", role);
}

/* One line a field: the tags of a field stand together. */
static void
append_tags (GString *out, JsonArray *tags, const RenderStyle *style) {
  guint next = 0;
  while (next < reply_length (tags)) {
    const char *name = reply_text (reply_object_at (tags, next), "field");
    const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
    g_autoptr (GString) line = g_string_new (NULL);
    do
      append_tag (line, reply_object_at (tags, next++), field, style);
    while (next < reply_length (tags)
           && g_strcmp0 (reply_text (reply_object_at (tags, next), "field"), name) == 0);
    append_pair (out, field != NULL ? field->label : name, line->str, style);
  }
}

static void
append_section (GString *out, JsonObject *section, const RenderStyle *style) {
  gint64 level = reply_number (section, "level", 1), page = reply_number (section, "page", 0);
  const char *title = reply_text (section, "title"), *role = reply_text (section, "role");
  if (title == NULL)
    return;
  g_autoptr (GString) line = g_string_new (NULL);
  ink_append_clean (line, title);
  if (role != NULL || page > 0)
    g_string_append (line, INK_FAINT);
  if (role != NULL) {
    g_string_append (line, " [");
    render_append_label (line, "in", role, style);
    g_string_append (line, "]");
  }
  if (page > 0)
    g_string_append_printf (line, " p. %d", (int)page);
  g_string_append (line, INK_END);
  ink_wrap (out, &style->ink, 2 * (guint)CLAMP (level, 1, 8), line->str);
}

static void
append_record (GString *out, JsonObject *document, const RenderStyle *style) {
  JsonArray *tags = reply_array (document, "tags"), *paths = reply_array (document, "paths");
  g_autoptr (GString) title = g_string_new (INK_BOLD);
  ink_append_clean (title, reply_text (document, "title"));
  g_string_append (title, INK_END);
  ink_wrap (out, &style->ink, 0, title->str);
  append_pair (out, "Identifier", reply_text (document, "id"), style);
  append_pair (out, "Author", reply_text (document, "author"), style);
  append_tags (out, tags, style);
  append_pair (out, "State", reply_text (document, "state"), style);
  append_pair (out, "Reason", reply_text (document, "reason"), style);
  append_pair (out, "Pages", reply_text (document, "gaps"), style);
  for (guint i = 0; i < reply_length (paths); i++)
    if (reply_text_at (paths, i) != NULL)
      ink_path (out, &style->ink, 0, reply_text_at (paths, i), 0);
  render_versions (out, document, 0, style);
}

/* Text of a page as it is: only what could command a terminal is taken out, lines stay. */
static void
append_text (GString *out, const char *text) {
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    if (line[1] == NULL && **line == '\0')
      break;
    ink_append_clean (out, *line);
    g_string_append_c (out, '\n');
  }
}

void
render_text_page (GString *out, JsonObject *answer, const RenderStyle *style) {
  const char *label = reply_text (answer, "label");
  gint64 page = reply_number (answer, "page", 1), pages = reply_number (answer, "pages", 1);
  if (pages > 1) {
    g_autoptr (GString) heading = g_string_new (INK_FAINT);
    g_string_append_printf (heading, "— page %d of %d", (int)page, (int)pages);
    if (label != NULL) {
      g_string_append (heading, " (");
      ink_append_clean (heading, label);
      g_string_append (heading, ")");
    }
    g_string_append (heading, " —" INK_END);
    ink_wrap (out, &style->ink, 0, heading->str);
  }
  append_text (out, reply_text (answer, "text"));
}

/* The record, the outline, and the pages that the command has put beside them as "texts". */
void
render_text_document (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *sections = reply_array (answer, "sections"), *texts = reply_array (answer, "texts");
  append_record (out, answer, style);
  if (reply_length (sections) > 0)
    g_string_append (out, "\nSections\n");
  for (guint i = 0; i < reply_length (sections); i++)
    append_section (out, reply_object_at (sections, i), style);
  for (guint i = 0; i < reply_length (texts); i++) {
    g_string_append_c (out, '\n');
    render_text_page (out, reply_object_at (texts, i), style);
  }
}

/* "Languages     English 20, French 3" */
static void
append_counts (GString *out, const char *name, const char *field, JsonObject *counts,
               const RenderStyle *style) {
  g_autoptr (GList) keys = counts != NULL ? json_object_get_members (counts) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  for (GList *key = keys; key != NULL; key = key->next) {
    g_string_append (line, key == keys ? "" : ", ");
    render_append_label (line, field, key->data, style);
    g_string_append_printf (line, " %" G_GINT64_FORMAT, reply_number (counts, key->data, 0));
  }
  append_pair (out, name, line->str, style);
}

static void
append_texts (GString *out, const char *name, JsonArray *texts, const RenderStyle *style) {
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < reply_length (texts); i++) {
    const char *text = reply_text_at (texts, i);
    g_string_append_printf (line, "%s%s", i > 0 ? ", " : "", text != NULL ? text : "");
  }
  append_pair (out, name, line->str, style);
}

void
render_text_status (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonObject *index = reply_object (answer, "index");
  append_number (out, "Documents", reply_number (answer, "documents", 0), style);
  append_number (out, "Readable", reply_number (answer, "readable", 0), style);
  append_counts (out, "By state", "readable", reply_object (answer, "states"), style);
  append_counts (out, "By type", "type", reply_object (answer, "types"), style);
  append_counts (out, "By language", "language", reply_object (answer, "languages"), style);
  append_number (out, "Words", reply_number (answer, "words", 0), style);
  append_texts (out, "Audiences", reply_array (answer, "audiences"), style);
  append_pair (out, "Index", reply_text (index, "id"), style);
  append_number (out, "Revision", reply_number (index, "revision", 0), style);
  append_pair (out, "Format", reply_text (answer, "format"), style);
  append_pair (out, "Features", reply_text (answer, "features"), style);
  if (reply_text (answer, "folder") != NULL)
    ink_path (out, &style->ink, 0, reply_text (answer, "folder"), 0);
}

/* "damaged: it has no pages", "read: pages 3-7 of 20 have no text" */
static void
append_reading (GString *line, JsonObject *document) {
  static const char *const parts[] = { "reason", "gaps" };
  const char *joint = ": ";
  g_string_append (line, INK_BOLD);
  ink_append_clean (line, reply_text (document, "state"));
  g_string_append (line, INK_END);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    const char *part = reply_text (document, parts[i]);
    if (part == NULL)
      continue;
    g_string_append (line, joint);
    ink_append_clean (line, part);
    joint = "; ";
  }
}

void
render_text_unreadable (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *documents = reply_array (answer, "documents");
  for (guint i = 0; i < reply_length (documents); i++) {
    JsonObject *document = reply_object_at (documents, i);
    const char *path = reply_text (document, "path");
    g_autoptr (GString) line = g_string_new (NULL);
    append_reading (line, document);
    ink_path (out, &style->ink, 0, path != NULL ? path : reply_text (document, "id"), 0);
    ink_wrap (out, &style->ink, 4, line->str);
  }
  if (reply_number (answer, "total", 0) == 0)
    g_string_append (out, "Every file could be read, with all its pages.\n");
  else if (reply_number (answer, "total", 0) > reply_length (documents))
    g_string_append_printf (out, "%u of %" G_GINT64_FORMAT " (--limit tells how many to list)\n",
                            reply_length (documents), reply_number (answer, "total", 0));
}
