/* Marks of notes in web pages, which stand right behind a word, and would become a part of it. */
#include "indexer/extract/html_content.h"
#include <string.h>

#define LONGEST 6 /* bytes of a mark: "[12]", "viii", "†" */

/* In what a link to a note and back names itself and the note, by Word, LibreOffice, Pandoc, wikis and EPUB.
 */
static const char *const note_words[] = { "note", "ftn", "edn", "fn", "cite" };

static gboolean
is_mark (const char *text) {
  static const char signs[] = "0123456789[]().*^ivxabc";
  static const char *const others[] = { "†", "‡", "§", "¶", "↑", "↩" };
  gsize length = strlen (text);
  if (length == 0 || length > LONGEST)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (text, others[i]))
      return TRUE;
  return strspn (text, signs) == length;
}

static gboolean
names_note (const xmlNode *node) {
  static const char *const attributes[] = { "href", "class", "role", "type" };
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++) {
    g_autofree char *value = html_attribute (node, attributes[i]);
    for (guint j = 0; value != NULL && j < G_N_ELEMENTS (note_words); j++)
      if (strstr (value, note_words[j]) != NULL)
        return TRUE;
  }
  return FALSE;
}

gboolean
html_is_note_mark (const xmlNode *node) {
  g_autofree char *link = html_is (node, "a") ? html_attribute (node, "href") : NULL;
  if (link == NULL || strchr (link, '#') == NULL || !names_note (node))
    return FALSE;
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *text = g_strstrip (g_strdup ((const char *)content));
  xmlFree (content);
  return is_mark (text);
}

char *
html_raised_number (const xmlNode *node) {
  static const char *const raised[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  if (!html_is (node, "sup"))
    return NULL;
  xmlChar *content = xmlNodeGetContent (node);
  const char *text = (const char *)content;
  g_autoptr (GString) number = g_string_new (NULL);
  while (text != NULL && g_ascii_isdigit (*text))
    g_string_append (number, raised[*text++ - '0']);
  gboolean all = text != NULL && *text == '\0' && number->len > 0;
  xmlFree (content);
  return all ? g_string_free (g_steal_pointer (&number), FALSE) : NULL;
}
