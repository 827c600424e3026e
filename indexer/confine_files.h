/* The files that a confined process may open (Landlock). */
#pragma once
#include <glib.h>

/* Whether the kernel has Landlock. */
gboolean confine_files_possible (void);
/* From here on only what Poppler loads by name can be opened, for reading. The process must
 * have given up new privileges. FALSE with errno. */
gboolean confine_files (void);
