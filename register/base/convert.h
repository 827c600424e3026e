/* Bytes through a converter of GIO, such as a compressor. */
#pragma once
#include <gio/gio.h>

/* All of them; the converter may serve again and again, and should: making one costs more than a short text.
 * Caller unrefs. */
GBytes *praxis_convert (GConverter *converter, gconstpointer bytes, gsize length, GError **error);
