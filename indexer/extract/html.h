/* Web pages inside other files: the chapters of a book, the body of a letter. */
#pragma once
#include "indexer/extract/flow.h"

/* Adds the text of a page, all of it, to the flow. `declared` is the encoding that its container states, or
 * NULL: what the page says of itself. FALSE if there is nothing that can be parsed. */
gboolean html_add (Flow *flow, PraxisDocument *document, GBytes *bytes, const char *declared);
