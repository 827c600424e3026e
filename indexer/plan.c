/* The walk compared with the index, before anything is read: so the total is known, and a dry run is the plan
 * alone. */
#include "indexer/plan.h"
#include "indexer/extract/extract.h"
#include "register/base/paths.h"
#include "register/decisions/decisions.h"
#include <string.h>

typedef struct {
  const PlanOptions *options;
  Summary *summary;
  Plan *plan;
  GHashTable *seen;  /* paths of files, as a set */
  GPtrArray *closed; /* folders that could not be listed: what is known below them stays */
} Planner;

static void
entry_free (gpointer data) {
  CrawlEntry *entry = data;
  g_free (entry->path);
  g_free (entry);
}

void
plan_free (Plan *plan) {
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->changed);
  g_ptr_array_unref (plan->removed);
  g_ptr_array_unref (plan->sidecars);
  g_free (plan);
}

static gboolean
is_unchanged (const Planner *planner, const CrawlEntry *entry) {
  if (planner->options->force || planner->options->writer == NULL)
    return FALSE;
  g_autoptr (PraxisFile) known = praxis_writer_file (planner->options->writer, entry->path);
  return known != NULL && known->size == entry->size && known->modified == entry->modified
         && known->revision == EXTRACT_REVISION;
}

static gboolean
is_ours (const Planner *planner, const char *path) {
  return strcmp (audiences_of (planner->options->audiences, path), planner->options->audience) == 0;
}

/* Takes over the entry's path. */
static void
plan_skipped (Planner *planner, CrawlEntry *entry) {
  if (is_ours (planner, entry->path)) {
    planner->summary->seen++;
    planner->summary->skipped[entry->reason]++;
  }
  if (entry->reason == CRAWL_CLOSED)
    g_ptr_array_add (planner->closed, entry->path);
  else
    g_free (entry->path);
}

/* The path of the file that this one is a sidecar of, or NULL; caller frees. */
static char *
beside (const char *path) {
  g_autofree char *file = g_str_has_suffix (path, PRAXIS_SIDECAR)
                              ? g_strndup (path, strlen (path) - strlen (PRAXIS_SIDECAR))
                              : NULL;
  return file != NULL && g_file_test (file, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&file) : NULL;
}

/* Takes over the entry's path. */
static void
plan_file (Planner *planner, CrawlEntry *entry) {
  if (!is_ours (planner, entry->path)) {
    g_free (entry->path);
    return;
  }
  char *described = beside (entry->path);
  if (described != NULL) {
    g_ptr_array_add (planner->plan->sidecars, described);
    entry->reason = CRAWL_SIDECAR;
    plan_skipped (planner, entry);
    return;
  }
  if (!g_hash_table_add (planner->seen, g_strdup (entry->path))) {
    g_free (entry->path); /* the folders named overlap */
    return;
  }
  planner->summary->seen++;
  if (is_unchanged (planner, entry)) {
    planner->summary->unchanged++;
    g_free (entry->path);
    return;
  }
  g_ptr_array_add (planner->plan->changed, g_memdup2 (entry, sizeof *entry));
}

static gboolean
is_gone (const Planner *planner, const char *path) {
  if (!is_ours (planner, path) || g_hash_table_contains (planner->seen, path))
    return FALSE;
  for (guint i = 0; i < planner->closed->len; i++)
    if (praxis_path_is_within (path, g_ptr_array_index (planner->closed, i)))
      return FALSE;
  return g_hash_table_add (planner->seen, g_strdup (path)); /* once only, should the folders overlap */
}

static gboolean
plan_removals (Planner *planner, const GPtrArray *roots, GError **error) {
  for (guint i = 0; i < roots->len && planner->options->writer != NULL; i++) {
    g_autoptr (GPtrArray) known
        = praxis_writer_paths (planner->options->writer, g_ptr_array_index (roots, i), error);
    if (known == NULL)
      return FALSE;
    for (guint j = 0; j < known->len; j++)
      if (is_gone (planner, g_ptr_array_index (known, j)))
        g_ptr_array_add (planner->plan->removed, g_strdup (g_ptr_array_index (known, j)));
  }
  return TRUE;
}

Plan *
plan_make (const PlanOptions *options, Crawl *crawl, Summary *summary, GError **error) {
  g_autoptr (Plan) plan = g_new0 (Plan, 1);
  plan->changed = g_ptr_array_new_with_free_func (entry_free);
  plan->removed = g_ptr_array_new_with_free_func (g_free);
  plan->sidecars = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) closed = g_ptr_array_new_with_free_func (g_free);
  Planner planner = { options, summary, plan, seen, closed };
  CrawlEntry entry;
  CrawlResult result;
  while ((result = crawl_next (crawl, &entry)) != CRAWL_END)
    (result == CRAWL_FILE ? plan_file : plan_skipped) (&planner, &entry);
  return plan_removals (&planner, crawl_roots (crawl), error) ? g_steal_pointer (&plan) : NULL;
}
