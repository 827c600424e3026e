/* Members that several answers share. */
#include "register/answer/answer.h"
#include "register/document/page_states.h"

void
answer_add_subjects (JsonBuilder *builder, char **const subjects[PRAXIS_SUBJECTS]) {
  static const char *const names[PRAXIS_SUBJECTS] = {
    [PRAXIS_SUBJECT_COUNTRY] = "countries",
    [PRAXIS_SUBJECT_TOPIC] = "topics",
  };
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++) {
    if (subjects[i] == NULL)
      continue;
    json_builder_set_member_name (builder, names[i]);
    json_builder_begin_array (builder);
    for (guint j = 0; subjects[i][j] != NULL; j++)
      json_builder_add_string_value (builder, subjects[i][j]);
    json_builder_end_array (builder);
  }
}

JsonBuilder *
answer_begin_index (const PraxisRegister *reg) {
  JsonBuilder *builder = json_builder_new ();
  json_builder_begin_object (builder);
  members_add_number (builder, "schema", PRAXIS_ANSWER_SCHEMA);
  json_builder_set_member_name (builder, "index");
  json_builder_begin_object (builder);
  members_add_text (builder, "id", reg->id);
  members_add_number (builder, "revision", (gint64)store_reader_revision (reg->reader));
  json_builder_end_object (builder);
  return builder;
}

JsonBuilder *
answer_begin_record (const PraxisRegister *reg, PraxisEntry *entry) {
  JsonBuilder *builder = answer_begin_index (reg);
  members_add_text (builder, "id", praxis_entry_id (entry));
  return builder;
}

void
answer_add_highlights (JsonBuilder *builder, const GArray *highlights) {
  json_builder_set_member_name (builder, "highlights");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < highlights->len; i += 2) {
    json_builder_begin_array (builder);
    json_builder_add_int_value (builder, g_array_index (highlights, guint, i));
    json_builder_add_int_value (builder, g_array_index (highlights, guint, i + 1));
    json_builder_end_array (builder);
  }
  json_builder_end_array (builder);
}

void
answer_add_values (JsonBuilder *builder, const char *name, const PraxisRegister *reg, guint number,
                   const char *field) {
  g_autoptr (GPtrArray) values = register_values (reg, number, field);
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (values, i));
  json_builder_end_array (builder);
}

static void
add_first_value (JsonBuilder *builder, const PraxisRegister *reg, guint number, const char *field) {
  g_autoptr (GPtrArray) values = register_values (reg, number, field);
  members_add_text (builder, field, values->len > 0 ? g_ptr_array_index (values, 0) : NULL);
}

static void
add_years (JsonBuilder *builder, const PraxisRegister *reg, guint number) {
  g_autoptr (GPtrArray) covers = register_values (reg, number, "year");
  g_autoptr (GPtrArray) published = register_values (reg, number, "published");
  gint64 from = G_MAXINT64, to = 0;
  for (guint i = 0; i < covers->len; i++) {
    gint64 year = g_ascii_strtoll (g_ptr_array_index (covers, i), NULL, 10);
    from = MIN (from, year);
    to = MAX (to, year);
  }
  json_builder_set_member_name (builder, "covers");
  json_builder_begin_object (builder);
  if (covers->len > 0) {
    members_add_number (builder, "from", from);
    members_add_number (builder, "to", to);
  }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "published");
  json_builder_begin_object (builder);
  if (published->len > 0)
    members_add_number (builder, "year", g_ascii_strtoll (g_ptr_array_index (published, 0), NULL, 10));
  json_builder_end_object (builder);
}

void
answer_add_tags (JsonBuilder *builder, const PraxisRegister *reg, guint number) {
  static const struct {
    const char *name, *field;
  } lists[] = {
    { "countries", "country" }, { "regions", "region" }, { "topics", "topic" }, { "actions", "action" }
  };
  add_first_value (builder, reg, number, "type");
  add_first_value (builder, reg, number, "language");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    answer_add_values (builder, lists[i].name, reg, number, lists[i].field);
  add_years (builder, reg, number);
}

void
answer_add_reading (JsonBuilder *builder, PraxisEntry *entry) {
  static const char *const names[] = { "state", "reason", "gaps" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    members_add_text (builder, names[i], praxis_entry_value (entry, names[i]));
}

gboolean
answer_add_cover (JsonBuilder *builder, PraxisEntry *entry, GError **error) {
  g_autoptr (GBytes) cover = praxis_entry_cover (entry, error);
  if (cover == NULL)
    return FALSE;
  gsize length;
  const guchar *bytes = g_bytes_get_data (cover, &length);
  if (length < 2) {
    members_add_text (builder, "cover", NULL);
    return TRUE;
  }
  g_autofree char *escaped = g_uri_escape_string (praxis_entry_id (entry), NULL, FALSE);
  g_autofree char *href = g_strdup_printf ("/v1/documents/%s/cover", escaped);
  json_builder_set_member_name (builder, "cover");
  json_builder_begin_object (builder);
  members_add_text (builder, "href", href);
  members_add_number (builder, "width", bytes[0]);
  members_add_number (builder, "height", bytes[1]);
  json_builder_end_object (builder);
  return TRUE;
}

void
answer_add_page_states (JsonBuilder *builder, const PraxisDocument *record) {
  g_autoptr (GArray) ranges = praxis_page_ranges (record);
  json_builder_set_member_name (builder, "page_states");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ranges->len; i++) {
    const PraxisPageRange *range = &g_array_index (ranges, PraxisPageRange, i);
    json_builder_begin_object (builder);
    members_add_text (builder, "state", praxis_state_name (range->state));
    members_add_number (builder, "from", range->first);
    members_add_number (builder, "to", range->last);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

void
answer_add_path (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry) {
  g_autofree char *shown
      = register_shown_path (reg, praxis_entry_number (entry), praxis_entry_value (entry, "url"));
  members_add_text (builder, "path", shown);
}

void
answer_add_listed (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry, double score) {
  members_add_text (builder, "id", praxis_entry_id (entry));
  members_add_text (builder, "title", praxis_entry_value (entry, "caption"));
  members_add_text (builder, "author", praxis_entry_value (entry, "author"));
  answer_add_tags (builder, reg, praxis_entry_number (entry));
  answer_add_reading (builder, entry);
  answer_add_path (builder, reg, entry);
  members_add_number (builder, "first_seen", praxis_entry_number_value (entry, "firstseen"));
  json_builder_set_member_name (builder, "score");
  /* In steps of 1/1024, finer than the ranking means: such numbers have few decimals and the same ones
   * everywhere. */
  json_builder_add_double_value (builder, (double)(gint64)(score * 1024 + 0.5) / 1024);
}
