/* Office formats of before 2007, which converters turn into text. */
#pragma once
#include "indexer/extract/extract.h"

/* The converters for documents of a type, or NULL. */
const ConverterRow *legacy_row (const char *mime);

/* Reads what the converters of a row have made of a document, and names its type. UNSUPPORTED if none of
 * them is installed or can be confined. */
gboolean legacy_read (const ConverterRow *row, const Conversion *conversions, const ExtractLimits *limits,
                      PraxisDocument *document, GError **error);

/* Text with the structure of a book in DocBook, as antiword writes it. */
gboolean docbook_read (GBytes *text, const ExtractLimits *limits, PraxisDocument *document, GError **error);
