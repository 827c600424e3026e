/* From an unknown word to the nearest known one. Only words that begin with the same letter, or with the
 * first two swapped, are looked at: 0.5 ms for each 4,000 of them, and none at all where every word is known.
 */
#include "register/search/spelling.h"
#include "register/base/distance.h"
#include "register/text/mistake.h"
#include "register/text/terms.h"
#include <string.h>

#define SHORTEST 4       /* letters of a word that is put right: shorter ones are near to too much */
#define LONG_WORD 8      /* letters from which on two mistakes are believed, else one */
#define LONGEST 64       /* letters, as words are cut */
#define MOST_WEIGHED 20u /* of equally near words, the likeliest ones, whose documents are filtered */
#define RARER 5u      /* a word that so many times fewer documents have than one near it may be mistyped; */
#define FORM_RARER 2u /* so may one whose stem they have, but nowhere the word itself */

typedef struct {
  PraxisRegister *reg;
  const PraxisSearch *search;
  GPtrArray *stemmings;
  GString *text;  /* corrected so far */
  gssize shifted; /* how much further what follows stands in it than in the query; words come in order */
  gboolean changed;
  gboolean emptied; /* nothing was found, and there are filters */
  gboolean doubted; /* a word was changed that the index knows */
} Correction;

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
  guint everywhere, documents; /* that have it, in the index and in scope */
  double ease;                 /* see mistake.h */
} Candidate;

static void
candidate_clear (gpointer data) {
  g_free (((Candidate *)data)->word);
}

/* What is sought, and the words that are nearest so far. */
typedef struct {
  const char *word;
  gunichar letters[LONGEST];
  glong length;
  gboolean known;       /* it is in the index itself, but not in scope */
  GPtrArray *stemmings; /* its stem is in scope, as written it is nowhere; NULL: it is not even so known */
  gboolean is_form;     /* of a word that is as near as the candidates */
  guint nearest;
  GArray *candidates; /* of Candidate */
} Sought;

/* The stem of a word is that of another one in some language. */
static gboolean
share_stem (const GPtrArray *stemmings, const char *word, const char *other) {
  g_autofree char *folded = praxis_fold (word), *other_folded = praxis_fold (other);
  const PraxisToken one = { .word = word, .folded = folded }, two = { .word = other, .folded = other_folded };
  for (guint i = 0; i < stemmings->len; i++) {
    PraxisStemming *stemming = g_ptr_array_index (stemmings, i);
    g_autofree char *stem = g_strdup (praxis_stemming_term (stemming, &one));
    if (g_str_equal (stem, praxis_stemming_term (stemming, &two)))
      return TRUE;
  }
  return FALSE;
}

static void
consider (const char *term, gpointer data) {
  Sought *sought = data;
  gunichar letters[LONGEST];
  glong length = base_letters (term, letters);
  if (length == 0)
    return;
  guint distance = praxis_distance (sought->letters, sought->length, letters, length, sought->nearest);
  if (distance > sought->nearest || (distance == 0 && sought->known))
    return;
  if (sought->stemmings != NULL && share_stem (sought->stemmings, sought->word, term))
    sought->is_form = TRUE;
  if (distance < sought->nearest)
    g_array_set_size (sought->candidates, 0);
  sought->nearest = distance;
  Candidate candidate = { .word = g_strdup (term),
                          .ease = praxis_mistake_ease (sought->letters, sought->length, letters, length) };
  g_array_append_val (sought->candidates, candidate);
}

static int
likeliest_first (gconstpointer a, gconstpointer b) {
  const Candidate *one = a, *other = b;
  double likely = one->documents * one->ease, other_likely = other->documents * other->ease;
  if (likely != other_likely)
    return likely > other_likely ? -1 : 1;
  return strcmp (one->word, other->word);
}

/* The candidate that is likeliest meant: by the documents in scope that have it, and by the mistake. NULL if
 * none has any. */
static const Candidate *
choose (PraxisRegister *reg, const PraxisSearch *search, GArray *candidates, GError **error) {
  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    StoreFrequency frequency;
    if (!store_reader_frequency (reg->reader, candidate->word, &frequency, error))
      return NULL;
    candidate->everywhere = candidate->documents = frequency.documents;
  }
  g_array_sort (candidates, likeliest_first);
  g_array_set_size (candidates, MIN (candidates->len, MOST_WEIGHED));
  for (guint i = 0; search->filters->len > 0 && i < candidates->len; i++) {
    Candidate *candidate = &g_array_index (candidates, Candidate, i);
    g_autoptr (StoreQuery) query = store_query_term (candidate->word);
    if (!praxis_search_count (reg, search, query, &candidate->documents, error))
      return NULL;
  }
  g_array_sort (candidates, likeliest_first);
  const Candidate *best = candidates->len > 0 ? &g_array_index (candidates, Candidate, 0) : NULL;
  return best != NULL && best->documents > 0 ? best : NULL;
}

/* The nearest word in scope, NULL without an error if none is near. documents: those that have the word
 * itself outside of it, or, of a form, only its stem; one that is not much more frequent is then none. Caller
 * frees. */
static char *
nearest_word (const Correction *correction, const char *word, guint documents, gboolean form,
              GError **error) {
  PraxisRegister *reg = correction->reg;
  Sought sought = { .word = word, .stemmings = form ? correction->stemmings : NULL };
  sought.length = base_letters (word, sought.letters);
  if (sought.length < SHORTEST)
    return NULL;
  sought.known = documents > 0 && !form;
  sought.nearest = form || sought.length < LONG_WORD ? 1 : 2;
  sought.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (sought.candidates, candidate_clear);
  g_autoptr (GPtrArray) beginnings = likely_beginnings (sought.letters);
  gboolean seen = TRUE;
  for (guint i = 0; seen && i < beginnings->len; i++)
    seen = store_reader_each_term (reg->reader, g_ptr_array_index (beginnings, i), consider, &sought, error);
  const Candidate *chosen
      = seen && !sought.is_form ? choose (reg, correction->search, sought.candidates, error) : NULL;
  guint rarer = form ? FORM_RARER : RARER;
  char *nearest = chosen != NULL && chosen->everywhere >= documents * rarer ? g_strdup (chosen->word) : NULL;
  g_array_unref (sought.candidates);
  return nearest;
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

/* ---- The text ---- */

/* Adds the query for a term that the index has; *documents: those that have it, if they are more. */
static gboolean
add_known (const Correction *correction, const char *term, GPtrArray *terms, guint *documents,
           GError **error) {
  StoreFrequency frequency;
  if (!store_reader_frequency (correction->reg->reader, term, &frequency, error))
    return FALSE;
  if (frequency.documents > 0)
    g_ptr_array_add (terms, store_query_term (term));
  *documents = MAX (*documents, frequency.documents);
  return TRUE;
}

/* How many documents have a word. */
typedef struct {
  guint written;  /* as it is written */
  guint any_form; /* what the query would find of it, */
  guint in_scope; /* and of these in scope, where that matters */
} Frequency;

static gboolean
count_word (const Correction *correction, const PraxisToken *token, Frequency *frequency, GError **error) {
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  guint *documents = &frequency->any_form;
  gboolean counted = add_known (correction, token->word, terms, documents, error);
  frequency->written = *documents;
  for (guint i = 0; counted && i < correction->stemmings->len; i++) {
    PraxisStemming *stemming = g_ptr_array_index (correction->stemmings, i);
    if (correction->emptied || *documents == 0)
      counted = add_known (correction, praxis_stemming_term (stemming, token), terms, documents, error);
  }
  g_autoptr (StoreQuery) any = store_query_combine (STORE_OR, (StoreQuery **)terms->pdata, terms->len, 0);
  frequency->in_scope = *documents;
  return counted
         && (!correction->emptied || *documents == 0
             || praxis_search_count (correction->reg, correction->search, any, &frequency->in_scope, error));
}

/* The nearest word for one that is not known in scope, or by its stem alone; *word is NULL if there is none.
 * Words of the vocabularies are known, and function words. */
static gboolean
find_better (Correction *correction, const PraxisToken *token, char **word, GError **error) {
  const PraxisRegister *reg = correction->reg;
  Frequency frequency = { 0 };
  *word = NULL;
  if (g_hash_table_contains (reg->stopwords, token->folded)
      || store_deadline_passed (&correction->reg->deadline))
    return TRUE;
  if (!count_word (correction, token, &frequency, error))
    return FALSE;
  gboolean form = frequency.in_scope > 0;
  if ((form && frequency.written > 0) || is_in_vocabulary (reg->vocabulary, token->folded))
    return TRUE;
  GError *reason = NULL;
  *word = nearest_word (correction, token->word, frequency.any_form, form, &reason);
  correction->doubted = correction->doubted || (*word != NULL && frequency.any_form > 0);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return reason == NULL;
}

static gboolean
correct_words (Correction *correction, const PraxisQuery *words, GError **error) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, words->text, strlen (words->text));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    g_autofree char *word = NULL;
    if (!find_better (correction, &token, &word, error))
      return FALSE;
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
praxis_spelling_correct (PraxisRegister *reg, const PraxisSearch *search, char **corrected, gboolean *sure,
                         GError **error) {
  *corrected = NULL;
  if (search->query == NULL || store_deadline_passed (&reg->deadline))
    return TRUE;
  Correction correction = { .reg = reg, .search = search };
  correction.stemmings = praxis_stemmings_new (reg->languages);
  correction.text = g_string_new (search->request->text);
  correction.emptied = search->filters->len > 0 && praxis_selection_total (search->selection) == 0;
  GError *reason = NULL;
  correct_node (&correction, search->query, &reason);
  gboolean late = praxis_search_is_late (reg, reason);
  g_ptr_array_unref (correction.stemmings);
  *sure = !correction.doubted;
  *corrected = g_string_free (correction.text, late || reason != NULL || !correction.changed);
  if (late)
    g_clear_error (&reason);
  if (reason != NULL)
    g_propagate_error (error, reason);
  return reason == NULL;
}
