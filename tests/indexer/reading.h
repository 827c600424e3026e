/* For the tests of extractors: reading bytes made by the test, and saying in one string what came of them. */
#pragma once
#include "indexer/extract/extract.h"

extern const ExtractLimits reading_limits;

/* Reads bytes as the file of that name; limits NULL: reading_limits. Caller frees. */
PraxisDocument *reading_of (const void *bytes, gsize length, const char *file_name,
                            const ExtractLimits *limits);
PraxisDocument *reading_of_text (const char *text, const char *file_name);

/* The same, into document; gives the converters that are wanted for it, or NULL. */
const ConverterRow *reading_wanted (const void *bytes, gsize length, const char *file_name,
                                    PraxisDocument **document);

/* "1 Chapter|2 Section|..." of the sections, without the one before the first heading. Caller frees. */
char *reading_outline (const PraxisDocument *document);
/* The text a section begins with must be its title. */
void reading_assert_sections_at_titles (const PraxisDocument *document);
/* Fails the test, naming what came, unless the document is in that state. */
void reading_assert_state (const PraxisDocument *document, PraxisState state);

/* Whether sections and pages, as far as there are any, cover the text from its beginning, in order: then
 * nothing of it is in none or in two. */
gboolean reading_is_whole (const PraxisDocument *document);

/* A zip container of pairs of a name and a content, ending with NULL. Caller unrefs. */
GBytes *reading_zip (const char *name, ...) G_GNUC_NULL_TERMINATED;

/* A PDF made of objects, the first being the catalogue (object 1); writes the header, cross-reference table
 * and trailer (with /Info `info` 0 R if info is not 0). Caller frees with g_string_free(). */
GString *reading_pdf (const char *const *objects, guint info);
