/* Loading a file of ready records: line by line, in this process, because it holds text and no file format.
 */
#include "indexer/records.h"
#include "indexer/extract/extract.h"
#include "indexer/interrupt.h"
#include "indexer/progress.h"
#include "indexer/tag/tag.h"
#include "register/base/error.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_LINE ((gsize)1 << 27) /* four times the text kept of one file: JSON escapes */

typedef struct {
  const RecordsOptions *options;
  Batch *batch;
  FILE *input;
  GString *line;
  gboolean over_long; /* the line was cut */
  PraxisVocabulary *vocabulary;
  Tagger *tagger;
  Progress *progress;
} Records;

/* The next line without its end; FALSE at the end of the file. */
static gboolean
next_line (Records *records) {
  int byte;
  g_string_truncate (records->line, 0);
  records->over_long = FALSE;
  while ((byte = getc_unlocked (records->input)) != EOF && byte != '\n') {
    if (records->line->len < LONGEST_LINE)
      g_string_append_c (records->line, (char)byte);
    else
      records->over_long = TRUE;
  }
  return byte != EOF || records->line->len > 0;
}

static gboolean
is_blank (const GString *line) {
  return strspn (line->str, " \t\r") == line->len;
}

static PraxisDocument *
parse (Records *records, GError **error) {
  if (!records->over_long)
    return record_parse (records->line->str, records->line->len, records->vocabulary, error);
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT, "it is too long");
  return NULL;
}

static void
refuse (Records *records, guint64 number, const GError *reason) {
  records->batch->summary.refused++;
  progress_wipe (records->progress);
  fprintf (stderr, "praxis index: %s:%" G_GUINT64_FORMAT ": line refused: %s\n", records->options->file,
           number, reason->message);
}

static gboolean
take_line (Records *records, guint64 number, GError **error) {
  g_autoptr (GError) reason = NULL;
  Summary *summary = &records->batch->summary;
  summary->seen++;
  summary->lines++;
  g_autoptr (PraxisDocument) document = parse (records, &reason);
  if (document == NULL) {
    refuse (records, number, reason);
    return TRUE;
  }
  if (records->options->dry_run)
    return TRUE;
  tag_document (records->tagger, document);
  return batch_put (records->batch, document, EXTRACT_REVISION, error);
}

static gboolean
take_lines (Records *records, GError **error) {
  guint64 number = 0;
  while (interrupt_requested () == 0 && next_line (records)) {
    number++;
    if (!is_blank (records->line) && !take_line (records, number, error))
      return FALSE;
    progress_show (records->progress, number, records->options->file);
  }
  if (ferror (records->input)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot read '%s': %s", records->options->file,
                 g_strerror (errno));
    return FALSE;
  }
  if (!records->options->dry_run)
    return batch_settle (records->batch, NULL, error) && batch_commit (records->batch, error);
  printf ("%" G_GUINT64_FORMAT " records to load; nothing was changed\n",
          records->batch->summary.lines - records->batch->summary.refused);
  return TRUE;
}

static gboolean
prepare (Records *records, GError **error) {
  const RecordsOptions *options = records->options;
  records->input = strcmp (options->file, "-") == 0 ? stdin : fopen (options->file, "re");
  if (records->input == NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot read '%s': %s", options->file,
                 g_strerror (errno));
    return FALSE;
  }
  records->vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (options->settings, "vocabulary.folder"), error);
  if (records->vocabulary == NULL)
    return FALSE;
  records->tagger = tagger_new (records->vocabulary);
  return options->dry_run
         || (batch_open (records->batch, options->folder, options->audience, options->settings, error)
             && batch_open_others (records->batch, options->audience, error));
}

gboolean
records_run (const RecordsOptions *options, Batch *batch, GError **error) {
  Records records = { .options = options, .batch = batch, .line = g_string_new (NULL) };
  records.progress = progress_new ("records", 0, options->quiet);
  gboolean done = prepare (&records, error) && take_lines (&records, error);
  progress_free (records.progress);
  g_string_free (records.line, TRUE);
  g_clear_pointer (&records.tagger, tagger_free);
  g_clear_pointer (&records.vocabulary, praxis_vocabulary_free);
  if (records.input != NULL && records.input != stdin)
    fclose (records.input);
  batch_close (batch);
  return done;
}
