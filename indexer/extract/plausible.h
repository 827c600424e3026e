/* How much a text looks like one that people wrote, for choosing among the encodings it may be in. */
#pragma once
#include <glib.h>

/* Looks at the characters beyond ASCII and their neighbours; comparable between readings of the same bytes
 * only. The text must be valid UTF-8. */
glong plausible_score (const char *text, gsize length);
