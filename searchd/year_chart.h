/* Years as charts to click on: each bar is a link, and a second click makes a range of the first. */
#pragma once
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends a chart and a box for each of n facets of years (any may be NULL), all on one axis, so that the
 * years that documents cover can be compared with those they were published in. pairs (of QueryPair*) are the
 * question. */
void year_chart_append (GString *out, JsonObject *const *facets, gsize n, const GPtrArray *pairs);
