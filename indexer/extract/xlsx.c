/* Excel workbooks (XLSX): each sheet is a page with its name as label and section, each row a line with tabs.
 * Formulas give the values they had when the file was saved. Comments, headers, boxes and charts follow after
 * the rows of their sheet. */
#include "indexer/extract/dates.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office.h"
#include "indexer/extract/ooxml.h"
#include "indexer/extract/sharing.h"
#include <string.h>

#define MOST_EMPTY 256    /* cells left out between two */
#define LONGEST_NUMBER 40 /* bytes */
#define LETTERS 26
#define MOST_COLUMNS 16384

static const char *const wanted[] = {
  "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels",
  "xl/worksheets/*.xml",
  "xl/worksheets/_rels/*.rels",
  "xl/chartsheets/*",
  "xl/?haredStrings.xml",
  "xl/comments*.xml",
  "xl/comments/*.xml",
  "xl/drawings/*.xml",
  "xl/drawings/_rels/*.rels",
  "xl/charts/chart*.xml",
  "xl/diagrams/data*.xml",
  "xl/styles.xml",
  "docProps/core.xml",
  NULL,
};

typedef struct {
  Office office; /* stands first: the handlers of office.h take it */
  const Sharing *shared;
  const Dates *dates;
  gboolean is_date; /* if the cell holds a number */
  GString *value;   /* of the cell */
  char *type;       /* of the cell: "s" is an index of a shared string */
  guint column;     /* of the last cell of the row, from 1 */
} Sheet;

/* The column of a reference, from 1: "AB12" is 28. 0 if it has none. */
static guint
column_of (const char *reference) {
  guint column = 0;
  for (; reference != NULL && g_ascii_isupper (*reference) && column <= MOST_COLUMNS; reference++)
    column = column * LETTERS + (guint)(*reference - 'A' + 1);
  return column;
}

static void
begin_row (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Sheet *)data)->column = 0;
}

static void
begin_cell (gpointer data, const XmlElement *element) {
  Sheet *sheet = data;
  g_autofree char *reference = xml_attribute (element, "r");
  guint column = MAX (column_of (reference), sheet->column + 1);
  guint empty = MIN (column - sheet->column - 1, MOST_EMPTY);
  for (guint i = 0; i < empty; i++) {
    flow_begin_cell (sheet->office.flow);
    flow_end_cell (sheet->office.flow);
  }
  sheet->column = column;
  g_free (sheet->type);
  sheet->type = xml_attribute (element, "t");
  g_autofree char *style = xml_attribute (element, "s");
  sheet->is_date = dates_has_style (sheet->dates, style);
  g_string_truncate (sheet->value, 0);
  flow_begin_cell (sheet->office.flow);
}

/* A date as one; a fraction, which is written with all its bits, with the 15 digits people see of it. Caller
 * frees; NULL if it is to be shown as it is written. */
static char *
number_shown (const Sheet *sheet) {
  char shown[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (sheet->value->str, &end);
  if (sheet->value->len > LONGEST_NUMBER || *end != '\0')
    return NULL;
  char *date = sheet->is_date ? dates_format (sheet->dates, number) : NULL;
  if (date != NULL || strpbrk (sheet->value->str, ".Ee") == NULL)
    return date;
  return g_strdup (g_ascii_formatd (shown, sizeof shown, "%.15g", number));
}

static void
add_number (const Sheet *sheet) {
  g_autofree char *shown = number_shown (sheet);
  const char *text = shown != NULL ? shown : sheet->value->str;
  flow_add (sheet->office.flow, text, strlen (text));
}

static void
add_value (const Sheet *sheet) {
  gsize length = sheet->value->len;
  const char *text = sheet->value->str;
  if (g_strcmp0 (sheet->type, "s") == 0)
    text = sharing_string (sheet->shared, text, &length);
  else if (g_strcmp0 (sheet->type, "b") == 0) {
    text = *text == '1' ? "TRUE" : "FALSE";
    length = strlen (text);
  } else if (sheet->type == NULL || strcmp (sheet->type, "n") == 0) {
    add_number (sheet);
    return;
  }
  flow_add (sheet->office.flow, text, length);
}

static void
end_cell (gpointer data) {
  Sheet *sheet = data;
  if (sheet->value->len > 0) {
    flow_begin_paragraph (sheet->office.flow);
    add_value (sheet);
    flow_end_paragraph (sheet->office.flow);
  }
  flow_end_cell (sheet->office.flow);
}

static void
begin_value (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Office *)data)->in_text = TRUE;
}

static void
end_value (gpointer data) {
  ((Office *)data)->in_text = FALSE;
}

static void
add_text (gpointer data, const char *text, gsize length) {
  Sheet *sheet = data;
  if (sheet->office.in_text)
    g_string_append_len (sheet->value, text, (gssize)length);
}

/* Headers and footers have codes between their words: "&L" for a place, "&P" for a number, "&"Arial"" for a
 * font, "&12" for its size. */
static void
add_without_codes (Flow *flow, const char *text) {
  for (; *text != '\0'; text++) {
    if (*text != '&' || text[1] == '\0') {
      flow_add (flow, text, 1);
      continue;
    }
    text++;
    const char *quote = *text == '"' ? strchr (text + 1, '"') : NULL;
    if (*text == '&')
      flow_add (flow, text, 1);
    else if (strchr ("LCR", *text) != NULL)
      flow_add_collapsed (flow, " ", 1);
    else if (quote != NULL)
      text = quote;
    else if (g_ascii_isdigit (*text))
      text += strspn (text, "0123456789") - 1;
  }
}

static void
begin_header (gpointer data, const XmlElement *element) {
  g_string_truncate (((Sheet *)data)->value, 0);
  begin_value (data, element);
}

static void
end_header (gpointer data) {
  const Sheet *sheet = data;
  end_value (data);
  flow_begin_aside (sheet->office.flow);
  flow_begin_paragraph (sheet->office.flow);
  add_without_codes (sheet->office.flow, sheet->value->str);
  flow_end_aside (sheet->office.flow);
}

static const XmlRule rules[] = {
  { "row", begin_row, office_end_row, FALSE },
  { "c", begin_cell, end_cell, FALSE },
  { "v", begin_value, end_value, FALSE },
  { "t", begin_value, end_value, FALSE },
  { "oddHeader", begin_header, end_header, FALSE },
  { "oddFooter", begin_header, end_header, FALSE },
  { "evenHeader", begin_header, end_header, FALSE },
  { "evenFooter", begin_header, end_header, FALSE },
  { "firstHeader", begin_header, end_header, FALSE },
  { "firstFooter", begin_header, end_header, FALSE },
  { "rPh", NULL, NULL, TRUE }, /* pronunciation */
  { "extLst", NULL, NULL, TRUE },
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done, FALSE };

static gboolean
read_sheet (Ooxml *ooxml, const OoxmlPage *page, Sheet *sheet, GError **error) {
  g_autoptr (GBytes) bytes = ooxml_take (ooxml, page->part);
  flow_begin_page (ooxml->flow, page->name);
  if (page->name != NULL)
    flow_name_page (ooxml->flow, OFFICE_SHEET_LEVEL, page->name);
  g_autoptr (GError) problem = NULL;
  gboolean sound = bytes == NULL || xml_read (page->part, bytes, &format, sheet, &problem)
                   || ooxml_bear (ooxml, g_steal_pointer (&problem), error);
  flow_end_row (ooxml->flow);
  return sound && ooxml_read_related (ooxml, page->part, error);
}

static gboolean
read_sheets (Ooxml *ooxml, GError **error) {
  g_autoptr (Dates) dates = dates_read (ooxml, error);
  g_autoptr (GPtrArray) pages = dates != NULL ? ooxml_pages (ooxml, "xl/workbook.xml", "sheet", error) : NULL;
  g_autoptr (Sharing) shared = pages != NULL ? sharing_read (ooxml, error) : NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  Office office = { .flow = ooxml->flow, .document = ooxml->document };
  Sheet sheet = { .office = office, .shared = shared, .dates = dates, .value = value };
  gboolean sound = shared != NULL;
  for (guint i = 0; sound && i < pages->len && !flow_is_full (ooxml->flow); i++)
    sound = read_sheet (ooxml, g_ptr_array_index (pages, i), &sheet, error);
  g_free (sheet.type);
  return sound;
}

gboolean
xlsx_read (int fd, G_GNUC_UNUSED gsize size, const ExtractLimits *limits, PraxisDocument *document,
           GError **error) {
  return ooxml_read (fd, wanted, limits, document, read_sheets, error);
}
