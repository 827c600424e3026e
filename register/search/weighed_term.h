/* Terms that are weighed against each other, of which the heaviest are asked for. */
#pragma once
#include <glib.h>

typedef struct {
  char *term;      /* whoever fills in the list owns it */
  double emphasis; /* how much the text that it is from says of it */
  double rarity;   /* how rare it is elsewhere */
  double weight;
} PraxisWeighedTerm;

/* Sorts the heaviest first, equal ones by term, and drops those behind the first `most`. */
void praxis_weighed_terms_keep (GArray *terms, guint most);
