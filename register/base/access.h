/* Access tokens: who may read more than what is public. A token is a long random word that only its reader
 * has. Kept is its hash, with the audiences it opens and for how long, as lines of a private file. */
#pragma once
#include "register/base/settings.h"
#include <glib.h>

typedef struct {
  char *id;         /* what people call it: the beginning of the hash */
  char *hash;       /* SHA-256 of the token, in hex */
  char **audiences; /* NULL-terminated, at least one */
  gint64 created;   /* seconds since 1970 */
  gint64 expires;   /* from then on it opens nothing; 0: never */
  gboolean revoked;
  char *note; /* what it is for; may be empty */
} PraxisAccessToken;

typedef struct _PraxisAccess PraxisAccess;

/* Where tokens are kept: the setting server.tokens, else beside the folder of the index; caller frees. */
char *praxis_access_file (const PraxisSettings *settings, const char *index_folder);

/* Reads the file; without one there are no tokens. USAGE if it is not private, or for a line that is wrong,
 * by its number: half a list of who may read is none. */
PraxisAccess *praxis_access_load (const char *file, GError **error);
void praxis_access_free (PraxisAccess *access);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisAccess, praxis_access_free)

/* All tokens in the order of their making (of const PraxisAccessToken*); owned by access. */
const GPtrArray *praxis_access_tokens (const PraxisAccess *access);
/* Whether a token opens anything at a time (seconds since 1970). */
gboolean praxis_access_is_valid (const PraxisAccessToken *token, gint64 now);
/* The valid token that somebody presents, NULL if it is none. Takes the same time for each. */
const PraxisAccessToken *praxis_access_find (const PraxisAccess *access, const char *presented, gint64 now);

/* Makes a token for audiences and writes its hash down; caller frees what is nowhere else. USAGE for a name
 * that is none of an audience. */
char *praxis_access_create (const char *file, const char *const *audiences, gint64 expires, const char *note,
                            GError **error);
/* Takes a token back, by its id or a beginning that no other has. */
gboolean praxis_access_revoke (const char *file, const char *id, GError **error);

/* "90d", or the last day "2027-03-31" (UTC), as PraxisAccessToken has it. USAGE for anything else. */
gboolean praxis_access_parse_expiry (const char *text, gint64 now, gint64 *expires, GError **error);
