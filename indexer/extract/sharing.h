/* The strings that cells of a workbook (XLSX) share: they stand in a part of their own, and cells give their
 * number. */
#pragma once
#include "indexer/extract/ooxml.h"

typedef struct _Sharing Sharing;

/* None if the package has no such part, those before it where it is damaged. NULL only if it is REFUSED. */
Sharing *sharing_read (Ooxml *ooxml, GError **error);
void sharing_free (Sharing *sharing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sharing, sharing_free)

/* The string of a number written in decimal; an empty one if there is none. Valid as long as `sharing`. */
const char *sharing_string (const Sharing *sharing, const char *number, gsize *length);
