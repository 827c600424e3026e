/* Where the sections of each role stand on the position axis of a document: written with it in a slot of its
 * own, read into memory when a question first asks for roles. */
#pragma once
#include "register/document/document.h"
#include "register/index/columns.h"

/* The ranges of each of some roles (of char*), for the slot: "12-40,80-;1-12", a range ending before its
 * second number or, without one, with the text. Caller frees. */
char *praxis_role_ranges_write (const PraxisDocument *document, const GArray *blocks, const GPtrArray *roles);

typedef struct _PraxisRoleRanges PraxisRoleRanges;

/* column: that of the roles, whose values stand in the order of the ranges; it must outlive them. */
PraxisRoleRanges *praxis_role_ranges_load (StoreReader *reader, const PraxisColumn *column, GError **error);
void praxis_role_ranges_free (PraxisRoleRanges *ranges);

/* Those of an item of the column, by its place among all items: pairs of the first position and the one after
 * the last (guint32), ascending; *count numbers. */
const guint32 *praxis_role_ranges_of (const PraxisRoleRanges *ranges, guint place, guint *count);
