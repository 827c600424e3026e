/* Words that are written as a label and mean something else here: a verb, money, an abbreviation that the
 * text itself explains in other words. Private to the room. */
#pragma once
#include "indexer/tag/tagging.h"

typedef struct _Homographs Homographs;

/* For one document. */
Homographs *homographs_new (const TagReading *reading);
void homographs_free (Homographs *homographs);

/* TRUE if the words at the span are not what the label of a topic means. */
gboolean homographs_has (Homographs *homographs, const PraxisLabel *label, const TagSpan *span);
