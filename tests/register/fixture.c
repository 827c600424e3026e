/* Making indexes and documents for tests. */
#include "tests/register/fixture.h"
#include <glib/gstdio.h>
#include <string.h>

const PraxisSettings *
fixture_settings (void) {
  static PraxisSettings *settings;
  g_autoptr (GError) error = NULL;
  if (settings == NULL)
    settings = praxis_settings_load (&error);
  g_assert_no_error (error);
  return settings;
}

const PraxisVocabulary *
fixture_vocabulary (void) {
  static PraxisVocabulary *vocabulary;
  g_autoptr (GError) error = NULL;
  if (vocabulary == NULL)
    vocabulary = praxis_vocabulary_load_default (NULL, &error);
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
  PraxisWriter *writer = praxis_writer_open (folder, "public", fixture_settings (), &error);
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

PraxisRegister *
fixture_register (const char *folder) {
  g_autoptr (GError) error = NULL;
  PraxisRegister *reg
      = praxis_register_open (folder, NULL, fixture_vocabulary (), fixture_settings (), &error);
  g_assert_no_error (error);
  return reg;
}

void
fixture_index_open (FixtureIndex *index, PraxisWriter *writer) {
  fixture_commit (writer);
  index->reg = fixture_register (index->folder);
}

void
fixture_index_close (FixtureIndex *index, gconstpointer data) {
  (void)data;
  praxis_register_close (index->reg);
  fixture_remove (index->folder);
}

JsonObject *
fixture_ask (PraxisRegister *reg, const char *const *pairs) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  for (; *pairs != NULL; pairs += 2) {
    praxis_request_set (request, pairs[0], pairs[1], &error);
    g_assert_no_error (error);
  }
  g_autoptr (JsonNode) answer = praxis_register_search (reg, request, &error);
  g_assert_no_error (error);
  return json_node_dup_object (answer);
}

guint
fixture_total (JsonObject *answer) {
  JsonObject *total = json_object_get_object_member (answer, "total");
  g_assert_cmpstr (json_object_get_string_member (total, "relation"), ==, "eq");
  return (guint)json_object_get_int_member (total, "value");
}

JsonObject *
fixture_hit (JsonObject *answer, guint index) {
  JsonArray *hits = json_object_get_array_member (answer, "hits");
  g_assert_cmpuint (index, <, json_array_get_length (hits));
  return json_array_get_object_element (hits, index);
}

const char *
fixture_hit_id (JsonObject *answer, guint index) {
  return json_object_get_string_member (fixture_hit (answer, index), "id");
}

char *
fixture_next_cursor (JsonObject *answer) {
  const char *next = json_object_get_string_member_with_default (answer, "next", NULL);
  const char *cursor = next == NULL ? NULL : strstr (next, "cursor=");
  g_assert_cmpint (next == NULL, ==, cursor == NULL);
  return cursor == NULL ? NULL : g_strndup (cursor + 7, strcspn (cursor + 7, "&"));
}
