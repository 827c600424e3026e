/* Making indexes and documents for tests. */
#include "tests/register/fixture.h"
#include <glib/gstdio.h>

const PraxisVocabulary *
fixture_vocabulary (void) {
  static PraxisVocabulary *vocabulary;
  g_autoptr (GError) error = NULL;
  if (vocabulary == NULL)
    vocabulary = praxis_vocabulary_load_default (&error);
  g_assert_no_error (error);
  return vocabulary;
}

char *
fixture_folder (void) {
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("praxis-register-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *path) {
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;
  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);
    remove_all (below);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

void
fixture_remove (char *folder) {
  remove_all (folder);
  g_free (folder);
}

char *
fixture_database (const char *folder) {
  return g_build_filename (folder, "public", NULL);
}

PraxisWriter *
fixture_writer (const char *folder) {
  g_autoptr (GError) error = NULL;
  PraxisWriter *writer = praxis_writer_open (folder, "public", &error);
  g_assert_no_error (error);
  return writer;
}

PraxisDocument *
fixture_document (const char *id, const char *path, const char *title, const char *text) {
  PraxisDocument *document = praxis_document_new ();
  document->id = g_strdup (id);
  document->title = g_strdup (title);
  document->mime = g_strdup ("text/plain");
  if (path != NULL)
    g_ptr_array_add (document->paths, g_strdup (path));
  g_string_append (document->text, text);
  document->size = (gint64)document->text->len;
  document->modified = G_GINT64_CONSTANT (1500000000000000);
  return document;
}

void
fixture_claim (PraxisDocument *document, const char *field, const char *value, const char *role) {
  PraxisClaim *claim = praxis_document_add_claim (document, field, value, role, "record");
  g_free (claim->source);
  claim->source = g_strdup ("record");
  g_free (claim->origin);
  claim->origin = g_strdup ("record");
}

void
fixture_put (PraxisWriter *writer, PraxisDocument *document) {
  g_autoptr (GError) error = NULL;
  praxis_writer_put (writer, document, 1, &error);
  g_assert_no_error (error);
  praxis_document_free (document);
}

void
fixture_commit (PraxisWriter *writer) {
  g_autoptr (GError) error = NULL;
  praxis_writer_commit (writer, &error);
  g_assert_no_error (error);
}
