/* Image files: their text is what OCR reads in them, and each picture of a TIFF is a page. Time and memory
 * for decoding them are limited from outside. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/ocr.h"
#include <string.h>

static gboolean
read_pictures (GBytes *image, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  gsize offset = 0;
  do {
    g_autofree char *text = NULL;
    if (!ocr_can_read (limits->ocr))
      return TRUE;
    if (!ocr_read_image (limits->ocr, image, &offset, &text))
      return content_fail (error, PRAXIS_STATE_DAMAGED, "the picture cannot be decoded");
    praxis_document_begin_page (document, NULL);
    if (text != NULL)
      g_array_index (document->pages, PraxisPage, document->pages->len - 1).state = PRAXIS_STATE_OCR;
    if (text != NULL && !content_append (document, limits, text, strlen (text)))
      return TRUE;
  } while (offset > 0 && document->pages->len < limits->pages);
  if (offset > 0)
    content_set_partly (document, "page limit of %u reached", limits->pages);
  return TRUE;
}

gboolean
image_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  if (limits->ocr == NULL)
    return content_fail (error, PRAXIS_STATE_NO_TEXT, "a picture, which only OCR could read");
  g_autoptr (GBytes) image = content_read_file (fd, size, limits->archive, error);
  return image != NULL && read_pictures (image, limits, document, error);
}
