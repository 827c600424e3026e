/* Tagging: claims with evidence about a document that has been read. Driven by the vocabularies; rules, never
 * lists of answers. */
#pragma once
#include "register/document/document.h"
#include "register/vocabulary/vocabulary.h"

typedef struct _Tagger Tagger;

/* Prepares matching tables from the vocabulary, which must outlive the tagger, and loads the language models.
 * Does not fail: without language models (package libexttextcat-data) it warns once and leaves the language
 * open. */
Tagger *tagger_new (const PraxisVocabulary *vocabulary);
void tagger_free (Tagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tagger, tagger_free)

/* Adds claims for country, region, topic, year, type, language and action, and the roles of sections. Uses
 * only what is in the document (title, text, sections, metadata, paths): the same for a file and for a ready
 * record. Claims of origin "record" that are already there are kept, and their fields are not tagged again.
 */
void tag_document (const Tagger *tagger, PraxisDocument *document);

/* The language of a text (ISO 639-1), NULL if it cannot be told. */
const char *tagger_language (const Tagger *tagger, const char *text, gsize length);
