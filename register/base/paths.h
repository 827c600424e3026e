/* Where things lie: defaults, and how paths relate. Callers free. */
#pragma once
#include <glib.h>

/* A file or folder of the installed data: below $PRAXIS_DATA_PATH, else where it was installed. */
char *praxis_data_path (const char *name);
/* The folder of the index when none is named: $PRAXIS_DB, else praxis in the user's data folder (XDG). */
char *praxis_default_index (void);
/* TRUE if a path is that of a folder or lies in it; both absolute. */
gboolean praxis_path_is_within (const char *path, const char *folder);
/* What lies beside the folder of an index and is called like it but for the ending. */
char *praxis_path_beside (const char *index_folder, const char *ending);
