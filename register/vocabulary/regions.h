/* The regions that what is about a country belongs to. */
#pragma once
#include "register/vocabulary/vocabulary.h"

/* The rule of tags that follow from those of countries. */
#define PRAXIS_RULE_FROM_COUNTRY "from-country"

/* Of the regions of each tree (the programme's, those of the world) that the country is in, the smallest: of
 * const PraxisConcept*, caller unrefs. */
GPtrArray *praxis_country_regions (const PraxisConcept *country);
