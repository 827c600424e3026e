/* The title of a text that has nothing but lines. */
#pragma once
#include <glib.h>

/* The title of the text between two places: an early heading, else an early line that is neither a letterhead
 * nor a date, a reference or the like; where that only names the kind of document, what stands below is
 * added. NULL if the text begins with a paragraph, a table or a script. Caller frees. */
char *text_title (const char *from, const char *end);

/* TRUE if a line ends with a full stop or the like, or is empty. */
gboolean text_ends_sentence (const char *words);
