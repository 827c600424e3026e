/* What the parts of dev/bench/latency share: a register of made-up words, Xapian asked directly, and a daemon
 * asked over HTTP. */
#pragma once
#include "register/base/settings.h"
#include "register/query/request.h"
#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The word of a rank, from 1: the lower, the more documents have it, as Zipf found. Caller frees. */
char *latency_word (guint rank);

/* Writes so many records into an index folder that has none yet. */
gboolean latency_make (const char *folder, const PraxisSettings *settings, guint records, GError **error);

/* ---- Xapian without Praxis ---- */

typedef struct _LatencyXapian LatencyXapian;
LatencyXapian *latency_xapian_open (const char *database);
void latency_xapian_close (LatencyXapian *xapian);

/* The best 10 of the documents that have all (or any) of the English words, their data read, and the values
 * of each slot (0 ends them) counted over all of them. Gives their number. */
guint latency_xapian_search (LatencyXapian *xapian, const char *const *words, gboolean all,
                             const guint *slots);

/* ---- Praxis behind HTTP ---- */

typedef struct _LatencyServed LatencyServed;
/* The daemon on a port of this machine, whose one worker is that process. */
LatencyServed *latency_served_connect (int port, int worker);
void latency_served_close (LatencyServed *served);
/* Microseconds of the processor that the worker has had. */
gint64 latency_served_time (const LatencyServed *served);
/* The answer; caller frees. */
JsonNode *latency_served_ask (const LatencyServed *served, const PraxisRequest *request);

G_END_DECLS
