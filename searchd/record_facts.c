/* What is known of a document, on its page: its title, its tags as links, its file, and what of it could not
 * be read. */
#include "register/document/field.h"
#include "register/document/state.h"
#include "searchd/assets.h"
#include "searchd/document_link.h"
#include "searchd/file.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include "searchd/record_parts.h"
#include <string.h>

GString *
record_begin (JsonObject *record, const GPtrArray *pairs, const char *back, const char *words) {
  const char *title = page_text (record, "title"), *language = page_text (record, "language");
  GString *out = page_begin (title, pairs);
  html_append (
      out,
      "<link rel=\"stylesheet\" href=\"%s\">\n<main id=\"main\" class=\"single document\" data-id=\"%s\">\n",
      asset_href ("document.css"), page_text (record, "id"));
  if (back != NULL)
    html_append (out, "<p class=\"back\"><a href=\"%s\">%s</a></p>\n", back, words);
  document_cover_append (out, record);
  html_append (out, "<h1 lang=\"%s\" dir=\"%s\"><bdi>%s</bdi></h1>\n", language != NULL ? language : "",
               html_direction (language), title != NULL ? title : page_text (record, "id"));
  return out;
}

void
record_file_append (GString *out, JsonObject *record, gint64 page) {
  const char *mime = page_text (record, "mime");
  gboolean paged = page > 0 && g_strcmp0 (mime, "application/pdf") == 0;
  if (page_count (page_array (record, "paths")) == 0)
    return;
  g_autofree char *id = g_uri_escape_string (page_text (record, "id"), NULL, FALSE);
  g_autofree char *place = paged ? g_strdup_printf ("#page=%" G_GINT64_FORMAT, page) : g_strdup ("");
  html_append (out, "<a class=\"original\" href=\"/v1/documents/%s/file%s\">", id, place);
  if (paged)
    html_append (out, _ ("Open the original at page %d"), (int)page);
  else
    html_append (out, "%s", file_is_shown (mime) ? _ ("Open the original") : _ ("Download the original"));
  g_string_append (out, "</a>\n");
}

/* ---- Facts ---- */

static void
append_fact (GString *out, const char *name, const char *value) {
  if (value != NULL && *value != '\0')
    html_append (out, "<dt>%s</dt>\n<dd><bdi>%s</bdi></dd>\n", name, value);
}

static void
append_number (GString *out, const char *name, gint64 number) {
  g_autofree char *text = number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
  append_fact (out, name, text);
}

static void
append_size (GString *out, const char *name, gint64 size) {
  g_autofree char *text = size > 0 ? g_format_size ((guint64)size) : NULL;
  append_fact (out, name, text);
}

static void
append_day (GString *out, const char *name, gint64 seconds) {
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  append_fact (out, name, text);
}

static gboolean
counts (JsonObject *tag, const PraxisField *field) {
  const char *role = page_text (tag, "role"), *origin = page_text (tag, "origin");
  if (g_strcmp0 (page_text (tag, "field"), field->name) != 0 || g_strcmp0 (origin, "rejected") == 0)
    return FALSE;
  return page_text (tag, "value") != NULL
         && (field->role == NULL || role == NULL || g_str_equal (role, field->role));
}

/* The values of a field as links to all documents that have them. One may be claimed several times, by
 * different rules; it is shown once. */
static void
append_values (GString *out, const PraxisField *field, const GPtrArray *tags,
               const PraxisVocabulary *vocabulary) {
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < tags->len; i++) {
    const char *value = page_text (g_ptr_array_index (tags, i), "value");
    if (!g_hash_table_add (seen, (gpointer)value))
      continue;
    g_autoptr (GString) link = g_string_new ("/?");
    query_string_append (link, field->name, value);
    html_append (out, "<li><a href=\"%s\"><bdi>%s</bdi></a></li>\n", link->str,
                 page_label (vocabulary, field->name, value));
  }
}

static void
append_field (GString *out, const PraxisField *field, JsonArray *tags, const PraxisVocabulary *vocabulary) {
  g_autoptr (GPtrArray) counted = g_ptr_array_new ();
  for (guint i = 0; i < page_count (tags); i++) {
    JsonObject *tag = page_element (tags, i);
    if (tag != NULL && counts (tag, field))
      g_ptr_array_add (counted, tag);
  }
  if (counted->len == 0)
    return;
  html_append (out, "<dt>%s</dt>\n<dd><ul class=\"tags\">\n", _ (field->label));
  if ((field->flags & PRAXIS_FIELD_YEARS) != 0)
    record_years_append (out, field, counted);
  else
    append_values (out, field, counted, vocabulary);
  g_string_append (out, "</ul></dd>\n");
}

void
record_facts_append (GString *out, JsonObject *record, const PraxisVocabulary *vocabulary) {
  JsonArray *tags = page_array (record, "tags"), *paths = page_array (record, "paths");
  g_string_append (out, "<dl class=\"facts\">\n");
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FACET) != 0)
      append_field (out, field, tags, vocabulary);
  append_fact (out, _ ("Author"), page_text (record, "author"));
  append_number (out, _ ("Pages"), page_number (record, "pages"));
  append_size (out, _ ("Size"), page_number (record, "size"));
  append_fact (out, _ ("Kind of file"), page_text (record, "mime"));
  append_day (out, _ ("In the register since"), page_number (record, "first_seen"));
  for (guint i = 0; i < page_count (paths); i++)
    append_fact (out, i == 0 ? _ ("File") : _ ("The same file"), json_array_get_string_element (paths, i));
  append_fact (out, _ ("Identifier"), page_text (record, "id"));
  g_string_append (out, "</dl>\n");
}

/* ---- Gaps ---- */

/* "Pages 3–5 could not be read: no text" */
static void
append_gap (GString *out, JsonObject *range, const char *id, const GPtrArray *pairs) {
  const char *state = page_text (range, "state");
  int from = (int)page_number (range, "from"), to = (int)page_number (range, "to");
  if (state == NULL)
    return;
  g_autofree char *link = document_link (id, from, pairs);
  html_append (out, "<li><a href=\"%s\">", link);
  if (from == to)
    html_append (out, _ ("Page %d"), from);
  else
    html_append (out, _ ("Pages %d–%d"), from, to);
  g_string_append (out, "</a> ");
  if (g_str_equal (state, praxis_state_name (PRAXIS_STATE_OCR)))
    html_append (out, "%s</li>\n", _ ("read from a picture by OCR: there may be mistakes"));
  else
    html_append (out, "%s: %s</li>\n", _ ("could not be read"), page_label (NULL, "readable", state));
}

void
record_gaps_append (GString *out, JsonObject *record, const GPtrArray *pairs) {
  JsonArray *ranges = page_array (record, "page_states");
  if (page_count (ranges) == 0)
    return;
  g_string_append (out, "<ul class=\"notices gaps\">\n");
  for (guint i = 0; i < page_count (ranges); i++)
    append_gap (out, page_element (ranges, i), page_text (record, "id"), pairs);
  g_string_append (out, "</ul>\n");
}
