/* Notes at the foot of pages, known by the numbers that they begin with and that the page refers to. */
#pragma once
#include "register/document/document.h"

/* Fills in document->notes from its pages, text and page furniture. */
void page_notes_find (PraxisDocument *document);
