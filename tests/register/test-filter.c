/* Tests how the values of filters are read, and what they accept. */
#include "register/base/error.h"
#include "register/query/filter.h"
#include "tests/register/fixture.h"
#include <string.h>

typedef struct {
  const char *title;
  const char *field;
  const char *values;
  const char *kept; /* joined by '|'; NULL: refused */
  PraxisErrorCode code;
  const char *nearest;
} Case;

static const Case cases[] = {
  { "an id in small letters is the id", "country", "gh", "GH", 0, NULL },
  { "a code of three letters is the id", "country", "GHA", "GH", 0, NULL },
  { "a label is the id", "country", "Ghana", "GH", 0, NULL },
  { "a label in Japanese is the id", "country", "ガーナ", "GH", 0, NULL },
  { "a label in Arabic is the id", "country", "غانا", "GH", 0, NULL },
  { "a label without its accents is the id", "country", "cote d'ivoire", "CI", 0, NULL },
  { "spaces around a value do not count", "country", "  Ghana ", "GH", 0, NULL },
  { "several values stand between commas", "country", "GH, Nigeria,ガーナ", "GH|NG", 0, NULL },
  { "a label that holds a comma is one value", "country", "Congo, The Democratic Republic of the", "CD", 0,
    NULL },
  { "a topic by its French label", "topic", "Retour et réintégration", "return-reintegration", 0, NULL },
  { "a type by its label", "type", "Case study", "case-study", 0, NULL },
  { "a language by its name", "language", "French", "fr", 0, NULL },
  { "a role of sections by its label", "in", "Lessons learnt", "lessons", 0, NULL },
  { "a year", "year", "2015", "2015", 0, NULL },
  { "a range of years", "year", "2013..2018", "2013..2018", 0, NULL },
  { "a range without an end", "year", "2013..", "2013..", 0, NULL },
  { "a range with a hyphen", "year", "2013-2018", "2013..2018", 0, NULL },
  { "a range with a dash and spaces", "year", "2013 – 2018", "2013..2018", 0, NULL },
  { "a range with a dash at its end", "year", "2013–", "2013..", 0, NULL },
  { "a range without a beginning", "year", "..2018", "..2018", 0, NULL },
  { "years and ranges between commas", "year", "2009,2013..2018", "2009|2013..2018", 0, NULL },
  { "an action's reference loses what stands around it", "action", "Action 2016 – 16", "2016-16", 0, NULL },
  { "several actions stand between commas", "action", "2016-16, 2017-02", "2016-16|2017-02", 0, NULL },
  { "a state of reading", "readable", "encrypted", "encrypted", 0, NULL },
  { "a state of reading by its label", "readable", "Out of memory,NO TEXT", "out-of-memory|no-text", 0,
    NULL },
  { "an unknown country has a nearest one", "country", "Ghanna", NULL, PRAXIS_ERROR_UNKNOWN_NAME, "Ghana" },
  { "one unknown value among known ones is refused", "country", "GH,Nigeriia", NULL,
    PRAXIS_ERROR_UNKNOWN_NAME, "Nigeria" },
  { "an unknown state has a nearest one", "readable", "encripted", NULL, PRAXIS_ERROR_UNKNOWN_NAME,
    "encrypted" },
  { "an empty value is refused", "country", "", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "a comma alone is refused", "country", ",", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "an empty value after a comma is refused", "country", "GH,", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "a year of two digits is refused", "year", "15", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "a year of words is refused", "year", "last", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "a year before all documents is refused", "year", "0999", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "a range that runs backwards is refused", "year", "2018..2013", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "two dots alone are refused", "year", "..", NULL, PRAXIS_ERROR_USAGE, NULL },
  { "an action without any digit is refused", "action", "soon", NULL, PRAXIS_ERROR_USAGE, NULL },
};

static void
test_case (gconstpointer data) {
  const Case *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = praxis_filters_new ();
  PraxisFilter *filter = praxis_filters_get (filters, praxis_field_find (expected->field), FALSE, TRUE);
  gboolean added = praxis_filter_add (filter, expected->values, fixture_vocabulary (), &error);
  if (expected->kept == NULL) {
    g_assert_false (added);
    g_assert_error (error, PRAXIS_ERROR, (int)expected->code);
    g_assert_cmpstr (praxis_error_nearest (error), ==, expected->nearest);
    return;
  }
  g_assert_no_error (error);
  g_assert_true (added);
  g_ptr_array_add (filter->values, NULL);
  g_autofree char *kept = g_strjoinv ("|", (char **)filter->values->pdata);
  g_assert_cmpstr (kept, ==, expected->kept);
}

typedef struct {
  const char *title;
  const char *field, *wanted, *value;
  gboolean accepted;
} Acceptance;

static const Acceptance acceptances[] = {
  { "a value accepts itself", "country", "GH", "GH", TRUE },
  { "a value does not accept another", "country", "GH", "NG", FALSE },
  { "a topic accepts a narrower one", "topic", "thb", "thb-shelters", TRUE },
  { "a topic does not accept a broader one", "topic", "thb-shelters", "thb", FALSE },
  { "a year accepts itself", "year", "2015", "2015", TRUE },
  { "a range accepts its first year", "year", "2013..2018", "2013", TRUE },
  { "a range accepts its last year", "year", "2013..2018", "2018", TRUE },
  { "a range does not accept the year before", "year", "2013..2018", "2012", FALSE },
  { "a range does not accept the year after", "year", "2013..2018", "2019", FALSE },
  { "a range without an end accepts what is later", "year", "2013..", "2099", TRUE },
  { "a range without a beginning accepts what is earlier", "year", "..2018", "1951", TRUE },
};

static void
test_acceptance (gconstpointer data) {
  const Acceptance *expected = data;
  g_autoptr (GPtrArray) filters = praxis_filters_new ();
  PraxisFilter *filter = praxis_filters_get (filters, praxis_field_find (expected->field), FALSE, TRUE);
  g_assert_true (praxis_filter_add (filter, expected->wanted, fixture_vocabulary (), NULL));
  g_assert_cmpint (praxis_filter_accepts (filter, expected->value, fixture_vocabulary ()), ==,
                   expected->accepted);
}

static void
test_lists (void) {
  const PraxisField *country = praxis_field_find ("country");
  g_autoptr (GPtrArray) filters = praxis_filters_new ();
  g_assert_null (praxis_filters_get (filters, country, FALSE, FALSE));
  PraxisFilter *wanted = praxis_filters_get (filters, country, FALSE, TRUE);
  PraxisFilter *unwanted = praxis_filters_get (filters, country, TRUE, TRUE);
  g_assert_true (wanted != unwanted);
  g_assert_true (praxis_filters_get (filters, country, FALSE, TRUE) == wanted);
  g_assert_true (praxis_filter_add (wanted, "GH,GH,gh", fixture_vocabulary (), NULL));
  g_autoptr (GPtrArray) copy = praxis_filters_copy (filters);
  g_assert_true (praxis_filter_add (wanted, "NG", fixture_vocabulary (), NULL));
  const PraxisFilter *copied = praxis_filters_get (copy, country, FALSE, FALSE);
  g_assert_cmpuint (wanted->values->len, ==, 2);
  g_assert_cmpuint (copied->values->len, ==, 1);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/filter/value/", cases[i].title, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (acceptances); i++) {
    g_autofree char *path = g_strconcat ("/filter/accepts/", acceptances[i].title, NULL);
    g_test_add_data_func (path, &acceptances[i], test_acceptance);
  }
  g_test_add_func ("/filter/a list has one filter a field and sense and is copied in full", test_lists);
  return g_test_run ();
}
