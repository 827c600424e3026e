/* OLE containers: the office formats of before 2007, which have no extractor yet, and the wrapping of newer
 * ones under a password. It only tells the two apart, so that people learn why a file was not read. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"

/* The name of the stream that holds an encrypted file, as it stands in the container's directory, in UTF-16.
 */
static const char stream_name[] = "e\0n\0c\0r\0y\0p\0t\0e\0d\0p\0a\0c\0k\0a\0g\0e";

static gboolean
is_stream_name (const char *bytes) {
  for (gsize i = 0; i < sizeof stream_name - 1; i++)
    if (g_ascii_tolower (bytes[i]) != stream_name[i])
      return FALSE;
  return TRUE;
}

static gboolean
holds_encrypted_package (GBytes *file) {
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  for (gsize i = 0; i + sizeof stream_name <= length; i++)
    if (is_stream_name (bytes + i))
      return TRUE;
  return FALSE;
}

gboolean
ole_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) file = content_read_file (fd, size, limits->member, error);
  if (file == NULL)
    return FALSE;
  if (g_str_equal (document->mime, "application/encrypted") || holds_encrypted_package (file))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "it can only be opened with a password");
  return content_fail (error, PRAXIS_STATE_UNSUPPORTED, "no extractor for '%s'", document->mime);
}
