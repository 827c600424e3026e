/* Only text is compressed: files go out as they are, and by their own way. What the body holds and what
 * whoever asks can choose are both told to nobody else, so the length of the one tells nothing about the
 * other. */
#include "searchd/compress.h"
#include "register/base/convert.h"
#include "searchd/accept.h"
#include <string.h>

#define LEAST_BYTES 1024
#define LEVEL 4

gboolean
compress_is_accepted (const char *accept_encoding) {
  double quality = accept_quality (accept_encoding, "gzip");
  return quality > 0 || (quality < 0 && accept_quality (accept_encoding, "*") > 0);
}

static gboolean
is_text (const char *type) {
  static const char *const signs[] = { "text", "json", "xml" };
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (type, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

void
compress_reply (HttpReply *reply) {
  static GConverter *compressor;
  gsize length;
  const char *bytes = reply->body != NULL ? g_bytes_get_data (reply->body, &length) : NULL;
  if (bytes == NULL || reply->encoding != NULL || length <= LEAST_BYTES || !is_text (reply->type))
    return;
  if (compressor == NULL)
    compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));
  GBytes *small = praxis_convert (compressor, bytes, length, NULL);
  if (small == NULL)
    return;
  g_bytes_unref (reply->body);
  reply->body = small;
  reply->encoding = "gzip";
}
