/* praxis-searchd: reads the options and settings, refuses what would be unsafe, opens the sockets and hands
 * over to the supervisor. */
#include "config.h"
#include "register/error.h"
#include "register/exit_status.h"
#include "register/register.h"
#include "register/settings.h"
#include "register/vocabulary.h"
#include "searchd/gate.h"
#include "searchd/listener.h"
#include "searchd/supervisor.h"
#include <gio/gio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define WORKERS_MOST 256 /* a worker reports by its number in a byte */

typedef struct {
  char *folder, *vocabulary, *address, *port, *workers;
  char **assignments;
  gboolean version;
} Options;

static gboolean
parse_options (Options *options, int *argc, char ***argv, GError **error) {
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options->folder, "Folder of the index", "DIR" },
    { "vocabulary", 0, 0, G_OPTION_ARG_FILENAME, &options->vocabulary,
      "Folder of vocabularies of your own, which add to the installed ones", "DIR" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &options->address, "Address to listen on (default 127.0.0.1)",
      "ADDRESS" },
    { "port", 0, 0, G_OPTION_ARG_STRING, &options->port,
      "Port to listen on (default 8017; 0 takes a free one)", "N" },
    { "workers", 0, 0, G_OPTION_ARG_STRING, &options->workers,
      "Processes that answer (default: one a processor)", "N" },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->assignments, "Change a setting", "GROUP.KEY=VALUE" },
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

/* The options that are settings by another name, and --set. */
static gboolean
apply_options (PraxisSettings *settings, const Options *options, GError **error) {
  const struct {
    const char *key, *value;
  } short_names[] = {
    { "vocabulary.folder", options->vocabulary },
    { "server.address", options->address },
    { "server.port", options->port },
    { "server.workers", options->workers },
  };
  for (char **assignment = options->assignments; assignment != NULL && *assignment != NULL; assignment++)
    if (!praxis_settings_assign (settings, *assignment, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (short_names); i++) {
    if (short_names[i].value == NULL)
      continue;
    g_autofree char *assignment = g_strconcat (short_names[i].key, "=", short_names[i].value, NULL);
    if (!praxis_settings_assign (settings, assignment, error))
      return FALSE;
  }
  return TRUE;
}

/* Whoever can reach the daemon can read the register, as long as there are no access tokens. */
static gboolean
check_address (const char *address, GError **error) {
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);
  if (inet == NULL || g_inet_address_get_is_loopback (inet))
    return TRUE;
  g_set_error (
      error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
      "refusing to listen on '%s': without access tokens everybody who reaches that address could read the "
      "register; listen on 127.0.0.1 or ::1, with a proxy in front that knows its users",
      address);
  return FALSE;
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

static int
serve (const Options *options, const PraxisSettings *settings, GError **error) {
  const char *address = praxis_settings_text (settings, "server.address");
  guint16 port = (guint16)praxis_settings_number (settings, "server.port");
  if (!check_address (address, error))
    return PRAXIS_EXIT_USAGE;
  g_autofree char *folder = options->folder != NULL ? g_strdup (options->folder) : praxis_default_index ();
  g_autoptr (PraxisVocabulary) vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (settings, "vocabulary.folder"), error);
  if (vocabulary == NULL)
    return PRAXIS_EXIT_FAILED;
  g_autoptr (GArray) listeners = listener_open (address, &port, worker_count (settings), error);
  if (listeners == NULL)
    return praxis_exit_status (error != NULL ? *error : NULL);
  g_auto (GStrv) hosts = gate_hosts (address, praxis_settings_text (settings, "server.hosts"));
  WorkerConfig config = { folder, vocabulary, settings, (const char *const *)hosts };
  gboolean bracketed = strchr (address, ':') != NULL;
  g_autofree char *url
      = g_strdup_printf ("http://%s%s%s:%u/", bracketed ? "[" : "", address, bracketed ? "]" : "", port);
  raise_descriptor_limit ();
  return supervisor_run (&config, listeners, url);
}

static int
run (Options *options, int *argc, char ***argv, GError **error) {
  if (!parse_options (options, argc, argv, error))
    return PRAXIS_EXIT_USAGE;
  if (options->version) {
    printf ("praxis-searchd %s\n", PACKAGE_VERSION);
    return 0;
  }
  g_autoptr (PraxisSettings) settings = praxis_settings_load (error);
  if (settings == NULL || !apply_options (settings, options, error))
    return PRAXIS_EXIT_USAGE;
  return serve (options, settings, error);
}

int
main (int argc, char **argv) {
  Options options = { 0 };
  g_autoptr (GError) error = NULL;
  setlocale (LC_ALL, "");
  int status = run (&options, &argc, &argv, &error);
  if (error != NULL)
    g_printerr ("praxis-searchd: %s\n", error->message);
  g_free (options.folder);
  g_free (options.vocabulary);
  g_free (options.address);
  g_free (options.port);
  g_free (options.workers);
  g_strfreev (options.assignments);
  return status;
}
