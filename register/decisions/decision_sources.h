/* Reading the three kinds of files that hold decisions; private to decisions.c. */
#pragma once
#include "register/decisions/decision.h"

/* Called for each value that a file states about a path: "country" or "not-country", and one or more values
 * with commas between. */
typedef void (*DecisionStated) (const char *path, const char *name, const char *values, const char *origin,
                                gpointer data);
/* Called for what is wrong: "file:line: why"; takes over the fault. */
typedef void (*DecisionFault) (char *fault, gpointer data);

typedef struct {
  DecisionStated stated;
  DecisionFault fault;
  gpointer data;
} DecisionReader;

/* A sidecar: settings syntax, with or without [tags] above it. Nothing if there is none. */
void decision_read_sidecar (const DecisionReader *reader, const char *path);
/* A table: its first row names the columns, of which one is "path". */
gboolean decision_read_table (const DecisionReader *reader, const char *file, GError **error);
