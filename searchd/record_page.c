/* The page of one document: what is known of it, its contents, and its text page by page. */
#include "register/field.h"
#include "searchd/api.h"
#include "searchd/hit_list.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include "searchd/version_list.h"

#define CONTENTS_OPEN 12 /* sections; longer contents are folded away */
#define DEEPEST 3        /* level of sections that is still indented further */

static void
append_fact (GString *out, const char *name, const char *value) {
  if (value != NULL && *value != '\0')
    html_append (out, "<dt>%s</dt>\n<dd><bdi>%s</bdi></dd>\n", name, value);
}

/* One value of a field as a link to all documents that have it. */
static void
append_tag (GString *out, const PraxisField *field, JsonObject *tag) {
  const char *value = page_text (tag, "value"), *label = page_text (tag, "label");
  if (value == NULL)
    return;
  GString *link = g_string_new ("/?");
  query_string_append (link, field->name, value);
  html_append (out, "<li><a href=\"%s\"><bdi>%s</bdi></a></li>\n", link->str, label != NULL ? label : value);
  g_string_free (link, TRUE);
}

static gboolean
is_shown (JsonObject *tag, const PraxisField *field) {
  const char *role = page_text (tag, "role"), *origin = page_text (tag, "origin");
  if (g_strcmp0 (page_text (tag, "field"), field->name) != 0 || g_strcmp0 (origin, "rejected") == 0)
    return FALSE;
  return field->role == NULL || role == NULL || g_str_equal (role, field->role);
}

/* The words a claim rests on and where they stand: in a page of the text, or elsewhere. */
static void
append_words (GString *out, const char *id, JsonObject *claim) {
  const char *quote = page_text (claim, "quote"), *source = page_text (claim, "source");
  gint64 page = page_number (claim, "page");
  if (quote != NULL && *quote != '\0')
    html_append (out, "<q><bdi>%s</bdi></q> ", quote);
  if (page > 0)
    html_append (out,
                 "<a href=\"/documents/%s?page=%" G_GINT64_FORMAT "#text\">on page %" G_GINT64_FORMAT "</a>",
                 id, page, page);
  else
    html_append (out, "in the %s", source != NULL ? source : "text");
}

static void
append_evidence_of (GString *out, const char *id, JsonObject *claim) {
  const char *name = page_text (claim, "field"), *label = page_text (claim, "label"),
             *role = page_text (claim, "role"), *rule = page_text (claim, "rule"),
             *origin = page_text (claim, "origin"), *reason = page_text (claim, "reason");
  const PraxisField *field = name != NULL ? praxis_field_find (name) : NULL;
  html_append (out, "<li><b>%s: <bdi>%s</bdi></b>", field != NULL ? field->label : "",
               label != NULL ? label : "");
  if (role != NULL)
    html_append (out, " (%s)", role);
  g_string_append (out, " – ");
  append_words (out, id, claim);
  html_append (out, " <span class=\"role\">%s, %s", rule != NULL ? rule : "", origin != NULL ? origin : "");
  if (reason != NULL)
    html_append (out, ", <bdi>%s</bdi>", reason);
  g_string_append (out, "</span></li>\n");
}

/* On what each tag rests, folded away. */
static void
append_evidence (GString *out, const char *id, JsonObject *record) {
  JsonArray *tags = page_array (record, "tags");
  if (page_count (tags) == 0)
    return;
  g_string_append (out, "<details class=\"contents\">\n<summary>Why these tags?</summary>\n<ul>\n");
  for (guint i = 0; i < page_count (tags); i++)
    append_evidence_of (out, id, page_element (tags, i));
  g_string_append (out, "</ul>\n</details>\n");
}

/* A value may be claimed several times, by different rules; it is shown once. */
static void
append_field (GString *out, const PraxisField *field, JsonArray *tags) {
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < page_count (tags); i++) {
    JsonObject *tag = page_element (tags, i);
    const char *value = tag != NULL ? page_text (tag, "value") : NULL;
    if (value == NULL || !is_shown (tag, field))
      continue;
    if (g_hash_table_size (seen) == 0)
      html_append (out, "<dt>%s</dt>\n<dd><ul class=\"tags\">\n", field->label);
    if (g_hash_table_add (seen, (gpointer)value))
      append_tag (out, field, tag);
  }
  if (g_hash_table_size (seen) > 0)
    g_string_append (out, "</ul></dd>\n");
}

static void
append_facts (GString *out, JsonObject *record) {
  JsonArray *tags = page_array (record, "tags"), *paths = page_array (record, "paths");
  g_string_append (out, "<dl class=\"facts\">\n");
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FACET) != 0)
      append_field (out, field, tags);
  append_fact (out, "Author", page_text (record, "author"));
  append_fact (out, "Kind of file", page_text (record, "mime"));
  for (guint i = 0; i < page_count (paths); i++)
    append_fact (out, "File", json_array_get_string_element (paths, i));
  g_string_append (out, "</dl>\n");
}

static void
append_section (GString *out, const char *id, JsonObject *section, const PraxisVocabulary *vocabulary) {
  const char *title = page_text (section, "title"), *role = page_text (section, "role");
  gint64 page = page_number (section, "page");
  int level = (int)CLAMP (page_number (section, "level"), 1, DEEPEST);
  if (title == NULL)
    return;
  html_append (out, "<li class=\"level%d\">", level);
  if (page > 0)
    html_append (out, "<a href=\"/documents/%s?page=%" G_GINT64_FORMAT "#text\"><bdi>%s</bdi></a>", id, page,
                 title);
  else
    html_append (out, "<bdi>%s</bdi>", title);
  const char *label = role != NULL ? page_label (vocabulary, "in", role) : title;
  if (g_ascii_strcasecmp (label, title) != 0)
    html_append (out, " <span class=\"role\">%s</span>", label);
  g_string_append (out, "</li>\n");
}

static void
append_contents (GString *out, const char *id, JsonObject *record, const PraxisVocabulary *vocabulary) {
  JsonArray *sections = page_array (record, "sections");
  if (page_count (sections) == 0)
    return;
  g_string_append (out, page_count (sections) > CONTENTS_OPEN ? "<details class=\"contents\">\n"
                                                              : "<details class=\"contents\" open>\n");
  g_string_append (out, "<summary>Contents</summary>\n<ol>\n");
  for (guint i = 0; i < page_count (sections); i++)
    append_section (out, id, page_element (sections, i), vocabulary);
  g_string_append (out, "</ol>\n</details>\n");
}

static void
append_turn (GString *out, const char *id, gint64 page, const char *words) {
  html_append (out, "<a href=\"/documents/%s?page=%" G_GINT64_FORMAT "#text\">%s</a>\n", id, page, words);
}

static void
append_text (GString *out, const char *id, JsonObject *page, const char *language) {
  gint64 number = page_number (page, "page"), pages = page_number (page, "pages");
  const char *label = page_text (page, "label"), *text = page_text (page, "text");
  if (text == NULL || *text == '\0')
    return;
  g_string_append (out, "<section id=\"text\">\n");
  if (pages > 1)
    html_append (out, "<h2>Page %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, number, pages);
  else
    g_string_append (out, "<h2>Text");
  if (label != NULL && *label != '\0')
    html_append (out, " (printed <bdi>%s</bdi>)", label);
  html_append (out, "</h2>\n<div class=\"text\" lang=\"%s\" dir=\"%s\"><pre>%s</pre></div>\n", language,
               html_direction (language), text);
  g_string_append (out, "<nav class=\"paging\" aria-label=\"Pages of the text\">\n");
  if (number > 1)
    append_turn (out, id, number - 1, "Previous page");
  if (number < pages)
    append_turn (out, id, number + 1, "Next page");
  g_string_append (out, "</nav>\n</section>\n");
}

static HttpReply *
render (JsonObject *record, JsonObject *page, const PraxisVocabulary *vocabulary) {
  const char *title = page_text (record, "title");
  const char *language = page_text (record, "language") != NULL ? page_text (record, "language") : "";
  JsonArray *paths = page_array (record, "paths");
  g_autofree char *id = g_uri_escape_string (page_text (record, "id"), NULL, FALSE);
  g_autoptr (GPtrArray) no_pairs = g_ptr_array_new ();
  GString *out = page_begin (title, no_pairs);
  html_append (out, "<main id=\"main\" class=\"single\">\n<h1 lang=\"%s\" dir=\"%s\"><bdi>%s</bdi></h1>\n",
               language, html_direction (language), title != NULL ? title : id);
  hit_state_append (out, record);
  if (page_count (paths) > 0)
    html_append (
        out, "<p class=\"actions\"><a href=\"/v1/documents/%s/file\">Open the original file</a></p>\n", id);
  append_facts (out, record);
  append_evidence (out, id, record);
  version_list_append (out, record, vocabulary);
  append_contents (out, id, record, vocabulary);
  if (page != NULL)
    append_text (out, id, page, language);
  g_string_append (out, "</main>\n");
  return page_end (out, 200);
}

HttpReply *
page_record (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "page", NULL };
  const char *asked = query_string_find (request->pairs, "page");
  guint number = 1;
  if (!api_only_parameters (request, parameters, error)
      || (asked != NULL && !api_parse_page (asked, &number, error)))
    return NULL;
  g_autoptr (JsonNode) record = praxis_register_document (request->reg, request->arguments[0], error);
  if (record == NULL)
    return NULL;
  /* A document that could not be read has no page 1, and is shown all the same. */
  g_autoptr (JsonNode) page
      = praxis_register_page (request->reg, request->arguments[0], number, asked != NULL ? error : NULL);
  if (page == NULL && asked != NULL)
    return NULL;
  return render (json_node_get_object (record), page != NULL ? json_node_get_object (page) : NULL,
                 request->site->vocabulary);
}
