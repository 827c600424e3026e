/* What a run has to do: the files that are new or have changed since they were last read, and those that are
 * gone. */
#pragma once
#include "indexer/crawl.h"
#include "indexer/summary.h"
#include "register/writer.h"
#include <glib.h>

typedef struct {
  GPtrArray *changed;  /* of CrawlEntry*: to be read, in the order of the walk */
  GPtrArray *removed;  /* of char*: paths in the index whose file is gone */
  GPtrArray *sidecars; /* of char*: paths of the files that have a sidecar */
} Plan;

/* Walks and compares with the table of files (NULL: there is no index yet); counts into summary what needs
 * nothing more. force: every file counts as changed. */
Plan *plan_make (Crawl *crawl, PraxisWriter *writer, gboolean force, Summary *summary, GError **error);
void plan_free (Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)
