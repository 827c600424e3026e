/* Running text as it comes out of a styled document: paragraphs, headings, cells, and what stands aside
 * (notes, text boxes, comments). Gives lines: a paragraph is one, a table row is one with tabs between its
 * cells; what stands aside follows after the body. */
#pragma once
#include "indexer/extract/extract.h"

typedef struct _Flow Flow;

Flow *flow_new (PraxisDocument *document, const ExtractLimits *limits);
void flow_free (Flow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Flow, flow_free)

/* A paragraph; one that begins inside another ends that. Text outside a paragraph is ignored. */
void flow_begin_paragraph (Flow *flow);
void flow_end_paragraph (Flow *flow);
/* Makes the paragraph a heading (1 and more) or not (0). */
void flow_set_level (Flow *flow, guint level);
/* The paragraph so far; valid until it changes. NULL outside of one. */
const char *flow_paragraph (const Flow *flow);

/* Text of the paragraph: as it is, or with runs of white space as one space. */
void flow_add (Flow *flow, const char *text, gsize length);
void flow_add_collapsed (Flow *flow, const char *text, gsize length);

void flow_begin_cell (Flow *flow);
void flow_end_cell (Flow *flow);
void flow_end_row (Flow *flow);

/* What lies between these is put after the body by flow_finish(). They nest. */
void flow_begin_aside (Flow *flow);
void flow_end_aside (Flow *flow);

/* Begins a page; what stood aside on the page before is put at the end of that. The first heading of a page
 * is that of the whole page. Beyond the limit of pages the document is PARTLY read, and takes no more text.
 */
void flow_begin_page (Flow *flow, const char *label);
/* A heading for the page, put before its first text; a page without text gets none. */
void flow_name_page (Flow *flow, guint level, const char *name);

/* TRUE once the limit of text or pages is reached; further calls do nothing.
 */
gboolean flow_is_full (const Flow *flow);
/* Adds what stood aside. */
void flow_finish (Flow *flow);
