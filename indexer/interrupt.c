/* A flag, because that is all a signal handler may safely set; poll() returns early, everything else
 * restarts. */
#include "indexer/interrupt.h"
#include <signal.h>

static volatile sig_atomic_t requested;

static void
on_signal (int signal_number) {
  requested = signal_number;
}

void
interrupt_install (void) {
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)(SA_RESTART | SA_RESETHAND) };
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
}

int
interrupt_requested (void) {
  return requested;
}
