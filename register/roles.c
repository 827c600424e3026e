/* The query is asked twice: of whole documents, then of what the matching ones have in the sections of each
 * of their roles, put in memory as documents of their own. So whatever a query means, it means there too. */
#include "register/roles.h"
#include "register/blocks.h"
#include "register/entry.h"
#include "register/match.h"
#include "register/xapian/parts.h"
#include <string.h>

typedef struct {
  const PraxisColumn *column;
  GArray *documents; /* of guint: those that match and have roles */
} Candidates;

static gboolean
note_candidate (guint document, gpointer data) {
  Candidates *candidates = data;
  guint count;
  praxis_column_items (candidates->column, document, &count);
  if (count > 0)
    g_array_append_val (candidates->documents, document);
  return FALSE;
}

static gboolean
has_role (const PraxisDocument *record, const PraxisBlock *block, const char *role) {
  int section = praxis_document_section_at (record, block->start);
  return section >= 0 && g_strcmp0 (g_array_index (record->sections, PraxisSection, section).role, role) == 0;
}

/* The positions of the sections of a role: pairs of the first and the one after the last. Each block lies in
 * one section. */
static GArray *
role_ranges (const PraxisDocument *record, const GArray *blocks, const char *role) {
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean within = FALSE;
  guint32 end = G_MAXUINT32;
  for (guint i = 0; i < blocks->len; i++) {
    const PraxisBlock *block = &g_array_index (blocks, PraxisBlock, i);
    if (has_role (record, block, role) != within)
      g_array_append_val (ranges, block->position);
    within = ranges->len % 2 == 1;
  }
  if (within)
    g_array_append_val (ranges, end);
  return ranges;
}

/* Adds a part for each role of a document, in the order of its items, and notes these. */
static gboolean
add_parts (PraxisRegister *reg, const PraxisColumn *column, guint document, StoreParts *parts, GArray *places,
           GError **error) {
  g_autoptr (PraxisEntry) entry = praxis_entry_open (reg->reader, document, error);
  const PraxisDocument *record = entry == NULL ? NULL : praxis_entry_layout (entry, error);
  const GArray *blocks = record == NULL ? NULL : praxis_entry_blocks (entry, error);
  guint count;
  const guint32 *items = praxis_column_items (column, document, &count);
  for (guint i = 0; blocks != NULL && i < count; i++) {
    guint place = g_array_index (column->starts, guint32, document) + i;
    g_autoptr (GArray) ranges = role_ranges (record, blocks, g_ptr_array_index (column->values, items[i]));
    if (!store_parts_add (parts, document, ranges, error))
      return FALSE;
    g_array_append_val (places, place);
  }
  return blocks != NULL;
}

static gboolean
note_part (guint part, gpointer data) {
  GArray *matching = data;
  g_array_append_val (matching, part);
  return FALSE;
}

static gboolean
match_parts (PraxisRegister *reg, const StoreQuery *query, const Candidates *candidates, guint8 *kept,
             GError **error) {
  g_autoptr (StoreParts) parts = store_parts_new (reg->reader, query, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) matching = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; parts != NULL && i < candidates->documents->len; i++)
    if (!add_parts (reg, candidates->column, g_array_index (candidates->documents, guint, i), parts, places,
                    error))
      return FALSE;
  if (parts == NULL || !store_parts_match (parts, note_part, matching, error))
    return FALSE;
  for (guint i = 0; i < matching->len; i++)
    kept[g_array_index (places, guint, g_array_index (matching, guint, i))] = 1;
  return TRUE;
}

static int
by_number (gconstpointer a, gconstpointer b) {
  guint one = *(const guint *)a, other = *(const guint *)b;
  return one < other ? -1 : one > other;
}

PraxisColumns *
praxis_roles_narrow (PraxisRegister *reg, const StoreQuery *query, GError **error) {
  const PraxisField *field = praxis_field_find ("in");
  const PraxisColumn *column = praxis_columns_find (reg->columns, field);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (guint));
  Candidates candidates = { column, documents };
  StoreMatch wanted = { .sort_slot = STORE_BY_SCORE, .decide = note_candidate, .data = &candidates };
  g_autoptr (GArray) hits = praxis_match (reg->postings, query, &wanted, error);
  g_autofree guint8 *kept = g_new0 (guint8, column->items->len + 1);
  g_array_sort (documents, by_number);
  if (hits == NULL || !match_parts (reg, query, &candidates, kept, error))
    return NULL;
  return praxis_columns_narrow (reg->columns, field, kept);
}
