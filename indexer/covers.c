/* The second pass of a run: each document whose cover is due is opened once more, as a file of the very
 * content that was indexed, and handed to a worker that draws. Nothing depends on the outcome. */
#include "indexer/covers.h"
#include "indexer/candidate.h"
#include "indexer/interrupt.h"
#include "register/base/paths.h"
#include <string.h>

#define BATCH 500u /* covers that are committed together */

typedef struct {
  Pool *pool;
  PraxisWriter *writer;
  Progress *progress;
  GPtrArray *roots; /* of char*: what was named to be indexed */
  guint drawn;      /* since the last commit */
  GError *failure;
} Covers;

/* A document on its way; the candidate's entry points into it. */
typedef struct {
  char *id;
  CrawlEntry entry;
  Candidate *candidate;
} Drawing;

static void
drawing_free (Drawing *drawing) {
  g_clear_pointer (&drawing->candidate, candidate_free);
  g_free (drawing->entry.path);
  g_free (drawing->id);
  g_free (drawing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Drawing, drawing_free)

static gboolean
keep (Covers *covers, const char *id, GBytes *cover) {
  if (covers->failure != NULL || !praxis_writer_set_cover (covers->writer, id, cover, &covers->failure))
    return FALSE;
  if (++covers->drawn < BATCH)
    return TRUE;
  covers->drawn = 0;
  return praxis_writer_commit (covers->writer, &covers->failure);
}

static void
on_drawn (gpointer job, PraxisDocument *document, gpointer user_data) {
  g_autoptr (Drawing) drawing = job;
  g_autoptr (PraxisDocument) owned = document;
  keep (user_data, drawing->id, document->cover);
}

/* Bytes of a path that are the innermost folder named to be indexed: below it no link is followed. */
static gsize
root_length (const Covers *covers, const char *path) {
  gsize longest = 0;
  for (guint i = 0; i < covers->roots->len; i++) {
    const char *root = g_ptr_array_index (covers->roots, i);
    if (praxis_path_is_within (path, root))
      longest = MAX (longest, strlen (root));
  }
  return longest;
}

/* The file of a document, open; NULL if it is not there any more or holds something else by now. */
static Drawing *
open_file (Covers *covers, const char *id) {
  g_autoptr (PraxisDocument) record = praxis_writer_read (covers->writer, id, FALSE, &covers->failure);
  if (record == NULL || record->paths->len == 0)
    return NULL;
  g_autoptr (Drawing) drawing = g_new0 (Drawing, 1);
  drawing->id = g_strdup (id);
  drawing->entry.path = g_strdup (g_ptr_array_index (record->paths, 0));
  drawing->entry.root_length = root_length (covers, drawing->entry.path);
  drawing->candidate = candidate_open (&drawing->entry);
  const Candidate *candidate = drawing->candidate;
  gboolean same = candidate != NULL && candidate->fd >= 0 && strcmp (candidate->id, id) == 0;
  return same ? g_steal_pointer (&drawing) : NULL;
}

static gboolean
submit (Covers *covers, const char *id) {
  Drawing *drawing = open_file (covers, id);
  if (drawing == NULL)
    return covers->failure == NULL && keep (covers, id, NULL);
  int fd = candidate_take_fd (drawing->candidate);
  pool_submit (covers->pool, fd, (gsize)drawing->candidate->size, drawing->entry.path, drawing);
  return TRUE;
}

static gboolean
draw_all (Covers *covers, const GPtrArray *due, GError **error) {
  for (guint next = 0; interrupt_requested () == 0;) {
    while (covers->failure == NULL && next < due->len && pool_has_room (covers->pool))
      if (!submit (covers, g_ptr_array_index (due, next++)))
        break;
    if (covers->failure != NULL)
      return FALSE;
    if (pool_running (covers->pool) == 0)
      break;
    progress_show (covers->progress, next - pool_running (covers->pool), pool_at_hand (covers->pool));
    if (!pool_wait (covers->pool, 1000, error))
      return FALSE;
  }
  return praxis_writer_commit (covers->writer, error);
}

gboolean
covers_draw (Pool *pool, PraxisWriter *writer, const GPtrArray *due, Progress *progress, GError **error) {
  g_autoptr (GPtrArray) roots = praxis_writer_roots (writer, error);
  if (roots == NULL)
    return FALSE;
  Covers covers = { .pool = pool, .writer = writer, .progress = progress, .roots = roots };
  pool_draw (pool, on_drawn, &covers);
  gboolean drawn = draw_all (&covers, due, error);
  if (covers.failure != NULL)
    g_propagate_error (error, covers.failure);
  return drawn;
}
