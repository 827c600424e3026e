/* The run: the walk gives a plan, the pool reads what has changed, the writer takes what comes back. Without
 * anything to read no worker is started: loading its libraries takes longer than all the rest. */
#include "indexer/index.h"
#include "indexer/candidate.h"
#include "indexer/covers.h"
#include "indexer/extract/extract.h"
#include "indexer/interrupt.h"
#include "indexer/plan.h"
#include "indexer/pool.h"
#include "indexer/progress.h"
#include <stdio.h>

#define UNREAD_REVISION 0u /* no extractor has seen it: tried again at the next run */

typedef struct {
  const IndexOptions *options;
  const char *audience;
  Batch *batch;
  Plan *plan;
  Pool *pool;
  char *program; /* of the worker, and what follows its name */
  GPtrArray *arguments;
  Progress *progress;
  guint next;            /* of plan->changed */
  guint64 done;          /* of plan->changed */
  Candidate *candidate;  /* opened ahead, while the workers are busy */
  GQueue read;           /* of Read*: not written yet */
  GHashTable *under_way; /* id -> GPtrArray of Candidate*: being read, then copies found meanwhile */
  GHashTable *written;   /* ids of this run, as a set */
  GError *failure;
} Index;

/* What a worker has read. */
typedef struct {
  const Candidate *candidate; /* owned by what is under way */
  PraxisDocument *document;
} Read;

static void
read_free (Read *read) {
  praxis_document_free (read->document);
  g_free (read);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

static PraxisDocument *
document_of (const Candidate *candidate, PraxisDocument *document) {
  g_free (document->id);
  document->id = g_strdup (candidate->id);
  g_ptr_array_set_size (document->paths, 0);
  g_ptr_array_add (document->paths, g_strdup (candidate->entry->path));
  document->size = candidate->size;
  document->modified = candidate->modified;
  document->first_seen = g_get_real_time () / G_USEC_PER_SEC;
  if (document->title == NULL || *document->title == '\0') {
    g_free (document->title);
    document->title = g_path_get_basename (candidate->entry->path);
  }
  return document;
}

/* Enters a file whose content is in the index already. */
static gboolean
link_copy (Index *index, const Candidate *candidate) {
  PraxisWriter *writer = index->batch->writer;
  g_autoptr (PraxisFile) known = praxis_writer_file (writer, candidate->entry->path);
  const PraxisFile file = { candidate->size, candidate->modified, EXTRACT_REVISION, candidate->id };
  Summary *summary = &index->batch->summary;
  index->done++;
  if (known != NULL && g_strcmp0 (known->id, candidate->id) == 0)
    summary->unchanged++; /* touched, no more */
  else
    summary->copies++;
  return praxis_writer_link (writer, candidate->entry->path, &file, &index->failure);
}

static gboolean
put (Index *index, const Candidate *candidate, PraxisDocument *document, guint revision) {
  index->done++;
  g_hash_table_add (index->written, g_strdup (candidate->id));
  return batch_put (index->batch, document_of (candidate, document), revision, &index->failure);
}

/* A worker has come to an end with a document. */
static void
on_done (gpointer job, PraxisDocument *document, gpointer user_data) {
  Index *index = user_data;
  Read *read = g_new (Read, 1);
  *read = (Read){ job, document };
  g_queue_push_tail (&index->read, read);
}

/* Writes the next document that was read, and its copies with it. FALSE if there is none. */
static gboolean
write_next (Index *index) {
  g_autoptr (Read) read = g_queue_pop_head (&index->read);
  if (read == NULL)
    return FALSE;
  g_autoptr (GPtrArray) same = g_ptr_array_ref (g_hash_table_lookup (index->under_way, read->candidate->id));
  g_hash_table_remove (index->under_way, read->candidate->id);
  gboolean done = put (index, read->candidate, read->document, EXTRACT_REVISION);
  for (guint i = 1; done && i < same->len; i++)
    done = link_copy (index, g_ptr_array_index (same, i));
  return TRUE;
}

static gboolean
is_written (const Index *index, const char *id) {
  if (index->options->force)
    return g_hash_table_contains (index->written, id);
  return praxis_writer_has (index->batch->writer, id, EXTRACT_REVISION);
}

/* Deals with a candidate that needs no worker; takes it over then. */
static gboolean
settle (Index *index, Candidate *candidate) {
  GPtrArray *same = g_hash_table_lookup (index->under_way, candidate->id);
  if (same != NULL) {
    g_ptr_array_add (same, candidate);
    return TRUE;
  }
  if (candidate->fd < 0) {
    g_autoptr (PraxisDocument) document = praxis_document_new ();
    document->state = candidate->state;
    document->reason = g_steal_pointer (&candidate->reason);
    put (index, candidate, document, UNREAD_REVISION);
  } else if (is_written (index, candidate->id))
    link_copy (index, candidate);
  else
    return FALSE;
  candidate_free (candidate);
  return TRUE;
}

/* Opens the next file that needs a worker, if it is not open already. FALSE if there is none left. */
static gboolean
find_candidate (Index *index) {
  while (index->candidate == NULL && index->failure == NULL && interrupt_requested () == 0
         && index->next < index->plan->changed->len) {
    const CrawlEntry *entry = g_ptr_array_index (index->plan->changed, index->next++);
    Candidate *candidate = candidate_open (entry);
    progress_show (index->progress, index->done, entry->path);
    if (candidate == NULL) {
      index->done++;
      index->batch->summary.skipped[CRAWL_CHANGED]++;
    } else if (!settle (index, candidate))
      index->candidate = candidate;
  }
  return index->candidate != NULL;
}

static void
submit (Index *index) {
  Candidate *candidate = g_steal_pointer (&index->candidate);
  GPtrArray *same = g_ptr_array_new_with_free_func ((GDestroyNotify)candidate_free);
  g_ptr_array_add (same, candidate);
  g_hash_table_insert (index->under_way, g_strdup (candidate->id), same);
  int fd = candidate_take_fd (candidate);
  pool_submit (index->pool, fd, (gsize)candidate->size, candidate->entry->path, candidate);
}

/* Reads all that has changed. What was read is written when the workers have the next to read, which was
 * opened and hashed before: a long text takes as long to write as several short ones to read. */
static gboolean
read_changed (Index *index, GError **error) {
  for (;;) {
    while (find_candidate (index) && pool_has_room (index->pool))
      submit (index);
    if (index->failure != NULL) {
      g_propagate_error (error, g_steal_pointer (&index->failure));
      return FALSE;
    }
    if (write_next (index))
      continue;
    if (pool_running (index->pool) == 0 || interrupt_requested () != 0)
      return TRUE;
    if (!pool_wait (index->pool, 1000, error))
      return FALSE;
    progress_show (index->progress, index->done, pool_at_hand (index->pool));
  }
}

/* The worker is told the settings that it needs. */
static GPtrArray *
worker_arguments (const PraxisSettings *settings) {
  static const char *const groups[] = { "worker.", "archive.", "ocr.", "thumbnails.", "vocabulary." };
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  for (const PraxisSetting *row = praxis_settings_table (); row->key != NULL; row++)
    for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
      if (g_str_has_prefix (row->key, groups[i]))
        g_ptr_array_add (
            arguments, g_strdup_printf ("--set=%s=%s", row->key, praxis_settings_text (settings, row->key)));
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

static char *
worker_program (void) {
  const char *folder = g_getenv ("PRAXIS_EXEC_PATH");
  return g_build_filename (folder != NULL ? folder : PRAXIS_LIBEXECDIR, "praxis-worker", NULL);
}

/* Starts the workers, once a run. */
static gboolean
start_pool (Index *index, GError **error) {
  if (index->pool != NULL)
    return TRUE;
  const IndexOptions *options = index->options;
  index->program = worker_program ();
  index->arguments = worker_arguments (options->settings);
  const PoolOptions pool_options
      = { .program = index->program,
          .arguments = (const char *const *)index->arguments->pdata,
          .jobs = options->jobs,
          .seconds = (guint)praxis_settings_number (options->settings, "worker.seconds"),
          .ocr_seconds = (guint)praxis_settings_number (options->settings, "ocr.seconds"),
          .draw_seconds = (guint)praxis_settings_number (options->settings, "thumbnails.seconds"),
          .text = (gsize)praxis_settings_number (options->settings, "worker.text") };
  index->pool = pool_new (&pool_options, on_done, index, error);
  return index->pool != NULL;
}

/* When all is committed; those that an interrupted run left are drawn by the next. */
static gboolean
draw_covers (Index *index, GError **error) {
  if (praxis_settings_number (index->options->settings, "thumbnails.make") == 0
      || interrupt_requested () != 0)
    return TRUE;
  g_autoptr (GPtrArray) due = praxis_writer_coverless (index->batch->writer, error);
  if (due == NULL || due->len == 0)
    return due != NULL;
  g_clear_pointer (&index->progress, progress_free);
  index->progress = progress_new ("covers", due->len, index->options->quiet);
  return start_pool (index, error)
         && covers_draw (index->pool, index->batch->writer, due, index->progress, error);
}

static gboolean
remove_gone (Index *index, GError **error) {
  const GPtrArray *removed = index->plan->removed;
  for (guint i = 0; i < removed->len && interrupt_requested () == 0; i++) {
    if (!praxis_writer_remove_path (index->batch->writer, g_ptr_array_index (removed, i), error))
      return FALSE;
    index->batch->summary.removed++;
  }
  return TRUE;
}

/* What was not reached when the user interrupted is not counted as seen. */
static void
forget_unreached (Index *index) {
  index->batch->summary.seen -= index->plan->changed->len - index->done;
}

static gboolean
run_plan (Index *index, GError **error) {
  Batch *batch = index->batch;
  if (index->plan->changed->len + index->plan->removed->len == 0) {
    if (!batch_settle (batch, index->plan->sidecars, error))
      return FALSE;
    if (batch->summary.decided > 0)
      return batch_commit (batch, error);
    batch->committed = batch->summary;
    return TRUE;
  }
  /* What is gone goes last: a renamed file has by then handed its document on to the new name. */
  if (index->plan->changed->len > 0 && (!start_pool (index, error) || !read_changed (index, error)))
    return FALSE;
  if (!remove_gone (index, error))
    return FALSE;
  forget_unreached (index);
  return batch_settle (batch, index->plan->sidecars, error) && batch_commit (batch, error);
}

static void
print_plan (const Plan *plan) {
  for (guint i = 0; i < plan->changed->len; i++)
    printf ("read    %s\n", ((const CrawlEntry *)g_ptr_array_index (plan->changed, i))->path);
  for (guint i = 0; i < plan->removed->len; i++)
    printf ("remove  %s\n", (const char *)g_ptr_array_index (plan->removed, i));
  printf ("%u to read, %u to remove; nothing was changed\n", plan->changed->len, plan->removed->len);
}

static Plan *
make_plan (const Index *index, Crawl *crawl, GError **error) {
  const PlanOptions options = { .writer = index->batch->writer,
                                .audiences = index->options->audiences,
                                .audience = index->audience,
                                .force = index->options->force };
  return plan_make (&options, crawl, &index->batch->summary, error);
}

static gboolean
open_batch (const Index *index, GError **error) {
  const IndexOptions *options = index->options;
  return batch_open (index->batch, options->folder, index->audience, options->settings, error);
}

static gboolean
run_dry (const Index *index, Crawl *crawl, GError **error) {
  g_autofree char *database = g_build_filename (index->options->folder, index->audience, NULL);
  if (g_file_test (database, G_FILE_TEST_IS_DIR) && !open_batch (index, error))
    return FALSE;
  g_autoptr (Plan) plan = make_plan (index, crawl, error);
  if (plan == NULL)
    return FALSE;
  print_plan (plan);
  return TRUE;
}

static gboolean
run (Index *index, Crawl *crawl, GError **error) {
  Batch *batch = index->batch;
  if (!open_batch (index, error)
      || !audiences_note (index->options->audiences, index->audience, batch->writer, error))
    return FALSE;
  g_autoptr (Plan) plan = make_plan (index, crawl, error);
  if (plan == NULL)
    return FALSE;
  index->plan = plan;
  index->progress = progress_new ("files", plan->changed->len, index->options->quiet);
  gboolean done = run_plan (index, error) && draw_covers (index, error);
  g_clear_pointer (&index->progress, progress_free);
  return done;
}

/* Brings the index of one audience up to date. */
static gboolean
run_audience (const IndexOptions *options, const char *audience, Batch *batch, GError **error) {
  g_autoptr (Crawl) crawl = crawl_new (options->paths, options->folder, error);
  if (crawl == NULL)
    return FALSE;
  Index index = { .options = options, .audience = audience, .batch = batch };
  index.under_way
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  index.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean done = options->dry_run ? run_dry (&index, crawl, error) : run (&index, crawl, error);
  g_clear_pointer (&index.pool, pool_free);
  g_clear_pointer (&index.arguments, g_ptr_array_unref);
  g_clear_pointer (&index.program, g_free);
  g_clear_pointer (&index.candidate, candidate_free);
  g_clear_error (&index.failure);
  g_queue_clear_full (&index.read, (GDestroyNotify)read_free);
  g_hash_table_unref (index.under_way);
  g_hash_table_unref (index.written);
  batch_close (batch);
  return done;
}

gboolean
index_run (const IndexOptions *options, Batch *batch, GError **error) {
  const GPtrArray *audiences = audiences_to_run (options->audiences);
  if (!audiences_part (options->audiences, options->folder, options->dry_run, &batch->summary.removed, error))
    return FALSE;
  batch->committed = batch->summary;
  for (guint i = 0; i < audiences->len && interrupt_requested () == 0; i++)
    if (!run_audience (options, g_ptr_array_index (audiences, i), batch, error))
      return FALSE;
  return TRUE;
}
