/* praxis index, praxis serve: other programs of the house, found in $PRAXIS_EXEC_PATH or where they are
 * installed. The command line itself so needs neither their libraries nor their memory. */
#include "cli/command.h"
#include "register/error.h"
#include "register/exit_status.h"
#include <errno.h>
#include <unistd.h>

/* Becomes the program, installed in a folder, with all arguments; returns only if it cannot. */
static int
become (const char *installed, const char *program, char **arguments) {
  const char *folder = g_getenv ("PRAXIS_EXEC_PATH");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : installed, program, NULL);
  g_autoptr (GError) error = NULL;
  arguments[0] = path;
  execv (path, arguments);
  g_set_error (&error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot run '%s': %s", path, g_strerror (errno));
  return command_fail (error, NULL);
}

int
cmd_index (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options, char **arguments) {
  return become (PRAXIS_LIBEXECDIR, "praxis-indexer", arguments);
}

int
cmd_serve (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options, char **arguments) {
  return become (PRAXIS_BINDIR, "praxis-searchd", arguments);
}
