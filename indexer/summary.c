/* The last step of indexing: saying what was done. */
#include "indexer/summary.h"
#include "register/document/page_states.h"

void
summary_count (Summary *summary, const PraxisDocument *document) {
  summary->states[document->state]++;
  summary->gaps += praxis_document_has_gaps (document);
}

gboolean
summary_is_partial (const Summary *summary) {
  guint64 partial = summary->refused;
  for (PraxisState state = 0; state < PRAXIS_STATES; state++)
    if (!praxis_state_is_whole (state))
      partial += summary->states[state];
  return partial > 0;
}

static void
add_row (GString *text, const char *name, guint64 count) {
  g_string_append_printf (text, "%-10s %8" G_GUINT64_FORMAT, name, count);
}

static void
add_part (GString *parts, const char *name, guint64 count) {
  if (count > 0)
    g_string_append_printf (parts, "%s%s %" G_GUINT64_FORMAT, parts->len > 0 ? ", " : "", name, count);
}

/* A row with its parts, if there are any: "unreadable   5  (damaged 3, encrypted 2)". */
static void
add_parts (GString *text, const char *name, guint64 count, const GString *parts) {
  add_row (text, name, count);
  g_string_append_printf (text, parts->len > 0 ? "  (%s)\n" : "%s\n", parts->str);
}

/* Documents that could be read, or could not, by state; being simply read needs no name. */
static void
add_states (GString *text, const Summary *summary, gboolean readable, const char *name, GString *parts) {
  guint64 count = 0;
  for (PraxisState state = 0; state < PRAXIS_STATES; state++) {
    if (praxis_state_is_readable (state) != readable)
      continue;
    count += summary->states[state];
    if (state != PRAXIS_STATE_READ)
      add_part (parts, praxis_state_name (state), summary->states[state]);
  }
  add_parts (text, name, count, parts);
}

static void
add_skipped (GString *text, const Summary *summary) {
  g_autoptr (GString) parts = g_string_new (NULL);
  guint64 count = 0;
  for (CrawlReason reason = 0; reason < CRAWL_REASONS; reason++) {
    count += summary->skipped[reason];
    add_part (parts, crawl_reason_name (reason), summary->skipped[reason]);
  }
  add_parts (text, "skipped", count, parts);
}

char *
summary_to_text (const Summary *summary, double seconds) {
  GString *text = g_string_new (NULL);
  g_autoptr (GString) read = g_string_new (NULL), unread = g_string_new (NULL), none = g_string_new (NULL);
  add_parts (text, "seen", summary->seen, none);
  g_string_append_printf (read, "%.1f s", seconds);
  add_part (read, PRAXIS_READABLE_GAPS, summary->gaps);
  add_states (text, summary, TRUE, "indexed", read);
  add_parts (text, "unchanged", summary->unchanged, none);
  add_parts (text, "copies", summary->copies, none);
  add_states (text, summary, FALSE, "unreadable", unread);
  add_skipped (text, summary);
  add_parts (text, "removed", summary->removed, none);
  if (summary->retagged > 0)
    add_parts (text, "retagged", summary->retagged, none);
  if (summary->decided > 0)
    add_parts (text, "decided", summary->decided, none);
  if (summary->lines > 0) {
    add_row (text, "records", summary->lines - summary->refused);
    g_string_append_printf (text, "  (%" G_GUINT64_FORMAT " lines refused)\n", summary->refused);
  }
  return g_string_free (text, FALSE);
}
