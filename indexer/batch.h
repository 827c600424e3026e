/* Writing in batches: documents go to the writer one by one and become durable together. What was counted and
 * what was committed are kept apart, so that after an error nothing is reported that is not in the index. */
#pragma once
#include "indexer/summary.h"
#include "register/base/settings.h"
#include "register/decisions/decisions.h"
#include "register/index/writer.h"

typedef struct {
  PraxisWriter *writer;
  GPtrArray *others; /* of PraxisWriter*: the other audiences, of which records are taken; NULL: none */
  PraxisDecisions *decisions; /* as they were when the run began */
  const PraxisSettings *settings;
  char *folder;
  Summary summary;                    /* so far */
  Summary committed;                  /* as of the last commit */
  guint64 documents, bytes;           /* since then */
  guint64 most_documents, most_bytes; /* before the next */
} Batch;

/* Opens the index of an audience for writing, with the limits of the settings. */
gboolean batch_open (Batch *batch, const char *folder, const char *audience, const PraxisSettings *settings,
                     GError **error);
/* Opens the other audiences of the index as well: a document that is put leaves them, and what left is
 * committed there before it is here. */
gboolean batch_open_others (Batch *batch, const char *audience, GError **error);
/* Closes; what was not committed is lost. */
void batch_close (Batch *batch);

/* Writes a document and counts it by its state; commits if the batch is full. */
gboolean batch_put (Batch *batch, PraxisDocument *document, guint revision, GError **error);
/* Writes a document again that was read from the index; commits if the batch is full. */
gboolean batch_rewrite (Batch *batch, PraxisDocument *document, GError **error);

/* Puts all decisions that are there now upon the documents; sidecars: paths (of char*) that have one, or
 * NULL. Says on standard error what is wrong in them. */
gboolean batch_settle (Batch *batch, const GPtrArray *sidecars, GError **error);
gboolean batch_commit (Batch *batch, GError **error);
