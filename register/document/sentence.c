/* Each question is answered by looking back from a word, over few characters. */
#include "register/document/sentence.h"
#include "register/document/clean_text.h"
#include <string.h>

#define LONGEST_NOTE 3u          /* digits of the mark of a note, or of the number of a paragraph */
#define LONGEST_SHORTENED 5u     /* letters of an abbreviation */
#define LONGEST_BEFORE_NUMBER 3u /* the same, before a number */
#define SHORT_WORD_BYTES 32u     /* how far back a word is looked at */

static const gunichar ends[] = { '.', '!', '?', 0x2026, 0x61f, 0x6d4, 0x3002, 0xff01, 0xff1f, 0x964 };
static const gunichar closers[]
    = { '"', '\'', ')', ']', 0x2019, 0x201d, 0xbb, 0x203a, 0x300d, 0x300f, 0xff09 };
static const gunichar openers[]
    = { '"', '\'', '(', '[', 0x2018, 0x201c, 0x201e, 0xab, 0x300c, 0x300e, 0xbf, 0xa1 };
static const gunichar commas_of_scripts[] = { ',', 0x60c, 0x3001, 0xff0c };
static const gunichar clauses[] = { ';', '|', 0x2022, 0x25cf, 0x25aa, 0xff1b, 0x61b };

static gboolean
is_among (gunichar letter, const gunichar *letters, guint count) {
  for (guint i = 0; i < count; i++)
    if (letters[i] == letter)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(letter, letters) is_among (letter, letters, G_N_ELEMENTS (letters))

/* The character before a byte, 0 at the beginning of the text. */
static gunichar
before (const char *text, gsize at) {
  const char *previous = g_utf8_find_prev_char (text, text + at);
  return previous == NULL ? 0 : g_utf8_get_char (previous);
}

static gsize
step_back (const char *text, gsize at) {
  return (gsize)(g_utf8_find_prev_char (text, text + at) - text);
}

static gsize
skip_space (const char *text, gsize at) {
  while (at > 0 && (g_unichar_isspace (before (text, at)) || before (text, at) == PRAXIS_NOTHING))
    at = step_back (text, at);
  return at;
}

gsize
praxis_sentence_start (const char *text, gsize at) {
  while (at > 0 && IS_AMONG (before (text, at), openers))
    at = step_back (text, at);
  return at;
}

/* French sets a space before them. */
static gsize
skip_closers (const char *text, gsize at) {
  for (gsize mark = at; mark > 0 && IS_AMONG (before (text, mark), closers); mark = skip_space (text, mark))
    at = mark = step_back (text, mark);
  return skip_space (text, at);
}

/* And one behind those that open. */
static gsize
skip_openers (const char *text, gsize at) {
  gsize end = skip_space (text, praxis_sentence_start (text, at));
  while (end > 0 && IS_AMONG (before (text, end), openers))
    end = skip_space (text, step_back (text, end));
  return end;
}

static gboolean
is_superscript (gunichar letter) {
  return letter == 0xb9 || letter == 0xb2 || letter == 0xb3 || (letter >= 0x2070 && letter <= 0x2079);
}

/* Goes back over the mark of a note: superscripts, or digits right behind a mark that ends a sentence. */
static gsize
skip_note (const char *text, gsize at) {
  gsize start = at;
  while (is_superscript (before (text, start)))
    start = step_back (text, start);
  gsize digits = start;
  while (digits > 0 && start - digits <= LONGEST_NOTE && g_ascii_isdigit (text[digits - 1]))
    digits--;
  gsize stop = skip_closers (text, digits);
  gboolean note = start - digits <= LONGEST_NOTE && IS_AMONG (before (text, stop), ends)
                  && !g_ascii_isdigit (stop > 1 ? text[stop - 2] : '0');
  return note ? digits : start;
}

/* Where the word begins that a full stop stands behind; spaces and brackets begin words. */
static gsize
word_start (const char *text, gsize stop) {
  gsize start = stop;
  while (start > 0 && stop - start < SHORT_WORD_BYTES && !g_unichar_isspace (before (text, start))
         && !IS_AMONG (before (text, start), openers))
    start = step_back (text, start);
  return start;
}

/* The number of a paragraph: few digits at the beginning of a line or of a sentence. */
static gboolean
is_enumerator (const char *text, gsize start, gsize stop) {
  for (gsize i = start; i < stop; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != '.')
      return FALSE;
  gsize previous = skip_space (text, start);
  gboolean line = previous == 0 || memchr (text + previous, '\n', start - previous) != NULL;
  return stop > start && stop - start <= 2 * LONGEST_NOTE
         && (line || IS_AMONG (before (text, skip_closers (text, previous)), ends)
             || IS_AMONG (before (text, previous), clauses));
}

/* A number, and not that of a paragraph. */
static gboolean
begins_with_number (const char *text) {
  gsize digits = strspn (text, "0123456789.");
  return g_ascii_isdigit (*text) && text[digits - 1] != '.';
}

/* Letters with full stops among them ("e.g."), an initial; or a few letters before what cannot begin a
 * sentence
 * ("etc. and") or a number ("No. 5"). */
static gboolean
is_shortened (const char *text, gsize start, gsize stop, const char *next) {
  glong letters = 0, dots = 0;
  for (const char *at = text + start; at < text + stop; at = g_utf8_next_char (at)) {
    letters += g_unichar_isalpha (g_utf8_get_char (at));
    dots += *at == '.';
  }
  if (letters == 0 || letters + dots < g_utf8_strlen (text + start, (gssize)(stop - start)))
    return FALSE;
  gboolean initial = letters == 1 && g_unichar_isupper (g_utf8_get_char (text + start));
  if (dots > 0 || initial)
    return TRUE;
  return (letters <= (glong)LONGEST_SHORTENED && g_unichar_islower (g_utf8_get_char (next)))
         || (letters <= (glong)LONGEST_BEFORE_NUMBER && begins_with_number (next));
}

static gboolean
ends_sentence (const char *text, gsize stop, const char *next) {
  if (!IS_AMONG (before (text, stop), ends))
    return FALSE;
  if (text[stop - 1] != '.')
    return TRUE;
  gsize start = word_start (text, stop - 1);
  return !is_enumerator (text, start, stop - 1) && !is_shortened (text, start, stop - 1, next);
}

gboolean
praxis_follows_sentence (const char *text, gsize at) {
  gsize start = praxis_sentence_start (text, at), end = skip_openers (text, at);
  gunichar next = g_utf8_get_char (text + at);
  gsize stop = skip_closers (text, skip_note (text, end));
  if (end == start && next != 0) {
    /* "(THB).During": the space was lost. Scripts without spaces have none to lose. */
    gunichar last = before (text, end);
    gboolean bracketed = last == '.' && end > 1 && strchr (")]\"", text[end - 2]) != NULL;
    return end > 0
           && ((bracketed && g_unichar_isupper (next)) || last == 0x3002 || last == 0xff01 || last == 0xff1f);
  }
  /* "[...]" leaves something out. */
  if (stop < end && before (text, stop) == 0x2026)
    return FALSE;
  return end > 0 && (ends_sentence (text, stop, text + at) || ends_sentence (text, end, text + at));
}

gboolean
praxis_follows_clause (const char *text, gsize at, gboolean commas) {
  gunichar last = before (text, skip_openers (text, at));
  return IS_AMONG (last, clauses) || (commas && IS_AMONG (last, commas_of_scripts));
}
