/* The pattern tables, each defined beside its tagger. */
#pragma once
#include "indexer/tag/patterns.h"

extern const Pattern year_patterns[];
extern const Pattern type_patterns[];
