/* What another reading of the same document has beside the one that was taken: notes, headers, comments. */
#pragma once
#include "indexer/extract/flow.h"

/* Adds the lines of another reading that are not in the document, white space and signs aside. Nothing, if
 * most of the other text is not: then it is no reading of the same. `other` is cut into lines. */
void complement_add (const PraxisDocument *document, char *other, Flow *flow);
