/* Vocabularies: SKOS concept schemes read from Turtle. They drive tagging, the facet tree, the expansion of
 * queries across languages and the labels shown. One PraxisVocabulary holds all schemes; it does not change
 * after loading and may be shared by forked processes. Schemes are named after the field they give values to:
 * "country", "region", "topic", "type", "role" (of sections), "language"; "activity" and "term" (the
 * glossary) belong to none. Concepts of other schemes, such as EuroVoc's, are read as topics. */
#pragma once
#include <glib.h>

typedef struct _PraxisVocabulary PraxisVocabulary;
typedef struct _PraxisConcept PraxisConcept;

typedef enum {
  PRAXIS_LABEL_PREFERRED,
  PRAXIS_LABEL_ALTERNATIVE,
  PRAXIS_LABEL_HIDDEN,    /* found but never shown: misspellings, inflected forms, demonyms */
  PRAXIS_LABEL_STATEMENT, /* says it without naming it, so in no table: see praxis_concept_cues() */
  PRAXIS_LABEL_CUE,       /* too general to be found by itself, neither */
} PraxisLabelKind;

typedef struct {
  const PraxisConcept *concept;
  char *text;     /* as written in the vocabulary */
  char *folded;   /* praxis_fold() of it: what is compared; NULL of a statement, which only the tagger
                     reads */
  char *language; /* BCP 47, e.g. "en", "pt"; "" if it belongs to all languages (an abbreviation) */
  PraxisLabelKind kind;
  const char *file; /* where it was read first, */
  guint line;       /* and the line; NULL and 0 for names from iso-codes and ICU */
} PraxisLabel;

/* Loads every *.ttl of the folders (NULL-terminated; a later folder adds to or overrides an earlier one) and
 * the countries: codes and English names from iso-codes' JSON, names in other languages from ICU (CLDR), so
 * they are there even where /usr/share/locale was dropped. A broken file fails with its name, line and
 * reason. */
PraxisVocabulary *praxis_vocabulary_load (const char *const *folders, GError **error);
/* The default folder, $PRAXIS_DATA_PATH/vocabulary or the installed one, and after it one of the user's (the
 * setting vocabulary.folder) unless that is NULL or empty. Same as above otherwise. */
PraxisVocabulary *praxis_vocabulary_load_default (const char *further, GError **error);
void praxis_vocabulary_free (PraxisVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisVocabulary, praxis_vocabulary_free)

/* Tells one state of all files from another, for ETags; caller frees. */
char *praxis_vocabulary_digest (const PraxisVocabulary *vocabulary);

/* A concept by its id, ASCII case ignored ("gh" finds "GH"); NULL if there is none. */
const PraxisConcept *praxis_vocabulary_find (const PraxisVocabulary *vocabulary, const char *scheme,
                                             const char *id);

/* A concept by its id or any of its labels in any language, case and accents folded ("ガーナ", "ghana",
 * "GH"). A preferred label wins over an alternative one, that over a hidden one. NULL if there is none. */
const PraxisConcept *praxis_vocabulary_lookup (const PraxisVocabulary *vocabulary, const char *scheme,
                                               const char *text);

/* The id or label nearest to a mistyped one, or NULL; owned by the vocabulary. */
const char *praxis_vocabulary_nearest (const PraxisVocabulary *vocabulary, const char *scheme,
                                       const char *text);

/* The names of all schemes, sorted, NULL-terminated; caller frees the array alone. */
const char **praxis_vocabulary_schemes (const PraxisVocabulary *vocabulary);

/* All concepts of a scheme (of const PraxisConcept*), in file order; empty if there is no such scheme. Owned
 * by the vocabulary. */
const GPtrArray *praxis_vocabulary_concepts (const PraxisVocabulary *vocabulary, const char *scheme);

/* All labels of a scheme (of const PraxisLabel*). Owned by the vocabulary. */
const GPtrArray *praxis_vocabulary_labels (const PraxisVocabulary *vocabulary, const char *scheme);

/* Labels of any scheme whose folded form is exactly this; NULL or an array of const PraxisLabel*. */
const GPtrArray *praxis_vocabulary_labels_of (const PraxisVocabulary *vocabulary, const char *folded);

const char *praxis_concept_id (const PraxisConcept *concept);
const char *praxis_concept_scheme (const PraxisConcept *concept);
/* Preferred label in a language, else in English, else any, else the id; never NULL. */
const char *praxis_concept_label (const PraxisConcept *concept, const char *language);
const char *praxis_concept_note (const PraxisConcept *concept);        /* scope note in English, or NULL */
const char *praxis_concept_definition (const PraxisConcept *concept);  /* the same of the definition */
const GPtrArray *praxis_concept_labels (const PraxisConcept *concept); /* of const PraxisLabel* */
/* Words that mean the concept where a text speaks of its surroundings anyway, "shelter" in one on
 * trafficking, and statements, which tell of it without its name, "was put into the budget". They are no
 * labels: nothing is looked up, expanded or shown by them. Of const PraxisLabel*. */
const GPtrArray *praxis_concept_cues (const PraxisConcept *concept);
/* What it weighs to be named, 1 unless the vocabulary says less: of what nearly every text names. */
double praxis_concept_weight (const PraxisConcept *concept);
const GPtrArray *praxis_concept_broader (const PraxisConcept *concept);  /* of const PraxisConcept* */
const GPtrArray *praxis_concept_narrower (const PraxisConcept *concept); /* of const PraxisConcept* */
/* Concepts of other schemes that belong to it (skos:related): a region's countries, a country's regions. */
const GPtrArray *praxis_concept_related (const PraxisConcept *concept);
/* A walk up a tree ends after so many steps at last: what is deeper goes round in a loop. */
#define PRAXIS_DEEPEST_CONCEPT 32u
/* TRUE if ancestor is the concept itself or stands above it by broader. Loops end. */
gboolean praxis_concept_is_within (const PraxisConcept *concept, const PraxisConcept *ancestor);
