/* The title of a document, from the best of what the extractor found. */
#pragma once
#include "register/document/document.h"

/* The metadata's title if it is one and the text does not show another, else what the extractor took for the
 * title, else an early heading of level 1, else a short first paragraph; a short one is completed from what
 * stands below. The words of the file name are the last resort. Never NULL or empty; caller frees. */
char *title_choose (const PraxisDocument *document, const char *file_name);
