/* Page furniture: running headers, footers and page numbers, known by their repetition from page to page. */
#pragma once
#include "register/document/document.h"

/* Fills in document->furniture from its pages and text; a line where a section begins is a heading and never
 * furniture. */
void furniture_find (PraxisDocument *document);
