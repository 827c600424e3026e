/* Words: finds them in running text and reduces them to the two forms that are compared. It stands first in
 * both journeys: the writer makes terms of these words, the query asks for the same ones. ICU says what each
 * character is (its word break property) and cuts scripts that write no spaces; the rules that join and split
 * are here. */
#include "register/text/token.h"
#include "register/text/token_class.h"
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#define MOST_LETTERS 64 /* longer ones are no words: encoded data, rows of a table run together */
#define MOST_BYTES 200  /* leaves room for a prefix in Xapian's 245 bytes of a term */
#define MOST_UNITS 1024 /* UTF-16 units given to ICU's dictionaries at a time */

/* Articles, prepositions and conjunctions that lose their vowel before the next word: French, Italian,
 * Catalan. */
static const char *const elided[] = {
  "l",      "d",      "j",      "m",  "n",    "s",    "t",    "c",    "v",    "qu",   "jusqu",
  "lorsqu", "puisqu", "quoiqu", "un", "all",  "dell", "nell", "dall", "sull", "coll", "quell",
  "quest",  "sant",   "degl",   "gl", "bell", "dov",  "com",  "cos",  "tutt", NULL,
};

/* Letters that no decomposition takes apart, as people type them without the accent. */
static const struct {
  UChar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" },
};

struct _PraxisTokenizer {
  const char *text;
  gsize length, position;
  const gsize *breaks; /* where words end without a gap */
  guint n_breaks, next_break;
  GString *raw;   /* the word being read: ignored characters dropped, digits and apostrophes plain */
  guint letters;  /* of it */
  gboolean plain; /* it is ASCII */
  GString *word, *folded;
  UBreakIterator *dictionary;
  GArray *cuts; /* gsize: ends of the pieces of a complex run not yet handed out */
  guint cut;
  const UNormalizer2 *composer, *decomposer;
};

static inline gboolean
is_word_class (PraxisTokenClass class) {
  return class == TOKEN_LETTER || class == TOKEN_DIGIT || class == TOKEN_MARK || class == TOKEN_IGNORED;
}

/* The character at a position (-1 at the end) and the position after it. */
static inline UChar32
character_at (const PraxisTokenizer *tokenizer, gsize position, gsize *after) {
  UChar32 c = -1;
  *after = position;
  if (position < tokenizer->length)
    U8_NEXT (tokenizer->text, *after, tokenizer->length, c);
  return c;
}

static inline PraxisTokenClass
class_at (const PraxisTokenizer *tokenizer, gsize position, gsize *after) {
  UChar32 c = character_at (tokenizer, position, after);
  return praxis_token_class (c);
}

PraxisTokenizer *
praxis_tokenizer_new (void) {
  PraxisTokenizer *tokenizer = g_new0 (PraxisTokenizer, 1);
  UErrorCode status = U_ZERO_ERROR;
  tokenizer->raw = g_string_new (NULL);
  tokenizer->word = g_string_new (NULL);
  tokenizer->folded = g_string_new (NULL);
  tokenizer->cuts = g_array_new (FALSE, FALSE, sizeof (gsize));
  tokenizer->composer = unorm2_getNFKCCasefoldInstance (&status);
  tokenizer->decomposer = unorm2_getNFDInstance (&status);
  if (U_FAILURE (status))
    g_error ("cannot load Unicode's normalization data: %s", u_errorName (status));
  praxis_tokenizer_start (tokenizer, "", 0);
  return tokenizer;
}

void
praxis_tokenizer_free (PraxisTokenizer *tokenizer) {
  if (tokenizer == NULL)
    return;
  g_string_free (tokenizer->raw, TRUE);
  g_string_free (tokenizer->word, TRUE);
  g_string_free (tokenizer->folded, TRUE);
  g_array_free (tokenizer->cuts, TRUE);
  if (tokenizer->dictionary != NULL)
    ubrk_close (tokenizer->dictionary);
  g_free (tokenizer);
}

void
praxis_tokenizer_start (PraxisTokenizer *tokenizer, const char *text, gsize length) {
  tokenizer->text = text;
  tokenizer->length = length;
  tokenizer->position = 0;
  tokenizer->n_breaks = tokenizer->next_break = 0;
  tokenizer->cut = 0;
  g_array_set_size (tokenizer->cuts, 0);
}

void
praxis_tokenizer_set_breaks (PraxisTokenizer *tokenizer, const gsize *breaks, guint count) {
  tokenizer->breaks = breaks;
  tokenizer->n_breaks = count;
}

/* --- reading one word
 * ------------------------------------------------------------------------------------------- */

static void
append (PraxisTokenizer *tokenizer, UChar32 c, PraxisTokenClass class) {
  if (tokenizer->letters++ >= MOST_LETTERS)
    return;
  if (class == TOKEN_DIGIT && c > 0x7F && u_charDigitValue (c) >= 0)
    c = '0' + u_charDigitValue (c);
  if (c < 0x80) {
    g_string_append_c (tokenizer->raw, (char)c);
    return;
  }
  tokenizer->plain = FALSE;
  g_string_append_unichar (tokenizer->raw, (gunichar)c);
}

static gboolean
is_elided (const GString *word) {
  for (gsize i = 0; elided[i] != NULL; i++)
    if (g_ascii_strcasecmp (word->str, elided[i]) == 0)
      return TRUE;
  return FALSE;
}

/* TRUE if the apostrophe before this position is part of the word read so far: letters on both sides, and not
 * an elided article before another word. "the UN's" is no article: nothing but a possessive is a lone s. */
static gboolean
apostrophe_joins (const PraxisTokenizer *tokenizer, gsize position, PraxisTokenClass before) {
  gsize after, end;
  UChar32 next = character_at (tokenizer, position, &after);
  if (praxis_token_class (next) != TOKEN_LETTER || (before != TOKEN_LETTER && before != TOKEN_MARK))
    return FALSE;
  gboolean possessive = (next == 's' || next == 'S') && !is_word_class (class_at (tokenizer, after, &end));
  return possessive || !is_elided (tokenizer->raw);
}

/* The end of digits in groups of three ("3,800", "1.200.000"), or 0 if the digits at this position are not so
 * grouped: dates, decimals and lists of years are several numbers. */
static gsize
grouped_digits_end (const PraxisTokenizer *tokenizer, gsize position) {
  gsize after = position, end = 0;
  UChar32 joiner = -1;
  if (character_at (tokenizer, position, &after) == '0')
    return 0;
  for (guint group = 0;; group++) {
    guint digits = 0;
    while (class_at (tokenizer, position, &after) == TOKEN_DIGIT)
      digits++, position = after;
    if (digits == 0 || digits > 3 || (group > 0 && digits != 3))
      return 0;
    end = position;
    UChar32 c = character_at (tokenizer, position, &after);
    PraxisTokenClass class = praxis_token_class (c);
    gsize further;
    if ((class != TOKEN_DOT && class != TOKEN_GROUPER) || (group > 0 && c != joiner)
        || class_at (tokenizer, after, &further) != TOKEN_DIGIT)
      return group > 0 ? end : 0;
    joiner = c;
    position = after;
  }
}

/* TRUE if exactly one letter stands at the position. */
static gboolean
lone_letter_at (const PraxisTokenizer *tokenizer, gsize position, gsize *after) {
  gsize end;
  return class_at (tokenizer, position, after) == TOKEN_LETTER
         && !is_word_class (class_at (tokenizer, *after, &end));
}

/* Reads initials with dots ("U.S.", "e.g.") as one word; 0 if there are none here, else their end. */
static gsize
read_initials (PraxisTokenizer *tokenizer, gsize position) {
  gsize letter_end, dot_end, next_end;
  guint count = 0;
  while (lone_letter_at (tokenizer, position, &letter_end)) {
    gboolean more = class_at (tokenizer, letter_end, &dot_end) == TOKEN_DOT
                    && lone_letter_at (tokenizer, dot_end, &next_end);
    if (!more && count == 0)
      return 0;
    append (tokenizer, character_at (tokenizer, position, &letter_end), TOKEN_LETTER);
    count++;
    if (!more)
      break;
    position = dot_end;
  }
  return count > 0 ? letter_end : 0;
}

/* Appends the digits of a grouped number and gives its end, which is where it starts if there is none. */
static gsize
read_grouped_digits (PraxisTokenizer *tokenizer, gsize position) {
  gsize end = grouped_digits_end (tokenizer, position);
  while (position < end) {
    UChar32 c = character_at (tokenizer, position, &position);
    if (praxis_token_class (c) == TOKEN_DIGIT)
      append (tokenizer, c, TOKEN_DIGIT);
  }
  return position;
}

/* The first break behind a position, which only moves on; G_MAXSIZE if there is none. */
static gsize
break_after (PraxisTokenizer *tokenizer, gsize position) {
  while (tokenizer->next_break < tokenizer->n_breaks && tokenizer->breaks[tokenizer->next_break] <= position)
    tokenizer->next_break++;
  return tokenizer->next_break < tokenizer->n_breaks ? tokenizer->breaks[tokenizer->next_break] : G_MAXSIZE;
}

/* Reads letters, digits and what holds them together from a position on; gives the end of the word. */
static gsize
read_word (PraxisTokenizer *tokenizer, gsize position) {
  gsize end = read_initials (tokenizer, position);
  if (end > 0)
    return end;
  end = position = read_grouped_digits (tokenizer, position);
  PraxisTokenClass before = TOKEN_SEPARATOR;
  gsize stop = break_after (tokenizer, position);
  for (;;) {
    if (position == stop)
      return end;
    gsize after;
    UChar32 c = character_at (tokenizer, position, &after);
    PraxisTokenClass class = praxis_token_class (c);
    if (class == TOKEN_APOSTROPHE && apostrophe_joins (tokenizer, after, before))
      c = '\'';
    else if (!is_word_class (class))
      return end;
    position = after;
    if (class == TOKEN_IGNORED)
      continue;
    append (tokenizer, c, class);
    before = class;
    end = after;
  }
}

/* Reads a character and the marks on it. */
static gsize
read_ideograph (PraxisTokenizer *tokenizer, gsize position) {
  gsize after;
  append (tokenizer, character_at (tokenizer, position, &position), TOKEN_IDEOGRAPH);
  while (class_at (tokenizer, position, &after) == TOKEN_MARK) {
    append (tokenizer, character_at (tokenizer, position, &after), TOKEN_MARK);
    position = after;
  }
  return position;
}

/* Reads a pair of ideographs; the next word starts at its second one. A lone one stands for itself; the last
 * of a longer run has been part of a pair already. */
static void
read_pair (PraxisTokenizer *tokenizer, PraxisToken *token) {
  gsize after;
  token->start = tokenizer->position;
  gsize second = read_ideograph (tokenizer, token->start);
  token->end = tokenizer->position = second;
  if (class_at (tokenizer, second, &after) != TOKEN_IDEOGRAPH)
    return;
  token->end = read_ideograph (tokenizer, second);
  if (class_at (tokenizer, token->end, &after) != TOKEN_IDEOGRAPH)
    tokenizer->position = token->end;
}

/* Has ICU cut the run of complex script at this position; the pieces are handed out one by one. */
static void
cut_complex_run (PraxisTokenizer *tokenizer) {
  UChar units[MOST_UNITS + 2];
  gsize ends[MOST_UNITS + 2]; /* byte after the character of each unit */
  int32_t count = 0;
  gsize position = tokenizer->position, after;
  for (;;) {
    UChar32 c = character_at (tokenizer, position, &after);
    PraxisTokenClass class = praxis_token_class (c);
    if (count >= MOST_UNITS || (class != TOKEN_COMPLEX && class != TOKEN_MARK && class != TOKEN_IGNORED))
      break;
    int32_t first = count;
    U16_APPEND_UNSAFE (units, count, c);
    while (first < count)
      ends[first++] = after;
    position = after;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (tokenizer->dictionary == NULL)
    tokenizer->dictionary = ubrk_open (UBRK_WORD, "th", NULL, 0, &status);
  ubrk_setText (tokenizer->dictionary, units, count, &status);
  g_array_set_size (tokenizer->cuts, 0);
  tokenizer->cut = 0;
  for (int32_t at; U_SUCCESS (status) && (at = ubrk_next (tokenizer->dictionary)) != UBRK_DONE;)
    g_array_append_val (tokenizer->cuts, ends[at - 1]);
  if (tokenizer->cuts->len == 0)
    g_array_append_val (tokenizer->cuts, position);
}

static void
read_piece (PraxisTokenizer *tokenizer, PraxisToken *token) {
  token->start = tokenizer->position;
  token->end = g_array_index (tokenizer->cuts, gsize, tokenizer->cut++);
  gboolean has_base = FALSE;
  while (tokenizer->position < token->end) {
    UChar32 c = character_at (tokenizer, tokenizer->position, &tokenizer->position);
    has_base |= praxis_token_class (c) == TOKEN_COMPLEX;
    if (praxis_token_class (c) != TOKEN_IGNORED)
      append (tokenizer, c, praxis_token_class (c));
  }
  if (!has_base)
    g_string_truncate (tokenizer->raw, 0);
}

/* --- the forms of a word
 * ---------------------------------------------------------------------------------------- */

static void
cut_to_bytes (GString *word) {
  if (word->len <= MOST_BYTES)
    return;
  gsize end = MOST_BYTES;
  U8_SET_CP_START ((const uint8_t *)word->str, 0, end);
  g_string_truncate (word, end);
}

static void
set_from_units (GString *word, const UChar *units, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  g_string_set_size (word, 3 * (gsize)count);
  u_strToUTF8 (word->str, (int32_t)word->len + 1, &length, units, count, &status);
  g_string_truncate (word, (gsize)length);
  cut_to_bytes (word);
}

/* Latin, Greek, Cyrillic, Hebrew and Arabic: scripts that are also written without their accents and points.
 * In others marks are letters. */
static gboolean
has_accents_to_strip (const UChar *units, int32_t count) {
  gboolean accented = FALSE;
  for (int32_t i = 0; i < count; i++) {
    if (units[i] >= 0x700 && (units[i] < 0x1E00 || units[i] > 0x1FFF))
      return FALSE;
    accented |= units[i] >= 0x80;
  }
  return accented;
}

static const char *
plain_letter (UChar unit) {
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == unit)
      return plain_letters[i].plain;
  return NULL;
}

/* Sets folded to the letters without their marks; FALSE if that changes nothing. */
static gboolean
strip_accents (PraxisTokenizer *tokenizer, const UChar *units, int32_t count) {
  UChar split[MOST_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  if (!has_accents_to_strip (units, count))
    return FALSE;
  int32_t length = unorm2_normalize (tokenizer->decomposer, units, count, split, MOST_UNITS, &status);
  if (U_FAILURE (status))
    return FALSE;
  g_string_truncate (tokenizer->folded, 0);
  for (int32_t i = 0; i < length; i++) {
    const char *plain = split[i] < 0x80 ? NULL : plain_letter (split[i]);
    if (plain != NULL)
      g_string_append (tokenizer->folded, plain);
    else if (split[i] < 0x80)
      g_string_append_c (tokenizer->folded, (char)split[i]);
    else if (split[i] != 0x0640 && u_charType (split[i]) != U_NON_SPACING_MARK)
      g_string_append_unichar (tokenizer->folded, split[i]);
  }
  cut_to_bytes (tokenizer->folded);
  return strcmp (tokenizer->word->str, tokenizer->folded->str) != 0;
}

/* Sets both forms from the raw word; FALSE if nothing is left of it. */
static gboolean
set_forms (PraxisTokenizer *tokenizer, PraxisToken *token) {
  GString *word = tokenizer->word;
  if (tokenizer->plain) {
    g_string_truncate (word, 0);
    g_string_append_len (word, tokenizer->raw->str, (gssize)tokenizer->raw->len);
    for (gsize i = 0; i < word->len; i++)
      word->str[i] = g_ascii_tolower (word->str[i]);
    token->word = token->folded = word->str;
    return word->len > 0;
  }
  UChar units[MOST_UNITS], normal[MOST_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0;
  u_strFromUTF8 (units, MOST_UNITS, &count, tokenizer->raw->str, (int32_t)tokenizer->raw->len, &status);
  count = unorm2_normalize (tokenizer->composer, units, count, normal, MOST_UNITS, &status);
  if (U_FAILURE (status))
    return FALSE;
  set_from_units (word, normal, count);
  gboolean differs = strip_accents (tokenizer, normal, count);
  token->word = word->str;
  token->folded = differs ? tokenizer->folded->str : word->str;
  return *token->folded != '\0';
}

/* Most words are letters of ASCII between two characters that are no part of any word, with no break in them:
 * for those the rules come to nothing. FALSE, with nothing read, for all others; a lone letter may begin
 * initials. */
static gboolean
read_plain_word (PraxisTokenizer *tokenizer, PraxisToken *token) {
  const char *from = tokenizer->text + tokenizer->position;
  gsize length = 0, most = tokenizer->length - tokenizer->position;
  while (length < most && g_ascii_isalpha (from[length]))
    length++;
  if (length < 2)
    return FALSE;
  if (length < most
      && ((guchar)from[length] >= 0x80 || g_ascii_isdigit (from[length]) || from[length] == '\''
          || from[length] == '\1'))
    return FALSE;
  if (break_after (tokenizer, tokenizer->position) < tokenizer->position + length)
    return FALSE;
  GString *word = g_string_set_size (tokenizer->word, MIN (length, MOST_LETTERS));
  for (gsize i = 0; i < word->len; i++)
    word->str[i] = from[i] | 0x20; /* lower case */
  token->start = tokenizer->position;
  token->end = tokenizer->position += length;
  token->word = token->folded = word->str;
  return TRUE;
}

/* Reads the word at the position, which may turn out to be none. */
static void
read_token (PraxisTokenizer *tokenizer, PraxisTokenClass class, PraxisToken *token) {
  if (class == TOKEN_IDEOGRAPH) {
    read_pair (tokenizer, token);
    return;
  }
  if (class == TOKEN_COMPLEX) {
    cut_complex_run (tokenizer);
    read_piece (tokenizer, token);
    return;
  }
  token->start = tokenizer->position;
  token->end = tokenizer->position = read_word (tokenizer, token->start);
}

gboolean
praxis_tokenizer_next (PraxisTokenizer *tokenizer, PraxisToken *token) {
  for (;;) {
    gsize after;
    PraxisTokenClass class = TOKEN_COMPLEX;
    g_string_truncate (tokenizer->raw, 0);
    tokenizer->letters = 0;
    tokenizer->plain = TRUE;
    if (tokenizer->cut < tokenizer->cuts->len) {
      read_piece (tokenizer, token);
    } else {
      while (tokenizer->position < tokenizer->length && tokenizer->text[tokenizer->position] == ' ')
        tokenizer->position++;
      while ((class = class_at (tokenizer, tokenizer->position, &after)) != TOKEN_LETTER
             && class != TOKEN_DIGIT && class != TOKEN_IDEOGRAPH && class != TOKEN_COMPLEX) {
        if (tokenizer->position >= tokenizer->length)
          return FALSE;
        tokenizer->position = after;
      }
      if (class == TOKEN_LETTER && read_plain_word (tokenizer, token))
        return TRUE;
      read_token (tokenizer, class, token);
    }
    if (set_forms (tokenizer, token))
      return TRUE;
  }
}

/* Labels are folded by the thousand, and opening ICU's dictionaries costs more than a label: one tokenizer is
 * kept. */
char *
praxis_fold (const char *text) {
  static GPrivate kept = G_PRIVATE_INIT ((GDestroyNotify)praxis_tokenizer_free);
  PraxisTokenizer *tokenizer = g_private_get (&kept);
  if (tokenizer == NULL)
    g_private_set (&kept, tokenizer = praxis_tokenizer_new ());
  GString *folded = g_string_new (NULL);
  PraxisToken token;
  praxis_tokenizer_start (tokenizer, text, strlen (text));
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (folded->len > 0)
      g_string_append_c (folded, ' ');
    g_string_append (folded, token.folded);
  }
  return g_string_free (folded, FALSE);
}
