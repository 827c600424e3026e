/* Bytes of an unknown encoding become UTF-8. In this order: a byte order mark, what the file declares, the
 * form of UTF-16, UTF-32 and ISO-2022 (encoding_marks.c), valid UTF-8, ICU's detector for East Asian
 * encodings, and for the many single-byte ones the most plausible reading (plausible.c), which ICU's detector
 * knows only some of and mistakes on short texts. */
#include "indexer/extract/encoding.h"
#include "indexer/extract/encoding_marks.h"
#include "indexer/extract/plausible.h"
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#define SAMPLE 32768   /* bytes looked at when guessing */
#define SHORT 8192     /* for the encodings of one byte, of which there are many */
#define BROKEN 200     /* one character in so many may be damaged */
#define SURE_ENOUGH 50 /* ICU's confidence of 100 from which an East Asian encoding is believed */

typedef struct {
  const char *mark;
  gsize length;
  const char *name;
} ByteOrderMark;

/* UTF-32LE begins as UTF-16LE does, so it comes first. */
static const ByteOrderMark marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" }, { "\xff\xfe\0\0", 4, "UTF-32LE" }, { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },  { "\xfe\xff", 2, "UTF-16BE" },
};

static const char *const multi_byte[] = {
  "GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "ISO-2022-JP", "ISO-2022-CN", "ISO-2022-KR", NULL,
};

/* In order of preference where two are equally plausible. */
static const char *const single_byte[] = {
  "windows-1252",   "ISO-8859-15",  "IBM850",       "macintosh",     "windows-1250", "ISO-8859-2",   "IBM852",
  "x-mac-ce",       "windows-1254", "IBM857",       "x-mac-turkish", "windows-1257", "ISO-8859-4",   "IBM775",
  "windows-1251",   "KOI8-R",       "KOI8-U",       "ISO-8859-5",    "IBM866",       "IBM1125",      "IBM855",
  "x-mac-cyrillic", "windows-1256", "ISO-8859-6",   "IBM720",        "windows-1253", "ISO-8859-7",   "IBM737",
  "IBM869",         "x-mac-greek",  "windows-1255", "IBM862",        "windows-874",  "windows-1258",
};

/* Through ICU in small steps, so a large file needs no second copy in UTF-16. */
GString *
encoding_convert (const char *bytes, gsize length, const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open (name, &status), *to = ucnv_open ("UTF-8", &status);
  GString *text = U_SUCCESS (status) ? g_string_sized_new (length) : NULL;
  UChar pivot[1024], *pivot_source = pivot, *pivot_target = pivot;
  const char *source = bytes;
  gboolean first = TRUE;
  status = text != NULL ? U_BUFFER_OVERFLOW_ERROR : U_ZERO_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    char step[4096], *target = step;
    status = U_ZERO_ERROR;
    ucnv_convertEx (to, from, &target, step + sizeof step, &source, bytes + length, pivot, &pivot_source,
                    &pivot_target, pivot + G_N_ELEMENTS (pivot), first, TRUE, &status);
    g_string_append_len (text, step, target - step);
    first = FALSE;
  }
  ucnv_close (from);
  ucnv_close (to);
  return text;
}

static const ByteOrderMark *
find_mark (const char *bytes, gsize length) {
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return &marks[i];
  return NULL;
}

/* Valid UTF-8, but for its last character (the file may be cut there) and for one slip in 20 characters. */
static gboolean
is_utf8 (const char *bytes, gsize length) {
  gsize bad = 0, good = 0;
  const char *p = bytes, *end = bytes + length, *stop;
  while (!g_utf8_validate_len (p, (gsize)(end - p), &stop) && end - stop > 3) {
    bad++;
    for (; p < stop; p++)
      good += ((guchar)*p & 0xc0) == 0xc0;
    p = stop + 1;
  }
  for (; bad > 0 && p < end; p++)
    good += ((guchar)*p & 0xc0) == 0xc0;
  return bad == 0 || good > 20 * bad;
}

/* The lines that tell encodings apart: those with bytes beyond ASCII. */
static GString *
sample_of (const char *bytes, gsize length) {
  GString *sample = g_string_new (NULL);
  gsize line = 0;
  gboolean telling = FALSE;
  for (gsize i = 0; i < length && sample->len < SAMPLE; i++) {
    telling = telling || ((guchar)bytes[i] & 0x80) != 0;
    if (bytes[i] != '\n' && bytes[i] != '\r' && i + 1 < length && i - line < SAMPLE)
      continue;
    if (telling)
      g_string_append_len (sample, bytes + line, (gssize)(i + 1 - line));
    telling = FALSE;
    line = i + 1;
  }
  return sample;
}

static const char *
name_by_icu (const GString *sample) {
  UErrorCode status = U_ZERO_ERROR;
  const char *found = NULL;
  UCharsetDetector *detector = ucsdet_open (&status);
  ucsdet_setText (detector, sample->str, (int32_t)sample->len, &status);
  const UCharsetMatch *match = ucsdet_detect (detector, &status);
  if (match != NULL && U_SUCCESS (status) && ucsdet_getConfidence (match, &status) >= SURE_ENOUGH) {
    const char *name = ucsdet_getName (match, &status);
    for (guint i = 0; multi_byte[i] != NULL && found == NULL; i++)
      found = g_str_equal (multi_byte[i], name) ? multi_byte[i] : NULL;
  }
  ucsdet_close (detector);
  return found;
}

/* Few bytes of another encoding make sense as one of several bytes a character. */
static gboolean
fits (const GString *sample, const char *name) {
  g_autoptr (GString) text = encoding_convert (sample->str, sample->len, name);
  gsize broken = 0, all = 0;
  for (const char *p = text->str; p < text->str + text->len; p = g_utf8_next_char (p), all++)
    broken += g_utf8_get_char (p) == 0xfffd;
  return broken * BROKEN <= all;
}

static const char *
name_by_plausibility (const GString *sample) {
  const char *best = single_byte[0];
  glong most = G_MINLONG;
  for (guint i = 0; i < G_N_ELEMENTS (single_byte); i++) {
    g_autoptr (GString) text = encoding_convert (sample->str, MIN (sample->len, SHORT), single_byte[i]);
    glong score = text != NULL ? plausible_score (text->str, text->len) : G_MINLONG;
    if (score > most) {
      most = score;
      best = single_byte[i];
    }
  }
  return best;
}

static const char *
guess (const char *bytes, gsize length) {
  const char *name = encoding_name_by_form (bytes, length);
  if (name == NULL && is_utf8 (bytes, length))
    name = "UTF-8";
  if (name != NULL)
    return name;
  g_autoptr (GString) sample = sample_of (bytes, length);
  name = name_by_icu (sample);
  return name != NULL && fits (sample, name) ? name : name_by_plausibility (sample);
}

/* What a file says of itself is often a template's word; the bytes must not contradict it. */
static GString *
decode_declared (const char *bytes, gsize length, const char *declared, const char **name) {
  UErrorCode status = U_ZERO_ERROR;
  const char *standard = ucnv_getStandardName (declared, "MIME", &status);
  if (standard == NULL)
    standard = ucnv_getStandardName (declared, "IANA", &status); /* the Windows ones */
  if (standard == NULL || g_str_has_prefix (standard, "UTF-16") || g_str_has_prefix (standard, "UTF-32"))
    return NULL;
  /* Everyone who says so means the Windows superset. */
  if (g_str_equal (standard, "ISO-8859-1") || g_str_equal (standard, "US-ASCII"))
    standard = "windows-1252";
  if (is_utf8 (bytes, length) != g_str_equal (standard, "UTF-8") && !g_str_has_prefix (standard, "ISO-2022"))
    return NULL;
  GString *text = encoding_convert (bytes, length, standard);
  if (text != NULL)
    *name = standard;
  return text;
}

GString *
encoding_decode (const char *bytes, gsize length, const char *declared, const char **name) {
  const char *taken = NULL;
  if (length == 0)
    bytes = ""; /* GBytes without bytes have no address */
  const ByteOrderMark *mark = find_mark (bytes, length);
  GString *text = NULL;
  if (mark != NULL) {
    taken = mark->name;
    bytes += mark->length;
    length -= mark->length;
  } else if (declared != NULL)
    text = decode_declared (bytes, length, declared, &taken);
  if (taken == NULL)
    taken = guess (bytes, length);
  if (text == NULL)
    text = encoding_convert (bytes, length, taken);
  if (name != NULL)
    *name = taken;
  return text != NULL ? text : g_string_new (NULL);
}

void
encoding_unify_line_ends (GString *text) {
  if (memchr (text->str, '\r', text->len) == NULL)
    return;
  gsize to = 0;
  for (gsize from = 0; from < text->len; from++) {
    gboolean carriage = text->str[from] == '\r';
    if (carriage && from + 1 < text->len && text->str[from + 1] == '\n')
      continue;
    text->str[to++] = carriage ? '\n' : text->str[from];
  }
  g_string_truncate (text, to);
}
