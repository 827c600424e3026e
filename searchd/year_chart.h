/* The years of an answer as a chart: a bar for each, which is the link to that year. */
#pragma once
#include "register/field.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends the chart of a facet of years, and a form for a range of them; pairs (of QueryPair*) are the
 * question. Nothing if no document has a year. */
void year_chart_append (GString *out, JsonObject *facet, const PraxisField *field, const GPtrArray *pairs);
