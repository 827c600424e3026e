/* Pages of a PDF that are pictures. */
#pragma once
#include "indexer/extract/ocr.h"
#include <poppler.h>

/* TRUE if pictures cover most of the page: it may be a page that was scanned, a logo on a cover is not. */
gboolean pdf_scan_is_picture (PopplerPage *page);

/* The text of a page as OCR reads it; NULL if it is not to be read so (it has text, or no picture) or cannot
 * be. Caller frees. */
char *pdf_scan_text (PopplerPage *page, const char *text, Ocr *ocr);
