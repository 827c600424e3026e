/* Encodings that give themselves away by their form: UTF-16 and UTF-32 by where noughts and blanks stand,
 * ISO-2022 by its escapes. encoding.c asks here first, for to other tests such bytes may look like ASCII. */
#include "indexer/extract/encoding_marks.h"
#include <string.h>

#define SAMPLE 32768    /* bytes looked at */
#define FEWEST_UNITS 16 /* from which UTF-16 can be told */
#define BLANKS 100      /* one character in so many is a blank or a full stop, at least */

static const char *
name_by_noughts (const char *bytes, gsize length) {
  gsize noughts[4] = { 0 }, sample = MIN (length, SAMPLE) & ~(gsize)3;
  for (gsize i = 0; i < sample; i++)
    noughts[i % 4] += bytes[i] == '\0';
  gsize quarter = sample / 4, even = noughts[0] + noughts[2], odd = noughts[1] + noughts[3];
  if ((even + odd) * 20 < sample || even + odd < 2)
    return NULL; /* a stray one */
  if (noughts[3] > quarter * 9 / 10 && noughts[2] > quarter * 9 / 10)
    return "UTF-32LE";
  if (noughts[0] > quarter * 9 / 10 && noughts[1] > quarter * 9 / 10)
    return "UTF-32BE";
  if (odd > even * 8)
    return "UTF-16LE";
  return even > odd * 8 ? "UTF-16BE" : NULL;
}

/* Blanks and what stands for them where none are written. No text in single bytes or in UTF-8 holds their
 * bytes. */
static gboolean
is_blank (gunichar c) {
  return c == ' ' || c == '\n' || (c >= 0x3000 && c <= 0x3002) || c == 0xff0c;
}

static gboolean
is_nonsense (gunichar c) {
  return !g_unichar_isdefined (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE
         || (g_unichar_iscntrl (c) && strchr ("\t\n\f\r", (int)c) == NULL) || c == 0;
}

/* TRUE if two letters in a row are of one script; those of Japanese count as one. */
static gboolean
are_of_one_script (gunichar a, gunichar b) {
  if (!g_unichar_isalpha (a) || !g_unichar_isalpha (b))
    return TRUE;
  gboolean kana = (a >= 0x3040 && a < 0x3100) || (b >= 0x3040 && b < 0x3100);
  return kana || g_unichar_get_script (a) == g_unichar_get_script (b);
}

/* Letters beyond Latin in UTF-16: hardly a nought in them, but they make sense one after another. */
static gboolean
makes_sense (const guchar *bytes, gsize length, gsize high) {
  gsize units = MIN (length, SAMPLE) / 2, blanks = 0, nonsense = 0;
  gunichar before = ' ';
  for (gsize i = 0; i < units; i++) {
    gunichar c = (gunichar)(bytes[2 * i + high] << 8 | bytes[2 * i + 1 - high]);
    if (c >= 0xd800 && c < 0xe000)
      continue; /* half of a rare character */
    blanks += is_blank (c);
    nonsense += is_nonsense (c) || !are_of_one_script (before, c);
    before = c;
  }
  return length % 2 == 0 && units >= FEWEST_UNITS && blanks * BLANKS >= units && nonsense * 50 <= units;
}

static gboolean
holds (const char *bytes, gsize length, const char *escape) {
  return g_strstr_len (bytes, (gssize)length, escape) != NULL;
}

static const char *
name_by_escapes (const char *bytes, gsize length) {
  static const char *const escapes[][2] = {
    { "\033$B", "ISO-2022-JP" },
    { "\033$@", "ISO-2022-JP" },
    { "\033$)C", "ISO-2022-KR" },
    { "\033$)A", "ISO-2022-CN" },
  };
  gsize sample = MIN (length, SAMPLE);
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    if (holds (bytes, sample, escapes[i][0]))
      return escapes[i][1];
  return NULL;
}

const char *
encoding_name_by_form (const char *bytes, gsize length) {
  const char *name = name_by_noughts (bytes, length);
  if (name == NULL && makes_sense ((const guchar *)bytes, length, 1))
    name = "UTF-16LE";
  if (name == NULL && makes_sense ((const guchar *)bytes, length, 0))
    name = "UTF-16BE";
  return name != NULL ? name : name_by_escapes (bytes, length);
}

/* Small numbers throughout, in one order: nothing but text has them. */
static gboolean
are_characters (const guchar *bytes, gsize length, gboolean little) {
  gsize units = MIN (length, SAMPLE) / 4;
  for (gsize i = 0; i < units; i++) {
    const guchar *unit = bytes + 4 * i;
    gunichar c = little
                     ? (gunichar)unit[3] << 24 | (gunichar)unit[2] << 16 | (gunichar)unit[1] << 8 | unit[0]
                     : (gunichar)unit[0] << 24 | (gunichar)unit[1] << 16 | (gunichar)unit[2] << 8 | unit[3];
    if (!g_unichar_validate (c) || is_nonsense (c))
      return FALSE;
  }
  return units >= FEWEST_UNITS;
}

gboolean
encoding_is_utf32 (const char *bytes, gsize length) {
  return are_characters ((const guchar *)bytes, length, FALSE)
         || are_characters ((const guchar *)bytes, length, TRUE);
}

gboolean
encoding_is_utf16 (const char *bytes, gsize length) {
  return makes_sense ((const guchar *)bytes, length, 0) || makes_sense ((const guchar *)bytes, length, 1);
}
