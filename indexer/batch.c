/* The door to the writer for files and ready records alike. */
#include "indexer/batch.h"

gboolean
batch_open (Batch *batch, const char *folder, const char *audience, const PraxisSettings *settings,
            GError **error) {
  batch->most_documents = (guint64)praxis_settings_number (settings, "index.batch");
  batch->most_bytes = (guint64)praxis_settings_number (settings, "index.batch-bytes");
  batch->writer = praxis_writer_open (folder, audience, settings, error);
  return batch->writer != NULL;
}

void
batch_close (Batch *batch) {
  g_clear_pointer (&batch->writer, praxis_writer_close);
}

gboolean
batch_commit (Batch *batch, GError **error) {
  if (!praxis_writer_commit (batch->writer, error))
    return FALSE;
  batch->committed = batch->summary;
  batch->documents = batch->bytes = 0;
  return TRUE;
}

gboolean
batch_put (Batch *batch, PraxisDocument *document, guint revision, GError **error) {
  if (!praxis_writer_put (batch->writer, document, revision, error))
    return FALSE;
  summary_count (&batch->summary, document);
  batch->documents++;
  batch->bytes += document->text->len;
  if (batch->documents < batch->most_documents && batch->bytes < batch->most_bytes)
    return TRUE;
  return batch_commit (batch, error);
}
