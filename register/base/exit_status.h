/* What a program tells its caller when it ends: one table from error codes to exit statuses, shared by the
 * command line and the indexer and printed in the man pages. */
#pragma once
#include <glib.h>

enum {
  PRAXIS_EXIT_HITS = 0,    /* all went well; a search found something */
  PRAXIS_EXIT_NONE = 1,    /* nothing found: no hits, no such document */
  PRAXIS_EXIT_USAGE = 2,   /* wrong use or query syntax */
  PRAXIS_EXIT_INDEX = 3,   /* index missing, damaged or of another version */
  PRAXIS_EXIT_LOCKED = 4,  /* another indexer is writing */
  PRAXIS_EXIT_SERVER = 5,  /* server unreachable or refusing */
  PRAXIS_EXIT_PARTIAL = 6, /* a time limit, or some files unreadable with --strict */
  PRAXIS_EXIT_FAILED = 7,  /* anything else: disk, memory, a bug */
};

/* The status for an error: errors of another domain than PRAXIS_ERROR are FAILED, GOption's USAGE; HITS for
 * NULL. */
int praxis_exit_status (const GError *error);
