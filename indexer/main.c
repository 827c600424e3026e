/* praxis-indexer: what `praxis index` executes. Options are understood here; the work is in index.c (files)
 * and records.c (ready records). */
#include "config.h"

#include "indexer/index.h"
#include "indexer/interrupt.h"
#include "indexer/records.h"
#include "indexer/retag.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/base/paths.h"
#include "register/register.h"
#include <linux/ioprio.h>
#include <locale.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *audience;
  char *records;
  char *vocabulary, *decisions, *table;
  char *ocr;
  int jobs;
  gboolean retag, dry_run, force, strict, quiet, version;
  char **assignments;
  char **paths;
} Options;

static const char examples[]
    = "Examples:\n"
      "  praxis index ~/Documents                 index a folder, or bring its index up to date\n"
      "  praxis index --dry-run ~/Documents       say what would be read and removed\n"
      "  praxis index --records catalogue.jsonl   load ready records, one JSON object a line\n"
      "  praxis retag --dry-run                   say which tags a changed vocabulary would change\n"
      "  praxis index --set worker.seconds=60 --force report.pdf\n"
      "\n"
      "Brings the index up to date with files and folders: new and changed files are read, files that are\n"
      "gone leave it. A file that cannot be read is listed with the reason (see praxis unreadable).";

static const char exit_help[]
    = "Exit status: 0 done, 2 wrong use, 3 index damaged or of another version, 4 another indexer is\n"
      "writing, 6 something could not be read (with --strict), 7 another failure, 130 interrupted.";

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error) {
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options->folder, "Folder of the index", "DIR" },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &options->audience, "Who may see the documents (public)",
      "NAME" },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs, "Files read at the same time", "N" },
    { "records", 0, 0, G_OPTION_ARG_FILENAME, &options->records, "Load ready records; - is standard input",
      "FILE" },
    { "vocabulary", 0, 0, G_OPTION_ARG_FILENAME, &options->vocabulary,
      "Folder of vocabularies of your own, which add to the installed ones", "DIR" },
    { "decisions", 0, 0, G_OPTION_ARG_FILENAME, &options->decisions,
      "File of decisions about tags (beside the index)", "FILE" },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &options->table,
      "Table of documents and their tags (CSV), read as decisions", "FILE" },
    { "retag", 0, 0, G_OPTION_ARG_NONE, &options->retag,
      "Tag what is in the index again, from the stored text (praxis retag)", NULL },
    { "ocr", 0, 0, G_OPTION_ARG_STRING, &options->ocr,
      "Pages to read by OCR: auto (those without text), off, force", "WHEN" },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, "Say what would be done, change nothing",
      NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options->force, "Read files again that have not changed", NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options->strict, "Exit with 6 if anything could not be read",
      NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, "No progress and no summary", NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->assignments, "Change a setting for this run",
      "KEY=VALUE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL, "PATH..." },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_summary (context, examples);
  g_option_context_set_description (context, exit_help);
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
usage (GError **error, const char *message) {
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
check_options (Options *options, GError **error) {
  if (options->retag && (options->paths != NULL || options->records != NULL))
    return usage (error, "tagging again takes no files: it needs only the index");
  if (!options->retag && options->paths == NULL && options->records == NULL)
    return usage (error, "nothing to index: name a file, a folder or --records FILE");
  if (options->jobs < 0 || options->jobs > 256)
    return usage (error, "--jobs takes a number from 1 to 256");
  if (options->audience != NULL && !praxis_audience_is_name (options->audience))
    return usage (error, "--audience takes letters, digits, '-' and '_'");
  if (options->folder == NULL)
    options->folder = praxis_default_index ();
  return TRUE;
}

static PraxisSettings *
load_settings (const Options *options, GError **error) {
  g_autoptr (PraxisSettings) settings = praxis_settings_load (error);
  const PraxisSettingOption named[] = { { "vocabulary.folder", options->vocabulary },
                                        { "decisions.file", options->decisions },
                                        { "decisions.table", options->table },
                                        { "ocr.mode", options->ocr },
                                        { NULL, NULL } };
  if (settings == NULL || !praxis_settings_apply (settings, options->assignments, named, error))
    return NULL;
  return g_steal_pointer (&settings);
}

static guint
number_of_jobs (const Options *options, const PraxisSettings *settings) {
  guint jobs
      = options->jobs > 0 ? (guint)options->jobs : (guint)praxis_settings_number (settings, "index.jobs");
  return jobs > 0 ? jobs : g_get_num_processors ();
}

static gboolean
run_files (const Options *options, const PraxisSettings *settings, Batch *batch, GError **error) {
  const char *const *paths = (const char *const *)options->paths;
  g_autoptr (Audiences) audiences = audiences_new (settings, options->audience, paths, error);
  const IndexOptions index = { .paths = paths,
                               .folder = options->folder,
                               .audiences = audiences,
                               .settings = settings,
                               .jobs = number_of_jobs (options, settings),
                               .force = options->force,
                               .dry_run = options->dry_run,
                               .quiet = options->quiet };
  return audiences != NULL && index_run (&index, batch, error);
}

static gboolean
run (const Options *options, const PraxisSettings *settings, Batch *batch, GError **error) {
  const char *audience = options->audience != NULL ? options->audience : PRAXIS_AUDIENCE_PUBLIC;
  const RecordsOptions records
      = { options->records, options->folder, audience, settings, options->dry_run, options->quiet };
  const RetagOptions retag = { options->folder, audience, settings, options->dry_run, options->quiet };
  if (options->retag)
    return retag_run (&retag, batch, error);
  if (options->records != NULL && !records_run (&records, batch, error))
    return FALSE;
  return options->paths == NULL || interrupt_requested () != 0 || run_files (options, settings, batch, error);
}

/* Nobody waits for the indexer as somebody waits for a search. If it cannot be done, so be it. */
static void
give_way (int niceness) {
  if (niceness == 0)
    return;
  setpriority (PRIO_PROCESS, 0, MAX (niceness, getpriority (PRIO_PROCESS, 0)));
  syscall (SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE (IOPRIO_CLASS_IDLE, 0));
}

static void
print_summary (const Summary *summary, gint64 started) {
  g_autofree char *text
      = summary_to_text (summary, (double)(g_get_monotonic_time () - started) / G_USEC_PER_SEC);
  fputs (text, stdout);
}

static int
report (const Options *options, const Batch *batch, gint64 started, const GError *error) {
  if (!options->dry_run && !options->quiet && (error == NULL || batch->committed.seen > 0))
    print_summary (&batch->committed, started);
  if (error != NULL) {
    fprintf (stderr, "praxis index: %s\n", error->message);
    return praxis_exit_status (error);
  }
  if (interrupt_requested () != 0) {
    fputs ("praxis index: interrupted; what is counted above is in the index, the rest is for the next run\n",
           stderr);
    return 128 + interrupt_requested ();
  }
  return options->strict && summary_is_partial (&batch->summary) ? PRAXIS_EXIT_PARTIAL : PRAXIS_EXIT_HITS;
}

static int
index_with (Options *options, int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSettings) settings = NULL;
  gint64 started = g_get_monotonic_time ();
  Batch batch = { 0 };
  if (!parse_options (options, &argc, &argv, &error))
    return report (options, &batch, started, error);
  if (options->version) {
    puts (PACKAGE_STRING);
    return PRAXIS_EXIT_HITS;
  }
  if (check_options (options, &error))
    settings = load_settings (options, &error);
  if (settings != NULL) {
    interrupt_install ();
    give_way ((int)praxis_settings_number (settings, "index.nice"));
    run (options, settings, &batch, &error);
  }
  return report (options, &batch, started, error);
}

int
main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  Options options = { 0 };
  int status = index_with (&options, argc, argv);
  g_free (options.folder);
  g_free (options.audience);
  g_free (options.records);
  g_free (options.vocabulary);
  g_free (options.decisions);
  g_free (options.table);
  g_free (options.ocr);
  g_strfreev (options.assignments);
  g_strfreev (options.paths);
  return status;
}
