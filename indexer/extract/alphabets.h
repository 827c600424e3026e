/* Languages by their letters beyond ASCII. */
#pragma once
#include <glib.h>

/* How well such letters of a text, and the marks above and below letters, go together as those of one
 * language, whichever that is: the more, the better; below nought if no language has most of them. */
glong alphabets_score (const char *text, gsize length);
