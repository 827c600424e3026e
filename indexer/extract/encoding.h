/* Bytes of an unknown encoding become UTF-8. Uses ICU's built-in tables only, for a confined worker can open
 * no files. */
#pragma once
#include <glib.h>

/* The text of the bytes, without byte order mark, valid UTF-8. `declared` is what the file says of itself
 * ("iso-8859-1") or NULL: believed if the bytes fit it. `name`, unless NULL, is set to the encoding taken
 * (static). Never fails: what makes no sense becomes U+FFFD. Caller frees with g_string_free(). */
GString *encoding_decode (const char *bytes, gsize length, const char *declared, const char **name);

/* The text of bytes whose encoding is known for certain, by its name in ICU; NULL if there is no such
 * encoding. Caller frees. */
GString *encoding_convert (const char *bytes, gsize length, const char *name);

/* Makes "\r\n" and bare '\r' into '\n', in place. */
void encoding_unify_line_ends (GString *text);
