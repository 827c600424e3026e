/* Confining the process that reads one file, before it sees the first byte. */
#pragma once
#include <glib.h>
#include <sys/types.h>

typedef struct {
  guint64 memory;  /* bytes of address space */
  guint64 seconds; /* of the processor */
} ConfineLimits;

/* Exit status of a confined process that ran out of memory. */
#define CONFINE_EXIT_MEMORY 70

/* Gives up what this process will not need, for good: it dies with parent, gains no privileges, leaves no
 * core, writes no file. FALSE with errno if the system refuses any of it; the caller must then read nothing.
 */
gboolean confine_process (const ConfineLimits *limits, pid_t parent);
