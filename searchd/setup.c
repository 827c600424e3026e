/* Reading what the daemon goes by. The options are kept, so that reading again finds what has changed in
 * files only. */
#include "searchd/setup.h"
#include "register/base/error.h"
#include "register/base/paths.h"
#include "register/register.h"
#include "searchd/gate.h"
#include <gio/gio.h>

static gboolean
has_valid_token (const PraxisAccess *access) {
  const GPtrArray *tokens = praxis_access_tokens (access);
  for (guint i = 0; i < tokens->len; i++)
    if (praxis_access_is_valid (g_ptr_array_index (tokens, i), g_get_real_time () / G_USEC_PER_SEC))
      return TRUE;
  return FALSE;
}

gboolean
setup_check_address (const Setup *setup, GError **error) {
  const char *address = praxis_settings_text (setup->settings, "server.address");
  g_autoptr (GInetAddress) inet = g_inet_address_new_from_string (address);
  if (inet == NULL || g_inet_address_get_is_loopback (inet))
    return TRUE;
  gboolean hosts = *praxis_settings_text (setup->settings, "server.hosts") != '\0';
  if (hosts && has_valid_token (setup->access))
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "refusing to listen on '%s': %s; or listen on 127.0.0.1 or ::1, with a proxy in front that "
               "knows its users",
               address,
               hosts ? "make an access token first, with 'praxis token create'"
                     : "name the hosts that may be asked for, with the setting server.hosts");
  return FALSE;
}

/* Whatever is set may show in an answer. */
static char *
generation_of (const PraxisSettings *settings, const PraxisVocabulary *vocabulary) {
  g_autofree char *digest = praxis_vocabulary_digest (vocabulary);
  g_autoptr (GString) all = g_string_new (digest);
  for (const PraxisSetting *row = praxis_settings_table (); row->key != NULL; row++)
    g_string_append_printf (all, "\n%s=%s", row->key, praxis_settings_text (settings, row->key));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, (gssize)all->len);
}

Setup *
setup_load (const SetupOptions *options, GError **error) {
  g_autoptr (Setup) setup = g_new0 (Setup, 1);
  setup->folder = options->folder != NULL ? g_strdup (options->folder) : praxis_default_index ();
  setup->shared = options->shared;
  setup->settings = praxis_settings_load (error);
  const PraxisSettingOption named[] = { { "vocabulary.folder", options->vocabulary },
                                        { "server.address", options->address },
                                        { "server.port", options->port },
                                        { "server.workers", options->workers },
                                        { NULL, NULL } };
  if (setup->settings == NULL || !praxis_settings_apply (setup->settings, options->assignments, named, error))
    return NULL;
  g_autofree char *tokens = praxis_access_file (setup->settings, setup->folder);
  setup->access = praxis_access_load (tokens, error);
  if (setup->access == NULL)
    return NULL;
  setup->hosts = gate_hosts (praxis_settings_text (setup->settings, "server.address"),
                             praxis_settings_text (setup->settings, "server.hosts"));
  setup->vocabulary
      = praxis_vocabulary_load_default (praxis_settings_text (setup->settings, "vocabulary.folder"), error);
  if (setup->vocabulary == NULL)
    return NULL;
  setup->generation = generation_of (setup->settings, setup->vocabulary);
  return g_steal_pointer (&setup);
}

void
setup_free (Setup *setup) {
  if (setup == NULL)
    return;
  g_free (setup->folder);
  g_clear_pointer (&setup->settings, praxis_settings_free);
  g_clear_pointer (&setup->access, praxis_access_free);
  g_clear_pointer (&setup->vocabulary, praxis_vocabulary_free);
  g_strfreev (setup->hosts);
  g_free (setup->generation);
  g_free (setup);
}
