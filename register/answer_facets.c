/* The facets of an answer: each value with its count, its place in the tree and the link that adds it to the
 * question or takes it away. */
#include "register/answer.h"

#define DEEPEST 16u /* levels of a tree */

/* Whether there is more than one way up does not matter for the depth: the first one counts. Loops end. */
static guint
depth_of (const PraxisConcept *concept) {
  guint depth = 0;
  const GPtrArray *broader = praxis_concept_broader (concept);
  for (; broader->len > 0 && depth < DEEPEST; depth++)
    broader = praxis_concept_broader (g_ptr_array_index (broader, 0));
  return depth;
}

/* "depth" and "broader": what is right above a value in its vocabulary. */
static void
add_broader (JsonBuilder *builder, const PraxisRegister *reg, const PraxisField *field, const char *value) {
  const PraxisConcept *concept
      = field->scheme == NULL ? NULL : praxis_vocabulary_find (reg->vocabulary, field->scheme, value);
  answer_add_number (builder, "depth", concept == NULL ? 0 : depth_of (concept));
  json_builder_set_member_name (builder, "broader");
  json_builder_begin_array (builder);
  for (guint i = 0; concept != NULL && i < praxis_concept_broader (concept)->len; i++)
    json_builder_add_string_value (
        builder, praxis_concept_id (g_ptr_array_index (praxis_concept_broader (concept), i)));
  json_builder_end_array (builder);
}

static void
add_facet_value (JsonBuilder *builder, const PraxisRegister *reg, const PraxisRequest *request,
                 const PraxisField *field, const PraxisFacetValue *value) {
  g_autoptr (PraxisRequest) link = praxis_request_copy (request);
  praxis_request_toggle (link, field, value->value);
  g_clear_pointer (&link->cursor, g_free);
  g_autofree char *pairs = praxis_request_to_string (link), *href = g_strconcat ("/v1/search?", pairs, NULL);
  json_builder_begin_object (builder);
  answer_add_text (builder, "value", value->value);
  answer_add_text (builder, "label", praxis_value_label (field, value->value, reg->vocabulary));
  answer_add_number (builder, "count", value->count);
  json_builder_set_member_name (builder, "selected");
  json_builder_add_boolean_value (builder, value->selected);
  answer_add_text (builder, "href", href);
  add_broader (builder, reg, field, value->value);
  json_builder_end_object (builder);
}

void
answer_add_facets (JsonBuilder *builder, const PraxisRegister *reg, const PraxisSearch *search) {
  json_builder_set_member_name (builder, "facets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < search->request->facets->len; i++) {
    const PraxisField *field = g_ptr_array_index (search->request->facets, i);
    guint missing;
    g_autoptr (GArray) values = praxis_selection_counts (search->selection, i, &missing);
    json_builder_begin_object (builder);
    answer_add_text (builder, "field", field->name);
    answer_add_text (builder, "label", field->label);
    answer_add_number (builder, "missing", missing);
    json_builder_set_member_name (builder, "values");
    json_builder_begin_array (builder);
    for (guint j = 0; j < values->len; j++)
      add_facet_value (builder, reg, search->request, field, &g_array_index (values, PraxisFacetValue, j));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}
