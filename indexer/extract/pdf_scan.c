/* Pages of a PDF that are pictures, drawn for OCR. Which ones: a picture covers the page, and what text there
 * is beside it is no more than a stamp or a page number. */
#include "indexer/extract/pdf_scan.h"
#include <cairo.h>
#include <math.h>

#define STRAY_LETTERS 10   /* a page with fewer has no text */
#define PICTURE 0.5        /* of a page, from which it may be a scan */
#define RESOLUTION 300     /* dots an inch; what Tesseract was trained with */
#define POINTS 72          /* an inch */
#define MOST_PIXELS 17.5e6 /* A3; a larger page is drawn coarser */

static gboolean
has_text (const char *text) {
  guint letters = 0;
  for (const char *p = text; *p != '\0' && letters < STRAY_LETTERS; p = g_utf8_next_char (p))
    letters += g_unichar_isalpha (g_utf8_get_char (p));
  return letters >= STRAY_LETTERS;
}

gboolean
pdf_scan_is_picture (PopplerPage *page) {
  double width, height, covered = 0;
  poppler_page_get_size (page, &width, &height);
  GList *pictures = poppler_page_get_image_mapping (page);
  for (const GList *next = pictures; next != NULL; next = next->next) {
    const PopplerRectangle *area = &((const PopplerImageMapping *)next->data)->area;
    covered += fabs ((area->x2 - area->x1) * (area->y2 - area->y1)); /* scans may come in strips */
  }
  poppler_page_free_image_mapping (pictures);
  return covered >= width * height * PICTURE;
}

/* NULL if there is no memory for it or it has no size. */
static cairo_surface_t *
draw (PopplerPage *page, double scale) {
  double width, height;
  poppler_page_get_size (page, &width, &height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int)(width * scale)),
                                                         MAX (1, (int)(height * scale)));
  cairo_t *cairo = cairo_create (surface);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  poppler_page_render (page, cairo);
  gboolean drawn = cairo_status (cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cairo);
  if (drawn)
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

/* Makes the picture grey, in place: a byte where four were. */
static OcrPicture
make_grey (cairo_surface_t *surface, int resolution) {
  cairo_surface_flush (surface);
  guchar *pixels = cairo_image_surface_get_data (surface);
  OcrPicture picture
      = { pixels, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
          cairo_image_surface_get_stride (surface), resolution };
  for (int y = 0; y < picture.height; y++) {
    guchar *line = pixels + (gsize)y * (gsize)picture.stride;
    const guint32 *colours = (const guint32 *)line;
    for (int x = 0; x < picture.width; x++) {
      guint32 c = colours[x];
      line[x] = (guchar)(((c >> 16 & 0xff) * 77 + (c >> 8 & 0xff) * 151 + (c & 0xff) * 28) >> 8);
    }
  }
  return picture;
}

static double
scale_of (PopplerPage *page) {
  double width, height;
  poppler_page_get_size (page, &width, &height);
  return MIN ((double)RESOLUTION / POINTS, sqrt (MOST_PIXELS / MAX (1, width * height)));
}

char *
pdf_scan_text (PopplerPage *page, const char *text, Ocr *ocr) {
  if (ocr == NULL || !(ocr_is_forced (ocr) || (!has_text (text) && pdf_scan_is_picture (page)))
      || !ocr_can_read (ocr))
    return NULL;
  double scale = scale_of (page);
  cairo_surface_t *surface = draw (page, scale);
  if (surface == NULL)
    return NULL;
  OcrPicture picture = make_grey (surface, (int)(scale * POINTS));
  char *read = ocr_read (ocr, &picture);
  cairo_surface_destroy (surface);
  return read;
}
