/* The type that the lines of a PDF are set in: headings and the title are known by it. */
#pragma once
#include "indexer/extract/extract.h"
#include <poppler.h>

#define PDF_TYPE_SIZES 400 /* sizes are counted in half points */

/* A line of type, or several that belong together. */
typedef struct {
  gsize start, end; /* in the document's text */
  guint size;       /* half points */
  guint page;       /* from 1 */
  guint words;
  guint lines;
  gboolean bold;
  gboolean capitals; /* it has no small letters */
} PdfLine;

/* Collects the lines that have letters, page by page, while the text is being read: only then Poppler has the
 * page at hand. They are judged at the end, when the size of the body is known. */
typedef struct _PdfType PdfType;
PdfType *pdf_type_new (void);
void pdf_type_free (PdfType *type);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PdfType, pdf_type_free)

/* Looks at a page whose text, that of an area, was just added to the document, at `start`. */
void pdf_type_add_page (PdfType *type, PopplerPage *page, PopplerRectangle *area,
                        const PraxisDocument *document, gsize start);

/* The size that half of all letters do not exceed, in half points. */
guint pdf_type_body_size (const PdfType *type);
/* TRUE if the line is set clearly larger than the body. */
gboolean pdf_type_is_larger (const PdfLine *line, guint body);

/* All lines, in the order of the text. */
const GArray *pdf_type_lines (const PdfType *type);

/* The line at *index with the ones right below it that are set alike; moves *index behind them. `alike` is
 * asked about two lines of one page. */
typedef gboolean (*PdfAlike) (const PdfLine *group, const PdfLine *next, guint body);
PdfLine pdf_type_take_group (const PdfType *type, guint *index, PdfAlike alike, guint body);

/* The words of a line, cleaned; caller frees. */
char *pdf_type_words (const PraxisDocument *document, const PdfLine *line);
