/* For the tests of extractors: reading bytes made by the test, and saying in one string what came of them. */
#include "tests/indexer/reading.h"
#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#define MEGABYTE ((gsize)1 << 20)

const ExtractLimits reading_limits = { MEGABYTE, 4096, 100, MEGABYTE, 4 * MEGABYTE, 100, 0, NULL };

static const ConverterRow *
read_bytes (const void *bytes, gsize length, const char *file_name, const ExtractLimits *limits,
            PraxisDocument *document) {
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("praxis-XXXXXX", &path, &error);
  g_assert_no_error (error);
  unlink (path);
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize)length);
  g_assert_true (extract_prepare (&error));
  const ConverterRow *wanted = extract_document (fd, file_name, limits, document);
  close (fd);
  g_assert_true (g_utf8_validate_len (document->text->str, document->text->len, NULL));
  g_assert_nonnull (document->title);
  return wanted;
}

PraxisDocument *
reading_of (const void *bytes, gsize length, const char *file_name, const ExtractLimits *limits) {
  PraxisDocument *document = praxis_document_new ();
  read_bytes (bytes, length, file_name, limits != NULL ? limits : &reading_limits, document);
  return document;
}

const ConverterRow *
reading_wanted (const void *bytes, gsize length, const char *file_name, PraxisDocument **document) {
  *document = praxis_document_new ();
  return read_bytes (bytes, length, file_name, &reading_limits, *document);
}

PraxisDocument *
reading_of_text (const char *text, const char *file_name) {
  return reading_of (text, strlen (text), file_name, NULL);
}

char *
reading_outline (const PraxisDocument *document) {
  GString *outline = g_string_new (NULL);
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (section->title != NULL)
      g_string_append_printf (outline, "%s%u %s", outline->len > 0 ? "|" : "", section->level,
                              section->title);
  }
  return g_string_free (outline, FALSE);
}

void
reading_assert_sections_at_titles (const PraxisDocument *document) {
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (section->title != NULL)
      g_assert_true (g_str_has_prefix (document->text->str + section->start, section->title));
  }
}

gboolean
reading_is_whole (const PraxisDocument *document) {
  gsize section = 0, page = 0;
  for (guint i = 0; i < document->sections->len; i++) {
    gsize start = g_array_index (document->sections, PraxisSection, i).start;
    if (start < section || (i == 0 && start != 0))
      return FALSE;
    section = start;
  }
  for (guint i = 0; i < document->pages->len; i++) {
    gsize start = g_array_index (document->pages, PraxisPage, i).start;
    if (start < page || (i == 0 && start != 0))
      return FALSE;
    page = start;
  }
  return section <= document->text->len && page <= document->text->len;
}

void
reading_assert_state (const PraxisDocument *document, PraxisState state) {
  if (document->state != state)
    g_test_message ("read as '%s': %s", document->mime, document->reason);
  g_assert_cmpstr (praxis_state_name (document->state), ==, praxis_state_name (state));
}

static void
add_member (struct archive *archive, const char *name, const char *content) {
  struct archive_entry *entry = archive_entry_new ();
  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)strlen (content));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, (gssize)strlen (content));
  archive_entry_free (entry);
}

GBytes *
reading_zip (const char *name, ...) {
  gsize room = 8 * MEGABYTE, used = 0;
  char *bytes = g_malloc (room);
  struct archive *archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, bytes, room, &used), ==, ARCHIVE_OK);
  va_list arguments;
  va_start (arguments, name);
  for (const char *member = name; member != NULL; member = va_arg (arguments, const char *))
    add_member (archive, member, va_arg (arguments, const char *));
  va_end (arguments);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (bytes, used);
}

GString *
reading_pdf (const char *const *objects, guint info) {
  GString *pdf = g_string_new ("%PDF-1.4\n"), *table = g_string_new ("0000000000 65535 f \n");
  guint count = 1;
  for (; objects[count - 1] != NULL; count++) {
    g_string_append_printf (table, "%010zu 00000 n \n", pdf->len);
    g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", count, objects[count - 1]);
  }
  gsize start = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n%strailer\n<< /Size %u /Root 1 0 R", count, table->str, count);
  if (info > 0)
    g_string_append_printf (pdf, " /Info %u 0 R", info);
  g_string_append_printf (pdf, " >>\nstartxref\n%zu\n%%%%EOF\n", start);
  g_string_free (table, TRUE);
  return pdf;
}
