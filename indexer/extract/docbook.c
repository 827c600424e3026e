/* DocBook as antiword makes it of a Word document: chapters and sections from its heading styles, paragraphs,
 * tables, and properties. Notes have no text here; legacy.c finds it elsewhere. */
#include "indexer/extract/content.h"
#include "indexer/extract/legacy.h"
#include "indexer/extract/office.h"
#include <string.h>

#define NO_DATE "16" /* begins the first day of Word's calendar, 1600-12-31 or 1601-01-01 */

typedef struct {
  Office office; /* stands first: the handlers of office.h take it */
  const ExtractLimits *limits;
  guint depth;      /* of chapters and sections */
  gboolean in_info; /* among the properties */
  GString *value;   /* of a property */
} Book;

static void
begin_info (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Book *)data)->in_info = TRUE;
}

static void
end_info (gpointer data) {
  ((Book *)data)->in_info = FALSE;
}

static void
begin_division (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Book *)data)->depth++;
}

static void
end_division (gpointer data) {
  Book *book = data;
  book->depth -= book->depth > 0;
}

static void
begin_property (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  g_string_truncate (((Book *)data)->value, 0);
}

static void
keep_property (const Book *book, const char *key) {
  if (book->in_info)
    content_set_metadata (book->office.document, book->limits, key, book->value->str);
}

static void
end_author (gpointer data) {
  keep_property (data, "author");
}

static void
end_subtitle (gpointer data) {
  keep_property (data, "subject");
}

static void
end_date (gpointer data) {
  const Book *book = data;
  if (!g_str_has_prefix (book->value->str, NO_DATE))
    keep_property (book, "created");
}

static void
begin_title (gpointer data, const XmlElement *element) {
  const Book *book = data;
  begin_property (data, element);
  if (book->in_info || book->depth == 0)
    return;
  flow_begin_paragraph (book->office.flow);
  flow_set_level (book->office.flow, book->depth);
}

static void
end_title (gpointer data) {
  const Book *book = data;
  keep_property (book, "title");
  flow_end_paragraph (book->office.flow);
}

/* The text of a cell stands in no paragraph. */
static void
begin_entry (gpointer data, const XmlElement *element) {
  office_begin_cell (data, element);
  office_begin_paragraph (data, element);
}

static void
end_entry (gpointer data) {
  office_end_paragraph (data);
  office_end_cell (data);
}

static void
add_text (gpointer data, const char *text, gsize length) {
  const Book *book = data;
  if (book->in_info && book->value->len + length <= book->limits->metadata)
    g_string_append_len (book->value, text, (gssize)length);
  else
    flow_add_collapsed (book->office.flow, text, length);
}

static const XmlRule rules[] = {
  { "bookinfo", begin_info, end_info, FALSE },
  { "title", begin_title, end_title, FALSE },
  { "subtitle", begin_property, end_subtitle, FALSE },
  { "surname", begin_property, end_author, FALSE },
  { "date", begin_property, end_date, FALSE },
  { "chapter", begin_division, end_division, FALSE },
  { "sect1", begin_division, end_division, FALSE },
  { "sect2", begin_division, end_division, FALSE },
  { "sect3", begin_division, end_division, FALSE },
  { "sect4", begin_division, end_division, FALSE },
  { "sect5", begin_division, end_division, FALSE },
  { "para", office_begin_paragraph, office_end_paragraph, FALSE },
  { "footnote", office_begin_aside, office_end_aside, FALSE },
  { "entry", begin_entry, end_entry, FALSE },
  { "row", NULL, office_end_row, FALSE },
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done, TRUE };

gboolean
docbook_read (GBytes *text, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (Flow) flow = flow_new (document, limits);
  g_autoptr (GString) value = g_string_new (NULL);
  Book book = { .office = { .flow = flow, .document = document }, .limits = limits, .value = value };
  gboolean sound = xml_read ("the file", text, &format, &book, error);
  flow_finish (flow);
  return sound;
}
