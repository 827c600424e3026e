/* The table from error codes to exit statuses. A kind of error without a row is a plain failure, so a
 * new code is never mistaken for success or for "nothing found". */
#include "register/base/exit_status.h"
#include "register/base/error.h"

static const struct {
  PraxisErrorCode code;
  int status;
} statuses[] = {
  { PRAXIS_ERROR_USAGE, PRAXIS_EXIT_USAGE },        { PRAXIS_ERROR_SYNTAX, PRAXIS_EXIT_USAGE },
  { PRAXIS_ERROR_UNKNOWN_NAME, PRAXIS_EXIT_USAGE }, { PRAXIS_ERROR_LIMIT, PRAXIS_EXIT_USAGE },
  { PRAXIS_ERROR_NO_INDEX, PRAXIS_EXIT_INDEX },     { PRAXIS_ERROR_DAMAGED, PRAXIS_EXIT_INDEX },
  { PRAXIS_ERROR_VERSION, PRAXIS_EXIT_INDEX },      { PRAXIS_ERROR_LOCKED, PRAXIS_EXIT_LOCKED },
  { PRAXIS_ERROR_NO_DOCUMENT, PRAXIS_EXIT_NONE },   { PRAXIS_ERROR_SERVER, PRAXIS_EXIT_SERVER },
};

int
praxis_exit_status (const GError *error) {
  if (error == NULL)
    return PRAXIS_EXIT_HITS;
  if (error->domain == G_OPTION_ERROR)
    return PRAXIS_EXIT_USAGE;
  if (error->domain != PRAXIS_ERROR)
    return PRAXIS_EXIT_FAILED;
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if ((int)statuses[i].code == error->code)
      return statuses[i].status;
  return PRAXIS_EXIT_FAILED;
}
