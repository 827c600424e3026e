/* What Poppler makes once, in the warm parent. At its first document it loads its encodings, binds itself to
 * other libraries and builds tables; in a fresh process that took 3 ms, a twentieth of an ordinary document.
 */
#include "indexer/extract/formats.h"
#include "indexer/extract/pdf.h"
#include <lcms2_plugin.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* One page with a word in a font that every reader has. */
static const char small_pdf[]
    = "%PDF-1.4\n"
      "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R\n"
      "  /Resources << /Font << /F 5 0 R >> >> >> endobj\n"
      "4 0 obj << /Length 35 >> stream\nBT /F 9 Tf 9 9 Td (Word aB cD) Tj ET\nendstream endobj\n"
      "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n"
      "trailer << /Root 1 0 R >>\n";

static cmsPipeline *
link_nothing (G_GNUC_UNUSED cmsContext context, G_GNUC_UNUSED cmsUInt32Number count,
              G_GNUC_UNUSED cmsUInt32Number intents[], G_GNUC_UNUSED cmsHPROFILE profiles[],
              G_GNUC_UNUSED cmsBool black_points[], G_GNUC_UNUSED cmsFloat64Number adaptations[],
              G_GNUC_UNUSED cmsUInt32Number flags) {
  return NULL;
}

/* On each page Poppler works out anew how the colours of its profiles are shown: 5 to 8 % of the time of
 * reading, a third on some pages, for words that have no colour. With rendering intents that lead nowhere it
 * takes the plain colours instead. */
static void
leave_colours_out (void) {
  static cmsPluginRenderingIntent intents[INTENT_ABSOLUTE_COLORIMETRIC + 1];
  for (cmsUInt32Number i = 0; i < G_N_ELEMENTS (intents); i++) {
    intents[i] = (cmsPluginRenderingIntent){ .base = { cmsPluginMagicNumber, LCMS_VERSION,
                                                       cmsPluginRenderingIntentSig, NULL },
                                             .Intent = i,
                                             .Link = link_nothing };
    if (i > 0)
      intents[i].base.Next = &intents[i - 1].base;
  }
  if (!cmsPlugin (&intents[G_N_ELEMENTS (intents) - 1]))
    g_warning ("the colours of PDFs cannot be left out: reading takes longer");
}

/* The small PDF as a file in memory; -1 if there is no room for it. */
static int
open_small_pdf (void) {
  int file = memfd_create ("small.pdf", MFD_CLOEXEC);
  if (file < 0 || write (file, small_pdf, strlen (small_pdf)) == (ssize_t)strlen (small_pdf))
    return file;
  close (file);
  return -1;
}

void
pdf_prepare (void) {
  static const ExtractLimits limits = { .text = 99, .metadata = 99, .pages = 1 };
  static PopplerDocument *pdf; /* stays open: Poppler drops its tables with the last document */
  int file = pdf == NULL ? open_small_pdf () : -1;
  if (file < 0)
    return;
  leave_colours_out ();
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  pdf = pdf_open (file, strlen (small_pdf), NULL);
  if (pdf != NULL)
    pdf_read (file, strlen (small_pdf), &limits, document, NULL);
  close (file);
}
