/* Abbreviations among labels: "SOM" and "VoT" mean their concept only where they are written so, for "som" is
 * a word of other languages. In queries, which few people write with capitals, case does not matter. */
#pragma once
#include <glib.h>

/* TRUE for one word of at most six letters with at least two capitals: "SOM", "VoT", "M&D"; not "Ghana". */
gboolean praxis_is_abbreviation (const char *text);
/* TRUE if a quote of so many bytes has capitals where the abbreviation has them. Dots and other signs do not
 * count: "U.S.A." is written as "USA". */
gboolean praxis_abbreviation_is_written (const char *abbreviation, const char *quote, gsize length);
