/* Words that were misread or run together. No list of all words is at hand: what a word ought to be is learnt
 * from the document itself and from the vocabulary, and only a rare word that nobody knows is doubted. The
 * raw word stays findable in any case. */
#include "indexer/repair/finding.h"
#include "register/joint.h"
#include <string.h>

#define RARE 2u          /* a word that occurs more often is one */
#define LEAST_LETTERS 5u /* of a word that is doubted */
#define LEAST_PART 4u    /* letters of the parts of words run together */
#define PRODUCTIVE 2u    /* a part that follows hyphens so often makes new words */
#define CONFUSED 3u      /* misreadings that show that two letters are confused throughout */
#define AROUND 60u       /* bytes on either side that tell in which script a line is */

struct _KnownWords {
  GHashTable *words;  /* set of folded words of all labels */
  GHashTable *names;  /* set of folded labels of countries and their people that are one word */
  GHashTable *joined; /* compounds with hyphens, a pair of parts as one word -> letters of the first */
  GHashTable *tails;  /* words behind a hyphen -> how many labels have them there */
};

static guint
count_of (GHashTable *counts, gconstpointer key) {
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
}

static void
add_compounds (const char *label, KnownWords *known) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  g_autofree char *last = NULL;
  gsize end = 0;
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, label, strlen (label));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (last != NULL && token.start == end + 1 && label[end] == '-') {
      g_hash_table_insert (known->joined, g_strconcat (last, token.folded, NULL),
                           GUINT_TO_POINTER (strlen (last)));
      g_hash_table_insert (known->tails, g_strdup (token.folded),
                           GUINT_TO_POINTER (count_of (known->tails, token.folded) + 1));
    }
    g_free (last);
    last = g_strdup (token.folded);
    end = token.end;
  }
}

static void
add_labels (const PraxisVocabulary *vocabulary, const char *scheme, KnownWords *known) {
  const GPtrArray *labels = praxis_vocabulary_labels (vocabulary, scheme);
  for (guint i = 0; i < labels->len; i++) {
    const PraxisLabel *label = g_ptr_array_index (labels, i);
    gboolean country = strcmp (scheme, "country") == 0;
    if (label->kind == PRAXIS_LABEL_HIDDEN && !country)
      continue; /* it may be a misspelling */
    g_auto (GStrv) words = g_strsplit (label->folded, " ", -1);
    if (country && g_strv_length (words) == 1)
      g_hash_table_add (known->names, g_strdup (words[0]));
    if (strchr (label->text, '-') != NULL)
      add_compounds (label->text, known);
    for (char **word = words; *word != NULL; word++)
      g_hash_table_add (known->words, g_strdup (*word));
  }
}

KnownWords *
known_words_new (const PraxisVocabulary *vocabulary) {
  static const char *const schemes[] = { "country", "region", "topic", "type", "role" };
  KnownWords *known = g_new0 (KnownWords, 1);
  known->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->joined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known->tails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    add_labels (vocabulary, schemes[i], known);
  return known;
}

void
known_words_free (KnownWords *known) {
  g_hash_table_unref (known->words);
  g_hash_table_unref (known->names);
  g_hash_table_unref (known->joined);
  g_hash_table_unref (known->tails);
  g_free (known);
}

/* ---- The words of the document ---- */

typedef struct {
  const char *folded;
  guint id, count, after_hyphen; /* how often, and how often behind a hyphen */
  PraxisSpan places[RARE];       /* where it stands, while it is rare */
} Word;

typedef struct {
  RepairSearch *search;
  const KnownWords *known;
  const PraxisCleanText *clean;
  GHashTable *table;    /* folded -> Word */
  GPtrArray *words;     /* of Word, by id */
  GArray *stream;       /* of guint: the ids in order */
  GHashTable *hyphened; /* two ids -> count of the pair with a hyphen between */
  GHashTable *pairs;    /* two ids -> count of the pair one behind the other: of those asked for only */
  GArray *splits;       /* of Split: asked for, to be made if the pair occurs */
  GArray *breaks;       /* of Break */
  guint confused;
} Reader;

typedef struct {
  Word *word;
  gsize letters; /* of the first part */
  gint64 pair;
} Split;

/* A hyphen at the end of a line, and the word on either side. */
typedef struct {
  gsize hyphen, next;
  const Word *first, *second;
} Break;

static gint64
pair_of (const Word *one, const Word *other) {
  return (gint64)one->id << 32 | other->id;
}

static void
count_pair (GHashTable *pairs, gint64 pair) {
  guint count = count_of (pairs, &pair);
  g_hash_table_insert (pairs, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (count + 1));
}

static Word *
take_word (Reader *reader, const PraxisToken *token) {
  Word *word = g_hash_table_lookup (reader->table, token->folded);
  if (word == NULL) {
    word = g_new0 (Word, 1);
    word->id = reader->words->len;
    word->folded = g_string_chunk_insert (reader->search->strings, token->folded);
    g_hash_table_insert (reader->table, (gpointer)word->folded, word);
    g_ptr_array_add (reader->words, word);
  }
  if (word->count < RARE)
    word->places[word->count] = (PraxisSpan){ token->start, token->end };
  word->count++;
  g_array_append_val (reader->stream, word->id);
  return word;
}

static const struct {
  gunichar like;
  char latin;
} look_alikes[] = {
  { 0x0410, 'A' }, { 0x0412, 'B' }, { 0x0415, 'E' }, { 0x041A, 'K' }, { 0x041C, 'M' }, { 0x041D, 'H' },
  { 0x041E, 'O' }, { 0x0420, 'P' }, { 0x0421, 'C' }, { 0x0422, 'T' }, { 0x0425, 'X' }, { 0x0406, 'I' },
  { 0x0408, 'J' }, { 0x0405, 'S' }, { 0x0430, 'a' }, { 0x0435, 'e' }, { 0x043E, 'o' }, { 0x0440, 'p' },
  { 0x0441, 'c' }, { 0x0443, 'y' }, { 0x0445, 'x' }, { 0x0456, 'i' }, { 0x0458, 'j' }, { 0x0455, 's' },
  { 0x0391, 'A' }, { 0x0392, 'B' }, { 0x0395, 'E' }, { 0x0396, 'Z' }, { 0x0397, 'H' }, { 0x0399, 'I' },
  { 0x039A, 'K' }, { 0x039C, 'M' }, { 0x039D, 'N' }, { 0x039F, 'O' }, { 0x03A1, 'P' }, { 0x03A4, 'T' },
  { 0x03A5, 'Y' }, { 0x03A7, 'X' }, { 0x03BF, 'o' },
};

static char
latin_of (gunichar letter) {
  for (guint i = 0; i < G_N_ELEMENTS (look_alikes); i++)
    if (look_alikes[i].like == letter)
      return look_alikes[i].latin;
  return g_ascii_isalnum ((char)letter) && letter < 0x80 ? (char)letter : '\0';
}

static gboolean
stands_in_latin (const PraxisCleanText *clean, const PraxisToken *token) {
  gsize from = token->start - MIN (token->start, AROUND), to = MIN (clean->length, token->end + AROUND);
  guint latin = 0, other = 0;
  for (gsize i = from; i < to; i++) {
    latin += g_ascii_isalpha (clean->text[i]) != 0;
    other += ((guchar)clean->text[i] & 0x80) != 0;
  }
  return latin > 2 * other;
}

/* Cyrillic or Greek letters that look like Latin ones, in a Latin line: "ТоТ" typed on another keyboard. */
static void
find_look_alike (Reader *reader, const PraxisToken *token) {
  g_autoptr (GString) latin = g_string_new (NULL);
  const char *text = reader->clean->text, *end = text + token->end;
  for (const char *at = text + token->start; at < end; at = g_utf8_next_char (at)) {
    char letter = latin_of (g_utf8_get_char (at));
    if (letter == '\0')
      return;
    g_string_append_c (latin, letter);
  }
  if (latin->len >= 2 && stands_in_latin (reader->clean, token))
    repair_found (reader->search, token->start, token->end, latin->str);
}

static void
read_words (Reader *reader) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  const char *text = reader->clean->text;
  PraxisToken token;
  Word *last = NULL;
  gsize last_end = 0;
  praxis_clean_text_start (reader->clean, tokenizer);
  while (praxis_tokenizer_next (tokenizer, &token)) {
    guint lead = (guchar)token.folded[0];
    if (lead >= 0xCE && lead <= 0xD1)
      find_look_alike (reader, &token);
    Word *word = take_word (reader, &token);
    gboolean hyphen = last != NULL && token.start > last_end && text[last_end] == '-';
    if (hyphen && token.start == last_end + 1) {
      word->after_hyphen++;
      count_pair (reader->hyphened, pair_of (last, word));
    } else if (hyphen && praxis_joint_between (text, last_end, token.start) != NULL) {
      Break at = { last_end, token.start, last, word };
      g_array_append_val (reader->breaks, at);
    }
    last = word;
    last_end = token.end;
  }
}

static gboolean
is_known (const Reader *reader, const char *folded) {
  return g_hash_table_contains (reader->known->words, folded);
}

/* ---- Words run together ---- */

/* The byte of the text after so many letters of a place; 0 if letters and bytes of the folded word differ. */
static gsize
byte_after (const Reader *reader, const Word *word, PraxisSpan place, gsize letters) {
  const char *text = reader->clean->text + place.start;
  if ((gsize)g_utf8_strlen (text, (gssize)(place.end - place.start)) != strlen (word->folded))
    return 0;
  return place.start + (gsize)(g_utf8_offset_to_pointer (text, (glong)letters) - text);
}

static void
split (const Reader *reader, const Word *word, gsize letters) {
  for (guint i = 0; i < MIN (word->count, RARE); i++) {
    gsize at = byte_after (reader, word, word->places[i], letters);
    if (at > 0)
      repair_found (reader->search, at, at, "-");
  }
}

/* What the document writes with a hyphen elsewhere, and more often. */
static void
split_compounds (Reader *reader) {
  GHashTableIter iterator;
  gpointer key, count;
  g_hash_table_iter_init (&iterator, reader->hyphened);
  while (g_hash_table_iter_next (&iterator, &key, &count)) {
    const Word *first = g_ptr_array_index (reader->words, *(gint64 *)key >> 32);
    const Word *second = g_ptr_array_index (reader->words, *(gint64 *)key & G_MAXUINT32);
    g_autofree char *joined = g_strconcat (first->folded, second->folded, NULL);
    Word *word = g_hash_table_lookup (reader->table, joined);
    if (word != NULL && word->count <= MIN (RARE, GPOINTER_TO_UINT (count)))
      split (reader, word, strlen (first->folded));
  }
}

/* What the vocabulary writes with a hyphen. */
static gboolean
split_known (Reader *reader, Word *word) {
  guint letters = count_of (reader->known->joined, word->folded);
  if (letters > 0)
    split (reader, word, letters);
  return letters > 0;
}

/* A word broken at the end of a line is one if the document has it elsewhere unbroken, and keeps the hyphen
 * if it has that elsewhere. Others are left in doubt: parts and whole are all found (register/joint.h). */
static void
join_lines (Reader *reader) {
  for (guint i = 0; i < reader->breaks->len; i++) {
    const Break *at = &g_array_index (reader->breaks, Break, i);
    g_autofree char *joined = g_strconcat (at->first->folded, at->second->folded, NULL);
    gint64 pair = pair_of (at->first, at->second);
    const Word *whole = g_hash_table_lookup (reader->table, joined);
    guint hyphened = count_of (reader->hyphened, &pair);
    if (hyphened > (whole != NULL ? whole->count : 0))
      repair_found (reader->search, at->hyphen + 1, at->next, "");
    else if (whole != NULL || is_known (reader, joined))
      repair_found (reader->search, at->hyphen, at->next, "");
  }
}

/* A small letter before a capital, and words on both sides: EastAsia. */
static gboolean
split_at_capital (Reader *reader, Word *word) {
  const char *text = reader->clean->text + word->places[0].start;
  if (word->places[0].end - word->places[0].start != strlen (word->folded))
    return FALSE;
  for (gsize i = 3; word->folded[i] != '\0'; i++) {
    if (!g_ascii_islower (text[i - 1]) || !g_ascii_isupper (text[i]))
      continue;
    g_autofree char *head = g_strndup (word->folded, i);
    const char *tail = word->folded + i;
    gboolean both = (g_hash_table_contains (reader->table, head) || is_known (reader, head))
                    && (g_hash_table_contains (reader->table, tail) || is_known (reader, tail));
    if (both)
      split (reader, word, i);
    return both;
  }
  return FALSE;
}

/* A word of the document or of the vocabulary; its plural will do. */
static gboolean
is_word (const Reader *reader, const char *folded) {
  g_autofree char *plural = g_strconcat (folded, "s", NULL);
  return g_hash_table_contains (reader->table, folded) || is_known (reader, folded)
         || g_hash_table_contains (reader->table, plural);
}

/* Two words, of which the second is wont to follow a hyphen ("demand-driven" tells of "conflictdriven"), or
 * which the document writes one behind the other. */
static gboolean
split_in_two (Reader *reader, Word *word) {
  gsize length = strlen (word->folded);
  for (gsize i = LEAST_PART; i + LEAST_PART <= length; i++) {
    const Word *tail = g_hash_table_lookup (reader->table, word->folded + i);
    if (tail == NULL)
      continue;
    g_autofree char *head = g_strndup (word->folded, i);
    guint productive = tail->after_hyphen + count_of (reader->known->tails, tail->folded);
    if (productive >= PRODUCTIVE && is_word (reader, head)) {
      split (reader, word, i);
      return TRUE;
    }
    const Word *first = g_hash_table_lookup (reader->table, head);
    if (first == NULL || word->count > 1)
      continue;
    Split asked = { word, i, pair_of (first, tail) };
    g_array_append_val (reader->splits, asked);
    g_hash_table_insert (reader->pairs, g_memdup2 (&asked.pair, sizeof asked.pair), NULL);
  }
  return FALSE;
}

/* Of the splits asked for those whose words stand side by side elsewhere, twice at least. */
static void
split_neighbours (Reader *reader) {
  const guint *ids = (const guint *)reader->stream->data;
  for (guint i = 0; reader->splits->len > 0 && i + 1 < reader->stream->len; i++) {
    gint64 pair = (gint64)ids[i] << 32 | ids[i + 1];
    if (g_hash_table_contains (reader->pairs, &pair))
      count_pair (reader->pairs, pair);
  }
  for (guint i = 0; i < reader->splits->len; i++) {
    const Split *asked = &g_array_index (reader->splits, Split, i);
    if (count_of (reader->pairs, &asked->pair) >= 2)
      split (reader, asked->word, asked->letters);
  }
}

/* ---- Words misread ---- */

static gboolean
reads (const Reader *reader, const Word *word, const char *reading) {
  for (guint i = 0; i < MIN (word->count, RARE); i++)
    repair_found (reader->search, word->places[i].start, word->places[i].end, reading);
  return TRUE;
}

static gboolean
is_likelier (const Reader *reader, const Word *word, const char *folded) {
  const Word *other = g_hash_table_lookup (reader->table, folded);
  return (other != NULL && other->count > word->count) || is_known (reader, folded);
}

/* Letters that recognition confuses: what is read, and what stands there. */
static const struct { const char *read, *right; } confusions[] = { { "a", "g" }, { "m", "rn" } };

static char *
replaced (const char *word, const char *at, const char *read, const char *right) {
  return g_strdup_printf ("%.*s%s%s", (int)(at - word), word, right, at + strlen (read));
}

static gboolean
read_confused (Reader *reader, Word *word) {
  for (guint i = 0; i < G_N_ELEMENTS (confusions); i++) {
    const char *at = word->folded;
    for (; (at = strstr (at, confusions[i].read)) != NULL; at++) {
      g_autofree char *reading = replaced (word->folded, at, confusions[i].read, confusions[i].right);
      if (!is_likelier (reader, word, reading))
        continue;
      reader->confused++;
      return reads (reader, word, reading);
    }
  }
  return FALSE;
}

/* Where g is read as a throughout, an ending "ina" is "ing", though the word occurs nowhere else. */
static gboolean
read_ending (Reader *reader, Word *word) {
  gboolean small = g_ascii_islower (reader->clean->text[word->places[0].start]);
  if (reader->confused < CONFUSED || !small || !g_str_has_suffix (word->folded, "ina"))
    return FALSE;
  g_autofree char *reading = replaced (word->folded, word->folded + strlen (word->folded) - 1, "a", "g");
  return reads (reader, word, reading);
}

/* A name of a country or its people with a letter too many: Belgwian. */
static gboolean
read_name (Reader *reader, Word *word) {
  gsize length = strlen (word->folded);
  if (!g_ascii_isupper (reader->clean->text[word->places[0].start]) || length <= LEAST_LETTERS)
    return FALSE;
  for (gsize i = 1; i < length; i++) {
    g_autofree char *reading = g_strdup_printf ("%.*s%s", (int)i, word->folded, word->folded + i + 1);
    if (g_hash_table_contains (reader->known->names, reading))
      return reads (reader, word, reading);
  }
  return FALSE;
}

/* A word that lost its last letter at the end of a line. A plural or past form has lost nothing. */
static gboolean
read_cut (Reader *reader, Word *word) {
  char after = reader->clean->text[word->places[0].end];
  if (word->count > 1 || (after != '\n' && after != '\0'))
    return FALSE;
  g_autofree char *reading = g_strconcat (word->folded, "?", NULL);
  for (char letter = 'a'; letter <= 'z'; letter++) {
    reading[strlen (word->folded)] = letter;
    const Word *whole = strchr ("sd", letter) == NULL ? g_hash_table_lookup (reader->table, reading) : NULL;
    if (whole != NULL && whole->count > RARE)
      return reads (reader, word, reading);
  }
  return FALSE;
}

/* ---- All of it ---- */

/* What a doubtful word is tried for, the first that fits. */
static gboolean (*const rules[]) (Reader *reader, Word *word)
    = { split_known, split_at_capital, read_confused, read_name, read_cut, split_in_two };

static gboolean
is_doubtful (const Reader *reader, const Word *word) {
  gsize length = strlen (word->folded);
  return word->count <= RARE && length >= LEAST_LETTERS
         && strspn (word->folded, "abcdefghijklmnopqrstuvwxyz") == length && !is_known (reader, word->folded);
}

static void
try_words (Reader *reader) {
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  for (guint i = 0; i < reader->words->len; i++) {
    Word *word = g_ptr_array_index (reader->words, i);
    gboolean done = !is_doubtful (reader, word);
    for (guint rule = 0; rule < G_N_ELEMENTS (rules) && !done; rule++)
      done = rules[rule](reader, word);
    if (!done)
      g_ptr_array_add (left, word);
  }
  for (guint i = 0; i < left->len; i++)
    read_ending (reader, g_ptr_array_index (left, i));
}

static GHashTable *
pairs_new (void) {
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
repair_words (RepairSearch *search, const KnownWords *known, const PraxisCleanText *clean) {
  Reader reader = { search,
                    known,
                    clean,
                    g_hash_table_new (g_str_hash, g_str_equal),
                    g_ptr_array_new_with_free_func (g_free),
                    g_array_new (FALSE, FALSE, sizeof (guint)),
                    pairs_new (),
                    pairs_new (),
                    g_array_new (FALSE, FALSE, sizeof (Split)),
                    g_array_new (FALSE, FALSE, sizeof (Break)),
                    0 };
  read_words (&reader);
  join_lines (&reader);
  split_compounds (&reader);
  try_words (&reader);
  split_neighbours (&reader);
  g_hash_table_unref (reader.table);
  g_ptr_array_unref (reader.words);
  g_array_unref (reader.stream);
  g_hash_table_unref (reader.hyphened);
  g_hash_table_unref (reader.pairs);
  g_array_unref (reader.splits);
  g_array_unref (reader.breaks);
}
