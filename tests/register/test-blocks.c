/* Tests how a text is cut into blocks, and how blocks lie in the index. */
#include "register/document/blocks.h"
#include "register/document/sentence.h"
#include "register/text/terms.h"
#include <string.h>

static void
count_word (const PraxisToken *token, guint position, gpointer data) {
  guint *words = data;
  g_assert_cmpuint (position, ==, PRAXIS_TEXT_POSITION + *words);
  g_assert_nonnull (token->word);
  (*words)++;
}

/* The blocks of a document, checked for what holds of all blocks. */
static GArray *
cut (const PraxisDocument *document) {
  guint words = 0;
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (document->repairs, document->text->str, 0, document->text->len);
  GArray *blocks = praxis_blocks_cut (document, clean, count_word, &words);
  for (guint i = 0; i < blocks->len; i++) {
    const PraxisBlock *block = &g_array_index (blocks, PraxisBlock, i);
    g_assert_cmpuint (block->start, <=, document->text->len);
    g_assert_cmpuint (block->position, <, PRAXIS_TEXT_POSITION + words);
    if (i == 0) {
      g_assert_cmpuint (block->start, ==, 0);
      g_assert_cmpuint (block->position, ==, PRAXIS_TEXT_POSITION);
      continue;
    }
    g_assert_cmpuint (block->start, >, block[-1].start);
    g_assert_cmpuint (block->position, >, block[-1].position);
    g_assert_true (g_utf8_validate (document->text->str + block->start, -1, NULL));
  }
  return blocks;
}

static PraxisDocument *
document_of (const char *text) {
  PraxisDocument *document = praxis_document_new ();
  g_string_append (document->text, text);
  return document;
}

/* Where blocks begin, shown by a '|' before each. */
static char *
shown (const PraxisDocument *document) {
  g_autoptr (GArray) blocks = cut (document);
  GString *text = g_string_new (document->text->str);
  for (guint i = blocks->len; i-- > 0;)
    g_string_insert_c (text, (gssize)g_array_index (blocks, PraxisBlock, i).start, '|');
  return g_string_free (text, FALSE);
}

typedef struct {
  const char *title;
  const char *text;
  const char *shown;
} Case;

#define LONG_LINE \
  "This line is so long that it cannot have been typeset as one of several, and therefore it is taken to " \
  "be a " \
  "whole paragraph by itself, however many lines there are below it.\n"

/* Of less than a hundred letters, and of nearly two hundred bytes. */
#define TYPESET_LINE \
  "تحدد هذه الإجراءات ما يقوم به العاملون في مركزي الحماية في بيروت وطرابلس منذ وصول الضحية حتى\n"

static const Case cases[] = {
  { "a paragraph is a block", "One two.\nThree four.\n", "|One two.\nThree four.\n" },
  { "a blank line ends a block", "One.\n\nTwo.\n", "|One.\n\n|Two.\n" },
  { "several blank lines end a block once", "One.\n\n \n\t\nTwo.", "|One.\n\n \n\t\n|Two." },
  { "a line is as long as it has letters", TYPESET_LINE TYPESET_LINE "مغادرتها.\n",
    "|" TYPESET_LINE TYPESET_LINE "مغادرتها.\n" },
  { "a long line is a block by itself", LONG_LINE LONG_LINE "end", "|" LONG_LINE "|" LONG_LINE "|end" },
  { "marks before the first word belong to its block", "One.\n\n  - Two.\n\n# Three",
    "|One.\n\n  |- Two.\n\n|# Three" },
  { "blank lines before the first word belong to the first block", "\n\n One.\n\nTwo.",
    "|\n\n One.\n\n|Two." },
  { "a paragraph without words belongs to the block after it", "One.\n\n* * *\n\nTwo.",
    "|One.\n\n|* * *\n\nTwo." },
  { "an empty text has no blocks", "", "" },
  { "a text without words has no blocks", "--- ...\n\n***\n", "--- ...\n\n***\n" },
};

static void
test_case (gconstpointer data) {
  const Case *expected = data;
  g_autoptr (PraxisDocument) document = document_of (expected->text);
  g_autofree char *got = shown (document);
  g_assert_cmpstr (got, ==, expected->shown);
}

static void
test_pages (void) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "The first page\nends inside a ");
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "sentence.\nHeading\n");
  praxis_document_begin_section (document, 1, "Heading");
  g_string_append (document->text, "Text of it.");
  g_autofree char *got = shown (document);
  g_assert_cmpstr (got, ==, "|The first page\nends inside a |sentence.\nHeading\n|Text of it.");
}

/* A paragraph of sentences of ten words each. */
static PraxisDocument *
long_paragraph (const char *end_of_sentence) {
  PraxisDocument *document = praxis_document_new ();
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (document->text, "One two three four five six seven eight nine ten%s",
                            end_of_sentence);
  return document;
}

static void
test_long_paragraph (void) {
  static const char *const ends[] = { ". ", "! ", "?\n", ".\t" };
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autoptr (PraxisDocument) document = long_paragraph (ends[i]);
    g_autoptr (GArray) blocks = cut (document);
    g_assert_cmpuint (blocks->len, ==, 10);
    for (guint j = 0; j < blocks->len; j++) {
      gsize start = g_array_index (blocks, PraxisBlock, j).start;
      g_assert_true (g_str_has_prefix (document->text->str + start, "One "));
      g_assert_true (j == 0 || praxis_follows_sentence (document->text->str, start));
    }
  }
}

/* Lists and tables have no sentences: they are cut all the same. */
static void
test_endless_sentence (void) {
  g_autoptr (PraxisDocument) document = long_paragraph (" ");
  g_autoptr (GArray) blocks = cut (document);
  g_assert_cmpuint (blocks->len, ==, 6);
  for (guint i = 1; i < blocks->len; i++)
    g_assert_cmpuint (g_array_index (blocks, PraxisBlock, i).position
                          - g_array_index (blocks, PraxisBlock, i - 1).position,
                      ==, 180);
}

static void
test_search (void) {
  g_autoptr (PraxisDocument) document = document_of ("One two.\n\nThree.\n");
  g_autoptr (GArray) blocks = cut (document);
  g_assert_cmpint (praxis_blocks_at_byte (blocks, 0), ==, 0);
  g_assert_cmpint (praxis_blocks_at_byte (blocks, 9), ==, 0);
  g_assert_cmpint (praxis_blocks_at_byte (blocks, 10), ==, 1);
  g_assert_cmpint (praxis_blocks_at_byte (blocks, 1000), ==, 1);
  g_assert_cmpint (praxis_blocks_at_position (blocks, PRAXIS_TEXT_POSITION - 1), ==, -1);
  g_assert_cmpint (praxis_blocks_at_position (blocks, PRAXIS_TEXT_POSITION + 1), ==, 0);
  g_assert_cmpint (praxis_blocks_at_position (blocks, PRAXIS_TEXT_POSITION + 2), ==, 1);
}

static void
test_bytes (void) {
  g_autoptr (PraxisDocument) document = long_paragraph (". ");
  g_autoptr (GArray) blocks = cut (document);
  PraxisBlock far = { G_GUINT64_CONSTANT (5) << 32, G_MAXUINT - 1 };
  g_array_append_val (blocks, far);
  g_autoptr (GBytes) bytes = praxis_blocks_to_bytes (blocks);
  g_autoptr (GArray) read = praxis_blocks_from_bytes (bytes);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->len, ==, blocks->len);
  for (guint i = 0; i < read->len; i++) {
    const PraxisBlock *block = &g_array_index (blocks, PraxisBlock, i);
    g_assert_cmpuint (g_array_index (read, PraxisBlock, i).start, ==, block->start);
    g_assert_cmpuint (g_array_index (read, PraxisBlock, i).position, ==, block->position);
  }
}

static void
test_no_bytes (void) {
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (PraxisBlock));
  g_autoptr (GBytes) bytes = praxis_blocks_to_bytes (blocks);
  g_autoptr (GArray) read = praxis_blocks_from_bytes (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  g_assert_cmpuint (read->len, ==, 0);
}

static const struct {
  const char *title;
  guint8 bytes[12];
  gsize length;
} damages[] = {
  { "a number that does not end", { 0x00, 0x80 }, 2 },
  { "a block without a position", { 0x00 }, 1 },
  { "a number of too many bytes",
    { 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 },
    12 },
  { "a position beyond all positions", { 0x00, 0xff, 0xff, 0xff, 0xff, 0x7f }, 6 },
  { "a first block that does not begin at 0", { 0x03, 0x01 }, 2 },
  { "two blocks at one place", { 0x00, 0x01, 0x00, 0x01 }, 4 },
  { "two blocks at one position", { 0x00, 0x01, 0x05, 0x00 }, 4 },
};

static void
test_damage (gconstpointer data) {
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new (damages[i].bytes, damages[i].length);
  g_autoptr (GArray) blocks = praxis_blocks_from_bytes (bytes);
  g_assert_null (blocks);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/blocks/", cases[i].title, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autofree char *path = g_strdup_printf ("/blocks/damaged bytes are refused/%s", damages[i].title);
    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_damage);
  }
  g_test_add_func ("/blocks/pages and sections begin blocks", test_pages);
  g_test_add_func ("/blocks/a long paragraph is cut after a sentence", test_long_paragraph);
  g_test_add_func ("/blocks/a paragraph without sentences is cut all the same", test_endless_sentence);
  g_test_add_func ("/blocks/a block is found by byte and by position", test_search);
  g_test_add_func ("/blocks/bytes give back the blocks", test_bytes);
  g_test_add_func ("/blocks/no blocks are no bytes", test_no_bytes);
  return g_test_run ();
}
