/* In what order documents stand in a list of hits, in memory. Numbers follow the order in which documents
 * were indexed, ids do not: the same documents give the same lists however they came into the index. */
#pragma once
#include "register/xapian/store.h"
#include <glib.h>

/* What decides between two documents: the lower key, then the higher score, then the id. */
typedef struct {
  const guint32 *keys;   /* by number; NULL: scores come first */
  const guint32 *starts; /* by number: where its id begins */
  const char *ids;
} PraxisOrder;

/* Negative where one stands before the other. order NULL: by score, then by number. */
int praxis_order_compare (const PraxisOrder *order, const StoreHit *one, const StoreHit *other);
/* The same of pointers to hits, for sorting; data: a const PraxisOrder*. */
int praxis_order_compare_data (gconstpointer one, gconstpointer other, gpointer data);

typedef struct _PraxisOrders PraxisOrders;

/* Those of the index as it is now, read when they are first asked for. The reader must outlive them. */
PraxisOrders *praxis_orders_new (StoreReader *reader);
void praxis_orders_free (PraxisOrders *orders);

/* The order of a value of "sort"; one that is not known is by score. Owned by the orders. */
const PraxisOrder *praxis_orders_find (PraxisOrders *orders, const char *sort, GError **error);
