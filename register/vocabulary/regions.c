/* Regions by country, for the tagger that reads a text and for what people decide about its countries. */
#include "register/vocabulary/regions.h"
#include <string.h>

static gboolean
is_region (const PraxisConcept *concept) {
  return strcmp (praxis_concept_scheme (concept), "region") == 0;
}

/* The programme's regions and those of the world are trees of their own. */
static const PraxisConcept *
top_of (const PraxisConcept *region) {
  for (guint step = 0; praxis_concept_broader (region)->len > 0 && step < PRAXIS_DEEPEST_CONCEPT; step++)
    region = praxis_concept_broader (region)->pdata[0];
  return region;
}

/* Of the regions of one tree that a country belongs to, the smallest stands for them. */
static gboolean
is_smallest (const GPtrArray *related, const PraxisConcept *region) {
  for (guint i = 0; i < related->len; i++) {
    const PraxisConcept *other = related->pdata[i];
    if (is_region (other) && top_of (other) == top_of (region)
        && praxis_concept_related (other)->len < praxis_concept_related (region)->len)
      return FALSE;
  }
  return TRUE;
}

GPtrArray *
praxis_country_regions (const PraxisConcept *country) {
  const GPtrArray *related = praxis_concept_related (country);
  GPtrArray *regions = g_ptr_array_new ();
  for (guint i = 0; i < related->len; i++)
    if (is_region (related->pdata[i]) && is_smallest (related, related->pdata[i]))
      g_ptr_array_add (regions, related->pdata[i]);
  return regions;
}
