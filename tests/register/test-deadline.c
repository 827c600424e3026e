/* Tests what becomes of a question when its time is over, at each step of answering it: it is answered with
 * what there is, or refused where that would be no answer. */
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "register/register_parts.h"
#include "register/search/search.h"
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 150
#define LONG_AGO 1 /* monotonic microseconds */

static void
put_numbered (PraxisWriter *writer, guint number) {
  g_autofree char *id = g_strdup_printf ("%016x", number + 1);
  g_autofree char *title = g_strdup_printf ("Title %u", number);
  g_autofree char *text
      = g_strdup_printf ("Every text has the commonword and numbered%u before its end.\n\n", number);
  PraxisDocument *document = fixture_document (id, NULL, title, "");
  praxis_document_begin_section (document, 1, NULL);
  g_array_index (document->sections, PraxisSection, 0).role = g_strdup ("lessons");
  g_string_append (document->text, text);
  fixture_put (writer, document);
}

static void
index_open (FixtureIndex *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_numbered (writer, i);
  fixture_index_open (index, writer);
}

/* ---- Asking ---- */

/* A question, and the steps of answering it that come too late. */
typedef struct {
  const char *const *pairs; /* of key and value, NULL-terminated */
  gboolean searched_late;   /* else it is put into words late only */
} Late;

static PraxisRequest *
request_of (const char *const *pairs) {
  PraxisRequest *request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  for (; *pairs != NULL; pairs += 2)
    g_assert_true (praxis_request_set (request, pairs[0], pairs[1], NULL));
  return request;
}

static JsonNode *
answer_late (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Late *late = data;
  g_autoptr (PraxisRequest) request = request_of (late->pairs);
  if (late->searched_late)
    reg->deadline.end = LONG_AGO;
  g_autoptr (PraxisSearch) search = praxis_search_run (reg, request, error);
  reg->deadline.end = LONG_AGO;
  return search == NULL ? NULL : praxis_answer_build (reg, search, 0, error);
}

static JsonObject *
ask_late (PraxisRegister *reg, gboolean searched_late, const char *const *pairs) {
  g_autoptr (GError) error = NULL;
  const Late late = { pairs, searched_late };
  g_autoptr (JsonNode) node = register_ask (reg, answer_late, &late, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static guint
count_hits (JsonObject *answer) {
  return json_array_get_length (json_object_get_array_member (answer, "hits"));
}

/* Of the first value of a facet, 0 if there is none. */
static guint
count_value (JsonObject *answer, guint facet) {
  JsonArray *facets = json_object_get_array_member (answer, "facets");
  JsonArray *values = json_object_get_array_member (json_array_get_object_element (facets, facet), "values");
  return json_array_get_length (values) == 0
             ? 0
             : (guint)json_object_get_int_member (json_array_get_object_element (values, 0), "count");
}

static gboolean
has_notice (JsonObject *answer, const char *code) {
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  for (guint i = 0; i < json_array_get_length (notices); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (notices, i), "code"), code)
        == 0)
      return TRUE;
  return FALSE;
}

/* Exactly, or at least: fixture_total() wants it exactly. */
static guint
count_found (JsonObject *answer) {
  return (guint)json_object_get_int_member (json_object_get_object_member (answer, "total"), "value");
}

static const char *
relation (JsonObject *answer) {
  return json_object_get_string_member (json_object_get_object_member (answer, "total"), "relation");
}

/* ---- Answers with what there is ---- */

static void
test_documents (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "\"the commonword\"", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, TRUE, pairs);
  g_assert_cmpuint (count_found (late), >, 0);
  g_assert_cmpuint (count_found (late), <, DOCUMENTS);
  g_assert_cmpstr (relation (late), ==, "gte");
  g_assert_true (has_notice (late, "time-limit"));
  g_assert_true (praxis_register_ran_out (index->reg));
  g_autoptr (JsonObject) whole = fixture_ask (index->reg, pairs);
  g_assert_cmpuint (count_found (whole), ==, DOCUMENTS);
  g_assert_cmpstr (relation (whole), ==, "eq");
  g_assert_false (praxis_register_ran_out (index->reg));
}

static void
test_order (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "\"the commonword\"", "sort", "title", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, TRUE, pairs);
  g_assert_cmpuint (count_found (late), <, DOCUMENTS);
  g_assert_cmpstr (relation (late), ==, "gte");
}

static void
test_page (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const asked[] = { "q", "commonword", "limit", "140", NULL };
  for (guint searched = 0; searched < 2; searched++) {
    g_autoptr (JsonObject) late = ask_late (index->reg, searched != 0, asked);
    g_assert_cmpuint (count_hits (late), ==, PRAXIS_HITS_LEAST);
    g_assert_cmpuint (count_found (late), ==, DOCUMENTS);
    g_autofree char *cursor = fixture_next_cursor (late);
    g_autoptr (JsonObject) rest = fixture_ask (
        index->reg, (const char *const[]){ "q", "commonword", "limit", "140", "cursor", cursor, NULL });
    g_assert_cmpuint (count_hits (rest), ==, DOCUMENTS - PRAXIS_HITS_LEAST);
  }
}

static void
test_passages (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "commonword", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, TRUE, pairs);
  for (guint i = 0; i < count_hits (late); i++) {
    JsonArray *passages = json_object_get_array_member (fixture_hit (late, i), "passages");
    JsonObject *passage = json_array_get_object_element (passages, 0);
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (passage, "highlights")), ==, 1);
  }
}

static void
test_ranked_passages (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "commonword", "output", "passages", "limit", "100", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, FALSE, pairs);
  g_assert_cmpuint (count_hits (late), ==, PRAXIS_HITS_LEAST);
  g_assert_true (has_notice (late, "time-limit"));
}

static void
test_parts (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "+commonword +absentword", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, FALSE, pairs);
  JsonArray *without = json_object_get_array_member (late, "without");
  g_assert_cmpuint (json_array_get_length (without), ==, 1);
  g_assert_true (has_notice (late, "time-limit"));
  g_autoptr (JsonObject) whole = fixture_ask (index->reg, pairs);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (whole, "without")), ==, 3);
}

static void
test_spelling (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "commonwrod", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, TRUE, pairs);
  JsonObject *query = json_object_get_object_member (late, "query");
  g_assert_true (json_object_get_null_member (query, "corrected"));
  g_assert_cmpuint (count_found (late), ==, 0);
  g_assert_true (has_notice (late, "time-limit"));
}

static void
test_role_counts (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "commonword", "facets", "in,readable", NULL };
  g_autoptr (JsonObject) late = ask_late (index->reg, FALSE, pairs);
  g_assert_cmpuint (count_found (late), ==, DOCUMENTS);
  g_assert_cmpuint (count_value (late, 0), ==, 0);
  g_assert_cmpuint (count_value (late, 1), ==, DOCUMENTS);
  g_assert_true (has_notice (late, "time-limit"));
  g_autoptr (JsonObject) whole = fixture_ask (index->reg, pairs);
  g_assert_cmpuint (count_value (whole, 0), ==, DOCUMENTS);
}

/* ---- Refusals ---- */

static void
refuse_late (PraxisRegister *reg, const char *query, const char *role) {
  g_autoptr (GError) error = NULL;
  const char *pairs[] = { "q", query, role != NULL ? "in" : NULL, role, NULL };
  const Late late = { pairs, TRUE };
  g_assert_null (register_ask (reg, answer_late, &late, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT);
}

static void
test_wildcard (FixtureIndex *index, gconstpointer data) {
  (void)data;
  refuse_late (index->reg, "numbered*", NULL);
}

static void
test_wildcards (FixtureIndex *index, gconstpointer data) {
  (void)data;
  refuse_late (index->reg, "numbered2* numbered3* numbered4* numbered5* numbered6*", NULL);
}

static void
test_words (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (GString) query = g_string_new (NULL);
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (query, " numbered%u", i);
  refuse_late (index->reg, query->str, NULL);
}

static void
test_roles (FixtureIndex *index, gconstpointer data) {
  (void)data;
  refuse_late (index->reg, "commonword", "lessons");
  refuse_late (index->reg, "commonword NEAR/2 the", "lessons");
}

/* ---- Several answers ---- */

static void
test_shared (FixtureIndex *index, gconstpointer data) {
  (void)data;
  static const char *const pairs[] = { "q", "\"the commonword\"", NULL };
  praxis_register_begin (index->reg);
  index->reg->deadline.end = LONG_AGO;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (JsonObject) late = fixture_ask (index->reg, pairs);
    g_assert_cmpstr (relation (late), ==, "gte");
  }
  praxis_register_begin (index->reg);
  g_autoptr (JsonObject) whole = fixture_ask (index->reg, pairs);
  g_assert_cmpstr (relation (whole), ==, "eq");
}

static const struct {
  const char *path;
  void (*function) (FixtureIndex *index, gconstpointer data);
} tests[] = {
  { "/deadline/documents that there was no time for are said to be missing", test_documents },
  { "/deadline/so they are where hits are sorted by title", test_order },
  { "/deadline/a page ends after ten hits, and the next one goes on", test_page },
  { "/deadline/hits have passages with the first words marked", test_passages },
  { "/deadline/passages of ten documents are ranked", test_ranked_passages },
  { "/deadline/parts of the query are not left out in turn", test_parts },
  { "/deadline/no word is put right", test_spelling },
  { "/deadline/roles that are only counted are not, and all else is", test_role_counts },
  { "/deadline/a wildcard of many words is refused", test_wildcard },
  { "/deadline/so are many wildcards of few words each", test_wildcards },
  { "/deadline/so are many words", test_words },
  { "/deadline/so are words in sections of many documents", test_roles },
  { "/deadline/answers to one request share its time", test_shared },
};

int
main (int argc, char **argv) {
  g_setenv ("PRAXIS_SEARCH_REOPEN_SECONDS", "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FixtureIndex, NULL, index_open, tests[i].function, fixture_index_close);
  return g_test_run ();
}
