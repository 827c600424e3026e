/* The walk: the same order every time, and nothing opened or followed that is not a plain file below the
 * root. */
#include "indexer/crawl.h"
#include "register/base/error.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct {
  char *root;
} Tree;

static char *
inside (const Tree *tree, const char *name) {
  return g_build_filename (tree->root, name, NULL);
}

static void
add_file (const Tree *tree, const char *name) {
  g_autofree char *path = inside (tree, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, name, -1, NULL));
}

static void
set_up (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *folder = g_dir_make_tmp ("praxis-crawl-XXXXXX", NULL);
  tree->root = realpath (folder, NULL);
}

static void
remove_tree (const char *path) {
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);
    remove_tree (inner);
  }
  g_remove (path);
}

static void
tear_down (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  remove_tree (tree->root);
  free (tree->root);
}

/* The walk in one line: "a.txt b/c.txt !link:evil". */
static char *
walked (const char *root, const char *avoid) {
  const char *paths[] = { root, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (Crawl) crawl = crawl_new (paths, avoid, &error);
  g_assert_no_error (error);
  GString *line = g_string_new (NULL);
  CrawlEntry entry;
  CrawlResult result;
  while ((result = crawl_next (crawl, &entry)) != CRAWL_END) {
    const char *name = entry.path + strlen (root) + (strcmp (entry.path, root) != 0);
    if (result == CRAWL_SKIPPED)
      g_string_append_printf (line, " !%s:%s", crawl_reason_name (entry.reason), name);
    else
      g_string_append_printf (line, " %s", name);
    g_free (entry.path);
  }
  return g_string_free (line, FALSE);
}

static void
assert_walked (const Tree *tree, const char *expected) {
  g_autofree char *line = walked (tree->root, NULL);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_order (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  const char *names[] = { "z.txt", "b/2.txt", "b/1.txt", "a.txt", "b/a/deep.txt", "B.txt" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_file (tree, names[i]);
  assert_walked (tree, " B.txt a.txt b/1.txt b/2.txt b/a/deep.txt z.txt");
}

static void
test_special (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *pipe = inside (tree, "pipe"), *link = inside (tree, "link"), *loop = inside (tree, "loop");
  g_autofree char *device = inside (tree, "device"), *name = inside (tree, "socket");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);
  add_file (tree, "plain.txt");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_strlcpy (address.sun_path, name, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  close (fd);
  if (mknod (device, S_IFCHR | 0600, makedev (1, 3)) == 0)
    assert_walked (tree, " !device:device !link:link !link:loop !named pipe:pipe plain.txt !socket:socket");
  else /* only root may make devices */
    assert_walked (tree, " !link:link !link:loop !named pipe:pipe plain.txt !socket:socket");
}

static void
test_hidden (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  add_file (tree, ".git/config");
  add_file (tree, ".draft.txt");
  add_file (tree, "plain.txt");
  assert_walked (tree, " !hidden:.draft.txt !hidden:.git plain.txt");
}

static void
test_bad_name (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  add_file (tree, "caf\xe9.txt");
  assert_walked (tree, " !name is not UTF-8:caf\xe9.txt");
}

static void
test_index_inside (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *index = inside (tree, "index");
  add_file (tree, "index/public/iamglass");
  add_file (tree, "plain.txt");
  g_autofree char *line = walked (tree->root, index);
  g_assert_cmpstr (line, ==, " !the index itself:index plain.txt");
}

static void
test_single_file (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *path = inside (tree, "plain.txt");
  add_file (tree, "plain.txt");
  g_autofree char *line = walked (path, NULL);
  g_assert_cmpstr (line, ==, " ");
}

static void
test_missing (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *path = inside (tree, "nowhere");
  const char *paths[] = { tree->root, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (Crawl) crawl = crawl_new (paths, NULL, &error);
  g_assert_null (crawl);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, path));
}

static int
open_below (const Tree *tree, const char *name) {
  g_autofree char *path = inside (tree, name);
  struct stat status;
  int fd = crawl_open (path, strlen (tree->root), &status);
  if (fd < 0)
    return errno;
  g_assert_cmpint (status.st_size, ==, strlen (name));
  close (fd);
  return 0;
}

static void
test_open (Tree *tree, gconstpointer data G_GNUC_UNUSED) {
  g_autofree char *pipe = inside (tree, "pipe"), *link = inside (tree, "link"),
                  *folder = inside (tree, "folder");
  add_file (tree, "a/b/plain.txt");
  g_assert_cmpint (open_below (tree, "a/b/plain.txt"), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (open_below (tree, "pipe"), ==, ELOOP);
  g_assert_cmpint (symlink ("a/b/plain.txt", link), ==, 0);
  g_assert_cmpint (open_below (tree, "link"), ==, ELOOP);
  g_assert_cmpint (symlink ("a", folder), ==, 0);
  g_assert_cmpint (open_below (tree, "folder/b/plain.txt"), !=, 0);
  g_assert_cmpint (open_below (tree, "gone.txt"), ==, ENOENT);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
#define ADD(title, test) g_test_add ("/crawl/" title, Tree, NULL, set_up, test, tear_down)
  ADD ("names come in order, folders among them", test_order);
  ADD ("links, pipes, sockets and devices are passed over", test_special);
  ADD ("hidden files and folders are passed over", test_hidden);
  ADD ("a name that is not UTF-8 is passed over", test_bad_name);
  ADD ("the index itself is passed over", test_index_inside);
  ADD ("a file may be named instead of a folder", test_single_file);
  ADD ("a path that does not exist is refused by name", test_missing);
  ADD ("opening follows no link and takes plain files only", test_open);
  return g_test_run ();
}
