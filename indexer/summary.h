/* What a run did, as counts that add up: seen = indexed + unchanged + copies + unreadable + skipped +
 * retagged, where indexed are the readable states and unreadable the others. */
#pragma once
#include "indexer/crawl.h"
#include "register/document/document.h"
#include <glib.h>

typedef struct {
  guint64 seen;
  guint64 states[PRAXIS_STATES]; /* documents read, and those that could not be */
  guint64 gaps;                  /* of those read: with pages that could not be */
  guint64 unchanged;
  guint64 copies; /* same content as a document already there */
  guint64 skipped[CRAWL_REASONS];
  guint64 removed;
  guint64 retagged; /* written again with other claims */
  guint64 decided;  /* written again for what people decided about their tags */
  guint64 lines;    /* ready records read */
  guint64 refused;  /* lines that are no record */
} Summary;

/* Counts a document that was read, or could not be. */
void summary_count (Summary *summary, const PraxisDocument *document);
/* TRUE if something was not read that should have been, or not wholly. */
gboolean summary_is_partial (const Summary *summary);
/* The counts as text for people, ending with a newline; caller frees. */
char *summary_to_text (const Summary *summary, double seconds);
