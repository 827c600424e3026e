/* The facets of an answer, and all values of a field: each value with its count, its place in the tree and
 * the link that adds it to the question or takes it away. */
#include "register/answer/answer.h"
#include "register/base/error.h"
#include "register/search/completion.h"
#include "register/text/token.h"
#include <glib/gi18n.h>

/* Whether there is more than one way up does not matter for the depth: the first one counts. Loops end. */
static guint
depth_of (const PraxisConcept *concept) {
  guint depth = 0;
  const GPtrArray *broader = praxis_concept_broader (concept);
  for (; broader->len > 0 && depth < PRAXIS_DEEPEST_CONCEPT; depth++)
    broader = praxis_concept_broader (g_ptr_array_index (broader, 0));
  return depth;
}

/* "depth" and "broader": what is right above a value in its vocabulary, or in the table of its field. */
static void
add_broader (JsonBuilder *builder, const PraxisRegister *reg, const PraxisField *field, const char *value) {
  const PraxisFieldValue *row = praxis_field_find_value (field, value);
  const char *broader = row != NULL ? row->broader : NULL;
  const PraxisConcept *concept
      = field->scheme == NULL ? NULL : praxis_vocabulary_find (reg->vocabulary, field->scheme, value);
  members_add_number (builder, "depth", concept != NULL ? depth_of (concept) : broader != NULL);
  json_builder_set_member_name (builder, "broader");
  json_builder_begin_array (builder);
  if (broader != NULL)
    json_builder_add_string_value (builder, broader);
  for (guint i = 0; concept != NULL && i < praxis_concept_broader (concept)->len; i++)
    json_builder_add_string_value (
        builder, praxis_concept_id (g_ptr_array_index (praxis_concept_broader (concept), i)));
  json_builder_end_array (builder);
}

/* "href": the question without a value that is in it; one that is not is set in its frame. */
static void
add_href (JsonBuilder *builder, const PraxisRequest *request, const PraxisField *field,
          const PraxisRequestFrame *frame, const PraxisFacetValue *value) {
  g_autofree char *pairs = value->selected ? NULL : praxis_request_framed (frame, value->value);
  if (value->selected) {
    g_autoptr (PraxisRequest) link = praxis_request_copy (request);
    praxis_request_toggle (link, field, value->value);
    pairs = praxis_request_to_string (link);
  }
  g_autofree char *href = g_strconcat ("/v1/search?", pairs, NULL);
  members_add_text (builder, "href", href);
}

static void
add_facet_value (JsonBuilder *builder, const PraxisRegister *reg, const PraxisField *field,
                 const PraxisFacetValue *value) {
  members_add_text (builder, "value", value->value);
  members_add_text (builder, "label", praxis_value_label (field, value->value, reg->vocabulary));
  members_add_number (builder, "count", value->count);
  json_builder_set_member_name (builder, "selected");
  json_builder_add_boolean_value (builder, value->selected);
  add_broader (builder, reg, field, value->value);
}

/* Who counted a facet, by its place in the search; *place: there. */
static const PraxisSelection *
counter_of (const PraxisSearch *search, guint facet, guint *place) {
  gboolean apart = search->roles != NULL
                   && g_ptr_array_index (search->request->facets, facet) == praxis_field_find ("in");
  *place = apart ? 0 : facet;
  return apart ? praxis_role_counts_selection (search->roles) : search->selection;
}

/* The members of a facet, by its place in the search; its values are those that complete a beginning (NULL:
 * all), with links from a request. */
static void
add_facet (JsonBuilder *builder, const PraxisRegister *reg, const PraxisSearch *search, guint facet,
           const PraxisRequest *request, const char *beginning) {
  const PraxisField *field = g_ptr_array_index (search->request->facets, facet);
  const char *label;
  guint place;
  const PraxisSelection *counter = counter_of (search, facet, &place);
  g_autoptr (GArray) values = praxis_selection_counts (counter, place, request->zeros != 0);
  g_autoptr (PraxisRequest) first_page = praxis_request_copy (request);
  g_clear_pointer (&first_page->cursor, g_free);
  g_autoptr (PraxisRequestFrame) frame = praxis_request_frame (first_page, field);
  members_add_text (builder, "field", field->name);
  members_add_text (builder, "label", field->label);
  members_add_number (builder, "missing", praxis_selection_missing (counter, place));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++) {
    const PraxisFacetValue *value = &g_array_index (values, PraxisFacetValue, i);
    if (beginning != NULL
        && praxis_completes_value (field, value->value, beginning, reg->vocabulary, &label)
               == PRAXIS_COMPLETES_NOT)
      continue;
    json_builder_begin_object (builder);
    add_facet_value (builder, reg, field, value);
    if (!request->people)
      add_href (builder, first_page, field, frame, value);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

gboolean
answer_add_facets (JsonBuilder *builder, PraxisRegister *reg, PraxisSearch *search, GError **error) {
  if (!praxis_search_count_roles (reg, search, error))
    return FALSE;
  json_builder_set_member_name (builder, "facets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < search->request->facets->len; i++) {
    json_builder_begin_object (builder);
    add_facet (builder, reg, search, i, search->request, NULL);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  return TRUE;
}

/* ---- All values of one field ---- */

typedef struct {
  const PraxisRequest *request;
  const char *field, *prefix;
} Listing;

/* The same question without hits and with no other facet. */
static PraxisRequest *
request_values (const Listing *listing, GError **error) {
  g_autoptr (PraxisRequest) request = praxis_request_copy (listing->request);
  g_ptr_array_set_size (request->facets, 0);
  g_clear_pointer (&request->cursor, g_free);
  request->limit = 0;
  if (!praxis_request_set (request, "facets", listing->field, error))
    return NULL;
  if (request->facets->len == 1)
    return g_steal_pointer (&request);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("'%s' is not one facet"), listing->field);
  return NULL;
}

static JsonNode *
list_values (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Listing *listing = data;
  g_autoptr (PraxisRequest) request = request_values (listing, error);
  g_autoptr (PraxisSearch) search = request == NULL ? NULL : praxis_search_run (reg, request, error);
  if (search == NULL || !praxis_search_count_roles (reg, search, error))
    return NULL;
  g_autofree char *beginning = listing->prefix == NULL ? NULL : praxis_fold (listing->prefix);
  g_autoptr (JsonBuilder) builder = answer_begin_index (reg);
  add_facet (builder, reg, search, 0, listing->request, beginning);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_facet (PraxisRegister *reg, const PraxisRequest *request, const char *field,
                       const char *prefix, GError **error) {
  const Listing listing = { request, field, prefix };
  return register_ask (reg, list_values, &listing, error);
}
