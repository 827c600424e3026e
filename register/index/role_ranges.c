/* Role ranges as text and in memory. */
#include "register/index/role_ranges.h"
#include "register/document/blocks.h"
#include "register/index/analysis.h"
#include <stdlib.h>
#include <string.h>

/* ---- Writing ---- */

static gboolean
has_role (const PraxisDocument *document, const PraxisBlock *block, const char *role) {
  int section = praxis_document_section_at (document, block->start);
  return section >= 0
         && g_strcmp0 (g_array_index (document->sections, PraxisSection, section).role, role) == 0;
}

/* Each block lies in one section. */
static void
append_ranges (GString *text, const PraxisDocument *document, const GArray *blocks, const char *role) {
  gboolean within = FALSE;
  for (guint i = 0; i < blocks->len; i++) {
    const PraxisBlock *block = &g_array_index (blocks, PraxisBlock, i);
    if (has_role (document, block, role) == within)
      continue;
    within = !within;
    gboolean follows = within && text->len > 0 && text->str[text->len - 1] != *PRAXIS_VALUE_SEPARATOR;
    g_string_append_printf (text, within ? "%s%u-" : "%s%u", follows ? "," : "", block->position);
  }
}

char *
praxis_role_ranges_write (const PraxisDocument *document, const GArray *blocks, const GPtrArray *roles) {
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < roles->len; i++) {
    if (i > 0)
      g_string_append (text, PRAXIS_VALUE_SEPARATOR);
    append_ranges (text, document, blocks, g_ptr_array_index (roles, i));
  }
  return g_string_free (text, FALSE);
}

/* ---- Reading ---- */

struct _PraxisRoleRanges {
  const PraxisColumn *column;
  GArray *starts;    /* of guint32: place of an item -> its first position; one entry more than items */
  GArray *positions; /* of guint32 */
};

static void
start_items_up_to (PraxisRoleRanges *ranges, guint place) {
  while (ranges->starts->len <= place)
    g_array_append_val (ranges->starts, ranges->positions->len);
}

static void
append_positions (PraxisRoleRanges *ranges, const char *text) {
  g_auto (GStrv) parts = g_strsplit_set (text, ",-", -1);
  for (char **part = parts; *part != NULL; part++) {
    guint32 position = **part == '\0' ? G_MAXUINT32 : (guint32)strtoul (*part, NULL, 10);
    g_array_append_val (ranges->positions, position);
  }
}

static void
add_document (guint number, const char *value, gsize length, gpointer data) {
  PraxisRoleRanges *ranges = data;
  if (number + 1 >= ranges->column->starts->len)
    return;
  guint place = g_array_index (ranges->column->starts, guint32, number);
  guint end = g_array_index (ranges->column->starts, guint32, number + 1);
  g_autofree char *text = g_strndup (value, length);
  g_auto (GStrv) items = g_strsplit (text, PRAXIS_VALUE_SEPARATOR, -1);
  for (char **item = items; *item != NULL && place < end; item++, place++) {
    start_items_up_to (ranges, place);
    append_positions (ranges, *item);
  }
}

PraxisRoleRanges *
praxis_role_ranges_load (StoreReader *reader, const PraxisColumn *column, GError **error) {
  PraxisRoleRanges *ranges = g_new0 (PraxisRoleRanges, 1);
  ranges->column = column;
  ranges->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  ranges->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!store_reader_each_value (reader, PRAXIS_SLOT_ROLES, add_document, ranges, error)) {
    praxis_role_ranges_free (ranges);
    return NULL;
  }
  start_items_up_to (ranges, column->items->len);
  return ranges;
}

void
praxis_role_ranges_free (PraxisRoleRanges *ranges) {
  if (ranges == NULL)
    return;
  g_array_unref (ranges->starts);
  g_array_unref (ranges->positions);
  g_free (ranges);
}

const guint32 *
praxis_role_ranges_of (const PraxisRoleRanges *ranges, guint place, guint *count) {
  guint32 start = g_array_index (ranges->starts, guint32, place);
  *count = g_array_index (ranges->starts, guint32, place + 1) - start;
  return &g_array_index (ranges->positions, guint32, start);
}
