/* Drawn as SVG, whose attributes need no style of their own, which the policy of the page would not allow. */
#include "searchd/year_chart.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"

#define BAR_WIDTH 10 /* units of the drawing, the gap to the next bar included */
#define CHART_HEIGHT 100
#define LEAST_HEIGHT 6 /* of a year that has documents, so that it can be seen and hit */

static gint64
highest_count (JsonArray *years) {
  gint64 highest = 0;
  for (guint i = 0; i < page_count (years); i++)
    highest = MAX (highest, page_number (page_element (years, i), "count"));
  return highest;
}

static void
append_bar (GString *out, JsonObject *year, const char *link, guint left, gint64 highest) {
  const char *value = page_text (year, "value");
  gint64 count = page_number (year, "count");
  guint height = (guint)MAX (LEAST_HEIGHT, count * CHART_HEIGHT / highest);
  gboolean selected = json_object_get_boolean_member_with_default (year, "selected", FALSE);
  html_append (out, "<a href=\"%s\" data-year=\"%s\" class=\"%s\" rel=\"nofollow\"", link, value,
               selected ? "selected" : "");
  g_string_append (out, " aria-label=\"");
  html_append (out, ngettext ("%s: %ld document", "%s: %ld documents", (gulong)count), value, (long)count);
  html_append (out, "\"><title>%s: %ld</title>", value, (long)count);
  html_append (out, "<rect class=\"ground\" x=\"%u\" y=\"0\" width=\"%u\" height=\"%u\"/>", left, BAR_WIDTH,
               CHART_HEIGHT);
  html_append (out, "<rect class=\"bar\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\"/></a>\n", left,
               CHART_HEIGHT - height, BAR_WIDTH - 2, height);
}

/* The years come latest first. */
static void
append_chart (GString *out, JsonArray *years, const PraxisField *field, const GPtrArray *pairs) {
  guint count = page_count (years);
  html_append (out,
               "<svg class=\"years\" role=\"group\" aria-label=\"%s\" viewBox=\"0 0 %u %u\" "
               "preserveAspectRatio=\"none\">\n",
               _ (field->label), count * BAR_WIDTH, CHART_HEIGHT);
  for (guint i = count; i-- > 0;) {
    JsonObject *year = page_element (years, i);
    const char *value = page_text (year, "value");
    if (value == NULL || page_number (year, "count") == 0)
      continue;
    gboolean alone = page_has_pair (pairs, field->name, value);
    g_autofree char *link = page_link (pairs, field->name, NULL, alone ? NULL : field->name, value);
    append_bar (out, year, link, (count - 1 - i) * BAR_WIDTH, highest_count (years));
  }
  g_string_append (out, "</svg>\n");
}

/* One box for "2015" and "2013..2018", as the query language has it. */
static void
append_range (GString *out, const PraxisField *field, const char *first, const char *last,
              const GPtrArray *pairs) {
  html_append (out, "<form class=\"range\" action=\"/\" method=\"get\">\n<span>%s</span>\n", first);
  page_append_hidden (out, pairs, field->name);
  html_append (out,
               "<input name=\"%s\" aria-label=\"%s\" placeholder=\"%s..%s\" size=\"10\" required "
               "pattern=\"[0-9]{4}|([0-9]{4})?[.][.]([0-9]{4})?\">\n",
               field->name, _ ("Year or range of years"), first, last);
  html_append (out, "<button type=\"submit\">%s</button>\n<span>%s</span>\n</form>\n", _ ("Show"), last);
}

void
year_chart_append (GString *out, JsonObject *facet, const PraxisField *field, const GPtrArray *pairs) {
  JsonArray *years = page_array (facet, "values");
  guint count = page_count (years);
  if (count == 0 || highest_count (years) == 0)
    return;
  append_chart (out, years, field, pairs);
  append_range (out, field, page_text (page_element (years, count - 1), "value"),
                page_text (page_element (years, 0), "value"), pairs);
}
