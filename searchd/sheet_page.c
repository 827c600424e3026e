/* The text of a document page by page, for what a browser cannot show and for reading on from a passage: the
 * words asked for are marked, sections can be jumped to. */
#include "searchd/api.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/record_parts.h"

typedef struct {
  const GPtrArray *pairs;
  JsonObject *record, *page;
  const char *id, *language;
  gint64 number, pages;
} Sheet;

static void
append_turn (GString *out, const Sheet *sheet, gint64 page, const char *rel, const char *words) {
  if (page < 1 || page > sheet->pages)
    return;
  g_autofree char *link = document_link (sheet->id, page, sheet->pairs);
  html_append (out, "<a rel=\"%s\" href=\"%s\">%s</a>\n", rel, link, words);
}

static void
append_turns (GString *out, const Sheet *sheet) {
  if (sheet->pages < 2)
    return;
  html_append (out, "<nav class=\"paging\" aria-label=\"%s\">\n", _ ("Pages of the text"));
  append_turn (out, sheet, sheet->number - 1, "prev", _ ("Previous page"));
  append_turn (out, sheet, sheet->number + 1, "next", _ ("Next page"));
  g_string_append (out, "</nav>\n");
}

/* "Page 37 of 80, printed 29" */
static void
append_heading (GString *out, const Sheet *sheet) {
  const char *label = page_text (sheet->page, "label");
  g_string_append (out, "<h2>");
  if (sheet->pages < 2)
    html_append (out, "%s", _ ("Text"));
  else
    html_append (out, _ ("Page %d of %d"), (int)sheet->number, (int)sheet->pages);
  g_string_append (out, "</h2>\n");
  if (label == NULL || *label == '\0')
    return;
  g_string_append (out, "<p class=\"label\">");
  html_append (out, _ ("printed page %s"), label);
  g_string_append (out, "</p>\n");
}

/* The sections that begin on the page, as links to where they do. */
static void
append_sections (GString *out, const Sheet *sheet) {
  JsonArray *sections = page_array (sheet->page, "sections");
  const char *before = page_text (sheet->page, "section");
  if (before != NULL)
    html_append (out, "<p class=\"before\">%s: <bdi lang=\"%s\">%s</bdi></p>\n", _ ("Section, continued"),
                 sheet->language, before);
  if (page_count (sections) == 0)
    return;
  html_append (out, "<ul class=\"sections\" aria-label=\"%s\">\n", _ ("Sections on this page"));
  for (guint i = 0; i < page_count (sections); i++) {
    JsonObject *section = page_element (sections, i);
    const char *title = page_text (section, "title");
    if (title != NULL)
      html_append (out, "<li><a href=\"#s%" G_GINT64_FORMAT "\"><bdi lang=\"%s\">%s</bdi></a></li>\n",
                   page_number (section, "number"), sheet->language, title);
  }
  g_string_append (out, "</ul>\n");
}

/* The highlights of the characters from..to, as counted from there; caller unrefs. */
static JsonArray *
highlights_within (JsonArray *highlights, glong from, glong to) {
  JsonArray *within = json_array_new ();
  for (guint i = 0; i < page_count (highlights); i++) {
    JsonArray *pair = json_array_get_array_element (highlights, i);
    glong start = (glong)json_array_get_int_element (pair, 0),
          end = (glong)json_array_get_int_element (pair, 1);
    if (end <= from || start >= to)
      continue;
    JsonArray *moved = json_array_new ();
    json_array_add_int_element (moved, MAX (start, from) - from);
    json_array_add_int_element (moved, MIN (end, to) - from);
    json_array_add_array_element (within, moved);
  }
  return within;
}

/* A part of the text, up to where the next section begins. */
static void
append_part (GString *out, const Sheet *sheet, const char *text, glong from, glong to) {
  g_autofree char *part = g_utf8_substring (text, from, to);
  g_autoptr (JsonArray) highlights = highlights_within (page_array (sheet->page, "highlights"), from, to);
  html_append_marked (out, part, highlights);
}

static void
append_text (GString *out, const Sheet *sheet) {
  const char *text = page_text (sheet->page, "text");
  JsonArray *sections = page_array (sheet->page, "sections");
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0, from = 0;
  if (length == 0) {
    html_append (out, "<p class=\"notice\">%s</p>\n", _ ("This page has no text."));
    return;
  }
  html_append (out, "<div class=\"text\" id=\"text\" lang=\"%s\" dir=\"%s\"><pre>", sheet->language,
               html_direction (sheet->language));
  for (guint i = 0; i < page_count (sections); i++) {
    JsonObject *section = page_element (sections, i);
    glong at = CLAMP ((glong)page_number (section, "at"), from, length);
    append_part (out, sheet, text, from, at);
    html_append (out, "<span id=\"s%" G_GINT64_FORMAT "\"></span>", page_number (section, "number"));
    from = at;
  }
  append_part (out, sheet, text, from, length);
  g_string_append (out, "</pre></div>\n");
}

static HttpReply *
render (const Sheet *sheet) {
  g_autofree char *back = document_link (sheet->id, 0, sheet->pairs);
  GString *out = record_begin (sheet->record, sheet->pairs, back, _ ("Back to the document"));
  g_string_append (out, "<p class=\"actions\">\n");
  record_file_append (out, sheet->record, sheet->number);
  g_string_append (out, "</p>\n");
  append_heading (out, sheet);
  append_sections (out, sheet);
  append_turns (out, sheet);
  append_text (out, sheet);
  append_turns (out, sheet);
  g_string_append (out, "</main>\n");
  return page_end (out, 200);
}

HttpReply *
page_sheet (const HttpRequest *request, GError **error) {
  guint number;
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL || !api_parse_page (request->arguments[1], &number, error))
    return NULL;
  g_autoptr (JsonNode) page
      = praxis_register_page (request->reg, request->arguments[0], number, question, error);
  g_autoptr (JsonNode) record
      = page != NULL ? praxis_register_document (request->reg, request->arguments[0], error) : NULL;
  if (record == NULL)
    return NULL;
  Sheet sheet = { .pairs = request->pairs,
                  .record = json_node_get_object (record),
                  .page = json_node_get_object (page),
                  .number = number };
  sheet.id = page_text (sheet.record, "id");
  sheet.language = page_language (sheet.record);
  sheet.pages = page_number (sheet.page, "pages");
  return render (&sheet);
}
