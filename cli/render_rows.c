/* Answers for other programs, a line a row: tables (tsv, csv), runs for trec_eval, bare ids and paths. Each
 * column is a row of one table; its value is printed by what it is, so a new column needs no code. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/base/error.h"
#include <string.h>

/* The part of an answer that a column is taken from. */
typedef enum { FROM_QUESTION, FROM_RANK, FROM_ITEM, FROM_PASSAGE, FROM_PARENT } ColumnSource;

static const struct {
  const char *name;
  ColumnSource source;
} columns[] = {
  { "qid", FROM_QUESTION },       { "rank", FROM_RANK },    { "id", FROM_ITEM },
  { "score", FROM_ITEM },         { "type", FROM_ITEM },    { "language", FROM_ITEM },
  { "countries", FROM_ITEM },     { "regions", FROM_ITEM }, { "topics", FROM_ITEM },
  { "actions", FROM_ITEM },       { "covers", FROM_ITEM },  { "published", FROM_ITEM },
  { "title", FROM_ITEM },         { "path", FROM_ITEM },    { "page", FROM_PASSAGE },
  { "page_label", FROM_PASSAGE }, { "line", FROM_PASSAGE }, { "section", FROM_PASSAGE },
  { "role", FROM_PASSAGE },       { "text", FROM_PASSAGE }, { "field", FROM_PARENT },
  { "value", FROM_ITEM },         { "label", FROM_ITEM },   { "count", FROM_ITEM },
  { "selected", FROM_ITEM },      { "state", FROM_ITEM },   { "reason", FROM_ITEM },
  { "gaps", FROM_ITEM },
};

typedef struct {
  const char *question;
  guint rank;
  JsonObject *item;   /* a hit, a facet value, a document */
  JsonObject *parent; /* the facet of a value */
} Row;

static int
column_find (const char *name) {
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].name, name))
      return (int)i;
  return -1;
}

gboolean
render_check_columns (const char *list, GError **error) {
  g_auto (GStrv) names = g_strsplit (list, ",", -1);
  const char *known[G_N_ELEMENTS (columns) + 1] = { NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    known[i] = columns[i].name;
  for (char **name = names; *name != NULL; name++)
    if (column_find (*name) < 0) {
      praxis_error_set_unknown_among (error, *name, known, "unknown column '%s'", *name);
      return FALSE;
    }
  return TRUE;
}

static void append_node (GString *out, JsonNode *node);

static void
append_list (GString *out, JsonArray *list) {
  for (guint i = 0; i < json_array_get_length (list); i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    append_node (out, json_array_get_element (list, i));
  }
}

/* The objects in a hit are spans of years: {"from","to"} or {"year"}. */
static void
append_span (GString *out, JsonObject *span) {
  gint64 from = reply_number (span, "from", reply_number (span, "year", 0));
  gint64 to = reply_number (span, "to", from);
  if (from != 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, from);
  if (to != from)
    g_string_append_printf (out, "..%" G_GINT64_FORMAT, to);
}

static void
append_double (GString *out, double number) {
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append (out, g_ascii_formatd (digits, sizeof digits, "%.6f", number));
}

static void
append_value (GString *out, JsonNode *node) {
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (node));
  else if (type == G_TYPE_DOUBLE)
    append_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_node (GString *out, JsonNode *node) {
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    append_list (out, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_span (out, json_node_get_object (node));
  else
    append_value (out, node);
}

static void
append_column (GString *out, const Row *row, int column) {
  JsonObject *passage = reply_object_at (reply_array (row->item, "passages"), 0);
  JsonObject *sources[] = { NULL, NULL, row->item, passage, row->parent };
  JsonObject *source = sources[columns[column].source];
  if (columns[column].source == FROM_QUESTION)
    g_string_append (out, row->question != NULL ? row->question : "");
  else if (columns[column].source == FROM_RANK)
    g_string_append_printf (out, "%u", row->rank);
  else if (source != NULL)
    append_node (out, json_object_get_member (source, columns[column].name));
}

/* How one cell is written. Its value is clean: it holds neither tab nor line end. */
typedef void (*CellFunction) (GString *out, const char *value);

static void
cell_tsv (GString *out, const char *value) {
  g_string_append (out, value);
}

static void
cell_csv (GString *out, const char *value) {
  if (strpbrk (value, ",\"") == NULL) {
    g_string_append (out, value);
    return;
  }
  g_auto (GStrv) parts = g_strsplit (value, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (out, "\"%s\"", doubled);
}

typedef struct {
  GString *out;
  const RenderStyle *style;
  CellFunction cell;
  const char *separator;
  const char *end;
  GStrv names;
} Table;

static void
table_begin (Table *table) {
  g_autofree char *list = table->style->question != NULL ? g_strconcat ("qid,", table->style->columns, NULL)
                                                         : g_strdup (table->style->columns);
  table->names = g_strsplit (list, ",", -1);
  if (!table->style->headed)
    return;
  g_autofree char *line = g_strjoinv (table->separator, table->names);
  g_string_append_printf (table->out, "%s%s", line, table->end);
}

static void
table_row (Table *table, const Row *row) {
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) clean = g_string_new (NULL);
  for (char **name = table->names; *name != NULL; name++) {
    g_string_truncate (value, 0);
    g_string_truncate (clean, 0);
    append_column (value, row, column_find (*name));
    ink_append_clean (clean, value->str);
    if (name != table->names)
      g_string_append (table->out, table->separator);
    table->cell (table->out, clean->str);
  }
  g_string_append (table->out, table->end);
}

static void
table_items (Table *table, JsonArray *items, JsonObject *parent) {
  for (guint i = 0; i < reply_length (items); i++) {
    Row row = { table->style->question, i + 1, reply_object_at (items, i), parent };
    table_row (table, &row);
  }
}

/* The items of an array of the answer; with children, those in each of its elements. */
static void
render_table (Table table, JsonObject *answer, const char *array, const char *children) {
  JsonArray *items = reply_array (answer, array);
  table_begin (&table);
  if (children == NULL)
    table_items (&table, items, NULL);
  for (guint i = 0; children != NULL && i < reply_length (items); i++)
    table_items (&table, reply_array (reply_object_at (items, i), children), reply_object_at (items, i));
  g_strfreev (table.names);
}

static Table
table_tsv (GString *out, const RenderStyle *style) {
  return (Table){ out, style, cell_tsv, "\t", "\n", NULL };
}

static Table
table_csv (GString *out, const RenderStyle *style) {
  return (Table){ out, style, cell_csv, ",", "\r\n", NULL };
}

void
render_tsv (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_tsv (out, style), answer, "hits", NULL);
}

void
render_csv (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_csv (out, style), answer, "hits", NULL);
}

void
render_tsv_facets (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_tsv (out, style), answer, "facets", "values");
}

void
render_csv_facets (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_csv (out, style), answer, "facets", "values");
}

void
render_tsv_unreadable (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_tsv (out, style), answer, "documents", NULL);
}

void
render_csv_unreadable (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_table (table_csv (out, style), answer, "documents", NULL);
}

/* trec_eval splits at white space, so an id must not hold any. */
static void
append_trec_name (GString *out, const char *name) {
  for (; *name != '\0'; name++)
    g_string_append_c (out, g_ascii_isspace (*name) ? '_' : *name);
}

void
render_trec (GString *out, JsonObject *answer, const RenderStyle *style) {
  JsonArray *hits = reply_array (answer, "hits");
  for (guint i = 0; i < reply_length (hits); i++) {
    JsonObject *hit = reply_object_at (hits, i);
    const char *id = reply_text (hit, "id");
    append_trec_name (out, style->question != NULL ? style->question : "1");
    g_string_append (out, " Q0 ");
    append_trec_name (out, id != NULL ? id : "");
    g_string_append_printf (out, " %u ", i + 1);
    append_double (out, reply_double (hit, "score"));
    g_string_append (out, " praxis\n");
  }
}

static void
render_member (GString *out, JsonObject *answer, const RenderStyle *style, const char *member) {
  JsonArray *hits = reply_array (answer, "hits");
  for (guint i = 0; i < reply_length (hits); i++) {
    const char *value = reply_text (reply_object_at (hits, i), member);
    if (value == NULL)
      continue; /* a record without a file */
    if (style->ink.terminal)
      ink_append_clean (out, value);
    else
      g_string_append (out, value);
    g_string_append_c (out, style->zero ? '\0' : '\n');
  }
}

void
render_ids (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_member (out, answer, style, "id");
}

void
render_files (GString *out, JsonObject *answer, const RenderStyle *style) {
  render_member (out, answer, style, "path");
}

void
render_count (GString *out, JsonObject *answer, G_GNUC_UNUSED const RenderStyle *style) {
  g_string_append_printf (out, "%" G_GINT64_FORMAT "\n",
                          reply_number (reply_object (answer, "total"), "value", 0));
}
