/* Tests of the registers that a process has open: each set of audiences sees its own documents, and there can
 * be more of them than are kept open. */
#include "searchd/readers.h"
#include "tests/register/fixture.h"

#define AUDIENCES 20u

/* One document for everybody, and one for each audience. */
static void
write_index (const char *folder) {
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  fixture_put (writer, fixture_document ("0000000000000001", NULL, "For all", "Everybody reads this."));
  fixture_commit (writer);
  for (guint i = 0; i < AUDIENCES; i++) {
    g_autofree char *name = g_strdup_printf ("audience%u", i), *id = g_strdup_printf ("aaaa%012u", i);
    g_autoptr (PraxisWriter) own = praxis_writer_open (folder, name, fixture_settings (), NULL);
    fixture_put (own, fixture_document (id, NULL, name, "Some read this."));
    fixture_commit (own);
  }
}

/* Descriptors that the process has open. */
static guint
descriptors (void) {
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;
  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
ask_each (Readers *readers, guint first, guint after) {
  for (guint i = first; i < after; i++) {
    g_autofree char *name = g_strdup_printf ("audience%u", i), *id = g_strdup_printf ("aaaa%012u", i);
    PraxisRegister *reg = readers_find (readers, (const char *const[]){ name, NULL }, NULL);
    g_assert_nonnull (reg);
    g_autoptr (JsonObject) answer = fixture_ask (reg, (const char *const[]){ "q", "some", NULL });
    g_assert_cmpuint (fixture_total (answer), ==, 1);
    g_assert_cmpstr (fixture_hit_id (answer, 0), ==, id);
  }
}

static void
test_many_sets (void) {
  char *folder = fixture_folder ();
  write_index (folder);
  g_autoptr (Readers) readers = readers_new (folder, fixture_vocabulary (), fixture_settings ());
  ask_each (readers, 0, AUDIENCES - 3);
  guint open = descriptors ();
  ask_each (readers, 0, AUDIENCES);
  g_assert_cmpuint (descriptors (), <=, open);
  fixture_remove (folder);
}

static void
test_same_set (void) {
  char *folder = fixture_folder ();
  write_index (folder);
  g_autoptr (Readers) readers = readers_new (folder, fixture_vocabulary (), fixture_settings ());
  PraxisRegister *all = readers_find (readers, NULL, NULL);
  g_assert_nonnull (all);
  g_assert_true (readers_find (readers, (const char *const[]){ "audience1", NULL }, NULL) != all);
  g_assert_true (readers_find (readers, (const char *const[]){ "unknown", NULL }, NULL) == all);
  g_assert_true (readers_find (readers, NULL, NULL) == all);
  fixture_remove (folder);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readers/a set that was asked for before is still open", test_same_set);
  g_test_add_func ("/readers/more sets than are kept open are answered", test_many_sets);
  return g_test_run ();
}
