/* How far apart two spellings are. What people mistype is put right by it: names of options, fields and
 * values, and words of a query. */
#pragma once
#include <glib.h>

/* Damerau-Levenshtein distance (optimal string alignment) over characters: letters added, left out, exchanged
 * or swapped with their neighbour. More than `most` if it is more than that. */
guint praxis_distance (const gunichar *a, glong a_length, const gunichar *b, glong b_length, guint most);
