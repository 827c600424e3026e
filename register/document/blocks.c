/* Cutting a text into blocks. A paragraph ends at a blank line, at a page, section or note, and after a line
 * so long that it must be a paragraph by itself; one longer than a passage should be is cut again after a
 * sentence. */
#include "register/document/blocks.h"
#include "register/document/sentence.h"
#include "register/text/terms.h"
#include <string.h>

#define LONG_LINE 160u    /* characters: typeset lines are shorter, so a longer one is a whole paragraph */
#define WORDS_WANTED 100u /* cut at the next sentence end after so many words */
#define WORDS_MANY 140u   /* at the next clause after so many */
#define WORDS_MOST 180u   /* and anywhere after so many */

typedef struct {
  const PraxisDocument *document;
  const PraxisCleanText *clean;
  GArray *blocks;
  gsize next_start;          /* where the next paragraph begins; words at or beyond it open a block */
  guint page, section, note; /* the next ones to come */
  guint words;               /* in the current block */
} Cutter;

static gboolean
line_is_blank (const char *line, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

static gboolean
line_is_long (const char *line, gsize length) {
  return length >= LONG_LINE && g_utf8_strlen (line, (gssize)length) >= LONG_LINE;
}

static gsize
line_length (const char *line, gsize most) {
  const char *end = memchr (line, '\n', most);
  return end != NULL ? (gsize)(end - line) : most;
}

/* Where the paragraph that holds byte `from` ends by the layout of its lines alone, or `limit` if that comes
 * first: looking on to the end of the paragraph for each of its pages would take its length squared. */
static gsize
paragraph_end (const PraxisCleanText *clean, gsize from, gsize limit) {
  gsize at = from;
  gboolean begun = FALSE;
  while (at < limit) {
    const char *line = clean->text + at;
    gsize length = line_length (line, clean->length - at);
    gboolean blank = line_is_blank (line, length);
    if (begun && blank)
      return at;
    at += length + 1;
    begun = begun || !blank;
    if (!blank && line_is_long (line, length))
      return MIN (at, limit);
  }
  return limit;
}

/* Where the next page, section or note begins, or the text ends. */
static gsize
next_part (const Cutter *cutter) {
  gsize next = cutter->document->text->len;
  if (cutter->page < cutter->document->pages->len)
    next = g_array_index (cutter->document->pages, PraxisPage, cutter->page).start;
  if (cutter->section < cutter->document->sections->len)
    next = MIN (next, g_array_index (cutter->document->sections, PraxisSection, cutter->section).start);
  if (cutter->note < cutter->document->notes->len)
    next = MIN (next, g_array_index (cutter->document->notes, PraxisSpan, cutter->note).start);
  return next;
}

static void
pass_parts (Cutter *cutter, gsize at) {
  const PraxisDocument *document = cutter->document;
  while (cutter->page < document->pages->len
         && g_array_index (document->pages, PraxisPage, cutter->page).start <= at)
    cutter->page++;
  while (cutter->section < document->sections->len
         && g_array_index (document->sections, PraxisSection, cutter->section).start <= at)
    cutter->section++;
  while (cutter->note < document->notes->len
         && g_array_index (document->notes, PraxisSpan, cutter->note).start <= at)
    cutter->note++;
}

static gboolean
begins_block (const Cutter *cutter, gsize at) {
  return at >= cutter->next_start || cutter->words >= WORDS_MOST
         || (cutter->words >= WORDS_WANTED && praxis_follows_sentence (cutter->clean->text, at))
         || (cutter->words >= WORDS_MANY && praxis_follows_clause (cutter->clean->text, at, TRUE));
}

/* A paragraph begins at its first line, so that leading marks ("- ", "#") belong to it. */
static gsize
block_start (const Cutter *cutter, gsize at) {
  const char *text = cutter->clean->text;
  gsize least = cutter->blocks->len == 0 ? 0 : MIN (cutter->next_start, at);
  if (at < cutter->next_start || cutter->blocks->len == 0)
    return cutter->blocks->len == 0 ? 0 : at;
  while (least < at && g_ascii_isspace (text[least]))
    least++;
  return least;
}

static void
begin_block (Cutter *cutter, gsize at, guint position) {
  gboolean paragraph = at >= cutter->next_start || cutter->blocks->len == 0;
  PraxisBlock block = { block_start (cutter, at), position };
  g_array_append_val (cutter->blocks, block);
  cutter->words = 0;
  if (paragraph) {
    pass_parts (cutter, at);
    gsize limit = next_part (cutter);
    cutter->next_start = paragraph_end (cutter->clean, block.start, limit);
    /* A paragraph before the word that opened it holds no words; the word's own paragraph counts. */
    while (cutter->next_start <= at)
      cutter->next_start = paragraph_end (cutter->clean, cutter->next_start, limit);
  }
}

GArray *
praxis_blocks_cut (const PraxisDocument *document, const PraxisCleanText *clean, PraxisWordFunction function,
                   gpointer data) {
  Cutter cutter
      = { .document = document, .clean = clean, .blocks = g_array_new (FALSE, FALSE, sizeof (PraxisBlock)) };
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  praxis_clean_text_start (clean, tokenizer);
  PraxisToken token;
  guint position = PRAXIS_TEXT_POSITION;
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (begins_block (&cutter, token.start))
      begin_block (&cutter, token.start, position);
    cutter.words++;
    function (&token, position++, data);
  }
  return cutter.blocks;
}

static gsize
position_of (const PraxisBlock *block) {
  return block->position;
}

static gsize
start_of (const PraxisBlock *block) {
  return block->start;
}

/* The last block whose place is at or before a place, -1 if there is none. */
static int
last_at (const GArray *blocks, gsize place, gsize (*place_of) (const PraxisBlock *block)) {
  int low = 0, high = (int)blocks->len;
  while (low < high) {
    int middle = (low + high) / 2;
    if (place_of (&g_array_index (blocks, PraxisBlock, middle)) <= place)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

int
praxis_blocks_at_position (const GArray *blocks, guint position) {
  return last_at (blocks, position, position_of);
}

int
praxis_blocks_at_byte (const GArray *blocks, gsize byte) {
  return last_at (blocks, byte, start_of);
}

static void
append_number (GByteArray *bytes, guint64 number) {
  do {
    guint8 byte = (guint8)((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
    g_byte_array_append (bytes, &byte, 1);
    number >>= 7;
  } while (number > 0);
}

static gboolean
take_number (const guint8 **at, const guint8 *end, guint64 *number) {
  *number = 0;
  for (guint shift = 0; *at < end && shift < 63; shift += 7) {
    guint8 byte = *(*at)++;
    *number |= (guint64)(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Differences from one block to the next, as numbers of seven bits a byte. */
GBytes *
praxis_blocks_to_bytes (const GArray *blocks) {
  GByteArray *bytes = g_byte_array_new ();
  PraxisBlock last = { 0, 0 };
  for (guint i = 0; i < blocks->len; i++) {
    PraxisBlock block = g_array_index (blocks, PraxisBlock, i);
    append_number (bytes, block.start - last.start);
    append_number (bytes, block.position - last.position);
    last = block;
  }
  return g_byte_array_free_to_bytes (bytes);
}

/* The first block begins the text, each further one lies behind the one before. */
static gboolean
difference_fits (const PraxisBlock *last, gboolean first, guint64 start, guint64 position) {
  return (start == 0) == first && position > 0 && start <= G_MAXSIZE - last->start
         && position <= G_MAXUINT - last->position;
}

GArray *
praxis_blocks_from_bytes (GBytes *bytes) {
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (PraxisBlock));
  gsize length;
  const guint8 *at = g_bytes_get_data (bytes, &length), *end = at + length;
  PraxisBlock block = { 0, 0 };
  while (at < end) {
    guint64 start, position;
    if (!take_number (&at, end, &start) || !take_number (&at, end, &position)
        || !difference_fits (&block, blocks->len == 0, start, position))
      return NULL;
    block.start += start;
    block.position += (guint)position;
    g_array_append_val (blocks, block);
  }
  return g_steal_pointer (&blocks);
}
