/* What a run has to do: the files that are new or have changed since they were last read, and those that are
 * gone. */
#pragma once
#include "indexer/audiences.h"
#include "indexer/crawl.h"
#include "indexer/summary.h"
#include "register/index/writer.h"
#include <glib.h>

typedef struct {
  GPtrArray *changed;  /* of CrawlEntry*: to be read, in the order of the walk */
  GPtrArray *removed;  /* of char*: paths in the index whose file is gone */
  GPtrArray *sidecars; /* of char*: paths of the files that have a sidecar */
} Plan;

typedef struct {
  PraxisWriter *writer; /* whose table of files is compared with; NULL: there is no index yet */
  const Audiences *audiences;
  const char *audience; /* files for others are passed over as if they were not there */
  gboolean force;       /* every file counts as changed */
} PlanOptions;

/* Walks and compares; counts into summary what needs nothing more. */
Plan *plan_make (const PlanOptions *options, Crawl *crawl, Summary *summary, GError **error);
void plan_free (Plan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Plan, plan_free)
