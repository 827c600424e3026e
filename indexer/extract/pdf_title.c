/* The title of a PDF as its first page shows it. The largest type is the title, unless it is a letterhead;
 * the kind of document above it ("Evaluation brief") and a subtitle below belong to it, as do all of its
 * lines. What the words of a line say is title_words.c's. */
#include "indexer/extract/content.h"
#include "indexer/extract/pdf_sections.h"
#include "indexer/extract/title_words.h"
#include <string.h>

#define LAST_PAGE 2            /* that is looked at, where the first has nothing */
#define MOST_WORDS 40          /* of a title */
#define MOST_WORDS_CAPITALS 60 /* of one in capitals, which no paragraph is set in */
#define SHORT_TITLE 6          /* words: more are wanted */
#define LONG_BLOCK 25          /* words: a paragraph, so the page is no cover */
#define MOST_KICKER 12         /* words above the title */
/* Of a subtitle that does not name a kind of document, below a short title and a longer one: fewer are often
 * an author. */
#define FEWEST_WORDS 3
#define FEWEST_WORDS_MORE 5
#define MOST_SUBTITLES 2
#define ALONE 1.5 /* times the body's size that a single word must have */

/* Lines of the first page that are set alike. */
typedef struct {
  PdfLine line;
  char *words;
  gboolean stands_out;
  gboolean names_kind;
} Block;

typedef struct {
  GArray *blocks; /* of Block, one page's */
  guint body;     /* size of type */
  gboolean cover; /* no paragraph is on the page */
} Page;

static void
block_clear (gpointer data) {
  g_free (((Block *)data)->words);
}

/* Capitals set off a line where the size does not. */
static gboolean
are_alike (const PdfLine *group, const PdfLine *next, guint body) {
  guint apart = MAX (group->size / 14, 1);
  return next->bold == group->bold && next->size + apart >= group->size && next->size <= group->size + apart
         && (next->capitals == group->capitals || pdf_type_is_larger (group, body));
}

static void
add_block (Page *page, const PraxisDocument *document, const PdfLine *line) {
  Block block = { .line = *line, .words = pdf_type_words (document, line) };
  gboolean emphasised = (line->bold || line->capitals) && line->size + 1 >= page->body;
  block.stands_out = pdf_type_is_larger (line, page->body) || emphasised;
  block.names_kind = title_names_kind (block.words);
  page->cover = page->cover && line->words < LONG_BLOCK;
  g_array_append_val (page->blocks, block);
}

static void
read_page (Page *page, const PdfType *type, const PraxisDocument *document, guint number) {
  const GArray *lines = pdf_type_lines (type);
  g_array_set_size (page->blocks, 0);
  page->cover = TRUE;
  for (guint i = 0; i < lines->len;) {
    PdfLine group = pdf_type_take_group (type, &i, are_alike, page->body);
    if (group.page == number)
      add_block (page, document, &group);
    else if (group.page > number)
      break;
  }
}

static const Block *
block_at (const Page *page, guint index) {
  return index < page->blocks->len ? &g_array_index (page->blocks, Block, index) : NULL;
}

static gboolean
may_be_title (const Page *page, const Block *block) {
  guint most = block->line.capitals ? MOST_WORDS_CAPITALS : MOST_WORDS;
  if (!block->stands_out || block->line.words > most || title_is_aside (block->words)
      || title_is_date (block->words) || title_is_letterhead (block->words))
    return FALSE;
  return block->line.words > 1 || block->names_kind
         || (strlen (block->words) > 3 && block->line.size >= page->body * ALONE);
}

/* The number of the block in the largest type; the number of blocks if none may be the title. */
static guint
find_largest (const Page *page) {
  guint best = page->blocks->len, most = 0;
  for (guint i = 0; i < page->blocks->len; i++) {
    const Block *block = block_at (page, i);
    guint weight = block->line.size + block->line.bold;
    if (may_be_title (page, block) && (most == 0 || weight > most + 1)) {
      best = i;
      most = weight;
    }
  }
  return best;
}

/* "Press release" above the title. */
static const Block *
find_kicker (const Page *page, guint title) {
  while (title > 0 && title_is_date (block_at (page, title - 1)->words))
    title--;
  const Block *above = title > 0 ? block_at (page, title - 1) : NULL;
  if (above == NULL || !above->stands_out || !above->names_kind || above->line.words > MOST_KICKER
      || title_is_aside (above->words))
    return NULL;
  return above;
}

/* A page with paragraphs has headings, too: there only a short title goes on below, or what names a kind of
 * document ("Report of the Secretary-General"), which then may be set as the body is. */
static gboolean
is_subtitle (const Page *page, const Block *title, const Block *block) {
  const PdfLine *line = &block->line;
  if (line->words > MOST_WORDS || title_is_aside (block->words) || title_is_letterhead (block->words)
      || title_is_names (block->words))
    return FALSE;
  if (block->names_kind)
    return block->stands_out || (line->words <= MOST_KICKER && title->line.size <= page->body + 1);
  gboolean wanted = page->cover || title->line.words <= SHORT_TITLE;
  guint fewest = title->line.words <= SHORT_TITLE ? FEWEST_WORDS : FEWEST_WORDS_MORE;
  return wanted && (block->stands_out || (page->cover && line->size >= page->body)) && line->words >= fewest
         && strpbrk (block->words, "0123456789") == NULL;
}

/* The year of "Guidelines / 2009" stands in a line of its own, which has no letters. */
static void
add_year_below (GString *title, const PraxisDocument *document, const PdfLine *line) {
  const char *below = document->text->str + line->end;
  below += strspn (below, " \n");
  gsize length = strspn (below, "0123456789-/");
  gsize rest = strspn (below + length, " ");
  gboolean alone = below[length + rest] == '\n' || below[length + rest] == '\0';
  if (alone && (length == 4 || length == 7 || length == 9) && (*below == '1' || *below == '2'))
    g_string_append_printf (title, " %.*s", (int)length, below);
}

/* A block that begins with a small letter goes on with the sentence. */
static void
join (GString *title, const char *more) {
  if (title->len > 0) {
    gboolean joined = strchr (":.,;–-", title->str[title->len - 1]) != NULL;
    g_string_append (title, joined || g_unichar_islower (g_utf8_get_char (more)) ? " " : ": ");
  }
  g_string_append (title, more);
}

static char *
compose (const Page *page, const PraxisDocument *document, guint index) {
  const Block *title = block_at (page, index), *kicker = find_kicker (page, index);
  GString *joined = g_string_new (NULL);
  if (kicker != NULL)
    join (joined, kicker->words);
  join (joined, title->words);
  add_year_below (joined, document, &title->line);
  guint words = title->line.words, subtitles = 0;
  const Block *block = NULL;
  while (subtitles < MOST_SUBTITLES && (block = block_at (page, ++index)) != NULL) {
    if (title_is_date (block->words))
      continue;
    words += block->line.words;
    if (words > MOST_WORDS || !is_subtitle (page, title, block))
      break;
    join (joined, block->words);
    subtitles++;
  }
  return g_string_free (joined, FALSE);
}

char *
pdf_title (const PdfType *type, const PraxisDocument *document) {
  Page page = { .blocks = g_array_new (FALSE, FALSE, sizeof (Block)), .body = pdf_type_body_size (type) };
  g_array_set_clear_func (page.blocks, block_clear);
  char *title = NULL;
  for (guint number = 1; number <= LAST_PAGE && title == NULL; number++) {
    read_page (&page, type, document, number);
    guint largest = find_largest (&page);
    title = largest < page.blocks->len ? compose (&page, document, largest) : NULL;
  }
  g_array_unref (page.blocks);
  return title;
}
