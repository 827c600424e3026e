/* One hit: its title, a line of tags, and its best passages with section, page and a link that opens the file
 * there. */
#include "searchd/hit_list.h"
#include "register/state.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/version_list.h"

#define PASSAGES_SHOWN 2

/* "2013–2018", "2015", "2013–", or NULL; caller frees. */
static char *
years_of (JsonObject *years) {
  gint64 from = page_number (years, "from"), to = page_number (years, "to");
  if (from == 0 && to == 0)
    return NULL;
  if (from == to)
    return g_strdup_printf ("%" G_GINT64_FORMAT, from);
  GString *range = g_string_new (NULL);
  if (from != 0)
    g_string_append_printf (range, "%" G_GINT64_FORMAT, from);
  g_string_append (range, "–");
  if (to != 0)
    g_string_append_printf (range, "%" G_GINT64_FORMAT, to);
  return g_string_free (range, FALSE);
}

static void
append_tag (GString *out, const PraxisVocabulary *vocabulary, const char *field, const char *value) {
  if (value != NULL && *value != '\0')
    html_append (out, "<li><bdi>%s</bdi></li>\n", page_label (vocabulary, field, value));
}

static void
append_tags (GString *out, JsonObject *hit, const PraxisVocabulary *vocabulary) {
  JsonArray *countries = page_array (hit, "countries");
  g_autofree char *years = years_of (page_object (hit, "covers"));
  g_string_append (out, "<ul class=\"tags\">\n");
  append_tag (out, vocabulary, "type", page_text (hit, "type"));
  for (guint i = 0; i < page_count (countries); i++)
    append_tag (out, vocabulary, "country", json_array_get_string_element (countries, i));
  append_tag (out, NULL, NULL, years);
  append_tag (out, vocabulary, "language", page_text (hit, "language"));
  g_string_append (out, "</ul>\n");
}

/* Where in the document: the section, then the page as printed (and as counted, where that differs) or the
 * line. */
static void
append_place (GString *out, JsonObject *passage, gboolean linked) {
  const char *section = page_text (passage, "section"), *label = page_text (passage, "page_label");
  gint64 page = page_number (passage, "page"), line = page_number (passage, "line");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page);
  g_autofree char *words = NULL;
  if (section != NULL)
    html_append (out, "<bdi class=\"section\">%s</bdi>\n", section);
  if (page > 0 && label != NULL && !g_str_equal (label, number))
    words = g_strdup_printf (_ ("printed page %s"), label);
  else if (page > 0 && !linked)
    words = g_strdup_printf (_ ("page %s"), number);
  else if (line > 0)
    words = g_strdup_printf (_ ("line %ld"), (long)line);
  if (words != NULL)
    html_append (out, "<span>%s</span>\n", words);
}

static void
append_opening (GString *out, const char *href, gint64 page) {
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page);
  html_append (out, "<a href=\"%s\">", href);
  html_append (out, page > 0 ? _ ("open at page %s") : _ ("open the file"), number);
  g_string_append (out, "</a>\n");
}

static void
append_passage (GString *out, JsonObject *passage, const char *language, gboolean has_file) {
  const char *text = page_text (passage, "text"), *href = has_file ? page_text (passage, "href") : NULL;
  gint64 page = page_number (passage, "page");
  g_autofree char *number = page > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, page) : g_strdup ("");
  if (text == NULL)
    return;
  const char *role = page_text (passage, "role");
  html_append (out, "<div class=\"passage\" dir=\"%s\" data-role=\"%s\" data-page=\"%s\">\n<p lang=\"%s\">",
               html_direction (language), role != NULL ? role : "", number, language);
  html_append_marked (out, text, page_array (passage, "highlights"));
  g_string_append (out, "</p>\n<p class=\"place\">");
  append_place (out, passage, href != NULL);
  if (href != NULL)
    append_opening (out, href, page);
  g_string_append (out, "</p>\n</div>\n");
}

void
hit_state_append (GString *out, JsonObject *document) {
  const char *name = page_text (document, "state"), *reason = page_text (document, "reason"),
             *gaps = page_text (document, "gaps");
  PraxisState state = PRAXIS_STATE_READ;
  if (name == NULL || !praxis_state_from_name (name, &state))
    name = praxis_state_name (state);
  const char *label = page_label (NULL, "readable", name);
  if (!praxis_state_is_readable (state))
    html_append (out, "<p class=\"reason\">%s <bdi>%s</bdi></p>\n", _ ("This file could not be read:"),
                 reason != NULL ? reason : label);
  else if (state != PRAXIS_STATE_READ || reason != NULL)
    html_append (out, "<p class=\"reason\">%s%s<bdi>%s</bdi></p>\n", label, reason != NULL ? ": " : "",
                 reason != NULL ? reason : "");
  if (gaps != NULL)
    html_append (out, "<p class=\"reason\">%s <bdi>%s</bdi></p>\n", _ ("Not all of it could be read:"), gaps);
}

static void
append_hit (GString *out, JsonObject *hit, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  const char *id = page_text (hit, "id"), *title = page_text (hit, "title");
  const char *language = page_text (hit, "language") != NULL ? page_text (hit, "language") : "";
  JsonArray *passages = page_array (hit, "passages");
  if (id == NULL)
    return;
  g_autofree char *link = document_link (id, 0, pairs);
  html_append (out, "<li class=\"hit\" data-id=\"%s\">\n", id);
  document_cover_append (out, hit);
  html_append (out, "<h2 lang=\"%s\" dir=\"%s\"><a href=\"%s\"><bdi>%s</bdi></a></h2>\n", language,
               html_direction (language), link, title != NULL && *title != '\0' ? title : id);
  append_tags (out, hit, vocabulary);
  hit_state_append (out, hit);
  for (guint i = 0; i < MIN (page_count (passages), PASSAGES_SHOWN); i++)
    append_passage (out, page_element (passages, i), language, page_text (hit, "path") != NULL);
  version_list_append (out, hit, vocabulary);
  g_string_append (out, "</li>\n");
}

void
hit_list_append (GString *out, JsonArray *hits, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  g_string_append (out, "<ol class=\"hits\">\n");
  for (guint i = 0; i < page_count (hits); i++) {
    JsonObject *hit = page_element (hits, i);
    if (hit != NULL)
      append_hit (out, hit, pairs, vocabulary);
  }
  g_string_append (out, "</ol>\n");
}
