/* Words: the one place that says what a word is. The writer, the query, the passages and the taggers all use
 * it, so a position means the same everywhere. Characters are classed by ICU's properties, Thai and its like
 * cut by its dictionaries. The rules:
 *
 * - l'immigration, qu'une: an elided article is a word of its own, without the apostrophe.
 * - victim's, don't: one word; every kind of apostrophe becomes '.
 * - offences.During, eu_plan, peer-to-peer: full stops, underscores and hyphens split.
 * - U.S., e.g.: single letters with dots are joined: "us", "eg".
 * - 3,800 and 1.200.000: digits in groups of three are one number: "3800", "1200000".
 * - 3.5, 12.03.2018, 2016-16: anything else between digits splits: "3", "5".
 * - 2018¹, victims²: superscript digits are marks of notes and dropped.
 * - Soft hyphens, zero-width characters and kashidas are dropped.
 * - 国際移住: Han and kana give overlapping pairs (国際, 際移, 移住), one alone itself.
 *
 * Digits of any script become ASCII. A word is cut after 64 letters or 200 bytes. */
#pragma once
#include <glib.h>

typedef struct _PraxisTokenizer PraxisTokenizer;

typedef struct {
  gsize start, end; /* bytes in the text */
  const char *word; /* NFKC, case folded, accents kept: the exact form; valid until the next call */
  /* The same without accents, ø as o, œ as oe and so on; the equal pointer if that changes nothing. */
  const char *folded;
} PraxisToken;

PraxisTokenizer *praxis_tokenizer_new (void);
void praxis_tokenizer_free (PraxisTokenizer *tokenizer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTokenizer, praxis_tokenizer_free)

/* Starts on a text, which must stay valid and be valid UTF-8; length in bytes. */
void praxis_tokenizer_start (PraxisTokenizer *tokenizer, const char *text, gsize length);
/* Words end at these bytes, ascending, though the next follows without a gap; they must stay as long. Until
 * the next start. */
void praxis_tokenizer_set_breaks (PraxisTokenizer *tokenizer, const gsize *breaks, guint count);
/* The next word; FALSE at the end. */
gboolean praxis_tokenizer_next (PraxisTokenizer *tokenizer, PraxisToken *token);

/* A text reduced for comparing labels: its words folded (NFKC, case, accents) and joined by one space. */
char *praxis_fold (const char *text);
