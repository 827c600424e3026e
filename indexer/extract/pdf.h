/* PDFs, beside the row of the table: what is made once, and how an opened document is read. */
#pragma once
#include "indexer/extract/extract.h"
#include <poppler.h>

/* Has Poppler make once, in the warm parent, what it would make for every document, and spares it the
 * colours. Does nothing at its second call. */
void pdf_prepare (void);

/* Opens a document; ENCRYPTED or DAMAGED if that fails. */
PopplerDocument *pdf_open (int fd, gsize size, GError **error);

/* Reads a document that is open: text, pages, sections, metadata. Fails if it has no pages. */
gboolean pdf_read_open (PopplerDocument *pdf, const ExtractLimits *limits, PraxisDocument *document,
                        GError **error);
