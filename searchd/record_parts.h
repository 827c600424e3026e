/* The parts of the pages of one document; each appends HTML made of a member of its record, and nothing where
 * that is empty. */
#pragma once
#include "register/document/field.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* record_facts.c */
/* The page up to its heading; back is where the link above that leads (NULL: there is none), and its words.
 */
GString *record_begin (JsonObject *record, const GPtrArray *pairs, const char *back, const char *words);
/* The original file, as a link that opens it, at a page where page is not 0, or downloads it. */
void record_file_append (GString *out, JsonObject *record, gint64 page);
/* What is known of it: tags as links to all documents that have them, then author, pages, files. */
void record_facts_append (GString *out, JsonObject *record, const PraxisVocabulary *vocabulary);
/* The pages that could not be read, or only by OCR. */
void record_gaps_append (GString *out, JsonObject *record, const GPtrArray *pairs);

/* record_evidence.c: why it has its tags, field by field, of the members "tags" and "runners_up"; pairs are
 * the question that links to pages keep. */
void record_evidence_append (GString *out, JsonObject *evidence, const GPtrArray *pairs,
                             const PraxisVocabulary *vocabulary);
/* The same of a hit: of each field what counts, folded away below one line; nothing if evidence is NULL. */
void record_evidence_append_counted (GString *out, JsonObject *evidence, const GPtrArray *pairs,
                                     const PraxisVocabulary *vocabulary);
/* The years that claims of a field (of JsonObject*, at least one) state, as items of a list. */
void record_years_append (GString *out, const PraxisField *field, const GPtrArray *tags);
/* On what a claim rests, in plain words: "the title names it". */
const char *record_rule_words (const char *rule);
