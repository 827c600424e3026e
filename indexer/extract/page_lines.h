/* The lines of a page. */
#pragma once
#include "register/document/document.h"

/* Of a page of a document, by its index, the lines that are not blank (of PraxisSpan, without line ends). */
GArray *page_lines (const PraxisDocument *document, guint page);
/* Where a page ends. */
gsize page_end (const PraxisDocument *document, guint page);
