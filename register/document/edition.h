/* Editions: one work in several languages, known by its name. "handbook_en.pdf" and "handbook_fr.pdf",
 * "en/handbook.pdf" and "fr/handbook.pdf", "Guide" and "Guide (French)" differ in nothing but the language
 * they name. */
#pragma once
#include "register/document/document.h"
#include <glib.h>

/* How terms begin that a path and a title give. */
#define PRAXIS_EDITION_PATH "XEDITIONP"
#define PRAXIS_EDITION_TITLE "XEDITIONT"

/* A name reduced to what its editions share: its words folded, without those that name the language (ISO
 * 639-1). Caller frees. */
char *praxis_edition_name (const char *name, const char *language);

/* The terms under which a document meets its editions, of char*: one for its first path, one for its title.
 * None if its language is unknown. Documents of one term and different languages are editions; for a title
 * only if the titles differ, as many works are called "Annual report". Caller unrefs. */
GPtrArray *praxis_edition_terms (const PraxisDocument *document);
