/* Which paragraph styles of a DOCX are headings. */
#pragma once
#include "indexer/extract/extract.h"

#define DOCX_TITLE 100u        /* the level of a style for the title */
#define DOCX_UNKNOWN G_MAXUINT /* a name that says nothing of a level */

/* Table from style id to heading level (GUINT_TO_POINTER): 0 for text, 1 and more, or DOCX_TITLE. `bytes` is
 * word/styles.xml, or NULL. Caller unrefs; NULL only if the part is REFUSED. */
GHashTable *docx_styles_read (GBytes *bytes, GError **error);

/* What the name of a style says of it, in the languages of the usual programs; RTF has the same names. */
guint docx_styles_level_of_name (const char *name);
