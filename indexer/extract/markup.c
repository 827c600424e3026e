/* XML of any kind: its character data, block by block. What is a block is not known, so it is found by its
 * contents: an element stands in a line of text if its parent has words beside it, else it begins a line. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/office.h"

typedef struct {
  Office office;      /* stands first: the handlers of office.h take it */
  GByteArray *worded; /* for each element around us, whether it has words of its own */
} Markup;

static gboolean
is_blank (const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
begin_element (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  static const guint8 none = FALSE;
  const Markup *markup = data;
  guint depth = markup->worded->len;
  if (depth == 0 || !markup->worded->data[depth - 1])
    flow_begin_paragraph (markup->office.flow);
  g_byte_array_append (markup->worded, &none, 1);
}

static void
end_element (gpointer data) {
  const Markup *markup = data;
  if (markup->worded->len > 0)
    g_byte_array_set_size (markup->worded, markup->worded->len - 1);
}

/* Elements that hold a paragraph or more wherever they stand. */
static void
begin_block (gpointer data, const XmlElement *element) {
  flow_begin_paragraph (((Office *)data)->flow);
  begin_element (data, element);
}

static void
end_block (gpointer data) {
  flow_begin_paragraph (((Office *)data)->flow);
  end_element (data);
}

static void
add_text (gpointer data, const char *text, gsize length) {
  const Markup *markup = data;
  if (markup->worded->len > 0 && !is_blank (text, length))
    markup->worded->data[markup->worded->len - 1] = TRUE;
  flow_add_collapsed (markup->office.flow, text, length);
}

static const XmlRule rules[] = {
  { "p", begin_block, end_block, FALSE },
  { "para", begin_block, end_block, FALSE },
  { "title", begin_block, end_block, FALSE },
  { "head", begin_block, end_block, FALSE },
  { "item", begin_block, end_block, FALSE },
  { "li", begin_block, end_block, FALSE },
  { "note", begin_block, end_block, FALSE },
  { "footnote", begin_block, end_block, FALSE },
  { "binary", NULL, NULL, TRUE }, /* pictures of FictionBook */
  { "binary-data", NULL, NULL, TRUE },
  { "script", NULL, NULL, TRUE },
  { "style", NULL, NULL, TRUE },
  { XML_ANY, begin_element, end_element, FALSE },
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, office_is_done, TRUE };

gboolean
markup_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) content = xml_read_file (fd, size, limits, error);
  if (content == NULL)
    return FALSE;
  g_autoptr (Flow) flow = flow_new (document, limits);
  g_autoptr (GByteArray) worded = g_byte_array_new ();
  Markup markup = { .office = { .flow = flow, .document = document }, .worded = worded };
  gboolean sound = xml_read ("the file", content, &format, &markup, error);
  flow_finish (flow);
  return sound;
}
