/* Dates in cells of a workbook (XLSX). A cell holds a number and names a style, the style names a format: one
 * of those every program knows, or one that the workbook describes ("yyyy-mm-dd"). xlsx.c asks for each
 * number. */
#include "indexer/extract/dates.h"
#include "indexer/extract/xml.h"
#include <math.h>
#include <string.h>

#define EPOCH_DAY 30     /* of December 1899 is day 0: 1900 is taken for a leap year there */
#define FIRST_DAY 61     /* days are counted alike by all from March 1900 */
#define LAST_DAY 2958465 /* of the year 9999 */
#define MINUTES 1440
#define DAYS_TO_1904 1462

struct _Dates {
  GHashTable *formats; /* number of a format that the workbook describes as one of dates */
  GArray *styles;      /* of gboolean: whether the style shows dates */
  gboolean in_styles;  /* of cells; there are others */
  guint offset;        /* days added, where they are counted from another one */
};

/* Formats of dates that programs know by number; those from 27 on are for East Asia. */
static const struct {
  guint first, last;
} known[] = { { 14, 17 }, { 22, 22 }, { 27, 31 }, { 36, 36 }, { 50, 54 }, { 57, 58 } };

/* A day or a year in it, not in words it quotes nor in a colour it names. */
static gboolean
is_date_format (const char *code) {
  for (; code != NULL && *code != '\0'; code++) {
    const char *end = *code == '"' ? strchr (code + 1, '"') : *code == '[' ? strchr (code, ']') : NULL;
    if (end != NULL)
      code = end;
    else if (*code == '\\' && code[1] != '\0')
      code++;
    else if (strchr ("dDyY", *code) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
take_format (gpointer data, const XmlElement *element) {
  Dates *dates = data;
  g_autofree char *code = xml_attribute (element, "formatCode");
  guint number = xml_attribute_number (element, "numFmtId", 0);
  if (number > 0 && is_date_format (code))
    g_hash_table_add (dates->formats, GUINT_TO_POINTER (number));
}

static void
begin_styles (gpointer data, G_GNUC_UNUSED const XmlElement *element) {
  ((Dates *)data)->in_styles = TRUE;
}

static void
end_styles (gpointer data) {
  ((Dates *)data)->in_styles = FALSE;
}

static void
take_style (gpointer data, const XmlElement *element) {
  Dates *dates = data;
  guint number = xml_attribute_number (element, "numFmtId", 0);
  gboolean is_date = g_hash_table_contains (dates->formats, GUINT_TO_POINTER (number));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    is_date = is_date || (number >= known[i].first && number <= known[i].last);
  if (dates->in_styles)
    g_array_append_val (dates->styles, is_date);
}

static void
take_properties (gpointer data, const XmlElement *element) {
  g_autofree char *from_1904 = xml_attribute (element, "date1904");
  if (g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0)
    ((Dates *)data)->offset = DAYS_TO_1904;
}

static const XmlRule rules[] = {
  { "workbookPr", take_properties, NULL, FALSE },
  { "numFmt", take_format, NULL, FALSE },
  { "cellXfs", begin_styles, end_styles, FALSE },
  { "xf", take_style, NULL, FALSE },
  { NULL, NULL, NULL, FALSE },
};
static const XmlFormat format = { rules, NULL, NULL, FALSE };

/* Neither part is taken out of the package: the workbook is read again for its sheets. */
Dates *
dates_read (Ooxml *ooxml, GError **error) {
  static const char *const parts[] = { "xl/workbook.xml", "xl/styles.xml" };
  g_autoptr (Dates) dates = g_new0 (Dates, 1);
  dates->formats = g_hash_table_new (NULL, NULL);
  dates->styles = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    GBytes *bytes = g_hash_table_lookup (ooxml->members, parts[i]);
    g_autoptr (GError) problem = NULL;
    if (bytes != NULL && !xml_read (parts[i], bytes, &format, dates, &problem)
        && !ooxml_bear (ooxml, g_steal_pointer (&problem), error))
      return NULL;
  }
  return g_steal_pointer (&dates);
}

void
dates_free (Dates *dates) {
  g_hash_table_unref (dates->formats);
  g_array_unref (dates->styles);
  g_free (dates);
}

gboolean
dates_has_style (const Dates *dates, const char *style) {
  guint64 i;
  return style != NULL && g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT, &i, NULL)
         && i < dates->styles->len && g_array_index (dates->styles, gboolean, i);
}

char *
dates_format (const Dates *dates, double days) {
  days += dates->offset;
  if (!(days >= FIRST_DAY && days < LAST_DAY))
    return NULL;
  guint minutes = (guint)lround ((days - floor (days)) * MINUTES) % MINUTES;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, EPOCH_DAY, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint)floor (days));
  GString *text = g_string_new (NULL);
  g_string_printf (text, "%04u-%02u-%02u", g_date_get_year (&date), (guint)g_date_get_month (&date),
                   g_date_get_day (&date));
  if (minutes > 0)
    g_string_append_printf (text, " %02u:%02u", minutes / 60, minutes % 60);
  return g_string_free (text, FALSE);
}
