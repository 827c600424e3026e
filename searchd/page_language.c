/* The choice is kept in a cookie, so that the address of a search is the same for readers of all languages.
 */
#include "searchd/page_language.h"
#include "config.h"
#include "register/base/error.h"
#include "searchd/query_string.h"
#include <locale.h>
#include <string.h>

#define PARAMETER "lang"
#define YEAR_SECONDS "31536000"

static const PageLanguage languages[] = {
  { "en", "English" }, { "es", "Español" }, { "fr", "Français" }, { "pt", "Português" }, { NULL, NULL },
};

static const PageLanguage *present = &languages[0];

/* gettext keeps what it found; this number, which its manual describes, tells it that the language changed.
 */
extern int _nl_msg_cat_cntr;

const PageLanguage *
page_languages (void) {
  return languages;
}

/* The row of a tag such as "pt" or "pt-BR" of so many bytes, or NULL. */
static const PageLanguage *
find (const char *tag, gsize length) {
  gsize primary = strcspn (tag, "-");
  length = MIN (length, primary);
  for (const PageLanguage *row = languages; row->code != NULL; row++)
    if (strlen (row->code) == length && g_ascii_strncasecmp (row->code, tag, length) == 0)
      return row;
  return NULL;
}

/* What Accept-Language prefers of ours: the first with the highest quality. */
static const PageLanguage *
find_accepted (const char *header) {
  const PageLanguage *best = NULL;
  double best_quality = 0;
  g_auto (GStrv) ranges = g_strsplit (header != NULL ? header : "", ",", -1);
  for (char **range = ranges; *range != NULL; range++) {
    const char *tag = g_strstrip (*range), *weight = strstr (tag, "q=");
    double quality = weight != NULL ? g_ascii_strtod (weight + strlen ("q="), NULL) : 1;
    const PageLanguage *row = find (tag, strcspn (tag, "; "));
    if (row != NULL && quality > best_quality) {
      best = row;
      best_quality = quality;
    }
  }
  return best;
}

static const PageLanguage *
find_in_cookie (const char *header) {
  g_auto (GStrv) cookies = g_strsplit (header != NULL ? header : "", ";", -1);
  for (char **cookie = cookies; *cookie != NULL; cookie++)
    if (g_str_has_prefix (g_strstrip (*cookie), PARAMETER "="))
      return find (*cookie + strlen (PARAMETER "="), G_MAXSIZE);
  return NULL;
}

/* Takes the parameter out of the pairs; *row is left alone if it is not there. */
static gboolean
take_parameter (HttpRequest *request, const PageLanguage **row, GError **error) {
  const char *asked = query_string_find (request->pairs, PARAMETER);
  if (asked == NULL)
    return TRUE;
  const PageLanguage *chosen = find (asked, G_MAXSIZE);
  if (chosen == NULL) {
    praxis_error_set_unknown (error, languages[0].code, _ ("the pages are not translated into '%s'"), asked);
    return FALSE;
  }
  for (guint i = request->pairs->len; i-- > 0;)
    if (g_str_equal (((const QueryPair *)request->pairs->pdata[i])->key, PARAMETER))
      g_ptr_array_remove_index (request->pairs, i);
  *row = chosen;
  request->chosen_language = chosen->code;
  return TRUE;
}

static void
speak (const PageLanguage *row) {
  if (row == present)
    return;
  present = row;
  g_setenv ("LANGUAGE", row->code, TRUE);
  _nl_msg_cat_cntr++;
}

void
page_language_start (void) {
  const char *built = g_getenv ("PRAXIS_EXEC_PATH");
  g_autofree char *folder
      = built != NULL ? g_build_filename (built, "locale", NULL) : g_strdup (PRAXIS_LOCALEDIR);
  setlocale (LC_MESSAGES, "C.UTF-8"); /* in the locale "C" gettext translates nothing */
  bindtextdomain (PACKAGE, folder);
  bind_textdomain_codeset (PACKAGE, "UTF-8");
  textdomain (PACKAGE);
  g_setenv ("LANGUAGE", present->code, TRUE);
}

gboolean
page_language_choose (HttpRequest *request, GError **error) {
  const PageLanguage *row = find_in_cookie (request->cookie);
  if (row == NULL)
    row = find_accepted (request->accept_language);
  gboolean known = take_parameter (request, &row, error);
  speak (row != NULL ? row : &languages[0]);
  request->language = present->code;
  return known;
}

void
page_language_reset (void) {
  speak (&languages[0]);
}

const char *
page_language_code (void) {
  return present->code;
}

void
page_language_tell (const HttpRequest *request, HttpReply *reply) {
  http_reply_add_header (reply, "Content-Language", present->code);
  http_reply_add_header (reply, "Vary", "Accept-Language, Cookie");
  if (request->chosen_language == NULL)
    return;
  g_autofree char *cookie = g_strconcat (PARAMETER "=", request->chosen_language,
                                         "; Max-Age=" YEAR_SECONDS "; Path=/; SameSite=Lax; HttpOnly", NULL);
  http_reply_add_header (reply, "Set-Cookie", cookie);
}
