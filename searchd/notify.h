/* Telling systemd, if it has started the daemon, how it is. */
#pragma once

/* Sends a state such as "READY=1", see sd_notify(3); does nothing where nobody listens ($NOTIFY_SOCKET). */
void notify_systemd (const char *state);
