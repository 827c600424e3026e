/* The words of a text that are to be marked, as they are met while it is read word by word. */
#pragma once
#include "register/search/matches.h"
#include "register/text/token.h"
#include <glib.h>

/* A word, or words that hold together, in bytes of the text. */
typedef struct {
  gsize start, end;
  double weight;
} PraxisMark;

typedef struct {
  const GArray *matches;    /* of PraxisMatch */
  const GPtrArray *needles; /* of PraxisNeedle* */
  GArray *marks;            /* of PraxisMark: those found so far */
  guint from;               /* matches before this one are passed */
} PraxisMarker;

/* Marks a word of the text that stands at a position of the document, if it is one. Words are given in their
 * order. */
void praxis_marker_see (PraxisMarker *marker, const PraxisToken *token, guint position);
