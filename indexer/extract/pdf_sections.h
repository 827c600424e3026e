/* Sections and title of a PDF: from its outline, or else from the type they are set in. */
#pragma once
#include "indexer/extract/pdf_type.h"

/* Adds the sections of the outline, if there is one. The text must be complete. FALSE if it gave none. */
gboolean pdf_outline_sections (PopplerDocument *pdf, PraxisDocument *document);

/* Adds a section for each line set clearly larger than the body, or bold, that is not repeated as a running
 * header. */
void pdf_headings_sections (const PdfType *type, PraxisDocument *document);

/* The title as the first page shows it: what is set largest, with what names its kind above and what goes on
 * below. NULL if nothing stands out. Caller frees. */
char *pdf_title (const PdfType *type, const PraxisDocument *document);
