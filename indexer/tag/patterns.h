/* Tables of regular expressions that taggers keep: what shape of words says what. */
#pragma once
#include "indexer/tag/tagging.h"

typedef struct {
  const char *value; /* what it claims; NULL: the first group of the match does */
  const char *role;
  const char *rule;
  TagPlace first, last; /* from which to which place it is looked for */
  double weight;
  const char *expression; /* PCRE, case ignored, ^ and $ at lines */
} Pattern;

/* Finds what no match of a table can do without, between two offsets of words; G_MAXSIZE if there is none. It
 * must be far cheaper than an expression. */
typedef gsize (*PatternCore) (const char *words, gsize from, gsize end);

/* Compiles a table, which must outlive it and ends with a NULL expression. With a core, only the lines around
 * it are searched, or with a reach what begins so many bytes before it at most: then ^ says nothing. */
Patterns *patterns_new (const Pattern *table, PatternCore core, gsize reach);
void patterns_free (Patterns *patterns);

/* span is that of group 1, or of the whole match if it has none; match gives the other groups. */
typedef void (*PatternFunction) (TagReading *reading, const Pattern *pattern, const TagSpan *span,
                                 const GMatchInfo *match, gpointer data);

/* Calls function for each match in the document. most_body: so many bytes of text after the first page are
 * searched by the patterns that go on to the body, and their headings by those that go on to headings. */
void patterns_find (const Patterns *patterns, TagReading *reading, gsize most_body, PatternFunction function,
                    gpointer data);
