/* Parts of documents as documents of their own, in memory, for as long as one question takes. */
#pragma once
#include "register/xapian/store.h"

G_BEGIN_DECLS

typedef struct _StoreParts StoreParts;

/* For a query; the reader must outlive it. */
StoreParts *store_parts_new (StoreReader *reader, const StoreQuery *query, GError **error);
void store_parts_free (StoreParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreParts, store_parts_free)

/* Adds what of the query's terms stands at some positions of a document (pairs of guint32, ascending: the
 * first and the one after the last), and those of its terms that have no positions anywhere. Documents must
 * come in ascending order, each as often as it takes. */
gboolean store_parts_add (StoreParts *parts, guint number, const guint32 *ranges, guint count,
                          GError **error);

/* Shows each part that the query matches to a function, by its place among those added, from 0; what that
 * returns does not count. */
gboolean store_parts_match (StoreParts *parts, StoreDecide function, gpointer data, GError **error);

G_END_DECLS
