/* Words that run from right to left on a PDF page. */
#pragma once
#include <poppler.h>

/* TRUE if Poppler's text of a page has such words: it encloses them in marks of direction. */
gboolean pdf_bidi_is_needed (const char *text);

/* TRUE if Poppler takes the page to run so, or its text is empty. */
gboolean pdf_bidi_runs_right_to_left (const char *text);

/* Poppler's text of a page in the order it is read in, without marks. boxes are those of its characters, as
 * Poppler gives them. A tab is put where a space must be that Poppler does not count. Caller frees. */
char *pdf_bidi_read (const char *text, const PopplerRectangle *boxes, guint count);
