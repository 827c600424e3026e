/* Replies: put together by the handlers, sent by http.c. Also the entity tags, by which a client that asks
 * again for what has not changed gets no body. */
#include "searchd/reply.h"
#include "config.h"
#include "searchd/cache.h"
#include "searchd/compress.h"
#include "searchd/metrics.h"
#include <string.h>
#include <unistd.h>

HttpReply *
http_reply_new (int status, const char *type, GString *body) {
  HttpReply *reply = g_new0 (HttpReply, 1);
  reply->status = status;
  reply->type = g_strdup (type);
  reply->body = body;
  reply->file = -1;
  reply->headers = g_ptr_array_new_with_free_func (g_free);
  return reply;
}

HttpReply *
http_reply_new_json (JsonNode *node) {
  g_autofree char *text = json_to_string (node, FALSE);
  GString *body = g_string_new (text);
  return http_reply_new (200, "application/json", g_string_append_c (body, '\n'));
}

HttpReply *
http_reply_copy (const HttpReply *reply) {
  const GString *body = reply->body;
  HttpReply *copy = http_reply_new (reply->status, reply->type, NULL);
  if (body != NULL)
    copy->body = g_string_new_len (body->str, (gssize)body->len);
  copy->encoding = reply->encoding;
  copy->cache_control = reply->cache_control;
  copy->policy = reply->policy;
  for (guint i = 0; i + 1 < reply->headers->len; i += 2)
    http_reply_add_header (copy, g_ptr_array_index (reply->headers, i),
                           g_ptr_array_index (reply->headers, i + 1));
  return copy;
}

void
http_reply_free (HttpReply *reply) {
  g_free (reply->type);
  if (reply->body != NULL)
    g_string_free (reply->body, TRUE);
  if (reply->file >= 0)
    close (reply->file);
  g_ptr_array_unref (reply->headers);
  g_free (reply);
}

void
http_reply_add_header (HttpReply *reply, const char *name, const char *value) {
  g_ptr_array_add (reply->headers, g_strdup (name));
  g_ptr_array_add (reply->headers, g_strdup (value));
}

gint64
http_reply_length (const HttpReply *reply) {
  return reply->body != NULL ? (gint64)reply->body->len : reply->length;
}

/* A weak entity tag from the state of the register and what is asked of it; caller frees. */
static char *
etag_new (const HttpRequest *request, const char *asked, GError **error) {
  g_autofree char *revision = praxis_register_revision (request->reg, error);
  if (revision == NULL)
    return NULL;
  const char *host = request->host != NULL ? request->host : ""; /* addresses in the answer begin with it */
  g_autofree char *whole = g_strjoin ("\n", PACKAGE_VERSION, revision, host, asked, request->language, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  return g_strdup_printf ("W/\"%.20s\"", sum);
}

/* The part of a tag that is compared: If-None-Match compares weakly. */
static const char *
opaque (const char *tag) {
  return g_str_has_prefix (tag, "W/") ? tag + 2 : tag;
}

/* What was kept, or else what make() replies, which is then kept. */
static HttpReply *
make_or_find (const HttpRequest *request, const char *etag, HttpMake make, gconstpointer data,
              GError **error) {
  Cache *cache = request->site->cache;
  /* A page repeats in its links how the question was written. */
  g_autofree char *key = g_strjoin ("\n", etag, request->compressed ? "gzip" : "", request->language,
                                    request->language != NULL ? request->target : NULL, NULL);
  HttpReply *reply = cache_find (cache, key);
  metrics_add (reply != NULL ? METRIC_CACHE_HITS : METRIC_CACHE_MISSES, 1);
  if (reply != NULL)
    return reply;
  reply = make (request, data, error);
  if (reply == NULL)
    return NULL;
  http_reply_add_header (reply, "ETag", etag);
  if (request->compressed)
    compress_reply (reply);
  cache_put (cache, key, reply);
  return reply;
}

HttpReply *
http_reply_tagged (const HttpRequest *request, const char *asked, HttpMake make, gconstpointer data,
                   GError **error) {
  g_autofree char *etag = etag_new (request, asked, error);
  if (etag == NULL)
    return NULL;
  g_autoptr (HttpReply) unchanged = http_reply_if_unchanged (request, etag);
  /* Who has an answer by its tag knows that there is one; who asks for any has to be told. */
  gboolean any = g_strcmp0 (request->if_none_match, "*") == 0;
  HttpReply *reply = unchanged == NULL || any ? make_or_find (request, etag, make, data, error) : NULL;
  if (unchanged == NULL || (any && reply == NULL))
    return reply;
  g_clear_pointer (&reply, http_reply_free);
  return g_steal_pointer (&unchanged);
}

HttpReply *
http_reply_if_unchanged (const HttpRequest *request, const char *etag) {
  if (request->if_none_match == NULL)
    return NULL;
  g_auto (GStrv) tags = g_strsplit (request->if_none_match, ",", -1);
  for (char **tag = tags; *tag != NULL; tag++) {
    if (!g_str_equal (g_strstrip (*tag), "*") && !g_str_equal (opaque (*tag), opaque (etag)))
      continue;
    HttpReply *reply = http_reply_new (304, NULL, NULL);
    http_reply_add_header (reply, "ETag", etag);
    return reply;
  }
  return NULL;
}
