/* Encodings that give themselves away by their form. */
#pragma once
#include <glib.h>

/* The name of the encoding that the bytes are in, if it is UTF-16, UTF-32 or of the family ISO-2022; else
 * NULL. Static. */
const char *encoding_name_by_form (const char *bytes, gsize length);

/* TRUE if the bytes make sense as UTF-16 in either order, as other bytes never do. */
gboolean encoding_is_utf16 (const char *bytes, gsize length);

/* The same of UTF-32. */
gboolean encoding_is_utf32 (const char *bytes, gsize length);
