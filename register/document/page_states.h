/* The pages of a document that were not simply read, as ranges and in words. */
#pragma once
#include "register/document/document.h"

typedef struct {
  PraxisState state;
  guint first, last; /* pages, from 1 */
} PraxisPageRange;

/* The ranges of pages whose state is not READ, by number (array of PraxisPageRange); caller unrefs. */
GArray *praxis_page_ranges (const PraxisDocument *document);

/* TRUE if the document is readable, but some pages of it are not, or not wholly. */
gboolean praxis_document_has_gaps (const PraxisDocument *document);
/* Which: "pages 3-7, 12 of 20 have no text; page 9 of 20 is damaged". NULL if it has no gaps; caller
 * frees. */
char *praxis_document_gaps (const PraxisDocument *document);
