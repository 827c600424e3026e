/* The door to the writer for files and ready records alike. */
#include "indexer/batch.h"
#include "register/base/audience.h"
#include <malloc.h>
#include <stdio.h>
#include <string.h>

gboolean
batch_open (Batch *batch, const char *folder, const char *audience, const PraxisSettings *settings,
            GError **error) {
  batch->most_documents = (guint64)praxis_settings_number (settings, "index.batch");
  batch->most_bytes = (guint64)praxis_settings_number (settings, "index.batch-bytes");
  batch->settings = settings;
  batch->folder = g_strdup (folder);
  batch->decisions = praxis_decisions_load (settings, folder, error);
  if (batch->decisions == NULL)
    return FALSE;
  batch->writer = praxis_writer_open (folder, audience, settings, error);
  return batch->writer != NULL;
}

gboolean
batch_open_others (Batch *batch, const char *audience, GError **error) {
  g_autoptr (GPtrArray) names = praxis_audiences_list (batch->folder);
  if (!g_ptr_array_find_with_equal_func (names, PRAXIS_AUDIENCE_PUBLIC, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (PRAXIS_AUDIENCE_PUBLIC)); /* a reader of any audience reads it too */
  batch->others = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_writer_close);
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    if (strcmp (name, audience) == 0)
      continue;
    PraxisWriter *other = praxis_writer_open (batch->folder, name, batch->settings, error);
    if (other == NULL)
      return FALSE;
    g_ptr_array_add (batch->others, other);
  }
  return TRUE;
}

void
batch_close (Batch *batch) {
  g_clear_pointer (&batch->others, g_ptr_array_unref);
  g_clear_pointer (&batch->writer, praxis_writer_close);
  g_clear_pointer (&batch->decisions, praxis_decisions_free);
  g_clear_pointer (&batch->folder, g_free);
}

/* What has not changed is committed in no time. */
static gboolean
commit_others (Batch *batch, GError **error) {
  for (guint i = 0; batch->others != NULL && i < batch->others->len; i++)
    if (!praxis_writer_commit (g_ptr_array_index (batch->others, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
leave_others (Batch *batch, const char *id, GError **error) {
  for (guint i = 0; batch->others != NULL && i < batch->others->len; i++)
    if (!praxis_writer_remove (g_ptr_array_index (batch->others, i), id, error))
      return FALSE;
  return TRUE;
}

gboolean
batch_commit (Batch *batch, GError **error) {
  if (!commit_others (batch, error))
    return FALSE;
  if (!praxis_writer_commit (batch->writer, error))
    return FALSE;
  batch->committed = batch->summary;
  batch->documents = batch->bytes = 0;
  malloc_trim (0); /* what Xapian held lies among what stays, and is not given back by itself */
  return TRUE;
}

/* What Xapian holds until the next commit is some eight times the text, so no document comes on top of others
 * with which it would be too much. */
static gboolean
make_room (Batch *batch, const PraxisDocument *document, GError **error) {
  return batch->documents == 0 || batch->bytes + document->text->len <= batch->most_bytes
         || batch_commit (batch, error);
}

static gboolean
commit_if_full (Batch *batch, const PraxisDocument *document, GError **error) {
  batch->documents++;
  batch->bytes += document->text->len;
  if (batch->documents < batch->most_documents && batch->bytes < batch->most_bytes)
    return TRUE;
  return batch_commit (batch, error);
}

gboolean
batch_rewrite (Batch *batch, PraxisDocument *document, GError **error) {
  if (!make_room (batch, document, error) || !praxis_writer_rewrite (batch->writer, document, error))
    return FALSE;
  batch->summary.retagged++;
  return commit_if_full (batch, document, error);
}

gboolean
batch_put (Batch *batch, PraxisDocument *document, guint revision, GError **error) {
  praxis_decisions_apply (batch->decisions, batch->writer, document);
  if (!make_room (batch, document, error) || !leave_others (batch, document->id, error)
      || !praxis_writer_put (batch->writer, document, revision, error))
    return FALSE;
  summary_count (&batch->summary, document);
  return commit_if_full (batch, document, error);
}

/* Somebody may have decided meanwhile. */
static gboolean
reload_decisions (Batch *batch, GError **error) {
  PraxisDecisions *now = praxis_decisions_load (batch->settings, batch->folder, error);
  if (now == NULL)
    return FALSE;
  praxis_decisions_free (batch->decisions);
  batch->decisions = now;
  return TRUE;
}

/* Whoever may not write the file of decisions can index all the same. */
static gboolean
follow_documents (Batch *batch, GError **error) {
  guint followed = 0;
  g_autoptr (GError) reason = NULL;
  if (!praxis_decisions_follow (batch->decisions, batch->writer, &followed, &reason))
    fprintf (stderr, "praxis index: %s\n", reason->message);
  return followed == 0 || reload_decisions (batch, error);
}

gboolean
batch_settle (Batch *batch, const GPtrArray *sidecars, GError **error) {
  if (!reload_decisions (batch, error) || !follow_documents (batch, error))
    return FALSE;
  PraxisDecisions *now = batch->decisions;
  gboolean settled = praxis_decisions_settle (now, batch->writer, sidecars, &batch->summary.decided, error);
  const GPtrArray *faults = praxis_decisions_faults (now);
  for (guint i = 0; i < faults->len; i++)
    fprintf (stderr, "praxis index: %s\n", (const char *)g_ptr_array_index (faults, i));
  return settled;
}
