/* What every extractor does with what it found: adding text up to the limit, naming sections, keeping
 * metadata. It stands between the extractors, which read foreign bytes, and the document they fill in. */
#include "indexer/extract/content.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_HEADING 300 /* bytes: more is a paragraph set as a heading */

GQuark
extract_error_quark (void) {
  return g_quark_from_static_string ("praxis-extract-error");
}

gboolean
content_fail (GError **error, PraxisState state, const char *format, ...) {
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, EXTRACT_ERROR, (int)state, message);
  return FALSE;
}

GBytes *
content_read_file (int fd, gsize size, gsize most, GError **error) {
  gsize wanted = MIN (size, most), got = 0;
  g_autofree char *bytes = g_try_malloc (wanted + 1);
  if (bytes == NULL) {
    content_fail (error, PRAXIS_STATE_OUT_OF_MEMORY, "no memory for %zu bytes", wanted);
    return NULL;
  }
  while (got < wanted) {
    ssize_t n = pread (fd, bytes + got, wanted - got, (off_t)got);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      content_fail (error, PRAXIS_STATE_DAMAGED, "cannot read: %s", g_strerror (errno));
      return NULL;
    }
    if (n == 0)
      break; /* it became shorter since its size was asked for */
    got += (gsize)n;
  }
  return g_bytes_new_take (g_steal_pointer (&bytes), got);
}

/* The greatest length at or below `most` that does not cut a character. */
static gsize
whole_characters (const char *text, gsize length, gsize most) {
  if (length <= most)
    return length;
  while (most > 0 && ((guchar)text[most] & 0xc0) == 0x80)
    most--;
  return most;
}

/* " on page 312", or nothing where there are no pages. Caller frees. */
static char *
page_reached (const PraxisDocument *document) {
  return document->pages->len > 0 ? g_strdup_printf (" on page %u", document->pages->len) : g_strdup ("");
}

gboolean
content_append (PraxisDocument *document, const ExtractLimits *limits, const char *text, gsize length) {
  g_autofree char *valid = NULL;
  /* An extractor that adds all of its text at once is not cut short at the very end. */
  if (document->text->len > 0 && !content_in_time (document, limits))
    return FALSE;
  if (!g_utf8_validate_len (text, length, NULL)) {
    valid = g_utf8_make_valid (text, (gssize)length);
    text = valid;
    length = strlen (valid);
  }
  gsize room = limits->text > document->text->len ? limits->text - document->text->len : 0;
  gsize fits = whole_characters (text, length, room);
  g_string_append_len (document->text, text, (gssize)fits);
  if (fits == length)
    return TRUE;
  g_autofree char *page = page_reached (document);
  content_set_partly (document, "text limit of %zu bytes reached%s", limits->text, page);
  return FALSE;
}

gboolean
content_in_time (PraxisDocument *document, const ExtractLimits *limits) {
  if (limits->until == 0 || g_get_monotonic_time () < limits->until)
    return TRUE;
  g_autofree char *page = page_reached (document);
  content_set_partly (document, "time limit reached%s, %zu bytes of text were read", page,
                      document->text->len);
  return FALSE;
}

void
content_clear (PraxisDocument *document) {
  g_string_truncate (document->text, 0);
  g_array_set_size (document->pages, 0);
  g_array_set_size (document->sections, 0);
}

void
content_set_partly (PraxisDocument *document, const char *format, ...) {
  if (document->state == PRAXIS_STATE_PARTLY)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_free (document->reason);
  document->reason = g_strdup_vprintf (format, arguments);
  document->state = PRAXIS_STATE_PARTLY;
  va_end (arguments);
}

gboolean
content_begin_section (PraxisDocument *document, guint level, const char *title) {
  return content_section_at (document, document->text->len, level, title);
}

gboolean
content_section_at (PraxisDocument *document, gsize start, guint level, const char *title) {
  g_autofree char *clean = content_clean (title, LONGEST_HEADING);
  if (!content_has_letters (clean, strlen (clean)))
    return FALSE;
  praxis_document_add_section_at (document, start, level, clean);
  return TRUE;
}

void
content_set_metadata (PraxisDocument *document, const ExtractLimits *limits, const char *key,
                      const char *value) {
  const char *before = g_hash_table_lookup (document->metadata, key);
  if (value == NULL || (before != NULL && strcmp (key, "keywords") != 0))
    return;
  g_autofree char *joined = before != NULL ? g_strdup_printf ("%s; %s", before, value) : g_strdup (value);
  g_autofree char *clean = content_clean (joined, limits->metadata);
  if (*clean == '\0')
    return;
  if (strcmp (key, "author") == 0 && document->author == NULL)
    document->author = g_strdup (clean);
  g_hash_table_insert (document->metadata, g_strdup (key), g_steal_pointer (&clean));
}

char *
content_clean (const char *text, gsize most) {
  /* No more than what can be left over is looked at, so a hostile heading of megabytes costs nothing. */
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)strnlen (text, most * 4));
  GString *clean = g_string_new (NULL);
  gboolean space = FALSE;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      space = clean->len > 0;
      continue;
    }
    if (space)
      g_string_append_c (clean, ' ');
    space = FALSE;
    g_string_append_unichar (clean, c);
  }
  g_string_truncate (clean, whole_characters (clean->str, clean->len, most));
  return g_string_free (clean, FALSE);
}

gboolean
content_has_letters (const char *text, gsize length) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

guint
content_count_words (const char *text, gsize length) {
  guint words = 0;
  gboolean inside = FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gboolean space = g_unichar_isspace (g_utf8_get_char (p));
    words += !space && !inside;
    inside = !space;
  }
  return words;
}
