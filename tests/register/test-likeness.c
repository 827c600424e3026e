/* Tests that the sketch of a text tells how alike texts are, and that alike texts meet under a term. */
#include "register/document/likeness.h"
#include <math.h>

#define WORDS 2000u      /* of a text */
#define VOCABULARY 3000u /* words to choose from */

/* Words by their numbers; each text is drawn by its own seed. */
static GArray *
draw_text (guint32 seed, guint length) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GArray *text = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < length; i++) {
    guint word = (guint)g_rand_int_range (random, 0, VOCABULARY);
    g_array_append_val (text, word);
  }
  return text;
}

/* Exchanges a share of the words for words that stand nowhere else. */
static void
change_words (GArray *text, guint32 seed, double share) {
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (guint i = 0; i < text->len; i++)
    if (g_rand_double (random) < share)
      g_array_index (text, guint, i) = VOCABULARY + i;
}

static GBytes *
sketch_of (const GArray *text) {
  g_autoptr (PraxisLikeness) likeness = praxis_likeness_new ();
  for (guint i = 0; i < text->len; i++) {
    g_autofree char *word = g_strdup_printf ("word%u", g_array_index (text, guint, i));
    praxis_likeness_add (likeness, word);
  }
  return praxis_likeness_sketch (likeness);
}

static char *
run_at (const GArray *text, guint at) {
  return g_strdup_printf ("%u %u %u", g_array_index (text, guint, at), g_array_index (text, guint, at + 1),
                          g_array_index (text, guint, at + 2));
}

/* What the sketches estimate, counted. */
static double
true_likeness (const GArray *one, const GArray *other) {
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) both = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i + 2 < one->len; i++)
    g_hash_table_add (runs, run_at (one, i));
  guint own = g_hash_table_size (runs);
  for (guint i = 0; i + 2 < other->len; i++) {
    g_autofree char *run = run_at (other, i);
    if (g_hash_table_contains (runs, run))
      g_hash_table_add (both, g_strdup (run));
  }
  return (double)g_hash_table_size (both) / (own + other->len - 2 - g_hash_table_size (both));
}

static gboolean
meet (GBytes *one, GBytes *other) {
  g_autoptr (GPtrArray) terms = praxis_sketch_terms (one), others = praxis_sketch_terms (other);
  for (guint i = 0; i < terms->len; i++)
    if (g_ptr_array_find_with_equal_func (others, g_ptr_array_index (terms, i), g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

static void
test_equal (void) {
  for (guint length = 50; length <= 5000; length *= 10) {
    g_autoptr (GArray) text = draw_text (length, length);
    g_autoptr (GBytes) one = sketch_of (text), other = sketch_of (text);
    g_assert_true (g_bytes_equal (one, other));
    g_assert_cmpfloat (praxis_sketch_compare (one, other), ==, 1);
    g_assert_true (meet (one, other));
  }
}

static void
test_estimate (void) {
  const double shares[] = { 0, 0.01, 0.05, 0.1, 0.2, 0.5 };
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    for (guint seed = 1; seed <= 20; seed++) {
      g_autoptr (GArray) text = draw_text (seed, WORDS), changed = draw_text (seed, WORDS);
      change_words (changed, 1000 + seed, shares[i]);
      g_autoptr (GBytes) one = sketch_of (text), other = sketch_of (changed);
      g_assert_cmpfloat (fabs (praxis_sketch_compare (one, other) - true_likeness (text, changed)), <, 0.12);
    }
}

static void
test_draft (void) {
  guint alike = 0, met = 0, drafts = 100;
  for (guint seed = 1; seed <= drafts; seed++) {
    g_autoptr (GArray) text = draw_text (seed, 400), draft = draw_text (seed, 400);
    change_words (draft, 1000 + seed, 0.05);
    g_autoptr (GBytes) one = sketch_of (text), other = sketch_of (draft);
    alike += praxis_sketch_compare (one, other) > 0.6;
    met += meet (one, other);
  }
  g_assert_cmpuint (alike, >, drafts * 95 / 100);
  g_assert_cmpuint (met, >, drafts * 95 / 100);
}

static void
test_unrelated (void) {
  guint met = 0;
  for (guint seed = 1; seed <= 100; seed++) {
    g_autoptr (GArray) text = draw_text (seed, WORDS), unlike = draw_text (1000 + seed, WORDS);
    g_autoptr (GBytes) one = sketch_of (text), other = sketch_of (unlike);
    g_assert_cmpfloat (praxis_sketch_compare (one, other), <, 0.05);
    met += meet (one, other);
  }
  g_assert_cmpuint (met, ==, 0);
}

/* Half of the text is the same in both: forms, disclaimers. */
static void
test_boilerplate (void) {
  g_autoptr (GArray) one = draw_text (1, WORDS), other = draw_text (1, WORDS), end = draw_text (2, WORDS / 2);
  g_array_set_size (other, WORDS / 2);
  g_array_append_vals (other, end->data, end->len);
  g_autoptr (GBytes) sketch = sketch_of (one), changed = sketch_of (other);
  g_assert_cmpfloat (praxis_sketch_compare (sketch, changed), <, 0.5);
}

static void
test_short (void) {
  g_autoptr (GArray) text = draw_text (1, 49);
  g_assert_null (sketch_of (text));
}

static void
test_form (void) {
  g_autoptr (GArray) text = draw_text (1, 100);
  g_autoptr (GBytes) sketch = sketch_of (text), empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sketch, 0, g_bytes_get_size (sketch) - 1);
  g_assert_true (praxis_sketch_is_valid (sketch));
  g_assert_false (praxis_sketch_is_valid (cut));
  g_assert_false (praxis_sketch_is_valid (empty));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/equal texts have equal sketches", test_equal);
  g_test_add_func ("/likeness/the estimate is near the share that is counted", test_estimate);
  g_test_add_func ("/likeness/a draft with a twentieth of its words changed is alike and met", test_draft);
  g_test_add_func ("/likeness/unrelated texts are not alike and never meet", test_unrelated);
  g_test_add_func ("/likeness/texts that share their boilerplate are not alike", test_boilerplate);
  g_test_add_func ("/likeness/a text of under fifty words has no sketch", test_short);
  g_test_add_func ("/likeness/bytes that are no sketch are known", test_form);
  return g_test_run ();
}
