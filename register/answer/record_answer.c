/* Answers about single documents and about the register as a whole. */
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "register/decisions/tag.h"
#include "register/index/entry.h"
#include "register/index/stored.h"
#include "register/search/versions.h"
#include <string.h>

/* ---- A document ---- */

static void
add_sections (JsonBuilder *builder, const PraxisDocument *record) {
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->sections->len; i++) {
    const PraxisSection *section = &g_array_index (record->sections, PraxisSection, i);
    int page = praxis_document_page_at (record, section->start);
    if (section->title == NULL)
      continue;
    json_builder_begin_object (builder);
    members_add_text (builder, "title", section->title);
    members_add_number (builder, "level", section->level);
    members_add_text (builder, "role", section->role);
    answer_add_subjects (builder, section->subjects);
    if (page >= 0)
      members_add_number (builder, "page", page + 1);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static const char *
claim_label (const PraxisRegister *reg, const PraxisClaim *claim) {
  const PraxisField *field = praxis_field_find (claim->field);
  return field == NULL ? claim->value : praxis_value_label (field, claim->value, reg->vocabulary);
}

static void
add_claim (JsonBuilder *builder, const PraxisRegister *reg, const PraxisClaim *claim) {
  json_builder_begin_object (builder);
  members_add_text (builder, "field", claim->field);
  members_add_text (builder, "value", claim->value);
  members_add_text (builder, "label", claim_label (reg, claim));
  members_add_text (builder, "role", claim->role);
  members_add_text (builder, "rule", claim->rule);
  members_add_text (builder, "source", claim->source);
  members_add_text (builder, "quote", claim->quote);
  if (claim->page > 0)
    members_add_number (builder, "page", claim->page);
  if (claim->offset != PRAXIS_NO_OFFSET && claim->quote != NULL) {
    members_add_number (builder, "offset", (gint64)claim->offset);
    members_add_number (builder, "end", (gint64)(claim->offset + strlen (claim->quote)));
  }
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, claim->score);
  members_add_text (builder, "origin", claim->origin);
  members_add_text (builder, "reason", claim->reason);
  json_builder_end_object (builder);
}

/* Claims of a field and with a value (NULL: any) as an array. */
static void
add_claims (JsonBuilder *builder, const PraxisRegister *reg, const char *name, const GPtrArray *claims,
            const PraxisTag *tag) {
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < claims->len; i++)
    if (tag == NULL || praxis_tag_fits (tag, g_ptr_array_index (claims, i)))
      add_claim (builder, reg, g_ptr_array_index (claims, i));
  json_builder_end_array (builder);
}

static void
add_paths (JsonBuilder *builder, const PraxisRegister *reg, guint number, const PraxisDocument *record) {
  json_builder_set_member_name (builder, "paths");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->paths->len; i++) {
    g_autofree char *shown = register_shown_path (reg, number, g_ptr_array_index (record->paths, i));
    json_builder_add_string_value (builder, shown);
  }
  json_builder_end_array (builder);
}

static gboolean
add_versions (JsonBuilder *builder, PraxisRegister *reg, PraxisEntry *entry, GError **error) {
  const GArray *numbers = praxis_versions_of (reg, praxis_entry_number (entry), error);
  return numbers != NULL && answer_add_versions (builder, reg, entry, numbers, error);
}

static JsonNode *
document (PraxisRegister *reg, gconstpointer id, GError **error) {
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, id, error);
  const PraxisDocument *record = entry == NULL ? NULL : praxis_entry_record (entry, error);
  if (record == NULL)
    return NULL;
  g_autoptr (JsonBuilder) builder = answer_begin_record (reg, entry);
  members_add_text (builder, "title", record->title);
  members_add_text (builder, "author", record->author);
  answer_add_tags (builder, reg, praxis_entry_number (entry));
  members_add_text (builder, "mime", record->mime);
  answer_add_reading (builder, entry);
  members_add_number (builder, "size", record->size);
  members_add_number (builder, "modified", record->modified / G_USEC_PER_SEC);
  members_add_number (builder, "first_seen", record->first_seen);
  members_add_number (builder, "pages", MAX (1, record->pages->len));
  answer_add_page_states (builder, record);
  add_paths (builder, reg, praxis_entry_number (entry), record);
  if (!answer_add_cover (builder, entry, error) || !add_versions (builder, reg, entry, error))
    return NULL;
  add_sections (builder, record);
  add_claims (builder, reg, "tags", record->claims, NULL);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_document (PraxisRegister *reg, const char *id, GError **error) {
  return register_ask (reg, document, id, error);
}

/* ---- The evidence of its tags ---- */

typedef struct {
  const char *id;
  const char *tag; /* "country", "country=GH", NULL: all */
} EvidenceQuestion;

static JsonNode *
evidence (PraxisRegister *reg, gconstpointer data, GError **error) {
  const EvidenceQuestion *question = data;
  g_autoptr (PraxisTag) tag = NULL;
  if (question->tag != NULL && (tag = praxis_tag_parse (question->tag, reg->vocabulary, error)) == NULL)
    return NULL;
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, question->id, error);
  const PraxisDocument *record = entry == NULL ? NULL : praxis_entry_record (entry, error);
  if (record == NULL)
    return NULL;
  g_autoptr (JsonBuilder) builder = answer_begin_record (reg, entry);
  members_add_text (builder, "title", record->title);
  add_claims (builder, reg, "tags", record->claims, tag);
  add_claims (builder, reg, "runners_up", record->runners_up, tag);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

gboolean
answer_add_evidence (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry, GError **error) {
  const PraxisDocument *record = praxis_entry_record (entry, error);
  if (record == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_object (builder);
  members_add_text (builder, "id", praxis_entry_id (entry));
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (record->claims, i);
    const PraxisField *field = praxis_field_find (claim->field);
    if (field != NULL && (field->flags & PRAXIS_FIELD_FACET) != 0 && praxis_claim_counts (claim, field))
      add_claim (builder, reg, claim);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return TRUE;
}

JsonNode *
praxis_register_evidence (PraxisRegister *reg, const char *id, const char *tag, GError **error) {
  const EvidenceQuestion question = { id, tag };
  return register_ask (reg, evidence, &question, error);
}

/* ---- Its file ---- */

static JsonNode *
file (PraxisRegister *reg, gconstpointer id, GError **error) {
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, id, error);
  const PraxisDocument *record = entry == NULL ? NULL : praxis_entry_record (entry, error);
  if (record == NULL)
    return NULL;
  if (record->paths->len == 0) {
    praxis_entry_set_unknown (id, error);
    return NULL;
  }
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  members_add_text (builder, "path", g_ptr_array_index (record->paths, 0));
  members_add_text (builder, "mime", record->mime);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

char *
praxis_register_file (PraxisRegister *reg, const char *id, char **mime, GError **error) {
  g_autoptr (JsonNode) answer = register_ask (reg, file, id, error);
  if (answer == NULL)
    return NULL;
  JsonObject *found = json_node_get_object (answer);
  *mime = g_strdup (json_object_get_string_member_with_default (found, "mime", NULL));
  return g_strdup (json_object_get_string_member (found, "path"));
}

/* ---- Its cover ---- */

typedef struct {
  const char *id;
  GBytes **cover;
} CoverQuestion;

static JsonNode *
cover (PraxisRegister *reg, gconstpointer data, GError **error) {
  const CoverQuestion *question = data;
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, question->id, error);
  g_autoptr (GBytes) bytes = entry == NULL ? NULL : praxis_entry_cover (entry, error);
  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) == 0) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT, "document '%s' has no cover",
                 praxis_entry_id (entry));
    return NULL;
  }
  *question->cover = g_bytes_new_from_bytes (bytes, 2, g_bytes_get_size (bytes) - 2);
  return json_node_new (JSON_NODE_NULL);
}

GBytes *
praxis_register_cover (PraxisRegister *reg, const char *id, GError **error) {
  GBytes *picture = NULL;
  const CoverQuestion question = { id, &picture };
  g_autoptr (JsonNode) answer = register_ask (reg, cover, &question, error);
  return picture;
}

/* ---- The register ---- */

/* {"value": count, ...} of a field, in the order of the values' names. */
static void
add_counts (JsonBuilder *builder, const PraxisRegister *reg, const char *name, const char *field) {
  const PraxisColumn *column = praxis_columns_find (reg->columns, praxis_field_find (field));
  g_autoptr (GArray) counts = praxis_column_counts (column);
  g_autoptr (GList) values = g_list_sort (g_hash_table_get_keys (column->numbers), (GCompareFunc)strcmp);
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (GList *value = values; value != NULL; value = value->next) {
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (column->numbers, value->data)) - 1;
    members_add_number (builder, value->data, g_array_index (counts, guint, number));
  }
  json_builder_end_object (builder);
}

/* {"read": count, "encrypted": count, ...}: every document once. */
static void
add_states (JsonBuilder *builder, const PraxisRegister *reg) {
  const PraxisColumn *column = praxis_columns_find (reg->columns, praxis_field_find ("readable"));
  g_autoptr (GArray) counts = praxis_column_counts (column);
  json_builder_set_member_name (builder, "states");
  json_builder_begin_object (builder);
  for (PraxisState state = 0; state < PRAXIS_STATES; state++) {
    guint number = GPOINTER_TO_UINT (g_hash_table_lookup (column->numbers, praxis_state_name (state)));
    if (number > 0 && g_array_index (counts, guint, number - 1) > 0)
      members_add_number (builder, praxis_state_name (state), g_array_index (counts, guint, number - 1));
  }
  json_builder_end_object (builder);
}

static JsonNode *
status (PraxisRegister *reg, gconstpointer data, GError **error) {
  (void)data;
  (void)error;
  guint documents = store_reader_documents (reg->reader);
  g_autofree char *folder = reg->whole_paths ? g_strdup (reg->folder) : g_path_get_basename (reg->folder);
  g_autoptr (JsonBuilder) builder = answer_begin_index (reg);
  members_add_text (builder, "folder", folder);
  members_add_number (builder, "documents", documents);
  members_add_number (builder, "readable", documents - reg->unreadable->len);
  members_add_number (builder, "words", (gint64)store_reader_words (reg->reader));
  add_states (builder, reg);
  add_counts (builder, reg, "languages", "language");
  add_counts (builder, reg, "types", "type");
  json_builder_set_member_name (builder, "audiences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reg->audiences->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (reg->audiences, i));
  json_builder_end_array (builder);
  members_add_text (builder, "format", STORED_FORMAT);
  members_add_text (builder, "features", STORED_FEATURES);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_status (PraxisRegister *reg, GError **error) {
  return register_ask (reg, status, NULL, error);
}
