/* Scripts unfold the text around a passage in place (assets/passages.js) and tick it into the brief
 * (assets/brief.js), which keeps what stands in the attributes here. */
#include "searchd/passage_list.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"

/* Where in the document: the section, then the page as printed, where that differs from the page as counted,
 * or the line. */
static void
append_place (GString *out, JsonObject *passage) {
  const char *section = page_text (passage, "section"), *label = page_text (passage, "page_label");
  gint64 page = page_number (passage, "page"), line = page_number (passage, "line");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, page);
  if (section != NULL)
    html_append (out, "<bdi class=\"section\">%s</bdi>\n", section);
  g_string_append (out, "<span>");
  if (page > 0 && label != NULL && !g_str_equal (label, number))
    html_append (out, _ ("printed page %s"), label);
  else if (page == 0 && line > 0)
    html_append (out, _ ("line %d"), (int)line);
  g_string_append (out, "</span>\n");
}

static void
append_opening (GString *out, const char *href, gint64 page) {
  html_append (out, "<a class=\"original\" href=\"%s\">", href);
  if (page > 0)
    html_append (out, _ ("open at page %d"), (int)page);
  else
    html_append (out, "%s", _ ("open the file"));
  g_string_append (out, "</a>\n");
}

/* The link to the text; scripts show it here instead, and put it away again. */
static void
append_reading (GString *out, const PassageDocument *document, gint64 page) {
  g_autofree char *link = document_link (document->id, MAX (1, page), document->pairs);
  html_append (out, "<a class=\"read-on\" href=\"%s#text\" data-close=\"%s\" data-name=\"%s\">", link,
               _ ("show the passage alone"), _ ("The text around the passage"));
  if (page > 0)
    html_append (out, _ ("read page %d"), (int)page);
  else
    html_append (out, "%s", _ ("read on"));
  g_string_append (out, "</a>\n");
}

void
passage_append (GString *out, const PassageDocument *document, JsonObject *passage) {
  const char *text = page_text (passage, "text"), *role = page_text (passage, "role"),
             *href = document->has_file ? page_text (passage, "href") : NULL;
  gint64 page = page_number (passage, "page");
  g_autofree char *number = page > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, page) : g_strdup ("");
  if (text == NULL)
    return;
  html_append (
      out,
      "<div class=\"passage\" dir=\"%s\" data-role=\"%s\" data-page=\"%s\">\n<p class=\"words\" lang=\"%s\">",
      html_direction (document->language), role != NULL ? role : "", number, document->language);
  html_append_marked (out, text, page_array (passage, "highlights"));
  g_string_append (out, "</p>\n<p class=\"place\">");
  append_place (out, passage);
  if (href != NULL)
    append_opening (out, href, page);
  append_reading (out, document, page);
  g_string_append (out, "</p>\n</div>\n");
}
