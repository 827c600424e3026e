/* OpenDocument text (ODT): the body with its headings and tables, then what stands aside: notes, comments,
 * text boxes, headers and footers. It has no pages: where they break is decided by the program that prints.
 */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip.h"
#include <string.h>

#define MOST_SPACES 100 /* that one element may stand for */

static const char *const wanted[]
    = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };

static void
begin_paragraph (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  flow_begin_paragraph (((Office *)data)->flow);
}

static void
begin_heading (gpointer data, const XmlElement *element) {
  Office *office = data;
  flow_begin_paragraph (office->flow);
  flow_set_level (office->flow, CLAMP (xml_attribute_number (element, "outline-level", 1), 1, 10));
}

static void
add_spaces (gpointer data, const XmlElement *element) {
  guint count = MIN (xml_attribute_number (element, "c", 1), MOST_SPACES);
  for (guint i = 0; i < count; i++)
    flow_add (((Office *)data)->flow, " ", 1);
}

static void
add_text (gpointer data, const char *text, gsize length) {
  flow_add_collapsed (((Office *)data)->flow, text, length);
}

static const XmlRule rules[] = {
  { "p", begin_paragraph, office_end_paragraph, FALSE },
  { "h", begin_heading, office_end_paragraph, FALSE },
  { "s", add_spaces, NULL, FALSE },
  { "tab", office_add_tab, NULL, FALSE },
  { "line-break", office_add_line_end, NULL, FALSE },
  { "table-cell", office_begin_cell, office_end_cell, FALSE },
  { "covered-table-cell", office_begin_cell, office_end_cell, FALSE },
  { "table-row", NULL, office_end_row, FALSE },
  { "annotation", office_begin_aside, office_end_aside, FALSE },
  { "note", office_begin_aside, office_end_aside, FALSE },
  { "text-box", office_begin_aside, office_end_aside, FALSE },
  { "tracked-changes", NULL, NULL, TRUE }, /* what was deleted */
  { "forms", NULL, NULL, TRUE },
  { "title", NULL, NULL, TRUE }, /* of a picture */
  { "desc", NULL, NULL, TRUE },
  { "ruby-text", NULL, NULL, TRUE }, /* pronunciation above a word */
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done };

/* The manifest tells what is encrypted. It is searched, not parsed: old programs gave it a DOCTYPE. */
static gboolean
is_encrypted (GBytes *manifest) {
  gsize length;
  const char *bytes = manifest != NULL ? g_bytes_get_data (manifest, &length) : NULL;
  return bytes != NULL && g_strstr_len (bytes, (gssize)length, "encryption-data") != NULL;
}

static gboolean
read_parts (Office *office, GBytes *content, GBytes *styles, GError **error) {
  gboolean sound = xml_read ("content.xml", content, &format, office, error);
  if (!sound || styles == NULL)
    return sound;
  /* Headers and footers are the only paragraphs there. */
  flow_begin_aside (office->flow);
  sound = xml_read ("styles.xml", styles, &format, office, error);
  flow_end_aside (office->flow);
  return sound;
}

gboolean
odt_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
          GError **error) {
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL)
    return FALSE;
  if (is_encrypted (g_hash_table_lookup (members, "META-INF/manifest.xml")))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "it can only be opened with a password");
  GBytes *content = g_hash_table_lookup (members, "content.xml");
  if (content == NULL)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it has no 'content.xml'");
  if (!office_read_metadata ("meta.xml", g_hash_table_lookup (members, "meta.xml"), limits, document, error))
    return FALSE;
  g_autoptr (Flow) flow = flow_new (document, limits);
  Office office = { .flow = flow, .document = document };
  gboolean sound = read_parts (&office, content, g_hash_table_lookup (members, "styles.xml"), error);
  flow_finish (flow);
  return sound;
}
