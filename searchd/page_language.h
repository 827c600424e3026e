/* The language of the pages: what a reader has chosen, else what the browser asks for, else English. The
 * texts of the pages stand in the sources in English and go through gettext; the other languages are in po/.
 */
#pragma once
#include "searchd/reply.h"
#include <glib/gi18n.h>

/* In a table: marks a text that has a plural. */
#define NN_(one, many) one, many

/* Finds the translations: $PRAXIS_EXEC_PATH/locale, else where they were installed. Once, at the start. */
void page_language_start (void);

typedef struct {
  const char *code, *name; /* "fr", "Français" */
} PageLanguage;

/* All of them; the last has no code. */
const PageLanguage *page_languages (void);

/* The languages that a browser accepts and the reader's own choice are in the request; a choice that the
 * query string states is taken out of the request's pairs. All texts that follow are in the language found
 * here, until the next call. FALSE with UNKNOWN_NAME if what was chosen is not one of ours. */
gboolean page_language_choose (HttpRequest *request, GError **error);
/* What follows is for programs: in English. */
void page_language_reset (void);
/* The code of the present language. */
const char *page_language_code (void);
/* Tells a browser, and what keeps answers for it, of the language. */
void page_language_tell (const HttpRequest *request, HttpReply *reply);
