/* Tags plain text files and prints the claims: for measuring the taggers on labelled texts without an index.
 * The first line that is not empty is the title; a file of titles is read line by line with --lines. A file
 * "x.info" beside x may hold what pdfinfo prints. */
#include "indexer/tag/tag.h"
#include <locale.h>
#include <string.h>

static char *
first_line (const char *text) {
  text += strspn (text, " \t\n\f#*");
  return g_strndup (text, strcspn (text, "\n\f"));
}

static void
read_info (PraxisDocument *document, const char *path) {
  static const struct {
    const char *key, *name;
  } keys[] = { { "CreationDate:", "created" },
               { "Keywords:", "keywords" },
               { "Subject:", "subject" },
               { "Title:", "title" } };
  g_autofree char *info = g_strconcat (path, ".info", NULL);
  g_autofree char *all = NULL;
  if (!g_file_get_contents (info, &all, NULL, NULL))
    return;
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      if (g_str_has_prefix (lines[i], keys[k].key))
        g_hash_table_insert (document->metadata, g_strdup (keys[k].name),
                             g_strstrip (g_strdup (lines[i] + strlen (keys[k].key))));
}

/* Lines that begin with "#" are headings. */
static void
add_headings (PraxisDocument *document) {
  const char *text = document->text->str;
  for (const char *line = text; line; line = strchr (line, '\n')) {
    line += *line == '\n';
    gsize level = strspn (line, "#");
    if (level == 0)
      continue;
    g_autofree char *title = g_strndup (line, strcspn (line, "\n"));
    if (document->sections->len == 0 && line > text)
      praxis_document_add_section_at (document, 0, 0, NULL);
    praxis_document_add_section_at (document, line - text, level, g_strstrip (title));
  }
}

/* pdftotext ends each page with a form feed. */
static PraxisDocument *
document_of (const char *path, const char *text) {
  PraxisDocument *document = praxis_document_new ();
  g_string_append (document->text, text);
  praxis_text_repair (document->text);
  document->title = first_line (document->text->str);
  for (const char *page = text; page && *page;) {
    PraxisPage row = { page - text, NULL };
    g_array_append_val (document->pages, row);
    page = strchr (page, '\f');
    page = page ? page + 1 : NULL;
  }
  add_headings (document);
  if (path) {
    g_autofree char *plain
        = g_str_has_suffix (path, ".pdf.txt") ? g_strndup (path, strlen (path) - 4) : g_strdup (path);
    g_ptr_array_add (document->paths, g_steal_pointer (&plain));
    read_info (document, path);
    document->mime = g_strdup (g_str_has_suffix (path, ".html") ? "text/html" : "text/plain");
  }
  return document;
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

static void
tag_titles (const Tagger *tagger, const char *text) {
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++) {
    g_autoptr (PraxisDocument) document = document_of (NULL, "");
    g_autofree char *name = g_strdup_printf ("%u", i + 1);
    g_free (document->title);
    document->title = g_strdup (lines[i]);
    tag_document (tagger, document);
    print_claims (name, document);
  }
}

static gboolean
tag_path (const Tagger *tagger, const char *path, gboolean lines, GError **error) {
  g_autofree char *raw = NULL;
  gsize length = 0;
  if (!g_file_get_contents (path, &raw, &length, error))
    return FALSE;
  g_autofree char *text = g_utf8_make_valid (raw, length);
  if (lines) {
    tag_titles (tagger, text);
    return TRUE;
  }
  g_autoptr (PraxisDocument) document = document_of (path, text);
  gint64 start = g_get_monotonic_time ();
  tag_document (tagger, document);
  g_printerr ("%s: %.1f MB/s\n", path,
              (double)document->text->len / MAX (g_get_monotonic_time () - start, 1));
  print_claims (path, document);
  return TRUE;
}

int
main (int argc, char **argv) {
  gboolean lines = FALSE;
  const GOptionEntry entries[] = { { "lines", 0, 0, G_OPTION_ARG_NONE, &lines,
                                     "Each line is the title of a document of its own", NULL },
                                   G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE... - print the tags of plain text files");
  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  gboolean fine = g_option_context_parse (context, &argc, &argv, &error);
  g_autoptr (PraxisVocabulary) vocabulary = fine ? praxis_vocabulary_load_default (&error) : NULL;
  g_autoptr (Tagger) tagger = vocabulary ? tagger_new (vocabulary) : NULL;
  for (int i = 1; tagger && i < argc && !error; i++)
    tag_path (tagger, argv[i], lines, &error);
  if (error)
    g_printerr ("%s\n", error->message);
  return error ? 1 : 0;
}
