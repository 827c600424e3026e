/* PowerPoint presentations (PPTX): each slide is a page, its title a section. Its charts, diagrams, notes and
 * comments follow after what it shows. Masters and layouts only hold examples. */
#include "indexer/extract/formats.h"
#include "indexer/extract/ooxml.h"

static const char *const wanted[] = {
  "ppt/presentation.xml",  "ppt/_rels/presentation.xml.rels",
  "ppt/slides/*.xml",      "ppt/slides/_rels/*.rels",
  "ppt/notesSlides/*.xml", "ppt/comments/*.xml",
  "ppt/charts/chart*.xml", "ppt/diagrams/data*.xml",
  "docProps/core.xml",     NULL,
};

static gboolean
read_slides (Ooxml *ooxml, GError **error) {
  g_autoptr (GPtrArray) slides = ooxml_pages (ooxml, "ppt/presentation.xml", "sldId", error);
  if (slides == NULL)
    return FALSE;
  for (guint i = 0; i < slides->len && !flow_is_full (ooxml->flow); i++) {
    const OoxmlPage *slide = g_ptr_array_index (slides, i);
    flow_begin_page (ooxml->flow, NULL);
    if (!ooxml_read_drawing (ooxml, slide->part, error) || !ooxml_read_related (ooxml, slide->part, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pptx_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
           GError **error) {
  return ooxml_read (fd, wanted, limits, document, read_slides, error);
}
