/* OpenDocument, in its container or flat: text (ODT), presentations and drawings (ODP, ODG), spreadsheets
 * (ODS). A slide or a sheet is a page; a text has none, for where its pages break is decided by the program
 * that prints. What stands aside (notes, comments, boxes, headers, charts) follows after the body or page. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office.h"
#include "indexer/extract/zip.h"
#include <string.h>

#define MOST_REPEATED 256 /* spaces or cells that one element may stand for */

static const char *const wanted[]
    = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", "Object */content.xml", NULL };

typedef enum { KIND_TEXT, KIND_SLIDES, KIND_SHEETS } Kind;

typedef struct {
  Office office;       /* stands first: the handlers of office.h take it */
  GHashTable *members; /* of the container; NULL if it is flat */
  Kind kind;
  guint tables;   /* around us */
  guint objects;  /* around us: charts, formulas, other documents */
  guint repeated; /* times the cell stands for */
  gboolean in_masters;
  gboolean is_shown; /* in masters: on all slides */
  GError *error;     /* from an object, which is read while a handler runs */
} Odf;

static void read_object (Odf *odf, const char *href);

static void
begin_heading (gpointer data, const XmlElement *element) {
  const Odf *odf = data;
  office_begin_paragraph (data, element);
  if (odf->kind == KIND_TEXT)
    flow_set_level (odf->office.flow, CLAMP (xml_attribute_number (element, "outline-level", 1), 1, 10));
}

static void
add_spaces (gpointer data, const XmlElement *element) {
  guint count = MIN (xml_attribute_number (element, "c", 1), MOST_REPEATED);
  for (guint i = 0; i < count; i++)
    flow_add (((Office *)data)->flow, " ", 1);
}

/* The masters of slides and sheets hold examples, but for what is shown on all slides. */
static void
add_text (gpointer data, const char *text, gsize length) {
  const Odf *odf = data;
  if (!odf->in_masters || odf->kind == KIND_TEXT || odf->is_shown)
    flow_add_collapsed (odf->office.flow, text, length);
}

static void
begin_declared (gpointer data, const XmlElement *element) {
  office_begin_aside (data, element);
  flow_begin_paragraph (((Office *)data)->flow);
}

static void
begin_slides (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Odf *odf = data;
  if (odf->objects == 0)
    odf->kind = KIND_SLIDES;
}

static void
begin_sheets (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Odf *odf = data;
  if (odf->objects == 0)
    odf->kind = KIND_SHEETS;
}

/* A flat file names its kind before its masters come. */
static void
begin_flat (gpointer data, const XmlElement *element) {
  g_autofree char *mime = xml_attribute (element, "mimetype");
  if (mime == NULL)
    return;
  if (strstr (mime, "presentation") != NULL || strstr (mime, "graphics") != NULL)
    begin_slides (data, element);
  else if (strstr (mime, "spreadsheet") != NULL)
    begin_sheets (data, element);
}

static void
begin_masters (gpointer data, const XmlElement *element) {
  ((Odf *)data)->in_masters = TRUE;
  office_begin_aside (data, element);
}

static void
end_masters (gpointer data) {
  ((Odf *)data)->in_masters = FALSE;
  office_end_aside (data);
}

static void
begin_slide (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Odf *odf = data;
  if (odf->kind != KIND_SLIDES || odf->objects > 0)
    return;
  office_end_title (&odf->office);
  flow_begin_page (odf->office.flow, NULL);
}

static void
begin_frame (gpointer data, const XmlElement *element) {
  Odf *odf = data;
  g_autofree char *class = odf->kind == KIND_SLIDES ? xml_attribute (element, "class") : NULL;
  odf->is_shown = odf->kind == KIND_SLIDES && (class == NULL || strcmp (class, "footer") == 0);
  if (g_strcmp0 (class, "title") == 0 && !odf->in_masters)
    office_begin_title (&odf->office);
}

static void
end_frame (gpointer data) {
  Odf *odf = data;
  office_end_title (&odf->office);
  odf->is_shown = FALSE;
}

/* Boxes are what slides consist of; elsewhere they interrupt a paragraph. */
static void
begin_box (gpointer data, const XmlElement *element) {
  if (((Odf *)data)->kind == KIND_SLIDES)
    begin_frame (data, element);
  else
    office_begin_aside (data, element);
}

static void
end_box (gpointer data) {
  if (((Odf *)data)->kind == KIND_SLIDES)
    end_frame (data);
  else
    office_end_aside (data);
}

static void
begin_text_box (gpointer data, const XmlElement *element) {
  if (((Odf *)data)->kind != KIND_SLIDES)
    office_begin_aside (data, element);
}

static void
end_text_box (gpointer data) {
  if (((Odf *)data)->kind != KIND_SLIDES)
    office_end_aside (data);
}

static void
begin_table (gpointer data, const XmlElement *element) {
  Odf *odf = data;
  odf->tables++;
  if (odf->kind != KIND_SHEETS || odf->tables > 1 || odf->objects > 0)
    return;
  g_autofree char *name = xml_attribute (element, "name");
  flow_begin_page (odf->office.flow, name);
  if (name != NULL)
    flow_name_page (odf->office.flow, OFFICE_SHEET_LEVEL, name);
}

static void
end_table (gpointer data) {
  Odf *odf = data;
  odf->tables -= odf->tables > 0;
}

static void
begin_cell (gpointer data, const XmlElement *element) {
  Odf *odf = data;
  odf->repeated = MIN (xml_attribute_number (element, "number-columns-repeated", 1), MOST_REPEATED);
  office_begin_cell (data, element);
}

/* A repeated cell says its text once. */
static void
end_cell (gpointer data) {
  Odf *odf = data;
  office_end_cell (data);
  for (; odf->repeated > 1; odf->repeated--) {
    flow_begin_cell (odf->office.flow);
    flow_end_cell (odf->office.flow);
  }
}

static void
begin_object (gpointer data, const XmlElement *element) {
  Odf *odf = data;
  odf->objects++;
  office_begin_aside (data, element);
  g_autofree char *href = xml_attribute (element, "href");
  if (href != NULL && odf->members != NULL && odf->objects == 1)
    read_object (odf, g_str_has_prefix (href, "./") ? href + 2 : href);
}

static void
end_object (gpointer data) {
  Odf *odf = data;
  odf->objects -= odf->objects > 0;
  office_end_aside (data);
}

static const XmlRule rules[] = {
  { "p", office_begin_paragraph, office_end_paragraph, FALSE },
  { "h", begin_heading, office_end_paragraph, FALSE },
  { "s", add_spaces, NULL, FALSE },
  { "tab", office_add_tab, NULL, FALSE },
  { "line-break", office_add_line_end, NULL, FALSE },
  { "document", begin_flat, NULL, FALSE },
  { "master-styles", begin_masters, end_masters, FALSE },
  { "presentation", begin_slides, NULL, FALSE },
  { "drawing", begin_slides, NULL, FALSE },
  { "spreadsheet", begin_sheets, NULL, FALSE },
  { "page", begin_slide, NULL, FALSE },
  { "table", begin_table, end_table, FALSE },
  { "table-cell", begin_cell, end_cell, FALSE },
  { "covered-table-cell", begin_cell, end_cell, FALSE },
  { "table-row", NULL, office_end_row, FALSE },
  { "annotation", office_begin_aside, office_end_aside, FALSE },
  { "note", office_begin_aside, office_end_aside, FALSE },
  { "notes", office_begin_aside, office_end_aside, FALSE },
  { "header-decl", begin_declared, office_end_aside, FALSE },
  { "footer-decl", begin_declared, office_end_aside, FALSE },
  { "object", begin_object, end_object, FALSE },
  { "frame", begin_frame, end_frame, FALSE },
  { "text-box", begin_text_box, end_text_box, FALSE },
  { "caption", begin_box, end_box, FALSE },
  { "circle", begin_box, end_box, FALSE },
  { "connector", begin_box, end_box, FALSE },
  { "custom-shape", begin_box, end_box, FALSE },
  { "ellipse", begin_box, end_box, FALSE },
  { "line", begin_box, end_box, FALSE },
  { "measure", begin_box, end_box, FALSE },
  { "path", begin_box, end_box, FALSE },
  { "polygon", begin_box, end_box, FALSE },
  { "polyline", begin_box, end_box, FALSE },
  { "rect", begin_box, end_box, FALSE },
  { "regular-polygon", begin_box, end_box, FALSE },
  /* Of a picture, then it has no paragraphs and gives nothing; or of a chart. */
  { "title", office_begin_aside, office_end_aside, FALSE },
  { "desc", office_begin_aside, office_end_aside, FALSE },
  { "tracked-changes", NULL, NULL, TRUE }, /* what was deleted */
  { "forms", NULL, NULL, TRUE },
  { "scripts", NULL, NULL, TRUE },
  { "settings", NULL, NULL, TRUE },
  { "binary-data", NULL, NULL, TRUE },
  { "dde-links", NULL, NULL, TRUE }, /* tables of other files */
  { "ruby-text", NULL, NULL, TRUE }, /* pronunciation above a word */
  { NULL, NULL, NULL, FALSE },
};

static gboolean
is_done (gpointer data) {
  return ((Odf *)data)->error != NULL || office_is_done (data);
}

static const XmlFormat format = { rules, add_text, is_done, FALSE };

static gboolean
read_part (Odf *odf, const char *name, GBytes *bytes, GError **error) {
  gboolean sound = xml_read (name, bytes, &format, odf, error);
  if (odf->error == NULL || !sound)
    return sound;
  g_propagate_error (error, g_steal_pointer (&odf->error));
  return FALSE;
}

/* Each object is taken once, however often it is shown. Damage costs only the rest of it. */
static void
read_object (Odf *odf, const char *href) {
  g_autofree char *name = g_strconcat (href, "/content.xml", NULL);
  g_autofree char *key = NULL;
  g_autoptr (GBytes) bytes = NULL;
  if (!g_hash_table_steal_extended (odf->members, name, (gpointer *)&key, (gpointer *)&bytes))
    return;
  g_autoptr (GError) problem = NULL;
  if (xml_read (name, bytes, &format, odf, &problem))
    return;
  if (problem->code == PRAXIS_STATE_DAMAGED)
    content_set_partly (odf->office.document, "damaged: %s", problem->message);
  else if (odf->error == NULL)
    odf->error = g_steal_pointer (&problem);
}

/* The manifest tells what is encrypted. It is searched, not parsed: old programs gave it a DOCTYPE. */
static gboolean
is_encrypted (GBytes *manifest) {
  gsize length;
  const char *bytes = manifest != NULL ? g_bytes_get_data (manifest, &length) : NULL;
  return bytes != NULL && g_strstr_len (bytes, (gssize)length, "encryption-data") != NULL;
}

static gboolean
read_parts (Odf *odf, GBytes *content, GError **error) {
  GBytes *styles = g_hash_table_lookup (odf->members, "styles.xml");
  return read_part (odf, "content.xml", content, error)
         && (styles == NULL || read_part (odf, "styles.xml", styles, error));
}

static gboolean
read_flow (GHashTable *members, GBytes *content, const ExtractLimits *limits, PraxisDocument *document,
           GError **error) {
  g_autoptr (Flow) flow = flow_new (document, limits);
  Odf odf = { .office = { .flow = flow, .document = document }, .members = members };
  gboolean sound
      = members != NULL ? read_parts (&odf, content, error) : read_part (&odf, "the file", content, error);
  g_clear_error (&odf.error);
  flow_finish (flow);
  return sound;
}

gboolean
odf_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
          GError **error) {
  g_autoptr (GHashTable) members = zip_read_members (fd, wanted, limits, document, error);
  if (members == NULL)
    return FALSE;
  if (is_encrypted (g_hash_table_lookup (members, "META-INF/manifest.xml")))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "it can only be opened with a password");
  GBytes *content = g_hash_table_lookup (members, "content.xml");
  if (content == NULL)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it has no 'content.xml'");
  return office_read_metadata ("meta.xml", g_hash_table_lookup (members, "meta.xml"), limits, document, error)
         && read_flow (members, content, limits, document, error);
}

/* The metadata of a flat file stand first in it; its pictures have titles, too. */
static GBytes *
metadata_of_flat (GBytes *content) {
  gsize length;
  const char *bytes = g_bytes_get_data (content, &length);
  const char *end = g_strstr_len (bytes, (gssize)length, "</office:meta>");
  return end != NULL ? g_bytes_new_from_bytes (content, 0, (gsize)(end - bytes)) : NULL;
}

gboolean
odf_read_flat (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) content = xml_read_file (fd, size, limits, error);
  if (content == NULL)
    return FALSE;
  g_autoptr (GBytes) metadata = metadata_of_flat (content);
  return office_read_metadata ("the file", metadata, limits, document, error)
         && read_flow (NULL, content, limits, document, error);
}
