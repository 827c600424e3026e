/* What the vocabularies know, as JSON for both doors: their schemes, the tree of one, a concept or a term. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <json-glib/json-glib.h>

/* {"schema","schemes":[{"scheme","concepts","labels"}]} */
JsonNode *praxis_vocabulary_list (const PraxisVocabulary *vocabulary);

/* The tree of a scheme, narrower concepts behind their broader one and one level deeper:
 * {"schema","scheme","concepts":[{"id","label","level"}]}. A concept of two broader ones is told twice.
 * UNKNOWN_NAME if there is no such scheme. */
JsonNode *praxis_vocabulary_tree (const PraxisVocabulary *vocabulary, const char *scheme, GError **error);

/* What a term stands for: {"schema","term","concepts":[{"scheme","id","label","definition","note",
 * "broader":[{"scheme","id","label"}],"narrower":[...],"related":[...],
 * "labels":[{"text","language","kind"}]}]}. The term is an id ("thb"; "topic/thb" in one scheme only) or a
 * label in any language and of any case. UNKNOWN_NAME, with the nearest, if nothing is known by it. */
JsonNode *praxis_vocabulary_define (const PraxisVocabulary *vocabulary, const char *term, GError **error);
