/* Answers kept as they were sent, so that what is asked again costs no search. The key says all that an
 * answer depends on, the state of the index among it, so nothing here ever grows old; what was asked for
 * longest ago makes room for others. */
#pragma once
#include "searchd/reply.h"

typedef struct _Cache Cache;

/* most: bytes that all answers together may take, their keys and headers included, one that has two keys
 * counted twice; 0: none is kept. */
Cache *cache_new (gsize most);
void cache_free (Cache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cache, cache_free)

/* A reply like the one that is kept, for the caller to free; NULL if there is none. */
HttpReply *cache_find (Cache *cache, const char *key);
/* Keeps one like it, unless it is too large to be one of many. */
void cache_put (Cache *cache, const char *key, const HttpReply *reply);
/* Bytes that are taken now. */
gsize cache_bytes (const Cache *cache);
