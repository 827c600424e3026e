/* Old office files: what is made of the text that converters write, and what of their failing. No converter
 * is run here; see converted.t. */
#include "tests/indexer/reading.h"
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define WORD "WordDocument"
#define EXCEL "Workbook"
#define POWERPOINT "PowerPoint Document"

#define EXITED(status) ((status) << 8)
#define BOOK \
  "<?xml version='1.0'?><!DOCTYPE book PUBLIC '-//OASIS//DTD DocBook XML V4.1.2//EN' 'docbookx.dtd'>\n"

/* The converters that a file asks for which has a stream of that name. */
static const ConverterRow *
row_of (const char *stream) {
  g_autofree char *file = g_malloc0 (1024);
  g_autoptr (PraxisDocument) document = NULL;
  memcpy (file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  for (gsize i = 0; stream[i] != '\0'; i++)
    file[512 + i * 2] = stream[i];
  return reading_wanted (file, 1024, "file.bin", &document);
}

/* What comes of texts and statuses, one each for the converters that it asks for. */
static PraxisDocument *
read_converted (const char *stream, const char *const *texts, const int *statuses) {
  const ConverterRow *row = row_of (stream);
  Conversion conversions[CONVERTERS_MOST];
  g_assert_nonnull (row);
  guint count = 0;
  for (; count < CONVERTERS_MOST && row->converters[count] != NULL; count++) {
    gssize length = (gssize)strlen (texts[count]);
    conversions[count] = (Conversion){ memfd_create ("converted", MFD_CLOEXEC), statuses[count] };
    g_assert_cmpint (write (conversions[count].text, texts[count], (gsize)length), ==, length);
  }
  PraxisDocument *document = praxis_document_new ();
  extract_converted (row, conversions, "file.bin", &reading_limits, document);
  for (guint i = 0; i < count; i++)
    close (conversions[i].text);
  return document;
}

static PraxisDocument *
read_one (const char *stream, const char *text, int status) {
  return read_converted (stream, &text, &status);
}

static PraxisDocument *
read_word (const char *book, const char *text, const char *rescue) {
  const char *const texts[] = { book, text, rescue };
  const int statuses[] = { *book != '\0' ? 0 : EXITED (1), *text != '\0' ? 0 : EXITED (1), 0 };
  return read_converted (WORD, texts, statuses);
}

static void
test_book (void) {
  g_autoptr (PraxisDocument) document = read_word (
      BOOK
      "<book><title>Fishing</title><bookinfo><title>Fishing</title><author><surname>A. Person"
      "</surname></author><date>1600-12-31</date></bookinfo><chapter><title/><para>To begin.</para>"
      "</chapter><chapter><title>Boats</title><para>They <emphasis>float</emphasis>.<footnote>"
      "<para/></footnote></para><sect1><title>Nets</title><informaltable><tgroup cols='2'><tbody>"
      "<row><entry>\nMesh\n</entry><entry>Knot</entry></row><row><entry>4</entry><entry>5</entry>"
      "</row></tbody></tgroup></informaltable><para>\n-----------------------A box beside\n</para></sect1>"
      "</chapter></book>",
      "never looked at",
      "To begin.\n\nBoats\n\nThey float.\nNets\nMesh\tKnot\n4\t5\n\tIn calm water.\n PAGE  7 \nHYPERLINK  "
      "\\l \"_nets\"  Nets\nOn boats and nets\nA box "
      "beside\n");
  g_autofree char *outline = reading_outline (document);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpstr (document->text->str, ==,
                   "To begin.\nBoats\nThey float.\nNets\nMesh\tKnot\n4\t5\nA box beside\nIn calm water.\nOn "
                   "boats and nets\n");
  g_assert_cmpstr (outline, ==, "1 Boats|2 Nets");
  g_assert_cmpstr (document->title, ==, "Fishing");
  g_assert_cmpstr (document->author, ==, "A. Person");
  g_assert_null (g_hash_table_lookup (document->metadata, "created"));
  reading_assert_sections_at_titles (document);
}

static void
test_unlike (void) {
  g_autoptr (PraxisDocument) document
      = read_word (BOOK "<book><chapter><title/><para>To begin.</para></chapter></book>", "never looked at",
                   "To begin.\nWhat was deleted before it was saved, and is longer.\n");
  g_assert_cmpstr (document->text->str, ==, "To begin.\n");
}

static void
test_rescue (void) {
  g_autoptr (PraxisDocument) unsound = read_word (BOOK "<book><para>Half", "All of it.\n", "");
  reading_assert_state (unsound, PRAXIS_STATE_READ);
  g_assert_cmpstr (unsound->text->str, ==, "All of it.\n");
  g_autoptr (PraxisDocument) shortest = read_word ("", "", "Two words\n");
  reading_assert_state (shortest, PRAXIS_STATE_READ);
  g_assert_cmpstr (shortest->text->str, ==, "Two words\n");
  g_autoptr (PraxisDocument) none = read_word ("", "", "");
  reading_assert_state (none, PRAXIS_STATE_DAMAGED);
  g_assert_cmpstr (none->reason, ==, "'antiword' cannot read it");
}

static void
test_sheets (void) {
  g_autoptr (PraxisDocument) document
      = read_one (EXCEL, "Boat\tLength\r\nGull\t7\n\t\n\fSecond sheet\n\f", 0);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_cmpstr (document->text->str, ==, "Boat\tLength\nGull\t7\nSecond sheet\n");
}

static void
test_slides (void) {
  g_autoptr (PraxisDocument) document = read_one (POWERPOINT, "Nets\nFour kinds\n\fKnots\nFive\xff\n\f", 0);
  g_autofree char *outline = reading_outline (document);
  reading_assert_state (document, PRAXIS_STATE_READ);
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_cmpstr (outline, ==, "1 Nets|1 Knots");
}

static void
test_failures (void) {
  static const struct {
    int status;
    PraxisState state;
    const char *reason;
  } rows[] = {
    { 0, PRAXIS_STATE_NO_TEXT, "it holds no text" },
    { CONVERTER_UNCONFINED, PRAXIS_STATE_UNSUPPORTED,
      "needs 'catdoc', which cannot be confined on this system (it takes Landlock)" },
    { EXITED (CONVERTER_EXIT_MISSING), PRAXIS_STATE_UNSUPPORTED, "needs 'catdoc', which is not installed" },
    { EXITED (CONVERTER_EXIT_UNCONFINED), PRAXIS_STATE_UNSUPPORTED,
      "needs 'catdoc', which could not be confined" },
    { EXITED (69), PRAXIS_STATE_DAMAGED, "'catdoc' cannot read it" },
    { SIGXCPU, PRAXIS_STATE_TIMED_OUT, "'catdoc' took too much processor time" },
    { SIGXFSZ, PRAXIS_STATE_TOO_LARGE, "'catdoc' wrote more than 'archive.member' allows" },
    { SIGSEGV, PRAXIS_STATE_CRASHED, "'catdoc' crashed with signal 11 (Segmentation fault)" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PraxisDocument) document = read_one (EXCEL, "", rows[i].status);
    reading_assert_state (document, rows[i].state);
    g_assert_cmpstr (document->reason, ==, rows[i].reason);
  }
  g_autoptr (PraxisDocument) some = read_one (POWERPOINT, "A slide\n\f", SIGSEGV);
  reading_assert_state (some, PRAXIS_STATE_PARTLY);
  g_assert_cmpstr (some->text->str, ==, "A slide\n");
}

/* A container that holds a sector with these bytes. */
static void
assert_encrypted (const char *sector, gsize length, gboolean encrypted) {
  g_autofree char *file = g_malloc0 (2048);
  g_autoptr (PraxisDocument) document = NULL;
  memcpy (file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  memcpy (file + 1024, sector, length);
  reading_wanted (file, 2048, "file.bin", &document);
  reading_assert_state (document, encrypted ? PRAXIS_STATE_ENCRYPTED : PRAXIS_STATE_UNSUPPORTED);
}

static void
test_encrypted (void) {
  assert_encrypted ("\xec\xa5\xc1\0\0\0\0\0\0\0\xf0\x13", 12, TRUE);
  assert_encrypted ("\xec\xa5\xc1\0\0\0\0\0\0\0\xf0\x12", 12, FALSE);
  assert_encrypted ("\x09\x08\x04\0\0\x06\x05\0\x2f\0\x02\0\0\0", 14, TRUE);
  assert_encrypted ("\x09\x08\x04\0\0\x06\x05\0\x42\0\x02\0\x2f\0", 14, FALSE);
  assert_encrypted ("E\0n\0c\0r\0y\0p\0t\0e\0d\0S\0u\0m\0m\0a\0r\0y\0", 32, TRUE);
}

static void
test_named (void) {
  g_autoptr (PraxisDocument) document = NULL;
  g_autofree char *bytes = g_malloc0 (600);
  memcpy (bytes, "\x01\x02\x03", 3);
  g_assert_null (reading_wanted (bytes, 600, "report.doc", &document));
  reading_assert_state (document, PRAXIS_STATE_UNSUPPORTED);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract legacy/a Word document has headings, tables, properties and notes", test_book);
  g_test_add_func ("/extract legacy/nothing is taken from a reading that has other text", test_unlike);
  g_test_add_func ("/extract legacy/what one converter cannot read the next one may", test_rescue);
  g_test_add_func ("/extract legacy/sheets are pages and rows are lines with tabs", test_sheets);
  g_test_add_func ("/extract legacy/slides are pages under their first lines", test_slides);
  g_test_add_func ("/extract legacy/the end of a converter is told as what it was", test_failures);
  g_test_add_func ("/extract legacy/what takes a password is told before any converter runs", test_encrypted);
  g_test_add_func ("/extract legacy/a name alone makes no office file", test_named);
  return g_test_run ();
}
