/* How a vocabulary comes to be, for the files that fill one in: the countries and languages
 * (vocabulary_countries.c) and the Turtle files (vocabulary_turtle.c). Everybody else only sees
 * register/vocabulary/vocabulary.h. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

/* The concept of that id, made if there is none. It is listed once it is described. */
PraxisConcept *praxis_vocabulary_mention (PraxisVocabulary *vocabulary, const char *scheme, const char *id);

/* Enters the concept in its scheme's list, after those already there; does nothing the second time. */
void praxis_vocabulary_describe (PraxisVocabulary *vocabulary, PraxisConcept *concept);

/* Adds a label. A new preferred label makes the old one of that language an alternative; a text that is there
 * already keeps its stronger kind. FALSE if the text has no word that could be found. */
gboolean praxis_vocabulary_add_label (PraxisVocabulary *vocabulary, PraxisConcept *concept, const char *text,
                                      const char *language, PraxisLabelKind kind);

/* A further code the concept is looked up by ("GHA"); never looked for in texts. */
void praxis_vocabulary_add_notation (PraxisVocabulary *vocabulary, PraxisConcept *concept,
                                     const char *notation);
void praxis_vocabulary_set_note (PraxisVocabulary *vocabulary, PraxisConcept *concept, const char *note);
void praxis_vocabulary_set_definition (PraxisVocabulary *vocabulary, PraxisConcept *concept,
                                       const char *definition);

/* The text of a file that was read, which goes into the digest. */
void praxis_vocabulary_add_file (PraxisVocabulary *vocabulary, const char *text);

/* The file and the line in it where labels that are added from now on stand. */
void praxis_vocabulary_set_file (PraxisVocabulary *vocabulary, const char *file);
void praxis_vocabulary_set_line (PraxisVocabulary *vocabulary, guint line);

void praxis_concept_set_weight (PraxisConcept *concept, double weight);

/* A concept of somebody else's thesaurus, of which a part may have been taken: where it is only named, or has
 * no label, it is left out instead of refused. */
void praxis_concept_set_foreign (PraxisConcept *concept);

/* Links, entered on both sides; a link that is there already is not doubled. */
void praxis_concept_add_broader (PraxisConcept *concept, PraxisConcept *broader);
void praxis_concept_add_related (PraxisConcept *concept, PraxisConcept *related);

/* Countries and their English names from iso-codes in a folder, their names in other languages from ICU. */
gboolean praxis_vocabulary_add_countries (PraxisVocabulary *vocabulary, const char *folder, GError **error);
/* The continents of UN M49, their parts and the countries in each, which must be there already, with ICU's
 * names. */
void praxis_vocabulary_add_world_regions (PraxisVocabulary *vocabulary);
/* Languages of two-letter codes with ICU's names. */
void praxis_vocabulary_add_languages (PraxisVocabulary *vocabulary);
/* The concepts of a Turtle file. */
gboolean praxis_vocabulary_read_turtle (PraxisVocabulary *vocabulary, const char *path, GError **error);
