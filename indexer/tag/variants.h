/* Labels as they are written in running text: inflected, in another order, with other words between.
 * "Identification of victims" is also found in "victims were identified". */
#pragma once
#include "register/text/token.h"
#include "register/vocabulary/vocabulary.h"

typedef struct _Variants Variants;

/* Does not fail: without stopwords it warns, and labels have no variants. */
Variants *variants_new (void);
void variants_free (Variants *variants);

/* Takes a label, which must outlive it. One without language has no variants. */
void variants_add (Variants *variants, const PraxisLabel *label);

/* Begins a text in a language (ISO 639-1, or NULL: no labels). */
void variants_start (Variants *variants, const char *language);
/* A sentence ends: no label goes on behind it. */
void variants_break (Variants *variants);

#define VARIANTS_PASSED_OVER G_MAXUINT
#define VARIANTS_JOINING (G_MAXUINT - 1)
/* The number of a word's stem in the language of the text, for variants_take: 0 if no label has it,
 * VARIANTS_PASSED_OVER for articles and the like, VARIANTS_JOINING for conjunctions. The same for the same
 * word until the language changes. */
guint variants_stem (const Variants *variants, const PraxisToken *token);

/* Bytes from start to end hold all words of the label. */
typedef void (*VariantFound) (const PraxisLabel *label, gsize start, gsize end, gpointer data);
/* The next word of the text and its stem's number; calls found for each label that it completes. */
void variants_take (Variants *variants, guint stem, const PraxisToken *token, VariantFound found,
                    gpointer data);
