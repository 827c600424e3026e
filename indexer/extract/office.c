/* What the office formats have in common: the handlers of paragraphs, cells and things aside, and their
 * metadata, which all write in Dublin Core. */
#include "indexer/extract/office.h"
#include "indexer/extract/content.h"
#include <string.h>

#define SLIDE_LEVEL 1

void
office_begin_title (Office *office) {
  if (office->in_title)
    return;
  flow_begin_paragraph (office->flow);
  flow_set_level (office->flow, SLIDE_LEVEL);
  office->in_title = TRUE;
}

void
office_end_title (Office *office) {
  if (office->in_title)
    flow_end_paragraph (office->flow);
  office->in_title = FALSE;
}

void
office_begin_paragraph (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  const Office *office = data;
  const char *title = office->in_title ? flow_paragraph (office->flow) : NULL;
  if (title == NULL)
    flow_begin_paragraph (office->flow);
  else if (*title != '\0')
    flow_add (office->flow, "\n", 1);
}

void
office_end_paragraph (gpointer data) {
  const Office *office = data;
  if (!office->in_title)
    flow_end_paragraph (office->flow);
}

void
office_begin_cell (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_begin_cell (((Office *)data)->flow);
}

void
office_end_cell (gpointer data) {
  flow_end_cell (((Office *)data)->flow);
}

void
office_end_row (gpointer data) {
  flow_end_row (((Office *)data)->flow);
}

void
office_begin_aside (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_begin_aside (((Office *)data)->flow);
}

void
office_end_aside (gpointer data) {
  flow_end_aside (((Office *)data)->flow);
}

void
office_add_tab (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_add (((Office *)data)->flow, "\t", 1);
}

void
office_add_line_end (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_add (((Office *)data)->flow, "\n", 1);
}

gboolean
office_is_done (gpointer data) {
  return flow_is_full (((Office *)data)->flow);
}

typedef struct {
  PraxisDocument *document;
  const ExtractLimits *limits;
  const char *key; /* of the element we are in, or NULL */
  GString *value;
} Metadata;

static const char *const metadata_elements[][2] = {
  { "title", "title" },
  { "initial-creator", "author" },
  { "creator", "author" },
  { "subject", "subject" },
  { "keywords", "keywords" },
  { "keyword", "keywords" },
  { "description", "description" },
  { "created", "created" },
  { "creation-date", "created" },
  { "modified", "modified" },
  { "date", "modified" },
  { "language", "language" },
};

static void
begin_value (gpointer data, const XmlElement *element) {
  Metadata *metadata = data;
  for (guint i = 0; i < G_N_ELEMENTS (metadata_elements); i++)
    if (strcmp (element->name, metadata_elements[i][0]) == 0)
      metadata->key = metadata_elements[i][1];
  g_string_truncate (metadata->value, 0);
}

static void
end_value (gpointer data) {
  Metadata *metadata = data;
  if (metadata->key != NULL)
    content_set_metadata (metadata->document, metadata->limits, metadata->key, metadata->value->str);
  metadata->key = NULL;
}

static void
add_to_value (gpointer data, const char *text, gsize length) {
  Metadata *metadata = data;
  if (metadata->key != NULL && metadata->value->len + length <= metadata->limits->metadata)
    g_string_append_len (metadata->value, text, (gssize)length);
}

gboolean
office_read_metadata (const char *part, GBytes *bytes, const ExtractLimits *limits, PraxisDocument *document,
                      GError **error) {
  XmlRule rules[G_N_ELEMENTS (metadata_elements) + 1] = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (metadata_elements); i++)
    rules[i] = (XmlRule){ metadata_elements[i][0], begin_value, end_value, FALSE };
  const XmlFormat format = { rules, add_to_value, NULL, FALSE };
  g_autoptr (GString) value = g_string_new (NULL);
  Metadata metadata = { document, limits, NULL, value };
  g_autoptr (GError) problem = NULL;
  if (bytes == NULL || xml_read (part, bytes, &format, &metadata, &problem)
      || problem->code != PRAXIS_STATE_REFUSED)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
