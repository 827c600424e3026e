/* From a document to what Xapian keeps of it: terms with positions, values in slots, data. */
#pragma once
#include "register/document.h"
#include "register/xapian/store.h"
#include <glib.h>

/* How terms are weighted when documents are written. */
typedef struct {
  guint title; /* a word of the title counts as so many of the text */
} PraxisTermWeights;

/* The Xapian document for a register document, and its blocks (of PraxisBlock) in *blocks; caller frees both.
 */
StoreDocument *praxis_analyse (const PraxisDocument *document, const PraxisTermWeights *weights,
                               GArray **blocks);

/* Between the values of a field in its slot. */
#define PRAXIS_VALUE_SEPARATOR ";"

/* Slots that answers are sorted by, beside those of the field table. */
#define PRAXIS_SLOT_TITLE 20      /* the beginning of the title, folded */
#define PRAXIS_SLOT_FIRST_SEEN 21 /* a number: seconds since 1970 */
#define PRAXIS_SLOT_YEAR 22       /* a number: the last year covered, else that of publication */
