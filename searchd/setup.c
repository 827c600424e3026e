/* Reading what the daemon goes by. The options are kept, so that reading again finds what has changed in
 * files only. */
#include "searchd/setup.h"
#include "register/error.h"
#include "register/register.h"
#include "searchd/gate.h"
#include <gio/gio.h>

/* The options that are settings by another name, and --set. */
static gboolean
apply_options (PraxisSettings *settings, const SetupOptions *options, GError **error) {
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

Setup *
setup_load (const SetupOptions *options, GError **error) {
  g_autoptr (Setup) setup = g_new0 (Setup, 1);
  setup->folder = options->folder != NULL ? g_strdup (options->folder) : praxis_default_index ();
  setup->settings = praxis_settings_load (error);
  if (setup->settings == NULL || !apply_options (setup->settings, options, error))
    return NULL;
  const char *address = praxis_settings_text (setup->settings, "server.address");
  if (!check_address (address, error))
    return NULL;
  setup->hosts = gate_hosts (address, praxis_settings_text (setup->settings, "server.hosts"));
  setup->vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (setup->settings, "vocabulary.folder"), error);
  return setup->vocabulary != NULL ? g_steal_pointer (&setup) : NULL;
}

void
setup_free (Setup *setup) {
  if (setup == NULL)
    return;
  g_free (setup->folder);
  g_clear_pointer (&setup->settings, praxis_settings_free);
  g_clear_pointer (&setup->vocabulary, praxis_vocabulary_free);
  g_strfreev (setup->hosts);
  g_free (setup);
}
