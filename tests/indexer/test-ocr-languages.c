/* Which of Tesseract's models read a picture, and which leads. */
#include "indexer/extract/ocr_languages.h"
#include "tests/register/fixture.h"

static char *
folder_with (const char *models) {
  char *folder = fixture_folder ();
  g_auto (GStrv) names = g_strsplit (models, " ", -1);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *path = g_strdup_printf ("%s/%s.traineddata", folder, *name);
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
  return folder;
}

static void
assert_chosen (const char *models, const char *wanted, const char *expected) {
  char *folder = folder_with (models);
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = ocr_languages_choose (wanted, folder, &error);
  g_assert_cmpstr (chosen, ==, expected);
  g_assert_true ((error == NULL) == (expected != NULL));
  fixture_remove (folder);
}

static void
assert_order (const char *language, const char *expected) {
  g_autofree char *order = ocr_languages_order ("por+spa+fra+chi_sim+eng", language);
  g_assert_cmpstr (order, ==, expected);
}

static void
test_installed (void) {
  assert_chosen ("eng rus fra osd por", "", "por+fra+rus+eng");
  assert_chosen ("a b c d e f eng", "", "a+b+c+d+e+eng");
}

static void
test_wanted (void) {
  assert_chosen ("eng fra spa", "fra, eng", "fra+eng");
  assert_chosen ("eng fra spa", "spa+eng", "spa+eng");
}

static void
test_missing (void) {
  assert_chosen ("eng fra", "eng rus", NULL);
  assert_chosen ("osd", "", NULL);
}

static void
test_leads (void) {
  assert_order ("fr", "fra+por+spa+chi_sim+eng");
  assert_order ("pt", "por+spa+fra+chi_sim+eng");
  assert_order ("zh", "chi_sim+por+spa+fra+eng");
}

static void
test_stays (void) {
  assert_order ("en", "por+spa+fra+chi_sim+eng");
  assert_order ("sw", "por+spa+fra+chi_sim+eng");
  assert_order (NULL, "por+spa+fra+chi_sim+eng");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ocr-languages/up to six of those installed are taken, English last", test_installed);
  g_test_add_func ("/ocr-languages/those asked for may be told apart by commas or spaces", test_wanted);
  g_test_add_func ("/ocr-languages/a missing model is an error", test_missing);
  g_test_add_func ("/ocr-languages/the language of the text leads", test_leads);
  g_test_add_func ("/ocr-languages/English and unknown languages change nothing", test_stays);
  return g_test_run ();
}
