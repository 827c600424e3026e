/* Reading members of an answer without trusting it: a server may send anything, so a member that is missing
 * or of another type is simply not there. */
#pragma once
#include <json-glib/json-glib.h>

/* A string member or NULL; owned by the object. The object itself may be NULL in all of these. */
const char *reply_text (JsonObject *object, const char *name);
/* A number or boolean member as an integer, or otherwise. */
gint64 reply_number (JsonObject *object, const char *name, gint64 otherwise);
double reply_double (JsonObject *object, const char *name);
/* An array member, or NULL if it is missing; owned by the object. */
JsonArray *reply_array (JsonObject *object, const char *name);
JsonObject *reply_object (JsonObject *object, const char *name);
/* Number of elements; 0 for NULL. */
guint reply_length (JsonArray *array);
/* The element if it is an object or a string, else NULL. */
JsonObject *reply_object_at (JsonArray *array, guint index);
const char *reply_text_at (JsonArray *array, guint index);
/* The number at an index, or -1. */
gint64 reply_number_at (JsonArray *array, guint index);
/* The object a node holds, or NULL. */
JsonObject *reply_root (JsonNode *node);
