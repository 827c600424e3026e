/* Original files, streamed from disk. Which types a browser may show in place is a table: what could run as a
 * script of this site is only ever handed out as a download, and under a policy that would not let it run
 * either. */
#include "searchd/file.h"
#include "register/base/error.h"
#include "searchd/api.h"
#include "searchd/problem.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define POLICY_SANDBOX "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
/* Browsers' own PDF viewers do not start in a sandbox; they run no script of the file in this site's name. */
#define POLICY_PDF \
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors " \
  "'none'"

/* What is shown in place; all others are downloads. */
typedef struct {
  const char *mime, *type, *policy;
} Shown;

static const Shown shown[] = {
  { "application/pdf", "application/pdf", POLICY_PDF }, { "text/plain", "text/plain", POLICY_SANDBOX },
  { "text/markdown", "text/plain", POLICY_SANDBOX },    { "image/png", "image/png", POLICY_SANDBOX },
  { "image/jpeg", "image/jpeg", POLICY_SANDBOX },       { "image/gif", "image/gif", POLICY_SANDBOX },
  { "image/webp", "image/webp", POLICY_SANDBOX },       { "image/tiff", "image/tiff", POLICY_SANDBOX },
};

FileRange
file_range_parse (const char *header, gint64 size, gint64 *offset, gint64 *length) {
  if (header == NULL || g_ascii_strncasecmp (header, "bytes=", 6) != 0)
    return FILE_RANGE_NONE;
  g_auto (GStrv) ends = g_strsplit (header + 6, "-", 2);
  if (g_strv_length (ends) != 2)
    return FILE_RANGE_NONE;
  guint64 first = 0, last = 0;
  gboolean has_first = g_ascii_string_to_unsigned (ends[0], 10, 0, G_MAXINT64, &first, NULL);
  gboolean has_last = g_ascii_string_to_unsigned (ends[1], 10, 0, G_MAXINT64, &last, NULL);
  if ((!has_first && *ends[0] != '\0') || (!has_last && *ends[1] != '\0') || (!has_first && !has_last)
      || (has_first && has_last && last < first))
    return FILE_RANGE_NONE;
  if (has_first ? (gint64)first >= size : last == 0 || size == 0)
    return FILE_RANGE_OUTSIDE;
  *offset = has_first ? (gint64)first : MAX (0, size - (gint64)last);
  *length = has_first && has_last ? MIN ((gint64)last, size - 1) - *offset + 1 : size - *offset;
  return FILE_RANGE_PART;
}

/* TRUE if the beginning of a file is UTF-8: then its text is labelled so. */
static gboolean
looks_utf8 (int file) {
  char start[4096];
  gssize got = pread (file, start, sizeof start, 0);
  const char *bad;
  return got > 0 && (g_utf8_validate (start, got, &bad) || (got == sizeof start && start + got - bad < 4));
}

/* The row of a type in shown, or NULL. */
static const Shown *
find_shown (const char *mime) {
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_strcmp0 (mime, shown[i].mime) == 0)
      return &shown[i];
  return NULL;
}

gboolean
file_is_shown (const char *mime) {
  return find_shown (mime) != NULL;
}

static void
describe (HttpReply *reply, const char *mime) {
  const Shown *row = find_shown (mime);
  if (row != NULL) {
    gboolean utf8 = g_str_equal (row->type, "text/plain") && looks_utf8 (reply->file);
    reply->type = g_strconcat (row->type, utf8 ? "; charset=utf-8" : NULL, NULL);
    reply->policy = row->policy;
    return;
  }
  reply->type = g_strdup (mime != NULL ? mime : "application/octet-stream");
  reply->policy = POLICY_SANDBOX;
}

static void
name_file (HttpReply *reply, const char *path, gboolean in_place) {
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *plain = g_str_to_ascii (name, "C");
  g_strdelimit (plain, "\"\\?%", '_');
  for (char *at = plain; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = '_';
  g_autofree char *encoded = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *value = g_strdup_printf ("%s; filename=\"%s\"; filename*=UTF-8''%s",
                                            in_place ? "inline" : "attachment", plain, encoded);
  http_reply_add_header (reply, "Content-Disposition", value);
}

/* Opens a regular file and nothing else: a path may have become a link or a FIFO since it was indexed. */
static int
open_regular (const char *path, struct stat *status, GError **error) {
  int file = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (file >= 0 && fstat (file, status) == 0 && S_ISREG (status->st_mode))
    return file;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_set_error (error, HTTP_ERROR, HTTP_ERROR_FILE_GONE, "cannot open '%s': %s", shown_name,
               file < 0 ? g_strerror (errno) : "not a regular file any more");
  if (file >= 0)
    close (file);
  return -1;
}

/* The problem, and the size that the next range should go by. */
static HttpReply *
reply_outside (const char *range, gint64 size) {
  g_autoptr (GError) error = g_error_new (
      HTTP_ERROR, HTTP_ERROR_RANGE,
      "the range '%s' lies outside the file, which has %" G_GINT64_FORMAT " bytes", range, size);
  g_autofree char *content_range = g_strdup_printf ("bytes */%" G_GINT64_FORMAT, size);
  HttpReply *reply = http_reply_new_problem (error);
  http_reply_add_header (reply, "Content-Range", content_range);
  return reply;
}

/* Cuts the reply down to the range asked for; gives the one to be sent instead if that lies outside. */
static HttpReply *
apply_range (HttpReply *reply, const HttpRequest *request, const char *etag) {
  gint64 size = reply->length;
  if (request->if_range != NULL && !g_str_equal (request->if_range, etag))
    return NULL;
  FileRange range = file_range_parse (request->range, size, &reply->offset, &reply->length);
  if (range == FILE_RANGE_OUTSIDE)
    return reply_outside (request->range, size);
  if (range == FILE_RANGE_NONE)
    return NULL;
  reply->status = 206;
  g_autofree char *content_range
      = g_strdup_printf ("bytes %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, reply->offset,
                         reply->offset + reply->length - 1, size);
  http_reply_add_header (reply, "Content-Range", content_range);
  return NULL;
}

HttpReply *
file_send (const HttpRequest *request, GError **error) {
  static const char *const no_parameters[] = { NULL };
  struct stat status;
  if (!api_only_parameters (request, no_parameters, error))
    return NULL;
  g_autofree char *mime = NULL;
  g_autofree char *path = praxis_register_file (request->reg, request->arguments[0], &mime, error);
  if (path == NULL)
    return NULL;
  g_autoptr (HttpReply) reply = http_reply_new (200, NULL, NULL);
  reply->file = open_regular (path, &status, error);
  if (reply->file < 0)
    return NULL;
  reply->length = status.st_size;
  g_autofree char *etag
      = g_strdup_printf ("\"%lx-%lx-%lx\"", (gulong)status.st_ino, (gulong)status.st_size,
                         (gulong)(status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec));
  HttpReply *other = http_reply_if_unchanged (request, etag);
  if (other == NULL)
    other = apply_range (reply, request, etag);
  if (other != NULL)
    return other;
  describe (reply, mime);
  name_file (reply, path, file_is_shown (mime));
  http_reply_add_header (reply, "Accept-Ranges", "bytes");
  http_reply_add_header (reply, "ETag", etag);
  return g_steal_pointer (&reply);
}

HttpReply *
file_send_cover (const HttpRequest *request, GError **error) {
  static const char *const parameters[] = { NULL };
  g_autoptr (GBytes) cover = api_only_parameters (request, parameters, error)
                                 ? praxis_register_cover (request->reg, request->arguments[0], error)
                                 : NULL;
  if (cover == NULL)
    return NULL;
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, cover);
  g_autofree char *etag = g_strdup_printf ("\"%.20s\"", sum);
  HttpReply *reply = http_reply_if_unchanged (request, etag);
  if (reply != NULL)
    return reply;
  gsize length;
  const char *bytes = g_bytes_get_data (cover, &length);
  reply = http_reply_new (200, "image/jpeg", g_string_new_len (bytes, (gssize)length));
  reply->policy = POLICY_SANDBOX;
  http_reply_add_header (reply, "ETag", etag);
  return reply;
}
