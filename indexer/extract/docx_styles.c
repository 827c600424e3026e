/* Which paragraph styles of a DOCX are headings. A style says so by its outline level, by its built-in name
 * (which stays English in every language of the program, but not in files that other programs wrote), or
 * inherits it. */
#include "indexer/extract/docx_styles.h"
#include "indexer/extract/xml.h"
#include <string.h>

#define LONGEST_CHAIN 20 /* styles that inherit from one another; a longer chain is a loop */

typedef struct {
  guint level;
  char *parent;
} Style;

typedef struct {
  GHashTable *styles; /* id -> Style */
  Style *current;
} Styles;

/* "heading" in the languages of programs that translate style names. */
static const char *const heading_names[] = {
  "heading", "titre",      "título", "titulo", "überschrift", "titolo", "kop",  "заголовок", "nagłówek",
  "rubrik",  "overskrift", "nadpis", "başlık", "عنوان",       "标题",   "標題", "見出し",    "제목",
};

static const char *const title_names[] = { "title", "titel", "titre" };

static void
style_free (gpointer data) {
  Style *style = data;
  g_free (style->parent);
  g_free (style);
}

guint
docx_styles_level_of_name (const char *name) {
  g_autofree char *lower = g_utf8_validate (name, -1, NULL) ? g_utf8_strdown (name, -1) : g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (title_names); i++)
    if (strcmp (lower, title_names[i]) == 0)
      return DOCX_TITLE;
  for (guint i = 0; i < G_N_ELEMENTS (heading_names); i++) {
    const char *number = g_str_has_prefix (lower, heading_names[i]) ? lower + strlen (heading_names[i]) : "";
    number += strspn (number, " ");
    if (g_ascii_isdigit (number[0]) && number[0] != '0' && number[1] == '\0')
      return (guint)g_ascii_digit_value (number[0]);
  }
  return DOCX_UNKNOWN;
}

static void
begin_style (gpointer data, const XmlElement *element) {
  Styles *styles = data;
  char *id = xml_attribute (element, "styleId");
  styles->current = NULL;
  if (id == NULL)
    return;
  styles->current = g_new0 (Style, 1);
  styles->current->level = DOCX_UNKNOWN;
  g_hash_table_replace (styles->styles, id, styles->current);
}

static void
end_style (gpointer data) {
  ((Styles *)data)->current = NULL;
}

static void
take_name (gpointer data, const XmlElement *element) {
  Style *style = ((Styles *)data)->current;
  g_autofree char *name = xml_attribute (element, "val");
  if (style != NULL && name != NULL && style->level == DOCX_UNKNOWN)
    style->level = docx_styles_level_of_name (name);
}

static void
take_parent (gpointer data, const XmlElement *element) {
  Style *style = ((Styles *)data)->current;
  if (style == NULL)
    return;
  g_free (style->parent);
  style->parent = xml_attribute (element, "val");
}

/* 0 to 8 are levels, 9 is body text. */
static void
take_level (gpointer data, const XmlElement *element) {
  Style *style = ((Styles *)data)->current;
  guint outline = xml_attribute_number (element, "val", 9);
  if (style != NULL && style->level != DOCX_TITLE)
    style->level = outline < 9 ? outline + 1 : 0;
}

static guint
inherited_level (GHashTable *styles, const Style *style) {
  for (guint i = 0; i < LONGEST_CHAIN && style != NULL; i++) {
    if (style->level != DOCX_UNKNOWN)
      return style->level;
    style = style->parent != NULL ? g_hash_table_lookup (styles, style->parent) : NULL;
  }
  return 0;
}

static GHashTable *
resolve (GHashTable *styles) {
  GHashTable *levels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, style;
  g_hash_table_iter_init (&iter, styles);
  while (g_hash_table_iter_next (&iter, &id, &style))
    g_hash_table_insert (levels, g_strdup (id), GUINT_TO_POINTER (inherited_level (styles, style)));
  return levels;
}

GHashTable *
docx_styles_read (GBytes *bytes, GError **error) {
  static const XmlRule rules[] = {
    { "style", begin_style, end_style, FALSE }, { "name", take_name, NULL, FALSE },
    { "basedOn", take_parent, NULL, FALSE },    { "outlineLvl", take_level, NULL, FALSE },
    { "latentStyles", NULL, NULL, TRUE },       { NULL, NULL, NULL, FALSE },
  };
  static const XmlFormat format = { rules, NULL, NULL, FALSE };
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  Styles reading = { styles, NULL };
  g_autoptr (GError) problem = NULL;
  if (bytes == NULL || xml_read ("word/styles.xml", bytes, &format, &reading, &problem)
      || problem->code != PRAXIS_STATE_REFUSED)
    return resolve (styles);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
