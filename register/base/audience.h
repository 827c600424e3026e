/* Audiences: who may see a document. Each has a database of its own, in the folder of its name inside that of
 * the index, so that nothing of one can show in what is answered to readers of another. */
#pragma once
#include <glib.h>

#define PRAXIS_AUDIENCE_PUBLIC "public" /* everybody; what is not said to be for others */

/* Letters, digits, '-' and '_', the first one no '-': it names a folder. */
gboolean praxis_audience_is_name (const char *name);

/* The folders of an index that have the name of an audience: each is a database, whatever is left of it.
 * Sorted, of char*; caller unrefs. */
GPtrArray *praxis_audiences_list (const char *folder);

/* NO_INDEX unless each of the audiences named (NULL-terminated; NULL: none) has a database. */
gboolean praxis_audiences_check (const char *folder, const char *const *names, GError **error);

/* A folder whose documents are for an audience, whoever indexes them. */
typedef struct {
  char *audience;
  char *folder; /* absolute, without its links where it is there */
} PraxisAudienceFolder;

/* The folders that the setting audience.folders names (of PraxisAudienceFolder*): "internal:/srv/internal",
 * with semicolons between several. USAGE for what is not of that form. Caller unrefs. */
GPtrArray *praxis_audience_folders (const char *text, GError **error);

/* What a reader of some audiences (NULL-terminated; NULL: none) has to open: the public one, and of those
 * named each that there is, once. Caller frees with g_strfreev(). */
char **praxis_audiences_readable (const char *folder, const char *const *names);
