/* From words to the terms of the index: each word stands there as it is written (its exact form) and as its
 * stem, "Z" and the stem without accents, both with positions. One PraxisStemming a language. */
#pragma once
#include "register/text/token.h"
#include <glib.h>

/* Positions 1 to 127 of a document belong to its title, the text begins here: a phrase is found in either,
 * none runs from one into the other. */
#define PRAXIS_TEXT_POSITION 128u

typedef struct _PraxisStemming PraxisStemming;

/* language: ISO 639-1, or NULL. A language without a stemmer gives words without accents as stems. */
PraxisStemming *praxis_stemming_new (const char *language);
void praxis_stemming_free (PraxisStemming *stemming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisStemming, praxis_stemming_free)

/* One for each of the languages (of char*), the last one for documents of none (of PraxisStemming*). */
GPtrArray *praxis_stemmings_new (const GPtrArray *languages);

/* The stem term of a token; owned by stemming, valid until it is freed or has been asked for 30,000 other
 * words. */
const char *praxis_stemming_term (PraxisStemming *stemming, const PraxisToken *token);

/* A boolean term: prefix and value in lower case, with a ":" where Xapian's convention asks for one. */
char *praxis_boolean_term (const char *prefix, const char *value);
