/* Slots of ids and of what is sorted by, loaded into arrays by number. */
#include "register/index/orders.h"
#include "register/index/analysis.h"
#include <string.h>

static const struct {
  const char *sort;
  guint slot; /* 0: none */
  gboolean descending;
} kinds[] = {
  { "score", 0, FALSE },
  { "year", PRAXIS_SLOT_YEAR, TRUE },
  { "title", PRAXIS_SLOT_TITLE, FALSE },
  { "newest", PRAXIS_SLOT_FIRST_SEEN, TRUE },
};
#define KINDS G_N_ELEMENTS (kinds)

struct _PraxisOrders {
  StoreReader *reader;
  GArray *starts; /* of guint32, see PraxisOrder; NULL until the first order is asked for */
  GString *ids;   /* each with its NUL; at 0 stands the empty one of numbers that have none */
  GArray *keys[KINDS];
  PraxisOrder orders[KINDS];
};

/* ---- Comparing ---- */

int
praxis_order_compare (const PraxisOrder *order, const StoreHit *one, const StoreHit *other) {
  guint32 key = 0, other_key = 0;
  int ids = 0;
  if (order != NULL && order->keys != NULL) {
    key = order->keys[one->number];
    other_key = order->keys[other->number];
  }
  if (key != other_key)
    return key < other_key ? -1 : 1;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (order != NULL)
    ids = strcmp (order->ids + order->starts[one->number], order->ids + order->starts[other->number]);
  return ids != 0 ? ids : one->number < other->number ? -1 : one->number > other->number;
}

int
praxis_order_compare_data (gconstpointer one, gconstpointer other, gpointer data) {
  return praxis_order_compare (data, one, other);
}

/* ---- Ids ---- */

PraxisOrders *
praxis_orders_new (StoreReader *reader) {
  PraxisOrders *orders = g_new0 (PraxisOrders, 1);
  orders->reader = reader;
  orders->ids = g_string_new (NULL);
  return orders;
}

void
praxis_orders_free (PraxisOrders *orders) {
  if (orders == NULL)
    return;
  for (gsize i = 0; i < KINDS; i++)
    g_clear_pointer (&orders->keys[i], g_array_unref);
  g_clear_pointer (&orders->starts, g_array_unref);
  g_string_free (orders->ids, TRUE);
  g_free (orders);
}

/* Numbers (guint32), as many as documents may have, all 0. */
static GArray *
numbers_new (StoreReader *reader) {
  GArray *numbers = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (numbers, store_reader_last_number (reader) + 1);
  return numbers;
}

static void
add_id (guint number, const char *value, gsize length, gpointer data) {
  PraxisOrders *orders = data;
  if (number >= orders->starts->len)
    return;
  g_array_index (orders->starts, guint32, number) = (guint32)orders->ids->len;
  g_string_append_len (orders->ids, value, (gssize)length);
  g_string_append_c (orders->ids, '\0');
}

static gboolean
load_ids (PraxisOrders *orders, GError **error) {
  if (orders->starts != NULL)
    return TRUE;
  orders->starts = numbers_new (orders->reader);
  g_string_truncate (orders->ids, 0);
  g_string_append_c (orders->ids, '\0');
  if (store_reader_each_value (orders->reader, PRAXIS_SLOT_ID, add_id, orders, error))
    return TRUE;
  g_clear_pointer (&orders->starts, g_array_unref);
  return FALSE;
}

/* ---- Keys ---- */

/* A slot that is being read: each value once. */
typedef struct {
  GHashTable *places; /* GBytes* -> its place among the values */
  GPtrArray *values;  /* of GBytes* */
  GArray *keys;       /* of guint32: by number, places of values */
} Loading;

static guint32
place_of (Loading *loading, const char *value, gsize length) {
  g_autoptr (GBytes) bytes = g_bytes_new (value, length);
  gpointer known;
  if (g_hash_table_lookup_extended (loading->places, bytes, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_hash_table_insert (loading->places, bytes, GUINT_TO_POINTER (loading->values->len));
  g_ptr_array_add (loading->values, g_bytes_ref (bytes));
  return loading->values->len - 1;
}

static void
add_key (guint number, const char *value, gsize length, gpointer data) {
  Loading *loading = data;
  if (number < loading->keys->len)
    g_array_index (loading->keys, guint32, number) = place_of (loading, value, length);
}

static int
by_value (gconstpointer a, gconstpointer b, gpointer data) {
  const Loading *loading = data;
  return g_bytes_compare (g_ptr_array_index (loading->values, *(const guint32 *)a),
                          g_ptr_array_index (loading->values, *(const guint32 *)b));
}

/* Puts the ranks of values in the place of their places. */
static void
rank_keys (Loading *loading, gboolean descending) {
  guint count = loading->values->len;
  g_autofree guint32 *sorted = g_new (guint32, count), *ranks = g_new (guint32, count);
  for (guint32 i = 0; i < count; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (gint)count, sizeof *sorted, by_value, loading);
  for (guint32 i = 0; i < count; i++)
    ranks[sorted[i]] = descending ? count - 1 - i : i;
  for (guint i = 0; i < loading->keys->len; i++)
    g_array_index (loading->keys, guint32, i) = ranks[g_array_index (loading->keys, guint32, i)];
}

/* Documents without a value have the empty one. */
static GArray *
load_keys (StoreReader *reader, guint slot, gboolean descending, GError **error) {
  g_autoptr (GHashTable) places = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GArray) keys = numbers_new (reader);
  Loading loading = { places, values, keys };
  place_of (&loading, "", 0);
  if (!store_reader_each_value (reader, slot, add_key, &loading, error))
    return NULL;
  rank_keys (&loading, descending);
  return g_steal_pointer (&keys);
}

const PraxisOrder *
praxis_orders_find (PraxisOrders *orders, const char *sort, GError **error) {
  gsize kind = KINDS - 1;
  while (kind > 0 && strcmp (kinds[kind].sort, sort) != 0)
    kind--;
  if (!load_ids (orders, error))
    return NULL;
  if (kinds[kind].slot != 0 && orders->keys[kind] == NULL) {
    orders->keys[kind] = load_keys (orders->reader, kinds[kind].slot, kinds[kind].descending, error);
    if (orders->keys[kind] == NULL)
      return NULL;
  }
  GArray *keys = orders->keys[kind];
  orders->orders[kind] = (PraxisOrder){
    .keys = keys == NULL ? NULL : (const guint32 *)(const void *)keys->data,
    .starts = (const guint32 *)(const void *)orders->starts->data,
    .ids = orders->ids->str,
  };
  return &orders->orders[kind];
}
