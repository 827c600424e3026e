/* Makes files like those of a scanner, for ocr.t: a page is one picture of text, drawn from standard input
 * in a font that is wide, so that lines which are too long for the page are drawn smaller.
 * scan FILE.pdf PAGES [TEXT] makes a PDF, with TEXT as real text under the picture of each page;
 * scan FILE.tiff PAGES [QUARTERS] makes a TIFF, turned clockwise. */
#include <cairo-pdf.h>
#include <glib.h>
#include <leptonica/allheaders.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 1240, HEIGHT = 1754, LINE = 48, MARGIN = 120, LETTERS = 32 }; /* A4, 150 dots an inch */

static void
write_line (cairo_t *cairo, double size, double y, const char *text) {
  cairo_text_extents_t extents;
  cairo_select_font_face (cairo, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cairo, size);
  cairo_text_extents (cairo, text, &extents);
  cairo_set_font_size (cairo, size * MIN (1, (WIDTH - 2 * MARGIN) / extents.width));
  cairo_move_to (cairo, MARGIN, y);
  cairo_show_text (cairo, text);
}

static cairo_surface_t *
draw_page (void) {
  char line[256];
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cairo = cairo_create (page);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  for (double y = 2 * MARGIN; fgets (line, sizeof line, stdin) != NULL; y += LINE)
    write_line (cairo, LETTERS, y, g_strchomp (line));
  cairo_destroy (cairo);
  return page;
}

static void
make_pdf (const char *file, int pages, const char *text, cairo_surface_t *page) {
  cairo_surface_t *pdf = cairo_pdf_surface_create (file, WIDTH * .48, HEIGHT * .48);
  cairo_t *cairo = cairo_create (pdf);
  cairo_scale (cairo, .48, .48);
  for (int i = 0; i < pages; i++) {
    if (text != NULL)
      write_line (cairo, LETTERS, HEIGHT - MARGIN, text);
    cairo_set_source_surface (cairo, page, 0, 0);
    cairo_paint (cairo);
    cairo_show_page (cairo);
  }
  cairo_destroy (cairo);
  cairo_surface_destroy (pdf);
}

static void
make_tiff (const char *file, int pages, int quarters, cairo_surface_t *page) {
  g_autofree char *png = g_strconcat (file, ".png", NULL);
  cairo_surface_write_to_png (page, png);
  PIX *colours = pixRead (png), *bits = pixConvertTo1 (colours, 128),
      *turned = pixRotateOrth (bits, quarters);
  for (int i = 0; i < pages; i++)
    pixWriteTiff (file, turned, IFF_TIFF_G4, i == 0 ? "w" : "a");
  pixDestroy (&colours);
  pixDestroy (&bits);
  pixDestroy (&turned);
  remove (png);
}

int
main (int argc, char **argv) {
  if (argc < 3)
    return EXIT_FAILURE;
  cairo_surface_t *page = draw_page ();
  if (g_str_has_suffix (argv[1], ".pdf"))
    make_pdf (argv[1], atoi (argv[2]), argv[3], page);
  else
    make_tiff (argv[1], atoi (argv[2]), argc > 3 ? atoi (argv[3]) : 0, page);
  cairo_surface_destroy (page);
  return EXIT_SUCCESS;
}
