/* Showing a passage: the sentences of a block that hold most of what was looked for, with the words to mark
 * and the place where they stand. */
#include "register/blocks.h"
#include "register/marks.h"
#include "register/passages.h"
#include <string.h>

#define BYTES_WANTED 420u /* some six lines on a terminal */
#define BYTES_LEAST 160u  /* a shorter block goes on into the next ones of its section */

/* Sentences and marks of a clean text, and which part of it is shown. */
typedef struct {
  GArray *marks;     /* of PraxisMark */
  GArray *sentences; /* of gsize: where they begin */
  gsize start, end;
} Excerpt;

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

/* The block and, if it is short, what follows in its section. */
static gsize
end_of_region (PraxisEntry *entry, const PraxisDocument *record, const GArray *blocks, guint block) {
  gsize start = g_array_index (blocks, PraxisBlock, block).start;
  int section = praxis_document_section_at (record, start);
  gsize end = block_end (entry, blocks, block);
  for (guint next = block + 1; next < blocks->len && end - start < BYTES_LEAST; next++) {
    if (praxis_document_section_at (record, g_array_index (blocks, PraxisBlock, next).start) != section)
      break;
    end = block_end (entry, blocks, next);
  }
  return end;
}

/* The first running header, footer or page number that ends after a byte. */
static guint
first_furniture (const PraxisDocument *record, gsize byte) {
  guint span = 0;
  while (span < record->furniture->len && g_array_index (record->furniture, PraxisSpan, span).end <= byte)
    span++;
  return span;
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
    if (token.start > 0 && (after_heading || praxis_follows_sentence (clean->text, token.start))) {
      start = praxis_sentence_start (clean->text, token.start);
      g_array_append_val (excerpt->sentences, start);
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
  guint kept = 0, span = first_furniture (record, origin);
  for (guint i = 0; i < excerpt->marks->len; i++) {
    PraxisMark mark = g_array_index (excerpt->marks, PraxisMark, i);
    if (furniture_at (record, &span, origin + mark.start) == NULL)
      g_array_index (excerpt->marks, PraxisMark, kept++) = mark;
  }
  g_array_set_size (excerpt->marks, kept);
}

/* The run of whole sentences of the wanted length that holds most; the earliest of equals. */
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
    if (held > best) {
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
  guint mark = 0, begun = 0, span = first_furniture (record, origin + excerpt->start);
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
leave_out_heading (Excerpt *excerpt, guint heading) {
  if (heading == 0 || excerpt->start > 0 || excerpt->sentences->len < 2)
    return;
  gsize body = g_array_index (excerpt->sentences, gsize, 1);
  gboolean marked = excerpt->marks->len == 0 || marks_within (excerpt->marks, body, excerpt->end) > 0;
  if (body < excerpt->end && marked)
    excerpt->start = body;
}

PraxisPassage *
praxis_passage_make (PraxisEntry *entry, const PraxisPassageRank *rank, const GArray *matches,
                     const GPtrArray *needles, GError **error) {
  const PraxisDocument *record = praxis_entry_layout (entry, error);
  const GArray *blocks = record == NULL ? NULL : praxis_entry_blocks (entry, error);
  if (blocks == NULL)
    return NULL;
  const PraxisBlock *block = &g_array_index (blocks, PraxisBlock, rank->block);
  gsize region_end = end_of_region (entry, record, blocks, rank->block);
  g_autofree char *raw = praxis_entry_text (entry, block->start, region_end, error);
  if (raw == NULL)
    return NULL;
  gsize length = strlen (raw);
  g_autoptr (PraxisCleanText) clean = praxis_clean_text_new (record->repairs, raw, block->start, length);
  guint heading = heading_words (record, block->start);
  g_auto (Excerpt) excerpt = { g_array_new (FALSE, FALSE, sizeof (PraxisMark)),
                               g_array_new (FALSE, FALSE, sizeof (gsize)), 0, length };
  scan (clean, block->position, heading, matches, needles, &excerpt);
  drop_marks_in_furniture (&excerpt, record, block->start);
  choose_sentences (&excerpt, length);
  leave_out_heading (&excerpt, heading);
  g_autoptr (PraxisPassage) passage = g_new0 (PraxisPassage, 1);
  passage->score = rank->score;
  render (passage, clean, block->start, &excerpt, record);
  set_place (passage, record, block->start + excerpt.start);
  if (praxis_entry_value (entry, "lines") != NULL)
    passage->line = praxis_entry_line (entry, block->start + excerpt.start, error);
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
