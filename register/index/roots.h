/* Where files lie, as answers tell it: from the folder on that was named to be indexed, for what is above it
 * is nobody's business but that of this machine. */
#pragma once
#include "register/xapian/store.h"
#include <glib.h>

typedef struct _PraxisRoots PraxisRoots;

/* What was named, from each of the databases of a reader. */
PraxisRoots *praxis_roots_load (StoreReader *reader, guint databases, GError **error);
void praxis_roots_free (PraxisRoots *roots);

/* "/srv/register/2019/a.pdf" of a document, by its number, as "register/2019/a.pdf" if "/srv/register" was
 * named; the name alone if nothing around it was; what is no absolute path as it is. NULL for NULL; caller
 * frees. */
char *praxis_roots_show (const PraxisRoots *roots, guint number, const char *path);
