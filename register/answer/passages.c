/* Ranking the blocks of a document. A block is judged by what it holds, a little by the heading above it and
 * by its neighbours, and by how much of the question it covers. */
#include "register/answer/passages.h"
#include "register/document/blocks.h"
#include <math.h>

#define K1 1.2
#define B 0.3               /* blocks differ in length by chance more than by content */
#define USUAL_WORDS 80.0    /* of a block */
#define HEADING_PART 0.5    /* what a word in the heading above counts in a block */
#define NEIGHBOUR_PART 0.2  /* and one in the block before or after */
#define SUBJECT_FACTOR 2.0  /* of a block whose section is about what is asked for */
#define CONTENTS_FACTOR 0.5 /* of one in a table of contents */
#define BARE_FACTOR 0.25    /* of a heading that stands over nothing but the next */
#define BYTES_LEAST 160u    /* of a passage */
#define LINE_ENDS 2u        /* bytes between lines of page furniture */
#define LEAST_WORDS 12u     /* a block to begin with where nothing is looked for */

/* How often each needle occurs in the blocks that hold any. */
typedef struct {
  guint needles;
  GArray *blocks; /* of guint: indices, ascending */
  GArray *counts; /* of guint: `needles` numbers a block */
} Tally;

static const guint *
tally_counts (const Tally *tally, int index) {
  return &g_array_index (tally->counts, guint, (guint)index * tally->needles);
}

static Tally *
tally_new (const GArray *blocks, const GArray *matches, guint needles) {
  Tally *tally = g_new0 (Tally, 1);
  tally->needles = needles;
  tally->blocks = g_array_new (FALSE, FALSE, sizeof (guint));
  tally->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  for (guint i = 0; i < matches->len; i++) {
    const PraxisMatch *match = &g_array_index (matches, PraxisMatch, i);
    int found = praxis_blocks_at_position (blocks, match->position);
    if (found < 0)
      continue;
    guint block = (guint)found;
    if (tally->blocks->len == 0 || g_array_index (tally->blocks, guint, tally->blocks->len - 1) != block) {
      g_array_append_val (tally->blocks, block);
      g_array_set_size (tally->counts, tally->blocks->len * needles);
    }
    g_array_index (tally->counts, guint, (tally->blocks->len - 1) * needles + match->needle)++;
  }
  return tally;
}

static void
tally_free (Tally *tally) {
  g_array_unref (tally->blocks);
  g_array_unref (tally->counts);
  g_free (tally);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tally, tally_free)

/* The place of a block in the tally, -1 if it holds nothing. */
static int
tally_find (const Tally *tally, int block) {
  int low = 0, high = (int)tally->blocks->len - 1;
  while (low <= high) {
    int middle = (low + high) / 2;
    int here = (int)g_array_index (tally->blocks, guint, middle);
    if (here == block)
      return middle;
    if (here < block)
      low = middle + 1;
    else
      high = middle - 1;
  }
  return -1;
}

static guint
block_words (const GArray *blocks, guint block) {
  guint start = g_array_index (blocks, PraxisBlock, block).position;
  /* The length of the last block is not kept; it is taken for a usual one. */
  return block + 1 < blocks->len ? g_array_index (blocks, PraxisBlock, block + 1).position - start
                                 : (guint)USUAL_WORDS;
}

/* Whether nothing but page furniture, or the head of a file, stands in a block of a text of that length. */
static gboolean
is_furniture (const PraxisDocument *record, const GArray *blocks, guint block, gsize length) {
  gsize at = g_array_index (blocks, PraxisBlock, block).start;
  gsize end = block + 1 < blocks->len ? g_array_index (blocks, PraxisBlock, block + 1).start : length;
  for (guint i = praxis_spans_from (record->furniture, at); i < record->furniture->len && at < end; i++) {
    const PraxisSpan *span = &g_array_index (record->furniture, PraxisSpan, i);
    if (span->start > at + LINE_ENDS)
      return FALSE;
    at = span->end;
  }
  return at + LINE_ENDS >= end;
}

static int
heading_block (const PraxisDocument *record, const GArray *blocks, guint block) {
  int section = praxis_document_section_at (record, g_array_index (blocks, PraxisBlock, block).start);
  if (section < 0)
    return -1;
  const PraxisSection *found = &g_array_index (record->sections, PraxisSection, section);
  int heading = found->title == NULL ? -1 : praxis_blocks_at_byte (blocks, found->start);
  return heading == (int)block ? -1 : heading;
}

static double
part (const Tally *tally, int block, guint needle, double share) {
  int index = block < 0 ? -1 : tally_find (tally, block);
  return index < 0 ? 0 : share * MIN (1u, tally_counts (tally, index)[needle]);
}

static double
score_block (const Tally *tally, guint index, const PraxisDocument *record, const GArray *blocks,
             const GPtrArray *needles) {
  guint block = g_array_index (tally->blocks, guint, index);
  const guint *counts = tally_counts (tally, (int)index);
  int heading = heading_block (record, blocks, block);
  double length = K1 * (1 - B + B * block_words (blocks, block) / USUAL_WORDS);
  double score = 0, covered = 0, all = 0;
  for (guint i = 0; i < needles->len; i++) {
    const PraxisNeedle *needle = g_ptr_array_index (needles, i);
    double near = part (tally, heading, i, HEADING_PART) + part (tally, (int)block - 1, i, NEIGHBOUR_PART)
                  + part (tally, (int)block + 1, i, NEIGHBOUR_PART);
    double amount = counts[i] + near;
    score += needle->weight * amount * (K1 + 1) / (amount + length);
    all += needle->weight;
    covered += needle->weight * MIN (1.0, amount);
  }
  return all > 0 ? score * (0.5 + 0.5 * covered / all) : 0;
}

static gboolean
role_fits (const PraxisDocument *record, gsize byte, const PraxisPassageWish *wish) {
  if (wish->roles == NULL && wish->not_roles == NULL)
    return TRUE;
  int section = praxis_document_section_at (record, byte);
  const char *role = section < 0 ? NULL : g_array_index (record->sections, PraxisSection, section).role;
  if (wish->roles != NULL && (role == NULL || !praxis_filter_accepts (wish->roles, role, wish->vocabulary)))
    return FALSE;
  return wish->not_roles == NULL || role == NULL
         || !praxis_filter_accepts (wish->not_roles, role, wish->vocabulary);
}

/* What a table of contents names stands elsewhere. */
static gboolean
is_in_contents (const PraxisDocument *record, gsize byte) {
  int section = praxis_document_section_at (record, byte);
  return section >= 0
         && g_strcmp0 (g_array_index (record->sections, PraxisSection, section).role, "contents") == 0;
}

static gboolean
is_bare_heading (const PraxisDocument *record, const GArray *blocks, guint block) {
  gsize start = g_array_index (blocks, PraxisBlock, block).start;
  int section = praxis_document_section_at (record, start);
  if (section < 0 || g_array_index (record->sections, PraxisSection, section).start != start
      || block_words (blocks, block) >= LEAST_WORDS)
    return FALSE;
  return block + 1 < blocks->len
         && praxis_document_section_at (record, g_array_index (blocks, PraxisBlock, block + 1).start)
                != section;
}

/* Whether the section that holds a byte is about a value that is asked for. */
static gboolean
is_about (const PraxisDocument *record, gsize byte, const PraxisPassageWish *wish) {
  int section = praxis_document_section_at (record, byte);
  for (guint i = 0; section >= 0 && i < PRAXIS_SUBJECTS; i++) {
    char **values = g_array_index (record->sections, PraxisSection, section).subjects[i];
    for (; wish->subjects[i] != NULL && values != NULL && *values != NULL; values++)
      if (praxis_filter_accepts (wish->subjects[i], *values, wish->vocabulary))
        return TRUE;
  }
  return FALSE;
}

static int
best_first (gconstpointer a, gconstpointer b) {
  const PraxisPassageRank *one = a, *other = b;
  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->block < other->block ? -1 : one->block > other->block;
}

/* Where nothing is looked for, the first real paragraphs speak for a document: of all, or of the sections
 * that are about what is asked for. */
static void
rank_first_blocks (GArray *ranks, const PraxisDocument *record, const GArray *blocks, gsize length,
                   const PraxisPassageWish *wish, gboolean about) {
  for (guint i = 0; i < blocks->len && ranks->len < 3; i++) {
    gsize start = g_array_index (blocks, PraxisBlock, i).start;
    PraxisPassageRank rank = { i, 0 };
    gboolean only = i + 1 == blocks->len && ranks->len == 0;
    if ((only || block_words (blocks, i) >= LEAST_WORDS) && role_fits (record, start, wish)
        && !is_furniture (record, blocks, i, length) && (!about || is_about (record, start, wish)))
      g_array_append_val (ranks, rank);
  }
}

gboolean
praxis_passage_goes_on (const PraxisDocument *record, const GArray *blocks, guint block, guint next) {
  gsize start = g_array_index (blocks, PraxisBlock, block).start;
  gsize other = g_array_index (blocks, PraxisBlock, next).start;
  return other - start < BYTES_LEAST
         && praxis_document_section_at (record, start) == praxis_document_section_at (record, other)
         && praxis_span_at (record->notes, start) == praxis_span_at (record->notes, other);
}

/* Of blocks that one passage shows, as a heading and what follows, leaves the best. The ranks ascend by
 * block. */
static void
drop_shown_twice (GArray *ranks, const PraxisDocument *record, const GArray *blocks) {
  guint kept = 0;
  for (guint i = 0; i < ranks->len; i++) {
    PraxisPassageRank rank = g_array_index (ranks, PraxisPassageRank, i);
    PraxisPassageRank *last = kept == 0 ? NULL : &g_array_index (ranks, PraxisPassageRank, kept - 1);
    if (last == NULL || !praxis_passage_goes_on (record, blocks, last->block, rank.block))
      g_array_index (ranks, PraxisPassageRank, kept++) = rank;
    else if (rank.score > last->score)
      *last = rank;
  }
  g_array_set_size (ranks, kept);
}

GArray *
praxis_passages_rank (PraxisEntry *entry, const GArray *matches, const PraxisPassageWish *wish,
                      GError **error) {
  const PraxisDocument *record = praxis_entry_layout (entry, error);
  const GArray *blocks = record == NULL ? NULL : praxis_entry_blocks (entry, error);
  if (blocks == NULL)
    return NULL;
  gsize length = praxis_entry_length (entry);
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (PraxisPassageRank));
  g_autoptr (Tally) tally = tally_new (blocks, matches, wish->needles->len);
  for (guint i = 0; i < tally->blocks->len && !store_deadline_stops (wish->deadline, i); i++) {
    guint block = g_array_index (tally->blocks, guint, i);
    gsize start = g_array_index (blocks, PraxisBlock, block).start;
    PraxisPassageRank rank = { block, score_block (tally, i, record, blocks, wish->needles) };
    if (is_about (record, start, wish))
      rank.score *= SUBJECT_FACTOR;
    if (wish->roles == NULL && is_in_contents (record, start))
      rank.score *= CONTENTS_FACTOR;
    if (is_bare_heading (record, blocks, block))
      rank.score *= BARE_FACTOR;
    if (role_fits (record, start, wish) && !is_furniture (record, blocks, block, length))
      g_array_append_val (ranks, rank);
  }
  if (ranks->len == 0)
    rank_first_blocks (ranks, record, blocks, length, wish, TRUE);
  if (ranks->len == 0)
    rank_first_blocks (ranks, record, blocks, length, wish, FALSE);
  drop_shown_twice (ranks, record, blocks);
  g_array_sort (ranks, best_first);
  return ranks;
}
