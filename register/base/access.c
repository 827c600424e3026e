/* The file of access tokens. Tokens have 256 random bits, so that a plain hash of one cannot be turned back,
 * and whoever reads the file has none. */
#include "register/base/access.h"
#include "register/base/audience.h"
#include "register/base/error.h"
#include "register/base/ledger.h"
#include "register/base/paths.h"
#include "register/base/private_file.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define TOKEN_BEGINNING "praxis_" /* by which tokens are known wherever they turn up */
#define TOKEN_BYTES 32
#define HASH_DIGITS 64
#define ID_DIGITS 8
#define LONGEST_NOTE 200
#define DAYS_MOST 36500
#define NEVER "-"

static const char heading[]
    = "# Access tokens, made by \"praxis token\": hash, audiences, made, expires, note, with tabs between;\n"
      "# or \"revoked\" and a hash. The tokens themselves are nowhere but with their readers.\n";

struct _PraxisAccess {
  GPtrArray *tokens; /* of PraxisAccessToken* */
};

char *
praxis_access_file (const PraxisSettings *settings, const char *index_folder) {
  const char *set = praxis_settings_text (settings, "server.tokens");
  return *set != '\0' ? g_strdup (set) : praxis_path_beside (index_folder, ".tokens");
}

static gboolean
refuse (GError **error, const char *reason) {
  g_set_error_literal (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, reason);
  return FALSE;
}

/* ---- Times ---- */

static char *
format_time (gint64 time) {
  if (time == 0)
    return g_strdup (NEVER);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);
  return g_date_time_format_iso8601 (moment);
}

static gboolean
parse_time (const char *text, gint64 *time) {
  *time = 0;
  if (strcmp (text, NEVER) == 0)
    return TRUE;
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  if (moment != NULL)
    *time = g_date_time_to_unix (moment);
  return *time > 0;
}

gboolean
praxis_access_parse_expiry (const char *text, gint64 now, gint64 *expires, GError **error) {
  guint64 days;
  gsize length = strlen (text);
  g_autofree char *number = g_strndup (text, length > 0 ? length - 1 : 0);
  g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);
  if (length > 1 && text[length - 1] == 'd'
      && g_ascii_string_to_unsigned (number, 10, 1, DAYS_MOST, &days, NULL)) {
    *expires = now + (gint64)days * 86400;
    return TRUE;
  }
  if (length == strlen ("2027-03-31") && parse_time (midnight, expires) && (*expires += 86400) > now)
    return TRUE;
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               "'%s' is no time at which a token could expire: it takes a number of days such as 90d, or a "
               "day to come such as 2027-03-31",
               text);
  return FALSE;
}

/* ---- Reading ---- */

static void
token_free (gpointer data) {
  PraxisAccessToken *token = data;
  g_free (token->id);
  g_free (token->hash);
  g_strfreev (token->audiences);
  g_free (token->note);
  g_free (token);
}

void
praxis_access_free (PraxisAccess *access) {
  if (access == NULL)
    return;
  g_ptr_array_unref (access->tokens);
  g_free (access);
}

const GPtrArray *
praxis_access_tokens (const PraxisAccess *access) {
  return access->tokens;
}

static gboolean
is_hash (const char *text) {
  return strlen (text) == HASH_DIGITS && strspn (text, "0123456789abcdef") == HASH_DIGITS;
}

static gboolean
are_audiences (const char *const *names) {
  if (names == NULL || *names == NULL)
    return FALSE;
  for (; *names != NULL; names++)
    if (!praxis_audience_is_name (*names))
      return FALSE;
  return TRUE;
}

static gboolean
take_revocation (PraxisAccess *access, char **columns, GError **error) {
  for (guint i = 0; g_strv_length (columns) == 2 && i < access->tokens->len; i++) {
    PraxisAccessToken *token = g_ptr_array_index (access->tokens, i);
    if (strcmp (token->hash, columns[1]) != 0)
      continue;
    token->revoked = TRUE;
    return TRUE;
  }
  return refuse (error, "it revokes no token above");
}

static gboolean
take_token (PraxisAccess *access, char **columns, GError **error) {
  if (g_strv_length (columns) != 5 || !is_hash (columns[0]))
    return refuse (error, "it is no token and revokes none");
  PraxisAccessToken *token = g_new0 (PraxisAccessToken, 1);
  g_ptr_array_add (access->tokens, token);
  token->id = g_strndup (columns[0], ID_DIGITS);
  token->hash = g_strdup (columns[0]);
  token->audiences = g_strsplit (columns[1], ",", -1);
  token->note = g_strdup (columns[4]);
  if (!are_audiences ((const char *const *)token->audiences))
    return refuse (error, "its audiences are no names");
  return (parse_time (columns[2], &token->created) && parse_time (columns[3], &token->expires))
         || refuse (error, "it has a time that is none");
}

static gboolean
take_line (PraxisAccess *access, const char *line, GError **error) {
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  if (*line == '\0' || *line == '#')
    return TRUE;
  return strcmp (columns[0], "revoked") == 0 ? take_revocation (access, columns, error)
                                             : take_token (access, columns, error);
}

PraxisAccess *
praxis_access_load (const char *file, GError **error) {
  g_autoptr (PraxisAccess) access = g_new0 (PraxisAccess, 1);
  g_autofree char *text = NULL;
  access->tokens = g_ptr_array_new_with_free_func (token_free);
  if (!praxis_private_file_read (file, &text, error))
    return NULL;
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (access, lines[i], error)) {
      g_prefix_error (error, "'%s' line %u: ", file, i + 1);
      return NULL;
    }
  return g_steal_pointer (&access);
}

/* ---- Asking ---- */

static char *
hash_of (const char *token) {
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}

/* Whether two hashes are the same, told in a time that says nothing about where they differ. */
static gboolean
are_same (const char *one, const char *other) {
  guchar difference = 0;
  for (guint i = 0; i < HASH_DIGITS; i++)
    difference |= (guchar)one[i] ^ (guchar)other[i];
  return difference == 0;
}

gboolean
praxis_access_is_valid (const PraxisAccessToken *token, gint64 now) {
  return !token->revoked && (token->expires == 0 || now < token->expires);
}

const PraxisAccessToken *
praxis_access_find (const PraxisAccess *access, const char *presented, gint64 now) {
  g_autofree char *hash = hash_of (presented);
  const PraxisAccessToken *found = NULL;
  for (guint i = 0; i < access->tokens->len; i++) {
    const PraxisAccessToken *token = g_ptr_array_index (access->tokens, i);
    gboolean valid = praxis_access_is_valid (token, now);
    if (are_same (token->hash, hash) && valid)
      found = token;
  }
  return found;
}

/* ---- Writing ---- */

static char *
make_token (GError **error) {
  guchar random[TOKEN_BYTES];
  if (getentropy (random, sizeof random) != 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "no random numbers: %s", g_strerror (errno));
    return NULL;
  }
  g_autofree char *letters = g_base64_encode (random, sizeof random);
  g_strdelimit (letters, "+", '-');
  g_strdelimit (letters, "/", '_');
  letters[strcspn (letters, "=")] = '\0';
  return g_strconcat (TOKEN_BEGINNING, letters, NULL);
}

static gboolean
append (const char *file, const char *line, GError **error) {
  return praxis_ledger_append (file, 0600, heading, line, error);
}

char *
praxis_access_create (const char *file, const char *const *audiences, gint64 expires, const char *note,
                      GError **error) {
  /* A file that would be refused is not written to. */
  g_autoptr (PraxisAccess) known = praxis_access_load (file, error);
  if (known == NULL)
    return NULL;
  if (!are_audiences (audiences)) {
    refuse (error, "a token is for one audience or more, with names of letters, digits, '-' and '_'");
    return NULL;
  }
  if (strlen (note) > LONGEST_NOTE || strpbrk (note, "\t\r\n") != NULL) {
    refuse (error, "a note is one line of at most 200 bytes");
    return NULL;
  }
  g_autofree char *token = make_token (error);
  if (token == NULL)
    return NULL;
  g_autofree char *hash = hash_of (token), *names = g_strjoinv (",", (char **)audiences);
  g_autofree char *made = format_time (g_get_real_time () / G_USEC_PER_SEC), *ends = format_time (expires);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", hash, names, made, ends, note);
  return append (file, line, error) ? g_steal_pointer (&token) : NULL;
}

gboolean
praxis_access_revoke (const char *file, const char *id, GError **error) {
  g_autoptr (PraxisAccess) access = praxis_access_load (file, error);
  const PraxisAccessToken *found = NULL;
  guint matching = 0;
  for (guint i = 0; access != NULL && i < access->tokens->len; i++) {
    const PraxisAccessToken *token = g_ptr_array_index (access->tokens, i);
    if (*id == '\0' || !g_str_has_prefix (token->hash, id))
      continue;
    found = token;
    matching++;
  }
  if (access == NULL)
    return FALSE;
  if (matching != 1) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'%s' is the id of %s", id,
                 matching == 0 ? "no token" : "more than one token");
    return FALSE;
  }
  g_autofree char *line = g_strdup_printf ("revoked\t%s\n", found->hash);
  return found->revoked || append (file, line, error);
}
