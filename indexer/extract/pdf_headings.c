/* Headings of a PDF without outline, by their type: what is set clearly larger than the body or stands alone
 * in bold. */
#include "indexer/extract/content.h"
#include "indexer/extract/pdf_sections.h"
#include <string.h>

#define MOST_WORDS 15      /* of a heading; more is a paragraph in large type */
#define MOST_BOLD_WORDS 10 /* of a heading that is only bold */
#define MOST_LINES 4       /* of a heading */
#define DEEPEST 6

static gboolean
are_alike (const PdfLine *group, const PdfLine *next, G_GNUC_UNUSED guint body) {
  return next->bold == group->bold && next->size + 1 >= group->size && next->size <= group->size + 1;
}

static gboolean
is_heading (const PraxisDocument *document, const PdfLine *line, guint body) {
  if (line->words > MOST_WORDS || line->lines > MOST_LINES)
    return FALSE;
  if (pdf_type_is_larger (line, body))
    return TRUE;
  if (!line->bold || line->size + 1 < body || line->words > MOST_BOLD_WORDS || line->lines > 2)
    return FALSE;
  g_autofree char *title = pdf_type_words (document, line);
  gunichar first = g_utf8_get_char (title);
  return (g_unichar_isupper (first) || g_unichar_isdigit (first))
         && strchr (".,;:)", title[strlen (title) - 1]) == NULL;
}

/* How a title recurs: on one page after the other it is a running header. */
typedef struct {
  guint times, in_a_row, last_page;
} Recurrence;

static char *
recurrence_key (const PraxisDocument *document, const PdfLine *line) {
  g_autofree char *title = pdf_type_words (document, line);
  return g_utf8_strdown (title, -1);
}

static void
count_recurrences (const PraxisDocument *document, const GArray *found, GHashTable *recurrences) {
  for (guint i = 0; i < found->len; i++) {
    const PdfLine *line = &g_array_index (found, PdfLine, i);
    char *key = recurrence_key (document, line);
    Recurrence *recurrence = g_hash_table_lookup (recurrences, key);
    if (recurrence == NULL) {
      recurrence = g_new0 (Recurrence, 1);
      g_hash_table_insert (recurrences, g_strdup (key), recurrence);
    }
    recurrence->in_a_row += recurrence->times > 0 && line->page <= recurrence->last_page + 2;
    recurrence->times++;
    recurrence->last_page = line->page;
    g_free (key);
  }
}

static gboolean
is_running_header (const PraxisDocument *document, const PdfLine *line, GHashTable *recurrences) {
  g_autofree char *key = recurrence_key (document, line);
  const Recurrence *recurrence = g_hash_table_lookup (recurrences, key);
  return recurrence->in_a_row >= 3 && recurrence->in_a_row * 2 > recurrence->times;
}

/* Larger sizes stand higher; the bold ones of the body's size stand below them all. */
static guint
level_of (const gboolean *used, guint size) {
  guint level = 1;
  for (guint larger = PDF_TYPE_SIZES - 1; larger > size; larger--)
    level += used[larger];
  return MIN (level, DEEPEST);
}

static GArray *
find_headings (const PdfType *type, const PraxisDocument *document, guint body) {
  GArray *found = g_array_new (FALSE, FALSE, sizeof (PdfLine));
  const GArray *lines = pdf_type_lines (type);
  for (guint i = 0; i < lines->len;) {
    PdfLine group = pdf_type_take_group (type, &i, are_alike, body);
    if (!is_heading (document, &group, body))
      continue;
    group.size = pdf_type_is_larger (&group, body) ? group.size & ~1u : body;
    g_array_append_val (found, group);
  }
  return found;
}

void
pdf_headings_sections (const PdfType *type, PraxisDocument *document) {
  g_autoptr (GArray) found = find_headings (type, document, pdf_type_body_size (type));
  g_autoptr (GHashTable) recurrences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  count_recurrences (document, found, recurrences);
  gboolean used[PDF_TYPE_SIZES] = { FALSE };
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < found->len; i++) {
      const PdfLine *line = &g_array_index (found, PdfLine, i);
      if (is_running_header (document, line, recurrences))
        continue;
      g_autofree char *title = pdf_type_words (document, line);
      if (pass == 0)
        used[MIN (line->size, PDF_TYPE_SIZES - 1)] = TRUE;
      else
        content_section_at (document, line->start, level_of (used, line->size), title);
    }
}
