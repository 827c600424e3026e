/* Lenient reading of an answer's members: the renderers see values or nothing, never a wrong type. */
#include "cli/reply.h"

static JsonNode *
member (JsonObject *object, const char *name) {
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

static const char *
text_of (JsonNode *node) {
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
is_number (JsonNode *node) {
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  GType type = json_node_get_value_type (node);
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE || type == G_TYPE_BOOLEAN;
}

const char *
reply_text (JsonObject *object, const char *name) {
  return text_of (member (object, name));
}

gint64
reply_number (JsonObject *object, const char *name, gint64 otherwise) {
  JsonNode *node = member (object, name);
  return is_number (node) ? json_node_get_int (node) : otherwise;
}

double
reply_double (JsonObject *object, const char *name) {
  JsonNode *node = member (object, name);
  return is_number (node) ? json_node_get_double (node) : 0;
}

JsonArray *
reply_array (JsonObject *object, const char *name) {
  JsonNode *node = member (object, name);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
reply_object (JsonObject *object, const char *name) {
  return reply_root (member (object, name));
}

guint
reply_length (JsonArray *array) {
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonNode *
element (JsonArray *array, guint index) {
  return index < reply_length (array) ? json_array_get_element (array, index) : NULL;
}

JsonObject *
reply_object_at (JsonArray *array, guint index) {
  return reply_root (element (array, index));
}

const char *
reply_text_at (JsonArray *array, guint index) {
  return text_of (element (array, index));
}

gint64
reply_number_at (JsonArray *array, guint index) {
  JsonNode *node = element (array, index);
  return is_number (node) ? json_node_get_int (node) : -1;
}

JsonObject *
reply_root (JsonNode *node) {
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
