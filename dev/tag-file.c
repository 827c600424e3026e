/* What the taggers make of files, without index and without confinement: one claim a line, for measuring them
 * on labelled documents. With --lines each line of a file is the title of a document without text. */
#include "indexer/extract/extract.h"
#include "indexer/tag/tag.h"
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MEGABYTE ((gsize)1 << 20)

/* Milliseconds of this process: what others do on the machine does not count. */
static double
processor_time (void) {
  struct timespec now;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
print_claims (const char *name, const PraxisDocument *document) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    g_autofree char *quote = g_strdelimit (g_strdup (claim->quote ? claim->quote : ""), "\n\t", ' ');
    g_print ("%s\t%s\t%s\t%s\t%s\t%s\t%u\t%.2f\t%s\n", name, claim->field, claim->value,
             claim->role ? claim->role : "", claim->rule, claim->source ? claim->source : "", claim->page,
             claim->score, quote);
  }
}

static gboolean
tag_titles (const Tagger *tagger, const char *path, GError **error) {
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++) {
    g_autoptr (PraxisDocument) document = praxis_document_new ();
    g_autofree char *name = g_strdup_printf ("%u", i + 1);
    g_free (document->title);
    document->title = g_strdup (lines[i]);
    tag_document (tagger, document);
    print_claims (name, document);
  }
  return TRUE;
}

static gboolean
tag_file (const Tagger *tagger, const char *path, GError **error) {
  static const ExtractLimits limits
      = { 32 * MEGABYTE, 64 << 10, 20000, 64 * MEGABYTE, 256 * MEGABYTE, 20000, 0, NULL };
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_autofree char *name = g_path_get_basename (path);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "cannot open '%s': %s", path,
                 g_strerror (errno));
    return FALSE;
  }
  g_ptr_array_add (document->paths, g_strdup (path));
  double start = processor_time ();
  extract_document (fd, name, &limits, document);
  close (fd);
  double read = processor_time ();
  tag_document (tagger, document);
  g_printerr ("%s: read in %.1f ms, tagged in %.1f ms\n", path, read - start, processor_time () - read);
  g_print ("%s\ttitle\t%s\n", path, document->title);
  print_claims (path, document);
  return TRUE;
}

int
main (int argc, char **argv) {
  gboolean lines = FALSE;
  const GOptionEntry entries[] = {
    { "lines", 0, 0, G_OPTION_ARG_NONE, &lines, "Each line is the title of a document of its own", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE... - print the tags of files");
  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  gboolean fine = g_option_context_parse (context, &argc, &argv, &error) && extract_prepare (&error);
  g_autoptr (PraxisVocabulary) vocabulary = fine ? praxis_vocabulary_load_default (NULL, &error) : NULL;
  g_autoptr (Tagger) tagger = vocabulary ? tagger_new (vocabulary) : NULL;
  for (int i = 1; tagger && i < argc && !error; i++)
    (lines ? tag_titles : tag_file) (tagger, argv[i], &error);
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
