/* Showing a passage: the sentences of a block that hold most of what was looked for, with the words to mark
 * and the place where they stand. */
#include "register/answer/marks.h"
#include "register/answer/passages.h"
#include "register/document/blocks.h"
#include "register/document/sentence.h"
#include <string.h>

#define BYTES_WANTED 420u /* some six lines on a terminal; a longer sentence is cut after a clause */
#define HIDDEN " \t\n\1"  /* what is not shown where a text begins */
#define MOST_BETWEEN 8u   /* blocks looked back at for the beginning of a sentence */

/* Sentences and marks of a clean text, and which part of it is shown. */
typedef struct {
  const char *text;  /* without what is not shown, which reads as nothing there */
  GArray *marks;     /* of PraxisMark */
  GArray *sentences; /* of gsize: where they begin */
  gsize body;        /* where the text begins behind a heading, 0 if there is none */
  gsize core, after; /* where the block begins and ends that must be in it, a part of it at least */
  gsize start, end;
} Excerpt;

/* The text that a passage is taken from: a block, and of its section what it continues or goes on into. */
typedef struct {
  guint first;     /* block */
  gsize start;     /* byte of it */
  gsize core, end; /* bytes of the block itself, and where the text ends */
  gsize after;     /* where the block itself ends, with those added for its shortness */
} Region;

static void
excerpt_clear (Excerpt *excerpt) {
  g_array_unref (excerpt->marks);
  g_array_unref (excerpt->sentences);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Excerpt, excerpt_clear)

static gsize
block_end (PraxisEntry *entry, const GArray *blocks, guint block) {
  return block + 1 < blocks->len ? g_array_index (blocks, PraxisBlock, block + 1).start
                                 : praxis_entry_length (entry);
}

/* Blanks what of a text is not shown, in place: the text begins at byte `origin` of the document. */
static void
hide (char *text, gsize length, gsize origin, const GArray *spans) {
  for (guint i = praxis_spans_from (spans, origin); i < spans->len; i++) {
    const PraxisSpan *span = &g_array_index (spans, PraxisSpan, i);
    if (span->start >= origin + length)
      break;
    gsize start = MAX (span->start, origin) - origin, end = MIN (span->end - origin, length);
    memset (text + start, PRAXIS_NOTHING, end - start);
    if (end > start)
      text[start] = ' ';
  }
}

/* What of the running text stands in a block, without white space around; NULL if it cannot be read. Caller
 * frees. */
static char *
running_text (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  gsize start = g_array_index (blocks, PraxisBlock, block).start;
  char *text = praxis_entry_text (entry, start, block_end (entry, blocks, block), NULL);
  if (text == NULL)
    return NULL;
  hide (text, strlen (text), start, record->furniture);
  hide (text, strlen (text), start, record->notes);
  praxis_clean_text_drop_nothing (text);
  return g_strstrip (text);
}

static gboolean
is_open (const char *text) {
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  return last != NULL && (g_unichar_isalpha (g_utf8_get_char (last)) || strchr (",-", *last) != NULL);
}

static gboolean
same_section (const PraxisDocument *record, const GArray *blocks, guint one, guint other) {
  return praxis_document_section_at (record, g_array_index (blocks, PraxisBlock, one).start)
         == praxis_document_section_at (record, g_array_index (blocks, PraxisBlock, other).start);
}

/* The block with whose sentence a block goes on, as when a page ends within a paragraph; -1 if there is none.
 * Both are of one section, it begins with a small letter, the other ends with a letter, a comma or a hyphen,
 * and nothing but notes stands between them. */
static int
find_continued (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  g_autofree char *text = block < blocks->len ? running_text (entry, record, blocks, block) : NULL;
  if (text == NULL || !g_unichar_islower (g_utf8_get_char (text)))
    return -1;
  for (guint before = block; before > 0 && block - before < MOST_BETWEEN;) {
    g_autofree char *other = running_text (entry, record, blocks, --before);
    if (other == NULL || !same_section (record, blocks, before, block))
      return -1;
    if (*other != '\0')
      return is_open (other) ? (int)before : -1;
  }
  return -1;
}

/* The block with what it continues; if it is short, with what follows in its section; and to the end of its
 * last sentence. */
static Region
find_region (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  gsize core = g_array_index (blocks, PraxisBlock, block).start, after = block_end (entry, blocks, block);
  int continued = find_continued (entry, record, blocks, block);
  guint first = continued < 0 ? block : (guint)continued, next = block + 1;
  for (; next < blocks->len && praxis_passage_goes_on (record, blocks, block, next); next++)
    after = block_end (entry, blocks, next);
  guint further = next;
  while (further < blocks->len
         && praxis_span_at (record->notes, g_array_index (blocks, PraxisBlock, further).start) >= 0)
    further++;
  gsize end = find_continued (entry, record, blocks, further) == (int)next - 1
                  ? block_end (entry, blocks, further)
                  : after;
  return (Region){ first, g_array_index (blocks, PraxisBlock, first).start, core, end, after };
}

/* How many words of heading a text has that begins at a byte. */
static guint
heading_words (const PraxisDocument *record, gsize byte) {
  int section = praxis_document_section_at (record, byte);
  const PraxisSection *found = section < 0 ? NULL : &g_array_index (record->sections, PraxisSection, section);
  if (found == NULL || found->title == NULL || found->start != byte)
    return 0;
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisToken token;
  guint words = 0;
  praxis_tokenizer_start (tokenizer, found->title, strlen (found->title));
  while (praxis_tokenizer_next (tokenizer, &token))
    words++;
  return words;
}

static gsize
shown_bytes (const char *text, gsize start, gsize end) {
  gsize bytes = 0;
  for (gsize i = start; i < end; i++)
    bytes += text[i] != PRAXIS_NOTHING;
  return bytes;
}

/* Whether the word at a byte begins a sentence, or what is shown as one because the last is too long. */
static gboolean
begins_sentence (const char *text, gsize at, gsize last) {
  gsize bytes = shown_bytes (text, last, at);
  gboolean too_long = bytes > BYTES_WANTED, far_too_long = bytes > 2 * BYTES_WANTED;
  return praxis_follows_sentence (text, at) || (too_long && praxis_follows_clause (text, at, far_too_long));
}

/* The marks and the beginnings of sentences of a text that begins at a position; a heading ends as one. What
 * is not shown has words, but is neither marked nor ends a sentence. */
static void
scan (const PraxisCleanText *clean, guint position, guint heading, const GArray *matches,
      const GPtrArray *needles, Excerpt *excerpt) {
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisMarker marker = { matches, needles, excerpt->marks, 0 };
  PraxisToken token;
  guint first = position;
  gsize start = 0;
  g_array_append_val (excerpt->sentences, start);
  praxis_clean_text_start (clean, tokenizer);
  for (; praxis_tokenizer_next (tokenizer, &token); position++) {
    gboolean after_heading = heading > 0 && position == first + heading;
    gboolean shown = excerpt->text[token.start] == clean->text[token.start];
    if (shown && token.start > 0 && (after_heading || begins_sentence (excerpt->text, token.start, start))) {
      start = praxis_sentence_start (excerpt->text, token.start);
      g_array_append_val (excerpt->sentences, start);
      excerpt->body = after_heading ? start : excerpt->body;
    }
    praxis_marker_see (&marker, &token, position);
  }
}

static double
marks_within (const GArray *marks, gsize start, gsize end) {
  double sum = 0;
  for (guint i = 0; i < marks->len; i++) {
    const PraxisMark *mark = &g_array_index (marks, PraxisMark, i);
    sum += mark->start >= start && mark->end <= end ? mark->weight : 0;
  }
  return sum;
}

/* Words of a running header are not shown, so they are not marked either. */
static void
drop_hidden_marks (Excerpt *excerpt, const PraxisCleanText *clean) {
  guint kept = 0;
  for (guint i = 0; i < excerpt->marks->len; i++) {
    PraxisMark mark = g_array_index (excerpt->marks, PraxisMark, i);
    if (excerpt->text[mark.start] == clean->text[mark.start])
      g_array_index (excerpt->marks, PraxisMark, kept++) = mark;
  }
  g_array_set_size (excerpt->marks, kept);
}

/* The run of whole sentences of the wanted length that holds most and a part of the block; the earliest of
 * equals. */
static void
choose_sentences (Excerpt *excerpt, gsize length) {
  const GArray *sentences = excerpt->sentences;
  double best = -1;
  for (guint i = 0; i < sentences->len; i++) {
    gsize from = g_array_index (sentences, gsize, i), to = length;
    for (guint j = i + 1; j < sentences->len; j++) {
      gsize next = g_array_index (sentences, gsize, j);
      to = next;
      gsize after = j + 1 < sentences->len ? g_array_index (sentences, gsize, j + 1) : length;
      if (shown_bytes (excerpt->text, from, after) > BYTES_WANTED)
        break;
      to = after;
    }
    double held = marks_within (excerpt->marks, from, to);
    gboolean within = from < excerpt->after && to > excerpt->core;
    if (within && held > best) {
      best = held;
      excerpt->start = from;
      excerpt->end = to;
    }
  }
}

/* What is being written, character by character. */
typedef struct {
  GString *text;
  GArray *highlights;
  guint characters;
} Rendering;

/* White space is folded, and none begins the text; what reads as nothing is left out. */
static void
render_character (Rendering *rendering, gunichar letter) {
  gboolean space = g_unichar_isspace (letter);
  GString *text = rendering->text;
  if (letter == PRAXIS_NOTHING)
    return;
  if (space && (text->len == 0 || text->str[text->len - 1] == ' '))
    return;
  g_string_append_unichar (text, space ? ' ' : letter);
  rendering->characters++;
}

/* The sign for what is left out, and a space. */
static void
render_missing (Rendering *rendering) {
  render_character (rendering, 0x2026);
  render_character (rendering, ' ');
}

/* Whether a text begins with a word in small letters, as a sentence does only in the midst; "a)" is no word.
 */
static gboolean
begins_within (const char *text) {
  gunichar second = *text == '\0' ? 0 : g_utf8_get_char (g_utf8_next_char (text));
  return g_unichar_islower (g_utf8_get_char (text)) && (second == ' ' || g_unichar_isalpha (second));
}

/* Writes the excerpt, and moves the marks along from bytes to characters. */
static void
render (PraxisPassage *passage, const Excerpt *excerpt) {
  Rendering rendering = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
  guint mark = 0, begun = 0;
  while (mark < excerpt->marks->len
         && g_array_index (excerpt->marks, PraxisMark, mark).start < excerpt->start)
    mark++;
  if (begins_within (excerpt->text + excerpt->start + strspn (excerpt->text + excerpt->start, HIDDEN)))
    render_missing (&rendering);
  for (gsize at = excerpt->start; at < excerpt->end;) {
    const PraxisMark *next
        = mark < excerpt->marks->len ? &g_array_index (excerpt->marks, PraxisMark, mark) : NULL;
    if (next != NULL && at == next->start)
      begun = rendering.characters;
    render_character (&rendering, g_utf8_get_char (excerpt->text + at));
    at = (gsize)(g_utf8_next_char (excerpt->text + at) - excerpt->text);
    if (next != NULL && at >= next->end) {
      g_array_append_val (rendering.highlights, begun);
      g_array_append_val (rendering.highlights, rendering.characters);
      mark++;
    }
  }
  while (rendering.text->len > 0 && rendering.text->str[rendering.text->len - 1] == ' ')
    g_string_truncate (rendering.text, rendering.text->len - 1);
  passage->text = g_string_free (rendering.text, FALSE);
  passage->highlights = rendering.highlights;
}

static void
set_place (PraxisPassage *passage, const PraxisDocument *record, gsize byte) {
  int page = praxis_document_page_at (record, byte), section = praxis_document_section_at (record, byte);
  if (page >= 0) {
    passage->page = (guint)page + 1;
    passage->page_label = g_strdup (g_array_index (record->pages, PraxisPage, page).label);
  }
  if (section >= 0) {
    const PraxisSection *found = &g_array_index (record->sections, PraxisSection, section);
    passage->section = g_strdup (found->title);
    passage->role = g_strdup (found->role);
    for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
      passage->subjects[i] = g_strdupv (found->subjects[i]);
  }
}

/* The heading is told as the section; it is left out of the text unless all marks are in it. */
static void
leave_out_heading (Excerpt *excerpt) {
  gboolean marked
      = excerpt->marks->len == 0 || marks_within (excerpt->marks, excerpt->body, excerpt->end) > 0;
  if (excerpt->start < excerpt->body && excerpt->body < excerpt->end && marked)
    excerpt->start = excerpt->body;
}

/* What breaks off at the end of the text, as the first words of the next column, is left out unless it is
 * marked or all there is. */
static void
leave_out_rest (Excerpt *excerpt, gsize length) {
  gsize last = g_array_index (excerpt->sentences, gsize, excerpt->sentences->len - 1);
  gboolean ended = praxis_follows_sentence (excerpt->text, length);
  if (excerpt->end == length && last > excerpt->start && !ended
      && praxis_follows_sentence (excerpt->text, last)
      && marks_within (excerpt->marks, last, excerpt->end) == 0)
    excerpt->end = last;
}

PraxisPassage *
praxis_passage_make (PraxisEntry *entry, const PraxisPassageRank *rank, const GArray *matches,
                     const GPtrArray *needles, GError **error) {
  const PraxisDocument *record = praxis_entry_layout (entry, error);
  const GArray *blocks = record == NULL ? NULL : praxis_entry_blocks (entry, error);
  if (blocks == NULL)
    return NULL;
  Region region = find_region (entry, record, blocks, rank->block);
  g_autofree char *raw = praxis_entry_text (entry, region.start, region.end, error);
  if (raw == NULL)
    return NULL;
  gsize length = strlen (raw);
  g_autoptr (PraxisCleanText) clean = praxis_clean_text_new (record->repairs, raw, region.start, length);
  g_autofree char *text = g_strndup (clean->text, length);
  hide (text, length, region.start, record->furniture);
  if (praxis_span_at (record->notes, region.core) < 0)
    hide (text, length, region.start, record->notes);
  g_auto (Excerpt) excerpt = { .text = text,
                               .marks = g_array_new (FALSE, FALSE, sizeof (PraxisMark)),
                               .sentences = g_array_new (FALSE, FALSE, sizeof (gsize)),
                               .core = region.core - region.start,
                               .after = region.after - region.start,
                               .end = length };
  scan (clean, g_array_index (blocks, PraxisBlock, region.first).position,
        heading_words (record, region.start), matches, needles, &excerpt);
  drop_hidden_marks (&excerpt, clean);
  choose_sentences (&excerpt, length);
  leave_out_heading (&excerpt);
  leave_out_rest (&excerpt, length);
  g_autoptr (PraxisPassage) passage = g_new0 (PraxisPassage, 1);
  passage->score = rank->score;
  render (passage, &excerpt);
  set_place (passage, record, region.start + excerpt.start);
  if (praxis_entry_value (entry, "lines") != NULL
      && (passage->line = praxis_entry_line (entry, region.start + excerpt.start, error)) == 0)
    return NULL;
  return g_steal_pointer (&passage);
}

void
praxis_passage_free (PraxisPassage *passage) {
  if (passage == NULL)
    return;
  g_free (passage->text);
  g_free (passage->page_label);
  g_free (passage->section);
  g_free (passage->role);
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
    g_strfreev (passage->subjects[i]);
  if (passage->highlights != NULL)
    g_array_unref (passage->highlights);
  g_free (passage);
}
