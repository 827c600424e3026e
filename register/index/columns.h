/* The values of all filter fields in memory, by document number: filters and facets look here and never at
 * the database while it matches. Loaded anew when the index moves on. */
#pragma once
#include "register/document/field.h"
#include "register/xapian/store.h"
#include <glib.h>

typedef struct {
  const PraxisField *field;
  GPtrArray *values;   /* of char*: number of a value -> value */
  GHashTable *numbers; /* the reverse; numbers are stored one higher */
  GArray *starts;      /* of guint32: document number -> first item; one entry more than documents */
  GArray *items;       /* of guint32: numbers of values */
} PraxisColumn;

typedef struct {
  GPtrArray *columns; /* of PraxisColumn*, in the order of the field table */
  guint documents;    /* highest document number */
  PraxisColumn *own;  /* the only one that is its own, the others being borrowed; NULL if all are */
} PraxisColumns;

PraxisColumns *praxis_columns_load (StoreReader *reader, GError **error);
void praxis_columns_free (PraxisColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisColumns, praxis_columns_free)

/* The same columns, but one of them has only those of its items that are kept (a number not 0 for each, by
 * its place). The given ones must outlive them. Caller frees. */
PraxisColumns *praxis_columns_narrow (const PraxisColumns *columns, const PraxisField *field,
                                      const guint8 *kept);

const PraxisColumn *praxis_columns_find (const PraxisColumns *columns, const PraxisField *field);

/* The numbers of a document's values, and how many there are. Inline, for it is asked of each document that
 * matches. */
static inline const guint32 *
praxis_column_items (const PraxisColumn *column, guint document, guint *count) {
  guint32 start = g_array_index (column->starts, guint32, document);
  *count = g_array_index (column->starts, guint32, document + 1) - start;
  return &g_array_index (column->items, guint32, start);
}

/* For each value of the column, how many documents have it (guint); caller unrefs. */
GArray *praxis_column_counts (const PraxisColumn *column);
