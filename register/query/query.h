/* The query language, parsed once and here: words (any of them, ranked), +word, -word, AND OR NOT with
 * brackets, "a phrase", NEAR/n, word*, title:word, field:value and ranges; straight and curly quotes alike.
 * What comes out is a tree that the plan (plan.h) turns into terms. */
#pragma once
#include "register/document/field.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

typedef enum {
  PRAXIS_QUERY_WORDS,    /* text: a word as typed, stemmed and expanded */
  PRAXIS_QUERY_PHRASE,   /* text: exact words in this order; a single quoted word is exact too */
  PRAXIS_QUERY_NEAR,     /* children: WORDS, within `window` words of each other */
  PRAXIS_QUERY_WILDCARD, /* text: how the word begins */
  PRAXIS_QUERY_VALUE,    /* field:value; text is the resolved value */
  PRAXIS_QUERY_ANY, /* children: any of them, ranked; those marked + must, those marked - must not occur */
  PRAXIS_QUERY_AND,
  PRAXIS_QUERY_OR,
  PRAXIS_QUERY_NOT, /* children: the first, without the second */
} PraxisQueryKind;

typedef enum { PRAXIS_OCCURS_MAYBE, PRAXIS_OCCURS_ALWAYS, PRAXIS_OCCURS_NEVER } PraxisOccurs;

typedef struct _PraxisQuery PraxisQuery;
struct _PraxisQuery {
  PraxisQueryKind kind;
  PraxisOccurs occurs; /* within a parent of kind ANY */
  char *text;
  gsize start;              /* of WORDS: the byte where they stand in the text that was parsed */
  const PraxisField *field; /* of VALUE; of a TEXT field's WORDS, PHRASE and WILDCARD; else NULL */
  guint window;             /* of NEAR */
  GPtrArray *children;      /* of PraxisQuery* */
};

typedef struct {
  guint terms;            /* words at most */
  guint depth;            /* brackets at most */
  guint wildcard_letters; /* that must stand before a * */
} PraxisQueryLimits;

/* Parses a text. NULL without an error if it has no word at all. Fails with SYNTAX (and a position in
 * characters), UNKNOWN_NAME for a value, LIMIT. vocabulary may be NULL. */
PraxisQuery *praxis_query_parse (const char *text, const PraxisQueryLimits *limits,
                                 const PraxisVocabulary *vocabulary, GError **error);
/* Takes a text for words and nothing else: no sign in it has a meaning, so none can be wrong. Only the number
 * of words is limited. */
PraxisQuery *praxis_query_parse_plain (const char *text, const PraxisQueryLimits *limits, GError **error);
void praxis_query_free (PraxisQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisQuery, praxis_query_free)

/* How it was understood, in words: `any of (return, counselling) and country Ghana`. Caller frees. */
char *praxis_query_describe (const PraxisQuery *query);
/* One of its children, with what becomes of it there: `must have return`, `without counselling`. Caller
 * frees. */
char *praxis_query_describe_part (const PraxisQuery *query, guint child);

/* A text of the query language that is parsed into the same tree. Caller frees. */
char *praxis_query_to_string (const PraxisQuery *query);
