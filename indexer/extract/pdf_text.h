/* The text of a PDF page. */
#pragma once
#include <poppler.h>

/* The page's text as Poppler orders it, with a tab between cells of a table that it would join. Valid UTF-8;
 * every tab in it was put there, and is no character in Poppler's count. Sets area to what Poppler has to be
 * asked about for more of that text. Caller frees. */
char *pdf_page_text (PopplerPage *page, PopplerRectangle *area);

/* TRUE if the page of that area runs from right to left; a tab in its text then is a space. */
gboolean pdf_text_runs_right_to_left (const PopplerRectangle *area);
