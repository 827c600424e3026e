/* Tests that the matcher over postings in memory finds, scores and orders as Xapian does: random queries on
 * random indexes of one database and of two. */
#include "register/search/match.h"
#include "register/xapian/store.h"
#include "tests/register/fixture.h"
#include <math.h>

#define DOCUMENTS 120
#define WORDS 12u /* terms: the higher its number, the rarer */
#define RUNS 3000
#define DEEPEST 3

static guint
below (GRand *random, guint limit) {
  return (guint)g_rand_int_range (random, 0, (gint32)limit);
}

static char *
word (guint number) {
  return g_strdup_printf ("Zword%u", number);
}

static void
put_random (StoreWriter *writer, GRand *random, guint number) {
  g_autoptr (StoreDocument) document = store_document_new ();
  g_autofree char *unique = g_strdup_printf ("Q%u", number);
  store_document_add_boolean (document, unique);
  if (below (random, 2) == 0)
    store_document_add_boolean (document, "Len");
  for (guint i = 0; i < WORDS; i++) {
    g_autofree char *term = word (i);
    if (below (random, i + 1) == 0)
      store_document_add (document, term, i + 1, 1 + below (random, 4));
  }
  g_assert_true (store_writer_replace (writer, unique, document, NULL));
}

/* Some numbers are left without a document. */
static char *
make_database (GRand *random) {
  g_autoptr (GError) error = NULL;
  char *folder = fixture_folder ();
  StoreWriter *writer = store_writer_open (folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_random (writer, random, i);
  for (guint i = 0; i < DOCUMENTS; i += 17) {
    g_autofree char *unique = g_strdup_printf ("Q%u", i);
    g_assert_true (store_writer_delete (writer, unique, &error));
  }
  g_assert_true (store_writer_commit (writer, &error));
  store_writer_close (writer);
  return folder;
}

static StoreQuery *
random_leaf (GRand *random) {
  guint kind = below (random, 20);
  g_autofree char *term = kind < 17 ? word (below (random, WORDS + 1)) : g_strdup ("Len");
  return kind == 19 ? store_query_all () : kind == 18 ? store_query_none () : store_query_term (term);
}

/* What random queries are made of. */
typedef struct {
  GRand *random;
  guint most_synonyms; /* terms that count as one */
} Maker;

static StoreQuery *
random_synonym (const Maker *maker) {
  StoreQuery *terms[4];
  guint count = 1 + below (maker->random, maker->most_synonyms), first = below (maker->random, WORDS);
  for (guint i = 0; i < count; i++) {
    g_autofree char *term = word ((first + i * 5) % WORDS);
    terms[i] = store_query_term (term);
  }
  return store_query_combine (STORE_SYNONYM, terms, count, 0);
}

/* Of a query without weight no part is AND_MAYBE: Xapian 1.4.22 finds documents for
 * a AND_NOT (a FILTER (b AND_MAYBE c) FILTER d) that have a, b and d. */
static StoreQuery *
random_query (const Maker *maker, guint depth, gboolean weighed) {
  static const StoreOperator joins[]
      = { STORE_AND, STORE_OR, STORE_OR, STORE_AND_NOT, STORE_FILTER, STORE_AND_MAYBE };
  StoreQuery *children[3];
  guint kind = below (maker->random, 10), count = 1 + below (maker->random, 3);
  if (depth == 0 || kind < 2)
    return random_leaf (maker->random);
  if (kind == 2)
    return random_synonym (maker);
  if (kind == 3) {
    double factor = below (maker->random, 3) * 0.3;
    return store_query_scale (random_query (maker, depth - 1, weighed && factor > 0), factor);
  }
  StoreOperator join = joins[below (maker->random, G_N_ELEMENTS (joins) - !weighed)];
  gboolean first_only = join == STORE_AND_NOT || join == STORE_FILTER;
  for (guint i = 0; i < count; i++)
    children[i] = random_query (maker, depth - 1, weighed && !(first_only && i > 0));
  return store_query_combine (join, children, count, 0);
}

/* ---- Comparing ---- */

typedef struct {
  guint seen, refused;
} Shown;

/* Refuses every seventh number. */
static gboolean
decide (guint number, gpointer data) {
  Shown *shown = data;
  shown->seen++;
  shown->refused += number % 7 == 0;
  return number % 7 != 0;
}

/* The sums of scores are made in another order, so that scores that are equal may differ in the last bits,
 * and documents of such scores change places. */
static void
assert_same (const GArray *own, const GArray *other) {
  g_assert_cmpuint (own->len, ==, other->len);
  for (guint i = 0; i < own->len; i++) {
    const StoreHit *one = &g_array_index (own, StoreHit, i), *expected = &g_array_index (other, StoreHit, i);
    gboolean tie = (i > 0 && fabs (one[-1].score - one->score) < 1e-9)
                   || (i + 1 < own->len && fabs (one[1].score - one->score) < 1e-9) || i + 1 == own->len;
    g_assert_cmpfloat_with_epsilon (one->score, expected->score, 1e-9);
    g_assert_true (tie || one->number == expected->number);
  }
}

static void
compare (PraxisPostings *postings, const Maker *maker) {
  g_autoptr (StoreQuery) query = random_query (maker, DEEPEST, TRUE);
  g_autofree char *description = store_query_describe (query);
  g_autoptr (GError) error = NULL;
  Shown own = { 0, 0 }, other = { 0, 0 };
  StoreDeadline far = { G_MAXINT64, FALSE };
  StoreMatch wanted = { .k1 = 1.2, .b = 0.75, .decide = decide, .data = &own };
  wanted.deadline = below (maker->random, 2) == 0 ? &far : NULL;
  wanted.limit = below (maker->random, 3) * DOCUMENTS / 4;
  g_test_message ("%s, %u hits", description, wanted.limit);
  g_autoptr (GArray) found = praxis_match (postings, query, &wanted, NULL, &error);
  g_assert_no_error (error);
  wanted.data = &other;
  g_autoptr (GArray) expected
      = store_reader_match (praxis_postings_reader (postings), query, &wanted, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own.seen, ==, other.seen);
  g_assert_cmpuint (own.refused, ==, other.refused);
  assert_same (found, expected);
}

typedef struct {
  const char *title;
  guint databases; /* asked as one */
  gsize most;      /* bytes of postings kept */
  guint
      most_synonyms; /* each of several databases estimates for itself how many documents have one of three */
} Index;

static const Index indexes[] = {
  { "random queries find what Xapian finds, with its scores", 1, 1 << 20, 4 },
  { "two databases are matched as one", 2, 1 << 20, 2 },
  { "words make room for others, and what takes too much is left to Xapian", 1, 1500, 4 },
};

static void
test_random (gconstpointer data) {
  const Index *index = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < index->databases; i++)
    g_ptr_array_add (folders, make_database (random));
  g_ptr_array_add (folders, NULL);
  StoreReader *reader = store_reader_open ((const char *const *)folders->pdata, &error);
  g_assert_no_error (error);
  PraxisPostings *postings = praxis_postings_new (reader, index->most);
  const Maker maker = { random, index->most_synonyms };
  for (guint run = 0; run < RUNS; run++)
    compare (postings, &maker);
  praxis_postings_free (postings);
  store_reader_close (reader);
  for (guint i = 0; i + 1 < folders->len; i++)
    fixture_remove (g_ptr_array_index (folders, i));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (indexes); i++) {
    g_autofree char *path = g_strconcat ("/match/", indexes[i].title, NULL);
    g_test_add_data_func (path, &indexes[i], test_random);
  }
  return g_test_run ();
}
