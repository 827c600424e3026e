/* What a line says of the countries in it: "Country: Ghana", "Experts: Romania (2), Armenia". Private to the
 * room; country_hit.c judges by it. */
#pragma once
#include "indexer/tag/tagging.h"

typedef enum {
  COUNTRY_LINE_NONE,
  COUNTRY_LINE_SUBJECT, /* the document states its countries there */
  COUNTRY_LINE_ORIGIN,  /* of experts, trainers, migrants */
  COUNTRY_LINE_HOST,    /* of a visit or a meeting */
  COUNTRY_LINE_PASSING, /* donors, addresses */
} CountryLine;

/* By the words before a colon, by those at the start of its line right before the span, as in a row of a
 * table, or by the line before, as in a list of definitions. */
CountryLine country_line_of (const TagSpan *span);

/* TRUE if nothing but a number stands in the line beside the span: "2.1 Mali". */
gboolean country_line_is_alone (const TagSpan *span);
