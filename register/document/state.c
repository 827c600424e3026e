/* The table of states, which are also the values of the facet "readable". N_() marks what the page
 * translates. */
#include "register/document/state.h"
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

const PraxisFieldValue praxis_readable_values[] = {
  [PRAXIS_STATE_READ] = { "read", N_ ("Read in full"), PRAXIS_READABLE_YES },
  [PRAXIS_STATE_OCR] = { "ocr", N_ ("Read by OCR"), PRAXIS_READABLE_YES },
  [PRAXIS_STATE_PARTLY] = { "partly", N_ ("Partly read"), PRAXIS_READABLE_YES },
  [PRAXIS_STATE_NO_TEXT] = { "no-text", N_ ("No text"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_ENCRYPTED] = { "encrypted", N_ ("Encrypted"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_DAMAGED] = { "damaged", N_ ("Damaged"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_TOO_LARGE] = { "too-large", N_ ("Too large"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_TIMED_OUT] = { "timed-out", N_ ("Timed out"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_OUT_OF_MEMORY] = { "out-of-memory", N_ ("Out of memory"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_CRASHED] = { "crashed", N_ ("Crashed"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_UNSUPPORTED] = { "unsupported", N_ ("Unsupported"), PRAXIS_READABLE_NO },
  [PRAXIS_STATE_REFUSED] = { "refused", N_ ("Refused"), PRAXIS_READABLE_NO },
  { PRAXIS_READABLE_YES, N_ ("Readable"), NULL },
  { PRAXIS_READABLE_NO, N_ ("Not readable"), NULL },
  { PRAXIS_READABLE_GAPS, N_ ("Some pages not readable"), PRAXIS_READABLE_YES },
  { NULL, NULL, NULL },
};

const char *
praxis_state_name (PraxisState state) {
  g_return_val_if_fail ((guint)state < PRAXIS_STATES, "read");
  return praxis_readable_values[state].name;
}

gboolean
praxis_state_from_name (const char *name, PraxisState *state) {
  for (guint i = 0; i < PRAXIS_STATES; i++)
    if (strcmp (name, praxis_readable_values[i].name) == 0) {
      *state = (PraxisState)i;
      return TRUE;
    }
  return FALSE;
}

gboolean
praxis_state_is_readable (PraxisState state) {
  return state == PRAXIS_STATE_PARTLY || praxis_state_is_whole (state);
}

gboolean
praxis_state_is_whole (PraxisState state) {
  return state == PRAXIS_STATE_READ || state == PRAXIS_STATE_OCR;
}

/* Other signals than these are crashes. */
static const struct {
  int signal;
  PraxisState state;
  const char *reason;
} deaths[] = {
  { SIGXCPU, PRAXIS_STATE_TIMED_OUT, "took too much processor time" },
  { SIGXFSZ, PRAXIS_STATE_TOO_LARGE, "wrote more than 'archive.member' allows" },
  { SIGKILL, PRAXIS_STATE_OUT_OF_MEMORY, "was killed by the system, most likely out of memory" },
  { SIGBUS, PRAXIS_STATE_DAMAGED, "was cut while it was read, or its disk fails" },
  { SIGSYS, PRAXIS_STATE_CRASHED, "was stopped (SIGSYS): it called what confined processes may not" },
};

PraxisState
praxis_state_of_signal (int signal_number, char **reason) {
  for (guint i = 0; i < G_N_ELEMENTS (deaths); i++)
    if (deaths[i].signal == signal_number) {
      *reason = g_strdup (deaths[i].reason);
      return deaths[i].state;
    }
  *reason = g_strdup_printf ("crashed with signal %d (%s)", signal_number, strsignal (signal_number));
  return PRAXIS_STATE_CRASHED;
}
