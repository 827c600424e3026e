/* Stopping in good order on SIGINT and SIGTERM. A second one ends the process at once, which the index
 * survives too. */
#pragma once
#include <glib.h>

void interrupt_install (void);
/* The signal that asked to stop, or 0. */
int interrupt_requested (void);
