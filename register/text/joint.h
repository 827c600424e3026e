/* Words that belong together though they are cut in two: identi-fication at the end of a line,
 * (re)integration, M&D. Each part is a word; the whole is found as well, at the places of both. */
#pragma once
#include <glib.h>

/* What stands between the parts in the whole ("", "&", "."), or NULL if the word that ends at byte `end` and
 * the next one, which begins at `start`, are no parts of one. Static. */
const char *praxis_joint_between (const char *text, gsize end, gsize start);
