/* What the words around a country's name make of it. Private to the room; country.c counts what this says. */
#pragma once
#include "indexer/tag/tagging.h"

typedef struct {
  double weight; /* 1 for a plain name, 0 if it is not the country at all */
  const char
      *role; /* the part that it plays there: "host", "origin", "published-in"; NULL: none of its own */
  gboolean government; /* "Government of X" */
  gboolean stated;     /* "Country: X" */
} CountryHit;

CountryHit country_hit_judge (const TagReading *reading, const TagHit *hit);
