/* Tests of the errors' extras: the position of a syntax error and the nearest name of a typing mistake. */
#include "register/base/error.h"

static void
test_nearest (void) {
  static const char *const names[] = { "country", "topic", "type", "year", "größe", NULL };
  static const struct {
    const char *given;
    const char *nearest;
  } cases[] = {
    { "country", "country" }, { "contry", "country" }, { "Countri", "country" },
    { "tpoic", "topic" },     { "yaer", "year" },      { "tipe", "type" },
    { "grösse", "größe" },    { "language", NULL },    { "", NULL },
    { "zzzz", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (praxis_nearest_name (cases[i].given, names), ==, cases[i].nearest);
}

static void
test_left_out (void) {
  static const char *const names[] = { "Niger", "Nigeria", "Algeria", NULL };
  g_assert_cmpstr (praxis_nearest_name ("Nigera", names), ==, "Nigeria");
  g_assert_cmpstr (praxis_nearest_name ("Nigerr", names), ==, "Niger");
}

static void
test_nearest_of_none (void) {
  static const char *const names[] = { NULL };
  static const char *const short_names[] = { "x", NULL };
  g_assert_null (praxis_nearest_name ("country", names));
  g_assert_null (praxis_nearest_name ("", short_names));
  g_assert_null (praxis_nearest_name ("-", short_names));
}

static void
test_unknown (void) {
  g_autoptr (GError) error = NULL;
  praxis_error_set_unknown (&error, "country", "unknown field '%s'", "contry");
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_UNKNOWN_NAME);
  g_assert_cmpstr (error->message, ==, "unknown field 'contry'; did you mean 'country'?");
  g_assert_cmpstr (praxis_error_nearest (error), ==, "country");
  g_assert_cmpint (praxis_error_position (error), ==, -1);
}

static void
test_unknown_without_nearest (void) {
  g_autoptr (GError) error = NULL;
  praxis_error_set_unknown (&error, NULL, "unknown field '%s'", "zzzz");
  g_assert_cmpstr (error->message, ==, "unknown field 'zzzz'");
  g_assert_null (praxis_error_nearest (error));
}

static void
test_syntax_keeps_position (void) {
  g_autoptr (GError) error = NULL;
  praxis_error_set_syntax (&error, 7, "bracket is not closed");
  g_autoptr (GError) copy = g_error_copy (error);
  g_assert_error (copy, PRAXIS_ERROR, PRAXIS_ERROR_SYNTAX);
  g_assert_cmpint (praxis_error_position (copy), ==, 7);
  g_assert_null (praxis_error_nearest (copy));
}

static void
test_foreign_error (void) {
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file");
  g_assert_cmpint (praxis_error_position (error), ==, -1);
  g_assert_null (praxis_error_nearest (error));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/the nearest name has the least edits", test_nearest);
  g_test_add_func ("/error/of equally near names the one with letters more is meant", test_left_out);
  g_test_add_func ("/error/no names have no nearest one, and one letter has none", test_nearest_of_none);
  g_test_add_func ("/error/an unknown name carries the nearest one", test_unknown);
  g_test_add_func ("/error/an unknown name may have no nearest one", test_unknown_without_nearest);
  g_test_add_func ("/error/a syntax error keeps its position when copied", test_syntax_keeps_position);
  g_test_add_func ("/error/other errors have neither", test_foreign_error);
  return g_test_run ();
}
