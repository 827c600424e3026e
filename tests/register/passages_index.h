/* The index that is asked for passages. */
#pragma once
#include <glib.h>

#define NARRATIVES 3u /* documents with the narrativemark */

/* Its folder, for fixture_remove(). */
char *passages_index_make (void);
