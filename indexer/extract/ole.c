/* OLE containers: the office formats of before 2007, and the wrapping of newer ones under a password.
 * Whatever is in them is for converters to read; here it is told what it is and whether that would need a
 * password, so that people learn why a file was not read. */
#include "indexer/extract/content.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/legacy.h"
#include <string.h>

#define SECTOR 512
#define WORD_BEGINS 0xA5EC /* a Word document */
#define WORD_FLAGS 11      /* offset of the byte that says whether it is encrypted */
#define WORD_ENCRYPTED 0x01
#define EXCEL_BEGINS 0x0809    /* record that begins a workbook */
#define EXCEL_ENCRYPTED 0x002F /* record that says how it is encrypted */
#define RECORD_HEAD 4

typedef struct {
  const guchar *bytes;
  gsize length;
} Container;

static guint
number_at (const guchar *bytes) {
  return bytes[0] | (guint)bytes[1] << 8;
}

/* A container, or one of the formats of Word that had none; the name of a file alone proves nothing. */
static gboolean
is_office_file (const Container *container) {
  static const char *const beginnings[]
      = { "\xd0\xcf\x11\xe0", "\xdb\xa5\x2d", "\x9b\xa5\x21", "\x31\xbe", "\x32\xbe" };
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    gsize length = strlen (beginnings[i]);
    if (container->length > length && memcmp (container->bytes, beginnings[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Names of streams stand in the container's directory in UTF-16, some programs write them in capitals. */
static gboolean
is_name (const guchar *bytes, const char *name) {
  for (; *name != '\0'; name++, bytes += 2)
    if (g_ascii_tolower ((char)bytes[0]) != g_ascii_tolower (*name) || bytes[1] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_stream (const Container *container, const char *name) {
  gsize length = strlen (name) * 2;
  for (gsize i = 0; i + length <= container->length; i++)
    if (is_name (container->bytes + i, name))
      return TRUE;
  return FALSE;
}

static gboolean
is_encrypted_word (const guchar *sector) {
  return number_at (sector) == WORD_BEGINS && (sector[WORD_FLAGS] & WORD_ENCRYPTED) != 0;
}

/* The record comes early. */
static gboolean
is_encrypted_excel (const guchar *sector) {
  if (number_at (sector) != EXCEL_BEGINS)
    return FALSE;
  for (gsize at = 0; at + RECORD_HEAD <= SECTOR; at += RECORD_HEAD + number_at (sector + at + 2))
    if (number_at (sector + at) == EXCEL_ENCRYPTED)
      return TRUE;
  return FALSE;
}

/* What a stream begins with stands at the beginning of a sector. */
static gboolean
has_encrypted_stream (const Container *container) {
  for (gsize at = SECTOR; at + SECTOR <= container->length; at += SECTOR)
    if (is_encrypted_word (container->bytes + at) || is_encrypted_excel (container->bytes + at))
      return TRUE;
  return FALSE;
}

static gboolean
is_encrypted (const Container *container) {
  static const char *const streams[] = { "EncryptedPackage", "EncryptedSummary" };
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    if (has_stream (container, streams[i]))
      return TRUE;
  return has_encrypted_stream (container);
}

static const struct {
  const char *stream, *mime;
} kinds[] = {
  { "WordDocument", "application/msword" },
  { "Workbook", "application/vnd.ms-excel" },
  { "PowerPoint Document", "application/vnd.ms-powerpoint" },
};

static void
set_kind (PraxisDocument *document, const char *mime) {
  g_free (document->mime);
  document->mime = g_strdup (mime);
}

/* libmagic tells most of them apart, but not all. */
static void
find_kind (const Container *container, PraxisDocument *document) {
  for (guint i = 0; legacy_row (document->mime) == NULL && i < G_N_ELEMENTS (kinds); i++)
    if (has_stream (container, kinds[i].stream))
      set_kind (document, kinds[i].mime);
}

gboolean
ole_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GBytes) file = content_read_file (fd, size, limits->member, error);
  if (file == NULL)
    return FALSE;
  Container container;
  container.bytes = g_bytes_get_data (file, &container.length);
  if (g_str_equal (document->mime, "application/encrypted") || is_encrypted (&container))
    return content_fail (error, PRAXIS_STATE_ENCRYPTED, "it can only be opened with a password");
  if (!is_office_file (&container)) {
    set_kind (document, "application/octet-stream");
    return content_fail (error, PRAXIS_STATE_UNSUPPORTED, "it has the name of an office file but is none");
  }
  find_kind (&container, document);
  return content_fail (error, PRAXIS_STATE_UNSUPPORTED,
                       legacy_row (document->mime) != NULL ? "'%s' needs a converter"
                                                           : "no extractor for '%s'",
                       document->mime);
}
