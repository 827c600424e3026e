/* The head of a request: its request line and its fields, taken apart by the grammar of RFC 9112 and nothing
 * beside it. What that does not allow is refused, never repaired: two readers that repair a request in two
 * ways are how one request is made to look like two. */
#pragma once
#include <glib.h>

typedef struct {
  const char *name, *value; /* as sent, the value without white space around it */
} HeadField;

typedef struct {
  char *text; /* what the others point into */
  const char *method, *target;
  int minor;      /* of the version: 0 or 1 */
  GArray *fields; /* of HeadField, as they came */
} RequestHead;

/* How many of the bytes are the first head, its empty line included; 0 while that has not arrived. Fails with
 * BAD_REQUEST as soon as a byte has that no head may hold: a control character, a line feed or a carriage
 * return that stand alone. */
gboolean head_measure (const char *bytes, gsize length, gsize *size, GError **error);

/* Takes the head apart that head_measure() found. Fails with BAD_REQUEST, with VERSION if it is not HTTP/1.0
 * or 1.1, with HEAD_LONG if it has too many fields. Caller frees. */
RequestHead *head_parse (const char *bytes, gsize size, GError **error);
void head_free (RequestHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RequestHead, head_free)

/* The value of the first field of that name, in any case of letters, or NULL. */
const char *head_find (const RequestHead *head, const char *name);
/* TRUE if the client would go on with this connection after the answer. */
gboolean head_persists (const RequestHead *head);
