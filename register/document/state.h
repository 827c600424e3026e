/* States of reading: what became of each file, and of each page where pages differ. One table of names and
 * labels serves the record, the facet "readable", the command line and the page. */
#pragma once
#include "register/document/field.h"
#include <glib.h>

/* In the order of docs/index-format.md. */
typedef enum {
  PRAXIS_STATE_READ,
  PRAXIS_STATE_OCR,     /* read by optical character recognition */
  PRAXIS_STATE_PARTLY,  /* a limit was reached, or damage; the reason says which, and how much was kept */
  PRAXIS_STATE_NO_TEXT, /* well formed, but holds no text (a scan, an empty file) */
  PRAXIS_STATE_ENCRYPTED,
  PRAXIS_STATE_DAMAGED,
  PRAXIS_STATE_TOO_LARGE,
  PRAXIS_STATE_TIMED_OUT,
  PRAXIS_STATE_OUT_OF_MEMORY,
  PRAXIS_STATE_CRASHED,
  PRAXIS_STATE_UNSUPPORTED,
  PRAXIS_STATE_REFUSED, /* by policy: a DOCTYPE in an office file, a zip bomb */
} PraxisState;

#define PRAXIS_STATES (PRAXIS_STATE_REFUSED + 1)

/* "read", "ocr", "partly", "no-text", "encrypted", ... ; static. */
const char *praxis_state_name (PraxisState state);
/* FALSE if no state has that name. */
gboolean praxis_state_from_name (const char *name, PraxisState *state);
/* READ, OCR and PARTLY have text to search. */
gboolean praxis_state_is_readable (PraxisState state);
/* READ and OCR lack nothing. */
gboolean praxis_state_is_whole (PraxisState state);
/* The state of a document whose process a signal ended, with the reason in words ("took too much processor
 * time"), which the caller frees. */
PraxisState praxis_state_of_signal (int signal_number, char **reason);

/* The values of the facet "readable": the states in their order, then those below. Ends with a NULL name. */
extern const PraxisFieldValue praxis_readable_values[];

#define PRAXIS_READABLE_YES "yes"
#define PRAXIS_READABLE_NO "no"
#define PRAXIS_READABLE_GAPS "gaps" /* readable, but for some of its pages */
/* What asks for all that could be read in part only. */
#define PRAXIS_READABLE_PARTS "partly,gaps"
