/* What the words around a country's name make of it. Private to the room; country.c counts what this says. */
#pragma once
#include "indexer/tag/tagging.h"

typedef struct {
  double weight; /* 1 for a plain name, 0 if it is not the country at all, or its printer's */
  const char
      *role; /* the part that it plays there: "host", "origin", "published-in"; NULL: none of its own */
  gboolean government; /* "Government of X" */
  gboolean stated;     /* "Country: X" */
  gboolean person;     /* somebody of that name; then it weighs nothing */
  gboolean introduced; /* by words that stand before countries, not before people */
} CountryHit;

/* TRUE if the name is one that people have, too. */
gboolean country_hit_may_be_person (const TagHit *hit);

CountryHit country_hit_judge (const TagReading *reading, const TagHit *hit);
