/* The words of all labels, numbered, and the labels as paths of these numbers: a tree in which a text is
 * followed word by word, one look-up of two numbers a word. */
#pragma once
#include <glib.h>

typedef struct _Lexicon Lexicon;

#define LEXICON_ROOT 0u /* where all labels begin; no step leads here */

Lexicon *lexicon_new (void);
void lexicon_free (Lexicon *lexicon);

/* The node at which a label ends, folded words joined by spaces; nodes are numbered from 1 as they come. */
guint lexicon_add (Lexicon *lexicon, const char *folded);
/* The number of a folded word, 0 if no label has it. */
guint lexicon_number (const Lexicon *lexicon, const char *word);
/* The node that a word leads to, 0 if no label goes on so. */
guint lexicon_step (const Lexicon *lexicon, guint node, guint number);
