/* What workers send about files: one line a file, with a checksum over all of it, text, pages, sections and
 * claims. For comparing ways of running the worker, see dev/compare-confined. */
#include "indexer/pool.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SECONDS 120
#define TEXT ((gsize)32 << 20)

static void
on_done (gpointer job, PraxisDocument *document, gpointer user_data G_GNUC_UNUSED) {
  g_autofree char *path = job;
  g_autoptr (GVariant) record = g_variant_ref_sink (praxis_document_to_variant (document));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, g_variant_get_data (record), (gssize)g_variant_get_size (record));
  g_checksum_update (checksum, (const guchar *)document->text->str, (gssize)document->text->len);
  printf ("%s\t%s\t%zu\t%s\t%s\n", path, praxis_state_name (document->state), document->text->len,
          g_checksum_get_string (checksum), document->reason != NULL ? document->reason : "");
  praxis_document_free (document);
}

static gboolean
read_all (Pool *pool, GError **error) {
  char path[4096];
  while (fgets (path, sizeof path, stdin) != NULL) {
    struct stat status;
    path[strcspn (path, "\n")] = '\0';
    int fd = open (path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat (fd, &status) != 0) {
      perror (path);
      continue;
    }
    pool_submit (pool, fd, (gsize)status.st_size, path, g_strdup (path));
    while (!pool_has_room (pool))
      if (!pool_wait (pool, -1, error))
        return FALSE;
  }
  while (pool_running (pool) > 0)
    if (!pool_wait (pool, -1, error))
      return FALSE;
  return TRUE;
}

int
main (int argc, char **argv) {
  g_autoptr (GError) error = NULL;
  if (argc < 2) {
    fputs ("usage: dev-read-pooled WORKER [ARGUMENT...] <LIST-OF-FILES\n", stderr);
    return EXIT_FAILURE;
  }
  const PoolOptions options = { .program = argv[1],
                                .arguments = (const char *const *)argv + 2,
                                .jobs = 1,
                                .seconds = SECONDS,
                                .ocr_seconds = SECONDS,
                                .text = TEXT };
  g_autoptr (Pool) pool = pool_new (&options, on_done, NULL, &error);
  if (pool != NULL && read_all (pool, &error))
    return EXIT_SUCCESS;
  fprintf (stderr, "dev-read-pooled: %s\n", error->message);
  return EXIT_FAILURE;
}
