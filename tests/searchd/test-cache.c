/* Tests what is kept of replies, and when they are compressed. */
#include "searchd/cache.h"
#include "searchd/compress.h"
#include <string.h>

static HttpReply *
make_reply (guint length) {
  GString *body = g_string_new (NULL);
  while (body->len < length)
    g_string_append (body, "words and words ");
  HttpReply *reply = http_reply_new (200, "application/json", g_string_truncate (body, length));
  http_reply_add_header (reply, "ETag", "W/\"tag\"");
  return reply;
}

static void
put (Cache *cache, const char *key, guint length) {
  g_autoptr (HttpReply) reply = make_reply (length);
  cache_put (cache, key, reply);
}

static gboolean
has (Cache *cache, const char *key) {
  g_autoptr (HttpReply) reply = cache_find (cache, key);
  return reply != NULL;
}

static void
test_same (void) {
  g_autoptr (Cache) cache = cache_new (1 << 20);
  g_autoptr (HttpReply) sent = make_reply (3000);
  compress_reply (sent);
  cache_put (cache, "key", sent);
  g_autoptr (HttpReply) kept = cache_find (cache, "key"), again = cache_find (cache, "key");
  g_assert_cmpint (kept->status, ==, 200);
  g_assert_cmpstr (kept->type, ==, "application/json");
  g_assert_cmpstr (kept->encoding, ==, "gzip");
  g_assert_true (g_bytes_equal (kept->body, sent->body));
  g_assert_cmpstr (g_ptr_array_index (kept->headers, 1), ==, "W/\"tag\"");
  g_assert_true (kept != again);
  g_assert_false (has (cache, "other"));
}

static void
test_bounded (void) {
  const gsize most = 64 << 10;
  g_autoptr (Cache) cache = cache_new (most);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  for (guint i = 0; i < 2000; i++) {
    g_autofree char *key = g_strdup_printf ("key%d", g_rand_int_range (random, 0, 300));
    if (!has (cache, key))
      put (cache, key, (guint)g_rand_int_range (random, 0, 4000));
    g_assert_cmpuint (cache_bytes (cache), <=, most);
    g_assert_true (has (cache, key));
  }
}

static void
test_oldest (void) {
  g_autoptr (Cache) cache = cache_new (16 << 10);
  put (cache, "first", 1500);
  for (guint i = 0; i < 20; i++) {
    g_autofree char *key = g_strdup_printf ("key%u", i);
    put (cache, key, 1500);
    g_assert_true (has (cache, "first"));
  }
  g_assert_false (has (cache, "key0"));
  g_assert_true (has (cache, "key19"));
}

static void
test_too_large (void) {
  g_autoptr (Cache) cache = cache_new (16 << 10), none = cache_new (0);
  put (cache, "small", 10);
  put (cache, "large", 10000);
  g_assert_true (has (cache, "small"));
  g_assert_false (has (cache, "large"));
  put (none, "small", 10);
  g_assert_false (has (none, "small"));
}

static void
test_accepted (void) {
  static const char *const yes[]
      = { "gzip", "GZIP", "deflate, gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*", "gzip ; q=0.001" };
  static const char *const no[]
      = { "", "identity", "br", "gzip;q=0", "gzip;q=0.0, br", "xgzip", ",", ";q=1", "*;q=0" };
  g_assert_false (compress_is_accepted (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    g_assert_true (compress_is_accepted (yes[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    g_assert_false (compress_is_accepted (no[i]));
}

static void
test_compressed (void) {
  g_autoptr (HttpReply) large = make_reply (1025), small = make_reply (1024), picture = make_reply (5000);
  g_free (picture->type);
  picture->type = g_strdup ("image/png");
  compress_reply (large);
  compress_reply (small);
  compress_reply (picture);
  g_assert_cmpstr (large->encoding, ==, "gzip");
  g_assert_null (small->encoding);
  g_assert_null (picture->encoding);
  gsize once = g_bytes_get_size (large->body);
  compress_reply (large);
  g_assert_cmpuint (g_bytes_get_size (large->body), ==, once);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cache/a reply is found again as it was sent", test_same);
  g_test_add_func ("/cache/never more bytes are taken than were allowed", test_bounded);
  g_test_add_func ("/cache/what was asked for longest ago makes room", test_oldest);
  g_test_add_func ("/cache/what is too large to be one of many is not kept", test_too_large);
  g_test_add_func ("/compress/gzip is for those who accept it", test_accepted);
  g_test_add_func ("/compress/text of more than 1 KiB is compressed, once", test_compressed);
  return g_test_run ();
}
