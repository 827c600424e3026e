/* Replays a corpus on a fuzz target without a fuzzer: each file of tests/fuzz-corpus/FUZZ_CORPUS is a test
 * that passes when the target returns. The same targets are linked with libFuzzer by those who look for more.
 */
#include <glib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

static void
replay (gconstpointer path) {
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  /* A copy of the exact size, so that AddressSanitizer sees a read past the end. */
  g_autofree guint8 *exact = g_memdup2 (bytes, length);
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, length), ==, 0);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autofree char *folder
      = g_build_filename (g_getenv ("PRAXIS_SOURCE"), "tests", "fuzz-corpus", FUZZ_CORPUS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  const char *name;
  while ((name = g_dir_read_name (files)) != NULL) {
    g_autofree char *title = g_strdup_printf ("/" FUZZ_CORPUS "/%s does no harm", name);
    g_test_add_data_func_full (title, g_build_filename (folder, name, NULL), replay, g_free);
  }
  return g_test_run ();
}
