/* Text files that people may read and that only grow: decisions, access tokens. What was written once stays,
 * and a later line wins over an earlier one. */
#pragma once
#include <glib.h>

/* Adds lines (each with its end) to a file in one piece and syncs it; a new file gets this mode, less what
 * the umask takes, and begins with the heading. */
gboolean praxis_ledger_append (const char *file, guint mode, const char *heading, const char *lines,
                               GError **error);
