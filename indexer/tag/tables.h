/* The pattern tables, each defined beside its tagger. */
#pragma once
#include "indexer/tag/patterns.h"

extern const Pattern year_patterns[];
/* The core of the patterns of years: a year. */
gsize year_core (const char *words, gsize from, gsize end);
/* Dates, of which none begins further before its year. */
extern const Pattern date_patterns[];
#define DATE_REACH 60
extern const Pattern term_patterns[];
extern const Pattern type_patterns[];
