/* Tagging again, in this process: like ready records, the stored text holds no file format, was checked when
 * it came from the worker, and taggers look at nothing else. */
#include "indexer/retag.h"
#include "indexer/interrupt.h"
#include "indexer/progress.h"
#include "indexer/tag/tag.h"
#include "register/base/error.h"
#include "register/document/field.h"
#include <stdio.h>
#include <string.h>

typedef struct {
  const RetagOptions *options;
  Batch *batch;
  PraxisVocabulary *vocabulary;
  Tagger *tagger;
  Progress *progress;
  guint64 changed; /* documents with other tags */
} Retag;

static void
forget_section (PraxisSection *section) {
  g_clear_pointer (&section->role, g_free);
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
    g_clear_pointer (&section->subjects[i], g_strfreev);
}

/* Leaves the claims that a ready record made itself, and no others. */
static void
forget_claims (PraxisDocument *document) {
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  praxis_decisions_put (document, none, NULL);
  for (guint i = document->claims->len; i-- > 0;)
    if (strcmp (((PraxisClaim *)g_ptr_array_index (document->claims, i))->origin, "record") != 0)
      g_ptr_array_remove_index (document->claims, i);
  g_ptr_array_set_size (document->runners_up, 0);
  for (guint i = 0; i < document->sections->len; i++)
    forget_section (&g_array_index (document->sections, PraxisSection, i));
}

/* A file without a title is called by its name, which no tagger saw as a title. */
static gboolean
is_named_by_file (const PraxisDocument *document) {
  if (document->paths->len == 0)
    return FALSE;
  g_autofree char *name = g_path_get_basename (g_ptr_array_index (document->paths, 0));
  return g_strcmp0 (name, document->title) == 0;
}

/* As the worker saw it: it knows neither the time of the file nor a title that was put in its place. */
static void
tag_again (Retag *retag, PraxisDocument *document) {
  gint64 modified = document->modified;
  char *title = is_named_by_file (document) ? g_steal_pointer (&document->title) : NULL;
  document->modified = 0;
  forget_claims (document);
  tag_document (retag->tagger, document);
  document->modified = modified;
  if (title != NULL)
    document->title = title;
  praxis_decisions_apply (retag->batch->decisions, retag->batch->writer, document);
}

/* ---- What changes ---- */

static gboolean
counts (const PraxisClaim *claim) {
  const PraxisField *field = praxis_field_find (claim->field);
  return strcmp (claim->origin, "rejected") != 0
         && (field == NULL || field->role == NULL || claim->role == NULL
             || strcmp (claim->role, field->role) == 0);
}

static gboolean
has_tag (const PraxisDocument *document, const PraxisClaim *wanted) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (counts (claim) && strcmp (claim->field, wanted->field) == 0
        && strcmp (claim->value, wanted->value) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
append_difference (GString *lines, char sign, const PraxisClaim *claim) {
  g_string_append_printf (lines, "  %c%s=%s  %s", sign, claim->field, claim->value,
                          claim->rule != NULL ? claim->rule : "");
  if (claim->page > 0)
    g_string_append_printf (lines, ", page %u", claim->page);
  if (claim->quote != NULL && *claim->quote != '\0') {
    g_autofree char *quote = g_strdelimit (g_strdup (claim->quote), "\n\t\r\f", ' ');
    g_string_append_printf (lines, ": \"%s\"", quote);
  }
  g_string_append_c (lines, '\n');
}

/* The tags of one that the other has not. */
static void
append_missing (GString *lines, char sign, const PraxisDocument *one, const PraxisDocument *other) {
  for (guint i = 0; i < one->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (one->claims, i);
    if (counts (claim) && !has_tag (other, claim))
      append_difference (lines, sign, claim);
  }
}

static void
print_changes (Retag *retag, const PraxisDocument *before, const PraxisDocument *after) {
  g_autoptr (GString) lines = g_string_new (NULL);
  append_missing (lines, '+', after, before);
  append_missing (lines, '-', before, after);
  if (lines->len == 0)
    return;
  const char *path = after->paths->len > 0 ? g_ptr_array_index (after->paths, 0) : after->title;
  retag->changed++;
  progress_wipe (retag->progress);
  printf ("%s  %s\n%s", after->id, path, lines->str);
}

/* ---- The run ---- */

static gboolean
is_same (const PraxisDocument *before, const PraxisDocument *after) {
  g_autoptr (GVariant) one = g_variant_ref_sink (praxis_document_to_variant (before));
  g_autoptr (GVariant) other = g_variant_ref_sink (praxis_document_to_variant (after));
  return g_variant_equal (one, other);
}

/* What could not be read and was never tagged stays so. */
static gboolean
was_tagged (const PraxisDocument *document) {
  return praxis_state_is_readable (document->state) || document->claims->len > 0;
}

static gboolean
retag_document (Retag *retag, const char *id, GError **error) {
  GError *reason = NULL;
  g_autoptr (PraxisDocument) before = praxis_writer_read (retag->batch->writer, id, FALSE, &reason);
  g_autoptr (PraxisDocument) after
      = before != NULL ? praxis_writer_read (retag->batch->writer, id, TRUE, &reason) : NULL;
  if (after == NULL) {
    if (reason != NULL)
      g_propagate_error (error, reason);
    return reason == NULL;
  }
  retag->batch->summary.seen++;
  if (was_tagged (after))
    tag_again (retag, after);
  if (is_same (before, after)) {
    retag->batch->summary.unchanged++;
    return TRUE;
  }
  if (!retag->options->dry_run)
    return batch_rewrite (retag->batch, after, error);
  print_changes (retag, before, after);
  return TRUE;
}

static gboolean
retag_all (Retag *retag, GError **error) {
  g_autoptr (GPtrArray) ids = praxis_writer_ids (retag->batch->writer, error);
  if (ids == NULL)
    return FALSE;
  retag->progress = progress_new ("documents", ids->len, retag->options->quiet);
  for (guint i = 0; i < ids->len && interrupt_requested () == 0; i++) {
    if (!retag_document (retag, g_ptr_array_index (ids, i), error))
      return FALSE;
    progress_show (retag->progress, i + 1, NULL);
  }
  if (!retag->options->dry_run)
    return batch_settle (retag->batch, NULL, error) && batch_commit (retag->batch, error);
  progress_wipe (retag->progress);
  printf ("%" G_GUINT64_FORMAT " documents would have other tags; nothing was changed\n", retag->changed);
  return TRUE;
}

static gboolean
prepare (Retag *retag, GError **error) {
  const RetagOptions *options = retag->options;
  g_autofree char *database = g_build_filename (options->folder, options->audience, NULL);
  if (!g_file_test (database, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_INDEX, "there is no index at '%s'", database);
    return FALSE;
  }
  retag->vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (options->settings, "vocabulary.folder"), error);
  if (retag->vocabulary == NULL)
    return FALSE;
  retag->tagger = tagger_new (retag->vocabulary);
  return batch_open (retag->batch, options->folder, options->audience, options->settings, error);
}

gboolean
retag_run (const RetagOptions *options, Batch *batch, GError **error) {
  Retag retag = { .options = options, .batch = batch };
  gboolean done = prepare (&retag, error) && retag_all (&retag, error);
  progress_free (retag.progress);
  g_clear_pointer (&retag.tagger, tagger_free);
  g_clear_pointer (&retag.vocabulary, praxis_vocabulary_free);
  batch_close (batch);
  return done;
}
