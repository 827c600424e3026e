/* Members of a zip container, within limits. */
#pragma once
#include "indexer/extract/extract.h"

/* Reads the members whose names match any of the patterns ("word/header*.xml", NULL-terminated). A table from
 * name to GBytes; caller unrefs. ENCRYPTED, DAMAGED, and for the limits: TOO_LARGE (a member), REFUSED (all,
 * or too many entries). Damage behind readable members only makes the document PARTLY read. */
GHashTable *zip_read_members (int fd, const char *const *patterns, const ExtractLimits *limits,
                              PraxisDocument *document, GError **error);
