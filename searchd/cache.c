/* Answers in the order in which they were last asked for, and a table that finds them by their keys. */
#include "searchd/cache.h"
#include <string.h>

#define SHARE 8         /* an answer may take this part of all at most */
#define ENTRY_COST 512u /* bytes about that an answer takes beside its body */

typedef struct {
  char *key;
  HttpReply *reply;
  gsize cost;
} Entry;

struct _Cache {
  GQueue entries;    /* of Entry*, asked for last first */
  GHashTable *found; /* key -> GList* in entries */
  gsize bytes, most;
};

Cache *
cache_new (gsize most) {
  Cache *cache = g_new0 (Cache, 1);
  cache->found = g_hash_table_new (g_str_hash, g_str_equal);
  cache->most = most;
  return cache;
}

static void
drop_oldest (Cache *cache) {
  Entry *entry = g_queue_pop_tail (&cache->entries);
  g_hash_table_remove (cache->found, entry->key);
  cache->bytes -= entry->cost;
  http_reply_free (entry->reply);
  g_free (entry->key);
  g_free (entry);
}

void
cache_free (Cache *cache) {
  while (cache->entries.length > 0)
    drop_oldest (cache);
  g_hash_table_unref (cache->found);
  g_free (cache);
}

HttpReply *
cache_find (Cache *cache, const char *key) {
  GList *link = g_hash_table_lookup (cache->found, key);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&cache->entries, link);
  g_queue_push_head_link (&cache->entries, link);
  return http_reply_copy (((Entry *)link->data)->reply);
}

void
cache_put (Cache *cache, const char *key, const HttpReply *reply) {
  gsize cost = ENTRY_COST + strlen (key) + (reply->body != NULL ? g_bytes_get_size (reply->body) : 0);
  if (reply->body == NULL || cost > cache->most / SHARE || g_hash_table_contains (cache->found, key))
    return;
  Entry *entry = g_new0 (Entry, 1);
  *entry = (Entry){ g_strdup (key), http_reply_copy (reply), cost };
  g_queue_push_head (&cache->entries, entry);
  g_hash_table_insert (cache->found, entry->key, cache->entries.head);
  cache->bytes += cost;
  while (cache->bytes > cache->most)
    drop_oldest (cache);
}

gsize
cache_bytes (const Cache *cache) {
  return cache->bytes;
}
