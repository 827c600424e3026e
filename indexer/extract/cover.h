/* Covers: a small picture of a document, by which people know it again. It is drawn by a confined process of
 * its own when the text has been indexed, so that it costs nothing else when it fails. */
#pragma once
#include "indexer/extract/extract.h"

/* Loads what drawing needs from files (which fonts there are), in the warm parent. */
void cover_prepare (void);

/* Whether a document that was read is of a kind that may have a cover. */
gboolean cover_may_be (const PraxisDocument *document, const char *file_name);

/* The cover of a file, as PraxisDocument has it; NULL if it has none. */
GBytes *cover_draw (int fd, const char *file_name, const ExtractLimits *limits);
