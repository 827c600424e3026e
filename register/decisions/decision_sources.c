/* Sidecars and register tables. Programmes have such files already, so what they hold besides is left alone;
 * what looks like a tag and is none is a fault with its line. */
#include "register/decisions/decision_sources.h"
#include "register/base/error.h"
#include "register/decisions/decisions.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_SIDECAR (64 << 10)

/* ---- Sidecars ---- */

/* The bytes of a small plain file; links and pipes are left alone, as they are by the crawl. */
static char *
read_small_file (const char *file) {
  struct stat status;
  int descriptor = open (file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0)
    return NULL;
  g_autofree char *content = g_malloc0 (LARGEST_SIDECAR + 1);
  gboolean plain = fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode);
  ssize_t length = plain ? read (descriptor, content, LARGEST_SIDECAR) : -1;
  close (descriptor);
  return length < 0 ? NULL : g_steal_pointer (&content);
}

static void
read_sidecar_line (const DecisionReader *reader, const char *path, char *line, const char *origin) {
  char *equals = strchr (line, '=');
  if (*line == '\0' || *line == '#' || strcmp (line, "[tags]") == 0)
    return;
  if (equals == NULL) {
    reader->fault (g_strdup_printf ("%s: '%s' is no setting: it reads FIELD = VALUE", origin, line),
                   reader->data);
    return;
  }
  *equals = '\0';
  g_autofree char *name = g_ascii_strdown (g_strchomp (line), -1);
  reader->stated (path, name, g_strstrip (equals + 1), origin, reader->data);
}

/* Where a text begins behind the mark that some programs put before it. */
static const char *
without_mark (const char *content) {
  return g_str_has_prefix (content, "\xef\xbb\xbf") ? content + 3 : content;
}

void
decision_read_sidecar (const DecisionReader *reader, const char *path) {
  g_autofree char *file = g_strconcat (path, PRAXIS_SIDECAR, NULL), *content = read_small_file (file);
  if (content == NULL)
    return;
  if (!g_utf8_validate (content, -1, NULL)) {
    reader->fault (g_strdup_printf ("%s:1: it is not UTF-8", file), reader->data);
    return;
  }
  g_auto (GStrv) lines = g_strsplit (without_mark (content), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *origin = g_strdup_printf ("%s:%u", file, i + 1);
    read_sidecar_line (reader, path, g_strstrip (lines[i]), origin);
  }
}

/* ---- Tables ---- */

typedef struct {
  const char *next;
  char separator;
  guint line; /* of the row */
  guint lines_read;
  gboolean open; /* the table ends within quotes */
} Rows;

/* The next field; *last tells whether it ends its row. Quotes that stand within a field are a part of it. */
static char *
next_field (Rows *rows, gboolean *last) {
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;
  for (rows->next += strspn (rows->next, " "); *rows->next != '\0'; rows->next++) {
    char byte = *rows->next;
    rows->lines_read += byte == '\n';
    if (quoted && byte == '"' && rows->next[1] == '"')
      g_string_append_c (field, *++rows->next);
    else if (byte == '"' && (quoted || field->len == 0))
      quoted = !quoted;
    else if (!quoted && (byte == rows->separator || byte == '\n'))
      break;
    else
      g_string_append_c (field, byte);
  }
  rows->open = quoted;
  *last = *rows->next != rows->separator;
  if (*rows->next != '\0')
    rows->next++;
  return g_strstrip (g_string_free (field, FALSE));
}

/* The fields of the next row, NULL at the end. */
static GPtrArray *
next_row (Rows *rows) {
  gboolean last = FALSE;
  if (*rows->next == '\0')
    return NULL;
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  rows->line = rows->lines_read + 1;
  while (!last)
    g_ptr_array_add (row, next_field (rows, &last));
  return row;
}

static const char *
field_at (const GPtrArray *row, guint index) {
  return index < row->len ? g_ptr_array_index (row, index) : "";
}

/* What most rows of the world are separated by, as the first row has it outside of quotes. */
static char
separator_of (const char *content) {
  const char *const separators = ",;\t";
  gboolean quoted = FALSE;
  for (const char *at = content; *at != '\0' && (quoted || *at != '\n'); at++) {
    quoted = quoted != (*at == '"');
    if (!quoted && strchr (separators, *at) != NULL)
      return *at;
  }
  return separators[0];
}

/* Ends of lines as they were on old Macintoshes, which spreadsheets still write. */
static void
end_lines (char *content) {
  for (char *at = strchr (content, '\r'); at != NULL; at = strchr (at + 1, '\r'))
    if (at[1] != '\n')
      *at = '\n';
}

/* The tag that a column names ("Country", "not-topic"), or NULL: then it is the user's own affair, unless it
 * was hardly meant to be. */
static char *
tag_of_column (const DecisionReader *reader, const char *file, const char *title) {
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_ascii_strdown (title, -1);
  const char *field = g_str_has_prefix (name, "not-") ? name + 4 : name;
  if (praxis_tag_field (field, &reason) != NULL)
    return g_steal_pointer (&name);
  if (praxis_error_nearest (reason) != NULL)
    reader->fault (g_strdup_printf ("%s:1: %s", file, reason->message), reader->data);
  return NULL;
}

static void
read_row (const DecisionReader *reader, const char *path, const GPtrArray *names, const GPtrArray *row,
          const char *origin) {
  for (guint i = 0; i < names->len; i++)
    if (g_ptr_array_index (names, i) != NULL && *field_at (row, i) != '\0')
      reader->stated (path, g_ptr_array_index (names, i), field_at (row, i), origin, reader->data);
}

static gboolean
read_rows (const DecisionReader *reader, const char *file, Rows *rows, GError **error) {
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GPtrArray) head = next_row (rows), names = g_ptr_array_new_with_free_func (g_free);
  guint path_column = G_MAXUINT;
  for (guint i = 0; head != NULL && i < head->len; i++) {
    gboolean is_path = g_ascii_strcasecmp (field_at (head, i), "path") == 0;
    path_column = is_path ? i : path_column;
    g_ptr_array_add (names, is_path ? NULL : tag_of_column (reader, file, field_at (head, i)));
  }
  if (path_column == G_MAXUINT) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "%s:1: no column is called 'path'", file);
    return FALSE;
  }
  for (;;) {
    g_autoptr (GPtrArray) row = next_row (rows);
    if (row == NULL)
      return TRUE;
    g_autofree char *origin = g_strdup_printf ("%s:%u", file, rows->line);
    if (rows->open)
      reader->fault (g_strdup_printf ("%s: a quote is never closed", origin), reader->data);
    g_autofree char *path = g_canonicalize_filename (field_at (row, path_column), folder);
    if (*field_at (row, path_column) != '\0')
      read_row (reader, path, names, row, origin);
    else if (row->len > 1)
      reader->fault (g_strdup_printf ("%s: it names no path", origin), reader->data);
  }
}

gboolean
decision_read_table (const DecisionReader *reader, const char *file, GError **error) {
  g_autofree char *content = NULL, *absolute = g_canonicalize_filename (file, NULL);
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (absolute, &content, NULL, &reason) || !g_utf8_validate (content, -1, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "cannot read the table '%s': %s", file,
                 reason != NULL ? reason->message : "it is not UTF-8");
    return FALSE;
  }
  end_lines (content);
  const char *start = without_mark (content);
  Rows rows = { start, separator_of (start), 1, 0, FALSE };
  return read_rows (reader, absolute, &rows, error);
}
