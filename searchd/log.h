/* The log, on standard error, which systemd hands to the journal: one line a request, in logfmt or JSON as
 * the setting log.format says. What was asked is in it only if log.queries says so. */
#pragma once
#include "register/base/settings.h"
#include <glib.h>

typedef struct {
  const char *method, *route; /* the route's pattern, never the path */
  const char *query;          /* as it came, or NULL */
  int status;
  gint64 bytes;   /* of the body */
  gint64 started; /* monotonic time, microseconds */
} LogRequest;

/* For this process, as the settings say; may be called again when they change. */
void log_open (const PraxisSettings *settings);
void log_request (const LogRequest *request);
/* Anything else that whoever runs the daemon should know. */
void log_message (const char *format, ...) G_GNUC_PRINTF (1, 2);
