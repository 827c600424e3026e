/* The type that the lines of a PDF are set in, measured while its pages are read. pdf_headings.c finds the
 * sections by it, pdf_title.c the title. */
#include "indexer/extract/pdf_type.h"
#include "indexer/extract/content.h"
#include "indexer/extract/heading.h"
#include <string.h>

#define LARGER 1.15      /* times the body's size */
#define LONGEST_LINE 400 /* bytes of the words of a line */

struct _PdfType {
  GArray *lines;                 /* of PdfLine */
  gsize letters[PDF_TYPE_SIZES]; /* set in each size */
  guint page;
};

/* The runs of equal type on a page, walked along with its characters. */
typedef struct {
  const GList *run;
  int index;     /* of the character, as Poppler counts */
  gboolean bold; /* of the run */
} Runs;

PdfType *
pdf_type_new (void) {
  PdfType *type = g_new0 (PdfType, 1);
  type->lines = g_array_new (FALSE, FALSE, sizeof (PdfLine));
  return type;
}

void
pdf_type_free (PdfType *type) {
  g_array_unref (type->lines);
  g_free (type);
}

static gboolean
is_bold (const PopplerTextAttributes *run) {
  static const char *const weights[] = { "bold", "black", "heavy", "semibold", "demi" };
  g_autofree char *name = run->font_name != NULL ? g_ascii_strdown (run->font_name, -1) : NULL;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (weights); i++)
    if (strstr (name, weights[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const PopplerTextAttributes *
run_at (Runs *runs) {
  const GList *before = runs->run;
  while (runs->run != NULL && ((const PopplerTextAttributes *)runs->run->data)->end_index < runs->index)
    runs->run = runs->run->next;
  if (runs->run != NULL && (runs->run != before || runs->index == 0))
    runs->bold = is_bold (runs->run->data);
  return runs->run != NULL ? runs->run->data : NULL;
}

/* Reads one line's type; its size is the mean of its letters'. */
static PdfLine
measure_line (PdfType *type, Runs *runs, HeadingLine text) {
  PdfLine line = { .page = type->page, .lines = 1, .bold = TRUE, .capitals = TRUE };
  gsize letters = 0;
  double sum = 0;
  for (const char *p = text.start; p < text.start + text.length; p = g_utf8_next_char (p)) {
    if (*p == '\t')
      continue; /* put between cells, see pdf_text.c */
    gunichar c = g_utf8_get_char (p);
    const PopplerTextAttributes *run = run_at (runs);
    runs->index++;
    if (run == NULL || !g_unichar_isalnum (c))
      continue;
    letters++;
    sum += CLAMP (run->font_size, 0, PDF_TYPE_SIZES / 2 - 1);
    line.bold = line.bold && runs->bold;
    line.capitals = line.capitals && (g_unichar_isupper (c) || !g_unichar_isalpha (c));
  }
  runs->index++; /* the line end */
  line.size = letters > 0 ? (guint)(sum / (double)letters * 2 + 0.5) : 0;
  type->letters[MIN (line.size, PDF_TYPE_SIZES - 1)] += letters;
  return line;
}

void
pdf_type_add_page (PdfType *type, PopplerPage *page, PopplerRectangle *area, const PraxisDocument *document,
                   gsize start) {
  GList *attributes = poppler_page_get_text_attributes_for_area (page, area);
  Runs runs = { .run = attributes };
  const char *text = document->text->str + start, *end = document->text->str + document->text->len;
  type->page++;
  for (HeadingLine at = heading_line_at (text, end); at.start < end; at = heading_line_next (at, end)) {
    PdfLine line = measure_line (type, &runs, at);
    if (!content_has_letters (at.start, at.length))
      continue;
    line.start = start + (gsize)(at.start - text);
    line.end = line.start + at.length;
    line.words = content_count_words (at.start, at.length);
    g_array_append_val (type->lines, line);
  }
  poppler_page_free_text_attributes (attributes);
}

guint
pdf_type_body_size (const PdfType *type) {
  gsize all = 0, below = 0;
  for (guint i = 1; i < PDF_TYPE_SIZES; i++)
    all += type->letters[i];
  for (guint i = 1; i < PDF_TYPE_SIZES; i++) {
    below += type->letters[i];
    if (below * 2 >= all)
      return i;
  }
  return PDF_TYPE_SIZES;
}

gboolean
pdf_type_is_larger (const PdfLine *line, guint body) {
  return line->size >= (guint)(body * LARGER + 0.5) && line->size > body + 1;
}

const GArray *
pdf_type_lines (const PdfType *type) {
  return type->lines;
}

PdfLine
pdf_type_take_group (const PdfType *type, guint *index, PdfAlike alike, guint body) {
  PdfLine group = g_array_index (type->lines, PdfLine, (*index)++);
  for (; *index < type->lines->len; (*index)++) {
    const PdfLine *next = &g_array_index (type->lines, PdfLine, *index);
    if (next->page != group.page || next->start > group.end + 1 || !alike (&group, next, body))
      break;
    group.end = next->end;
    group.words += next->words;
    group.lines++;
  }
  return group;
}

char *
pdf_type_words (const PraxisDocument *document, const PdfLine *line) {
  g_autofree char *raw = g_strndup (document->text->str + line->start, line->end - line->start);
  return content_clean (raw, LONGEST_LINE);
}
