/* praxis check: is the index whole? It looks at the files of this machine, so it has no server to ask. */
#include "cli/command.h"
#include "cli/print.h"
#include "cli/reply.h"
#include "cli/terminal.h"
#include "register/base/exit_status.h"
#include "register/base/paths.h"
#include "register/index/check.h"
#include "register/register.h"
#include <stdio.h>
#include <unistd.h>

#define INTERVAL (G_USEC_PER_SEC / 10)

static void
show_progress (const char *audience, guint done, guint total, gpointer data) {
  gint64 *shown = data, now = g_get_monotonic_time ();
  if (total > 0 && now - *shown < INTERVAL)
    return;
  *shown = now;
  if (total == 0)
    fprintf (stderr, "\r\033[K%s: Xapian's check", audience);
  else
    fprintf (stderr, "\r\033[K%s: %u/%u documents", audience, done, total);
  fflush (stderr);
}

static JsonNode *
check (const Options *options, GError **error) {
  gint64 shown = 0;
  gboolean terminal = isatty (STDERR_FILENO) == 1;
  const PraxisCheckOptions what = { .audiences = (const char *const *)options->audiences,
                                    .progress = terminal ? show_progress : NULL,
                                    .data = &shown };
  g_autofree char *folder = options->db != NULL ? g_strdup (options->db) : praxis_default_index ();
  JsonNode *node = praxis_check (folder, &what, error);
  if (terminal && shown > 0)
    fputs ("\r\033[K", stderr);
  return node;
}

int
cmd_check (const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  RenderStyle style = { 0 };
  const RenderFormat *format = print_format (options, command->output, &style, &error);
  g_autoptr (JsonNode) node = format != NULL ? check (options, &error) : NULL;
  if (node == NULL)
    return command_fail (error, NULL);
  style.ink = terminal_ink ();
  format->render (out, reply_root (node), &style);
  if (!terminal_write (out, &error))
    return command_fail (error, NULL);
  return reply_number (reply_root (node), "sound", FALSE) ? PRAXIS_EXIT_HITS : PRAXIS_EXIT_INDEX;
}
