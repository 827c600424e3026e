/* What the office formats have in common. */
#pragma once
#include "indexer/extract/extract.h"
#include "indexer/extract/flow.h"
#include "indexer/extract/xml.h"

/* The name of the first sheet is no title of the whole. */
#define OFFICE_SHEET_LEVEL 2

/* What the rules of all formats work on. */
typedef struct {
  Flow *flow;
  PraxisDocument *document;
  GHashTable *styles; /* DOCX: style id -> heading level */
  gboolean in_title;  /* of a slide */
  gboolean in_text;   /* OOXML: inside an element that holds text */
  gboolean is_title;  /* DOCX: the paragraph is in the style of the title */
} Office;

/* All paragraphs of the title of a slide are one heading; paragraphs know by the handlers below. Both do
 * nothing if it has begun, or not. */
void office_begin_title (Office *office);
void office_end_title (Office *office);

/* Handlers that formats share; data is an Office or a struct that begins with one. */
void office_begin_paragraph (gpointer data, const XmlElement *element);
void office_end_paragraph (gpointer data);
void office_begin_cell (gpointer data, const XmlElement *element);
void office_end_cell (gpointer data);
void office_end_row (gpointer data);
void office_begin_aside (gpointer data, const XmlElement *element);
void office_end_aside (gpointer data);
void office_add_tab (gpointer data, const XmlElement *element);
void office_add_line_end (gpointer data, const XmlElement *element);
gboolean office_is_done (gpointer data);

/* Keeps the properties in docProps/core.xml or meta.xml; a part that is missing (NULL) or damaged gives none.
 * FALSE only if it is REFUSED. */
gboolean office_read_metadata (const char *part, GBytes *bytes, const ExtractLimits *limits,
                               PraxisDocument *document, GError **error);
