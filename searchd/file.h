/* Original files: GET /v1/documents/{id}/file, whole or in part. */
#pragma once
#include "searchd/reply.h"

HttpReply *file_send (const HttpRequest *request, GError **error);

/* Whether a browser shows a file of that type (may be NULL); others it downloads. */
gboolean file_is_shown (const char *mime);

/* GET /v1/documents/{id}/cover: a small picture of it. */
HttpReply *file_send_cover (const HttpRequest *request, GError **error);

typedef enum {
  FILE_RANGE_NONE, /* no range, or one to be ignored as RFC 9110 allows: several, another unit, not parsable
                    */
  FILE_RANGE_PART,
  FILE_RANGE_OUTSIDE, /* begins behind the end */
} FileRange;

/* What a Range header (may be NULL) asks of a file of so many bytes; for PART, sets offset and length. */
FileRange file_range_parse (const char *header, gint64 size, gint64 *offset, gint64 *length);
