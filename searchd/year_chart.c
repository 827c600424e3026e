/* Drawn as SVG, whose attributes need no style of their own, which the policy of the page would not allow.
 * The bars are for pointers, and with scripts for arrow keys (assets/years.js); the box below says the same
 * to everybody. */
#include "searchd/year_chart.h"
#include "register/document/field.h"
#include "register/query/filter.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include <stdlib.h>

#define BAR_WIDTH 10 /* units of the drawing, the gap to the next bar included */
#define CHART_HEIGHT 100
#define LEAST_HEIGHT 6 /* of a year that has documents, so that it can be seen and hit */
#define MOST_BARS \
  40 /* latest years; the few documents on earlier ones would make all bars too thin to hit \
      */

static const struct {
  const char *field, *caption;
} captions[] = {
  { "year", N_ ("Years covered") },
  { "published", N_ ("Year of publication") },
};

/* The axis of all charts, and one of them. */
typedef struct {
  int earliest, first, last; /* of all values; of the axis */
  const GPtrArray *pairs;
  const PraxisField *field;
  gint64 highest;
  int chosen; /* the year that is the only one asked for; 0: none or several */
} Chart;

/* ---- The question ---- */

/* The year that is asked for, if it is one. */
static int
chosen_year (const GPtrArray *pairs, const char *field) {
  int chosen = 0;
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    int from, to;
    if (!g_str_equal (pair->key, field))
      continue;
    if (chosen != 0 || !praxis_years_parse (pair->value, &from, &to) || from != to)
      return 0;
    chosen = from;
  }
  return chosen;
}

/* What a click on a year asks for: from the one chosen before to this one, else this one, or no year if it
 * was chosen; caller frees. */
static char *
asked_by_click (const Chart *chart, int year) {
  if (chart->chosen == 0)
    return g_strdup_printf ("%d", year);
  if (chart->chosen == year)
    return NULL;
  return g_strdup_printf ("%d..%d", MIN (chart->chosen, year), MAX (chart->chosen, year));
}

/* ---- The drawing ---- */

static void
append_bar (GString *out, const Chart *chart, JsonObject *value, int year) {
  gint64 count = page_number (value, "count");
  guint left = (guint)(year - chart->first) * BAR_WIDTH;
  guint height = (guint)MAX (LEAST_HEIGHT, count * CHART_HEIGHT / chart->highest);
  gboolean selected = json_object_get_boolean_member_with_default (value, "selected", FALSE);
  g_autofree char *asked = asked_by_click (chart, year);
  g_autofree char *link
      = page_link (chart->pairs, chart->field->name, NULL, asked != NULL ? chart->field->name : NULL, asked);
  html_append (out,
               "<a href=\"%s\" data-year=\"%d\" class=\"%s\" rel=\"nofollow\" tabindex=\"-1\" aria-label=\"",
               link, year, selected ? "selected" : "");
  html_append (out, ngettext ("%d: %ld document", "%d: %ld documents", (gulong)count), year, (long)count);
  html_append (out, "\"><title>%d: %ld</title>", year, (long)count);
  html_append (out, "<rect class=\"ground\" x=\"%u\" y=\"0\" width=\"%u\" height=\"%u\"/>", left, BAR_WIDTH,
               CHART_HEIGHT);
  html_append (out, "<rect class=\"bar\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\"/></a>\n", left + 1,
               CHART_HEIGHT - height, BAR_WIDTH - 2, height);
}

/* The ranges that the question asks for, behind the bars. */
static void
append_spans (GString *out, const Chart *chart) {
  for (guint i = 0; i < chart->pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (chart->pairs, i);
    int from, to;
    if (!g_str_equal (pair->key, chart->field->name) || !praxis_years_parse (pair->value, &from, &to))
      continue;
    from = MAX (from, chart->first);
    to = MIN (to, chart->last);
    if (from <= to)
      html_append (out, "<rect class=\"span\" x=\"%d\" y=\"0\" width=\"%d\" height=\"%d\"/>\n",
                   (from - chart->first) * BAR_WIDTH, (to - from + 1) * BAR_WIDTH, CHART_HEIGHT);
  }
}

static void
append_drawing (GString *out, const Chart *chart, JsonArray *values, const char *caption) {
  int years = chart->last - chart->first + 1;
  html_append (out,
               "<svg class=\"bars\" role=\"group\" aria-label=\"%s\" data-first=\"%d\" data-last=\"%d\" "
               "viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">\n",
               caption, chart->first, chart->last, years * BAR_WIDTH, CHART_HEIGHT);
  append_spans (out, chart);
  for (guint i = page_count (values); i-- > 0;) {
    JsonObject *value = page_element (values, i);
    const char *text = page_text (value, "value");
    int year = text != NULL ? atoi (text) : 0;
    if (year >= chart->first && page_number (value, "count") > 0)
      append_bar (out, chart, value, year);
  }
  g_string_append (out, "</svg>\n");
}

/* ---- Below the drawing ---- */

/* The first year, or the link to what lies before it, and the last. */
static void
append_axis (GString *out, const Chart *chart) {
  g_string_append (out, "<p class=\"axis\">");
  if (chart->earliest < chart->first) {
    g_autofree char *before = g_strdup_printf ("..%d", chart->first - 1);
    g_autofree char *link = page_link (chart->pairs, chart->field->name, NULL, chart->field->name, before);
    html_append (out, "<a href=\"%s\" rel=\"nofollow\">", link);
    html_append (out, _ ("before %d"), chart->first);
    g_string_append (out, "</a>");
  } else {
    html_append (out, "<span>%d</span>", chart->first);
  }
  html_append (out, "<span>%d</span></p>\n", chart->last);
}

/* One box for "2015" and "2013..2018", as the query language has it, and for "2013–2018", as people do. */
static void
append_box (GString *out, const Chart *chart, const char *caption) {
  const char *asked = query_string_find (chart->pairs, chart->field->name);
  g_string_append (out, "<form class=\"range\" action=\"/\" method=\"get\">\n");
  page_append_hidden (out, chart->pairs, chart->field->name);
  html_append (
      out,
      "<input name=\"%s\" aria-label=\"%s: %s\" value=\"%s\" placeholder=\"%d–%d\" size=\"10\" required "
      "pattern=\" *([0-9]{4}|([0-9]{4})? *([.][.]|–|-) *([0-9]{4})?) *\">\n",
      chart->field->name, caption, _ ("Year or range of years"), asked != NULL ? asked : "", chart->earliest,
      chart->last);
  html_append (out, "<button type=\"submit\">%s</button>\n</form>\n", _ ("Show"));
}

static const char *
caption_of (const PraxisField *field) {
  for (gsize i = 0; i < G_N_ELEMENTS (captions); i++)
    if (g_str_equal (field->name, captions[i].field))
      return _ (captions[i].caption);
  return _ (field->label);
}

static void
append_chart (GString *out, JsonObject *facet, Chart chart) {
  JsonArray *values = page_array (facet, "values");
  gint64 missing = page_number (facet, "missing");
  chart.field = praxis_field_find (page_text (facet, "field"));
  const char *caption = caption_of (chart.field);
  chart.chosen = chosen_year (chart.pairs, chart.field->name);
  for (guint i = 0; i < page_count (values); i++)
    chart.highest = MAX (chart.highest, page_number (page_element (values, i), "count"));
  html_append (out, "<div class=\"years %s\">\n<h4>%s</h4>\n", chart.field->name, caption);
  if (chart.highest > 0) {
    append_drawing (out, &chart, values, caption);
    append_axis (out, &chart);
  }
  append_box (out, &chart, caption);
  if (missing > 0)
    html_append (out, "<p class=\"missing\">%s <span class=\"count\">%" G_GINT64_FORMAT "</span></p>\n",
                 _ ("not stated"), missing);
  g_string_append (out, "</div>\n");
}

/* ---- The axis ---- */

/* Widens the axis to the years of a facet, which come latest first. */
static void
widen (Chart *chart, JsonArray *values) {
  if (page_count (values) == 0)
    return;
  const char *latest = page_text (page_element (values, 0), "value"),
             *earliest = page_text (page_element (values, page_count (values) - 1), "value");
  if (latest == NULL || earliest == NULL)
    return;
  chart->last = MAX (chart->last, atoi (latest));
  chart->earliest = chart->earliest == 0 ? atoi (earliest) : MIN (chart->earliest, atoi (earliest));
}

void
year_chart_append (GString *out, JsonObject *const *facets, gsize n, const GPtrArray *pairs) {
  Chart chart = { .pairs = pairs };
  for (gsize i = 0; i < n; i++)
    widen (&chart, page_array (facets[i], "values"));
  if (chart.last == 0)
    return;
  chart.first = MAX (chart.earliest, chart.last - MOST_BARS + 1);
  for (gsize i = 0; i < n; i++)
    if (page_count (page_array (facets[i], "values")) > 0)
      append_chart (out, facets[i], chart);
}
