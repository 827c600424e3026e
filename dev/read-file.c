/* What the extractors make of files, without index and without confinement: for looking at one file, and for
 * trying many. It prints one line for each file, on demand with outline and text; limits are the caller's
 * (ulimit, timeout). */
#include "indexer/extract/extract.h"
#include "indexer/repair/repair.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MEGABYTE ((gsize)1 << 20)

static gboolean show_text, show_outline, show_metadata, show_repairs, show_notes;
static Repairer *repairer;

static const GOptionEntry options[] = {
  { "text", 't', 0, G_OPTION_ARG_NONE, &show_text, "Print the text", NULL },
  { "outline", 'o', 0, G_OPTION_ARG_NONE, &show_outline, "Print the sections", NULL },
  { "metadata", 'm', 0, G_OPTION_ARG_NONE, &show_metadata, "Print the metadata", NULL },
  { "repairs", 'r', 0, G_OPTION_ARG_NONE, &show_repairs, "Print the repairs, with the text around", NULL },
  { "notes", 'n', 0, G_OPTION_ARG_NONE, &show_notes, "Print the notes at the feet of pages", NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_outline (const PraxisDocument *document) {
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    printf ("%8zu p%-4d %*s%s\n", section->start, praxis_document_page_at (document, section->start) + 1,
            (int)section->level * 2, "", section->title != NULL ? section->title : "-");
  }
}

static void
print_metadata (const PraxisDocument *document) {
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, document->metadata);
  while (g_hash_table_iter_next (&iter, &key, &value))
    printf ("  %s: %s\n", (char *)key, (char *)value);
}

static void
print_notes (const PraxisDocument *document) {
  for (guint i = 0; i < document->notes->len; i++) {
    const PraxisSpan *note = &g_array_index (document->notes, PraxisSpan, i);
    printf ("--- p%d\n%.*s", praxis_document_page_at (document, note->start) + 1,
            (int)(note->end - note->start), document->text->str + note->start);
  }
}

/* "before [raw -> reading] after", a line each. */
static void
print_repairs (const PraxisDocument *document) {
  const char *text = document->text->str;
  for (guint i = 0; i < document->repairs->len; i++) {
    const PraxisRepair *repair = &g_array_index (document->repairs, PraxisRepair, i);
    gsize from = repair->start - MIN (repair->start, 20), to = MIN (repair->end + 20, document->text->len);
    g_autofree char *line
        = g_strdup_printf ("%.*s [%.*s -> %s] %.*s", (int)(repair->start - from), text + from,
                           (int)(repair->end - repair->start), text + repair->start, repair->reading,
                           (int)(to - repair->end), text + repair->end);
    printf ("%8zu %s\n", repair->start, g_strdelimit (line, "\n\t", ' '));
  }
}

static void
read_file (const char *path) {
  static const ExtractLimits limits
      = { 32 * MEGABYTE, 64 << 10, 20000, 64 * MEGABYTE, 256 * MEGABYTE, 20000, 0, NULL };
  g_autofree char *name = g_path_get_basename (path);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    perror (path);
    return;
  }
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  extract_document (fd, name, &limits, document);
  if (repairer != NULL)
    repair_document (repairer, document);
  close (fd);
  printf ("%s\t%s\t%s\t%u pages\t%u sections\t%zu bytes\t%s\t%s\n", path, praxis_state_name (document->state),
          document->mime != NULL ? document->mime : "-", document->pages->len, document->sections->len,
          document->text->len, document->title, document->reason != NULL ? document->reason : "");
  if (show_metadata)
    print_metadata (document);
  if (show_outline)
    print_outline (document);
  if (show_repairs)
    print_repairs (document);
  if (show_notes)
    print_notes (document);
  if (show_text)
    fwrite (document->text->str, 1, document->text->len, stdout);
}

int
main (int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE...");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || !extract_prepare (&error)) {
    fprintf (stderr, "%s\n", error->message);
    return EXIT_FAILURE;
  }
  g_autoptr (PraxisVocabulary) vocabulary = NULL;
  if (show_repairs) {
    vocabulary = praxis_vocabulary_load_default (NULL, &error);
    if (vocabulary == NULL) {
      fprintf (stderr, "%s\n", error->message);
      return EXIT_FAILURE;
    }
    repairer = repairer_new (vocabulary);
  }
  for (int i = 1; i < argc; i++)
    read_file (argv[i]);
  repairer_free (repairer);
  return EXIT_SUCCESS;
}
