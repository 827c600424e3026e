/* Which styles of a workbook (XLSX) show a number as a date, and that date: cells hold a count of days. */
#pragma once
#include "indexer/extract/ooxml.h"

typedef struct _Dates Dates;

/* No style is one of dates if the package has none. NULL only if a part is REFUSED. */
Dates *dates_read (Ooxml *ooxml, GError **error);
void dates_free (Dates *dates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dates, dates_free)

/* TRUE if cells of that style (its number in decimal, or NULL) show dates. */
gboolean dates_has_style (const Dates *dates, const char *style);

/* "2014-07-02", with "13:05" behind if there is a time; NULL if it is no date of a calendar. Caller frees. */
char *dates_format (const Dates *dates, double days);
