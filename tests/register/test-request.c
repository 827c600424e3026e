/* Tests questions as pairs of a key and a value: what is kept of them, and what is refused by name. */
#include "register/base/error.h"
#include "register/query/request.h"
#include "register/query/request_parts.h"
#include "tests/register/fixture.h"
#include <string.h>

typedef struct {
  const char *title;
  const char *pairs[10]; /* key, value, key, value, ..., NULL */
  const char *string;
} Kept;

static const Kept kept[] = {
  { "no pairs are an empty string", { NULL }, "" },
  { "a query is percent-encoded",
    { "q", "return & \"home\" été" },
    "q=return%20%26%20%22home%22%20%C3%A9t%C3%A9" },
  { "the last query counts", { "q", "one", "q", "two" }, "q=two" },
  { "labels of any language become ids",
    { "country", "ガーナ", "topic", "Retour et réintégration" },
    "country=GH&topic=return-reintegration" },
  { "values add up, by repetition or by commas",
    { "country", "GH,NG", "country", "Togo" },
    "country=GH&country=NG&country=TG" },
  { "a repeated value is kept once", { "country", "GH", "country", "Ghana" }, "country=GH" },
  { "a label with a comma is one value",
    { "country", "Congo, The Democratic Republic of the" },
    "country=CD" },
  { "ranges stay ranges",
    { "year", "2013..2018", "published", "..2018" },
    "year=2013..2018&published=..2018" },
  { "an exclusion has a key of its own",
    { "not-country", "GH", "country", "NG" },
    "country=NG&not-country=GH" },
  { "the order is that of the fields",
    { "type", "handbook", "q", "a", "country", "GH", "sort", "year" },
    "q=a&country=GH&type=handbook&sort=year" },
  { "defaults are left out", { "sort", "score", "output", "documents", "expand", "1", "passages", "2" }, "" },
  { "what is no default is written",
    { "sort", "newest", "output", "passages", "expand", "0", "passages", "0" },
    "sort=newest&passages=0&output=passages&expand=0" },
  { "facets are kept once each", { "facets", "country,year", "facets", "country" }, "facets=country,year" },
  { "a cursor is passed on", { "cursor", "12-20" }, "cursor=12-20" },
  { "sections are chosen by role", { "in", "Lessons learnt" }, "in=lessons" },
};

/* The limit is always written, because its default is a setting. */
static char *
without_limit (const PraxisRequest *request) {
  g_autofree char *string = praxis_request_to_string (request);
  g_auto (GStrv) pairs = g_strsplit (string, "&", -1);
  GString *rest = g_string_new (NULL);
  gboolean limited = FALSE;
  for (char **pair = pairs; *pair != NULL; pair++)
    if (g_str_has_prefix (*pair, "limit="))
      limited = TRUE;
    else
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "&" : "", *pair);
  g_assert_true (limited);
  return g_string_free (rest, FALSE);
}

static void
test_kept (gconstpointer data) {
  const Kept *expected = data;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  for (const char *const *pair = expected->pairs; *pair != NULL; pair += 2) {
    g_autoptr (GError) error = NULL;
    praxis_request_set (request, pair[0], pair[1], &error);
    g_assert_no_error (error);
  }
  g_autofree char *string = without_limit (request);
  g_assert_cmpstr (string, ==, expected->string);
}

/* What a link says is what the question was. */
static void
test_round_trip (gconstpointer data) {
  const Kept *expected = data;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_auto (GStrv) pairs = g_strsplit (expected->string, "&", -1);
  for (char **pair = pairs; *pair != NULL; pair++) {
    g_auto (GStrv) parts = g_strsplit (*pair, "=", 2);
    g_autofree char *value = g_uri_unescape_string (parts[1], NULL);
    g_autoptr (GError) error = NULL;
    praxis_request_set (request, parts[0], value, &error);
    g_assert_no_error (error);
  }
  g_autofree char *string = without_limit (request);
  g_assert_cmpstr (string, ==, expected->string);
}

typedef struct {
  const char *title;
  const char *key, *value;
  PraxisErrorCode code;
  const char *nearest;
} Refused;

static const Refused refused[] = {
  { "an unknown key has a nearest one", "contry", "GH", PRAXIS_ERROR_UNKNOWN_NAME, "country" },
  { "an unknown exclusion has a nearest one", "not-contry", "GH", PRAXIS_ERROR_UNKNOWN_NAME, "not-country" },
  { "an unknown parameter has a nearest one", "limt", "10", PRAXIS_ERROR_UNKNOWN_NAME, "limit" },
  { "a key far from any has no nearest one", "zzzzzzzz", "1", PRAXIS_ERROR_UNKNOWN_NAME, NULL },
  { "a field that only finds words is no filter", "title", "return", PRAXIS_ERROR_UNKNOWN_NAME, "title" },
  { "an unknown value has a nearest one", "country", "Ghanna", PRAXIS_ERROR_UNKNOWN_NAME, "Ghana" },
  { "an unknown order has a nearest one", "sort", "scor", PRAXIS_ERROR_UNKNOWN_NAME, "score" },
  { "an unknown output has a nearest one", "output", "passage", PRAXIS_ERROR_UNKNOWN_NAME, "passages" },
  { "an unknown facet has a nearest one", "facets", "country,yeer", PRAXIS_ERROR_UNKNOWN_NAME, "year" },
  { "a limit that is no number", "limit", "ten", PRAXIS_ERROR_USAGE, NULL },
  { "a limit below nothing", "limit", "-1", PRAXIS_ERROR_USAGE, NULL },
  { "a limit over the most", "limit", "1001", PRAXIS_ERROR_USAGE, NULL },
  { "a switch that is neither on nor off", "expand", "2", PRAXIS_ERROR_USAGE, NULL },
  { "an empty value", "country", "", PRAXIS_ERROR_USAGE, NULL },
  { "a value that is not UTF-8", "q", "\xff", PRAXIS_ERROR_USAGE, NULL },
};

static void
test_refused (gconstpointer data) {
  const Refused *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_false (praxis_request_set (request, expected->key, expected->value, &error));
  g_assert_error (error, PRAXIS_ERROR, (int)expected->code);
  if (expected->code == PRAXIS_ERROR_UNKNOWN_NAME && strcmp (expected->key, "title") != 0)
    g_assert_cmpstr (praxis_error_nearest (error), ==, expected->nearest);
}

static void
test_long_query (void) {
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_autofree char *longest = g_strnfill (512, 'a'), *longer = g_strnfill (513, 'a');
  g_autoptr (GError) error = NULL;
  g_assert_true (praxis_request_set (request, "q", longest, NULL));
  g_assert_false (praxis_request_set (request, "q", longer, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT);
}

static void
test_limits (void) {
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_true (praxis_request_set (request, "limit", "0", NULL));
  g_assert_true (praxis_request_set (request, "limit", "1000", NULL));
}

/* A refused pair leaves the question as it was. */
static void
test_refused_changes_nothing (void) {
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_true (praxis_request_set (request, "q", "return", NULL));
  g_autofree char *before = praxis_request_to_string (request);
  g_assert_false (praxis_request_set (request, "country", "Ghanna", NULL));
  g_assert_false (praxis_request_set (request, "facets", "yeer", NULL));
  g_autofree char *after = praxis_request_to_string (request);
  g_assert_cmpstr (after, ==, before);
}

static void
test_all_facets (void) {
  g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_true (praxis_request_set (request, "facets", "all", NULL));
  g_autofree char *string = without_limit (request);
  g_assert_cmpstr (string, ==, "facets=country,region,topic,year,published,type,language,action,in,readable");
}

/* What is selected by way of a range or of a broader value cannot be taken away by itself. */
static void
test_toggled (void) {
  static const struct {
    const char *key, *value, *toggled, *string;
  } rows[] = {
    { "country", "GH", "NG", "country=GH&country=NG" },
    { "country", "GH,NG", "NG", "country=GH" },
    { "year", "2013..2018", "2015", "" },
    { "year", "2013..2018,2020", "2015", "year=2020" },
    { "year", "2013..2018", "2019", "year=2013..2018&year=2019" },
    { "topic", "thb,som", "thb-shelters", "topic=som" },
    { "topic", "thb,thb-shelters", "thb-shelters", "topic=thb" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PraxisRequest) request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
    g_assert_true (praxis_request_set (request, rows[i].key, rows[i].value, NULL));
    praxis_request_toggle (request, praxis_field_find (rows[i].key), rows[i].toggled);
    g_autofree char *string = without_limit (request);
    g_assert_cmpstr (string, ==, rows[i].string);
  }
}

/* A client that only passes questions on has no vocabulary: the server judges. */
static void
test_without_vocabulary (void) {
  g_autoptr (PraxisRequest) request = praxis_request_new (NULL, fixture_settings ());
  g_assert_true (praxis_request_set (request, "country", "Ghana,ガーナ", NULL));
  g_assert_false (praxis_request_set (request, "contry", "Ghana", NULL));
  g_autofree char *string = without_limit (request);
  g_assert_cmpstr (string, ==, "country=Ghana&country=%E3%82%AC%E3%83%BC%E3%83%8A");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    g_autofree char *path = g_strconcat ("/request/kept/", kept[i].title, NULL);
    g_test_add_data_func (path, &kept[i], test_kept);
    g_autofree char *again = g_strconcat ("/request/read back/", kept[i].title, NULL);
    if (*kept[i].string != '\0')
      g_test_add_data_func (again, &kept[i], test_round_trip);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/request/refused/", refused[i].title, NULL);
    g_test_add_data_func (path, &refused[i], test_refused);
  }
  g_test_add_func ("/request/a query longer than allowed is refused", test_long_query);
  g_test_add_func ("/request/the limit may be anything from none to the most", test_limits);
  g_test_add_func ("/request/a refused pair leaves the question as it was", test_refused_changes_nothing);
  g_test_add_func ("/request/all facets can be asked for in one word", test_all_facets);
  g_test_add_func ("/request/a value is taken away with what selects it", test_toggled);
  g_test_add_func ("/request/values are taken as they are without vocabularies", test_without_vocabulary);
  return g_test_run ();
}
