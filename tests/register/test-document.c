/* Tests documents in memory and on their way through the pipe and the index: what arrives is what was sent,
 * and what cannot be is refused. */
#include "register/base/error.h"
#include "register/document/document.h"
#include <string.h>

/* A document with something in each place. */
static PraxisDocument *
full_document (void) {
  PraxisDocument *document = praxis_document_new ();
  document->id = g_strdup ("00112233445566aa");
  g_ptr_array_add (document->paths, g_strdup ("/files/été.pdf"));
  g_ptr_array_add (document->paths, g_strdup ("/copies/été.pdf"));
  document->title = g_strdup ("Été");
  document->mime = g_strdup ("application/pdf");
  document->author = g_strdup ("A. Author");
  document->size = 12345;
  document->modified = G_GINT64_CONSTANT (1500000000123456);
  document->first_seen = 1600000000;
  document->state = PRAXIS_STATE_PARTLY;
  document->reason = g_strdup ("a limit");
  document->has_lines = TRUE;
  praxis_document_begin_page (document, "iv");
  g_string_append (document->text, "Été.\n");
  praxis_document_begin_section (document, 1, "Leçons");
  g_array_index (document->sections, PraxisSection, 1).role = g_strdup ("lessons");
  g_array_index (document->sections, PraxisSection, 1).subjects[PRAXIS_SUBJECT_TOPIC]
      = g_strsplit ("thb som", " ", -1);
  praxis_document_begin_page (document, NULL);
  g_array_index (document->pages, PraxisPage, 1).state = PRAXIS_STATE_OCR;
  g_string_append (document->text, "Leçons\nun deux\n");
  PraxisClaim *claim = praxis_document_add_claim (document, "country", "GH", "about", "title-label");
  claim->quote = g_strdup ("Ghana");
  claim->offset = 7;
  claim->page = 2;
  claim->score = 0.25;
  praxis_document_add_claim (document, "year", "2015", NULL, NULL);
  praxis_document_add_claim (document, "year", "2014", NULL, NULL);
  praxis_document_pass_over (document, g_strdup ("it takes 3.0"));
  PraxisSpan header = { 0, 5 };
  g_array_append_val (document->furniture, header);
  PraxisSpan note = { 5, 9 };
  g_array_append_val (document->notes, note);
  g_hash_table_insert (document->metadata, g_strdup ("created"), g_strdup ("2015-01-02"));
  return document;
}

/* The document as the reader makes it of what the writer made, checked against another text if one is given.
 */
static PraxisDocument *
sent (const PraxisDocument *document, const char *text, GError **error) {
  g_autoptr (GVariant) variant = g_variant_ref_sink (praxis_document_to_variant (document));
  g_assert_true (g_variant_is_of_type (variant, praxis_document_variant_type ()));
  return praxis_document_from_variant (variant, text == NULL ? NULL : g_string_new (text), error);
}

static void
assert_refused (const PraxisDocument *document) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) arrived = sent (document, document->text->str, &error);
  g_assert_null (arrived);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

static void
test_round_trip (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) arrived = sent (document, document->text->str, &error);
  g_assert_no_error (error);
  g_autoptr (GVariant) before = g_variant_ref_sink (praxis_document_to_variant (document));
  g_autoptr (GVariant) after = g_variant_ref_sink (praxis_document_to_variant (arrived));
  g_assert_cmpvariant (after, before);
  g_assert_cmpstr (arrived->text->str, ==, document->text->str);
  g_assert_cmpuint (arrived->state, ==, PRAXIS_STATE_PARTLY);
  const PraxisSection *lessons = &g_array_index (arrived->sections, PraxisSection, 1);
  g_assert_null (lessons->subjects[PRAXIS_SUBJECT_COUNTRY]);
  g_assert_cmpstr (lessons->subjects[PRAXIS_SUBJECT_TOPIC][1], ==, "som");
  const PraxisClaim *first = g_ptr_array_index (arrived->claims, 0);
  const PraxisClaim *second = g_ptr_array_index (arrived->claims, 1);
  g_assert_cmpuint (first->offset, ==, 7);
  g_assert_true (second->offset == PRAXIS_NO_OFFSET);
}

static void
test_empty (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) arrived = sent (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (arrived->title);
  g_assert_cmpuint (arrived->text->len, ==, 0);
  g_assert_cmpuint (arrived->paths->len, ==, 0);
}

/* Without a text offsets can only be checked for their order: the index keeps both apart. */
static void
test_without_text (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisDocument) arrived = sent (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (arrived->pages->len, ==, 2);
  g_autoptr (PraxisDocument) descending = full_document ();
  g_array_index (descending->pages, PraxisPage, 0).start = 9;
  g_autoptr (PraxisDocument) none = sent (descending, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

static void
test_descending_pages (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->pages, PraxisPage, 0).start = 9;
  assert_refused (document);
}

static void
test_descending_sections (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  praxis_document_add_section_at (document, 1, 1, "before");
  assert_refused (document);
}

static void
test_furniture_backwards (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  PraxisSpan backwards = { 3, 1 };
  g_array_append_val (document->furniture, backwards);
  assert_refused (document);
}

static void
test_section_gap (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->sections, PraxisSection, 0).start = 3;
  assert_refused (document);
}

static void
test_outside (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->pages, PraxisPage, 1).start = document->text->len;
  g_autoptr (PraxisDocument) arrived = sent (document, document->text->str, NULL);
  g_assert_nonnull (arrived);
  g_array_index (document->pages, PraxisPage, 1).start = document->text->len + 1;
  assert_refused (document);
}

static void
test_huge_offset (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->sections, PraxisSection, 1).start = G_MAXSIZE - 1;
  assert_refused (document);
}

static void
test_page_in_sequence (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->pages, PraxisPage, 0).start = 1;
  assert_refused (document);
}

static void
test_claim_in_sequence (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  ((PraxisClaim *)g_ptr_array_index (document->claims, 0))->offset = 1;
  assert_refused (document);
}

static void
test_claim_outside (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  ((PraxisClaim *)g_ptr_array_index (document->claims, 0))->offset = 1000;
  assert_refused (document);
}

static void
test_claim_without_value (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_clear_pointer (&((PraxisClaim *)g_ptr_array_index (document->claims, 1))->value, g_free);
  assert_refused (document);
}

static void
test_long_title (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_free (document->title);
  document->title = g_strnfill (1 << 16, 't');
  g_autoptr (PraxisDocument) arrived = sent (document, document->text->str, NULL);
  g_assert_nonnull (arrived);
  g_free (document->title);
  document->title = g_strnfill ((1 << 16) + 1, 't');
  assert_refused (document);
}

static void
test_long_quote (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  PraxisClaim *claim = g_ptr_array_index (document->claims, 1);
  claim->quote = g_strnfill ((1 << 16) + 1, 'q');
  assert_refused (document);
}

static void
test_long_metadata (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_hash_table_insert (document->metadata, g_strdup ("k"), g_strnfill ((1 << 16) + 1, 'v'));
  assert_refused (document);
}

static void
test_unknown_state (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  document->state = (PraxisState)(PRAXIS_STATE_REFUSED + 1);
  assert_refused (document);
}

static void
test_unknown_page_state (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_array_index (document->pages, PraxisPage, 0).state = (PraxisState)PRAXIS_STATES;
  assert_refused (document);
}

static void
test_wrong_type (void) {
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_string ("a document"));
  g_autoptr (GError) error = NULL;
  g_assert_null (praxis_document_from_variant (variant, g_string_new ("text"), &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_DAMAGED);
}

/* Bytes from the pipe take any form: each single damage is either harmless or refused, never more. */
static void
test_damaged_bytes (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_autoptr (GVariant) variant = g_variant_ref_sink (praxis_document_to_variant (document));
  gsize size = g_variant_get_size (variant);
  guint refused = 0;
  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *bytes = g_memdup2 (g_variant_get_data (variant), size);
    bytes[i] ^= 0xff;
    g_autoptr (GBytes) damaged = g_bytes_new (bytes, size);
    g_autoptr (GVariant) read
        = g_variant_ref_sink (g_variant_new_from_bytes (praxis_document_variant_type (), damaged, FALSE));
    g_autoptr (GError) error = NULL;
    g_autoptr (PraxisDocument) arrived
        = praxis_document_from_variant (read, g_string_new (document->text->str), &error);
    g_assert_true ((arrived == NULL) == (error != NULL));
    refused += arrived == NULL;
  }
  g_assert_cmpuint (refused, >, 0);
}

static void
test_places (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  gsize border = g_array_index (document->pages, PraxisPage, 1).start;
  g_assert_cmpint (praxis_document_page_at (document, 0), ==, 0);
  g_assert_cmpint (praxis_document_page_at (document, border - 1), ==, 0);
  g_assert_cmpint (praxis_document_page_at (document, border), ==, 1);
  g_assert_cmpint (praxis_document_page_at (document, document->text->len), ==, 1);
  g_assert_cmpint (praxis_document_section_at (document, border - 1), ==, 0);
  g_assert_cmpint (praxis_document_section_at (document, border), ==, 1);
}

static void
test_no_places (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_assert_cmpint (praxis_document_page_at (document, 0), ==, -1);
  g_assert_cmpint (praxis_document_section_at (document, 0), ==, -1);
}

/* Of empty pages at one place the last is the one that holds the text. */
static void
test_empty_pages (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  for (guint i = 0; i < 3; i++)
    praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "text");
  g_assert_cmpint (praxis_document_page_at (document, 0), ==, 2);
}

static void
test_front (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  g_string_append (document->text, "front\n");
  praxis_document_begin_section (document, 2, "Heading");
  const PraxisSection *front = &g_array_index (document->sections, PraxisSection, 0);
  const PraxisSection *heading = &g_array_index (document->sections, PraxisSection, 1);
  g_assert_cmpuint (document->sections->len, ==, 2);
  g_assert_cmpuint (front->start, ==, 0);
  g_assert_cmpuint (front->level, ==, 0);
  g_assert_null (front->title);
  g_assert_cmpuint (heading->start, ==, 6);
}

static void
test_value (void) {
  g_autoptr (PraxisDocument) document = full_document ();
  g_assert_cmpstr (praxis_document_value (document, "country", NULL), ==, "GH");
  g_assert_cmpstr (praxis_document_value (document, "country", "about"), ==, "GH");
  g_assert_null (praxis_document_value (document, "country", "mentioned"));
  g_assert_null (praxis_document_value (document, "year", "covers"));
  g_assert_null (praxis_document_value (document, "topic", NULL));
}

static void
test_states (void) {
  for (guint i = 0; i <= PRAXIS_STATE_REFUSED; i++) {
    PraxisState state;
    g_assert_true (praxis_state_from_name (praxis_state_name ((PraxisState)i), &state));
    g_assert_cmpuint (state, ==, i);
    g_assert_cmpint (praxis_state_is_readable (state), ==, i <= PRAXIS_STATE_PARTLY);
  }
  PraxisState state;
  g_assert_false (praxis_state_from_name ("lost", &state));
}

typedef struct {
  const char *title;
  const char *before;
  gsize length; /* 0: that of the string */
  const char *after;
} Repair;

static const Repair repairs[] = {
  { "good text stays as it is", "Été — 国際\n\ttext\f", 0, "Été — 国際\n\ttext\f" },
  { "an empty text stays empty", "", 0, "" },
  { "each bad byte becomes a question mark", "a\xff\xfe z", 0, "a?? z" },
  { "a sequence cut short becomes question marks", "a\xe2\x82", 0, "a??" },
  { "a sequence broken off keeps what follows", "\xc3(x", 0, "?(x" },
  { "an overlong form is no UTF-8", "\xc0\xaf", 0, "??" },
  { "a surrogate is no UTF-8", "\xed\xa0\x80", 0, "???" },
  { "control bytes become spaces", "a\x01\x1b[0m\x7f z", 0, "a  [0m  z" },
  { "a NUL byte becomes a space", "a\0z", 3, "a z" },
};

static void
test_repair (gconstpointer data) {
  const Repair *expected = data;
  gsize length = expected->length > 0 ? expected->length : strlen (expected->before);
  g_autoptr (GString) text = g_string_new_len (expected->before, (gssize)length);
  praxis_text_repair (text);
  g_assert_cmpstr (text->str, ==, expected->after);
  g_assert_cmpuint (text->len, ==, length);
}

static const struct {
  const char *path;
  GTestFunc function;
} tests[] = {
  { "/document/a full document arrives as it was sent", test_round_trip },
  { "/document/an empty document arrives as it was sent", test_empty },
  { "/document/without a text offsets are checked for order only", test_without_text },
  { "/document/pages that descend are refused", test_descending_pages },
  { "/document/sections that descend are refused", test_descending_sections },
  { "/document/page furniture that ends before it begins is refused", test_furniture_backwards },
  { "/document/sections that do not begin at 0 are refused", test_section_gap },
  { "/document/a page may begin at the end of the text and not beyond", test_outside },
  { "/document/an offset near the end of numbers is refused", test_huge_offset },
  { "/document/a page inside a UTF-8 sequence is refused", test_page_in_sequence },
  { "/document/a quote inside a UTF-8 sequence is refused", test_claim_in_sequence },
  { "/document/a quote outside the text is refused", test_claim_outside },
  { "/document/a claim without a value is refused", test_claim_without_value },
  { "/document/a title may have 64 KiB and not more", test_long_title },
  { "/document/an over-long quote is refused", test_long_quote },
  { "/document/an over-long metadata value is refused", test_long_metadata },
  { "/document/an unknown state is refused", test_unknown_state },
  { "/document/an unknown state of a page is refused", test_unknown_page_state },
  { "/document/a record of another form is refused", test_wrong_type },
  { "/document/no damaged byte does harm", test_damaged_bytes },
  { "/document/a page and a section begin with their first byte", test_places },
  { "/document/a document without pages has no page anywhere", test_no_places },
  { "/document/text after empty pages belongs to the last", test_empty_pages },
  { "/document/text before the first heading is a section too", test_front },
  { "/document/the first value of a field can be asked for by role", test_value },
  { "/document/each state has a name of its own", test_states },
};

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_func (tests[i].path, tests[i].function);
  for (gsize i = 0; i < G_N_ELEMENTS (repairs); i++) {
    g_autofree char *path = g_strconcat ("/document/repair/", repairs[i].title, NULL);
    g_test_add_data_func (path, &repairs[i], test_repair);
  }
  return g_test_run ();
}
