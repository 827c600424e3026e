/* The text of PDFs by Poppler-GLib and nothing else: the least that reading them can cost a program that uses
 * this library. So many processes share the files, which are named on standard input, one a line; each file
 * is mapped, as the extractor does. For dev/bench/reading. */
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static PopplerDocument *
open_pdf (const char *path) {
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  return bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, NULL) : NULL;
}

static gsize
read_pdf (const char *path) {
  PopplerDocument *pdf = open_pdf (path);
  gsize length = 0;
  for (int i = 0; pdf != NULL && i < poppler_document_get_n_pages (pdf); i++) {
    PopplerPage *page = poppler_document_get_page (pdf, i);
    g_autofree char *text = page != NULL ? poppler_page_get_text (page) : NULL;
    length += text != NULL ? strlen (text) : 0;
    g_clear_object (&page);
  }
  g_clear_object (&pdf);
  return length;
}

/* Takes the next file that nobody has taken. */
static void
work (const GPtrArray *paths, gint *next) {
  for (;;) {
    guint at = (guint)g_atomic_int_add (next, 1);
    if (at >= paths->len)
      _exit (EXIT_SUCCESS);
    const char *path = g_ptr_array_index (paths, at);
    g_autofree char *line = g_strdup_printf ("%zu\t%s\n", read_pdf (path), path);
    if (write (STDOUT_FILENO, line, strlen (line)) < 0)
      _exit (EXIT_FAILURE);
  }
}

static GPtrArray *
read_names (void) {
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  char path[4096];
  while (fgets (path, sizeof path, stdin) != NULL) {
    path[strcspn (path, "\n")] = '\0';
    g_ptr_array_add (paths, g_strdup (path));
  }
  return paths;
}

int
main (int argc, char **argv) {
  int jobs = argc == 2 ? atoi (argv[1]) : 0, status, failed = 0;
  gint *next = mmap (NULL, sizeof *next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (jobs < 1 || next == MAP_FAILED) {
    fputs ("usage: dev-bench-poppler PROCESSES <LIST-OF-FILES\n", stderr);
    return EXIT_FAILURE;
  }
  g_autoptr (GPtrArray) paths = read_names ();
  for (int i = 0; i < jobs; i++)
    if (fork () == 0)
      work (paths, next);
  while (wait (&status) > 0)
    failed += status != 0;
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
