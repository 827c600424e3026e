/* MinHash with one hash a run of words: the hashes are dealt into bins, and of each bin the least is kept.
 * Two texts agree in a bin as often as their runs agree. Bins that are empty in both tell nothing and are
 * left out, so that short texts are compared by fewer of them. */
#include "register/document/likeness.h"
#include <string.h>

#define RUN_WORDS 3u
#define FEWEST_WORDS 50u

/* A band is a few rows of neighbouring bins; alike texts have the same least hash in all rows of at least one
 * band. The more rows, the rarer unrelated texts meet; the more bands, the rarer alike ones are missed. */
#define BANDS 10u
#define ROWS 3u
#define BINS_A_ROW 8u
#define BINS (BANDS * ROWS * BINS_A_ROW)

#define EMPTY G_MAXUINT32 /* no run fell into the bin */

/* In the sketch a bin is a byte, 0 if empty: unequal bins look equal once in so many. */
#define BIN_VALUES 255u
#define BAND_BYTES 4u /* the hash of a band, lowest byte first; they stand before the bins */
#define SKETCH_BYTES (BANDS * BAND_BYTES + BINS)

struct _PraxisLikeness {
  guint32 least[BINS];
  guint64 words[RUN_WORDS]; /* hashes of the last words, in turn */
  guint count;              /* of words */
};

PraxisLikeness *
praxis_likeness_new (void) {
  PraxisLikeness *likeness = g_new0 (PraxisLikeness, 1);
  for (guint i = 0; i < BINS; i++)
    likeness->least[i] = EMPTY;
  return likeness;
}

void
praxis_likeness_free (PraxisLikeness *likeness) {
  g_free (likeness);
}

/* FNV-1a. */
static guint64
hash_word (const char *word) {
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (; *word != '\0'; word++)
    hash = (hash ^ (guint8)*word) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* Spreads every bit over all bits (the finisher of SplitMix). */
static guint64
spread (guint64 hash) {
  hash = (hash ^ hash >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash = (hash ^ hash >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return hash ^ hash >> 31;
}

void
praxis_likeness_add (PraxisLikeness *likeness, const char *word) {
  likeness->words[likeness->count++ % RUN_WORDS] = hash_word (word);
  if (likeness->count < RUN_WORDS)
    return;
  guint64 run = 0;
  for (guint i = 0; i < RUN_WORDS; i++)
    run = spread (run + likeness->words[(likeness->count + i) % RUN_WORDS]);
  guint32 *least = &likeness->least[(run >> 32) * BINS >> 32];
  *least = MIN (*least, (guint32)run);
}

static guint32
hash_band (const guint32 *bins) {
  guint64 hash = 0;
  for (guint row = 0; row < ROWS; row++) {
    guint32 least = EMPTY;
    for (guint i = 0; i < BINS_A_ROW; i++)
      least = MIN (least, bins[row * BINS_A_ROW + i]);
    hash = spread (hash + least);
  }
  return (guint32)hash;
}

GBytes *
praxis_likeness_sketch (const PraxisLikeness *likeness) {
  guint8 sketch[SKETCH_BYTES];
  if (likeness->count < FEWEST_WORDS)
    return NULL;
  for (guint band = 0; band < BANDS; band++) {
    guint32 hash = GUINT32_TO_LE (hash_band (likeness->least + (gsize)band * ROWS * BINS_A_ROW));
    memcpy (sketch + (gsize)band * BAND_BYTES, &hash, BAND_BYTES);
  }
  for (guint i = 0; i < BINS; i++) {
    guint32 least = likeness->least[i];
    sketch[BANDS * BAND_BYTES + i] = least == EMPTY ? 0 : (guint8)(1 + least % BIN_VALUES);
  }
  return g_bytes_new (sketch, sizeof sketch);
}

gboolean
praxis_sketch_is_valid (GBytes *sketch) {
  return g_bytes_get_size (sketch) == SKETCH_BYTES;
}

static const guint8 *
sketch_bins (GBytes *sketch) {
  return (const guint8 *)g_bytes_get_data (sketch, NULL) + (gsize)BANDS * BAND_BYTES;
}

double
praxis_sketch_compare (GBytes *one, GBytes *other) {
  const guint8 *bins = sketch_bins (one), *others = sketch_bins (other);
  guint told = 0, equal = 0;
  for (guint i = 0; i < BINS; i++) {
    told += bins[i] != 0 || others[i] != 0;
    equal += bins[i] != 0 && bins[i] == others[i];
  }
  double share = (double)equal / MAX (1, told), chance = 1.0 / BIN_VALUES;
  return MAX (0, (share - chance) / (1 - chance));
}

GPtrArray *
praxis_sketch_terms (GBytes *sketch) {
  const guint8 *bytes = g_bytes_get_data (sketch, NULL);
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
  for (guint band = 0; band < BANDS; band++) {
    guint32 hash;
    memcpy (&hash, bytes + (gsize)band * BAND_BYTES, BAND_BYTES);
    g_ptr_array_add (terms, g_strdup_printf ("XLIKE%u:%08x", band, GUINT32_FROM_LE (hash)));
  }
  return terms;
}
