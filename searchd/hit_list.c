/* One hit: its title, a line of tags and why it has them, and its best passages. */
#include "searchd/hit_list.h"
#include "register/document/state.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/passage_list.h"
#include "searchd/record_parts.h"
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
  const PassageDocument document = { id, language, page_text (hit, "path") != NULL, pairs };
  if (id == NULL)
    return;
  g_autofree char *link = document_link (id, 0, pairs);
  html_append (out, "<li class=\"hit\" data-id=\"%s\">\n", id);
  document_cover_append (out, hit);
  html_append (out, "<h2 lang=\"%s\" dir=\"%s\"><a href=\"%s\"><bdi>%s</bdi></a></h2>\n", language,
               html_direction (language), link, title != NULL && *title != '\0' ? title : id);
  append_tags (out, hit, vocabulary);
  hit_state_append (out, hit);
  record_evidence_append_counted (out, page_object (hit, "evidence"), pairs, vocabulary);
  for (guint i = 0; i < MIN (page_count (passages), PASSAGES_SHOWN); i++)
    passage_append (out, &document, page_element (passages, i));
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
