/* One line on a terminal that says how far the run is; nothing anywhere else. */
#pragma once
#include <glib.h>

typedef struct _Progress Progress;

/* what: is counted ("files"), a static string. total: how many there are to do, 0 if unknown. quiet: never
 * shows anything. */
Progress *progress_new (const char *what, guint64 total, gboolean quiet);
/* Wipes the line. */
void progress_free (Progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Progress, progress_free)
/* Says that done are done, and which one is at hand (may be NULL); draws at most ten times a second. */
void progress_show (Progress *progress, guint64 done, const char *name);
/* Wipes the line, so that a message can be printed. */
void progress_wipe (Progress *progress);
