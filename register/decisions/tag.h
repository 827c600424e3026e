/* A tag as people name it: a field and a value of it, "country=GH". Whatever label they write, it becomes the
 * value that the index keeps. Evidence is asked for by it, decisions are made about it. */
#pragma once
#include "register/document/document.h"
#include "register/document/field.h"
#include "register/vocabulary/vocabulary.h"

typedef struct {
  const PraxisField *field;
  char *value; /* as it is kept: a concept's id, a year; NULL: any */
} PraxisTag;

/* The field that a tag may have: one of documents that is claimed, not found out. UNKNOWN_NAME with the
 * nearest. */
const PraxisField *praxis_tag_field (const char *name, GError **error);

/* "country=Ghana" or, for all values, "country". UNKNOWN_NAME or USAGE. A field whose scheme the vocabulary
 * does not have takes any value. */
PraxisTag *praxis_tag_parse (const char *text, const PraxisVocabulary *vocabulary, GError **error);
/* The value of a field as it is kept; caller frees. */
char *praxis_tag_value (const PraxisField *field, const char *text, const PraxisVocabulary *vocabulary,
                        GError **error);
void praxis_tag_free (PraxisTag *tag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisTag, praxis_tag_free)

/* Whether a claim is about the tag. */
gboolean praxis_tag_fits (const PraxisTag *tag, const PraxisClaim *claim);
