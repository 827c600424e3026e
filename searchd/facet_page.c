/* All values of one field, to be looked through by how they begin: where a list beside the hits would be too
 * long. */
#include "register/base/error.h"
#include "searchd/api.h"
#include "searchd/facet_list.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"

#define PREFIX "prefix"

static void
append_box (GString *out, const char *field, const char *prefix, const GPtrArray *pairs) {
  html_append (out, "<form class=\"range\" action=\"/facets/%s\" method=\"get\">\n", field);
  page_append_hidden (out, pairs, PREFIX);
  html_append (
      out, "<input name=\"" PREFIX "\" type=\"search\" value=\"%s\" aria-label=\"%s\" placeholder=\"%s\">\n",
      prefix != NULL ? prefix : "", _ ("Begins with"), _ ("Begins with"));
  html_append (out, "<button type=\"submit\">%s</button>\n</form>\n", _ ("Show"));
}

/* The list stands behind the number of its values, which is known when it is made. */
static void
append_values (GString *out, JsonObject *facet, const GPtrArray *pairs, const PraxisVocabulary *vocabulary) {
  g_autoptr (GString) list = g_string_new (NULL);
  guint values = facet_list_append_whole (list, facet, pairs, vocabulary);
  g_string_append (out, "<p class=\"lead\">");
  if (values == 0)
    html_append (out, "%s", _ ("Nothing begins like this."));
  else
    html_append (out, ngettext ("%u value", "%u values", values), values);
  g_string_append_printf (out, "</p>\n<div class=\"facet columns\">\n%s</div>\n", list->str);
}

/* Values that no document found has are shown, too. */
static PraxisRequest *
question_of (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question_beside (request, PREFIX, error);
  if (question == NULL
      || (query_string_find (request->pairs, "zeros") == NULL
          && !praxis_request_set (question, "zeros", "1", error)))
    return NULL;
  return g_steal_pointer (&question);
}

HttpReply *
page_facet (const HttpRequest *request, GError **error) {
  const char *prefix = query_string_find (request->pairs, PREFIX), *field = request->arguments[0];
  g_autoptr (PraxisRequest) question = question_of (request, error);
  g_autoptr (JsonNode) facet
      = question != NULL ? praxis_register_facet (request->reg, question, field, prefix, error) : NULL;
  if (facet == NULL)
    return NULL;
  g_autoptr (GPtrArray) pairs = page_pairs (question, request->pairs);
  const char *label = _ (praxis_field_find (field)->label);
  g_autofree char *back = page_link (pairs, NULL, NULL, NULL, NULL);
  GString *out = page_begin (label, pairs);
  html_append (out,
               "<main id=\"main\" class=\"single wide\">\n<p class=\"back\"><a href=\"%s\">%s</a></p>\n"
               "<h1>%s</h1>\n",
               back, _ ("Back to the results"), label);
  append_box (out, field, prefix, pairs);
  append_values (out, json_node_get_object (facet), pairs, request->site->vocabulary);
  g_string_append (out, "</main>\n");
  return page_end (out, 200);
}
