/* Confining the process that reads one file, before it sees the first byte. What holds it and why is told in
 * docs/architecture.md. */
#pragma once
#include "indexer/convert.h"
#include <glib.h>
#include <sys/types.h>

#define CONFINE_FOLDERS 2

typedef struct {
  guint64 memory;    /* bytes of address space */
  guint64 seconds;   /* of the processor */
  guint64 converted; /* bytes that a converter may write */
  const char
      *folders[CONFINE_FOLDERS]; /* that may be read beside those that every document may need; or NULL */
  gboolean unconfined;           /* only these limits: files and system calls stay free */
} ConfineLimits;

/* Exit status of a confined process that ran out of memory. */
#define CONFINE_EXIT_MEMORY 70

/* Makes ready what confines, once, before any process is: reply is the descriptor that the processes will
 * answer on. On a system that cannot filter system calls it fails; without Landlock it warns on standard
 * error and goes on. */
gboolean confine_prepare (const ConfineLimits *limits, int reply, GError **error);

/* Gives up what this process will not need, for good: it dies with parent, gains no privileges, leaves no
 * core, writes nothing but to reply, opens nothing but what libraries load, starts nothing. FALSE with errno
 * if the system refuses any of it; the caller must then read nothing. */
gboolean confine_process (const ConfineLimits *limits, pid_t parent);

/* Whether converters can be confined here, or need not be; makes ready what confines them. Landlock has to
 * hold them, for nothing else keeps a program from starting others. */
gboolean confine_converters_possible (const ConfineLimits *limits);

/* As above, for a process that is about to become a converter with the document as its standard input: it can
 * execute and open what that consists of and write to its standard output. */
gboolean confine_converter (const ConfineLimits *limits, pid_t parent, const Converter *converter);
