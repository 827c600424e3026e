/* Is a vocabulary fit for tagging? What a tagger would have to guess about, or could never find. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <json-glib/json-glib.h>

/* Looks at all labels and links; with a folder, at those labels only that were read from it (and at what they
 * clash with):
 * {"schema","sound","concepts","labels","faults","findings":[{"kind","fault","scheme","concept","message",
 * "file","line"}]}. Faults are "clash" (a label of two concepts of a scheme, of the same kind), "loop" (a
 * concept above itself), "stopword" (a label of function words only) and "short" (one or two letters that
 * are no abbreviation). The rest is to be known: "shadowed" (a stronger label of another concept is the one
 * that is looked up) and "language" (no name in a language that most concepts of the scheme have one in).
 * Fails if the stopwords cannot be read, or if the folder holds no vocabulary. */
JsonNode *praxis_vocabulary_check (const PraxisVocabulary *vocabulary, const char *folder, GError **error);
