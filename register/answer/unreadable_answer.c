/* What could not be read, or in part only: a list by path, told page by page, as a folder of scans may hold
 * very many. */
#include "register/answer/answer.h"
#include "register/index/entry.h"
#include "register/search/cursor.h"
#include <string.h>

typedef struct {
  guint limit;
  const char *cursor;
} Page;

/* Ids decide where a path is in two databases. */
static int
by_path (gconstpointer a, gconstpointer b) {
  PraxisEntry *const *one = a, *const *other = b;
  int order = g_strcmp0 (praxis_entry_value (*one, "url"), praxis_entry_value (*other, "url"));
  return order != 0 ? order : strcmp (praxis_entry_id (*one), praxis_entry_id (*other));
}

static gboolean
open_entries (PraxisRegister *reg, const GArray *numbers, GPtrArray *entries, GError **error) {
  for (guint i = 0; i < numbers->len; i++) {
    PraxisEntry *entry = praxis_entry_open (reg->reader, g_array_index (numbers, guint, i), error);
    if (entry == NULL)
      return FALSE;
    g_ptr_array_add (entries, entry);
  }
  return TRUE;
}

static gboolean
add_document (JsonBuilder *builder, const PraxisRegister *reg, PraxisEntry *entry, GError **error) {
  const PraxisDocument *record = praxis_entry_record (entry, error);
  if (record == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  members_add_text (builder, "id", praxis_entry_id (entry));
  answer_add_path (builder, reg, entry);
  members_add_text (builder, "title", praxis_entry_value (entry, "caption"));
  answer_add_reading (builder, entry);
  answer_add_page_states (builder, record);
  json_builder_end_object (builder);
  return TRUE;
}

/* "next": the rest of the list, with the same number of documents a page. */
static void
add_next (JsonBuilder *builder, const PraxisRegister *reg, guint limit, guint end, guint total) {
  g_autofree char *cursor = praxis_cursor_new (reg, end),
                  *escaped = g_uri_escape_string (cursor, NULL, FALSE);
  g_autofree char *next = g_strdup_printf ("/v1/unreadable?limit=%u&cursor=%s", limit, escaped);
  members_add_text (builder, "next", limit > 0 && end < total ? next : NULL);
}

static JsonNode *
unreadable (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Page *page = data;
  guint first;
  gboolean moved;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_entry_close);
  if (!praxis_cursor_read (reg, page->cursor, &first, &moved, error)
      || !open_entries (reg, reg->unreadable, entries, error)
      || !open_entries (reg, reg->partly, entries, error))
    return NULL;
  g_ptr_array_sort (entries, by_path);
  first = MIN (first, entries->len);
  guint end = first + MIN (page->limit, entries->len - first);
  g_autoptr (JsonBuilder) builder = answer_begin_index (reg);
  members_add_number (builder, "total", entries->len);
  json_builder_set_member_name (builder, "documents");
  json_builder_begin_array (builder);
  for (guint i = first; i < end; i++)
    if (!add_document (builder, reg, g_ptr_array_index (entries, i), error))
      return NULL;
  json_builder_end_array (builder);
  add_next (builder, reg, page->limit, end, entries->len);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_unreadable (PraxisRegister *reg, guint limit, const char *cursor, GError **error) {
  const Page page = { limit, cursor };
  return register_ask (reg, unreadable, &page, error);
}
