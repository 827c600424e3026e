/* Members of JSON objects. */
#include "register/base/members.h"

void
members_add_text (JsonBuilder *builder, const char *name, const char *value) {
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
members_add_number (JsonBuilder *builder, const char *name, gint64 value) {
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}
