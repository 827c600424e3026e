/* praxis-worker: reads and tags documents for praxis-indexer, one confined process a document. It is started
 * by the indexer as a program of its own, with a socket as its standard input and no other descriptor of the
 * indexer's: so no lock of the index can ever live on in it. */
#include "config.h"

#include "indexer/extract/cover.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/ocr.h"
#include "indexer/repair/repair.h"
#include "indexer/reply.h"
#include "indexer/tag/tag.h"
#include "indexer/zygote.h"
#include "register/base/exit_status.h"
#include "register/base/settings.h"
#include <stdio.h>
#include <sys/socket.h>

#define FONTS "/usr/share/fonts" /* for pages that do not bring theirs along */
#define READING_PART 0.8         /* of the time for a document; the rest is for its tags and for sending it */

typedef struct {
  ExtractLimits limits; /* but for the time, which runs from the start of each document */
  guint64 seconds;      /* for one document */
  guint64 ocr_seconds;  /* of the processor, for one that is read with OCR */
  gboolean covers;      /* are to be drawn */
  const char *vocabulary_folder;
  PraxisVocabulary *vocabulary;
  Repairer *repairer;
  Tagger *tagger;
} Worker;

static gboolean
worker_prepare (gpointer data, GError **error) {
  Worker *worker = data;
  if (!extract_prepare (error))
    return FALSE;
  worker->vocabulary = praxis_vocabulary_load_default (worker->vocabulary_folder, error);
  if (worker->vocabulary == NULL)
    return FALSE;
  worker->repairer = repairer_new (worker->vocabulary);
  worker->tagger = tagger_new (worker->vocabulary);
  return TRUE;
}

static const char *
tell_language (gconstpointer tagger, const char *text, gsize length) {
  return tagger_language (tagger, text, length);
}

/* Without Tesseract all documents are read, but for their pictures. */
static void
worker_prepare_ocr (gpointer data) {
  Worker *worker = data;
  g_autoptr (GError) error = NULL;
  cover_prepare (); /* pages are drawn for it, too */
  if (ocr_load (worker->limits.ocr, tell_language, worker->tagger, &error))
    return;
  fprintf (stderr, "praxis-worker: warning: pages without text stay unread: %s\n", error->message);
  worker->limits.ocr = NULL;
}

static void
worker_prepare_draw (G_GNUC_UNUSED gpointer data) {
  cover_prepare ();
}

static int
worker_draw (const ZygoteJob *job, const char *name, const Worker *worker) {
  PraxisDocument *document = praxis_document_new ();
  document->cover = cover_draw (job->file, name, &worker->limits);
  return reply_write (job->reply, document) ? PRAXIS_EXIT_HITS : PRAXIS_EXIT_FAILED;
}

static int
worker_read (const ZygoteJob *job, gpointer data) {
  const Worker *worker = data;
  PraxisDocument *document = praxis_document_new (); /* not freed: the process ends */
  g_autofree char *name = g_path_get_basename (job->path);
  if (job->kind == ZYGOTE_DRAW)
    return worker_draw (job, name, worker);
  ExtractLimits limits = worker->limits;
  limits.until = g_get_monotonic_time () + (gint64)((double)worker->seconds * READING_PART * G_USEC_PER_SEC);
  document->size = (gint64)job->size;
  g_ptr_array_add (document->paths, g_strdup (job->path));
  if (job->kind == ZYGOTE_READ)
    ocr_defer (limits.ocr);
  else if (job->kind == ZYGOTE_READ_OCR)
    limits.until += (gint64)worker->ocr_seconds * ZYGOTE_SLACK * G_USEC_PER_SEC;
  else
    limits.ocr = NULL;
  const ConverterRow *wanted = NULL;
  if (job->converters == NULL)
    wanted = extract_document (job->file, name, &limits, document);
  else
    extract_converted (job->converters, job->conversions, name, &limits, document);
  if (wanted != NULL)
    return ZYGOTE_EXIT_CONVERT + (int)(wanted - extract_converters ());
  if (ocr_is_missed (limits.ocr))
    return ZYGOTE_EXIT_OCR;
  repair_document (worker->repairer, document);
  tag_document (worker->tagger, document);
  if (worker->covers && cover_may_be (document, name))
    document->cover = g_bytes_new (NULL, 0);
  return reply_write (job->reply, document) ? PRAXIS_EXIT_HITS : PRAXIS_EXIT_FAILED;
}

static PraxisSettings *
read_settings (int argc, char **argv, GError **error) {
  g_autoptr (PraxisSettings) settings = praxis_settings_load (error);
  g_auto (GStrv) assignments = NULL;
  const GOptionEntry entries[]
      = { { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &assignments, "Change a setting", "KEY=VALUE" },
          G_OPTION_ENTRY_NULL };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_summary (context, "Reads documents for praxis-indexer, which starts it.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (settings == NULL || !g_option_context_parse (context, &argc, &argv, error))
    return NULL;
  for (char **next = assignments; next != NULL && *next != NULL; next++)
    if (!praxis_settings_assign (settings, *next, error))
      return NULL;
  return g_steal_pointer (&settings);
}

static ExtractLimits
extract_limits (const PraxisSettings *settings) {
  const OcrOptions ocr = { .mode = (OcrMode)praxis_settings_number (settings, "ocr.mode"),
                           .languages = praxis_settings_text (settings, "ocr.languages"),
                           .models = praxis_settings_text (settings, "ocr.models"),
                           .seconds = (guint)praxis_settings_number (settings, "ocr.seconds") };
  return (ExtractLimits){ .text = (gsize)praxis_settings_number (settings, "worker.text"),
                          .metadata = (gsize)praxis_settings_number (settings, "worker.metadata"),
                          .pages = (guint)praxis_settings_number (settings, "worker.pages"),
                          .member = (gsize)praxis_settings_number (settings, "archive.member"),
                          .archive = (gsize)praxis_settings_number (settings, "archive.total"),
                          .entries = (guint)praxis_settings_number (settings, "archive.entries"),
                          .ocr = ocr_new (&ocr) };
}

static ZygoteWork
work_of (const PraxisSettings *settings, Worker *worker) {
  ZygoteWork work = { .limits = { .memory = (guint64)praxis_settings_number (settings, "worker.memory"),
                                  .seconds = worker->seconds,
                                  .converted = (guint64)praxis_settings_number (settings, "archive.member"),
                                  .unconfined = praxis_settings_number (settings, "worker.confine") == 0 },
                      .prepare = worker_prepare,
                      .prepare_ocr = worker_prepare_ocr,
                      .prepare_draw = worker_prepare_draw,
                      .converters = extract_converters (),
                      .work = worker_read,
                      .data = worker };
  work.ocr_limits = work.limits;
  work.ocr_limits.seconds += worker->ocr_seconds;
  work.ocr_limits.folders[0] = praxis_settings_text (settings, "ocr.models");
  work.ocr_limits.folders[1] = FONTS;
  work.draw_limits = work.limits;
  work.draw_limits.seconds = (guint64)praxis_settings_number (settings, "thumbnails.seconds");
  work.draw_limits.folders[0] = FONTS;
  return work;
}

static int
fail (const GError *error) {
  fprintf (stderr, "praxis-worker: %s\n", error->message);
  return praxis_exit_status (error);
}

/* For `praxis formats`. */
static int
list_formats (void) {
  for (const Extractor *row = extractors (); row->name != NULL; row++) {
    g_autofree char *extensions = g_strjoinv (" ", (char **)row->extensions);
    printf ("%-12s%s\n", row->name, row->help);
    if (*extensions != '\0')
      printf ("%-12s%s\n", "", extensions);
  }
  return PRAXIS_EXIT_HITS;
}

int
main (int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  if (argc == 2 && g_str_equal (argv[1], "--version")) {
    puts (PACKAGE_STRING);
    return PRAXIS_EXIT_HITS;
  }
  if (argc == 2 && g_str_equal (argv[1], "--formats"))
    return list_formats ();
  g_autoptr (PraxisSettings) settings = read_settings (argc, argv, &error);
  if (settings == NULL)
    return fail (error);
  int type;
  socklen_t length = sizeof type;
  if (getsockopt (0, SOL_SOCKET, SO_TYPE, &type, &length) != 0) {
    fputs ("praxis-worker: standard input is not a socket; praxis-indexer starts this program\n", stderr);
    return PRAXIS_EXIT_USAGE;
  }
  Worker worker = { .limits = extract_limits (settings),
                    .seconds = (guint64)praxis_settings_number (settings, "worker.seconds"),
                    .ocr_seconds = (guint64)praxis_settings_number (settings, "ocr.seconds"),
                    .covers = praxis_settings_number (settings, "thumbnails.make") != 0,
                    .vocabulary_folder = praxis_settings_text (settings, "vocabulary.folder") };
  ZygoteWork work = work_of (settings, &worker);
  return zygote_serve (0, &work, &error) ? PRAXIS_EXIT_HITS : fail (error);
}
