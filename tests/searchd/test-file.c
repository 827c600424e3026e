/* Tests of ranges: which part of a file a header asks for. */
#include "searchd/file.h"

static void
assert_range (const char *header, FileRange expected, gint64 expected_offset, gint64 expected_length) {
  gint64 offset = 0, length = 1000;
  g_assert_cmpint (file_range_parse (header, 1000, &offset, &length), ==, expected);
  g_assert_cmpint (offset, ==, expected_offset);
  g_assert_cmpint (length, ==, expected_length);
}

static void
test_parts (void) {
  assert_range ("bytes=0-0", FILE_RANGE_PART, 0, 1);
  assert_range ("bytes=100-199", FILE_RANGE_PART, 100, 100);
  assert_range ("bytes=900-", FILE_RANGE_PART, 900, 100);
  assert_range ("bytes=900-5000", FILE_RANGE_PART, 900, 100);
  assert_range ("bytes=-10", FILE_RANGE_PART, 990, 10);
  assert_range ("bytes=-5000", FILE_RANGE_PART, 0, 1000);
}

static void
test_outside (void) {
  assert_range ("bytes=1000-", FILE_RANGE_OUTSIDE, 0, 1000);
  assert_range ("bytes=5000-6000", FILE_RANGE_OUTSIDE, 0, 1000);
  assert_range ("bytes=-0", FILE_RANGE_OUTSIDE, 0, 1000);
}

static void
test_ignored (void) {
  const char *const headers[] = { NULL,         "",          "bytes",
                                  "bytes=",     "bytes=-",   "bytes=a-b",
                                  "bytes=5-2",  "lines=1-2", "bytes=1-2,5-6",
                                  "bytes= 1-2", "bytes=--1", "bytes=99999999999999999999-" };
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    assert_range (headers[i], FILE_RANGE_NONE, 0, 1000);
}

static void
test_empty_file (void) {
  gint64 offset, length;
  g_assert_cmpint (file_range_parse ("bytes=0-", 0, &offset, &length), ==, FILE_RANGE_OUTSIDE);
  g_assert_cmpint (file_range_parse ("bytes=-1", 0, &offset, &length), ==, FILE_RANGE_OUTSIDE);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/range/a part is cut to the file", test_parts);
  g_test_add_func ("/range/one behind the end is refused", test_outside);
  g_test_add_func ("/range/what cannot be read is ignored", test_ignored);
  g_test_add_func ("/range/an empty file has no parts", test_empty_file);
  return g_test_run ();
}
