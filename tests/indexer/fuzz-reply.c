/* Fuzz target: the reply of a worker, fed in pieces whose size the first byte gives. Whatever comes, the
 * reader either gives a document or says what is wrong. */
#include "indexer/reply.h"

#define TEXT_LIMIT (1u << 16)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length) {
  g_autoptr (GError) error = NULL;
  g_autoptr (ReplyReader) reader = reply_reader_new (TEXT_LIMIT);
  gsize piece = length > 0 && data[0] > 0 ? data[0] : 1;
  for (gsize at = 1; at < length; at += piece)
    if (!reply_reader_feed (reader, data + at, MIN (piece, length - at)))
      break;
  g_autoptr (PraxisDocument) document = reply_reader_finish (reader, &error);
  if ((document == NULL) != (error != NULL) || (document != NULL && document->text->len > TEXT_LIMIT))
    return 1;
  return 0;
}
