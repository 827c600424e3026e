/* Covers of what has been indexed, drawn when all of it can be found already. */
#pragma once
#include "indexer/pool.h"
#include "indexer/progress.h"
#include "register/index/writer.h"

/* Draws the covers of documents (of char*: ids) and commits them. What cannot be opened or drawn has none.
 * Ends early, in good order, when interrupted; the rest is left for the next run. */
gboolean covers_draw (Pool *pool, PraxisWriter *writer, const GPtrArray *due, Progress *progress,
                      GError **error);
