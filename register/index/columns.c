/* Loading slots into columns. */
#include "register/index/columns.h"
#include "register/index/analysis.h"
#include <string.h>

static void
column_free (gpointer data) {
  PraxisColumn *column = data;
  g_ptr_array_unref (column->values);
  g_hash_table_unref (column->numbers);
  g_array_unref (column->starts);
  g_array_unref (column->items);
  g_free (column);
}

void
praxis_columns_free (PraxisColumns *columns) {
  if (columns == NULL)
    return;
  g_ptr_array_unref (columns->columns);
  if (columns->own != NULL)
    column_free (columns->own);
  g_free (columns);
}

#define SHORT_VALUE sizeof (guint64)
#define SHORT_VALUES 256u

/* A column that is being filled. Its values come again and again and most are short, codes and years, so the
 * numbers of short ones are kept by their bytes: 100,000 documents have a million values to look up. */
typedef struct {
  PraxisColumn *column;
  guint64 shorts[SHORT_VALUES]; /* 0: none */
  guint32 numbers[SHORT_VALUES];
} Loading;

static guint32
look_up (PraxisColumn *column, const char *value, gsize length) {
  g_autofree char *copy = g_strndup (value, length);
  gpointer known = g_hash_table_lookup (column->numbers, copy);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  g_hash_table_insert (column->numbers, copy, GUINT_TO_POINTER (column->values->len + 1));
  g_ptr_array_add (column->values, g_steal_pointer (&copy));
  return column->values->len - 1;
}

static guint32
value_number (Loading *loading, const char *value, gsize length) {
  guint64 bytes = 0;
  memcpy (&bytes, value, MIN (length, SHORT_VALUE));
  if (length > SHORT_VALUE || bytes == 0)
    return look_up (loading->column, value, length);
  guint place = (guint)(bytes * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) % SHORT_VALUES;
  if (loading->shorts[place] != bytes) {
    loading->shorts[place] = bytes;
    loading->numbers[place] = look_up (loading->column, value, length);
  }
  return loading->numbers[place];
}

/* Documents without a value get an empty run. */
static void
start_runs_up_to (PraxisColumn *column, guint document) {
  guint from = column->starts->len;
  if (document < from)
    return;
  g_array_set_size (column->starts, document + 1);
  for (guint i = from; i <= document; i++)
    g_array_index (column->starts, guint32, i) = column->items->len;
}

static void
add_values (guint document, const char *value, gsize length, gpointer data) {
  Loading *loading = data;
  PraxisColumn *column = loading->column;
  start_runs_up_to (column, document);
  const char *end = value + length;
  while (value < end) {
    const char *separator = memchr (value, *PRAXIS_VALUE_SEPARATOR, (gsize)(end - value));
    const char *stop = separator != NULL ? separator : end;
    guint32 number = value_number (loading, value, (gsize)(stop - value));
    g_array_append_val (column->items, number);
    value = stop + 1;
  }
}

static gboolean
load_column (PraxisColumns *columns, StoreReader *reader, const PraxisField *field, GError **error) {
  PraxisColumn *column = g_new0 (PraxisColumn, 1);
  column->field = field;
  column->values = g_ptr_array_new_with_free_func (g_free);
  column->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  column->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint32), columns->documents + 2);
  column->items = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (columns->columns, column);
  Loading loading = { .column = column };
  if (!store_reader_each_value (reader, field->slot, add_values, &loading, error))
    return FALSE;
  start_runs_up_to (column, columns->documents + 1);
  return TRUE;
}

PraxisColumns *
praxis_columns_load (StoreReader *reader, GError **error) {
  PraxisColumns *columns = g_new0 (PraxisColumns, 1);
  columns->columns = g_ptr_array_new_with_free_func (column_free);
  columns->documents = store_reader_last_number (reader);
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FILTER) != 0 && !load_column (columns, reader, field, error)) {
      praxis_columns_free (columns);
      return NULL;
    }
  return columns;
}

static PraxisColumn *
narrow_column (const PraxisColumn *column, const guint8 *kept) {
  PraxisColumn *narrow = g_new0 (PraxisColumn, 1);
  narrow->field = column->field;
  narrow->values = g_ptr_array_ref (column->values);
  narrow->numbers = g_hash_table_ref (column->numbers);
  narrow->starts = g_array_copy (column->starts);
  narrow->items = g_array_copy (column->items);
  guint32 *starts = (guint32 *)(void *)narrow->starts->data, *items = (guint32 *)(void *)narrow->items->data;
  guint32 item = 0, used = 0;
  for (guint document = 0; document < column->starts->len; document++) {
    for (; item < g_array_index (column->starts, guint32, document); item++)
      if (kept[item] != 0)
        items[used++] = g_array_index (column->items, guint32, item);
    starts[document] = used;
  }
  g_array_set_size (narrow->items, used);
  return narrow;
}

PraxisColumns *
praxis_columns_narrow (const PraxisColumns *columns, const PraxisField *field, const guint8 *kept) {
  PraxisColumns *narrow = g_new0 (PraxisColumns, 1);
  narrow->columns = g_ptr_array_copy (columns->columns, NULL, NULL);
  g_ptr_array_set_free_func (narrow->columns, NULL);
  narrow->documents = columns->documents;
  for (guint i = 0; i < columns->columns->len; i++) {
    const PraxisColumn *column = g_ptr_array_index (columns->columns, i);
    if (column->field == field)
      g_ptr_array_index (narrow->columns, i) = narrow->own = narrow_column (column, kept);
  }
  return narrow;
}

const PraxisColumn *
praxis_columns_find (const PraxisColumns *columns, const PraxisField *field) {
  for (guint i = 0; i < columns->columns->len; i++) {
    const PraxisColumn *column = g_ptr_array_index (columns->columns, i);
    if (column->field == field)
      return column;
  }
  return NULL;
}

GArray *
praxis_column_counts (const PraxisColumn *column) {
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (counts, column->values->len);
  for (guint i = 0; i < column->items->len; i++)
    g_array_index (counts, guint, g_array_index (column->items, guint32, i))++;
  return counts;
}
