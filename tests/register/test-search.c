/* Tests searches on an index on disk against an oracle that does the same with loops: what matches, what is
 * counted, what is said where nothing is found. */
#include "register/document/field.h"
#include "tests/register/fixture.h"
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS 60
#define MOST_VALUES 3
#define RUNS 500

static const char *const words[] = { "kuba", "zoro", "mivo", "tagu", "lepi" };

/* The fields that documents have values in, with the values that occur and one that does not. */
typedef struct {
  const char *name;
  const char *values[8];
} Pool;

static const Pool pools[] = {
  { "country", { "GH", "NG", "TG", "SN", "CI", "FJ" } },
  { "topic",
    { "thb", "thb-protection", "thb-shelters", "4ps", "return-reintegration", "irregular-migration-thb",
      "pillar", "som" } },
  { "year", { "2011", "2012", "2013", "2014", "2015", "1990" } },
  { "type", { "handbook", "guide", "report", "deliverable", "document", "sop" } },
  { "language", { "en", "fr", "es", "ja" } },
};
#define FIELDS G_N_ELEMENTS (pools)

/* What is above a topic or type, as the vocabulary has it. */
static const char *const broader[][2] = { { "thb-protection", "thb" },
                                          { "thb-shelters", "thb-protection" },
                                          { "4ps", "thb" },
                                          { "thb", "irregular-migration-thb" },
                                          { "return-reintegration", "irregular-migration-thb" },
                                          { "som", "irregular-migration-thb" },
                                          { "irregular-migration-thb", "pillar" },
                                          { "handbook", "deliverable" },
                                          { "guide", "deliverable" },
                                          { "sop", "deliverable" },
                                          { "report", "document" },
                                          { "deliverable", "document" } };

/* A document as the oracle knows it. */
typedef struct {
  char id[17];
  const char *values[FIELDS][MOST_VALUES + 1]; /* NULL-terminated */
  gboolean words[G_N_ELEMENTS (words)];
  gboolean readable;
} Known;

/* A filter as the oracle knows it. */
typedef struct {
  guint field;
  gboolean excluded;
  const char *values[3]; /* one or two, NULL-terminated */
} Wanted;

typedef struct {
  Wanted filters[4];
  guint count;
  gboolean words[G_N_ELEMENTS (words)];
  gboolean any_word;
} Question;

static Known known[DOCUMENTS];

static guint
pool_size (guint field) {
  guint size = 0;
  while (size < G_N_ELEMENTS (pools[field].values) && pools[field].values[size] != NULL)
    size++;
  return size;
}

static guint
below (GRand *random, guint limit) {
  return (guint)g_rand_int_range (random, 0, (gint32)limit);
}

/* ---- The index ---- */

static void
choose_values (GRand *random, Known *document) {
  for (guint field = 0; field < FIELDS; field++) {
    gboolean one = strcmp (pools[field].name, "language") == 0 || strcmp (pools[field].name, "type") == 0;
    guint count = below (random, one ? 2 : MOST_VALUES + 1), chosen = 0;
    for (guint i = 0; i < count; i++) {
      const char *value = pools[field].values[below (random, pool_size (field) - 1)];
      if (!g_strv_contains (document->values[field], value))
        document->values[field][chosen++] = value;
    }
  }
}

static void
put_known (PraxisWriter *writer, const Known *document) {
  g_autoptr (GString) text = g_string_new ("Some text.\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (document->words[i])
      g_string_append_printf (text, "Here stands %s once.\n", words[i]);
  PraxisDocument *made = fixture_document (document->id, NULL, "Title", document->readable ? text->str : "");
  made->state = document->readable ? PRAXIS_STATE_READ : PRAXIS_STATE_ENCRYPTED;
  for (guint field = 0; field < FIELDS; field++)
    for (const char *const *value = document->values[field]; *value != NULL; value++)
      fixture_claim (made, pools[field].name, *value, NULL);
  fixture_put (writer, made);
}

static PraxisRegister *
make_index (char **folder) {
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);
  *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (*folder);
  for (guint i = 0; i < DOCUMENTS; i++) {
    Known *document = &known[i];
    *document = (Known){ .readable = below (random, 10) > 0 };
    g_snprintf (document->id, sizeof document->id, "%016x", i * 7919 + 1);
    choose_values (random, document);
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      document->words[j] = document->readable && below (random, 3) == 0;
    put_known (writer, document);
  }
  fixture_commit (writer);
  return fixture_register (*folder);
}

/* ---- The oracle ---- */

static gboolean
is_within (const char *value, const char *wanted) {
  if (strcmp (value, wanted) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (broader); i++)
    if (strcmp (broader[i][0], value) == 0)
      return is_within (broader[i][1], wanted);
  return FALSE;
}

static gboolean
value_fits (const char *value, const char *wanted) {
  const char *dots = strstr (wanted, "..");
  if (dots != NULL) /* all years have four digits, so that they compare as text */
    return strncmp (value, wanted, 4) >= 0 && strcmp (value, dots + 2) <= 0;
  return is_within (value, wanted);
}

static gboolean
is_wanted (const Wanted *filter, const char *value) {
  for (guint i = 0; filter->values[i] != NULL; i++)
    if (value_fits (value, filter->values[i]))
      return TRUE;
  return FALSE;
}

static gboolean
passes (const Known *document, const Wanted *filter) {
  for (const char *const *value = document->values[filter->field]; *value != NULL; value++)
    if (is_wanted (filter, *value))
      return !filter->excluded;
  return filter->excluded;
}

/* Whether a document passes all filters but one (G_MAXUINT: all). */
static gboolean
passes_but (const Known *document, const Question *question, guint skipped) {
  for (guint i = 0; i < question->count; i++)
    if (i != skipped && !passes (document, &question->filters[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_words (const Known *document, const Question *question) {
  if (!question->any_word)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (question->words[i] && document->words[i])
      return TRUE;
  return FALSE;
}

static guint
filter_of (const Question *question, guint field) {
  for (guint i = 0; i < question->count; i++)
    if (question->filters[i].field == field && !question->filters[i].excluded)
      return i;
  return G_MAXUINT;
}

/* Narrower values count for the broader ones too. */
static gboolean
has_value (const char *const *values, const char *wanted) {
  for (; *values != NULL; values++)
    if (is_within (*values, wanted))
      return TRUE;
  return FALSE;
}

/* How many documents have a value (NULL: none at all) in a field, its own selection ignored. */
static guint
expected_count (const Question *question, guint field, const char *value) {
  guint count = 0;
  for (guint i = 0; i < DOCUMENTS; i++) {
    const Known *document = &known[i];
    gboolean has
        = value == NULL ? document->values[field][0] == NULL : has_value (document->values[field], value);
    count += has && has_words (document, question)
             && passes_but (document, question, filter_of (question, field));
  }
  return count;
}

static guint
expected_total (const Question *question, gboolean with_words, guint skipped) {
  guint count = 0;
  for (guint i = 0; i < DOCUMENTS; i++)
    count += (!with_words || has_words (&known[i], question)) && passes_but (&known[i], question, skipped);
  return count;
}

/* ---- Questions ---- */

static void
choose_filter (GRand *random, Question *question) {
  guint field = below (random, FIELDS), size = pool_size (field);
  Wanted filter = { .field = field, .excluded = below (random, 4) == 0 };
  for (guint i = 0; i < question->count; i++)
    if (question->filters[i].field == field && question->filters[i].excluded == filter.excluded)
      return;
  filter.values[0] = pools[field].values[below (random, size)];
  if (strcmp (pools[field].name, "year") == 0 && below (random, 2) == 0)
    filter.values[0] = below (random, 2) == 0 ? "2012..2014" : "2013..2999";
  else if (below (random, 2) == 0)
    filter.values[1] = pools[field].values[below (random, size)];
  question->filters[question->count++] = filter;
}

static Question
choose_question (GRand *random) {
  Question question = { .count = 0 };
  guint filters = below (random, G_N_ELEMENTS (question.filters) + 1);
  for (guint i = 0; i < filters; i++)
    choose_filter (random, &question);
  for (guint i = below (random, 3); i > 0; i--)
    question.words[below (random, G_N_ELEMENTS (words))] = question.any_word = TRUE;
  return question;
}

static JsonObject *
ask (PraxisRegister *reg, const Question *question) {
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < question->count; i++) {
    const Wanted *filter = &question->filters[i];
    char *key = g_strconcat (filter->excluded ? "not-" : "", pools[filter->field].name, NULL);
    g_ptr_array_add (keys, key);
    for (guint j = 0; filter->values[j] != NULL; j++) {
      g_ptr_array_add (pairs, key);
      g_ptr_array_add (pairs, (gpointer)filter->values[j]);
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (question->words[i])
      g_string_append_printf (text, "%s ", words[i]);
  const char *const rest[]
      = { "facets", "country,topic,year,type,language", "limit", "100", "q", text->str, NULL };
  for (const char *const *one = rest; *one != NULL; one++)
    g_ptr_array_add (pairs, (gpointer)*one);
  g_ptr_array_add (pairs, NULL);
  return fixture_ask (reg, (const char *const *)pairs->pdata);
}

/* ---- Comparing ---- */

static JsonObject *
listed_value (JsonArray *values, const char *value) {
  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonObject *one = json_array_get_object_element (values, i);
    if (strcmp (json_object_get_string_member (one, "value"), value) == 0)
      return one;
  }
  return NULL;
}

static void
compare_value (JsonArray *values, const Question *question, guint field, const char *value, guint *expected) {
  guint filter = filter_of (question, field), count = expected_count (question, field, value);
  gboolean selected = filter != G_MAXUINT && is_wanted (&question->filters[filter], value);
  JsonObject *one = listed_value (values, value);
  if (one == NULL) {
    g_assert_cmpuint (count, ==, 0);
    /* What is only narrower than what was asked for, and does not occur, is not listed. */
    g_assert_false (selected && g_strv_contains (question->filters[filter].values, value));
    return;
  }
  (*expected)++;
  g_assert_cmpint (json_object_get_int_member (one, "count"), ==, count);
  g_assert_cmpint (json_object_get_boolean_member (one, "selected"), ==, selected);
  gboolean gap = strcmp (pools[field].name, "year") == 0;
  g_assert_true (count > 0 || selected || gap);
}

/* Of years none is left out between the latest and the first. */
static void
compare_gaps (JsonArray *years) {
  for (guint i = 0; i + 1 < json_array_get_length (years); i++) {
    JsonObject *later = json_array_get_object_element (years, i);
    JsonObject *earlier = json_array_get_object_element (years, i + 1);
    g_assert_cmpint (atoi (json_object_get_string_member (later, "value")), ==,
                     atoi (json_object_get_string_member (earlier, "value")) + 1);
  }
}

static void
compare_facets (JsonObject *answer, const Question *question) {
  JsonArray *facets = json_object_get_array_member (answer, "facets");
  g_assert_cmpuint (json_array_get_length (facets), ==, FIELDS);
  for (guint field = 0; field < FIELDS; field++) {
    JsonObject *facet = json_array_get_object_element (facets, field);
    JsonArray *values = json_object_get_array_member (facet, "values");
    guint expected = 0;
    g_assert_cmpstr (json_object_get_string_member (facet, "field"), ==, pools[field].name);
    g_assert_cmpint (json_object_get_int_member (facet, "missing"), ==,
                     expected_count (question, field, NULL));
    for (guint i = 0; i < pool_size (field); i++)
      compare_value (values, question, field, pools[field].values[i], &expected);
    if (strcmp (pools[field].name, "year") == 0)
      compare_gaps (values);
    else
      g_assert_cmpuint (json_array_get_length (values), ==, expected);
  }
}

static void
compare_hits (JsonObject *answer, const Question *question) {
  guint total = fixture_total (answer);
  JsonArray *hits = json_object_get_array_member (answer, "hits");
  g_assert_cmpuint (total, ==, expected_total (question, TRUE, G_MAXUINT));
  g_assert_cmpuint (json_array_get_length (hits), ==, total);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < total; i++)
    g_assert_true (g_hash_table_add (ids, (gpointer)fixture_hit_id (answer, i)));
  for (guint i = 0; i < DOCUMENTS; i++)
    g_assert_cmpint (g_hash_table_contains (ids, known[i].id), ==,
                     has_words (&known[i], question) && passes_but (&known[i], question, G_MAXUINT));
}

/* The answer without hits tells how many there would be without each clause. */
static void
compare_zero (JsonObject *answer, const Question *question) {
  if (fixture_total (answer) > 0) {
    g_assert_false (json_object_has_member (answer, "without"));
    return;
  }
  JsonArray *clauses = json_object_get_array_member (answer, "without");
  guint first = question->any_word ? 1 : 0;
  g_assert_cmpuint (json_array_get_length (clauses), ==, question->count + first);
  for (guint i = 0; i < json_array_get_length (clauses); i++) {
    JsonObject *clause = json_array_get_object_element (clauses, i);
    guint expected = i < first ? expected_total (question, FALSE, G_MAXUINT)
                               : expected_total (question, TRUE, i - first);
    g_assert_cmpint (json_object_get_int_member (clause, "count"), ==, expected);
  }
}

static void
compare_unreadable (JsonObject *answer, const Question *question) {
  guint expected = 0, got = 0;
  for (guint i = 0; i < DOCUMENTS; i++)
    expected += !known[i].readable && passes_but (&known[i], question, G_MAXUINT);
  JsonArray *notices = json_object_get_array_member (answer, "notices");
  for (guint i = 0; i < json_array_get_length (notices); i++) {
    JsonObject *notice = json_array_get_object_element (notices, i);
    if (strcmp (json_object_get_string_member (notice, "code"), "unreadable-in-scope") == 0)
      got = (guint)json_object_get_int_member (notice, "count");
  }
  g_assert_cmpuint (got, ==, expected);
}

/* Every word asked for that a passage shows is marked, and nothing else is. */
static void
compare_passage (JsonObject *passage, const Question *question) {
  const char *text = json_object_get_string_member (passage, "text");
  JsonArray *highlights = json_object_get_array_member (passage, "highlights");
  guint expected = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    expected += question->words[i] && strstr (text, words[i]) != NULL;
  g_assert_cmpuint (json_array_get_length (highlights), ==, expected);
  for (guint i = 0; i < expected; i++) {
    JsonArray *pair = json_array_get_array_element (highlights, i);
    gint64 from = json_array_get_int_element (pair, 0), to = json_array_get_int_element (pair, 1);
    g_assert_cmpint (to, <=, g_utf8_strlen (text, -1));
    g_autofree char *marked = g_utf8_substring (text, from, to);
    gboolean asked = FALSE;
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      asked = asked || (question->words[j] && strcmp (words[j], marked) == 0);
    g_assert_true (asked);
  }
}

static void
compare_passages (JsonObject *answer, const Question *question) {
  for (guint i = 0; i < fixture_total (answer); i++) {
    JsonArray *passages = json_object_get_array_member (fixture_hit (answer, i), "passages");
    g_assert_true (!question->any_word || json_array_get_length (passages) > 0);
    for (guint j = 0; j < json_array_get_length (passages); j++)
      compare_passage (json_array_get_object_element (passages, j), question);
  }
}

typedef void (*Compare) (JsonObject *answer, const Question *question);

static void
test_random (gconstpointer data) {
  Compare compare = *(const Compare *)data;
  char *folder;
  PraxisRegister *reg = make_index (&folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  for (guint run = 0; run < RUNS; run++) {
    Question question = choose_question (random);
    g_autoptr (JsonObject) answer = ask (reg, &question);
    compare (answer, &question);
  }
  praxis_register_close (reg);
  fixture_remove (folder);
}

int
main (int argc, char **argv) {
  static const struct {
    const char *path;
    Compare compare;
  } tests[] = {
    { "/search/facets count what the oracle counts", compare_facets },
    { "/search/hits are those the oracle finds", compare_hits },
    { "/search/no hits come with honest counts of what was in the way", compare_zero },
    { "/search/passages mark what was asked for and nothing else", compare_passages },
    { "/search/unreadable documents in scope are told", compare_unreadable },
  };
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].compare, test_random);
  return g_test_run ();
}
