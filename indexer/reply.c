/* Both ends of the pipe between a worker and the indexer. The reader keeps no frame: text goes straight to
 * the document's text, and every length is checked before anything is stored. */
#include "indexer/reply.h"
#include "register/base/error.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 5u
#define CHUNK_BYTES (1u << 18)
#define RECORD_LIMIT (1u << 24) /* 20,000 pages and sections with labels and thousands of claims fit well */

typedef enum {
  FRAME_TEXT = 'T',
  FRAME_RECORD = 'R',
  FRAME_COVER = 'C',
  FRAME_END = 'E',
} FrameType;

struct _ReplyReader {
  gsize text_limit;
  GString *text;
  GByteArray *record; /* NULL before its frame */
  GByteArray *cover;  /* the same */
  gboolean ended;
  const char *wrong; /* why the reply is false; static */
  guchar header[HEADER_BYTES];
  gsize header_length;
  gsize missing; /* bytes of the current payload still to come */
};

static gboolean
write_fully (int fd, const void *bytes, gsize length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t written = write (fd, next, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return FALSE;
    next += written;
    length -= (gsize)written;
  }
  return TRUE;
}

static gboolean
write_frame (int fd, FrameType type, const void *payload, gsize length) {
  guint32 little = GUINT32_TO_LE ((guint32)length);
  guchar header[HEADER_BYTES] = { (guchar)type };
  memcpy (header + 1, &little, sizeof little);
  return write_fully (fd, header, sizeof header) && write_fully (fd, payload, length);
}

static gboolean
write_cover (int fd, GBytes *cover) {
  gsize length = 0;
  const void *bytes = cover != NULL ? g_bytes_get_data (cover, &length) : NULL;
  return cover == NULL || write_frame (fd, FRAME_COVER, bytes, length);
}

gboolean
reply_write (int fd, const PraxisDocument *document) {
  for (gsize at = 0; at < document->text->len; at += CHUNK_BYTES) {
    gsize length = MIN (CHUNK_BYTES, document->text->len - at);
    if (!write_frame (fd, FRAME_TEXT, document->text->str + at, length))
      return FALSE;
  }
  /* Wrapped in a variant, so that its type travels with it and is checked at the other end. */
  g_autoptr (GVariant) record
      = g_variant_ref_sink (g_variant_new_variant (praxis_document_to_variant (document)));
  return write_frame (fd, FRAME_RECORD, g_variant_get_data (record), g_variant_get_size (record))
         && write_cover (fd, document->cover) && write_frame (fd, FRAME_END, NULL, 0);
}

ReplyReader *
reply_reader_new (gsize text_limit) {
  ReplyReader *reader = g_new0 (ReplyReader, 1);
  reader->text_limit = text_limit;
  reader->text = g_string_new (NULL);
  return reader;
}

void
reply_reader_free (ReplyReader *reader) {
  if (reader == NULL)
    return;
  if (reader->text != NULL)
    g_string_free (reader->text, TRUE);
  if (reader->record != NULL)
    g_byte_array_unref (reader->record);
  if (reader->cover != NULL)
    g_byte_array_unref (reader->cover);
  g_free (reader);
}

static const char *
check_text (ReplyReader *reader, gsize length) {
  if (reader->record != NULL)
    return "text after the record";
  return length > reader->text_limit - reader->text->len ? "more text than the limit" : NULL;
}

static const char *
check_record (ReplyReader *reader, gsize length) {
  if (reader->record != NULL)
    return "a second record";
  if (length > RECORD_LIMIT)
    return "an over-long record";
  reader->record = g_byte_array_new ();
  return NULL;
}

static const char *
check_cover (ReplyReader *reader, gsize length) {
  if (reader->record == NULL || reader->cover != NULL)
    return "a cover out of place";
  if (length > PRAXIS_COVER_MOST)
    return "an over-long cover";
  reader->cover = g_byte_array_new ();
  return NULL;
}

static const char *
check_end (ReplyReader *reader, gsize length) {
  if (reader->record == NULL || length > 0)
    return "a false end";
  reader->ended = TRUE;
  return NULL;
}

/* What is wrong with a frame that begins, or NULL. */
static const struct {
  FrameType type;
  const char *(*check) (ReplyReader *reader, gsize length);
} frame_checks[] = {
  { FRAME_TEXT, check_text },
  { FRAME_RECORD, check_record },
  { FRAME_COVER, check_cover },
  { FRAME_END, check_end },
};

static const char *
begin_frame (ReplyReader *reader) {
  guint32 little;
  memcpy (&little, reader->header + 1, sizeof little);
  reader->missing = GUINT32_FROM_LE (little);
  for (guint i = 0; i < G_N_ELEMENTS (frame_checks); i++)
    if (reader->header[0] == frame_checks[i].type)
      return frame_checks[i].check (reader, reader->missing);
  return "a frame of unknown type";
}

/* Takes bytes of a header and begins the frame once it is whole. Returns how many it took. */
static gsize
take_header (ReplyReader *reader, const guchar *bytes, gsize length) {
  gsize taken = MIN (length, HEADER_BYTES - reader->header_length);
  memcpy (reader->header + reader->header_length, bytes, taken);
  reader->header_length += taken;
  if (reader->header_length < HEADER_BYTES)
    return taken;
  reader->wrong = begin_frame (reader);
  if (reader->missing == 0)
    reader->header_length = 0;
  return taken;
}

static gsize
take_payload (ReplyReader *reader, const guchar *bytes, gsize length) {
  gsize taken = MIN (length, reader->missing);
  if (reader->header[0] == FRAME_TEXT)
    g_string_append_len (reader->text, (const char *)bytes, (gssize)taken);
  else
    g_byte_array_append (reader->header[0] == FRAME_RECORD ? reader->record : reader->cover, bytes,
                         (guint)taken);
  reader->missing -= taken;
  if (reader->missing == 0)
    reader->header_length = 0;
  return taken;
}

gboolean
reply_reader_feed (ReplyReader *reader, const void *bytes, gsize length) {
  const guchar *next = bytes;
  while (length > 0 && reader->wrong == NULL) {
    if (reader->ended) {
      reader->wrong = "more after the end";
      break;
    }
    gsize taken = reader->header_length < HEADER_BYTES ? take_header (reader, next, length)
                                                       : take_payload (reader, next, length);
    next += taken;
    length -= taken;
  }
  return reader->wrong == NULL;
}

/* What is no JPEG is not kept; browsers decode it as they do pictures from anywhere. */
static gboolean
is_cover (const GByteArray *cover) {
  static const guchar beginning[] = { 0xff, 0xd8, 0xff };
  return cover == NULL || cover->len == 0
         || (cover->len > 2 + sizeof beginning && cover->data[0] > 0 && cover->data[1] > 0
             && memcmp (cover->data + 2, beginning, sizeof beginning) == 0);
}

PraxisDocument *
reply_reader_finish (ReplyReader *reader, GError **error) {
  if (reader->wrong == NULL && !reader->ended)
    reader->wrong = "no end";
  if (reader->wrong == NULL && !is_cover (reader->cover))
    reader->wrong = "a cover that is no picture";
  if (reader->wrong == NULL && !g_utf8_validate_len (reader->text->str, reader->text->len, NULL))
    reader->wrong = "text that is not UTF-8";
  if (reader->wrong != NULL) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED, "false reply of the worker: %s", reader->wrong);
    return NULL;
  }
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&reader->record));
  g_autoptr (GVariant) wrapped
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  g_autoptr (GVariant) record = g_variant_get_variant (wrapped);
  PraxisDocument *document = praxis_document_from_variant (record, g_steal_pointer (&reader->text), error);
  if (document != NULL && reader->cover != NULL)
    document->cover = g_byte_array_free_to_bytes (g_steal_pointer (&reader->cover));
  return document;
}
