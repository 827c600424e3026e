/* Sections of a PDF: from its outline, or else from the type its headings are set in. */
#pragma once
#include "indexer/extract/extract.h"
#include <poppler.h>

/* Adds the sections of the outline, if there is one. The text must be complete. FALSE if it gave none. */
gboolean pdf_outline_sections (PopplerDocument *pdf, PraxisDocument *document);

/* Collects lines that may be headings, page by page, while the text is being read. */
typedef struct _PdfHeadings PdfHeadings;
PdfHeadings *pdf_headings_new (void);
void pdf_headings_free (PdfHeadings *headings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfHeadings, pdf_headings_free)

/* Looks at a page whose text was just added to the document, at `start`. */
void pdf_headings_add_page (PdfHeadings *headings, PopplerPage *page, const PraxisDocument *document,
                            gsize start);

/* Adds a section for each line set clearly larger than the body, or bold, that is not repeated as a running
 * header. */
void pdf_headings_sections (const PdfHeadings *headings, PraxisDocument *document);

/* The largest line of the first pages, as the title; NULL if none stands out. Caller frees. */
char *pdf_headings_title (const PdfHeadings *headings, const PraxisDocument *document);
