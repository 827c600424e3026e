/* Tables as text (CSV, TSV): each row becomes a line, its cells set apart by tabs, whatever sets them apart
 * in the file. Rows keep the numbers of their lines unless a cell holds line ends. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/text.h"
#include <string.h>

#define SAMPLE 30 /* rows from which the delimiter is told */

/* Number of delimiters in the row at `at`, outside quotes; `end` is set to the end of its line. */
static guint
count_in_row (const char *at, char delimiter, const char **end) {
  guint count = 0;
  gboolean quoted = FALSE;
  for (; *at != '\0' && (quoted || *at != '\n'); at++) {
    quoted ^= *at == '"';
    count += !quoted && *at == delimiter;
  }
  *end = at;
  return count;
}

/* How many of the first rows have as many cells as the first one, and then how many these are. */
static guint
rate (const char *text, char delimiter) {
  guint cells = count_in_row (text, delimiter, &text), alike = 1;
  for (guint row = 1; cells > 0 && row < SAMPLE && *text == '\n'; row++)
    alike += count_in_row (text + 1, delimiter, &text) == cells;
  return cells > 0 ? alike * 1000 + MIN (cells, 999u) : 0;
}

/* The comma where nothing sets cells apart. */
static char
find_delimiter (const char *text) {
  static const char delimiters[] = ",;\t|";
  char best = delimiters[0];
  guint most = 0;
  for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++) {
    guint rating = rate (text, *delimiter);
    if (rating > most) {
      most = rating;
      best = *delimiter;
    }
  }
  return best;
}

typedef struct {
  GString *text;
  char delimiter;
  gboolean has_lines;
} Table;

/* What stands between quotes, from behind the first one; returns where it ends, or NULL if it never does. */
static const char *
add_quoted (Table *table, const char *at) {
  for (; *at != '\0'; at++) {
    if (*at == '"' && at[1] != '"')
      return at + 1;
    if (*at == '"')
      at++;
    if (*at == '\n')
      table->has_lines = FALSE;
    g_string_append_c (table->text, *at == '\n' || *at == '\t' ? ' ' : *at);
  }
  return NULL;
}

/* FALSE if a quote is never closed: then it is none. */
static gboolean
add_rows (Table *table, const char *at, gboolean quotes) {
  gboolean begins_cell = TRUE;
  while (at != NULL && *at != '\0') {
    if (quotes && begins_cell && *at == '"') {
      begins_cell = FALSE;
      at = add_quoted (table, at + 1);
      continue;
    }
    begins_cell = *at == table->delimiter || *at == '\n' || (begins_cell && *at == ' ');
    g_string_append_c (table->text, *at == table->delimiter ? '\t' : *at == '\t' ? ' ' : *at);
    at++;
  }
  return at != NULL;
}

gboolean
csv_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GString) file = text_load (fd, size, limits, document, error);
  if (file == NULL)
    return FALSE;
  g_autoptr (GString) text = g_string_sized_new (file->len);
  Table table = { text, find_delimiter (file->str), TRUE };
  if (!add_rows (&table, file->str, TRUE)) {
    g_string_truncate (text, 0);
    table.has_lines = add_rows (&table, file->str, FALSE);
  }
  document->has_lines = table.has_lines;
  content_append (document, limits, text->str, text->len);
  return TRUE;
}
