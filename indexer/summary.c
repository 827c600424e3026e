/* The last step of indexing: saying what was done. */
#include "indexer/summary.h"

void
summary_count (Summary *summary, PraxisState state) {
  if (praxis_state_is_readable (state))
    summary->indexed++;
  else
    summary->unreadable[state]++;
}

static guint64
total (const guint64 *counts, guint length) {
  guint64 sum = 0;
  for (guint i = 0; i < length; i++)
    sum += counts[i];
  return sum;
}

gboolean
summary_is_partial (const Summary *summary) {
  return summary->refused > 0 || total (summary->unreadable, SUMMARY_STATES) > 0;
}

static const char *
state_name (guint state) {
  return praxis_state_name ((PraxisState)state);
}

static const char *
reason_name (guint reason) {
  return crawl_reason_name ((CrawlReason)reason);
}

static void
add_row (GString *text, const char *name, guint64 count) {
  g_string_append_printf (text, "%-10s %8" G_GUINT64_FORMAT, name, count);
}

/* A row with its parts: "unreadable   5  (damaged 3, encrypted 2)". */
static void
add_parts (GString *text, const char *name, const guint64 *counts, guint length,
           const char *(*part_name) (guint)) {
  const char *separator = "  (";
  add_row (text, name, total (counts, length));
  for (guint i = 0; i < length; i++)
    if (counts[i] > 0) {
      g_string_append_printf (text, "%s%s %" G_GUINT64_FORMAT, separator, part_name (i), counts[i]);
      separator = ", ";
    }
  g_string_append (text, *separator == ',' ? ")\n" : "\n");
}

char *
summary_to_text (const Summary *summary, double seconds) {
  GString *text = g_string_new (NULL);
  add_row (text, "seen", summary->seen);
  g_string_append_c (text, '\n');
  add_row (text, "indexed", summary->indexed);
  g_string_append_printf (text, "  (%.1f s)\n", seconds);
  add_row (text, "unchanged", summary->unchanged);
  g_string_append_c (text, '\n');
  add_row (text, "copies", summary->copies);
  g_string_append_c (text, '\n');
  add_parts (text, "unreadable", summary->unreadable, SUMMARY_STATES, state_name);
  add_parts (text, "skipped", summary->skipped, CRAWL_REASONS, reason_name);
  add_row (text, "removed", summary->removed);
  g_string_append_c (text, '\n');
  if (summary->lines > 0) {
    add_row (text, "records", summary->lines - summary->refused);
    g_string_append_printf (text, "  (%" G_GUINT64_FORMAT " lines refused)\n", summary->refused);
  }
  return g_string_free (text, FALSE);
}
