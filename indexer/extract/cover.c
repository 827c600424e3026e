/* Drawing covers: the first page of a PDF, a picture itself, the picture that an office file carries.
 * Whatever it was, it is drawn anew, small and as JPEG, so that what browsers get was written here. */
#include "indexer/extract/cover.h"
#include "indexer/extract/content.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/type.h"
#include "indexer/extract/zip.h"
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h> /* jpeglib.h needs it */
#include <string.h>

#include <jpeglib.h>
#include <sys/stat.h>

#define WIDTH 120 /* pixels at most */
#define HEIGHT 160
#define QUALITY 70
#define SMALLEST 8 /* pixels of a side: what is less shows nothing */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* ---- From a picture of any size to a cover ---- */

/* White paper that a picture of that size fits on, with a context that scales to it. */
static cairo_surface_t *
new_sheet (double width, double height, cairo_t **context) {
  double scale = MIN (WIDTH / width, HEIGHT / height);
  int wide = (int)(width * scale + 0.5), high = (int)(height * scale + 0.5);
  if (!(width > 0 && height > 0) || wide < SMALLEST || high < SMALLEST)
    return NULL;
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, wide, high);
  *context = cairo_create (sheet);
  cairo_set_source_rgb (*context, 1, 1, 1);
  cairo_paint (*context);
  cairo_scale (*context, scale, scale);
  return sheet;
}

static cairo_surface_t *
shrink (cairo_surface_t *picture) {
  if (picture == NULL || cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    return NULL;
  g_autoptr (cairo_t) context = NULL;
  cairo_surface_t *sheet = new_sheet (cairo_image_surface_get_width (picture),
                                      cairo_image_surface_get_height (picture), &context);
  if (sheet == NULL)
    return NULL;
  cairo_set_source_surface (context, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (context), CAIRO_FILTER_GOOD);
  cairo_paint (context);
  return sheet;
}

/* An error of libjpeg ends the process, which is then one without a cover. */
static GBytes *
to_jpeg (cairo_surface_t *sheet) {
  struct jpeg_error_mgr errors;
  struct jpeg_compress_struct jpeg = { .err = jpeg_std_error (&errors) };
  guchar *bytes = NULL;
  unsigned long length = 0;
  cairo_surface_flush (sheet);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &bytes, &length);
  jpeg.image_width = (JDIMENSION)cairo_image_surface_get_width (sheet);
  jpeg.image_height = (JDIMENSION)cairo_image_surface_get_height (sheet);
  jpeg.input_components = 4;
  jpeg.in_color_space = G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, QUALITY, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = cairo_image_surface_get_data (sheet)
                   + jpeg.next_scanline * (guint)cairo_image_surface_get_stride (sheet);
    jpeg_write_scanlines (&jpeg, &row, 1);
  }
  jpeg_finish_compress (&jpeg);
  GByteArray *cover = g_byte_array_new ();
  const guchar size[] = { (guchar)jpeg.image_width, (guchar)jpeg.image_height };
  g_byte_array_append (cover, size, sizeof size);
  g_byte_array_append (cover, bytes, (guint)length);
  return g_byte_array_free_to_bytes (cover);
}

/* ---- Pictures ---- */

/* No larger than it must be: eighths cost next to nothing. */
static cairo_surface_t *
decode_jpeg (const guchar *bytes, gsize length) {
  struct jpeg_error_mgr errors;
  struct jpeg_decompress_struct jpeg = { .err = jpeg_std_error (&errors) };
  jpeg_create_decompress (&jpeg);
  jpeg_mem_src (&jpeg, bytes, length);
  jpeg_read_header (&jpeg, TRUE);
  jpeg.out_color_space = G_BYTE_ORDER == G_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
  for (jpeg.scale_denom = 8; jpeg.scale_denom > 1; jpeg.scale_denom /= 2)
    if (jpeg.image_width / jpeg.scale_denom >= WIDTH)
      break;
  jpeg_start_decompress (&jpeg);
  cairo_surface_t *picture
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)jpeg.output_width, (int)jpeg.output_height);
  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    return picture;
  cairo_surface_flush (picture);
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW row = cairo_image_surface_get_data (picture)
                   + jpeg.output_scanline * (guint)cairo_image_surface_get_stride (picture);
    jpeg_read_scanlines (&jpeg, &row, 1);
  }
  cairo_surface_mark_dirty (picture);
  return picture;
}

typedef struct {
  const guchar *next;
  gsize left;
} Rest;

static cairo_status_t
take (void *data, guchar *bytes, unsigned length) {
  Rest *rest = data;
  if (length > rest->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, rest->next, length);
  rest->next += length;
  rest->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode_png (const guchar *bytes, gsize length) {
  Rest rest = { bytes, length };
  return cairo_image_surface_create_from_png_stream (take, &rest);
}

/* What a picture begins with, and who decodes it. */
static const struct {
  const char *beginning;
  cairo_surface_t *(*decode) (const guchar *bytes, gsize length);
} decoders[] = {
  { "\xff\xd8\xff", decode_jpeg },
  { "\x89PNG\r\n\x1a\n", decode_png },
};

static cairo_surface_t *
cover_of_bytes (GBytes *bytes) {
  gsize length;
  const guchar *start = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < G_N_ELEMENTS (decoders); i++) {
    gsize known = strlen (decoders[i].beginning);
    if (length < known || memcmp (start, decoders[i].beginning, known) != 0)
      continue;
    g_autoptr (cairo_surface_t) picture = decoders[i].decode (start, length);
    return shrink (picture);
  }
  return NULL;
}

/* ---- Files ---- */

static cairo_surface_t *
cover_of_picture (int fd, gsize size, const ExtractLimits *limits) {
  g_autoptr (GBytes) bytes = content_read_file (fd, size, limits->archive, NULL);
  return bytes != NULL ? cover_of_bytes (bytes) : NULL;
}

static cairo_surface_t *
cover_of_office_file (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits) {
  static const char *const names[] = { "docProps/thumbnail.*", "Thumbnails/thumbnail.png", NULL };
  g_autoptr (PraxisDocument) aside = praxis_document_new ();
  g_autoptr (GHashTable) members = zip_read_members (fd, names, limits, aside, NULL);
  GHashTableIter iterator;
  gpointer bytes;
  if (members == NULL)
    return NULL;
  g_hash_table_iter_init (&iterator, members);
  return g_hash_table_iter_next (&iterator, NULL, &bytes) ? cover_of_bytes (bytes) : NULL;
}

static cairo_surface_t *
cover_of_pdf (int fd, gsize size, G_GNUC_UNUSED const ExtractLimits *limits) {
  g_autoptr (PopplerDocument) pdf = pdf_open (fd, size, NULL);
  g_autoptr (PopplerPage) page = pdf != NULL ? poppler_document_get_page (pdf, 0) : NULL;
  g_autoptr (cairo_t) context = NULL;
  double width, height;
  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, &width, &height);
  cairo_surface_t *sheet = new_sheet (width, height, &context);
  if (sheet != NULL)
    poppler_page_render (page, context);
  return sheet;
}

/* By the names of the rows of extractors(). */
static const struct {
  const char *format;
  cairo_surface_t *(*draw) (int fd, gsize size, const ExtractLimits *limits);
} sources[] = {
  { "pdf", cover_of_pdf },          { "image", cover_of_picture },    { "docx", cover_of_office_file },
  { "pptx", cover_of_office_file }, { "xlsx", cover_of_office_file }, { "odt", cover_of_office_file },
  { "odp", cover_of_office_file },  { "ods", cover_of_office_file },
};

/* The index of the source of a type, -1 if there is none. */
static int
find_source (const char *mime, const char *file_name) {
  const Extractor *row = mime != NULL ? extractor_find (mime, file_name) : NULL;
  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (sources); i++)
    if (strcmp (row->name, sources[i].format) == 0)
      return (int)i;
  return -1;
}

gboolean
cover_may_be (const PraxisDocument *document, const char *file_name) {
  gboolean whole = praxis_state_is_readable (document->state) || document->state == PRAXIS_STATE_NO_TEXT;
  return whole && find_source (document->mime, file_name) >= 0;
}

void
cover_prepare (void) {
  FcInit ();
}

GBytes *
cover_draw (int fd, const char *file_name, const ExtractLimits *limits) {
  struct stat status;
  g_autofree char *mime = type_of_file (fd);
  int source = find_source (mime, file_name);
  if (source < 0 || fstat (fd, &status) != 0)
    return NULL;
  g_autoptr (cairo_surface_t) sheet = sources[source].draw (fd, (gsize)status.st_size, limits);
  return sheet != NULL ? to_jpeg (sheet) : NULL;
}
