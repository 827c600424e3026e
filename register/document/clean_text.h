/* The clean text: a raw text as it reads once its repairs are made. It has the raw text's length and offsets,
 * so that what is found in it can be quoted from the raw one. Words, passages and claims are made from it;
 * what is stored and cited as the document stays raw. */
#pragma once
#include "register/document/document.h"
#include "register/text/token.h"
#include <glib.h>

/* Fills what reads as nothing; in no raw text, for control characters are spaces there. */
#define PRAXIS_NOTHING '\1'

typedef struct {
  char *text;
  gsize length;
  GArray *breaks; /* of gsize: where words end that were written as one with the next */
} PraxisCleanText;

/* Of a piece of the raw text that begins at byte `origin` of the document. */
PraxisCleanText *praxis_clean_text_new (const GArray *repairs, const char *raw, gsize origin, gsize length);
void praxis_clean_text_free (PraxisCleanText *clean);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisCleanText, praxis_clean_text_free)

/* Starts a tokenizer on it; it must stay as long. */
void praxis_clean_text_start (const PraxisCleanText *clean, PraxisTokenizer *tokenizer);

/* Drops what reads as nothing, in place: for what is shown or kept as a string of its own. */
void praxis_clean_text_drop_nothing (char *text);

/* Whether a repair leaves the raw text as it is and adds a word to it. */
gboolean praxis_repair_adds_word (const PraxisRepair *repair);
