/* Tests how queries are understood, and where and why a query is refused. */
#include "register/base/error.h"
#include "register/query/query.h"
#include "tests/register/fixture.h"
#include <string.h>

static const PraxisQueryLimits limits = { .terms = 32, .depth = 16, .wildcard_letters = 3 };

typedef struct {
  const char *title;
  const char *query;
  const char *described; /* NULL: no query at all */
} Understood;

static const Understood understood[] = {
  { "one word is itself", "return", "return" },
  { "several words are any of them", "return counselling", "(return or counselling)" },
  { "spaces of all kinds separate words", "  return\t\u3000counselling\n", "(return or counselling)" },
  { "a quoted phrase is exact", "\"return counselling\"", "exactly \"return counselling\"" },
  { "a quoted single word is exact", "\"returns\"", "exactly \"returns\"" },
  { "curly quotes are quotes", "“return counselling”", "exactly \"return counselling\"" },
  { "low German quotes are quotes", "„Rückkehr und Beratung“", "exactly \"Rückkehr und Beratung\"" },
  { "guillemets are quotes", "« retour volontaire »", "exactly \" retour volontaire \"" },
  { "quotes of different kinds close each other", "\"return”", "exactly \"return\"" },
  { "a quote ends the word before it", "say\"return home\"", "(say or exactly \"return home\")" },
  { "plus and minus mark words", "+return -border", "(must have return or without border)" },
  { "plus and minus mark phrases and groups", "-\"a b\" +(c d)",
    "(without exactly \"a b\" or must have (c or d))" },
  { "a lone sign is nothing", "return - counselling +", "(return or counselling)" },
  { "a hyphen inside a word is no sign", "peer-to-peer", "peer-to-peer" },
  { "AND needs both", "return AND counselling", "(return and counselling)" },
  { "AND binds closer than OR", "a AND b OR c", "((a and b) or c)" },
  { "words without an operator bind closest", "a b AND c", "((a or b) and c)" },
  { "several ANDs are one", "a AND b AND c", "(a and b and c)" },
  { "NOT takes away", "return NOT border", "(return without border)" },
  { "AND NOT takes away too", "return AND NOT border", "(return without border)" },
  { "NOT alone takes away from all", "NOT border", "( without border)" },
  { "operators are written in capitals", "this and that", "(this or and or that)" },
  { "a word that begins like an operator is a word", "ANDORRA ORAL NOTE", "(ANDORRA or ORAL or NOTE)" },
  { "brackets group", "(a OR b) AND c", "((a or b) and c)" },
  { "brackets need no spaces", "(a)(b)", "(a or b)" },
  { "empty brackets are nothing", "() a", "a" },
  { "brackets around punctuation are nothing", "(?)", NULL },
  { "NEAR has a window of its own", "return NEAR home", "(return near home)" },
  { "NEAR may name its window", "return NEAR/3 home", "(return near home)" },
  { "a run of NEARs is one", "a NEAR/3 b NEAR/5 c", "(a near b near c)" },
  { "a star stands for endings", "counsel*", "words that begin with counsel" },
  { "a star alone is punctuation", "* return", "return" },
  { "a word of the title", "title:return", "title return" },
  { "a phrase of the title", "title:\"return home\"", "title exactly \"return home\"" },
  { "endings of a word of the title", "title:counsel*", "title words that begin with counsel" },
  { "a value is resolved by its label", "country:Ghana", "country GH" },
  { "a value is resolved by a label in another language", "country:ガーナ", "country GH" },
  { "a value of several words is quoted", "country:\"Côte d’Ivoire\"", "country CI" },
  { "a field's name may be written in capitals", "Country:gh", "country GH" },
  { "a range of years is a value", "year:2013..2018", "year 2013..2018" },
  { "an excluded value", "return -country:gh", "(return or without country GH)" },
  { "an address is plain words", "http://x.org", "http://x.org" },
  { "a colon before a space is punctuation", "title: return", "(title: or return)" },
  { "a word with a colon far from any field is a word", "zzzzzzz:word", "zzzzzzz:word" },
  { "a time is a word", "10:30", "10:30" },
  { "lone punctuation is nothing", "? … — / return !", "return" },
  { "nothing at all is no query", "", NULL },
  { "spaces are no query", " \t ", NULL },
  { "punctuation alone is no query", "?! — ...", NULL },
};

static void
test_understood (gconstpointer data) {
  const Understood *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisQuery) query
      = praxis_query_parse (expected->query, &limits, fixture_vocabulary (), &error);
  g_assert_no_error (error);
  g_autofree char *described = query == NULL ? NULL : praxis_query_describe (query);
  g_assert_cmpstr (described, ==, expected->described);
  if (query == NULL)
    return;
  g_autofree char *written = praxis_query_to_string (query);
  g_autoptr (PraxisQuery) again = praxis_query_parse (written, &limits, fixture_vocabulary (), &error);
  g_assert_no_error (error);
  g_autofree char *described_again = praxis_query_describe (again);
  g_assert_cmpstr (described_again, ==, described);
}

typedef struct {
  const char *title;
  const char *query;
  PraxisErrorCode code;
  int position;        /* in characters, -1: the error has none */
  const char *nearest; /* NULL: none is offered */
} Refused;

static const Refused refused[] = {
  { "a bracket that is not closed", "été (a OR b", PRAXIS_ERROR_SYNTAX, 4, NULL },
  { "a bracket that was never opened", "été) a", PRAXIS_ERROR_SYNTAX, 3, NULL },
  { "a quote that is not closed", "été \"a b", PRAXIS_ERROR_SYNTAX, 4, NULL },
  { "a quote in a value that is not closed", "country:\"Ghana", PRAXIS_ERROR_SYNTAX, 8, NULL },
  { "AND without a word after it", "a AND", PRAXIS_ERROR_SYNTAX, 5, NULL },
  { "AND without a word before it", "AND b", PRAXIS_ERROR_SYNTAX, 0, NULL },
  { "AND with punctuation alone after it", "a AND ?", PRAXIS_ERROR_SYNTAX, 6, NULL },
  { "OR without a word before it", "OR b", PRAXIS_ERROR_SYNTAX, 0, NULL },
  { "OR without a word after it", "a OR", PRAXIS_ERROR_SYNTAX, 4, NULL },
  { "OR before a bracket that closes", "(a OR ) b", PRAXIS_ERROR_SYNTAX, 6, NULL },
  { "NOT without a word after it", "a NOT", PRAXIS_ERROR_SYNTAX, 5, NULL },
  { "two operators in a row", "a OR AND b", PRAXIS_ERROR_SYNTAX, 5, NULL },
  { "a star after too few letters", "x ab*", PRAXIS_ERROR_SYNTAX, 2, NULL },
  { "a star after punctuation alone", "x ...*", PRAXIS_ERROR_SYNTAX, 2, NULL },
  { "NEAR without a word after it", "a NEAR/3", PRAXIS_ERROR_SYNTAX, 8, NULL },
  { "NEAR before a bracket that closes", "(a NEAR ) b", PRAXIS_ERROR_SYNTAX, 8, NULL },
  { "NEAR before a phrase", "a NEAR \"b c\"", PRAXIS_ERROR_SYNTAX, 7, NULL },
  { "NEAR after a phrase", "x \"a b\" NEAR c", PRAXIS_ERROR_SYNTAX, 2, NULL },
  { "NEAR after a word in quotes", "\"a\" NEAR c", PRAXIS_ERROR_SYNTAX, 0, NULL },
  { "a value that is empty", "country:\"\"", PRAXIS_ERROR_SYNTAX, 8, NULL },
  { "a field that is not known", "contry:GH", PRAXIS_ERROR_UNKNOWN_NAME, -1, "country" },
  { "a country that is not known", "country:Ghanna", PRAXIS_ERROR_UNKNOWN_NAME, -1, "Ghana" },
  { "a state of reading that is not known", "readable:encripted", PRAXIS_ERROR_UNKNOWN_NAME, -1,
    "encrypted" },
  { "a year that is none", "year:20x3", PRAXIS_ERROR_USAGE, -1, NULL },
  { "a range of years that runs backwards", "year:2018..2013", PRAXIS_ERROR_USAGE, -1, NULL },
};

static void
test_refused (gconstpointer data) {
  const Refused *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisQuery) query
      = praxis_query_parse (expected->query, &limits, fixture_vocabulary (), &error);
  g_assert_null (query);
  g_assert_error (error, PRAXIS_ERROR, (int)expected->code);
  g_assert_cmpint (praxis_error_position (error), ==, expected->position);
  g_assert_cmpstr (praxis_error_nearest (error), ==, expected->nearest);
}

static void
assert_limit (const char *query, gboolean kept) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisQuery) parsed = praxis_query_parse (query, &limits, NULL, &error);
  if (kept)
    g_assert_no_error (error);
  else
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT);
}

static void
test_terms (void) {
  g_autoptr (GString) query = g_string_new (NULL);
  for (guint i = 0; i < limits.terms; i++)
    g_string_append (query, "w ");
  assert_limit (query->str, TRUE);
  g_string_append (query, "one-more");
  assert_limit (query->str, FALSE);
}

static void
test_depth (void) {
  for (guint depth = limits.depth; depth <= limits.depth + 1; depth++) {
    g_autofree char *open = g_strnfill (depth, '('), *close = g_strnfill (depth, ')');
    g_autofree char *query = g_strconcat (open, "a", close, NULL);
    assert_limit (query, depth == limits.depth);
  }
  g_autofree char *hostile = g_strnfill (100000, '(');
  assert_limit (hostile, FALSE);
}

static void
test_beside (void) {
  assert_limit ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k) (l) (m) (n) (o) (p) (q)", TRUE);
}

/* A client without vocabularies passes values on as they are. */
static void
test_without_vocabulary (void) {
  g_autoptr (PraxisQuery) query = praxis_query_parse ("country:Ghanna", &limits, NULL, NULL);
  g_assert_nonnull (query);
  g_autofree char *described = praxis_query_describe (query);
  g_assert_cmpstr (described, ==, "country Ghanna");
}

static void
test_window (void) {
  static const struct {
    const char *query;
    guint window;
  } windows[]
      = { { "a NEAR b", 10 }, { "a NEAR/3 b", 3 }, { "a NEAR/0 b", 1 }, { "a NEAR/99999999999 b", 1000 } };
  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++) {
    g_autoptr (PraxisQuery) query = praxis_query_parse (windows[i].query, &limits, NULL, NULL);
    g_assert_nonnull (query);
    const PraxisQuery *near = g_ptr_array_index (query->children, 0);
    g_assert_cmpuint (near->window, ==, windows[i].window);
  }
}

static void
test_plain (void) {
  static const char *const texts[][2] = {
    { "what is (a border", "(what or is or a or border)" },
    { "\"return country:Ghanna -home +now", "(return or country:Ghanna or -home or +now)" },
    { "AND) counsel* NEAR/3", "(AND or counsel* or NEAR/3)" },
    { "return", "return" },
    { "( ? )", NULL },
    { "", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisQuery) query = praxis_query_parse_plain (texts[i][0], &limits, &error);
    g_autofree char *described = query == NULL ? NULL : praxis_query_describe (query);
    g_assert_no_error (error);
    g_assert_cmpstr (described, ==, texts[i][1]);
  }
}

static void
test_plain_terms (void) {
  PraxisQueryLimits two = { .terms = 2 };
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_query_parse_plain ("one two three", &two, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (understood); i++) {
    g_autofree char *path = g_strconcat ("/query/understood/", understood[i].title, NULL);
    g_test_add_data_func (path, &understood[i], test_understood);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = g_strconcat ("/query/refused/", refused[i].title, NULL);
    g_test_add_data_func (path, &refused[i], test_refused);
  }
  g_test_add_func ("/query/more words than allowed are refused", test_terms);
  g_test_add_func ("/query/brackets deeper than allowed are refused", test_depth);
  g_test_add_func ("/query/brackets beside each other are not deep", test_beside);
  g_test_add_func ("/query/values are taken as they are without vocabularies", test_without_vocabulary);
  g_test_add_func ("/query/in plain words no sign means anything", test_plain);
  g_test_add_func ("/query/more plain words than allowed are refused", test_plain_terms);
  g_test_add_func ("/query/the window of NEAR is what was asked for within reason", test_window);
  return g_test_run ();
}
