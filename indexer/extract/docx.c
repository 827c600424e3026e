/* Word documents (DOCX): the body with its headings and tables, then what stands aside: text boxes, headers
 * and footers, notes, comments. It has no pages: where they break is decided by the program that prints. */
#include "indexer/extract/content.h"
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip.h"
#include <string.h>

/* The parts with text, in the order in which they follow one another. */
static const char *const parts[] = {
  "word/document*.xml",
  "word/header*.xml",
  "word/footer*.xml",
  "word/footnotes*.xml",
  "word/endnotes*.xml",
  "word/comments.xml",
  NULL,
};
static const char *const wanted[] = {
  "word/document*.xml",  "word/header*.xml",   "word/footer*.xml",
  "word/footnotes*.xml", "word/endnotes*.xml", "word/comments.xml",
  "word/styles*.xml",    "docProps/core.xml",  NULL,
};

static void
begin_paragraph (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Office *office = data;
  flow_begin_paragraph (office->flow);
  office->in_text = FALSE;
}

static void
keep_title (Office *office) {
  const char *paragraph = flow_paragraph (office->flow);
  if (paragraph != NULL && office->document->title == NULL && *paragraph != '\0')
    office->document->title = g_strdup (paragraph);
}

static void
end_paragraph (gpointer data) {
  Office *office = data;
  if (office->is_title)
    keep_title (office);
  office->is_title = FALSE;
  flow_end_paragraph (office->flow);
}

static void
take_style (gpointer data, const XmlElement *element) {
  Office *office = data;
  g_autofree char *id = xml_attribute (element, "val");
  guint level = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (office->styles, id)) : 0;
  office->is_title = level == DOCX_TITLE;
  flow_set_level (office->flow, level == DOCX_TITLE ? 0 : level);
}

static void
take_outline_level (gpointer data, const XmlElement *element) {
  guint level = xml_attribute_number (element, "val", 9);
  flow_set_level (((Office *)data)->flow, level < 9 ? level + 1 : 0);
}

static void
begin_text (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Office *)data)->in_text = TRUE;
}

static void
end_text (gpointer data) {
  ((Office *)data)->in_text = FALSE;
}

static void
add_hyphen (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_add (((Office *)data)->flow, "-", 1);
}

static void
add_text (gpointer data, const char *text, gsize length) {
  const Office *office = data;
  if (office->in_text)
    flow_add (office->flow, text, length);
}

static const XmlRule rules[] = {
  { "p", begin_paragraph, end_paragraph, FALSE },
  { "pStyle", take_style, NULL, FALSE },
  { "outlineLvl", take_outline_level, NULL, FALSE },
  { "t", begin_text, end_text, FALSE },
  { "tab", office_add_tab, NULL, FALSE },
  { "ptab", office_add_tab, NULL, FALSE },
  { "br", office_add_line_end, NULL, FALSE },
  { "cr", office_add_line_end, NULL, FALSE },
  { "noBreakHyphen", add_hyphen, NULL, FALSE },
  { "tc", office_begin_cell, office_end_cell, FALSE },
  { "tr", NULL, office_end_row, FALSE },
  { "txbxContent", office_begin_aside, office_end_aside, FALSE },
  { "tabs", NULL, NULL, TRUE },      /* tab stops, not tabs */
  { "Fallback", NULL, NULL, TRUE },  /* says again what stands beside it */
  { "moveFrom", NULL, NULL, TRUE },  /* stands where it was moved to */
  { "pPrChange", NULL, NULL, TRUE }, /* former styles */
  { "rt", NULL, NULL, TRUE },        /* pronunciation above a word */
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done, FALSE };

static int
compare_names (gconstpointer a, gconstpointer b) {
  return strcmp (a, b);
}

static gboolean
read_part (Office *office, const char *name, GBytes *bytes, gboolean aside, GError **error) {
  if (aside)
    flow_begin_aside (office->flow);
  office->in_text = FALSE;
  gboolean sound = xml_read (name, bytes, &format, office, error);
  if (aside)
    flow_end_aside (office->flow);
  return sound;
}

/* The first part is the body; damage in another costs only that. */
static gboolean
read_parts (Office *office, GHashTable *members, GError **error) {
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (members), compare_names);
  gboolean body = FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    for (const GList *name = names; name != NULL; name = name->next) {
      if (!g_pattern_match_simple (parts[i], name->data))
        continue;
      if (!read_part (office, name->data, g_hash_table_lookup (members, name->data), i > 0, error))
        return FALSE;
      body = body || i == 0;
    }
  return body || content_fail (error, PRAXIS_STATE_DAMAGED, "it has no 'word/document.xml'");
}

gboolean
docx_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
           GError **error) {
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL
      || !office_read_metadata ("docProps/core.xml", g_hash_table_lookup (members, "docProps/core.xml"),
                                limits, document, error))
    return FALSE;
  g_autoptr (GHashTable) styles = docx_styles_read (g_hash_table_lookup (members, "word/styles.xml"), error);
  if (styles == NULL)
    return FALSE;
  g_autoptr (Flow) flow = flow_new (document, limits);
  Office office = { .flow = flow, .document = document, .styles = styles };
  gboolean sound = read_parts (&office, members, error);
  flow_finish (flow);
  return sound;
}
