/* Tagging again what is in the index, from the stored text alone: for changed vocabularies and rules. */
#pragma once
#include "indexer/batch.h"
#include "register/base/settings.h"
#include <glib.h>

typedef struct {
  const char *folder; /* of the index */
  const char *audience;
  const PraxisSettings *settings;
  gboolean dry_run; /* only say which document gains and loses which tag */
  gboolean quiet;
} RetagOptions;

/* Tags all documents again and writes those that changed. No source file is opened. NO_INDEX if there is no
 * index yet. Stops early, in good order, when interrupted. Closes the batch's writer. */
gboolean retag_run (const RetagOptions *options, Batch *batch, GError **error);
