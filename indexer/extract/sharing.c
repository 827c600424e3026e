/* The strings that cells of a workbook (XLSX) share, all in one buffer: there may be millions. */
#include "indexer/extract/sharing.h"
#include "indexer/extract/xml.h"

struct _Sharing {
  GString *text;
  GArray *starts; /* of gsize, one more than there are strings once all are read */
  gboolean in_text;
};

static const char *const parts[] = { "xl/sharedStrings.xml", "xl/SharedStrings.xml" };

static void
begin_string (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  Sharing *sharing = data;
  g_array_append_val (sharing->starts, sharing->text->len);
}

static void
begin_text (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Sharing *)data)->in_text = TRUE;
}

static void
end_text (gpointer data) {
  ((Sharing *)data)->in_text = FALSE;
}

static void
add_text (gpointer data, const char *text, gsize length) {
  const Sharing *sharing = data;
  if (sharing->in_text)
    g_string_append_len (sharing->text, text, (gssize)length);
}

static const XmlRule rules[] = {
  { "si", begin_string, NULL, FALSE },
  { "t", begin_text, end_text, FALSE },
  { "rPh", NULL, NULL, TRUE }, /* pronunciation */
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, add_text, NULL, FALSE };

Sharing *
sharing_read (Ooxml *ooxml, GError **error) {
  g_autoptr (Sharing) sharing = g_new0 (Sharing, 1);
  sharing->text = g_string_new (NULL);
  sharing->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (GBytes) bytes = ooxml_take (ooxml, parts[i]);
    g_autoptr (GError) problem = NULL;
    if (bytes != NULL && !xml_read (parts[i], bytes, &format, sharing, &problem)
        && !ooxml_bear (ooxml, g_steal_pointer (&problem), error))
      return NULL;
  }
  begin_string (sharing, NULL);
  return g_steal_pointer (&sharing);
}

void
sharing_free (Sharing *sharing) {
  g_string_free (sharing->text, TRUE);
  g_array_unref (sharing->starts);
  g_free (sharing);
}

const char *
sharing_string (const Sharing *sharing, const char *number, gsize *length) {
  guint64 i;
  *length = 0;
  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXUINT, &i, NULL) || i + 1 >= sharing->starts->len)
    return "";
  gsize start = g_array_index (sharing->starts, gsize, i);
  *length = g_array_index (sharing->starts, gsize, i + 1) - start;
  return sharing->text->str + start;
}
