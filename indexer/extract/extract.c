/* Reading a file: finds its type, hands the descriptor to the extractor of that type, and states the outcome.
 * This is the whole of what a worker does before tagging. */
#include "indexer/extract/extract.h"
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/furniture.h"
#include "indexer/extract/legacy.h"
#include "indexer/extract/ocr.h"
#include "indexer/extract/page_notes.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/title.h"
#include "indexer/extract/type.h"
#include <errno.h>
#include <gmime/gmime.h>
#include <libxml/parser.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define MIMES(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NO_EXTENSIONS ((const char *const[]){ NULL })

#define OOXML "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define SHEETS "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define SLIDES "application/vnd.openxmlformats-officedocument.presentationml."
#define ODF "application/vnd.oasis.opendocument."

static const Extractor rows[] = {
  { "pdf", MIMES ("application/pdf"), MIMES ("pdf"), pdf_read,
    "pages with their printed labels; sections from the outline, else from large type" },
  { "text", MIMES ("text/plain"), MIMES ("txt", "text"), text_read,
    "lines; sections from headings set apart" },
  { "markdown", MIMES ("text/markdown"), MIMES ("md", "markdown", "mdown"), markdown_read,
    "lines; sections from headings" },
  { "csv", MIMES ("text/csv", "text/tab-separated-values"), MIMES ("csv", "tsv", "tab"), csv_read,
    "rows are lines with tabs" },
  { "html", MIMES ("text/html", "application/xhtml+xml"), MIMES ("html", "htm", "xhtml", "shtml"), html_read,
    "sections from headings; menus and the like are left out" },
  { "eml", MIMES ("message/rfc822", "message/news"), MIMES ("eml", "mht", "mhtml"), mail_read,
    "letters inside are sections; attachments are named" },
  { "mbox", MIMES ("application/mbox"), MIMES ("mbox", "mbx"), mail_read,
    "letters are sections; attachments are named" },
  { "docx", MIMES (OOXML "document", OOXML "template"), MIMES ("docx", "docm", "dotx", "dotm"), docx_read,
    "sections from heading styles" },
  { "rtf", MIMES ("application/rtf", "text/rtf"), MIMES ("rtf"), rtf_read,
    "sections from outline levels and heading styles" },
  { "odt", MIMES (ODF "text", ODF "text-template", ODF "text-master", ODF "text-web"),
    MIMES ("odt", "ott", "odm", "oth"), odf_read, "sections from headings" },
  { "odp", MIMES (ODF "presentation", ODF "presentation-template", ODF "graphics", ODF "graphics-template"),
    MIMES ("odp", "otp", "odg", "otg"), odf_read, "slides are pages; sections from their titles" },
  { "ods", MIMES (ODF "spreadsheet", ODF "spreadsheet-template"), MIMES ("ods", "ots"), odf_read,
    "sheets are pages and sections; rows are lines with tabs" },
  { "flat-odf", MIMES (ODF "flat-xml"), MIMES ("fodt", "fodp", "fods", "fodg"), odf_read_flat,
    "as the formats above that it stands for" },
  { "pptx", MIMES (SLIDES "presentation", SLIDES "slideshow", SLIDES "template"),
    MIMES ("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), pptx_read,
    "slides are pages; sections from their titles" },
  { "xlsx", MIMES (SHEETS "sheet", SHEETS "template"), MIMES ("xlsx", "xlsm", "xltx", "xltm"), xlsx_read,
    "sheets are pages and sections; rows are lines with tabs" },
  { "xml", MIMES ("text/xml", "application/xml", "image/svg+xml"), MIMES ("xml", "fb2", "dbk", "tei"),
    markup_read, "lines from blocks of text; no sections" },
  { "epub", MIMES ("application/epub+zip"), MIMES ("epub"), epub_read, "sections from headings" },
  { "doc", MIMES ("application/msword"), MIMES ("doc", "dot"), ole_read,
    "sections from headings; converted by antiword, or else catdoc" },
  { "xls", MIMES ("application/vnd.ms-excel"), MIMES ("xls", "xlt"), ole_read,
    "sheets are pages, rows are lines with tabs; converted by catdoc" },
  { "ppt", MIMES ("application/vnd.ms-powerpoint"), MIMES ("ppt", "pps", "pot"), ole_read,
    "slides are pages; sections from their first lines; converted by catdoc" },
  { "image", MIMES ("image/tiff", "image/png", "image/jpeg"), MIMES ("tiff", "tif", "png", "jpg", "jpeg"),
    image_read, "text by OCR; the pictures of a TIFF are pages" },
  { "ole", MIMES ("application/encrypted", "application/x-ole-storage"), NO_EXTENSIONS, ole_read,
    "as the three formats above if it is one of them; tells whether it is under a password" },
  { NULL, NULL, NULL, NULL, NULL },
};

/* Types that libmagic gives to plain prose that happens to look like them; then the extension decides. */
static const char *const misjudged[] = {
  "application/javascript",
  "application/json",
  "application/csv",
  "application/vnd.hp-HPGL",
  "message/rfc822",
  "text/csv",
  NULL,
};

/* Types for which libmagic looked no further than the container. */
static const char *const containers[]
    = { "application/zip", "application/java-archive", "application/octet-stream", NULL };

const Extractor *
extractors (void) {
  return rows;
}

static const Extractor *
row_of_mime (const char *mime) {
  for (const Extractor *row = rows; row->name != NULL; row++)
    if (g_strv_contains (row->mimes, mime))
      return row;
  return NULL;
}

static const Extractor *
row_of_extension (const char *file_name) {
  const char *dot = file_name != NULL ? strrchr (file_name, '.') : NULL;
  if (dot == NULL)
    return NULL;
  g_autofree char *extension = g_ascii_strdown (dot + 1, -1);
  for (const Extractor *row = rows; row->name != NULL; row++)
    if (g_strv_contains (row->extensions, extension))
      return row;
  return NULL;
}

/* Formats that are text, so that libmagic may take them for plain text or for what they begin with. */
static gboolean
is_text_for_programs (const Extractor *row) {
  static const char *const prefixes[] = { "text/", "message/", "application/mbox" };
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (row->mimes[0], prefixes[i]))
      return TRUE;
  return FALSE;
}

const Extractor *
extractor_find (const char *mime, const char *file_name) {
  const Extractor *exact = row_of_mime (mime), *named = row_of_extension (file_name);
  const Extractor *plain = row_of_mime ("text/plain");
  gboolean named_text = named != NULL && is_text_for_programs (named);
  gboolean text = g_str_has_prefix (mime, "text/");
  gboolean doubtful = g_strv_contains (misjudged, mime);
  if (named_text && (text || doubtful) && (exact == NULL || exact == plain || named != plain || doubtful)
      && !g_str_equal (mime, "text/rtf"))
    return named;
  if (named != NULL && !named_text && g_strv_contains (containers, mime))
    return named;
  if (exact == NULL && text)
    return plain;
  return exact;
}

/* What the C library reads from files at its first use: the time zone, for the dates of PDFs, and the list of
 * converters, for the names in zip containers. */
static void
warm_up_c_library (void) {
  tzset ();
  GIConv converter = g_iconv_open ("UTF-16", "ISO-8859-1");
  if (converter != (GIConv)-1)
    g_iconv_close (converter);
}

gboolean
extract_prepare (GError **error) {
  warm_up_c_library ();
  xmlInitParser ();
  g_mime_init ();
  pdf_prepare ();
  return type_prepare (error);
}

static gboolean
read_as_its_type (int fd, const char *file_name, const ExtractLimits *limits, PraxisDocument *document,
                  GError **error) {
  struct stat status;
  if (fstat (fd, &status) != 0)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "cannot read: %s", g_strerror (errno));
  document->size = status.st_size;
  if (status.st_size == 0)
    return content_fail (error, PRAXIS_STATE_NO_TEXT, "the file is empty");
  g_autofree char *mime = type_of_file (fd);
  const Extractor *row = extractor_find (mime, file_name);
  g_free (document->mime);
  document->mime = g_strdup (row == NULL || g_strv_contains (row->mimes, mime) ? mime : row->mimes[0]);
  if (row == NULL)
    return content_fail (error, PRAXIS_STATE_UNSUPPORTED, "no extractor for '%s'", mime);
  return row->read (fd, (gsize)status.st_size, limits, document, error);
}

/* What a failed read leaves: nothing, unless damage came only after some text. */
static void
settle_failure (PraxisDocument *document, const GError *error) {
  gboolean some = content_has_letters (document->text->str, document->text->len);
  if (error->code == PRAXIS_STATE_DAMAGED && some) {
    content_set_partly (document, "damaged: %s", error->message);
    return;
  }
  content_clear (document);
  document->state = (PraxisState)error->code;
  g_free (document->reason);
  document->reason = g_strdup (error->message);
}

/* Well formed, but is there anything to search? */
static void
settle_success (PraxisDocument *document, const ExtractLimits *limits) {
  if (content_has_letters (document->text->str, document->text->len))
    return;
  if (document->reason != NULL && document->state == PRAXIS_STATE_READ) { /* OCR found nothing */
    document->state = PRAXIS_STATE_NO_TEXT;
    return;
  }
  gboolean in_time = content_in_time (document, limits);
  g_autofree char *limit
      = document->state == PRAXIS_STATE_PARTLY ? g_steal_pointer (&document->reason) : NULL;
  document->state = in_time ? PRAXIS_STATE_NO_TEXT : PRAXIS_STATE_TIMED_OUT;
  g_free (document->reason);
  if (limit != NULL)
    document->reason = g_strdup_printf ("no text found by then: %s", limit);
  else if (document->pages->len > 0)
    document->reason = g_strdup_printf ("no text on its %u page%s: perhaps a scan", document->pages->len,
                                        document->pages->len == 1 ? "" : "s");
  else
    document->reason = g_strdup ("it holds no text");
}

/* What is the same however it was read. */
static void
settle (gboolean sound, const GError *error, const char *file_name, const ExtractLimits *limits,
        PraxisDocument *document) {
  praxis_text_repair (document->text);
  if (sound) {
    furniture_find (document);
    page_notes_find (document);
    ocr_settle (limits->ocr, document);
    settle_success (document, limits);
  } else
    settle_failure (document, error);
  char *title = title_choose (document, file_name);
  g_free (document->title);
  document->title = title;
}

const ConverterRow *
extract_document (int fd, const char *file_name, const ExtractLimits *limits, PraxisDocument *document) {
  g_autoptr (GError) error = NULL;
  document->state = PRAXIS_STATE_READ;
  ocr_begin (limits->ocr);
  gboolean sound = read_as_its_type (fd, file_name, limits, document, &error);
  settle (sound, error, file_name, limits, document);
  return document->state == PRAXIS_STATE_UNSUPPORTED ? legacy_row (document->mime) : NULL;
}

void
extract_converted (const ConverterRow *row, const Conversion *conversions, const char *file_name,
                   const ExtractLimits *limits, PraxisDocument *document) {
  g_autoptr (GError) error = NULL;
  document->state = PRAXIS_STATE_READ;
  gboolean sound = legacy_read (row, conversions, limits, document, &error);
  settle (sound, error, file_name, limits, document);
}
