/* The title of a document, from the best of what the extractor found. */
#pragma once
#include "register/document.h"

/* The metadata's title if it is one, else what the extractor took for the title, else the first heading of
 * level 1, else the file name without extension. Never NULL or empty; caller frees. */
char *title_choose (const PraxisDocument *document, const char *file_name);
