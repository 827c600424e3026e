/* Tests what answers beside a search: documents like a document, completions of what is typed, and all values
 * of a field, on an index on disk. */
#include "register/base/error.h"
#include "register/search/completion.h"
#include "tests/register/fixture.h"
#include <string.h>

/* ---- Answers as text ---- */

/* Members of the objects of an array, joined: "GH:3 NG:1". second may be NULL. */
static char *
joined (JsonObject *answer, const char *array, const char *first, const char *second) {
  JsonArray *elements = json_object_get_array_member (answer, array);
  GString *list = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (elements); i++) {
    JsonObject *element = json_array_get_object_element (elements, i);
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "", json_object_get_string_member (element, first));
    if (second != NULL && json_object_has_member (element, second))
      g_string_append_printf (list, ":%d", (int)json_object_get_int_member (element, second));
  }
  return g_string_free (list, FALSE);
}

static char *
similar_to (PraxisRegister *reg, const char *id, guint limit) {
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = praxis_register_similar (reg, id, limit, &error);
  g_assert_no_error (error);
  return joined (json_node_get_object (answer), "hits", "id", NULL);
}

static char *
suggestions_for (PraxisRegister *reg, const char *text, guint limit) {
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = praxis_register_suggest (reg, text, limit, &error);
  g_assert_no_error (error);
  return joined (json_node_get_object (answer), "suggestions", "text", "count");
}

static JsonNode *
facet (PraxisRegister *reg, const char *query, const char *field, const char *prefix, GError **error) {
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  if (query != NULL)
    g_assert_true (praxis_request_set (request, "q", query, NULL));
  return praxis_register_facet (reg, request, field, prefix, error);
}

static char *
values_of (PraxisRegister *reg, const char *query, const char *field, const char *prefix) {
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = facet (reg, query, field, prefix, &error);
  g_assert_no_error (error);
  return joined (json_node_get_object (answer), "values", "value", "count");
}

static void
assert_and_free (char *found, const char *expected) {
  g_assert_cmpstr (found, ==, expected);
  g_free (found);
}

/* ---- More like this ---- */

/* So many words drawn from those of a subject, which no other subject has, with a few of all of them between.
 */
static char *
make_text (guint subject, guint seed) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 120; i++)
    g_string_append_printf (text, i % 4 == 0 ? "common%c " : "%c%cword ",
                            'a' + g_rand_int_range (random, 0, 5) + (i % 4 == 0 ? 0 : (int)subject * 5),
                            'a' + g_rand_int_range (random, 0, 9));
  return g_string_free (text, FALSE);
}

static void
put_text (PraxisWriter *writer, const char *id, const char *path, const char *text) {
  PraxisDocument *document = fixture_document (id, path, "A title", text);
  fixture_claim (document, "language", strstr (path, "fr") != NULL ? "fr" : "en", NULL);
  fixture_put (writer, document);
}

/* Two subjects of four documents each, in another order on request. */
static char *
make_similar_index (gboolean reversed) {
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (guint i = 0; i < 8; i++) {
    guint number = reversed ? 7 - i : i;
    g_autofree char *id = g_strdup_printf ("%c%u", number < 4 ? 'a' : 'b', number);
    g_autofree char *path = g_strconcat ("/", id, NULL), *text = make_text (number < 4 ? 0 : 1, number);
    put_text (writer, id, path, text);
  }
  fixture_commit (writer);
  return folder;
}

static void
test_similar (void) {
  char *folder = make_similar_index (FALSE);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autofree char *found = similar_to (reg, "a2", 3);
  g_auto (GStrv) ids = g_strsplit (found, " ", -1);
  g_assert_cmpuint (g_strv_length (ids), ==, 3);
  for (char **id = ids; *id != NULL; id++) {
    g_assert_cmpint (**id, ==, 'a');
    g_assert_cmpstr (*id, !=, "a2");
  }
  assert_and_free (similar_to (reg, "a2", 0), "");
  fixture_remove (folder);
}

static void
test_similar_order (void) {
  char *folders[] = { make_similar_index (FALSE), make_similar_index (TRUE) };
  g_autoptr (PraxisRegister) one = fixture_register (folders[0]);
  g_autoptr (PraxisRegister) other = fixture_register (folders[1]);
  for (guint i = 0; i < 8; i++) {
    g_autofree char *id = g_strdup_printf ("%c%u", i < 4 ? 'a' : 'b', i);
    g_autofree char *expected = similar_to (one, id, 10);
    assert_and_free (similar_to (other, id, 10), expected);
  }
  fixture_remove (folders[0]);
  fixture_remove (folders[1]);
}

/* More documents that are alike by one word each than are looked at, in another order on request; as many
 * others make that word a rare one. */
static char *
make_equal_index (gboolean reversed) {
  enum { EQUAL = 150 };
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (guint i = 0; i < 2 * EQUAL; i++) {
    guint number = reversed ? 2 * EQUAL - 1 - i : i;
    g_autofree char *id = g_strdup_printf ("equal%03u", number), *path = g_strconcat ("/", id, NULL);
    g_autofree char *text
        = g_strdup_printf ("%s one%u two%u three%u four%u five%u", number < EQUAL ? "lantern" : "harbour",
                           number, number, number, number, number);
    put_text (writer, id, path, text);
  }
  fixture_commit (writer);
  return folder;
}

static void
test_similar_equal (void) {
  char *folders[] = { make_equal_index (FALSE), make_equal_index (TRUE) };
  g_autoptr (PraxisRegister) one = fixture_register (folders[0]);
  g_autoptr (PraxisRegister) other = fixture_register (folders[1]);
  assert_and_free (similar_to (one, "equal100", 3), "equal000 equal001 equal002");
  assert_and_free (similar_to (other, "equal100", 3), "equal000 equal001 equal002");
  fixture_remove (folders[0]);
  fixture_remove (folders[1]);
}

static void
test_similar_versions (void) {
  char *folder = make_similar_index (FALSE);
  PraxisWriter *writer = fixture_writer (folder);
  g_autofree char *first = make_text (0, 1), *second = make_text (0, 2);
  g_autofree char *draft = g_strconcat (first, "draft", NULL), *later = g_strconcat (second, "later", NULL);
  put_text (writer, "draft1", "/x1", draft);
  put_text (writer, "later2", "/x2", later);
  put_text (writer, "guide_en", "/guide_en", "aaword abword acword");
  put_text (writer, "guide_fr", "/guide_fr", "aaword abword acword");
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autofree char *found = similar_to (reg, "a1", 10), *editions = similar_to (reg, "guide_en", 20);
  g_assert_null (strstr (found, "draft1"));
  g_assert_true ((strstr (found, "a2") != NULL) != (strstr (found, "later2") != NULL));
  g_assert_null (strstr (editions, "guide_fr"));
  fixture_remove (folder);
}

static void
test_similar_none (void) {
  char *folder = fixture_folder ();
  PraxisWriter *writer = fixture_writer (folder);
  PraxisDocument *unread = fixture_document ("unread", "/u.pdf", "Unread", "");
  unread->state = PRAXIS_STATE_ENCRYPTED;
  fixture_put (writer, unread);
  fixture_put (writer, fixture_document ("lone", "/l.txt", "Lone", "Nobody else says these words."));
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (GError) error = NULL;
  assert_and_free (similar_to (reg, "unread", 5), "");
  assert_and_free (similar_to (reg, "lone", 5), "");
  g_assert_null (praxis_register_similar (reg, "nowhere", 5, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT);
  fixture_remove (folder);
}

/* ---- Suggestions and values ---- */

static char *
make_tagged_index (void) {
  static const struct {
    const char *id, *title, *country, *topic;
  } documents[] = {
    { "d1", "Return counselling: a guide", "GH", "return-reintegration" },
    { "d2", "Réinsertion au Ghana", "GH", "thb-shelters" },
    { "d3", "Guide to returns", "NG", NULL },
    { "d4", "guide to Returns", "CI", NULL },
  };
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    PraxisDocument *document = fixture_document (documents[i].id, NULL, documents[i].title, "Words.");
    fixture_claim (document, "country", documents[i].country, "about");
    if (documents[i].topic != NULL)
      fixture_claim (document, "topic", documents[i].topic, "about");
    fixture_put (writer, document);
  }
  fixture_commit (writer);
  return folder;
}

static void
test_suggestions (void) {
  char *folder = make_tagged_index ();
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  assert_and_free (suggestions_for (reg, "GHA", 5), "Ghana:2 Réinsertion au Ghana");
  assert_and_free (suggestions_for (reg, "ガー", 5), "ガーナ:2");
  assert_and_free (suggestions_for (reg, "reinser", 5), "Réinsertion au Ghana");
  assert_and_free (suggestions_for (reg, "to ret", 5), "Guide to returns");
  assert_and_free (suggestions_for (reg, "turn", 5), "");
  assert_and_free (suggestions_for (reg, "", 5), "");
  assert_and_free (suggestions_for (reg, "%_\"", 5), "");
  fixture_remove (folder);
}

static void
test_suggestions_rank (void) {
  char *folder = make_tagged_index ();
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autofree char *two = suggestions_for (reg, "guide", 2), *one = suggestions_for (reg, "guide", 1);
  g_assert_cmpstr (two, ==, "Guide to returns Return counselling: a guide");
  g_assert_true (g_str_has_prefix (two, one));
  fixture_remove (folder);
}

static void
test_suggestions_move_on (void) {
  char *folder = make_tagged_index ();
  g_autoptr (PraxisRegister) before = fixture_register (folder);
  assert_and_free (suggestions_for (before, "zebra", 5), "");
  PraxisWriter *writer = fixture_writer (folder);
  fixture_put (writer, fixture_document ("d5", NULL, "Zebra crossings", "Words."));
  fixture_commit (writer);
  praxis_writer_close (writer);
  g_autoptr (PraxisRegister) after = fixture_register (folder);
  assert_and_free (suggestions_for (after, "zebra", 5), "Zebra crossings");
  fixture_remove (folder);
}

static void
test_values (void) {
  char *folder = make_tagged_index ();
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  assert_and_free (values_of (reg, NULL, "country", NULL), "GH:2 CI:1 NG:1");
  assert_and_free (values_of (reg, NULL, "country", "gh"), "GH:2");
  assert_and_free (values_of (reg, NULL, "country", "ivoire"), "CI:1");
  assert_and_free (values_of (reg, NULL, "country", "ivoork"), "CI:1");
  assert_and_free (values_of (reg, NULL, "country", "x"), "");
  assert_and_free (values_of (reg, "country:GH words", "country", NULL), "GH:2 CI:1 NG:1");
  assert_and_free (values_of (reg, "reinsertion", "country", NULL), "GH:1");
  fixture_remove (folder);
}

static void
test_no_facet (void) {
  char *folder = make_tagged_index ();
  g_autoptr (PraxisRegister) reg = fixture_register (folder);
  g_autoptr (GError) error = NULL, several = NULL;
  g_assert_null (facet (reg, NULL, "contry", NULL, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_UNKNOWN_NAME);
  g_assert_cmpstr (praxis_error_nearest (error), ==, "country");
  g_assert_null (facet (reg, NULL, "all", NULL, &several));
  g_assert_error (several, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  fixture_remove (folder);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similar/those that are equal come by their ids, however many there are",
                   test_similar_equal);
  g_test_add_func ("/similar/documents of the same subject come first, never the document itself",
                   test_similar);
  g_test_add_func ("/similar/the order does not depend on that of indexing", test_similar_order);
  g_test_add_func ("/similar/its versions and editions, and further versions of a hit, are left out",
                   test_similar_versions);
  g_test_add_func ("/similar/nothing is like a document without text or words in common", test_similar_none);
  g_test_add_func ("/suggest/labels in any language, words within titles, without accents", test_suggestions);
  g_test_add_func ("/suggest/titles that begin so come first, each once", test_suggestions_rank);
  g_test_add_func ("/suggest/new titles are known at once", test_suggestions_move_on);
  g_test_add_func ("/facet/all values of the matching documents, or those that begin so", test_values);
  g_test_add_func ("/facet/an unknown field has a nearest one, and it must be one", test_no_facet);
  return g_test_run ();
}
