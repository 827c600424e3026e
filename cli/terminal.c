/* The terminal: its width, whether it wants colour, and the pager in front of it. */
#include "cli/terminal.h"
#include "register/base/error.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 30, MOST_WIDTH = 120 };

static GPid pager = 0;
static Ink paged_ink; /* what the terminal can do, found before the pager stood in front of it */

static guint
terminal_width (void) {
  struct winsize size;
  const char *columns = g_getenv ("COLUMNS");
  gint64 width = DEFAULT_WIDTH;
  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    width = size.ws_col;
  else if (columns != NULL && g_ascii_strtoll (columns, NULL, 10) > 0)
    width = g_ascii_strtoll (columns, NULL, 10);
  return (guint)CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
}

static gboolean
can_colour (void) {
  const char *refused = g_getenv ("NO_COLOR");
  return (refused == NULL || *refused == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

Ink
terminal_ink (void) {
  if (pager != 0)
    return paged_ink;
  gboolean terminal = isatty (STDOUT_FILENO);
  gboolean colour = terminal && can_colour ();
  return (Ink){ terminal_width (), terminal, colour, colour };
}

static const char *
pager_command (void) {
  const char *const names[] = { "PRAXIS_PAGER", "PAGER" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_getenv (names[i]) != NULL)
      return g_getenv (names[i]);
  return "less";
}

void
terminal_start_pager (void) {
  const char *command = pager_command ();
  g_auto (GStrv) words = NULL;
  int input;
  if (!isatty (STDOUT_FILENO) || *command == '\0' || g_str_equal (command, "cat")
      || !g_shell_parse_argv (command, NULL, &words, NULL))
    return;
  g_setenv ("LESS", "FRX", FALSE); /* quit if it fits one screen, pass colours on, leave the text there */
  paged_ink = terminal_ink ();
  /* No pager is no failure: the answer is then simply not paged. */
  if (!g_spawn_async_with_pipes (NULL, words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                 NULL, &pager, &input, NULL, NULL, NULL))
    return;
  dup2 (input, STDOUT_FILENO);
  close (input);
}

gboolean
terminal_write (const GString *out, GError **error) {
  if (fwrite (out->str, 1, out->len, stdout) == out->len && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot write the answer: %s", g_strerror (errno));
  return FALSE;
}

void
terminal_finish (void) {
  if (pager == 0)
    return;
  fclose (stdout);
  waitpid (pager, NULL, 0);
}
