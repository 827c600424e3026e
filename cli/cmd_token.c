/* praxis token: makes, lists and revokes the access tokens of a server's readers. A token is printed once,
 * when it is made; it is never an argument, for those can be seen by every user of the machine. */
#include "cli/command.h"
#include "register/base/access.h"
#include "register/base/error.h"
#include "register/base/exit_status.h"
#include "register/base/paths.h"
#include "register/register.h"
#include <stdio.h>
#include <string.h>

#define WHEN "%Y-%m-%d %H:%M"

static gboolean
create_token (const char *file, const Options *options, const char *word, GError **error) {
  gint64 expires = 0;
  (void)word;
  if (options->expires != NULL
      && !praxis_access_parse_expiry (options->expires, g_get_real_time () / G_USEC_PER_SEC, &expires, error))
    return FALSE;
  g_autofree char *token = praxis_access_create (file, (const char *const *)options->audiences, expires,
                                                 options->note != NULL ? options->note : "", error);
  if (token == NULL)
    return FALSE;
  puts (token);
  return TRUE;
}

static char *
shown_time (gint64 time) {
  g_autoptr (GDateTime) moment = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  return moment != NULL ? g_date_time_format (moment, WHEN) : g_strdup ("never");
}

static const char *
state_of (const PraxisAccessToken *token) {
  if (token->revoked)
    return "revoked";
  return praxis_access_is_valid (token, g_get_real_time () / G_USEC_PER_SEC) ? "valid" : "expired";
}

static gboolean
list_tokens (const char *file, const Options *options, const char *word, GError **error) {
  (void)options;
  (void)word;
  g_autoptr (PraxisAccess) access = praxis_access_load (file, error);
  if (access == NULL)
    return FALSE;
  const GPtrArray *tokens = praxis_access_tokens (access);
  puts ("id\tstate\taudiences\tmade\texpires\tnote");
  for (guint i = 0; i < tokens->len; i++) {
    const PraxisAccessToken *token = g_ptr_array_index (tokens, i);
    g_autofree char *audiences = g_strjoinv (",", token->audiences);
    g_autofree char *created = shown_time (token->created), *expires = shown_time (token->expires);
    printf ("%s\t%s\t%s\t%s\t%s\t%s\n", token->id, state_of (token), audiences, created, expires,
            token->note);
  }
  return TRUE;
}

static gboolean
revoke_token (const char *file, const Options *options, const char *id, GError **error) {
  (void)options;
  if (!praxis_access_revoke (file, id, error))
    return FALSE;
  fputs ("praxis: a server that is running forgets it when it is told to reload (SIGHUP)\n", stderr);
  return TRUE;
}

static const struct {
  const char *name;
  guint words; /* behind the name */
  gboolean (*act) (const char *file, const Options *options, const char *word, GError **error);
} actions[] = {
  { "create", 0, create_token },
  { "list", 0, list_tokens },
  { "revoke", 1, revoke_token },
};

static gboolean
act (const char *file, const Options *options, GError **error) {
  const char *name = options->words[0] != NULL ? options->words[0] : "";
  const char *names[G_N_ELEMENTS (actions) + 1] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    names[i] = actions[i].name;
    if (strcmp (name, names[i]) == 0 && g_strv_length (options->words) == actions[i].words + 1)
      return actions[i].act (file, options, options->words[actions[i].words], error);
  }
  praxis_error_set_unknown (error, praxis_nearest_name (name, names),
                            "'praxis token' takes create, list, or revoke and the id of a token");
  return FALSE;
}

int
cmd_token (G_GNUC_UNUSED const Command *command, Options *options, G_GNUC_UNUSED char **arguments) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisSettings) settings = options_settings (options, &error);
  if (settings == NULL)
    return command_fail (error, NULL);
  g_autofree char *folder = options->db != NULL ? g_strdup (options->db) : praxis_default_index ();
  g_autofree char *file = praxis_access_file (settings, folder);
  return act (file, options, &error) ? PRAXIS_EXIT_HITS : command_fail (error, NULL);
}
