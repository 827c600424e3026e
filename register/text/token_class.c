/* Classes of characters, taken from ICU's properties: the word break property (UAX 29) decides, but for a
 * table of exceptions. Here the tokenizer learns what to join and what to split. */
#include "register/text/token_class.h"
#include <unicode/uchar.h>
#include <unicode/uscript.h>

typedef struct {
  UChar32 first, last;
  PraxisTokenClass class;
} ClassRange;

/* What ICU's properties would say otherwise. Superscript digits mark notes ("2018¹") and exponents: no part
 * of a word, while subscript ones are (CO₂). The middle dot stands inside words (Catalan col·laboració).
 * Kashida stretches an Arabic word to fill its line.
 * Where the direction of writing is turned a word has ended: Poppler embeds each Arabic word, at times
 * without a space. */
static const ClassRange exceptions[] = {
  { '\'', '\'', TOKEN_APOSTROPHE },     { 0x2018, 0x2019, TOKEN_APOSTROPHE },
  { 0x02BC, 0x02BC, TOKEN_APOSTROPHE }, { 0x00B4, 0x00B4, TOKEN_APOSTROPHE },
  { 0xFF07, 0xFF07, TOKEN_APOSTROPHE }, { '.', '.', TOKEN_DOT },
  { ',', ',', TOKEN_GROUPER },          { 0x00A0, 0x00A0, TOKEN_GROUPER },
  { 0x2009, 0x2009, TOKEN_GROUPER },    { 0x202F, 0x202F, TOKEN_GROUPER },
  { 0x066C, 0x066C, TOKEN_GROUPER },    { 0x00B7, 0x00B7, TOKEN_IGNORED },
  { '\1', '\1', TOKEN_IGNORED },        { 0x0640, 0x0640, TOKEN_IGNORED },
  { 0x200B, 0x200D, TOKEN_IGNORED },    { 0x2080, 0x2089, TOKEN_DIGIT },
  { 0x202A, 0x202E, TOKEN_SEPARATOR },  { 0x2066, 0x2069, TOKEN_SEPARATOR },
};

static PraxisTokenClass
class_from_properties (UChar32 c) {
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (c >= exceptions[i].first && c <= exceptions[i].last)
      return exceptions[i].class;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript (c, &status);
  int word_break = u_getIntPropertyValue (c, UCHAR_WORD_BREAK);
  if (word_break == U_WB_EXTEND)
    return TOKEN_MARK;
  if (word_break == U_WB_FORMAT || c == 0xFEFF)
    return TOKEN_IGNORED;
  if (u_getIntPropertyValue (c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
    return TOKEN_COMPLEX;
  if (word_break == U_WB_KATAKANA
      || (u_isalpha (c)
          && (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA)))
    return TOKEN_IDEOGRAPH;
  if (u_isdigit (c))
    return TOKEN_DIGIT;
  return word_break == U_WB_ALETTER || word_break == U_WB_HEBREW_LETTER || u_isalpha (c) ? TOKEN_LETTER
                                                                                         : TOKEN_SEPARATOR;
}

/* Properties are looked up once for each character and kept: a text uses few blocks of Unicode. */
PraxisTokenClass
praxis_token_class (UChar32 c) {
  static guint8 *blocks[0x1100];
  if (G_UNLIKELY (c < 0))
    return TOKEN_SEPARATOR;
  guint8 *block = blocks[c >> 8];
  if (G_UNLIKELY (block == NULL))
    block = blocks[c >> 8] = g_new0 (guint8, 256);
  if (G_UNLIKELY (block[c & 255] == TOKEN_UNKNOWN))
    block[c & 255] = class_from_properties (c);
  return block[c & 255];
}
