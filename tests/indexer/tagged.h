/* Documents for the tests of the taggers: tagged with a small vocabulary of their own, so that they depend on
 * no label of config/. */
#pragma once
#include "register/document/document.h"

/* A title alone, or with a text; file_name may be NULL. Lines of text that begin with "#" are headings. */
PraxisDocument *tagged_new (const char *title, const char *text, const char *file_name);

/* The same with one value of metadata. */
PraxisDocument *tagged_new_with (const char *title, const char *text, const char *key, const char *value);

/* Of a type that a ready record states. */
PraxisDocument *tagged_new_typed (const char *title, const char *text, const char *type);

/* With one section from the beginning, of which the text's first words are the heading. */
PraxisDocument *tagged_new_headed (const char *title, const char *text, const char *heading);

/* The values claimed for a field in a role (NULL: any), sorted, joined by one space; caller frees. */
char *tagged_values (const PraxisDocument *document, const char *field, const char *role);

/* Asserts that each claim that quotes the text quotes it where it says, and frees the document. */
void tagged_free (PraxisDocument *document);

/* Asserts what is claimed for a field of a document with that title and text. */
void tagged_assert (const char *title, const char *text, const char *field, const char *role,
                    const char *expected);

/* Frees the vocabulary; before main returns. */
void tagged_finish (void);
