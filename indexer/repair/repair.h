/* Repairs: what a text got wrong on its way out of a typeset or scanned page (mark-up left over, marks of
 * notes, bullets and page numbers among the words, paragraphs cut in two, words misread or run together) is
 * found here, after reading and before tagging. The raw text is not touched: a repair says how a stretch of
 * it reads (register/document/clean_text.h). */
#pragma once
#include "register/document/document.h"
#include "register/vocabulary/vocabulary.h"

typedef struct _Repairer Repairer;

/* The words of the vocabulary, which must outlive it, are words that are known. */
Repairer *repairer_new (const PraxisVocabulary *vocabulary);
void repairer_free (Repairer *repairer);

/* Fills in document->repairs, and cleans the titles of the document and its sections. */
void repair_document (const Repairer *repairer, PraxisDocument *document);
