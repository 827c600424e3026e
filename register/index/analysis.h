/* From a document to what Xapian keeps of it: terms with positions, values in slots, data. */
#pragma once
#include "register/document/document.h"
#include "register/xapian/store.h"
#include <glib.h>

/* Remembers stems from one document to the next. */
typedef struct _PraxisAnalyser PraxisAnalyser;

/* title_weight: a word of the title counts as so many of the text. */
PraxisAnalyser *praxis_analyser_new (guint title_weight);
void praxis_analyser_free (PraxisAnalyser *analyser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisAnalyser, praxis_analyser_free)

/* The Xapian document for a register document, and its blocks (of PraxisBlock) in *blocks; caller frees both.
 */
StoreDocument *praxis_analyse (PraxisAnalyser *analyser, const PraxisDocument *document, GArray **blocks);

/* Between the values of a field in its slot. */
#define PRAXIS_VALUE_SEPARATOR ";"

/* Slots beside those of the field table: answers are sorted by the first three, and by the id where these
 * are equal; of the others two tell which documents belong together. */
#define PRAXIS_SLOT_TITLE 20      /* the beginning of the title, folded */
#define PRAXIS_SLOT_FIRST_SEEN 21 /* a number: seconds since 1970 */
#define PRAXIS_SLOT_YEAR 22       /* a number: the last year covered, else that of publication */
#define PRAXIS_SLOT_SKETCH 23     /* of the text, see likeness.h */
#define PRAXIS_SLOT_EDITION 24    /* terms under which its editions meet, see edition.h, joined as above */
#define PRAXIS_SLOT_ROLES 25      /* where its sections of each role stand, see role_ranges.h */
#define PRAXIS_SLOT_ID 26
