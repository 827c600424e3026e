/* The extractors themselves, one for each row of the table in extract.c; all have the signature
 * ExtractFunction. */
#pragma once
#include "indexer/extract/extract.h"

gboolean pdf_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error);
gboolean text_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
gboolean markdown_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                        GError **error);
gboolean csv_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error);
gboolean html_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
/* One letter or a mailbox. */
gboolean mail_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
gboolean docx_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
gboolean rtf_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error);
gboolean odf_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error);
/* The same in one XML file instead of a container. */
gboolean odf_read_flat (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                        GError **error);
gboolean pptx_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
gboolean xlsx_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
/* XML of any kind. */
gboolean markup_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                      GError **error);
gboolean epub_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                    GError **error);
/* Pictures, by OCR. */
gboolean image_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document,
                     GError **error);
/* Office files of before 2007: tells whether they are encrypted, else asks for their converters. */
gboolean ole_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error);
