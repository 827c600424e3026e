/* PDF by Poppler: text by page as Poppler orders it, printed page labels, metadata, and sections
 * (pdf_outline.c, pdf_headings.c) and title (pdf_title.c). A worker runs this on files that may be broken or
 * hostile; time and memory are limited from outside. */
#include "indexer/extract/pdf.h"
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/page_lines.h"
#include "indexer/extract/pdf_form.h"
#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_objects.h"
#include "indexer/extract/pdf_scan.h"
#include "indexer/extract/pdf_sections.h"
#include "indexer/extract/pdf_text.h"
#include <string.h>
#include <unistd.h>

#define LONGEST_LABEL 32 /* bytes */
#define TITLE_PAGES 2    /* pages whose type is looked at for the title, where there is an outline */
#define MOST_MAPPED ((gsize)32 << 20) /* bytes of a file: what is mapped counts as memory */

typedef struct {
  PopplerDocument *pdf;
  const ExtractLimits *limits;
  PraxisDocument *document;
  PdfType *type;
  int looked_at; /* pages whose type is looked at */
  gboolean form; /* it may have one */
} Reading;

/* NULL if it is too large. */
static GMappedFile *
map (int fd, gsize size) {
  return size <= MOST_MAPPED ? g_mapped_file_new_from_fd (fd, FALSE, NULL) : NULL;
}

/* Poppler reads a descriptor in pieces of 256 bytes, which took 3 % of the time. */
static PopplerDocument *
open_mapped_or_not (int fd, gsize size, GError **error) {
  g_autoptr (GMappedFile) file = map (fd, size);
  if (file == NULL)
    return poppler_document_new_from_fd (dup (fd), NULL, error);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  return poppler_document_new_from_bytes (bytes, NULL, error);
}

PopplerDocument *
pdf_open (int fd, gsize size, GError **error) {
  g_autoptr (GError) cause = NULL;
  PopplerDocument *pdf = open_mapped_or_not (fd, size, &cause);
  if (pdf != NULL)
    return pdf;
  gboolean encrypted = g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
  content_fail (error, encrypted ? PRAXIS_STATE_ENCRYPTED : PRAXIS_STATE_DAMAGED, "%s",
                encrypted ? "it can only be opened with a password" : cause->message);
  return NULL;
}

/* The label printed on the page, where it says more than the page's number does. */
static char *
page_label (PopplerPage *page, int number) {
  g_autofree char *label = poppler_page_get_label (page);
  if (label == NULL || strlen (label) > LONGEST_LABEL)
    return NULL;
  g_autofree char *clean = content_clean (label, LONGEST_LABEL);
  g_autofree char *plain = g_strdup_printf ("%d", number);
  return *clean == '\0' || strcmp (clean, plain) == 0 ? NULL : g_steal_pointer (&clean);
}

static void
keep_time (PraxisDocument *document, const ExtractLimits *limits, const char *key, GDateTime *time) {
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;
  content_set_metadata (document, limits, key, text);
  if (time != NULL)
    g_date_time_unref (time);
}

static void
read_metadata (PopplerDocument *pdf, const ExtractLimits *limits, PraxisDocument *document) {
  static const struct {
    const char *key;
    char *(*get) (PopplerDocument *pdf);
  } values[] = {
    { "title", poppler_document_get_title },
    { "author", poppler_document_get_author },
    { "subject", poppler_document_get_subject },
    { "keywords", poppler_document_get_keywords },
  };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *value = values[i].get (pdf);
    content_set_metadata (document, limits, values[i].key, value);
  }
  keep_time (document, limits, "created", poppler_document_get_creation_date_time (pdf));
  keep_time (document, limits, "modified", poppler_document_get_modification_date_time (pdf));
}

/* Tells how the page fared. */
static PraxisState
read_page_text (const Reading *reading, PopplerPage *page) {
  const ExtractLimits *limits = reading->limits;
  PraxisDocument *document = reading->document;
  PopplerRectangle area;
  g_autofree char *text = pdf_page_text (page, &area), *scan = pdf_scan_text (page, text, limits->ocr);
  const char *words = scan != NULL ? scan : text;
  gsize start = document->text->len;
  if (*words != '\0'
      && (!content_append (document, limits, words, strlen (words))
          || !content_append (document, limits, "\n", 1)))
    return PRAXIS_STATE_PARTLY;
  if (scan != NULL)
    return PRAXIS_STATE_OCR;
  if (*text != '\0' && document->pages->len <= (guint)reading->looked_at)
    pdf_type_add_page (reading->type, page, &area, document, start);
  /* There a tab stands for a space, and not between cells. */
  if (pdf_text_runs_right_to_left (&area))
    g_strdelimit (document->text->str + start, "\t", ' ');
  return PRAXIS_STATE_READ;
}

static gboolean
read_page_form (const Reading *reading, PopplerPage *page) {
  if (!reading->form)
    return TRUE;
  g_autofree char *values = pdf_form_text (page);
  return *values == '\0' || content_append (reading->document, reading->limits, values, strlen (values));
}

/* A page that cannot be read stays in the count, without text, so that the numbers of the others hold. */
static gboolean
read_page (const Reading *reading, int index) {
  PopplerPage *page = poppler_document_get_page (reading->pdf, index);
  g_autofree char *label = page != NULL ? page_label (page, index + 1) : NULL;
  GArray *pages = reading->document->pages;
  praxis_document_begin_page (reading->document, label);
  PraxisState *state = &g_array_index (pages, PraxisPage, pages->len - 1).state;
  *state = PRAXIS_STATE_DAMAGED;
  if (page == NULL)
    return TRUE;
  *state = read_page_text (reading, page);
  if (*state != PRAXIS_STATE_PARTLY && !read_page_form (reading, page))
    *state = PRAXIS_STATE_PARTLY;
  g_object_unref (page);
  return *state != PRAXIS_STATE_PARTLY;
}

static gboolean
has_outline (PopplerDocument *pdf) {
  PopplerIndexIter *iter = poppler_index_iter_new (pdf);
  if (iter != NULL)
    poppler_index_iter_free (iter);
  return iter != NULL;
}

static void
read_pages (Reading *reading) {
  PraxisDocument *document = reading->document;
  const ExtractLimits *limits = reading->limits;
  int pages = poppler_document_get_n_pages (reading->pdf);
  g_autoptr (PdfType) type = reading->type = pdf_type_new ();
  /* The type of every page is looked at only where there is no outline: it costs time. */
  reading->looked_at = has_outline (reading->pdf) ? TITLE_PAGES : pages;
  for (int i = 0; i < pages; i++) {
    if ((guint)i >= limits->pages) {
      content_set_partly (document, "page limit of %u reached, it has %d", limits->pages, pages);
      break;
    }
    if (!content_in_time (document, limits) || !read_page (reading, i))
      break;
  }
  document->title = pdf_title (type, document);
  if (!pdf_outline_sections (reading->pdf, document))
    pdf_headings_sections (type, document);
}

static gboolean
page_has_words (const PraxisDocument *document, guint index) {
  gsize start = g_array_index (document->pages, PraxisPage, index).start;
  return content_has_letters (document->text->str + start, page_end (document, index) - start);
}

/* A page without words is in order, unless it is a picture of them. Looking at pictures may take long, so it
 * is done where other pages have words: otherwise there is nothing to tell the page from. */
static void
note_pictures (PopplerDocument *pdf, PraxisDocument *document) {
  if (!content_has_letters (document->text->str, document->text->len))
    return;
  for (guint i = 0; i < document->pages->len; i++) {
    PraxisPage *noted = &g_array_index (document->pages, PraxisPage, i);
    if (noted->state != PRAXIS_STATE_READ || page_has_words (document, i))
      continue;
    PopplerPage *page = poppler_document_get_page (pdf, (int)i);
    if (page != NULL && pdf_scan_is_picture (page))
      noted->state = PRAXIS_STATE_NO_TEXT;
    g_clear_object (&page);
  }
}

static gboolean
read_open (Reading *reading, GError **error) {
  PraxisDocument *document = reading->document;
  if (poppler_document_get_n_pages (reading->pdf) <= 0)
    return content_fail (error, PRAXIS_STATE_DAMAGED, "it has no pages");
  read_metadata (reading->pdf, reading->limits, document);
  read_pages (reading);
  if (!content_has_letters (document->text->str, document->text->len) && ocr_force (reading->limits->ocr)) {
    content_clear (document);
    read_pages (reading);
  }
  note_pictures (reading->pdf, document);
  pdf_lines_join (document);
  return TRUE;
}

/* Asked for a form, Poppler parses all notes and links of a page and keeps them until the document is closed:
 * 6 % of the time, and 350 KiB a page where each word is a link. Few documents have any field, which PDF
 * calls a widget. */
static gboolean
may_have_form (int fd, gsize size) {
  g_autoptr (GMappedFile) file = map (fd, size);
  return file == NULL
         || pdf_objects_may_name ("/Widget", g_mapped_file_get_contents (file),
                                  g_mapped_file_get_length (file));
}

gboolean
pdf_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  Reading reading = { .pdf = pdf_open (fd, size, error), .limits = limits, .document = document };
  if (reading.pdf == NULL)
    return FALSE;
  reading.form = may_have_form (fd, size);
  gboolean sound = read_open (&reading, error);
  g_object_unref (reading.pdf);
  return sound;
}
