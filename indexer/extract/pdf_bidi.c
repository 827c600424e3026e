/* Words that run from right to left. Poppler gives the words of a line from left to right, or the other way
 * round where most of the page runs so, and the letters of each word as it reads. So words that run against
 * their page come in the wrong order; on a page from right to left the space before a word stands behind it;
 * letters of one glyph, as lam and alef are, come reversed, with half of its width each, and signs above a
 * letter as a word of their own. The places of the letters on the page tell what was meant. */
#include "indexer/extract/pdf_bidi.h"
#include <string.h>
#include <unicode/uchar.h>

#define RIGHT_TO_LEFT 0x202B /* Poppler's marks: what follows runs so, */
#define LEFT_TO_RIGHT 0x202A
#define POP 0x202C /* and ends here */
#define DEEPEST 4  /* marks within marks */
#define ALEF 0x0627
#define LAM 0x0644
#define WAW 0x0648
#define ALEF_MAKSURA 0x0649
#define APART 0.1    /* of its height, from which a word is another than the one beside it */
#define ALIKE 0.0005 /* of its height, by which the widths of two halves of a glyph may differ: rounding */

typedef struct {
  gunichar c;
  guint box; /* its number */
} Letter;

typedef struct {
  guint first, end; /* of the letters */
  char gap;         /* what stands behind it: a space, a tab or nothing */
  gboolean has_left_to_right, has_right_to_left;
} Word;

typedef struct {
  const PopplerRectangle *boxes;
  guint count, next;      /* boxes, and the number of the next */
  gboolean right_to_left; /* as most of the page runs */
  GArray *letters;        /* of Letter, those of a line */
  GArray *words;          /* of Word, those of a line */
  GString *read;
} Page;

static gboolean
is_mark (gunichar c) {
  return c == RIGHT_TO_LEFT || c == LEFT_TO_RIGHT || c == POP;
}

gboolean
pdf_bidi_is_needed (const char *text) {
  return strstr (text, "\u202B") != NULL;
}

/* Poppler then puts marks around each word. */
gboolean
pdf_bidi_runs_right_to_left (const char *text) {
  int depth = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (is_mark (c))
      depth += c == POP ? -1 : 1;
    else if (depth <= 0 && c != ' ' && c != '\n')
      return FALSE;
  }
  return TRUE;
}

static Letter *
letter_at (const Page *page, guint index) {
  return &g_array_index (page->letters, Letter, index);
}

static Word *
word_at (const Page *page, guint index) {
  return &g_array_index (page->words, Word, index);
}

/* ---- Reading a line of Poppler's ---- */

static guint
end_of_words (const Page *page) {
  return page->words->len > 0 ? word_at (page, page->words->len - 1)->end : 0;
}

static void
end_word (Page *page, char gap) {
  Word word = { end_of_words (page), page->letters->len, gap, FALSE, FALSE };
  if (word.end == word.first)
    return;
  for (guint i = word.first; i < word.end; i++) {
    UCharDirection direction = u_charDirection ((UChar32)letter_at (page, i)->c);
    word.has_left_to_right |= direction == U_LEFT_TO_RIGHT;
    word.has_right_to_left |= direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
  }
  g_array_append_val (page->words, word);
}

/* Letters between marks stand on the page the other way round. */
static void
turn_boxes (Page *page, guint first) {
  if (first >= page->letters->len)
    return;
  guint sum = page->next - 1 + page->next - (page->letters->len - first);
  for (guint i = first; i < page->letters->len; i++)
    letter_at (page, i)->box = sum - letter_at (page, i)->box;
}

/* Returns the end of the line. */
static const char *
take_line (Page *page, const char *line) {
  guint sections[DEEPEST] = { 0 }, depth = 0;
  gunichar before = 0;
  const char *p = line;
  g_array_set_size (page->letters, 0);
  g_array_set_size (page->words, 0);
  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == POP)
      turn_boxes (page, depth > 0 ? sections[--depth] : page->letters->len);
    else if (is_mark (c)) {
      if (depth == 0 && before == POP)
        end_word (page, '\0');
      sections[depth] = page->letters->len;
      depth = MIN (depth + 1, DEEPEST - 1);
    } else if (c == ' ' && depth == 0) {
      end_word (page, ' ');
      page->next++;
    } else {
      const Letter letter = { c, page->next++ };
      g_array_append_val (page->letters, letter);
    }
    before = c;
  }
  end_word (page, '\0');
  page->next++; /* the line end */
  return p;
}

/* ---- Words ---- */

/* The extent of a word from left to right. */
static PopplerRectangle
extent (const Page *page, const Word *word) {
  PopplerRectangle all = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = word->first; i < word->end && letter_at (page, i)->box < page->count; i++) {
    const PopplerRectangle *box = &page->boxes[letter_at (page, i)->box];
    all = (PopplerRectangle){ MIN (all.x1, box->x1), MIN (all.y1, box->y1), MAX (all.x2, box->x2),
                              MAX (all.y2, box->y2) };
  }
  return all;
}

/* Whether there is room between a word and the one to the left of it. */
static gboolean
are_apart (const Page *page, const Word *right, const Word *left) {
  PopplerRectangle a = extent (page, left), b = extent (page, right);
  return b.x1 - a.x2 > APART * (b.y2 - b.y1);
}

/* The last of a line's spaces is lost. */
static void
move_spaces (Page *page) {
  guint count = page->words->len;
  for (guint i = 0; i + 2 < count; i++)
    word_at (page, i)->gap = word_at (page, i + 1)->gap;
  if (count < 2)
    return;
  gboolean apart = are_apart (page, word_at (page, count - 2), word_at (page, count - 1));
  word_at (page, count - 2)->gap = apart ? '\t' : '\0';
  word_at (page, count - 1)->gap = '\0';
}

static void
join_signs (Page *page) {
  for (guint i = 1; i < page->words->len; i++)
    if (u_charDirection ((UChar32)letter_at (page, word_at (page, i)->first)->c) == U_DIR_NON_SPACING_MARK)
      word_at (page, i - 1)->gap = '\0';
}

static gboolean
runs_against (const Page *page, const Word *word) {
  return page->right_to_left ? word->has_left_to_right && !word->has_right_to_left
                             : word->has_right_to_left && !word->has_left_to_right;
}

/* The word behind those that run against the page; what has no direction goes with those around it. */
static guint
end_of_run (const Page *page, guint first) {
  guint end = first;
  for (guint i = first; i < page->words->len; i++) {
    const Word *word = word_at (page, i);
    if (runs_against (page, word))
      end = i + 1;
    else if (word->has_left_to_right || word->has_right_to_left)
      break;
  }
  return end;
}

/* Turns words round; each keeps the gap between itself and its neighbour. */
static void
turn_words (Page *page, guint first, guint end) {
  char behind = word_at (page, end - 1)->gap;
  for (guint i = end - 1; i > first; i--)
    word_at (page, i)->gap = word_at (page, i - 1)->gap;
  for (guint i = first, j = end - 1; i < j; i++, j--) {
    Word word = *word_at (page, i);
    *word_at (page, i) = *word_at (page, j);
    *word_at (page, j) = word;
  }
  word_at (page, end - 1)->gap = behind;
}

/* ---- Letters ---- */

static gunichar
character (const Page *page, const Word *word, guint index) {
  return index < word->end ? letter_at (page, index)->c : 0;
}

static gboolean
is_alef (gunichar c) {
  return c == ALEF || c == 0x0622 || c == 0x0623 || c == 0x0625 || c == 0x0671;
}

static double
width_at (const Page *page, guint index) {
  guint box = letter_at (page, index)->box;
  return box < page->count ? page->boxes[box].x2 - page->boxes[box].x1 : 0;
}

/* Whether two letters are as wide, and one of their neighbours is not, as each is where all letters are. */
static gboolean
are_halves (const Page *page, const Word *word, guint index) {
  guint box = letter_at (page, index)->box;
  double width = width_at (page, index);
  if (width <= 0)
    return FALSE;
  double most = ALIKE * (page->boxes[box].y2 - page->boxes[box].y1);
  gboolean before = index > word->first && ABS (width_at (page, index - 1) - width) > most;
  gboolean after = index + 2 < word->end && ABS (width_at (page, index + 2) - width) > most;
  return (before || after) && ABS (width_at (page, index + 1) - width) <= most;
}

/* Whether an alef and the lam behind it are a ligature of lam and alef: they are halves of one glyph, or it
 * can be nothing else, for no word has one alef behind another, or is an article alone, or has its last
 * letter, alef maksura, before others. */
static gboolean
is_ligature (const Page *page, const Word *word, guint index) {
  gunichar c = character (page, word, index);
  if (character (page, word, index + 1) != LAM)
    return FALSE;
  if (c == ALEF_MAKSURA)
    return TRUE;
  if (!is_alef (c))
    return FALSE;
  gunichar before = index > word->first ? character (page, word, index - 1) : 0;
  gboolean last = index + 2 == word->end, second = index == word->first + 1;
  return before == ALEF || (last && (before == 0 || (second && (is_alef (before) || before == WAW))))
         || are_halves (page, word, index);
}

static void
read_word (Page *page, const Word *word) {
  for (guint i = word->first; i < word->end; i++) {
    gunichar c = character (page, word, i);
    if (is_ligature (page, word, i)) {
      g_string_append_unichar (page->read, LAM);
      i++;
    }
    g_string_append_unichar (page->read, c);
  }
  if (word->gap != '\0')
    g_string_append_c (page->read, word->gap);
}

static void
read_line (Page *page) {
  if (page->right_to_left)
    move_spaces (page);
  join_signs (page);
  for (guint i = 0; i < page->words->len; i++) {
    guint end = runs_against (page, word_at (page, i)) ? end_of_run (page, i) : i;
    if (end > i + 1)
      turn_words (page, i, end);
    for (; i + 1 < end; i++)
      read_word (page, word_at (page, i));
    read_word (page, word_at (page, i));
  }
}

char *
pdf_bidi_read (const char *text, const PopplerRectangle *boxes, guint count) {
  Page page = { boxes,
                count,
                0,
                pdf_bidi_runs_right_to_left (text),
                g_array_new (FALSE, FALSE, sizeof (Letter)),
                g_array_new (FALSE, FALSE, sizeof (Word)),
                g_string_new (NULL) };
  for (const char *p = text; *p != '\0';) {
    p = take_line (&page, p);
    read_line (&page);
    if (*p == '\n')
      g_string_append_c (page.read, *p++);
  }
  g_array_unref (page.letters);
  g_array_unref (page.words);
  return g_string_free (page.read, FALSE);
}
