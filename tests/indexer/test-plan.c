/* What a run has to do: a file is read again when it or an extractor has changed, readable or not. */
#include "indexer/extract/extract.h"
#include "indexer/plan.h"
#include "tests/register/fixture.h"
#include <glib/gstdio.h>

typedef struct {
  char *index, *files, *path;
  PraxisWriter *writer;
} Place;

static void
place_open (Place *place, gconstpointer data) {
  (void)data;
  place->index = fixture_folder ();
  place->files = fixture_folder ();
  place->path = g_build_filename (place->files, "file.pdf", NULL);
  g_assert_true (g_file_set_contents (place->path, "%PDF-", -1, NULL));
  place->writer = fixture_writer (place->index);
}

static void
place_close (Place *place, gconstpointer data) {
  (void)data;
  praxis_writer_close (place->writer);
  g_free (place->path);
  fixture_remove (place->files);
  fixture_remove (place->index);
}

/* The plan for the folder; the counts go into summary. */
static Plan *
plan_of (Place *place, gboolean force, Summary *summary) {
  g_autoptr (GError) error = NULL;
  const char *const roots[] = { place->files, NULL };
  g_autoptr (Crawl) crawl = crawl_new (roots, place->index, &error);
  g_assert_no_error (error);
  *summary = (Summary){ 0 };
  g_autoptr (Audiences) audiences = audiences_new (fixture_settings (), NULL, roots, &error);
  g_assert_no_error (error);
  const PlanOptions options
      = { .writer = place->writer, .audiences = audiences, .audience = "public", .force = force };
  Plan *plan = plan_make (&options, crawl, summary, &error);
  g_assert_no_error (error);
  return plan;
}

/* Enters the file as one that could not be read, by extractors of that revision. */
static void
put_unreadable (Place *place, guint revision) {
  g_autoptr (GError) error = NULL;
  Summary summary;
  g_autoptr (Plan) plan = plan_of (place, TRUE, &summary);
  const CrawlEntry *entry = g_ptr_array_index (plan->changed, 0);
  g_autoptr (PraxisDocument) document = fixture_document ("aaaa000000000001", place->path, "file", "");
  document->state = PRAXIS_STATE_DAMAGED;
  document->size = entry->size;
  document->modified = entry->modified;
  g_assert_true (praxis_writer_put (place->writer, document, revision, &error));
  fixture_commit (place->writer);
}

static void
assert_plan (Place *place, gboolean force, guint changed) {
  Summary summary;
  g_autoptr (Plan) plan = plan_of (place, force, &summary);
  g_assert_cmpuint (plan->changed->len, ==, changed);
  g_assert_cmpuint (summary.unchanged, ==, 1 - changed);
}

static void
test_new (Place *place, gconstpointer data) {
  (void)data;
  assert_plan (place, FALSE, 1);
}

static void
test_unchanged (Place *place, gconstpointer data) {
  (void)data;
  put_unreadable (place, EXTRACT_REVISION);
  assert_plan (place, FALSE, 0);
}

static void
test_force (Place *place, gconstpointer data) {
  (void)data;
  put_unreadable (place, EXTRACT_REVISION);
  assert_plan (place, TRUE, 1);
}

static void
test_extractor (Place *place, gconstpointer data) {
  (void)data;
  put_unreadable (place, EXTRACT_REVISION - 1);
  assert_plan (place, FALSE, 1);
}

static void
test_changed (Place *place, gconstpointer data) {
  (void)data;
  put_unreadable (place, EXTRACT_REVISION);
  g_assert_true (g_file_set_contents (place->path, "%PDF-1.4", -1, NULL));
  assert_plan (place, FALSE, 1);
}

static const struct {
  const char *path;
  void (*function) (Place *place, gconstpointer data);
} tests[] = {
  { "/plan/a new file is read", test_new },
  { "/plan/a file that could not be read is not tried again", test_unchanged },
  { "/plan/unless that is forced", test_force },
  { "/plan/or other extractors are there", test_extractor },
  { "/plan/or it has changed", test_changed },
};

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Place, NULL, place_open, tests[i].function, place_close);
  return g_test_run ();
}
