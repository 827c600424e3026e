/* One line of a records file as a document. Keys and tags are rows of tables; whatever is not understood
 * makes the line wrong, so that nothing is silently lost. */
#include "indexer/records.h"
#include "register/base/error.h"
#include "register/decisions/tag.h"
#include <json-glib/json-glib.h>
#include <string.h>

#define LONGEST_ID 64

static gboolean
G_GNUC_PRINTF (2, 3) wrong (GError **error, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (PRAXIS_ERROR, PRAXIS_ERROR_USAGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
is_id (const char *id) {
  for (const char *next = id; *next != '\0'; next++)
    if (!g_ascii_isgraph (*next))
      return FALSE;
  return *id != '\0' && strlen (id) <= LONGEST_ID;
}

static gboolean
set_id (PraxisDocument *document, const char *value, GError **error) {
  if (!is_id (value))
    return wrong (error, "'%s' is no id: 1 to 64 printable ASCII characters without spaces", value);
  document->id = g_strdup (value);
  return TRUE;
}

static gboolean
set_title (PraxisDocument *document, const char *value, GError **error G_GNUC_UNUSED) {
  document->title = g_strdup (value);
  return TRUE;
}

static gboolean
set_author (PraxisDocument *document, const char *value, GError **error G_GNUC_UNUSED) {
  document->author = g_strdup (value);
  return TRUE;
}

/* Lines end with \n everywhere in the register. */
static gboolean
set_text (PraxisDocument *document, const char *value, GError **error G_GNUC_UNUSED) {
  g_string_assign (document->text, value);
  g_string_replace (document->text, "\r\n", "\n", 0);
  g_string_replace (document->text, "\r", "\n", 0);
  praxis_text_repair (document->text);
  return TRUE;
}

static gboolean
set_path (PraxisDocument *document, const char *value, GError **error) {
  if (!g_path_is_absolute (value))
    return wrong (error, "the path '%s' is not absolute", value);
  g_ptr_array_add (document->paths, g_strdup (value));
  return TRUE;
}

static gboolean
set_url (PraxisDocument *document, const char *value, GError **error G_GNUC_UNUSED) {
  g_hash_table_insert (document->metadata, g_strdup ("url"), g_strdup (value));
  return TRUE;
}

static void
add_claim (PraxisDocument *document, const PraxisField *field, const char *value) {
  PraxisClaim *claim = praxis_document_add_claim (document, field->name, value, field->role, "record");
  g_free (claim->source);
  claim->source = g_strdup ("record");
  g_free (claim->origin);
  claim->origin = g_strdup ("record");
  claim->score = 1;
}

static gboolean
is_year (const char *value) {
  return strlen (value) == 4 && strspn (value, "0123456789") == 4;
}

/* "2019", "2019-05-03". */
static gboolean
set_published (PraxisDocument *document, const char *value, GError **error) {
  g_autofree char *year = g_strndup (value, 4);
  if (!is_year (year))
    return wrong (error, "'%s' does not begin with a year", value);
  add_claim (document, praxis_field_find ("published"), year);
  g_hash_table_insert (document->metadata, g_strdup ("created"), g_strdup (value));
  return TRUE;
}

/* The keys of a record but for "tags". */
static const struct {
  const char *name;
  gboolean (*set) (PraxisDocument *document, const char *value, GError **error);
} keys[] = {
  { "id", set_id },     { "title", set_title }, { "text", set_text },           { "author", set_author },
  { "path", set_path }, { "url", set_url },     { "published", set_published },
};

/* A string or a whole number as text; NULL for anything else. */
static char *
scalar (JsonNode *node) {
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static gboolean
set_key (PraxisDocument *document, const char *name, JsonNode *node, GError **error) {
  g_autofree char *value = scalar (node);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (strcmp (keys[i].name, name) != 0)
      continue;
    if (value == NULL)
      return wrong (error, "'%s' is no text", name);
    return keys[i].set (document, value, error);
  }
  return wrong (error, "unknown key '%s'", name);
}

static gboolean
add_tag_node (PraxisDocument *document, const PraxisField *field, JsonNode *node,
              const PraxisVocabulary *vocabulary, GError **error) {
  g_autofree char *value = scalar (node);
  if (value == NULL)
    return wrong (error, "a value of the tag '%s' is no text", field->name);
  g_autofree char *kept = praxis_tag_value (field, value, vocabulary, error);
  if (kept == NULL)
    return FALSE;
  add_claim (document, field, kept);
  return TRUE;
}

static gboolean
add_tags_of (PraxisDocument *document, const char *name, JsonNode *node, const PraxisVocabulary *vocabulary,
             GError **error) {
  const PraxisField *field = praxis_tag_field (name, error);
  if (field == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return add_tag_node (document, field, node, vocabulary, error);
  JsonArray *values = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (values); i++)
    if (!add_tag_node (document, field, json_array_get_element (values, i), vocabulary, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_tags (PraxisDocument *document, JsonNode *node, const PraxisVocabulary *vocabulary, GError **error) {
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return wrong (error, "'tags' is no object");
  JsonObjectIter iterator;
  const char *name;
  JsonNode *values;
  json_object_iter_init (&iterator, json_node_get_object (node));
  while (json_object_iter_next (&iterator, &name, &values))
    if (!add_tags_of (document, name, values, vocabulary, error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_in (PraxisDocument *document, JsonObject *object, const PraxisVocabulary *vocabulary, GError **error) {
  JsonObjectIter iterator;
  const char *name;
  JsonNode *node;
  json_object_iter_init (&iterator, object);
  while (json_object_iter_next (&iterator, &name, &node)) {
    if (JSON_NODE_HOLDS_NULL (node))
      continue;
    if (strcmp (name, "tags") == 0 ? !add_tags (document, node, vocabulary, error)
                                   : !set_key (document, name, node, error))
      return FALSE;
  }
  if (document->id == NULL)
    return wrong (error, "it has no 'id'");
  if (document->title == NULL)
    return wrong (error, "it has no 'title'");
  return TRUE;
}

PraxisDocument *
record_parse (const char *line, gsize length, const PraxisVocabulary *vocabulary, GError **error) {
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!g_utf8_validate_len (line, length, NULL)) {
    wrong (error, "it is not UTF-8");
    return NULL;
  }
  if (!json_parser_load_from_data (parser, line, (gssize)length, error))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    wrong (error, "it is no JSON object");
    return NULL;
  }
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  if (!fill_in (document, json_node_get_object (root), vocabulary, error))
    return NULL;
  document->size = (gint64)length;
  /* A catalogue's record may be a title alone, and is complete so. */
  document->state = PRAXIS_STATE_READ;
  return g_steal_pointer (&document);
}
