/* The reply of a worker: what is written is read again however it is split, and nothing false is accepted. */
#include "indexer/reply.h"
#include "register/base/error.h"
#include <string.h>
#include <unistd.h>

#define LIMIT (1u << 20)

static PraxisDocument *
sample (void) {
  PraxisDocument *document = praxis_document_new ();
  document->title = g_strdup ("Return counselling in Ghana");
  document->mime = g_strdup ("text/plain");
  praxis_document_begin_page (document, "iv");
  g_string_append (document->text, "Lessons learnt: d\xc3\xa9j\xc3\xa0 vu.\n");
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "Second page.");
  praxis_document_add_claim (document, "country", "GH", "about", "title-label");
  return document;
}

/* What reply_write() writes; the sample fits into a pipe. */
static GByteArray *
written (const PraxisDocument *document) {
  int ends[2];
  GByteArray *bytes = g_byte_array_new ();
  guint8 buffer[4096];
  ssize_t got;
  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_true (reply_write (ends[1], document));
  close (ends[1]);
  while ((got = read (ends[0], buffer, sizeof buffer)) > 0)
    g_byte_array_append (bytes, buffer, (guint)got);
  close (ends[0]);
  return bytes;
}

static void
add_frame (GByteArray *bytes, char type, guint32 length, const char *payload) {
  guint32 little = GUINT32_TO_LE (length);
  g_byte_array_append (bytes, (const guint8 *)&type, 1);
  g_byte_array_append (bytes, (const guint8 *)&little, sizeof little);
  g_byte_array_append (bytes, (const guint8 *)payload, (guint)strlen (payload));
}

static PraxisDocument *
read_back (const GByteArray *bytes, gsize piece, GError **error) {
  g_autoptr (ReplyReader) reader = reply_reader_new (LIMIT);
  for (gsize at = 0; at < bytes->len; at += piece)
    if (!reply_reader_feed (reader, bytes->data + at, MIN (piece, bytes->len - at)))
      break;
  return reply_reader_finish (reader, error);
}

static void
assert_sample (const PraxisDocument *document) {
  g_autoptr (PraxisDocument) expected = sample ();
  g_assert_nonnull (document);
  g_assert_cmpstr (document->title, ==, expected->title);
  g_assert_cmpstr (document->text->str, ==, expected->text->str);
  g_assert_cmpuint (document->pages->len, ==, 2);
  g_assert_cmpstr (praxis_document_value (document, "country", "about"), ==, "GH");
}

static void
assert_false_reply (const GByteArray *bytes, const char *reason) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) document = read_back (bytes, bytes->len, &error);
  g_assert_null (document);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_round_trip (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_autoptr (GByteArray) bytes = written (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) again = read_back (bytes, bytes->len, &error);
  g_assert_no_error (error);
  assert_sample (again);
}

static void
test_split (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_autoptr (GByteArray) bytes = written (document);
  for (gsize piece = 1; piece < 12; piece++) {
    g_autoptr (PraxisDocument) again = read_back (bytes, piece, NULL);
    assert_sample (again);
  }
}

static void
test_cut (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_autoptr (GByteArray) bytes = written (document);
  while (bytes->len > 1) {
    g_byte_array_set_size (bytes, bytes->len - 1);
    assert_false_reply (bytes, "no end");
  }
}

static void
test_empty (void) {
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) document = read_back (bytes, 1, &error);
  g_assert_null (document);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

static void
test_unknown_type (void) {
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  add_frame (bytes, 'X', 0, "");
  assert_false_reply (bytes, "unknown type");
}

static void
test_huge_length (void) {
  g_autoptr (GByteArray) text = g_byte_array_new (), record = g_byte_array_new ();
  add_frame (text, 'T', G_MAXUINT32, "some");
  assert_false_reply (text, "more text");
  add_frame (record, 'R', G_MAXUINT32, "some");
  assert_false_reply (record, "over-long record");
}

static void
test_flood (void) {
  g_autofree char *block = g_strnfill (LIMIT / 4, 'a');
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  for (int i = 0; i < 5; i++)
    add_frame (bytes, 'T', LIMIT / 4, block);
  assert_false_reply (bytes, "more text");
}

static void
test_order (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_autoptr (GByteArray) twice = written (document), late = written (document), early = g_byte_array_new ();
  add_frame (twice, 'E', 0, "");
  assert_false_reply (twice, "more after the end");
  add_frame (late, 'T', 1, "a");
  assert_false_reply (late, "more after the end");
  add_frame (early, 'E', 0, "");
  assert_false_reply (early, "false end");
}

static void
test_bad_text (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_autoptr (GByteArray) good = written (document), bytes = g_byte_array_new ();
  add_frame (bytes, 'T', 2, "\xff\xfe");
  g_byte_array_append (bytes, good->data, good->len);
  assert_false_reply (bytes, "not UTF-8");
}

static void
test_bad_record (void) {
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  add_frame (bytes, 'R', 4, "what");
  add_frame (bytes, 'E', 0, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) document = read_back (bytes, bytes->len, &error);
  g_assert_null (document);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

static void
test_offsets (void) {
  g_autoptr (PraxisDocument) document = sample ();
  g_array_index (document->pages, PraxisPage, 1).start = 10000;
  g_autoptr (GByteArray) bytes = written (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) again = read_back (bytes, bytes->len, &error);
  g_assert_null (again);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

/* The bytes of a reply with this cover. */
static GByteArray *
with_cover (const char *cover, gsize length) {
  g_autoptr (PraxisDocument) document = sample ();
  document->cover = g_bytes_new (cover, length);
  return written (document);
}

static void
test_cover (void) {
  static const char jpeg[] = "\x40\x30\xff\xd8\xff\xe0 and so on";
  g_autoptr (GByteArray) bytes = with_cover (jpeg, sizeof jpeg), due = with_cover ("", 0);
  for (gsize piece = 1; piece < 12; piece++) {
    g_autoptr (PraxisDocument) again = read_back (bytes, piece, NULL);
    assert_sample (again);
    g_assert_cmpmem (g_bytes_get_data (again->cover, NULL), g_bytes_get_size (again->cover), jpeg,
                     sizeof jpeg);
  }
  g_autoptr (PraxisDocument) without = read_back (due, due->len, NULL);
  g_assert_nonnull (without);
  g_assert_cmpuint (g_bytes_get_size (without->cover), ==, 0);
}

static void
test_false_cover (void) {
  static const char script[] = "\x40\x30<script>", flat[] = "\x40\0\xff\xd8\xff\xe0";
  g_autoptr (GByteArray) no_picture = with_cover (script, sizeof script),
                         no_height = with_cover (flat, sizeof flat), early = g_byte_array_new (),
                         huge = with_cover ("", 0);
  assert_false_reply (no_picture, "no picture");
  assert_false_reply (no_height, "no picture");
  add_frame (early, 'C', 0, "");
  assert_false_reply (early, "out of place");
  g_byte_array_set_size (huge, huge->len - 10); /* without its own cover and its end */
  add_frame (huge, 'C', PRAXIS_COVER_MOST + 1, "");
  assert_false_reply (huge, "over-long cover");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/what is written is read again", test_round_trip);
  g_test_add_func ("/reply/it may arrive split anywhere", test_split);
  g_test_add_func ("/reply/a reply cut anywhere is refused", test_cut);
  g_test_add_func ("/reply/no reply at all is refused", test_empty);
  g_test_add_func ("/reply/a frame of unknown type is refused", test_unknown_type);
  g_test_add_func ("/reply/a huge length is refused before its payload comes", test_huge_length);
  g_test_add_func ("/reply/text beyond the limit is refused", test_flood);
  g_test_add_func ("/reply/frames after the end or an end too early are refused", test_order);
  g_test_add_func ("/reply/text that is not UTF-8 is refused", test_bad_text);
  g_test_add_func ("/reply/a record of a wrong form is refused", test_bad_record);
  g_test_add_func ("/reply/a page outside the text is refused", test_offsets);
  g_test_add_func ("/reply/a cover comes behind the record, or word that one can be drawn", test_cover);
  g_test_add_func ("/reply/a cover that is none is refused", test_false_cover);
  return g_test_run ();
}
