/* What the daemon counts, in memory that all its processes share: whichever of them is asked tells the sum,
 * and what a worker counted outlives it. /metrics tells it in the form of OpenMetrics. */
#pragma once
#include "searchd/reply.h"

typedef enum {
  METRIC_WORKERS,       /* that serve */
  METRIC_WORKERS_ENDED, /* on their own, or because they hung */
  METRIC_CACHE_HITS,
  METRIC_CACHE_MISSES,
  METRICS
} Metric;

/* Makes the memory; before the processes part. Without it nothing is counted. */
void metrics_open (void);
void metrics_add (Metric metric, guint64 more);
void metrics_set (Metric metric, guint64 value);
/* A request, by the place of its route in the table (G_MAXUINT: it has none). */
void metrics_count (guint route, int status, gint64 microseconds);

HttpReply *metrics_send (const HttpRequest *request, GError **error);
