/* What each character is to a word: the first step of the tokenizer, which is its only user. */
#pragma once
#include <glib.h>
#include <unicode/utypes.h>

typedef enum {
  TOKEN_UNKNOWN, /* not looked up yet; never seen by callers */
  TOKEN_SEPARATOR,
  TOKEN_LETTER,
  TOKEN_DIGIT,
  TOKEN_MARK,       /* belongs to the character before it */
  TOKEN_APOSTROPHE, /* part of a word between letters */
  TOKEN_DOT,        /* joins initials and groups of digits */
  TOKEN_GROUPER,    /* joins groups of three digits: comma, narrow and no-break spaces */
  TOKEN_IGNORED,    /* soft hyphens, zero-width characters: dropped inside a word */
  TOKEN_IDEOGRAPH,  /* Han and kana: overlapping pairs */
  TOKEN_COMPLEX,    /* Thai, Lao, Khmer, Burmese: cut by a dictionary */
} PraxisTokenClass;

/* The class of a character; SEPARATOR for a negative one (the end of the text, a broken sequence). */
PraxisTokenClass praxis_token_class (UChar32 c);
