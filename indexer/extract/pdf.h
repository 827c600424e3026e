/* PDFs, beside the row of the table: what is made once, and how a document is opened. */
#pragma once
#include "indexer/extract/extract.h"
#include <poppler.h>

/* Has Poppler make once, in the warm parent, what it would make for every document, and spares it the
 * colours. Does nothing at its second call. */
void pdf_prepare (void);

/* Opens a document; ENCRYPTED or DAMAGED if that fails. */
PopplerDocument *pdf_open (int fd, gsize size, GError **error);
