/* How much a text looks like one that people wrote. A wrong encoding betrays itself: capitals inside words,
 * scripts mixed in a word, signs between letters, letters of different languages (alphabets.c). It serves
 * encoding.c for encodings of one byte a character. */
#include "indexer/extract/plausible.h"
#include "indexer/extract/alphabets.h"
#include <string.h>

/* What a character earns. */
enum {
  BROKEN = -20,   /* no character at all */
  DISORDER = -6,  /* a capital after a small letter */
  MISPLACED = -4, /* a sign inside a word, two scripts in a word */
  CROWDED = -2,   /* two accented Latin letters in a row */
  COMPANION = 1,  /* a letter next to one of its script */
  QUOTED = 4,     /* a quotation mark where one belongs */
};

static gboolean
is_in (const char *letters, gunichar c) {
  return g_utf8_strchr (letters, -1, c) != NULL;
}

static glong
score_neighbour (gunichar c, gunichar neighbour) {
  if (!g_unichar_isalpha (neighbour))
    return 0;
  if (g_unichar_get_script (c) != g_unichar_get_script (neighbour))
    return MISPLACED;
  gboolean crowded = g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN && neighbour >= 0x80;
  return crowded ? CROWDED : COMPANION;
}

static glong
score_letter (gunichar before, gunichar c, gunichar after) {
  glong score = score_neighbour (c, before) + score_neighbour (c, after);
  if (g_unichar_isupper (c) && g_unichar_islower (before))
    score += DISORDER;
  return score;
}

/* Tones stand behind vowels; other scripts have marks of their own. */
static glong
score_mark (gunichar before) {
  static const char vowels[] = "aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ";
  gboolean latin = g_unichar_get_script (before) == G_UNICODE_SCRIPT_LATIN;
  gboolean borne = latin ? is_in (vowels, before) : g_unichar_isalpha (before) || g_unichar_ismark (before);
  return borne ? COMPANION : MISPLACED;
}

/* An apostrophe in a word, an opening quote before one, a closing quote behind one. */
static gboolean
is_quote_in_place (gunichar before, gunichar c, gunichar after) {
  gboolean word_before = g_unichar_isalnum (before), word_after = g_unichar_isalnum (after);
  switch (c) {
  case 0x2019:
    return word_before;
  case 0x2018:
  case 0x201c:
    return !word_before && word_after;
  case 0x201d:
    return !word_after && !g_unichar_isspace (before);
  default:
    return FALSE;
  }
}

static glong
score_sign (gunichar before, gunichar c, gunichar after) {
  static const char written[] = "’‘“”„–—…«»¿¡•·€£§°©®™№،؛؟\xc2\xa0";
  gboolean inside = g_unichar_isalpha (before) && g_unichar_isalpha (after);
  if (is_quote_in_place (before, c, after))
    return QUOTED;
  if (inside && c != 0xb7)
    return MISPLACED;
  return is_in (written, c) ? COMPANION : MISPLACED / 2;
}

static glong
score_character (gunichar before, gunichar c, gunichar after) {
  if (c == 0xfffd || g_unichar_iscntrl (c) || !g_unichar_isdefined (c)
      || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
    return BROKEN;
  if (g_unichar_ismark (c))
    return score_mark (before);
  return g_unichar_isalpha (c) ? score_letter (before, c, after) : score_sign (before, c, after);
}

glong
plausible_score (const char *text, gsize length) {
  glong score = alphabets_score (text, length);
  gunichar before = ' ';
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *next = g_utf8_next_char (p);
    if (c >= 0x80)
      score += score_character (before, c, next < text + length ? g_utf8_get_char (next) : ' ');
    before = c;
  }
  return score;
}
