/* Query strings and path segments of a request: taken apart by one strict decoder, put together again as
 * links. libevent's own parser gives up on 'q&page=1' and shortens a value at %00, so it is not used. */
#pragma once
#include <glib.h>

typedef struct {
  char *key;
  char *value; /* "" if there was no '=' */
} QueryPair;

QueryPair *query_pair_new (const char *key, const char *value);
void query_pair_free (QueryPair *pair);

/* Undoes percent-encoding of the first length bytes (-1: all); a '+' becomes a space if plus. Fails
 * (HTTP_ERROR_BAD_REQUEST) if what comes out is not UTF-8 or holds a control character other than tab and
 * line end, or if a '%' is not followed by two hex digits. Caller frees. */
char *query_string_decode (const char *text, gssize length, gboolean plus, GError **error);

/* The pairs of "a=b&c=d" (NULL or "": none) in their order, of QueryPair*; empty parts are passed over. */
GPtrArray *query_string_parse (const char *query, GError **error);

/* Appends one pair, percent-encoded, with '&' before it unless link ends with '?' or is empty. */
void query_string_append (GString *link, const char *key, const char *value);

/* The value of the first pair of that key, or NULL; owned by pairs. */
const char *query_string_find (const GPtrArray *pairs, const char *key);
