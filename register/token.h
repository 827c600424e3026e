/* Words: the one place that says what a word is. The writer, the query, the passages and the taggers all use
 * it, so a position means the same everywhere. Words are found by ICU's rules; elided articles
 * (l'immigration) and full stops inside words are split, abbreviations (U.S.) joined; CJK runs give
 * overlapping pairs. */
#pragma once
#include <glib.h>

typedef struct _PraxisTokenizer PraxisTokenizer;

typedef struct {
  gsize start, end;   /* bytes in the text */
  const char *word;   /* NFKC, case folded, accents kept: the exact form; valid until the next call */
  const char *folded; /* the same without accents (equal pointer if there are none) */
} PraxisToken;

PraxisTokenizer *praxis_tokenizer_new (void);
void praxis_tokenizer_free (PraxisTokenizer *tokenizer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTokenizer, praxis_tokenizer_free)

/* Starts on a text, which must stay valid and be valid UTF-8; length in bytes. */
void praxis_tokenizer_start (PraxisTokenizer *tokenizer, const char *text, gsize length);
/* The next word; FALSE at the end. */
gboolean praxis_tokenizer_next (PraxisTokenizer *tokenizer, PraxisToken *token);

/* A text reduced for comparing labels: its words folded (NFKC, case, accents) and joined by one space. */
char *praxis_fold (const char *text);
