/* Showing a passage: the sentences of a block that hold most of what was looked for, with the words to mark
 * and the place where they stand. */
#include "register/answer/marks.h"
#include "register/answer/passages.h"
#include "register/document/blocks.h"
#include "register/document/sentence.h"
#include <string.h>

#define BYTES_WANTED 420u /* some six lines on a terminal; a longer sentence is cut after a clause */

/* Sentences and marks of a clean text, and which part of it is shown. */
typedef struct {
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

/* The one that holds a byte, or NULL; *span moves on with the bytes asked for. */
static const PraxisSpan *
furniture_at (const PraxisDocument *record, guint *span, gsize byte) {
  while (*span < record->furniture->len && g_array_index (record->furniture, PraxisSpan, *span).end <= byte)
    (*span)++;
  const PraxisSpan *found
      = *span < record->furniture->len ? &g_array_index (record->furniture, PraxisSpan, *span) : NULL;
  return found != NULL && found->start <= byte ? found : NULL;
}

/* The first byte of a block that is shown, `end` if there is none. */
static gsize
first_shown (const PraxisDocument *record, const char *raw, gsize start, gsize end) {
  guint span = praxis_document_furniture_from (record, start);
  for (gsize at = start; at < end;) {
    const PraxisSpan *skipped = furniture_at (record, &span, at);
    if (skipped == NULL && !g_ascii_isspace (raw[at - start]))
      return at;
    at = skipped != NULL ? skipped->end : at + 1;
  }
  return end;
}

/* Whether a block goes on with the sentence of the one before, as when a page ends within a paragraph: both
 * are of one section, it begins with a small letter, and the other ends with a letter or a comma. */
static gboolean
continues (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  if (block == 0 || block >= blocks->len)
    return FALSE;
  gsize before = g_array_index (blocks, PraxisBlock, block - 1).start;
  gsize start = g_array_index (blocks, PraxisBlock, block).start, end = block_end (entry, blocks, block);
  if (praxis_document_section_at (record, start) != praxis_document_section_at (record, before))
    return FALSE;
  g_autofree char *raw = praxis_entry_text (entry, start, end, NULL);
  g_autofree char *other = praxis_entry_text (entry, before, start, NULL);
  if (raw == NULL || other == NULL)
    return FALSE;
  gsize shown = first_shown (record, raw, start, end);
  const char *last = g_utf8_find_prev_char (other, other + strlen (g_strchomp (other)));
  return shown < end && g_unichar_islower (g_utf8_get_char (raw + (shown - start))) && last != NULL
         && (g_unichar_isalpha (g_utf8_get_char (last)) || *last == ',');
}

/* The block with what it continues; if it is short, with what follows in its section; and to the end of its
 * last sentence. */
static Region
find_region (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  gsize core = g_array_index (blocks, PraxisBlock, block).start, after = block_end (entry, blocks, block);
  guint first = continues (entry, record, blocks, block) ? block - 1 : block, next = block + 1;
  for (; next < blocks->len && praxis_passage_goes_on (record, blocks, block, next); next++)
    after = block_end (entry, blocks, next);
  gsize end = continues (entry, record, blocks, next) ? block_end (entry, blocks, next) : after;
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

/* Whether the word at a byte begins a sentence, or what is shown as one because the last is too long. */
static gboolean
begins_sentence (const char *text, gsize at, gsize last) {
  gboolean too_long = at - last > BYTES_WANTED, far_too_long = at - last > 2 * BYTES_WANTED;
  return praxis_follows_sentence (text, at) || (too_long && praxis_follows_clause (text, at, far_too_long));
}

/* The marks and the beginnings of sentences of a text that begins at a position; a heading ends as one. */
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
    if (token.start > 0 && (after_heading || begins_sentence (clean->text, token.start, start))) {
      start = praxis_sentence_start (clean->text, token.start);
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
drop_marks_in_furniture (Excerpt *excerpt, const PraxisDocument *record, gsize origin) {
  guint kept = 0, span = praxis_document_furniture_from (record, origin);
  for (guint i = 0; i < excerpt->marks->len; i++) {
    PraxisMark mark = g_array_index (excerpt->marks, PraxisMark, i);
    if (furniture_at (record, &span, origin + mark.start) == NULL)
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
      if (after - from > BYTES_WANTED)
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

/* Writes the excerpt of a clean text that begins at byte `origin` of the document without its page furniture,
 * and moves the marks along from bytes to characters. */
static void
render (PraxisPassage *passage, const PraxisCleanText *clean, gsize origin, const Excerpt *excerpt,
        const PraxisDocument *record) {
  Rendering rendering = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (guint)), 0 };
  guint mark = 0, begun = 0, span = praxis_document_furniture_from (record, origin + excerpt->start);
  while (mark < excerpt->marks->len
         && g_array_index (excerpt->marks, PraxisMark, mark).start < excerpt->start)
    mark++;
  for (gsize at = excerpt->start; at < excerpt->end;) {
    const PraxisSpan *skipped = furniture_at (record, &span, origin + at);
    if (skipped != NULL) {
      render_character (&rendering, ' ');
      at = skipped->end - origin;
      continue;
    }
    const PraxisMark *next
        = mark < excerpt->marks->len ? &g_array_index (excerpt->marks, PraxisMark, mark) : NULL;
    if (next != NULL && at == next->start)
      begun = rendering.characters;
    render_character (&rendering, g_utf8_get_char (clean->text + at));
    at = (gsize)(g_utf8_next_char (clean->text + at) - clean->text);
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
leave_out_rest (Excerpt *excerpt, const PraxisCleanText *clean) {
  gsize last = g_array_index (excerpt->sentences, gsize, excerpt->sentences->len - 1);
  gboolean ended = praxis_follows_sentence (clean->text, clean->length);
  if (excerpt->end == clean->length && last > excerpt->start && !ended
      && praxis_follows_sentence (clean->text, last)
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
  g_auto (Excerpt) excerpt = { .marks = g_array_new (FALSE, FALSE, sizeof (PraxisMark)),
                               .sentences = g_array_new (FALSE, FALSE, sizeof (gsize)),
                               .core = region.core - region.start,
                               .after = region.after - region.start,
                               .end = length };
  scan (clean, g_array_index (blocks, PraxisBlock, region.first).position,
        heading_words (record, region.start), matches, needles, &excerpt);
  drop_marks_in_furniture (&excerpt, record, region.start);
  choose_sentences (&excerpt, length);
  leave_out_heading (&excerpt);
  leave_out_rest (&excerpt, clean);
  g_autoptr (PraxisPassage) passage = g_new0 (PraxisPassage, 1);
  passage->score = rank->score;
  render (passage, clean, region.start, &excerpt, record);
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
