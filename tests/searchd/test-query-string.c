/* Tests of the query strings: what is decoded, what is refused, and that links come back as they went. */
#include "searchd/problem.h"
#include "searchd/query_string.h"

static void
assert_pairs (const char *query, const char *expected) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = query_string_parse (query, &error);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++) {
    const QueryPair *pair = g_ptr_array_index (pairs, i);
    g_string_append_printf (shown, "[%s|%s]", pair->key, pair->value);
  }
  g_assert_cmpstr (shown->str, ==, expected);
}

static void
assert_refused (const char *query) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = query_string_parse (query, &error);
  g_assert_null (pairs);
  g_assert_error (error, HTTP_ERROR, HTTP_ERROR_BAD_REQUEST);
}

static void
test_pairs (void) {
  assert_pairs (NULL, "");
  assert_pairs ("", "");
  assert_pairs ("q=a&country=GH&country=NG", "[q|a][country|GH][country|NG]");
  assert_pairs ("q&page=1", "[q|][page|1]");
  assert_pairs ("&&q=a&", "[q|a]");
  assert_pairs ("q=a=b", "[q|a=b]");
  assert_pairs ("=a", "[|a]");
}

static void
test_decoding (void) {
  assert_pairs ("q=return+counselling", "[q|return counselling]");
  assert_pairs ("q=1%2B1%26%3d", "[q|1+1&=]");
  assert_pairs ("%71=%e3%82%ac", "[q|ガ]");
  assert_pairs ("q=été", "[q|été]");
  assert_pairs ("q=a%0Ab", "[q|a\nb]");
}

static void
test_refused (void) {
  assert_refused ("q=%");
  assert_refused ("q=%4");
  assert_refused ("q=%zz");
  assert_refused ("q=%00");
  assert_refused ("q=a%00b");
  assert_refused ("q=%ff");
  assert_refused ("q=\xc3");
  assert_refused ("q=%1b");
  assert_refused ("q=%c2%80");
  assert_refused ("%00=a");
}

static void
test_path (void) {
  g_autoptr (GError) error = NULL;
  g_autofree char *plus = query_string_decode ("a+b%2Fc", -1, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plus, ==, "a+b/c");
}

static void
test_link (void) {
  g_autoptr (GString) link = g_string_new ("/?");
  query_string_append (link, "q", "a b&c=\"d\"#é");
  query_string_append (link, "country", "GH");
  g_assert_cmpstr (link->str, ==, "/?q=a%20b%26c%3D%22d%22%23%C3%A9&country=GH");
  assert_pairs (link->str + 2, "[q|a b&c=\"d\"#é][country|GH]");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query string/pairs come in their order and may lack a value", test_pairs);
  g_test_add_func ("/query string/percent-encoding and plus are undone once", test_decoding);
  g_test_add_func ("/query string/what is not text is refused", test_refused);
  g_test_add_func ("/query string/a plus in a path is a plus", test_path);
  g_test_add_func ("/query string/a link reads as it was written", test_link);
  return g_test_run ();
}
