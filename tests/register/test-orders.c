/* Tests that lists of hits do not depend on the order in which documents came into the index: the same ones,
 * in two indexes, asked for in all orders and gone through to the end. Few words, titles, years and days make
 * for many that are equal. */
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 260 /* more than are ranked again */

typedef struct {
  FixtureIndex indexes[2];
} Both;

static guint
below (GRand *random, guint limit) {
  return (guint)g_rand_int_range (random, 0, (gint32)limit);
}

/* The same each time for a number. */
static PraxisDocument *
make_document (guint number) {
  static const char *const words[] = { "kuba", "zoro", "mivo", "taleso" };
  g_autoptr (GRand) random = g_rand_new_with_seed (number);
  g_autofree char *id = g_strdup_printf ("%s%08x", number % 3 == 0 ? "record-" : "", number * 2654435761u);
  g_autofree char *title = g_strdup_printf ("Title; %u", below (random, 5));
  g_autofree char *year = g_strdup_printf ("%u", 2000 + below (random, 4));
  g_autoptr (GString) text = g_string_new ("Text");
  for (guint i = 0; i < 4; i++)
    g_string_append_printf (text, " %s", words[below (random, below (random, 2) == 0 ? 2 : 4)]);
  PraxisDocument *document = fixture_document (id, NULL, title, text->str);
  document->first_seen = 1000000 + below (random, 3) * 86400;
  if (below (random, 4) > 0)
    fixture_claim (document, "year", year, "covers");
  return document;
}

/* In an order of its own. */
static void
index_open (FixtureIndex *index, guint seed) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint numbers[DOCUMENTS];
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  for (guint i = 0; i < DOCUMENTS; i++) {
    guint other = below (random, i + 1);
    numbers[i] = numbers[other];
    numbers[other] = i;
  }
  for (guint i = 0; i < DOCUMENTS; i++) {
    fixture_put (writer, make_document (numbers[i]));
    if (i % 50 == 0)
      fixture_commit (writer);
  }
  fixture_index_open (index, writer);
}

static void
both_open (Both *both, gconstpointer data) {
  (void)data;
  index_open (&both->indexes[0], 1);
  index_open (&both->indexes[1], 2);
}

static void
both_close (Both *both, gconstpointer data) {
  fixture_index_close (&both->indexes[0], data);
  fixture_index_close (&both->indexes[1], data);
}

/* The ids of all hits of a question (pairs, NULL-terminated), page by page. */
static char *
all_ids (PraxisRegister *reg, const char *const *pairs, guint *count) {
  g_autofree char *cursor = NULL;
  GString *ids = g_string_new (NULL);
  *count = 0;
  do {
    g_autoptr (GPtrArray) asked = g_ptr_array_new ();
    for (const char *const *pair = pairs; *pair != NULL; pair++)
      g_ptr_array_add (asked, (gpointer)*pair);
    g_ptr_array_add (asked, (gpointer)(cursor != NULL ? "cursor" : NULL));
    g_ptr_array_add (asked, cursor);
    g_ptr_array_add (asked, NULL);
    g_autoptr (JsonObject) answer = fixture_ask (reg, (const char *const *)asked->pdata);
    for (guint i = 0; i < json_array_get_length (json_object_get_array_member (answer, "hits"));
         i++, ++*count)
      g_string_append_printf (ids, "%s ", fixture_hit_id (answer, i));
    g_free (cursor);
    cursor = fixture_next_cursor (answer);
  } while (cursor != NULL);
  return g_string_free (ids, FALSE);
}

static void
test_same (Both *both, gconstpointer data) {
  (void)data;
  static const char *const queries[] = { "",
                                         "kuba",
                                         "kuba zoro",
                                         "+mivo -taleso",
                                         "\"kuba zoro\"",
                                         "NOT kuba",
                                         "zoro NEAR/3 mivo",
                                         "title:title",
                                         "taleso mivo zoro" };
  static const char *const sorts[] = { "score", "year", "title", "newest" };
  static const char *const limits[] = { "7", "30", "150", "1000" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (guint run = 0; run < G_N_ELEMENTS (queries) * G_N_ELEMENTS (sorts); run++) {
    const char *pairs[] = { "q",        queries[run % G_N_ELEMENTS (queries)],
                            "sort",     sorts[run / G_N_ELEMENTS (queries)],
                            "limit",    limits[below (random, G_N_ELEMENTS (limits))],
                            "passages", "0",
                            NULL };
    guint count, other_count;
    g_autofree char *ids = all_ids (both->indexes[0].reg, pairs, &count);
    g_autofree char *others = all_ids (both->indexes[1].reg, pairs, &other_count);
    g_test_message ("%s by %s, %s at a time: %u hits", pairs[1], pairs[3], pairs[5], count);
    g_assert_cmpuint (count, >, 0);
    g_assert_cmpuint (count, ==, other_count);
    g_assert_cmpstr (ids, ==, others);
  }
}

/* Where nothing else tells documents apart, their ids do. */
static void
test_ids (Both *both, gconstpointer data) {
  (void)data;
  guint count;
  static const char *const pairs[] = { "limit", "1000", "passages", "0", "group", "0", NULL };
  g_autofree char *ids = all_ids (both->indexes[0].reg, pairs, &count);
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);
  g_assert_cmpuint (count, ==, DOCUMENTS);
  for (guint i = 1; i < DOCUMENTS; i++)
    g_assert_cmpstr (each[i - 1], <, each[i]);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/orders/hits are the same in whatever order documents were indexed", Both, NULL, both_open,
              test_same, both_close);
  g_test_add ("/orders/without words and another order documents stand by their ids", Both, NULL, both_open,
              test_ids, both_close);
  return g_test_run ();
}
