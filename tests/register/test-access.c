/* Tests of access tokens: what is written down of them, whom they let in, and which files are not believed.
 */
#include "register/base/access.h"
#include "register/base/error.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define NOW ((gint64)1800000000)

static const char *const internal[] = { "internal", NULL };

typedef struct {
  char *folder, *file;
} Place;

static void
set_up (Place *place, gconstpointer data) {
  (void)data;
  place->folder = g_dir_make_tmp ("praxis-access-XXXXXX", NULL);
  place->file = g_build_filename (place->folder, "index.tokens", NULL);
}

static void
tear_down (Place *place, gconstpointer data) {
  (void)data;
  g_unlink (place->file);
  g_rmdir (place->folder);
  g_free (place->file);
  g_free (place->folder);
}

static char *
make (const Place *place, const char *const *audiences, gint64 expires) {
  g_autoptr (GError) error = NULL;
  char *token = praxis_access_create (place->file, audiences, expires, "for a test", &error);
  g_assert_no_error (error);
  return token;
}

static PraxisAccess *
load (const Place *place) {
  g_autoptr (GError) error = NULL;
  PraxisAccess *access = praxis_access_load (place->file, &error);
  g_assert_no_error (error);
  return access;
}

static void
assert_refused (const Place *place, const char *words) {
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_access_load (place->file, &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_opens (Place *place, gconstpointer data) {
  (void)data;
  static const char *const both[] = { "board", "internal", NULL };
  g_autofree char *one = make (place, internal, 0), *other = make (place, both, NOW);
  g_autofree char *beginning = g_strndup (one, strlen (one) - 1), *longer = g_strconcat (one, "a", NULL);
  g_autoptr (PraxisAccess) access = load (place);
  const PraxisAccessToken *found = praxis_access_find (access, one, NOW);
  g_assert_nonnull (found);
  g_assert_true (g_strv_equal ((const char *const *)found->audiences, internal));
  g_assert_cmpstr (one, !=, other);
  found = praxis_access_find (access, other, NOW - 1);
  g_assert_true (g_strv_equal ((const char *const *)found->audiences, both));
  g_assert_null (praxis_access_find (access, other, NOW));
  g_assert_null (praxis_access_find (access, "", NOW));
  g_assert_null (praxis_access_find (access, beginning, NOW));
  g_assert_null (praxis_access_find (access, longer, NOW));
  g_assert_null (praxis_access_find (access, found->hash, NOW));
}

static void
test_hashed (Place *place, gconstpointer data) {
  (void)data;
  g_autofree char *token = make (place, internal, 0), *content = NULL;
  struct stat status;
  g_assert_true (g_file_get_contents (place->file, &content, NULL, NULL));
  g_assert_null (strstr (content, token + strlen ("praxis_")));
  g_assert_cmpuint (strlen (token), ==, strlen ("praxis_") + 43);
  g_assert_cmpint (stat (place->file, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_revoked (Place *place, gconstpointer data) {
  (void)data;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = make (place, internal, 0), *other = make (place, internal, 0);
  g_autoptr (PraxisAccess) before = load (place);
  const PraxisAccessToken *token = g_ptr_array_index (praxis_access_tokens (before), 0);
  g_assert_true (praxis_access_revoke (place->file, token->id, &error));
  g_assert_no_error (error);
  g_autoptr (PraxisAccess) after = load (place);
  g_assert_null (praxis_access_find (after, one, NOW));
  g_assert_nonnull (praxis_access_find (after, other, NOW));
  g_assert_cmpuint (praxis_access_tokens (after)->len, ==, 2);
  g_assert_false (praxis_access_revoke (place->file, "", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (praxis_access_revoke (place->file, "xyz", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
}

static void
test_no_file (Place *place, gconstpointer data) {
  (void)data;
  g_autoptr (PraxisAccess) access = load (place);
  g_assert_cmpuint (praxis_access_tokens (access)->len, ==, 0);
  g_assert_null (praxis_access_find (access, "praxis_", NOW));
}

static void
test_not_private (Place *place, gconstpointer data) {
  (void)data;
  static const mode_t refused[] = { 0604, 0602, 0620, 0666 }, believed[] = { 0600, 0640, 0400 };
  g_autofree char *token = make (place, internal, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_cmpint (chmod (place->file, refused[i]), ==, 0);
    assert_refused (place, "chmod 600");
    g_assert_null (praxis_access_create (place->file, internal, 0, "", &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (believed); i++) {
    g_assert_cmpint (chmod (place->file, believed[i]), ==, 0);
    g_autoptr (PraxisAccess) access = load (place);
    g_assert_nonnull (praxis_access_find (access, token, NOW));
  }
  g_unlink (place->file);
  g_assert_cmpint (mkfifo (place->file, 0600), ==, 0);
  assert_refused (place, "plain file");
}

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_wrong_lines (Place *place, gconstpointer data) {
  (void)data;
  static const char *const lines[] = {
    "nonsense",
    "revoked",
    "revoked\t" HASH,
    HASH "\tinternal\t2026-11-21T00:00:00Z\t-",
    HASH "0\tinternal\t2026-11-21T00:00:00Z\t-\t",
    HASH "\t\t2026-11-21T00:00:00Z\t-\t",
    HASH "\tinternal,\t2026-11-21T00:00:00Z\t-\t",
    HASH "\t../public\t2026-11-21T00:00:00Z\t-\t",
    HASH "\tinternal\tyesterday\t-\t",
    HASH "\tinternal\t2026-11-21T00:00:00Z\tsoon\t",
    HASH "\tinternal\t2026-11-21T00:00:00Z\t-\ta note\tand more",
    "\xff\xfe",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *content = g_strconcat ("# a comment\n", lines[i], "\n", NULL);
    g_assert_true (g_file_set_contents_full (place->file, content, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    assert_refused (place, i + 1 < G_N_ELEMENTS (lines) ? "' line 2: " : "UTF-8");
  }
}

static void
test_names (Place *place, gconstpointer data) {
  (void)data;
  static const char *const none[] = { NULL }, *const odd[] = { "internal", "a/b", NULL },
                           *const list[] = { "internal,board", NULL };
  const char *const *const wrong[] = { NULL, none, odd, list };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (praxis_access_create (place->file, wrong[i], 0, "", &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  }
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_access_create (place->file, internal, 0, "two\nlines", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  g_assert_false (g_file_test (place->file, G_FILE_TEST_EXISTS));
}

static void
test_expiry (void) {
  static const char *const wrong[]
      = { "", "d", "0d", "-1d", "90", "90 d", "99999d", "2001-01-01", "2027-13-01", "soon" };
  gint64 expires = 0;
  g_assert_true (praxis_access_parse_expiry ("90d", NOW, &expires, NULL));
  g_assert_cmpint (expires, ==, NOW + 90 * 86400);
  g_assert_true (praxis_access_parse_expiry ("2027-03-31", NOW, &expires, NULL));
  g_assert_cmpint (expires, ==, 1806537600); /* 2027-04-01 */
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_false (praxis_access_parse_expiry (wrong[i], NOW, &expires, &error));
    g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  }
}

#define ADD(title, function) g_test_add ("/access/" title, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  ADD ("a token opens its audiences until it expires, and nothing like it does", test_opens);
  ADD ("a token is nowhere in the file, which is private", test_hashed);
  ADD ("a token that is revoked opens nothing, and others still do", test_revoked);
  ADD ("without a file there are no tokens", test_no_file);
  ADD ("a file that others can read or write is not believed", test_not_private);
  ADD ("a line that is wrong is refused by its number", test_wrong_lines);
  ADD ("audiences and notes that could not be read again are refused", test_names);
  g_test_add_func ("/access/it expires after days, or at the end of a day", test_expiry);
  return g_test_run ();
}
