/* A link of an answer as the command that asks the same, to be copied into a shell. */
#include "cli/render.h"
#include <string.h>

/* What a shell takes as it is; letters beyond ASCII are, too. */
static gboolean
is_bare (const char *text) {
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isprint (*at) && !g_ascii_isalnum (*at) && strchr ("_.,:/@%+-=", *at) == NULL)
      return FALSE;
  return *text != '\0';
}

static void
append_argument (GString *out, const char *option, const char *value) {
  g_autofree char *quoted = is_bare (value) ? g_strdup (value) : g_shell_quote (value);
  g_string_append_printf (out, " %s%s", option, quoted);
}

static void
append_option (GString *out, const char *name, const char *value) {
  g_autofree char *option = g_strconcat ("--", name, "=", NULL);
  if (value != NULL)
    append_argument (out, option, value);
}

/* A pair "key=value" of a link; the words of the query are kept for the end. */
static void
append_pair (GString *out, const char *pair, char **query) {
  const char *equals = strchr (pair, '=');
  g_autofree char *value = equals == NULL ? NULL : g_uri_unescape_string (equals + 1, NULL);
  g_autofree char *key = equals == NULL ? NULL : g_strndup (pair, (gsize)(equals - pair));
  if (value == NULL || g_str_equal (key, "limit"))
    return;
  if (g_str_equal (key, "q"))
    *query = g_steal_pointer (&value);
  else
    append_option (out, key, value);
}

void
render_command (GString *out, const char *href, const RenderStyle *style) {
  g_autofree char *query = NULL;
  g_autoptr (GString) line = g_string_new ("praxis search");
  g_auto (GStrv) pairs = g_strsplit (strchr (href, '?') != NULL ? strchr (href, '?') + 1 : "", "&", -1);
  append_option (line, "db", style->db);
  append_option (line, "server", style->server);
  for (char **pair = pairs; *pair != NULL; pair++)
    append_pair (line, *pair, &query);
  if (query != NULL)
    append_argument (line, "", query);
  g_autoptr (GString) clean = g_string_new (NULL);
  ink_append_clean (clean, line->str);
  ink_keep (out, &style->ink, 2, clean->str);
}
