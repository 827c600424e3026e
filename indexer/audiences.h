/* For whom the documents of a run are: what the option and the setting audience.folders say, and the order of
 * writes when a document passes from one audience to another. */
#pragma once
#include "register/base/settings.h"
#include "register/index/writer.h"
#include <glib.h>

typedef struct _Audiences Audiences;

/* asked: the audience of the option, NULL if there is none; paths: what is to be indexed. USAGE if the option
 * contradicts the setting, or a path does not exist. The settings must outlive it. */
Audiences *audiences_new (const PraxisSettings *settings, const char *asked, const char *const *paths,
                          GError **error);
void audiences_free (Audiences *audiences);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Audiences, audiences_free)

/* Whom a file is for, by its absolute path. */
const char *audiences_of (const Audiences *audiences, const char *path);
/* The audiences that the paths have files for, the public one first (of const char*); owned by audiences. */
const GPtrArray *audiences_to_run (const Audiences *audiences);

/* Notes in an audience's database what of it was named, and commits if that is new. */
gboolean audiences_note (const Audiences *audiences, const char *audience, PraxisWriter *writer,
                         GError **error);

/* Before anything is read: takes out of each database what is for another audience now. Each of these commits
 * before anything is written to another, so a document is never in two of them, wherever this is cut short.
 * Counts in *removed. USAGE, and nothing is done, if files that were for some would become public because
 * nobody says whom they are for. dry_run: only prints. */
gboolean audiences_part (const Audiences *audiences, const char *folder, gboolean dry_run, guint64 *removed,
                         GError **error);
