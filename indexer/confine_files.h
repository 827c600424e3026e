/* The files that a confined process may open (Landlock). */
#pragma once
#include "indexer/convert.h"
#include <glib.h>

/* Whether the kernel has Landlock. */
gboolean confine_files_possible (void);
/* From here on only what Poppler loads by name can be opened, for reading, and what lies in so many folders,
 * where these are not NULL. The process must have given up new privileges. FALSE with errno. */
gboolean confine_files (const char *const *folders, guint count);
/* From here on only the converter can be executed, and nothing be opened but its libraries, its data and the
 * document. FALSE as above. */
gboolean confine_converter_files (const Converter *converter, int document);
