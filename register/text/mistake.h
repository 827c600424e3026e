/* How a word came to be mistyped. Of words that are as near to what was typed, some are much likelier meant.
 */
#pragma once
#include <glib.h>

/* How many times more often a word is mistyped in just this way than by any other wrong letter. */
double praxis_mistake_ease (const gunichar *typed, glong typed_length, const gunichar *meant,
                            glong meant_length);
