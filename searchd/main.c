/* praxis-searchd: reads the options, has the rest read by setup.c, opens the sockets and hands over to the
 * supervisor. */
#include "config.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "searchd/listener.h"
#include "searchd/log.h"
#include "searchd/metrics.h"
#include "searchd/setup.h"
#include "searchd/supervisor.h"
#include <glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define WORKERS_MOST 256 /* a worker reports by its number in a byte */

typedef struct {
  SetupOptions setup;
  gboolean version;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error) {
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options->setup.folder, "Folder of the index", "DIR" },
    { "vocabulary", 0, 0, G_OPTION_ARG_FILENAME, &options->setup.vocabulary,
      "Folder of vocabularies of your own, which add to the installed ones", "DIR" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &options->setup.address,
      "Address to listen on (default 127.0.0.1)", "ADDRESS" },
    { "port", 0, 0, G_OPTION_ARG_STRING, &options->setup.port,
      "Port to listen on (default 8017; 0 takes a free one)", "N" },
    { "workers", 0, 0, G_OPTION_ARG_STRING, &options->setup.workers,
      "Processes that answer (default: one a processor)", "N" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->setup.assignments, "Change a setting",
      "GROUP.KEY=VALUE" },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, "Print the version", NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("- serve a register over HTTP");
  g_option_context_set_summary (context, "Examples:\n"
                                         "  praxis-searchd\n"
                                         "  praxis-searchd --db ~/register --port 0 --workers 2");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "unexpected argument '%s'", (*argv)[1]);
    return FALSE;
  }
  return TRUE;
}

static void
raise_descriptor_limit (void) {
  struct rlimit limit;
  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
}

static guint
worker_count (const PraxisSettings *settings) {
  gint64 wanted = praxis_settings_number (settings, "server.workers");
  return wanted > 0 ? (guint)MIN (wanted, WORKERS_MOST) : MIN (g_get_num_processors (), WORKERS_MOST);
}

/* A socket that is there already decides the address, which is then judged like any other. */
static int
inherit (SetupOptions *options, GError **error) {
  g_autofree char *address = NULL;
  guint16 port = 0;
  int socket = listener_inherit (&address, &port, error);
  if (socket < 0)
    return -1;
  g_free (options->address);
  g_free (options->port);
  options->address = g_steal_pointer (&address);
  options->port = g_strdup_printf ("%u", port);
  options->shared = TRUE;
  return socket;
}

static int
serve (SetupOptions *options, GError **error) {
  int inherited = inherit (options, error);
  g_autoptr (Setup) setup = *error == NULL ? setup_load (options, error) : NULL;
  if (setup == NULL || !setup_check_address (setup, error))
    return praxis_exit_status (*error);
  const char *address = praxis_settings_text (setup->settings, "server.address");
  guint16 port = (guint16)praxis_settings_number (setup->settings, "server.port");
  guint workers = worker_count (setup->settings);
  g_autoptr (GArray) listeners
      = inherited >= 0 ? listener_share (inherited, workers) : listener_open (address, &port, workers, error);
  if (listeners == NULL)
    return praxis_exit_status (*error);
  gboolean bracketed = strchr (address, ':') != NULL;
  g_autofree char *url
      = g_strdup_printf ("http://%s%s%s:%u/", bracketed ? "[" : "", address, bracketed ? "]" : "", port);
  raise_descriptor_limit ();
  log_open (setup->settings);
  metrics_open ();
  return supervisor_run (options, g_steal_pointer (&setup), listeners, url);
}

static int
run (Options *options, int *argc, char ***argv, GError **error) {
  if (!parse_options (options, argc, argv, error))
    return PRAXIS_EXIT_USAGE;
  if (options->version) {
    printf ("praxis-searchd %s\n", PACKAGE_VERSION);
    return 0;
  }
  return serve (&options->setup, error);
}

int
main (int argc, char **argv) {
  Options options = { 0 };
  g_autoptr (GError) error = NULL;
  setlocale (LC_ALL, "");
  int status = run (&options, &argc, &argv, &error);
  if (error != NULL)
    g_printerr ("praxis-searchd: %s\n", error->message);
  g_free (options.setup.folder);
  g_free (options.setup.vocabulary);
  g_free (options.setup.address);
  g_free (options.setup.port);
  g_free (options.setup.workers);
  g_strfreev (options.setup.assignments);
  return status;
}
