/* Ready records: one line, one document; a line that says something else is refused with the reason. */
#include "indexer/records.h"
#include "register/base/error.h"
#include <string.h>

static PraxisVocabulary *vocabulary;

static PraxisDocument *
parse (const char *line, GError **error) {
  return record_parse (line, strlen (line), vocabulary, error);
}

static void
test_whole (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) document
      = parse ("{\"id\":\"r-1\",\"title\":\"A title\",\"text\":\"One\\r\\ntwo\",\"author\":\"Someone\","
               "\"published\":\"2019-05-03\",\"tags\":{\"country\":[\"gh\"],\"year\":2015}}",
               &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->id, ==, "r-1");
  g_assert_cmpstr (document->title, ==, "A title");
  g_assert_cmpstr (document->text->str, ==, "One\ntwo");
  g_assert_cmpstr (document->author, ==, "Someone");
  g_assert_cmpstr (praxis_document_value (document, "country", "about"), ==, "GH");
  g_assert_cmpstr (praxis_document_value (document, "year", "covers"), ==, "2015");
  g_assert_cmpstr (praxis_document_value (document, "published", NULL), ==, "2019");
  const PraxisClaim *claim = g_ptr_array_index (document->claims, 0);
  g_assert_cmpstr (claim->origin, ==, "record");
}

static void
test_labels (void) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) document
      = parse ("{\"id\":\"1\",\"title\":\"t\",\"text\":\"x\",\"tags\":{\"country\":\"Ghana\"}}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (praxis_document_value (document, "country", "about"), ==, "GH");
}

static void
test_refused (void) {
  static const char *const lines[][2] = {
    { "{\"id\":\"1\"", "" },
    { "[1]", "object" },
    { "{\"title\":\"t\"}", "no 'id'" },
    { "{\"id\":\"1\"}", "no 'title'" },
    { "{\"id\":\"a b\",\"title\":\"t\"}", "'a b' is no id" },
    { "{\"id\":\"1\",\"title\":\"t\",\"colour\":\"red\"}", "unknown key 'colour'" },
    { "{\"id\":\"1\",\"title\":[\"t\"]}", "'title' is no text" },
    { "{\"id\":\"1\",\"title\":\"t\",\"path\":\"a.pdf\"}", "not absolute" },
    { "{\"id\":\"1\",\"title\":\"t\",\"published\":\"soon\"}", "year" },
    { "{\"id\":\"1\",\"title\":\"t\",\"tags\":[]}", "'tags' is no object" },
    { "{\"id\":\"1\",\"title\":\"t\",\"tags\":{\"colour\":\"red\"}}", "unknown tag 'colour'" },
    { "{\"id\":\"1\",\"title\":\"t\",\"tags\":{\"country\":\"Ghanna\"}}", "unknown country 'Ghanna'" },
    { "{\"id\":\"1\",\"title\":\"t\",\"tags\":{\"year\":\"MMXV\"}}", "'MMXV' is no year" },
    { "{\"id\":\"1\",\"title\":\"\xff\"}", "not UTF-8" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisDocument) document = parse (lines[i][0], &error);
    g_assert_null (document);
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, lines[i][1]));
  }
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  vocabulary = praxis_vocabulary_load_default (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/record/a whole record is a document with its tags", test_whole);
  g_test_add_func ("/record/a tag may be given by its label", test_labels);
  g_test_add_func ("/record/a line that is no record is refused with the reason", test_refused);
  int status = g_test_run ();
  praxis_vocabulary_free (vocabulary);
  return status;
}
