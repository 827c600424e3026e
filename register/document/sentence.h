/* Where sentences begin, in texts of all scripts: for cutting a text into blocks and for showing whole
 * sentences of it. */
#pragma once
#include <glib.h>

/* Whether the word at a byte is the first after the end of a sentence, and where that sentence begins: an
 * opening quote or bracket before the word belongs to it. Full stops after abbreviations, initials and the
 * numbers of paragraphs end none; marks of notes and closing quotes may stand behind those that do. */
gboolean praxis_follows_sentence (const char *text, gsize at);
gsize praxis_sentence_start (const char *text, gsize at);

/* Whether the word is the first after a semicolon, a bar or a bullet, or a comma if those will do: where a
 * sentence can be cut that is too long to be shown. */
gboolean praxis_follows_clause (const char *text, gsize at, gboolean commas);
