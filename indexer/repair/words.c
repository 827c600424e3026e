/* Words that were misread or run together. No list of all words is at hand: what a word ought to be is learnt
 * from the document itself and from the vocabulary, and only a rare word that nobody knows is doubted. The
 * raw word stays findable in any case. */
#include "indexer/repair/finding.h"
#include "register/text/joint.h"
#include <string.h>

#define RARE 2u          /* a word that occurs more often is one */
#define LEAST_LETTERS 5u /* of a word that is doubted */
#define MOST_LETTERS 40u /* of one that may be a word */
#define LEAST_PART 4u    /* letters of the parts of words run together */
#define PRODUCTIVE 2u    /* a part that follows hyphens so often makes new words */
#define CONFUSED 3u      /* misreadings that show that two letters are confused throughout */
#define AROUND 60u       /* bytes on either side that tell in which script a line is */

/* ---- The words of the document ---- */

typedef struct {
  guint id, count, after_hyphen; /* how often, and how often behind a hyphen */
  PraxisSpan places[RARE];       /* where it stands, while it is rare */
} Word;

typedef struct {
  RepairSearch *search;
  const KnownWords *known;
  const PraxisCleanText *clean;
  GHashTable *table;    /* key -> Word */
  GPtrArray *words;     /* of Word, by id */
  GArray *stream;       /* of guint: the ids in order */
  GHashTable *hyphened; /* key of two ids -> Compound */
  GHashTable *pairs;    /* key of two ids -> count of the pair side by side: of those asked for only */
  GArray *splits;       /* of Split: asked for, to be made if the pair occurs */
  GArray *breaks;       /* of Break */
  guint confused;
} Reader;

/* Two words with a hyphen between, where that was seen first and how often. */
typedef struct {
  PraxisSpan first, second;
  guint count;
} Compound;

typedef struct {
  const Word *word;
  gsize letters; /* bytes of the first part */
  WordKey pair;
} Split;

/* A hyphen at the end of a line, and the word on either side. */
typedef struct {
  PraxisSpan first, second;
  WordKey pair;
} Break;

static WordKey
pair_of (guint one, guint other) {
  return (WordKey)one << 32 | other;
}

static Word *
word_of (const Reader *reader, WordKey key) {
  return g_hash_table_lookup (reader->table, key_pointer (key));
}

static Word *
take_word (Reader *reader, WordKey key, PraxisSpan place) {
  Word *word = word_of (reader, key);
  if (word == NULL) {
    word = g_new0 (Word, 1);
    word->id = reader->words->len;
    g_hash_table_insert (reader->table, key_pointer (key), word);
    g_ptr_array_add (reader->words, word);
  }
  if (word->count < RARE)
    word->places[word->count] = place;
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
stands_in_latin (const PraxisCleanText *clean, PraxisSpan place) {
  gsize from = place.start - MIN (place.start, AROUND), to = MIN (clean->length, place.end + AROUND);
  guint latin = 0, other = 0;
  for (gsize i = from; i < to; i++) {
    latin += g_ascii_isalpha (clean->text[i]) != 0;
    other += ((guchar)clean->text[i] & 0x80) != 0;
  }
  return latin > 2 * other;
}

/* Cyrillic or Greek letters that look like Latin ones, in a Latin line: "ТоТ" typed on another keyboard. */
static void
find_look_alike (Reader *reader, PraxisSpan place) {
  char latin[32];
  gsize length = 0;
  const char *text = reader->clean->text, *end = text + place.end;
  for (const char *at = text + place.start; at < end; at = g_utf8_next_char (at)) {
    char letter = length + 1 < sizeof latin ? latin_of (g_utf8_get_char (at)) : '\0';
    if (letter == '\0')
      return;
    latin[length++] = letter;
  }
  latin[length] = '\0';
  if (length >= 2 && stands_in_latin (reader->clean, place))
    repair_found (reader->search, place.start, place.end, latin);
}

static void
take_compound (Reader *reader, WordKey pair, PraxisSpan first, PraxisSpan second) {
  Compound *compound = g_hash_table_lookup (reader->hyphened, key_pointer (pair));
  if (compound == NULL) {
    compound = g_new0 (Compound, 1);
    *compound = (Compound){ first, second, 0 };
    g_hash_table_insert (reader->hyphened, key_pointer (pair), compound);
  }
  compound->count++;
}

/* What a hyphen between two words tells. */
static void
take_hyphen (Reader *reader, PraxisSpan first, Word *second, PraxisSpan place) {
  guint last = g_array_index (reader->stream, guint, reader->stream->len - 2);
  WordKey pair = pair_of (last, second->id);
  if (place.start == first.end + 1) {
    second->after_hyphen++;
    take_compound (reader, pair, first, place);
  } else if (praxis_joint_between (reader->clean->text, first.end, place.start) != NULL) {
    Break at = { first, place, pair };
    g_array_append_val (reader->breaks, at);
  }
}

/* Words are letters and digits in a row, which is less than the tokenizer knows of them, but enough to count
 * them, and done in a tenth of its time. */
static void
read_words (Reader *reader) {
  const char *text = reader->clean->text, *end = text + reader->clean->length;
  PraxisSpan last = { 0, 0 };
  for (const char *at = text; at < end;) {
    const char *start = at;
    WordKey key = KEY_BASIS;
    for (; letter_length (at) > 0; at++)
      key = key_with (key, *at);
    if (at == start) {
      at = g_utf8_next_char (at);
      continue;
    }
    PraxisSpan place = { (gsize)(start - text), (gsize)(at - text) };
    guchar lead = (guchar)*start;
    if (lead >= 0xCE && lead <= 0xD1)
      find_look_alike (reader, place);
    Word *word = take_word (reader, key, place);
    if (last.end > 0 && text[last.end] == '-')
      take_hyphen (reader, last, word, place);
    last = place;
  }
}

static gboolean
is_known (const Reader *reader, WordKey key) {
  return g_hash_table_contains (reader->known->words, key_pointer (key));
}

static const char *
letters_of (const Reader *reader, const Word *word) {
  return reader->clean->text + word->places[0].start;
}

static gsize
length_of (const Word *word) {
  return word->places[0].end - word->places[0].start;
}

/* ---- Words run together ---- */

/* Two stretches of the text as one word. */
static WordKey
key_of_joined (const Reader *reader, PraxisSpan first, PraxisSpan second) {
  WordKey key = key_of (reader->clean->text + first.start, first.end - first.start);
  for (gsize i = second.start; i < second.end; i++)
    key = key_with (key, reader->clean->text[i]);
  return key;
}

static void
split (const Reader *reader, const Word *word, gsize letters) {
  for (guint i = 0; i < MIN (word->count, RARE); i++)
    repair_found (reader->search, word->places[i].start + letters, word->places[i].start + letters, "-");
}

/* What the document writes with a hyphen elsewhere, and as often. */
static void
split_compounds (Reader *reader) {
  GHashTableIter iterator;
  gpointer value;
  g_hash_table_iter_init (&iterator, reader->hyphened);
  while (g_hash_table_iter_next (&iterator, NULL, &value)) {
    const Compound *compound = value;
    const Word *word = word_of (reader, key_of_joined (reader, compound->first, compound->second));
    if (word != NULL && word->count <= MIN (RARE, compound->count)
        && !g_ascii_isdigit (*letters_of (reader, word)))
      split (reader, word, compound->first.end - compound->first.start);
  }
}

/* What the vocabulary writes with a hyphen. */
static gboolean
split_known (Reader *reader, const Word *word) {
  guint letters = key_count (reader->known->joined, key_of (letters_of (reader, word), length_of (word)));
  if (letters > 0)
    split (reader, word, letters);
  return letters > 0;
}

/* A word broken at the end of a line is one if the document has it elsewhere unbroken, and keeps the hyphen
 * if it has that elsewhere. Others are left in doubt: parts and whole are all found (register/text/joint.h).
 */
static void
join_lines (Reader *reader) {
  for (guint i = 0; i < reader->breaks->len; i++) {
    const Break *at = &g_array_index (reader->breaks, Break, i);
    WordKey joined = key_of_joined (reader, at->first, at->second);
    const Word *whole = word_of (reader, joined);
    const Compound *compound = g_hash_table_lookup (reader->hyphened, key_pointer (at->pair));
    guint hyphened = compound != NULL ? compound->count : 0;
    if (hyphened > (whole != NULL ? whole->count : 0))
      repair_found (reader->search, at->first.end + 1, at->second.start, "");
    else if (whole != NULL || is_known (reader, joined))
      repair_found (reader->search, at->first.end, at->second.start, "");
  }
}

/* The word that follows behind a space and goes on in small letters, NULL if none does. */
static const Word *
word_beside (const Reader *reader, PraxisSpan place, PraxisSpan *beside) {
  const char *text = reader->clean->text, *start = text + place.end + 1, *end = start;
  if (text[place.end] != ' ' || !g_unichar_islower (g_utf8_get_char (start)))
    return NULL;
  while (letter_length (end) > 0)
    end++;
  *beside = (PraxisSpan){ place.end + 1, (gsize)(end - text) };
  return word_of (reader, key_of (start, (gsize)(end - start)));
}

static gboolean
is_known_at (const Reader *reader, PraxisSpan place) {
  return is_known (reader, key_of (reader->clean->text + place.start, place.end - place.start));
}

/* Whether two words that hardly occur do so as one: "submit ted", as a page reads whose letters are spaced
 * unevenly. One of them may be known, but parts of "border line" both are. */
static gboolean
is_broken (const Reader *reader, PraxisSpan place, guint count, PraxisSpan beside) {
  const Word *whole = word_of (reader, key_of_joined (reader, place, beside));
  return whole != NULL && whole->count > count && length_of (whole) >= LEAST_LETTERS
         && !(is_known_at (reader, place) && is_known_at (reader, beside));
}

static void
join_parts (Reader *reader) {
  for (guint i = 0; i < reader->words->len; i++) {
    const Word *first = g_ptr_array_index (reader->words, i), *second;
    PraxisSpan beside;
    for (guint j = 0; first->count <= RARE && j < first->count; j++) {
      second = word_beside (reader, first->places[j], &beside);
      if (second != NULL && second->count <= RARE
          && is_broken (reader, first->places[j], MAX (first->count, second->count), beside))
        repair_found (reader->search, first->places[j].end, beside.start, "");
    }
  }
}

/* A word of the document or of the vocabulary. */
static gboolean
is_word (const Reader *reader, WordKey key) {
  return word_of (reader, key) != NULL || is_known (reader, key);
}

/* A small letter before a capital, and words on both sides: EastAsia. */
static gboolean
split_at_capital (Reader *reader, const Word *word) {
  const char *text = letters_of (reader, word);
  gsize length = length_of (word);
  for (gsize i = LEAST_PART - 1; i + LEAST_PART <= length; i++) {
    if (!g_ascii_islower (text[i - 1]) || !g_ascii_isupper (text[i]))
      continue;
    gboolean both = is_word (reader, key_of (text, i)) && is_word (reader, key_of (text + i, length - i));
    if (both)
      split (reader, word, i);
    return both;
  }
  return FALSE;
}

/* Two words, of which the second is wont to follow a hyphen ("demand-driven" tells of "conflictdriven"), or
 * which the document writes one behind the other. */
static gboolean
split_in_two (Reader *reader, const Word *word) {
  const char *text = letters_of (reader, word);
  gsize length = length_of (word);
  for (gsize i = LEAST_PART; i + LEAST_PART <= length; i++) {
    WordKey head = key_of (text, i), tail = key_of (text + i, length - i);
    const Word *first = word_of (reader, head), *second = word_of (reader, tail);
    guint productive = (second != NULL ? second->after_hyphen : 0) + key_count (reader->known->tails, tail);
    if (productive >= PRODUCTIVE && (is_word (reader, head) || is_word (reader, key_with (head, 's')))) {
      split (reader, word, i);
      return TRUE;
    }
    if (first == NULL || second == NULL || word->count > 1)
      continue;
    Split asked = { word, i, pair_of (first->id, second->id) };
    g_array_append_val (reader->splits, asked);
    g_hash_table_insert (reader->pairs, key_pointer (asked.pair), NULL);
  }
  return FALSE;
}

/* Of the splits asked for those whose words stand side by side elsewhere, twice at least. */
static void
split_neighbours (Reader *reader) {
  const guint *ids = (const guint *)reader->stream->data;
  for (guint i = 0; reader->splits->len > 0 && i + 1 < reader->stream->len; i++) {
    WordKey pair = pair_of (ids[i], ids[i + 1]);
    if (g_hash_table_contains (reader->pairs, key_pointer (pair)))
      key_add (reader->pairs, pair);
  }
  for (guint i = 0; i < reader->splits->len; i++) {
    const Split *asked = &g_array_index (reader->splits, Split, i);
    if (key_count (reader->pairs, asked->pair) >= 2)
      split (reader, asked->word, asked->letters);
  }
}

/* ---- Words misread ---- */

/* Notes how a word reads; takes the reading over. */
static gboolean
reads (const Reader *reader, const Word *word, char *reading) {
  for (guint i = 0; i < MIN (word->count, RARE); i++)
    repair_found (reader->search, word->places[i].start, word->places[i].end, reading);
  g_free (reading);
  return TRUE;
}

/* The word with some bytes at a place replaced by others. */
static char *
replaced (const Reader *reader, const Word *word, gsize at, gsize bytes, const char *by) {
  const char *text = letters_of (reader, word);
  return g_strdup_printf ("%.*s%s%.*s", (int)at, text, by, (int)(length_of (word) - at - bytes),
                          text + at + bytes);
}

static WordKey
key_of_replaced (const Reader *reader, const Word *word, gsize at, gsize bytes, const char *by) {
  const char *text = letters_of (reader, word);
  WordKey key = key_of (text, at);
  for (; *by != '\0'; by++)
    key = key_with (key, *by);
  for (gsize i = at + bytes; i < length_of (word); i++)
    key = key_with (key, text[i]);
  return key;
}

static gboolean
is_likelier (const Reader *reader, const Word *word, WordKey key) {
  const Word *other = word_of (reader, key);
  return (other != NULL && other->count > word->count) || is_known (reader, key);
}

/* Letters that recognition confuses: what is read, and what stands there. */
static const struct {
  char read;
  const char *right;
} confusions[] = { { 'a', "g" }, { 'm', "rn" } };

static gboolean
read_confused (Reader *reader, const Word *word) {
  for (gsize at = 1; at < length_of (word); at++)
    for (guint i = 0; i < G_N_ELEMENTS (confusions); i++) {
      if (letters_of (reader, word)[at] != confusions[i].read
          || !is_likelier (reader, word, key_of_replaced (reader, word, at, 1, confusions[i].right)))
        continue;
      reader->confused++;
      return reads (reader, word, replaced (reader, word, at, 1, confusions[i].right));
    }
  return FALSE;
}

/* Where g is read as a throughout, an ending "ina" is "ing", though the word occurs nowhere else. */
static gboolean
read_ending (Reader *reader, const Word *word) {
  gsize length = length_of (word);
  const char *text = letters_of (reader, word);
  if (reader->confused < CONFUSED || !g_ascii_islower (*text) || strncmp (text + length - 3, "ina", 3) != 0)
    return FALSE;
  return reads (reader, word, replaced (reader, word, length - 1, 1, "g"));
}

/* A name of a country or its people that the document has elsewhere, with a letter too many: Belgwian. */
static gboolean
read_name (Reader *reader, const Word *word) {
  gsize length = length_of (word);
  if (!g_ascii_isupper (*letters_of (reader, word)) || length <= LEAST_LETTERS)
    return FALSE;
  for (gsize i = 1; i + 1 < length; i++) {
    WordKey key = key_of_replaced (reader, word, i, 1, "");
    if (word_of (reader, key) != NULL && g_hash_table_contains (reader->known->names, key_pointer (key)))
      return reads (reader, word, replaced (reader, word, i, 1, ""));
  }
  return FALSE;
}

/* A word that lost its last letter at the end of a line, if it is one that words end with and that does not
 * just make another form of it. */
static gboolean
read_cut (Reader *reader, const Word *word) {
  gsize length = length_of (word);
  char after = letters_of (reader, word)[length];
  if (word->count > 1 || (after != '\n' && after != '\0'))
    return FALSE;
  static const char *const endings[] = { "t", "n", "g", "y", "e" };
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    const Word *whole = word_of (reader, key_of_replaced (reader, word, length, 0, endings[i]));
    if (whole != NULL && whole->count > RARE)
      return reads (reader, word, replaced (reader, word, length, 0, endings[i]));
  }
  return FALSE;
}

/* ---- All of it ---- */

/* What a doubtful word is tried for, the first that fits. */
static gboolean (*const rules[]) (Reader *reader, const Word *word)
    = { split_known, split_at_capital, read_confused, read_name, read_cut, split_in_two };

static gboolean
is_doubtful (const Reader *reader, const Word *word) {
  gsize length = length_of (word);
  if (word->count > RARE || length < LEAST_LETTERS || length > MOST_LETTERS)
    return FALSE;
  const char *text = letters_of (reader, word);
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return FALSE;
  return !is_known (reader, key_of (text, length));
}

static void
try_words (Reader *reader) {
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  for (guint i = 0; i < reader->words->len; i++) {
    const Word *word = g_ptr_array_index (reader->words, i);
    gboolean done = !is_doubtful (reader, word);
    for (guint rule = 0; rule < G_N_ELEMENTS (rules) && !done; rule++)
      done = rules[rule](reader, word);
    if (!done)
      g_ptr_array_add (left, (gpointer)word);
  }
  for (guint i = 0; i < left->len; i++)
    read_ending (reader, g_ptr_array_index (left, i));
}

void
repair_words (RepairSearch *search, const KnownWords *known, const PraxisCleanText *clean) {
  Reader reader = { .search = search,
                    .known = known,
                    .clean = clean,
                    .table = keys_new (NULL),
                    .words = g_ptr_array_new_with_free_func (g_free),
                    .stream = g_array_new (FALSE, FALSE, sizeof (guint)),
                    .hyphened = keys_new (g_free),
                    .pairs = keys_new (NULL),
                    .splits = g_array_new (FALSE, FALSE, sizeof (Split)),
                    .breaks = g_array_new (FALSE, FALSE, sizeof (Break)) };
  read_words (&reader);
  join_lines (&reader);
  join_parts (&reader);
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
