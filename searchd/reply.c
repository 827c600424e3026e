/* Replies: put together by the handlers, sent by http.c. Also the entity tags, by which a client that asks
 * again for what has not changed gets no body. */
#include "searchd/reply.h"
#include "config.h"
#include "searchd/cache.h"
#include "searchd/compress.h"
#include "searchd/metrics.h"
#include "searchd/problem.h"
#include <string.h>
#include <unistd.h>

HttpReply *
http_reply_new (int status, const char *type, GString *body) {
  HttpReply *reply = g_new0 (HttpReply, 1);
  reply->status = status;
  reply->type = g_strdup (type);
  reply->body = body != NULL ? g_string_free_to_bytes (body) : NULL;
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
http_reply_new_problem (const GError *error) {
  return http_reply_new (problem_find (error)->status, "application/problem+json", problem_to_json (error));
}

HttpReply *
http_reply_copy (const HttpReply *reply) {
  HttpReply *copy = http_reply_new (reply->status, reply->type, NULL);
  if (reply->body != NULL)
    copy->body = g_bytes_ref (reply->body);
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
    g_bytes_unref (reply->body);
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
  return reply->body != NULL ? (gint64)g_bytes_get_size (reply->body) : reply->length;
}

/* All that an answer depends on beside the documents of its state: addresses in it begin with the host. NULL
 * with an error; caller frees. */
static char *
state_of (const HttpRequest *request, const char *asked, GError **error) {
  g_autofree char *revision = praxis_register_revision (request->reg, error);
  const char *host = request->host != NULL ? request->host : "";
  if (revision == NULL)
    return NULL;
  return g_strjoin ("\n", PACKAGE_VERSION, request->site->generation, revision, host, asked,
                    request->language, NULL);
}

static char *
etag_new (const char *state) {
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);
  return g_strdup_printf ("W/\"%.20s\"", sum);
}

/* The part of a tag that is compared: If-None-Match compares weakly. */
static const char *
opaque (const char *tag) {
  return g_str_has_prefix (tag, "W/") ? tag + 2 : tag;
}

/* Where an answer is kept: compressed ones are others. */
static char *
key_of (const HttpRequest *request, const char *state) {
  return g_strconcat (request->compressed ? "gzip\n" : "\n", state, NULL);
}

static const char *
header_of (const HttpReply *reply, const char *name) {
  for (guint i = 0; i + 1 < reply->headers->len; i += 2)
    if (g_str_equal (g_ptr_array_index (reply->headers, i), name))
      return g_ptr_array_index (reply->headers, i + 1);
  return NULL;
}

/* By its address an answer is found at once, as nothing of the question need be understood. */
HttpReply *
http_reply_kept (const HttpRequest *request) {
  g_autofree char *state = request->reg != NULL ? state_of (request, request->target, NULL) : NULL;
  g_autofree char *key = state != NULL ? key_of (request, state) : NULL;
  g_autoptr (HttpReply) reply = key != NULL ? cache_find (request->site->cache, key) : NULL;
  if (reply == NULL)
    return NULL;
  metrics_add (METRIC_CACHE_HITS, 1);
  HttpReply *unchanged = http_reply_if_unchanged (request, header_of (reply, "ETag"));
  return unchanged != NULL ? unchanged : g_steal_pointer (&reply);
}

/* What was kept of the same question in other words, or else what make() replies; either is kept by the
 * address, too. The links of a page repeat how its question was written, so that it is kept by its address
 * alone. What ran out of time is neither kept nor tagged. */
static HttpReply *
find_or_make (const HttpRequest *request, const char *state, HttpMake make, gconstpointer data,
              GError **error) {
  Cache *cache = request->site->cache;
  g_autofree char *key = key_of (request, state), *etag = etag_new (state);
  g_autofree char *address = state_of (request, request->target, NULL);
  HttpReply *reply = request->language == NULL ? cache_find (cache, key) : NULL;
  metrics_add (reply != NULL ? METRIC_CACHE_HITS : METRIC_CACHE_MISSES, 1);
  if (reply == NULL) {
    reply = make (request, data, error);
    if (reply == NULL)
      return NULL;
    if (request->compressed)
      compress_reply (reply);
    if (request->reg != NULL && praxis_register_ran_out (request->reg))
      return reply;
    http_reply_add_header (reply, "ETag", etag);
    if (request->language == NULL)
      cache_put (cache, key, reply);
  }
  g_autofree char *address_key = address != NULL ? key_of (request, address) : NULL;
  if (address_key != NULL)
    cache_put (cache, address_key, reply);
  return reply;
}

HttpReply *
http_reply_tagged (const HttpRequest *request, const char *asked, HttpMake make, gconstpointer data,
                   GError **error) {
  g_autofree char *state = state_of (request, asked, error), *etag = state != NULL ? etag_new (state) : NULL;
  if (etag == NULL)
    return NULL;
  g_autoptr (HttpReply) unchanged = http_reply_if_unchanged (request, etag);
  /* Who has an answer by its tag knows that there is one; who asks for any has to be told. */
  gboolean any = g_strcmp0 (request->if_none_match, "*") == 0;
  HttpReply *reply = unchanged == NULL || any ? find_or_make (request, state, make, data, error) : NULL;
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
