/* What kind of file a descriptor holds: libmagic's word, corrected where its word is known to be vague. */
#pragma once
#include <glib.h>

/* Loads libmagic's database. Once, before the worker is confined; FAILED (in PRAXIS_ERROR) if it is not
 * there. */
gboolean type_prepare (GError **error);

/* MIME type of the content, never of the name; "application/octet-stream" if nobody knows. Caller frees. */
char *type_of_file (int fd);
