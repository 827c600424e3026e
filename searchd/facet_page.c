/* All values of one field, to be looked through by how they begin: where a list beside the hits would be too
 * long. */
#include "register/error.h"
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

HttpReply *
page_facet (const HttpRequest *request, GError **error) {
  const char *prefix = query_string_find (request->pairs, PREFIX);
  g_autoptr (PraxisRequest) question = api_question_beside (request, PREFIX, error);
  if (question == NULL)
    return NULL;
  g_autoptr (JsonNode) facet
      = praxis_register_facet (request->reg, question, request->arguments[0], prefix, error);
  if (facet == NULL)
    return NULL;
  g_autoptr (GPtrArray) pairs = page_pairs (question, request->pairs);
  const char *field = request->arguments[0], *label = _ (praxis_field_find (field)->label);
  g_autofree char *back = page_link (pairs, NULL, NULL, NULL, NULL);
  GString *out = page_begin (label, pairs);
  html_append (out, "<main id=\"main\" class=\"single\">\n<p><a href=\"%s\">%s</a></p>\n<h1>%s</h1>\n", back,
               _ ("Back to the results"), label);
  append_box (out, field, prefix, pairs);
  g_string_append (out, "<div class=\"facet columns\">\n");
  facet_list_append_whole (out, json_node_get_object (facet), pairs, request->site->vocabulary);
  g_string_append (out, "</div>\n</main>\n");
  return page_end (out, 200);
}
