/* Words by key, and those that the vocabulary has: what a doubtful word is compared with. Private to the
 * room. */
#pragma once
#include "register/vocabulary/vocabulary.h"

/* A hash of the letters, ASCII ones without case. A chance of two words with one key is of no account here,
 * where words are only guessed at. */
typedef guint64 WordKey;

#define KEY_BASIS G_GUINT64_CONSTANT (0xcbf29ce484222325) /* FNV-1a */
#define KEY_PRIME G_GUINT64_CONSTANT (0x100000001b3)

static inline WordKey
key_with (WordKey key, char letter) {
  return (key ^ (guchar)g_ascii_tolower (letter)) * KEY_PRIME;
}

WordKey key_of (const char *letters, gsize length);

/* Tables by key: words, or how often something was counted. */
GHashTable *keys_new (GDestroyNotify value_free);
gpointer key_pointer (WordKey key);
guint key_count (GHashTable *counts, WordKey key);
void key_add (GHashTable *counts, WordKey key);

/* Bytes of the letter or digit at a place, 0 if there is none. Signs and punctuation beyond ASCII begin with
 * these bytes in UTF-8, and next to no letter does. */
static inline gsize
letter_length (const char *at) {
  guchar byte = (guchar)*at;
  if (byte < 0x80)
    return g_ascii_isalnum (*at) ? 1 : 0;
  return byte == 0xC2 || byte == 0xE2 || byte >= 0xEE ? 0 : 1;
}

typedef struct _KnownWords {
  GHashTable *words;  /* set: words of all labels */
  GHashTable *names;  /* set: labels of countries and their people that are one word */
  GHashTable *joined; /* compounds with hyphens, a pair of parts as one word -> bytes of the first */
  GHashTable *tails;  /* words behind a hyphen -> how many labels have them there */
} KnownWords;

KnownWords *known_words_new (const PraxisVocabulary *vocabulary);
void known_words_free (KnownWords *known);
