/* Citations, for people and for their reference managers. */
#include "searchd/cite.h"
#include "register/answer/citation.h"
#include "register/base/error.h"
#include "searchd/api.h"
#include "searchd/document_link.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/query_string.h"

/* The address of a document's page; caller frees. */
static char *
address_of (const HttpRequest *request, JsonObject *record) {
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *path = document_link (page_text (record, "id"), 0, none);
  return api_address (request, path);
}

static const PraxisCitationFormat *
find_format (const HttpRequest *request, GError **error) {
  const char *name = query_string_find (request->pairs, "format");
  const PraxisCitationFormat *format = praxis_citation_format (name != NULL ? name : "csl");
  if (format != NULL)
    return format;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const PraxisCitationFormat *row = praxis_citation_formats (); row->name != NULL; row++)
    g_ptr_array_add (names, (gpointer)row->name);
  g_ptr_array_add (names, NULL);
  praxis_error_set_unknown_among (error, name, (const char *const *)names->pdata, "unknown format '%s'",
                                  name);
  return NULL;
}

static void
name_file (HttpReply *reply, JsonObject *record, const PraxisCitationFormat *format) {
  g_autofree char *name
      = g_strcanon (g_strdup (page_text (record, "id")), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._", '-');
  g_autofree char *disposition
      = g_strdup_printf ("attachment; filename=\"praxis-%s.%s\"", name, format->extension);
  http_reply_add_header (reply, "Content-Disposition", disposition);
}

HttpReply *
cite_send (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { "format", NULL };
  if (!api_only_parameters (request, parameters, error))
    return NULL;
  const PraxisCitationFormat *format = find_format (request, error);
  g_autoptr (JsonNode) node
      = format != NULL ? praxis_register_document (request->reg, request->arguments[0], error) : NULL;
  if (node == NULL)
    return NULL;
  JsonObject *record = json_node_get_object (node);
  g_autofree char *address = address_of (request, record);
  const PraxisCited cited = { record, address };
  GString *body = g_string_new (NULL);
  praxis_citations_append (body, format, &cited, 1, request->site->vocabulary);
  g_autofree char *type = g_strconcat (format->type, "; charset=utf-8", NULL);
  HttpReply *reply = http_reply_new (200, type, body);
  name_file (reply, record, format);
  return reply;
}

void
cite_append (GString *out, const HttpRequest *request, JsonObject *record) {
  g_autofree char *address = address_of (request, record);
  const PraxisCited cited = { record, address };
  g_autofree char *text = praxis_citation_text (&cited, request->site->vocabulary);
  g_autofree char *id = g_uri_escape_string (page_text (record, "id"), NULL, FALSE);
  html_append (out, "<section id=\"cite\">\n<h2>%s</h2>\n<p class=\"citation\"><bdi>%s</bdi></p>\n<p>",
               _ ("How to cite"), text);
  for (const PraxisCitationFormat *format = praxis_citation_formats (); format->name != NULL; format++)
    html_append (out, "<a href=\"/v1/documents/%s/citation?format=%s\">%s</a> ", id, format->name,
                 format->label);
  g_string_append (out, "</p>\n</section>\n");
}
