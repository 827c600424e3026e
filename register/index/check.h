/* Is an index whole? Xapian's own check of each database, run as a child because it may crash on a damaged
 * one, and then a walk over everything the register keeps in it. */
#pragma once
#include <glib.h>
#include <json-glib/json-glib.h>

/* Called before each step: `done` of `total` documents of an audience are checked (0 of 0: Xapian's own
 * check is running). */
typedef void (*PraxisCheckProgress) (const char *audience, guint done, guint total, gpointer data);

typedef struct {
  const char *const *audiences; /* NULL: all that the index has */
  PraxisCheckProgress progress; /* may be NULL */
  gpointer data;                /* for progress */
} PraxisCheckOptions;

/* Checks the index in folder:
 * {"schema","folder","sound","documents","files","audiences":[{"audience","sound",
 * "documents","files","faults","damage":["..."]}]}. "faults" counts what is wrong, "damage" tells the first
 * of them. Damage is an answer, not an error; errors are NO_INDEX, MODIFIED if an indexer goes on writing,
 * and FAILED if xapian-check cannot be run. */
JsonNode *praxis_check (const char *folder, const PraxisCheckOptions *options, GError **error);
