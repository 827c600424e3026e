/* Counting, and telling the counts. Each number is changed by itself and atomically, so nobody waits for
 * anybody; a reader may see a request counted whose time is not added yet. */
#include "searchd/metrics.h"
#include "searchd/api.h"
#include "searchd/page_parts.h"
#include "searchd/routes.h"
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>

#define ROUTES_MOST 64u /* with a place for requests that have none */
#define FIRST_STATUS 100
#define STATUSES 500u
#define TYPE "application/openmetrics-text; version=1.0.0; charset=utf-8"

/* Upper bounds of the histogram's buckets; those above the last are only in the sum. */
static const struct {
  gint64 microseconds;
  const char *seconds;
} buckets[] = {
  { 500, "0.0005" },  { 1000, "0.001" },  { 2500, "0.0025" }, { 5000, "0.005" },
  { 10000, "0.01" },  { 25000, "0.025" }, { 50000, "0.05" },  { 100000, "0.1" },
  { 250000, "0.25" }, { 500000, "0.5" },  { 1000000, "1.0" }, { 2500000, "2.5" },
};

typedef struct {
  atomic_uint_fast64_t statuses[STATUSES];
  atomic_uint_fast64_t buckets[G_N_ELEMENTS (buckets) + 1];
  atomic_uint_fast64_t microseconds;
} RouteCounts;

typedef struct {
  RouteCounts routes[ROUTES_MOST];
  atomic_uint_fast64_t metrics[METRICS];
} Counts;

static Counts *counts;

void
metrics_open (void) {
  void *memory = mmap (NULL, sizeof (Counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  counts = memory != MAP_FAILED ? memory : NULL;
}

void
metrics_add (Metric metric, guint64 more) {
  if (counts != NULL)
    atomic_fetch_add_explicit (&counts->metrics[metric], more, memory_order_relaxed);
}

void
metrics_set (Metric metric, guint64 value) {
  if (counts != NULL)
    atomic_store_explicit (&counts->metrics[metric], value, memory_order_relaxed);
}

void
metrics_count (guint route, int status, gint64 microseconds) {
  guint bucket = 0, place = (guint)(status - FIRST_STATUS);
  if (counts == NULL || place >= STATUSES)
    return;
  RouteCounts *row = &counts->routes[MIN (route, ROUTES_MOST - 1)];
  while (bucket < G_N_ELEMENTS (buckets) && microseconds > buckets[bucket].microseconds)
    bucket++;
  atomic_fetch_add_explicit (&row->statuses[place], 1, memory_order_relaxed);
  atomic_fetch_add_explicit (&row->buckets[bucket], 1, memory_order_relaxed);
  atomic_fetch_add_explicit (&row->microseconds, (guint64)microseconds, memory_order_relaxed);
}

/* ---- Telling ---- */

static guint64
get (const atomic_uint_fast64_t *number) {
  return atomic_load_explicit (number, memory_order_relaxed);
}

static void
append_family (GString *out, const char *name, const char *type, const char *help) {
  g_string_append_printf (out, "# TYPE %s %s\n# HELP %s %s\n", name, type, name, help);
}

static void
append_requests (GString *out, const char *route, const RouteCounts *row) {
  for (guint i = 0; i < STATUSES; i++)
    if (get (&row->statuses[i]) > 0)
      g_string_append_printf (out,
                              "praxis_requests_total{route=\"%s\",status=\"%u\"} %" G_GUINT64_FORMAT "\n",
                              route, i + FIRST_STATUS, get (&row->statuses[i]));
}

static void
append_seconds (GString *out, const char *route, const RouteCounts *row) {
  guint64 sum = 0;
  for (guint i = 0; i <= G_N_ELEMENTS (buckets); i++)
    sum += get (&row->buckets[i]);
  if (sum == 0)
    return;
  sum = 0;
  for (guint i = 0; i <= G_N_ELEMENTS (buckets); i++) {
    sum += get (&row->buckets[i]);
    g_string_append_printf (out,
                            "praxis_request_seconds_bucket{route=\"%s\",le=\"%s\"} %" G_GUINT64_FORMAT "\n",
                            route, i < G_N_ELEMENTS (buckets) ? buckets[i].seconds : "+Inf", sum);
  }
  g_string_append_printf (out, "praxis_request_seconds_count{route=\"%s\"} %" G_GUINT64_FORMAT "\n", route,
                          sum);
  g_string_append_printf (out, "praxis_request_seconds_sum{route=\"%s\"} %.6f\n", route,
                          (double)get (&row->microseconds) / G_USEC_PER_SEC);
}

/* Calls a function for each route of the table, and for what found none, as "-". */
static void
append_routes (GString *out, void (*append) (GString *out, const char *route, const RouteCounts *row)) {
  guint place = 0;
  for (const Route *route = route_table (); route->pattern != NULL; route++)
    append (out, route->pattern, &counts->routes[place++]);
  append (out, "-", &counts->routes[ROUTES_MOST - 1]);
}

static void
append_counts (GString *out) {
  static const struct {
    const char *name, *type, *suffix, *help;
  } rows[METRICS] = {
    [METRIC_WORKERS] = { "praxis_workers", "gauge", "", "Processes that answer." },
    [METRIC_WORKERS_ENDED]
    = { "praxis_workers_ended", "counter", "_total", "Processes that ended untold and were replaced." },
    [METRIC_CACHE_HITS] = { "praxis_cache_hits", "counter", "_total", "Answers that were kept from before." },
    [METRIC_CACHE_MISSES] = { "praxis_cache_misses", "counter", "_total", "Answers that had to be made." },
  };
  append_family (out, "praxis_requests", "counter", "Requests by route and status.");
  append_routes (out, append_requests);
  append_family (out, "praxis_request_seconds", "histogram", "Time to answer.");
  append_routes (out, append_seconds);
  for (guint i = 0; i < METRICS; i++) {
    append_family (out, rows[i].name, rows[i].type, rows[i].help);
    g_string_append_printf (out, "%s%s %" G_GUINT64_FORMAT "\n", rows[i].name, rows[i].suffix,
                            get (&counts->metrics[i]));
  }
}

static void
append_gauge (GString *out, const char *name, const char *help, gint64 value) {
  append_family (out, name, "gauge", help);
  g_string_append_printf (out, "%s %" G_GINT64_FORMAT "\n", name, value);
}

/* What the public may know of the index; nothing where there is none. */
static void
append_index (GString *out, PraxisRegister *reg) {
  g_autoptr (JsonNode) status = praxis_register_status (reg, NULL);
  if (status == NULL)
    return;
  JsonObject *told = json_node_get_object (status), *states = page_object (told, "states");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  append_gauge (out, "praxis_index_revision", "Rises with each commit.",
                page_number (page_object (told, "index"), "revision"));
  append_gauge (out, "praxis_index_age_seconds", "Time since the last commit.",
                MAX (0, now - praxis_register_committed (reg)));
  append_family (out, "praxis_documents", "gauge", "Documents by how they were read.");
  g_autoptr (GList) names = states != NULL ? json_object_get_members (states) : NULL;
  for (GList *name = names; name != NULL; name = name->next)
    g_string_append_printf (out, "praxis_documents{state=\"%s\"} %" G_GINT64_FORMAT "\n",
                            (const char *)name->data, page_number (states, name->data));
}

HttpReply *
metrics_send (const HttpRequest *request, GError **error) {
  static const char *const no_parameters[] = { NULL };
  if (!api_only_parameters (request, no_parameters, error))
    return NULL;
  GString *out = g_string_new (NULL);
  PraxisRegister *reg = readers_find (request->site->readers, NULL, NULL);
  if (counts != NULL)
    append_counts (out);
  if (reg != NULL)
    append_index (out, reg);
  g_string_append (out, "# EOF\n");
  return http_reply_new (200, TYPE, out);
}
