/* The years of a document on its page: those that rest on one rule stand together, neighbours among them as
 * one range, and each leads to the documents that have it. */
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"
#include "searchd/record_parts.h"
#include <stdlib.h>

static int
ascending (gconstpointer a, gconstpointer b) {
  return *(const int *)a - *(const int *)b;
}

/* The years claimed by a rule that none before claimed, each once, ascending (int). */
static GArray *
take_years (const GPtrArray *tags, const char *rule, GHashTable *seen) {
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < tags->len; i++) {
    JsonObject *tag = g_ptr_array_index (tags, i);
    int year = atoi (page_text (tag, "value"));
    if (g_strcmp0 (page_text (tag, "rule"), rule) == 0 && g_hash_table_add (seen, GINT_TO_POINTER (year)))
      g_array_append_val (years, year);
  }
  g_array_sort (years, ascending);
  return years;
}

static void
append_range (GString *out, const char *field, int from, int to) {
  g_autofree char *asked = from == to ? g_strdup_printf ("%d", from) : g_strdup_printf ("%d..%d", from, to);
  g_autofree char *shown = from == to ? g_strdup (asked) : g_strdup_printf ("%d–%d", from, to);
  g_autoptr (GString) link = g_string_new ("/?");
  query_string_append (link, field, asked);
  html_append (out, "<a href=\"%s\">%s</a>", link->str, shown);
}

static void
append_ranges (GString *out, const char *field, const GArray *years) {
  for (guint first = 0, next; first < years->len; first = next) {
    int from = g_array_index (years, int, first), to = from;
    for (next = first + 1; next < years->len && g_array_index (years, int, next) == to + 1; next++)
      to++;
    g_string_append (out, first > 0 ? ", " : "");
    append_range (out, field, from, to);
  }
}

void
record_years_append (GString *out, const PraxisField *field, const GPtrArray *tags) {
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < tags->len; i++) {
    const char *rule = page_text (g_ptr_array_index (tags, i), "rule");
    g_autoptr (GArray) years = take_years (tags, rule, seen);
    if (years->len == 0)
      continue;
    g_string_append (out, "<li>");
    append_ranges (out, field->name, years);
    if (rule != NULL)
      html_append (out, " <span class=\"rule\">%s</span>", record_rule_words (rule));
    g_string_append (out, "</li>\n");
  }
}
