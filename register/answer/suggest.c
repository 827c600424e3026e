/* Suggestions while somebody types: countries and topics that documents have, with how many, and titles. */
#include "register/answer/answer.h"
#include "register/register_parts.h"
#include "register/search/completion.h"
#include "register/text/token.h"
#include <string.h>

/* ---- Values ---- */

typedef struct {
  const char *value;
  const char *label;
  guint count;
  PraxisCompletes completes;
} Completed;

/* Of all documents, the values that most have first (PraxisFacetValue). */
static GArray *
count_values (const PraxisRegister *reg, const PraxisField *field) {
  PraxisCounter *counter = praxis_counter_new (praxis_columns_find (reg->columns, field), reg->vocabulary);
  for (guint number = 1; number <= reg->columns->documents; number++)
    praxis_counter_add (counter, number);
  GArray *values = praxis_counter_values (counter, NULL, FALSE);
  praxis_counter_free (counter);
  return values;
}

static int
best_first (gconstpointer a, gconstpointer b) {
  const Completed *one = a, *other = b;
  if (one->completes != other->completes)
    return one->completes > other->completes ? -1 : 1;
  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->value, other->value);
}

static GArray *
complete_values (const PraxisRegister *reg, const PraxisField *field, const char *beginning) {
  g_autoptr (GArray) values = count_values (reg, field);
  GArray *completed = g_array_new (FALSE, FALSE, sizeof (Completed));
  for (guint i = 0; i < values->len; i++) {
    const PraxisFacetValue *value = &g_array_index (values, PraxisFacetValue, i);
    Completed one = { .value = value->value, .count = value->count };
    one.completes = praxis_completes_value (field, value->value, beginning, reg->vocabulary, &one.label);
    if (one.completes != PRAXIS_COMPLETES_NOT)
      g_array_append_val (completed, one);
  }
  g_array_sort (completed, best_first);
  return completed;
}

/* ---- Suggestions ---- */

typedef struct {
  const char *text;
  guint limit;
} Suggesting;

static void
begin_suggestion (JsonBuilder *builder, const char *field, const char *value, const char *text) {
  json_builder_begin_object (builder);
  members_add_text (builder, "field", field);
  members_add_text (builder, "value", value);
  members_add_text (builder, "text", text);
}

static void
suggest_values (JsonBuilder *builder, const PraxisRegister *reg, const char *name, const char *beginning,
                guint limit) {
  const PraxisField *field = praxis_field_find (name);
  g_autoptr (GArray) completed = complete_values (reg, field, beginning);
  for (guint i = 0; i < MIN (limit, completed->len); i++) {
    const Completed *one = &g_array_index (completed, Completed, i);
    g_autofree char *escaped = g_uri_escape_string (one->value, NULL, FALSE);
    g_autofree char *href = g_strdup_printf ("/v1/search?%s=%s", name, escaped);
    begin_suggestion (builder, name, one->value, one->label);
    members_add_text (builder, "label", praxis_value_label (field, one->value, reg->vocabulary));
    members_add_number (builder, "count", one->count);
    members_add_text (builder, "href", href);
    json_builder_end_object (builder);
  }
}

static gboolean
suggest_titles (JsonBuilder *builder, PraxisRegister *reg, const char *beginning, guint limit,
                GError **error) {
  if (reg->titles == NULL)
    reg->titles = praxis_titles_load (reg->reader, error);
  if (reg->titles == NULL)
    return FALSE;
  g_autoptr (GArray) numbers = praxis_titles_complete (reg->titles, beginning, limit);
  for (guint i = 0; i < numbers->len; i++) {
    g_autoptr (PraxisEntry) entry = praxis_entry_open (reg->reader, g_array_index (numbers, guint, i), error);
    if (entry == NULL)
      return FALSE;
    const char *title = praxis_entry_value (entry, "caption");
    g_autofree char *href = g_strconcat ("/v1/documents/", praxis_entry_id (entry), NULL);
    begin_suggestion (builder, "title", praxis_entry_id (entry), title);
    members_add_text (builder, "label", title);
    members_add_text (builder, "href", href);
    json_builder_end_object (builder);
  }
  return TRUE;
}

static JsonNode *
suggest (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Suggesting *asked = data;
  g_autofree char *beginning = praxis_fold (asked->text);
  guint limit = *beginning != '\0' ? asked->limit : 0;
  g_autoptr (JsonBuilder) builder = answer_begin_index (reg);
  members_add_text (builder, "text", asked->text);
  json_builder_set_member_name (builder, "suggestions");
  json_builder_begin_array (builder);
  suggest_values (builder, reg, "country", beginning, limit);
  suggest_values (builder, reg, "topic", beginning, limit);
  if (!suggest_titles (builder, reg, beginning, limit, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_suggest (PraxisRegister *reg, const char *text, guint limit, GError **error) {
  const Suggesting asked = { text, limit };
  return register_ask (reg, suggest, &asked, error);
}
