/* The periods that a first page and an agreement speak of, of which some are a document's own. Private to the
 * room. */
#pragma once
#include "indexer/tag/tagging.h"

typedef struct {
  int from, to;
  gboolean top; /* it counts as the title does, if it stands where titles stand; else as running text */
  double weight;
  const char *rule;
  TagSpan span;
} YearPeriod;

/* Keeps of an array of YearPeriod those that a document published in a year (0: unknown) can be about, in the
 * order of the text, each weighing less than the one before, as what it is about comes first. */
void year_periods_choose (const TagReading *reading, GArray *periods, int published);

/* Whether words stand where titles do: high on the first page, in a short line. */
gboolean year_is_at_top (const TagSpan *span);

/* Plans, policies and laws are made for the years after they come out. */
gboolean year_is_ahead (const PraxisDocument *document);

/* "In force since 2019" and "for five years": the years of that; those after signed, unless it is 0, if it is
 * not said since when. FALSE if the text does not say for how long. */
gboolean year_period_of_term (TagReading *reading, int signed_in, const TagSpan *signature,
                              YearPeriod *period);
