/* praxis index, serve, formats: other programs of the house, found in $PRAXIS_EXEC_PATH or where they are
 * installed. The command line itself so needs neither their libraries nor their memory. */
#include "cli/command.h"
#include "cli/render.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

char *
command_program (const char *installed, const char *program) {
  const char *folder = g_getenv ("PRAXIS_EXEC_PATH");
  return g_build_filename (folder != NULL ? folder : installed, program, NULL);
}

/* Becomes the program, installed in a folder, with all arguments; returns only if it cannot. */
static int
become (const char *installed, const char *program, char **arguments) {
  g_autofree char *path = command_program (installed, program);
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

/* Tagging again is what the indexer does without reading a file. */
int
cmd_retag (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options, char **arguments) {
  char option[] = "--retag";
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_ptr_array_add (all, arguments[0]);
  g_ptr_array_add (all, option);
  for (char **next = arguments + 1; *next != NULL; next++)
    g_ptr_array_add (all, *next);
  g_ptr_array_add (all, NULL);
  return become (PRAXIS_LIBEXECDIR, "praxis-indexer", (char **)all->pdata);
}

int
cmd_serve (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options, char **arguments) {
  return become (PRAXIS_BINDIR, "praxis-searchd", arguments);
}

/* Which files can be read only the worker knows, for it alone is linked with what reads them. */
int
cmd_formats (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options,
             G_GNUC_UNUSED char **arguments) {
  char option[] = "--formats", *list_files[] = { NULL, option, NULL };
  g_autoptr (GString) list = g_string_new (NULL);
  render_list_formats (list);
  printf ("Answers are printed as\n\n%s\nFiles are read as\n\n", list->str);
  fflush (stdout);
  return become (PRAXIS_LIBEXECDIR, "praxis-worker", list_files);
}
