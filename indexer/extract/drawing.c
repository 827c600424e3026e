/* Text of DrawingML and of what goes with it in an Office Open XML package: shapes and tables of slides,
 * notes, comments, charts, diagrams. One set of rules reads them all, for their elements do not collide. */
#include "indexer/extract/office.h"
#include "indexer/extract/ooxml.h"
#include <string.h>

typedef struct {
  Office office; /* stands first: the handlers of office.h take it */
  gboolean is_muted;
  gboolean had_categories;
} Drawing;

static void
begin_text (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Office *)data)->in_text = TRUE;
}

static void
end_text (gpointer data) {
  ((Office *)data)->in_text = FALSE;
}

static void
begin_comment (gpointer data, const XmlElement *element) {
  office_begin_paragraph (data, element);
  begin_text (data, element);
}

static void
end_comment (gpointer data) {
  end_text (data);
  office_end_paragraph (data);
}

/* The number of a slide is known anyway. */
static void
take_placeholder (gpointer data, const XmlElement *element) {
  Drawing *drawing = data;
  g_autofree char *type = xml_attribute (element, "type");
  if (g_strcmp0 (type, "title") == 0 || g_strcmp0 (type, "ctrTitle") == 0)
    office_begin_title (&drawing->office);
  drawing->is_muted = g_strcmp0 (type, "sldNum") == 0;
}

static void
end_shape (gpointer data) {
  Drawing *drawing = data;
  office_end_title (&drawing->office);
  drawing->is_muted = FALSE;
}

/* Each series of a chart says the categories again. */
static void
begin_categories (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Drawing *drawing = data;
  drawing->is_muted = drawing->had_categories;
  drawing->had_categories = TRUE;
}

static void
end_categories (gpointer data) {
  ((Drawing *)data)->is_muted = FALSE;
}

/* The values of a series are one line with tabs. */
static void
begin_value (gpointer data, const XmlElement *element) {
  const char *line = flow_paragraph (((Office *)data)->flow);
  if (line != NULL && *line != '\0')
    office_add_tab (data, element);
  begin_text (data, element);
}

static void
add_text (gpointer data, const char *text, gsize length) {
  const Drawing *drawing = data;
  if (drawing->office.in_text && !drawing->is_muted)
    flow_add (drawing->office.flow, text, length);
}

static const XmlRule rules[] = {
  { "p", office_begin_paragraph, office_end_paragraph, FALSE },
  { "t", begin_text, end_text, FALSE },
  { "br", office_add_line_end, NULL, FALSE },
  { "tc", office_begin_cell, office_end_cell, FALSE },
  { "tr", NULL, office_end_row, FALSE },
  { "ph", take_placeholder, NULL, FALSE },
  { "sp", NULL, end_shape, FALSE },
  { "text", begin_comment, end_comment, FALSE },
  { "cat", begin_categories, end_categories, FALSE },
  { "strCache", office_begin_paragraph, office_end_paragraph, FALSE },
  { "numCache", office_begin_paragraph, office_end_paragraph, FALSE },
  { "multiLvlStrCache", office_begin_paragraph, office_end_paragraph, FALSE },
  { "strLit", office_begin_paragraph, office_end_paragraph, FALSE },
  { "numLit", office_begin_paragraph, office_end_paragraph, FALSE },
  { "v", begin_value, end_text, FALSE },
  { "Fallback", NULL, NULL, TRUE }, /* says again what stands beside it */
  { "extLst", NULL, NULL, TRUE },
  { "rPh", NULL, NULL, TRUE }, /* pronunciation */
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done, FALSE };

gboolean
ooxml_read_drawing (Ooxml *ooxml, const char *part, GError **error) {
  g_autoptr (GBytes) bytes = ooxml_take (ooxml, part);
  g_autoptr (GError) problem = NULL;
  Drawing drawing = { .office = { .flow = ooxml->flow, .document = ooxml->document } };
  if (bytes == NULL || xml_read (part, bytes, &format, &drawing, &problem))
    return TRUE;
  return ooxml_bear (ooxml, g_steal_pointer (&problem), error);
}
