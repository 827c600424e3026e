/* From an unknown word to the nearest known one. Only words that begin with the same letter, or with the
 * first two swapped, are looked at: 0.5 ms for each 4,000 of them, and none at all where every word is known.
 */
#include "register/spelling.h"
#include "register/distance.h"
#include "register/terms.h"
#include <string.h>

#define SHORTEST 4       /* letters of a word that is put right: shorter ones are near to too much */
#define LONG_WORD 8      /* letters from which on two mistakes are believed, else one */
#define LONGEST 64       /* letters, as words are cut */
#define MOST_WEIGHED 20u /* of equally near words, the most frequent ones, whose documents are filtered */

/* ---- Letters ---- */

/* The letters of a word without accents; 0 if it holds anything else or is too long. */
static glong
base_letters (const char *word, gunichar *letters) {
  glong count = 0;
  for (; *word != '\0'; word = g_utf8_next_char (word)) {
    gunichar base;
    gsize parts = g_unichar_fully_decompose (g_utf8_get_char (word), FALSE, &base, 1);
    if (parts == 1 && g_unichar_ismark (base))
      continue;
    if (!g_unichar_isalpha (base) || count == LONGEST)
      return 0;
    letters[count++] = base;
  }
  return count;
}

/* How words begin whose first letter is this one, with whatever accent (of char*). */
static void
add_beginnings (gunichar first, GPtrArray *beginnings) {
  char text[7] = { 0 };
  g_unichar_to_utf8 (first, text);
  g_ptr_array_add (beginnings, g_strdup (text));
  for (gunichar letter = 0xc0; letter < 0x2000; letter++) {
    gunichar base;
    if (!g_unichar_islower (letter) || g_unichar_fully_decompose (letter, FALSE, &base, 1) < 2
        || base != first)
      continue;
    text[g_unichar_to_utf8 (letter, text)] = '\0';
    g_ptr_array_add (beginnings, g_strdup (text));
  }
}

static GPtrArray *
likely_beginnings (const gunichar *letters) {
  GPtrArray *beginnings = g_ptr_array_new_with_free_func (g_free);
  const gunichar swapped[] = { letters[1], letters[0] };
  add_beginnings (letters[0], beginnings);
  if (letters[0] != letters[1])
    g_ptr_array_add (beginnings, g_ucs4_to_utf8 (swapped, 2, NULL, NULL, NULL));
  return beginnings;
}

/* ---- Candidates ---- */

typedef struct {
  char *word;
  guint documents;
} Candidate;

static void
candidate_clear (gpointer data) {
  g_free (((Candidate *)data)->word);
}

/* What is sought, and the words that are nearest so far. */
typedef struct {
  gunichar letters[LONGEST];
  glong length;
  guint nearest;
  GArray *candidates; /* of Candidate */
} Sought;

static void
consider (const char *term, gpointer data) {
  Sought *sought = data;
  gunichar letters[LONGEST];
  glong length = base_letters (term, letters);
  if (length == 0)
    return;
  guint distance = praxis_distance (sought->letters, sought->length, letters, length, sought->nearest);
  if (distance > sought->nearest)
    return;
  if (distance < sought->nearest)
    g_array_set_size (sought->candidates, 0);
  sought->nearest = distance;
  Candidate candidate = { g_strdup (term), 0 };
  g_array_append_val (sought->candidates, candidate);
}

static int
most_frequent_first (gconstpointer a, gconstpointer b) {
  const Candidate *one = a, *other = b;
  if (one->documents != other->documents)
    return one->documents > other->documents ? -1 : 1;
  return strcmp (one->word, other->word);
}

/* The candidate that most documents in scope have, NULL if none has any. */
static const char *
choose (PraxisRegister *reg, const PraxisSearch *search, GArray *candidates, GError **error) {
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    StoreFrequency frequency;
    if (!store_reader_frequency (reg->reader, candidate->word, &frequency, error))
      return NULL;
    candidate->documents = frequency.documents;
  }
  g_array_sort (candidates, most_frequent_first);
  g_array_set_size (candidates, MIN (candidates->len, MOST_WEIGHED));
  for (guint i = 0; search->filters->len > 0 && i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    g_autoptr (StoreQuery) query = store_query_term (candidate->word);
    if (!praxis_search_count (reg, search, query, &candidate->documents, error))
      return NULL;
  }
  g_array_sort (candidates, most_frequent_first);
  const Candidate *best = candidates->len > 0 ? &g_array_index (candidates, Candidate, 0) : NULL;
  return best != NULL && best->documents > 0 ? best->word : NULL;
}

/* The nearest word in scope, NULL without an error if none is near. Caller frees. */
static char *
nearest_word (PraxisRegister *reg, const PraxisSearch *search, const char *word, GError **error) {
  Sought sought = { .length = 0 };
  sought.length = base_letters (word, sought.letters);
  if (sought.length < SHORTEST)
    return NULL;
  sought.nearest = sought.length < LONG_WORD ? 1 : 2;
  sought.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (sought.candidates, candidate_clear);
  g_autoptr (GPtrArray) beginnings = likely_beginnings (sought.letters);
  gboolean seen = TRUE;
  for (guint i = 0; seen && i < beginnings->len; i++)
    seen = store_reader_each_term (reg->reader, g_ptr_array_index (beginnings, i), consider, &sought, error);
  char *chosen = seen ? g_strdup (choose (reg, search, sought.candidates, error)) : NULL;
  g_array_unref (sought.candidates);
  return chosen;
}

/* ---- What is known ---- */

/* Whether a text of words joined by spaces has this one among them. */
static gboolean
has_word (const char *text, const char *word) {
  gsize length = strlen (word);
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
is_in_vocabulary (const PraxisVocabulary *vocabulary, const char *folded) {
  for (const PraxisField *field = praxis_fields (); vocabulary != NULL && field->name != NULL; field++) {
    const GPtrArray *labels
        = field->scheme == NULL ? NULL : praxis_vocabulary_labels (vocabulary, field->scheme);
    for (guint i = 0; labels != NULL && i < labels->len; i++)
      if (has_word (((const PraxisLabel *)g_ptr_array_index (labels, i))->folded, folded))
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_in_index (StoreReader *reader, const char *term) {
  return store_reader_first (reader, term, NULL) != 0;
}

/* Known is what the query would find, in whatever form, and what could be in the index. */
static gboolean
is_known (const PraxisRegister *reg, const GPtrArray *stemmings, const PraxisToken *token) {
  if (is_in_index (reg->reader, token->word) || g_hash_table_contains (reg->stopwords, token->folded))
    return TRUE;
  for (guint i = 0; i < stemmings->len; i++)
    if (is_in_index (reg->reader, praxis_stemming_term (g_ptr_array_index (stemmings, i), token)))
      return TRUE;
  return is_in_vocabulary (reg->vocabulary, token->folded);
}

/* ---- The text ---- */

typedef struct {
  PraxisRegister *reg;
  const PraxisSearch *search;
  GPtrArray *stemmings;
  GString *text;  /* corrected so far */
  gssize shifted; /* how much further what follows stands in it than in the query; words come in order */
  gboolean changed;
} Correction;

static gboolean
correct_words (Correction *correction, const PraxisQuery *words, GError **error) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, words->text, strlen (words->text));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (is_known (correction->reg, correction->stemmings, &token))
      continue;
    GError *reason = NULL;
    g_autofree char *word = nearest_word (correction->reg, correction->search, token.word, &reason);
    if (reason != NULL) {
      g_propagate_error (error, reason);
      return FALSE;
    }
    if (word == NULL)
      continue;
    gssize start = (gssize)(words->start + token.start) + correction->shifted;
    gssize length = (gssize)(token.end - token.start);
    g_string_erase (correction->text, start, length);
    g_string_insert (correction->text, start, word);
    correction->shifted += (gssize)strlen (word) - length;
    correction->changed = TRUE;
  }
  return TRUE;
}

static gboolean
correct_node (Correction *correction, const PraxisQuery *query, GError **error) {
  if (query->occurs == PRAXIS_OCCURS_NEVER)
    return TRUE;
  if (query->kind == PRAXIS_QUERY_WORDS && query->field == NULL)
    return correct_words (correction, query, error);
  guint wanted = query->kind == PRAXIS_QUERY_NOT ? 1 : query->children->len;
  for (guint i = 0; i < wanted; i++)
    if (!correct_node (correction, g_ptr_array_index (query->children, i), error))
      return FALSE;
  return TRUE;
}

gboolean
praxis_spelling_correct (PraxisRegister *reg, const PraxisSearch *search, char **corrected, GError **error) {
  *corrected = NULL;
  if (search->query == NULL)
    return TRUE;
  Correction correction = { .reg = reg, .search = search };
  correction.stemmings = praxis_stemmings_new (reg->languages);
  correction.text = g_string_new (search->request->text);
  gboolean done = correct_node (&correction, search->query, error);
  g_ptr_array_unref (correction.stemmings);
  *corrected = g_string_free (correction.text, !done || !correction.changed);
  return done;
}
