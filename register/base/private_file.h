/* Files with secrets: they are believed only if nobody else could have read or written them. */
#pragma once
#include <glib.h>

/* The text of a plain file that belongs to this user or root, that no other user can read and only its owner
 * can write (its group may read it). *text is NULL if there is no such file. USAGE if it is anything else,
 * longer than a mebibyte or no UTF-8. Caller frees. */
gboolean praxis_private_file_read (const char *path, char **text, GError **error);
