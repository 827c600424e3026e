/* What the formats that are plain text have in common. */
#pragma once
#include "indexer/extract/extract.h"

/* The file in UTF-8 with '\n' line ends and without stray control bytes; a document of which only the
 * beginning was read is PARTLY. Caller frees with g_string_free(). */
GString *text_load (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
