/* What kind of file a descriptor holds. libmagic decides; where it only says "some bytes", "some XML" or
 * takes prose for a program, the first kilobytes are looked at for the few types that an extractor reads. */
#include "indexer/extract/type.h"
#include "indexer/extract/encoding_marks.h"
#include "register/base/error.h"
#include <magic.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define BEGINNING 8192 /* bytes looked at */
#define STRAY 50       /* one control byte in so many is an accident */
#define PDF_JUNK 1024  /* bytes that may precede "%PDF-", as in other readers */

/* libmagic compiles its regular expressions when it first comes to them, which is a sixth of all that a small
 * text costs. What is plain prose comes to most of them. */
static const char prose[] = "Words.\n";

static magic_t magic;

gboolean
type_prepare (GError **error) {
  if (magic != NULL)
    return TRUE;
  magic_t opened = magic_open (MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF);
  if (opened != NULL && magic_load (opened, NULL) == 0) {
    magic = opened;
    magic_buffer (magic, prose, strlen (prose));
    return TRUE;
  }
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "cannot load the database of file types: %s",
               opened != NULL ? magic_error (opened) : "no memory");
  if (opened != NULL)
    magic_close (opened);
  return FALSE;
}

static gboolean
is_pdf (const guchar *bytes, gsize length) {
  for (gsize i = 0; i + 5 <= MIN (length, PDF_JUNK); i++)
    if (memcmp (bytes + i, "%PDF-", 5) == 0)
      return TRUE;
  return FALSE;
}

/* Where the first character stands, behind a byte order mark, white space and the noughts of UTF-16. */
static gsize
first_character (const guchar *bytes, gsize length) {
  gsize at = 0;
  while (at < length && (bytes[at] == 0 || g_ascii_isspace (bytes[at]) || (at < 3 && bytes[at] >= 0xbb)))
    at++;
  return at;
}

/* Prose may quote markup, but does not begin with it. */
static gboolean
is_prose (const guchar *bytes, gsize length) {
  gsize start = first_character (bytes, length);
  return start < length && bytes[start] != '<';
}

/* Markup that names itself HTML. */
static gboolean
is_html (const guchar *bytes, gsize length) {
  gsize start = first_character (bytes, length);
  if (start == length || bytes[start] != '<')
    return FALSE;
  g_autofree char *lower = g_ascii_strdown ((const char *)bytes + start, (gssize)(length - start));
  return strstr (lower, "<html") != NULL || g_str_has_prefix (lower, "<!doctype html");
}

/* OpenDocument without a container says what it is in its root, behind a score of name spaces. */
static gboolean
is_flat_odf (const guchar *bytes, gsize length) {
  return g_strstr_len ((const char *)bytes, (gssize)length, "mimetype=\"application/vnd.oasis.opendocument.")
         != NULL;
}

/* Hardly any control bytes but white space, escape and shifts; or every other byte (or three of four) nought
 * as in UTF-16 and UTF-32. */
static gboolean
is_text (const guchar *bytes, gsize length) {
  if (encoding_is_utf16 ((const char *)bytes, length))
    return TRUE;
  gsize controls = 0, noughts = 0;
  for (gsize i = 0; i < length; i++) {
    noughts += bytes[i] == 0;
    controls += bytes[i] != 0 && bytes[i] < ' ' && strchr ("\t\n\v\f\r\016\017\033\032", bytes[i]) == NULL;
  }
  if (length == 0 || controls * STRAY > length)
    return FALSE;
  return noughts * STRAY <= length
         || (length % 2 == 0 && noughts * 10 > length * 4 && noughts * 10 < length * 8);
}

static gboolean
is_utf32 (const guchar *bytes, gsize length) {
  return encoding_is_utf32 ((const char *)bytes, length);
}

typedef struct {
  const char *said; /* by libmagic; NULL is anything */
  gboolean (*test) (const guchar *bytes, gsize length);
  const char *meant;
} Correction;

static const Correction corrections[] = {
  { "application/octet-stream", is_pdf, "application/pdf" },
  { "text/plain", is_pdf, "application/pdf" },
  { "application/octet-stream", is_html, "text/html" },
  { "application/javascript", is_html, "text/html" },
  { "text/xml", is_flat_odf, "application/vnd.oasis.opendocument.flat-xml" },
  { "image/svg+xml", is_flat_odf, "application/vnd.oasis.opendocument.flat-xml" },
  { "text/xml", is_html, "text/html" },
  { "text/plain", is_html, "text/html" },
  { "text/html", is_prose, "text/plain" },
  { "application/octet-stream", is_text, "text/plain" },
  { NULL, is_utf32, "text/plain" },
};

char *
type_of_file (int fd) {
  /* libmagic reads on from where the descriptor stands. */
  gboolean ready = type_prepare (NULL) && lseek (fd, 0, SEEK_SET) == 0;
  const char *said = ready ? magic_descriptor (magic, fd) : NULL;
  if (said == NULL)
    said = "application/octet-stream";
  guchar beginning[BEGINNING + 1];
  ssize_t got = pread (fd, beginning, BEGINNING, 0);
  gsize length = got > 0 ? (gsize)got : 0;
  beginning[length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    if ((corrections[i].said == NULL || strcmp (said, corrections[i].said) == 0)
        && corrections[i].test (beginning, length))
      return g_strdup (corrections[i].meant);
  return g_strdup (said);
}
