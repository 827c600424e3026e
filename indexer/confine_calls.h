/* The system calls of a confined process (seccomp). */
#pragma once
#include <glib.h>

/* Makes the filter, once, in the warm parent. FALSE if this system cannot filter system calls. */
gboolean confine_calls_prepare (int reply);
/* From here on, calls outside the tables end this process with SIGSYS, and only reply can be written to. The
 * process must have given up new privileges. FALSE with errno. */
gboolean confine_calls (void);
