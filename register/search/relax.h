/* Where nothing was found: what there would be without each part of the query that can be left out by itself.
 */
#pragma once
#include "register/search/search.h"

typedef struct {
  char *words; /* the part: `must have shelters` */
  char *text;  /* the query without it */
  guint count; /* of documents without it */
} PraxisRelaxed;

/* The parts that each demand something of a document: words with a sign, operands of AND and NOT (of
 * PraxisRelaxed*, caller unrefs); none if the query is a single part, and those left out that there was no
 * time for. */
GPtrArray *praxis_search_relax (PraxisRegister *reg, const PraxisSearch *search, GError **error);
