/* What the parts of dev/bench/latency share: a register of made-up words, and Xapian asked directly. */
#pragma once
#include "register/settings.h"
#include <glib.h>

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

G_END_DECLS
