/* Fuzz target: the reader of office files. The first line of the input names the format, the rest is its main
 * part, for which a container is made where there is one: bytes changed in a compressed container would
 * hardly ever reach a parser. Whatever comes, sections and pages cover the text, in order. */
#include "tests/indexer/reading.h"
#include <string.h>

#define RELATIONS(kind, target) \
  "<Relationships><Relationship Id='r1' Type='http://x/" kind "' Target='" target "'/></Relationships>"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

/* Where the part stands in its container, and what leads there. */
static const struct {
  const char *format, *part, *leader, *leading, *relations, *related;
} rows[] = {
  { "docx", "word/document.xml", "word/footnotes.xml", "<w:footnotes xmlns:w='w'/>",
    "word/_rels/document.xml.rels", RELATIONS ("footnotes", "footnotes.xml") },
  { "pptx", "ppt/slides/slide1.xml", "ppt/presentation.xml",
    "<p:presentation xmlns:p='p' xmlns:r='r'><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>",
    "ppt/_rels/presentation.xml.rels", RELATIONS ("slide", "slides/slide1.xml") },
  { "xlsx", "xl/worksheets/sheet1.xml", "xl/workbook.xml",
    "<workbook xmlns:r='r'><sheets><sheet name='One' sheetId='1' r:id='r1'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels", RELATIONS ("worksheet", "worksheets/sheet1.xml") },
  { "odt", "content.xml", "meta.xml", "<office:document-meta xmlns:office='o'/>", "x", "" },
  { "ods", "content.xml", "meta.xml", "<office:document-meta xmlns:office='o'/>", "x", "" },
  { "odp", "content.xml", "meta.xml", "<office:document-meta xmlns:office='o'/>", "x", "" },
};

static GBytes *
container_of (const char *format, const char *part) {
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (format, rows[i].format) == 0)
      return reading_zip (rows[i].leader, rows[i].leading, rows[i].relations, rows[i].related, rows[i].part,
                          part, NULL);
  return g_bytes_new (part, strlen (part));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length) {
  g_autofree char *input = g_strndup ((const char *)data, length);
  char *part = strchr (input, '\n');
  if (part == NULL)
    return 0;
  *part++ = '\0';
  g_autofree char *name = g_strconcat ("file.", strchr (input, '/') != NULL ? "rtf" : input, NULL);
  g_autoptr (GBytes) file = container_of (input, part);
  gsize size;
  const void *bytes = g_bytes_get_data (file, &size);
  g_autoptr (PraxisDocument) document = reading_of (bytes, size, name, NULL);
  return reading_is_whole (document) ? 0 : 1;
}
