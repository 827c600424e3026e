/* Reads the best window of the first hits, weighs their stems, and looks up the heaviest in all hits. Figures
 * are in docs/retrieval.md. */
#include "register/search/feedback.h"
#include "register/document/blocks.h"
#include "register/document/clean_text.h"
#include "register/index/entry.h"
#include "register/search/matches.h"
#include "register/search/weighed_term.h"
#include "register/text/terms.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_NEEDLES 3u   /* of a question */
#define MOST_PASSAGES 10u  /* that are read */
#define WEIGHED_TERMS 100u /* whose rarity is looked up */
#define BEST_TERMS 30u
#define USUAL_WORDS 100.0 /* of a passage */
#define K1 1.2            /* of BM25, as for documents */
#define B 0.75

/* Reading passages. */
typedef struct {
  const PraxisFeedback *feedback;
  GPtrArray *stemmings; /* of PraxisStemming*, one a language of the index, the last for none */
  GHashTable *counts;   /* term -> how often in this passage */
  guint words;          /* of this passage */
  GHashTable *weights;  /* char* -> double*: of the terms of all passages */
} Reading;

/* ---- The words of a passage ---- */

static PraxisStemming *
stemming_of (const Reading *reading, guint number) {
  const GPtrArray *languages = reading->feedback->reg->languages;
  g_autoptr (GPtrArray) spoken = register_values (reading->feedback->reg, number, "language");
  guint i = 0;
  while (
      i < languages->len
      && (spoken->len == 0 || strcmp (g_ptr_array_index (languages, i), g_ptr_array_index (spoken, 0)) != 0))
    i++;
  return g_ptr_array_index (reading->stemmings, i);
}

/* Function words and numbers say little of what a text is about. */
static void
count_token (Reading *reading, PraxisStemming *stemming, const PraxisToken *token) {
  reading->words++;
  if (g_ascii_isdigit (*token->word)
      || g_hash_table_contains (reading->feedback->reg->stopwords, token->folded))
    return;
  const char *term = praxis_stemming_term (stemming, token);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (reading->counts, term));
  g_hash_table_insert (reading->counts, g_strdup (term), GUINT_TO_POINTER (count + 1));
}

/* The block of a text that a position lies in; the title's lie before the first. */
static guint
block_at (const GArray *blocks, guint position) {
  return (guint)MAX (0, praxis_blocks_at_position (blocks, position));
}

/* The words of the blocks from a position on, as many as a window has. */
static gboolean
count_window (Reading *reading, PraxisEntry *entry, guint position, GError **error) {
  const PraxisDocument *layout = praxis_entry_layout (entry, error);
  const GArray *blocks = layout == NULL ? NULL : praxis_entry_blocks (entry, error);
  if (blocks == NULL || blocks->len == 0)
    return blocks != NULL;
  const PraxisBlock *first = &g_array_index (blocks, PraxisBlock, block_at (blocks, position));
  guint words = reading->feedback->window, next = block_at (blocks, first->position + words) + 1;
  gsize end
      = next < blocks->len ? g_array_index (blocks, PraxisBlock, next).start : praxis_entry_length (entry);
  g_autofree char *raw = praxis_entry_text (entry, first->start, end, error);
  if (raw == NULL)
    return FALSE;
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (layout->repairs, raw, first->start, strlen (raw));
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisStemming *stemming = stemming_of (reading, praxis_entry_number (entry));
  PraxisToken token;
  praxis_clean_text_start (clean, tokenizer);
  for (; words > 0 && praxis_tokenizer_next (tokenizer, &token); words--)
    count_token (reading, stemming, &token);
  return TRUE;
}

/* Counts the words of a document's best passage. */
static gboolean
read_passage (Reading *reading, guint number, GError **error) {
  const PraxisFeedback *feedback = reading->feedback;
  StoreReader *reader = feedback->reg->reader;
  g_autoptr (GArray) matches
      = praxis_matches_find (reader, number, feedback->plan->needles, &feedback->reg->deadline, error);
  PraxisEntry *entry = matches == NULL ? NULL : register_open_entry (feedback->reg, number, error);
  if (entry == NULL)
    return FALSE;
  register_keep_entry (feedback->reg, entry);
  guint begins = 0;
  praxis_matches_best_window (matches, feedback->plan->needles, feedback->window, 1, &begins);
  g_hash_table_remove_all (reading->counts);
  reading->words = 0;
  return count_window (reading, entry, begins, error);
}

/* Adds what the terms of the passage last read weigh in it; share: of all passages. */
static void
add_weights (Reading *reading, double share) {
  double length = reading->words / USUAL_WORDS;
  GHashTableIter iterator;
  gpointer term, count;
  g_hash_table_iter_init (&iterator, reading->counts);
  while (g_hash_table_iter_next (&iterator, &term, &count)) {
    double times = GPOINTER_TO_UINT (count);
    double *weight = g_hash_table_lookup (reading->weights, term);
    if (weight == NULL) {
      weight = g_new0 (double, 1);
      g_hash_table_insert (reading->weights, g_strdup (term), weight);
    }
    *weight += share * times / (times + K1 * (1 - B + B * length));
  }
}

static gboolean
read_passages (Reading *reading, const StoreHit *hits, guint count, GError **error) {
  double sum = 0;
  for (guint i = 0; i < count; i++)
    sum += hits[i].score;
  for (guint i = 0; i < count; i++) {
    if (!read_passage (reading, hits[i].number, error))
      return FALSE;
    add_weights (reading, sum > 0 ? hits[i].score / sum : 0);
  }
  return TRUE;
}

/* ---- The heaviest terms ---- */

/* Frequent in the passages and rare elsewhere; nothing where no other document has it. */
static gboolean
weigh_rarity (StoreReader *reader, PraxisWeighedTerm *term, GError **error) {
  StoreFrequency frequency;
  if (!store_reader_frequency (reader, term->term, &frequency, error))
    return FALSE;
  double documents = store_reader_documents (reader), having = frequency.documents;
  term->rarity = having > 1 ? log (1 + (documents - having + 0.5) / (having + 0.5)) : 0;
  term->weight = term->emphasis * term->rarity;
  return TRUE;
}

/* Of PraxisWeighedTerm; owned by the weights that the passages gave. */
static GArray *
find_best_terms (const Reading *reading, GError **error) {
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (PraxisWeighedTerm));
  GHashTableIter iterator;
  gpointer name, weight;
  g_hash_table_iter_init (&iterator, reading->weights);
  while (g_hash_table_iter_next (&iterator, &name, &weight)) {
    double emphasis = *(double *)weight;
    PraxisWeighedTerm term = { name, emphasis, 0, emphasis };
    g_array_append_val (terms, term);
  }
  praxis_weighed_terms_keep (terms, WEIGHED_TERMS);
  for (guint i = 0; i < terms->len; i++)
    if (!weigh_rarity (reading->feedback->reg->reader, &g_array_index (terms, PraxisWeighedTerm, i), error))
      return NULL;
  praxis_weighed_terms_keep (terms, BEST_TERMS);
  return g_steal_pointer (&terms);
}

/* ---- The hits ---- */

/* The hits' numbers, ascending, and where each stands among the hits. */
typedef struct {
  guint number, place;
} Numbered;

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = ((const Numbered *)a)->number, other = ((const Numbered *)b)->number;
  return (one > other) - (one < other);
}

static double
term_score (const PraxisFeedback *feedback, guint number, double times) {
  double length = g_array_index (feedback->lengths, guint32, number) / 2.0 / MAX (1, feedback->usual_length);
  return times * (K1 + 1) / (times + K1 * (1 - B + B * length));
}

/* Adds what the terms are worth in each hit, by its place, to scores. */
static gboolean
score_hits (const PraxisFeedback *feedback, const GArray *terms, const StoreHit *hits, GArray *scores,
            GError **error) {
  guint count = scores->len;
  g_autofree Numbered *numbered = g_new (Numbered, count);
  g_autofree guint32 *numbers = g_new (guint32, count), *occurrences = g_new (guint32, count);
  for (guint i = 0; i < count; i++)
    numbered[i] = (Numbered){ hits[i].number, i };
  qsort (numbered, count, sizeof *numbered, by_number);
  for (guint i = 0; i < count; i++)
    numbers[i] = numbered[i].number;
  for (guint i = 0; i < terms->len; i++) {
    const PraxisWeighedTerm *term = &g_array_index (terms, PraxisWeighedTerm, i);
    if (!store_reader_occurrences (feedback->reg->reader, term->term, numbers, count, occurrences, error))
      return FALSE;
    for (guint j = 0; j < count; j++)
      g_array_index (scores, double, numbered[j].place)
          += term->weight * term->rarity * term_score (feedback, numbers[j], occurrences[j]);
  }
  return TRUE;
}

/* The best of them adds `weight` times the best score. */
static void
add_scores (const PraxisFeedback *feedback, const GArray *scores, StoreHit *hits) {
  double most = 0, best = hits[0].score;
  for (guint i = 0; i < scores->len; i++)
    most = MAX (most, g_array_index (scores, double, i));
  for (guint i = 0; most > 0 && i < scores->len; i++)
    hits[i].score += feedback->weight * best * g_array_index (scores, double, i) / most;
}

gboolean
praxis_feedback_add (const PraxisFeedback *feedback, StoreHit *hits, guint count, GError **error) {
  if (feedback->weight <= 0 || count < 2 || feedback->plan->needles->len < LEAST_NEEDLES
      || store_deadline_passed (&feedback->reg->deadline))
    return TRUE;
  g_autoptr (GPtrArray) stemmings = praxis_stemmings_new (feedback->reg->languages);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) scores = g_array_new (FALSE, TRUE, sizeof (double));
  Reading reading = { feedback, stemmings, counts, 0, weights };
  g_array_set_size (scores, count);
  if (!read_passages (&reading, hits, MIN (count, MOST_PASSAGES), error))
    return FALSE;
  g_autoptr (GArray) terms = find_best_terms (&reading, error);
  if (terms == NULL || !score_hits (feedback, terms, hits, scores, error))
    return FALSE;
  add_scores (feedback, scores, hits);
  return TRUE;
}
