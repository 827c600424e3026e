/* Pages by their states: what the record of a document with scanned or damaged pages says about them. */
#include "register/document/page_states.h"

#define RANGES_NAMED 8u /* of one state; further ones are only counted */

GArray *
praxis_page_ranges (const PraxisDocument *document) {
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (PraxisPageRange));
  PraxisState before = PRAXIS_STATE_READ;
  for (guint i = 0; i < document->pages->len; i++) {
    PraxisPageRange range = { g_array_index (document->pages, PraxisPage, i).state, i + 1, i + 1 };
    if (range.state != PRAXIS_STATE_READ && range.state == before)
      g_array_index (ranges, PraxisPageRange, ranges->len - 1).last = range.last;
    else if (range.state != PRAXIS_STATE_READ)
      g_array_append_val (ranges, range);
    before = range.state;
  }
  return ranges;
}

gboolean
praxis_document_has_gaps (const PraxisDocument *document) {
  if (!praxis_state_is_readable (document->state))
    return FALSE;
  for (guint i = 0; i < document->pages->len; i++)
    if (!praxis_state_is_whole (g_array_index (document->pages, PraxisPage, i).state))
      return TRUE;
  return FALSE;
}

/* What is said of a page, and of several. */
static const struct {
  const char *one, *many;
} phrases[PRAXIS_STATES] = {
  [PRAXIS_STATE_PARTLY] = { "was read in part", "were read in part" },
  [PRAXIS_STATE_NO_TEXT] = { "has no text", "have no text" },
  [PRAXIS_STATE_DAMAGED] = { "is damaged", "are damaged" },
  [PRAXIS_STATE_TIMED_OUT] = { "took too long", "took too long" },
};

static void
append_range (GString *text, const PraxisPageRange *range, const char *joint) {
  g_string_append_printf (text, "%s%u", joint, range->first);
  if (range->last > range->first)
    g_string_append_printf (text, "-%u", range->last);
}

/* "pages 3-7, 12 of 20 have no text" */
static void
append_state (GString *text, const GArray *ranges, PraxisState state, guint pages) {
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint count = 0, named = 0, further = 0;
  for (guint i = 0; i < ranges->len; i++) {
    const PraxisPageRange *range = &g_array_index (ranges, PraxisPageRange, i);
    guint length = range->state == state ? range->last - range->first + 1 : 0;
    count += length;
    if (length > 0 && named == RANGES_NAMED)
      further += length;
    else if (length > 0)
      append_range (numbers, range, named++ > 0 ? ", " : "");
  }
  if (further > 0)
    g_string_append_printf (numbers, " and %u more", further);
  const char *one = phrases[state].one, *many = phrases[state].many;
  if (count > 0)
    g_string_append_printf (text, "%s%s %s of %u %s", text->len > 0 ? "; " : "",
                            count == 1 ? "page" : "pages", numbers->str, pages,
                            one == NULL  ? "could not be read"
                            : count == 1 ? one
                                         : many);
}

char *
praxis_document_gaps (const PraxisDocument *document) {
  if (!praxis_document_has_gaps (document))
    return NULL;
  g_autoptr (GArray) ranges = praxis_page_ranges (document);
  GString *text = g_string_new (NULL);
  for (PraxisState state = 0; state < PRAXIS_STATES; state++)
    if (!praxis_state_is_whole (state))
      append_state (text, ranges, state, document->pages->len);
  return g_string_free (text, FALSE);
}
