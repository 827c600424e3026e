/* The system calls of a confined process (seccomp). */
#pragma once
#include <glib.h>

typedef enum { CONFINE_READER, CONFINE_CONVERTER, CONFINE_KINDS } ConfineKind;

/* Makes the filter of a kind, once, in the warm parent; output is the one descriptor that can be written to.
 * FALSE if this system cannot filter system calls. */
gboolean confine_calls_prepare (ConfineKind kind, int output);
/* From here on, calls outside the tables end this process with SIGSYS; a converter can still start a program.
 * The process must have given up new privileges. FALSE with errno. */
gboolean confine_calls (ConfineKind kind);
