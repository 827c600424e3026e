/* praxis help, config: what the program knows about itself, all of it read from its tables. */
#include "cli/command.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/base/settings.h"
#include <stdio.h>
#include <unistd.h>

static void
list_commands (void) {
  puts ("praxis: find what was done before, where, and what was learnt\n\n"
        "  praxis index DIR            make a folder searchable\n"
        "  praxis search QUERY...      ask\n"
        "  praxis help COMMAND         read on\n\n"
        "Commands:");
  for (const Command *row = command_table (); row->name != NULL; row++)
    printf ("  %-12s%s\n", row->name, row->summary);
}

/* TRUE if the manual is installed. */
static gboolean
has_manual (const char *page) {
  const char *arguments[] = { "man", "-w", page, NULL };
  int status = 0;
  return g_spawn_sync (NULL, (char **)arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                       NULL, NULL, NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

int
cmd_help (G_GNUC_UNUSED const Command *command, G_GNUC_UNUSED Options *options, char **arguments) {
  g_autoptr (GError) error = NULL;
  if (arguments[0] == NULL || arguments[1] == NULL) {
    list_commands ();
    return PRAXIS_EXIT_HITS;
  }
  const Command *asked = command_find (arguments[1], &error);
  if (asked == NULL)
    return command_fail (error, NULL);
  if (isatty (STDOUT_FILENO) && has_manual (asked->page))
    execlp ("man", "man", asked->page, NULL);
  if (asked->options == 0) {
    printf ("praxis %s %s\n  %s\n  See also: man %s\n", asked->name, asked->arguments, asked->summary,
            asked->page);
    return PRAXIS_EXIT_HITS;
  }
  g_autofree char *help = options_help (asked);
  fputs (help, stdout);
  return PRAXIS_EXIT_HITS;
}

int
cmd_config (G_GNUC_UNUSED const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSettings) settings = options_settings (options, &error);
  if (settings == NULL)
    return command_fail (error, NULL);
  for (const PraxisSetting *row = praxis_settings_table (); row->key != NULL; row++) {
    gboolean named = row->unit != NULL && *row->unit != '\0';
    printf ("%s = %s\n    %s (%s%s%s)\n", row->key, praxis_settings_text (settings, row->key), row->help,
            named ? row->unit : "", named ? "; " : "", praxis_settings_source (settings, row->key));
  }
  return PRAXIS_EXIT_HITS;
}
