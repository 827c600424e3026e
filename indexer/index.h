/* A run over files and folders. */
#pragma once
#include "indexer/audiences.h"
#include "indexer/batch.h"
#include "register/base/settings.h"
#include <glib.h>

typedef struct {
  const char *const *paths;   /* files and folders, NULL-terminated */
  const char *folder;         /* of the index */
  const Audiences *audiences; /* of these paths */
  const PraxisSettings *settings;
  guint jobs;
  gboolean force;   /* read everything again */
  gboolean dry_run; /* only say what would be done */
  gboolean quiet;
} IndexOptions;

/* Brings the index of each audience up to date with its files. Stops early, in good order, when interrupted.
 * After an error the batch's committed counts tell what is in the index. Closes the batch's writer. */
gboolean index_run (const IndexOptions *options, Batch *batch, GError **error);
