/* The pattern tables, each defined beside its tagger. */
#pragma once
#include "indexer/tag/patterns.h"

extern const Pattern year_patterns[];
/* The core of the patterns of years: a year. */
gsize year_core (const char *words, gsize from, gsize end);
extern const Pattern term_patterns[];
extern const Pattern type_patterns[];
