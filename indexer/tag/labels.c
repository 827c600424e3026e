/* Finds labels in words. All beginnings of all labels, word by word, lie in one hash table; while the words
 * of a text pass by once, each beginning that is still a beginning is carried along. What comes out are hits
 * by scheme, which the taggers weigh. */
#include "indexer/tag/labels.h"
#include "indexer/tag/variants.h"
#include "register/abbreviation.h"
#include "register/token.h"
#include <string.h>

#define LONGEST_HEADING 400

/* Schemes of one kind compete for the same words: "Central African Republic" is no region, the International
 * Organization for Migration no topic. Types and roles say something only where a document names itself. */
static const struct {
  const char *name;
  guint kind;
  TagPlace last_place;
  gboolean proper;      /* proper names: written with a capital */
  gboolean names_alone; /* their abbreviations are no words */
} schemes[TAG_N_SCHEMES] = {
  [TAG_SCHEME_COUNTRY] = { "country", 0, TAG_PLACE_BODY, TRUE, TRUE },
  [TAG_SCHEME_REGION] = { "region", 0, TAG_PLACE_BODY, TRUE, FALSE },
  [TAG_SCHEME_PLACE] = { "place", 0, TAG_PLACE_TITLE, TRUE, TRUE },
  [TAG_SCHEME_TOPIC] = { "topic", 1, TAG_PLACE_BODY, FALSE, FALSE },
  [TAG_SCHEME_TERM] = { "term", 1, TAG_PLACE_BODY, TRUE, FALSE },
  [TAG_SCHEME_TYPE] = { "type", 2, TAG_PLACE_FIRST_PAGE, FALSE, FALSE },
  [TAG_SCHEME_ROLE] = { "role", 3, TAG_PLACE_HEADING, FALSE, FALSE },
};
#define N_KINDS 4

typedef struct {
  const PraxisLabel *label;
  TagScheme scheme;
  gboolean abbreviation;
} Entry;

/* A beginning that some label shares; entries are the labels that end here. */
typedef struct {
  GArray *entries; /* of Entry, NULL if none */
} Beginning;

struct _Labels {
  GHashTable *beginnings; /* words joined by spaces -> Beginning */
  PraxisTokenizer *tokenizer;
  Variants *variants; /* of topics */
};

/* A candidate under way: the words so far and where they began. */
typedef struct {
  GString *words;
  gsize start;
} Candidate;

typedef struct {
  Labels *labels;
  TagReading *reading;
  TagSpan piece;                    /* the string that is walked, place of its body */
  gsize heading_start, heading_end; /* of the section that is walked */
  guint section;                    /* the next section to begin */
  GArray *candidates;               /* of Candidate; the first `alive` are in use */
  guint alive;
  GArray *found; /* of Found */
} Walk;

typedef struct {
  TagHit hit;
  TagScheme scheme;
} Found;

static void
beginning_free (gpointer data) {
  Beginning *beginning = data;
  if (beginning->entries)
    g_array_unref (beginning->entries);
  g_free (beginning);
}

static Beginning *
beginning_of (Labels *labels, const char *words, gsize length) {
  g_autofree char *key = g_strndup (words, length);
  Beginning *beginning = g_hash_table_lookup (labels->beginnings, key);
  if (!beginning) {
    beginning = g_new0 (Beginning, 1);
    g_hash_table_insert (labels->beginnings, g_steal_pointer (&key), beginning);
  }
  return beginning;
}

static void
add_label (Labels *labels, const PraxisLabel *label, TagScheme scheme) {
  const char *folded = label->folded;
  if (*folded == '\0')
    return;
  for (const char *space = strchr (folded, ' '); space; space = strchr (space + 1, ' '))
    beginning_of (labels, folded, space - folded);
  Beginning *whole = beginning_of (labels, folded, strlen (folded));
  if (!whole->entries)
    whole->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Entry entry = { label, scheme, praxis_is_abbreviation (label->text) };
  g_array_append_val (whole->entries, entry);
  if (scheme == TAG_SCHEME_TOPIC && !entry.abbreviation)
    variants_add (labels->variants, label);
}

Labels *
labels_new (const PraxisVocabulary *vocabulary) {
  Labels *labels = g_new0 (Labels, 1);
  labels->beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, beginning_free);
  labels->tokenizer = praxis_tokenizer_new ();
  labels->variants = variants_new ();
  for (guint s = 0; s < TAG_N_SCHEMES; s++) {
    const GPtrArray *all = praxis_vocabulary_labels (vocabulary, schemes[s].name);
    for (guint i = 0; i < all->len; i++)
      add_label (labels, all->pdata[i], s);
  }
  const GPtrArray *topics = praxis_vocabulary_concepts (vocabulary, schemes[TAG_SCHEME_TOPIC].name);
  for (guint i = 0; i < topics->len; i++) {
    const GPtrArray *cues = praxis_concept_cues (topics->pdata[i]);
    for (guint j = 0; j < cues->len; j++)
      add_label (labels, cues->pdata[j], TAG_SCHEME_TOPIC);
  }
  return labels;
}

void
labels_free (Labels *labels) {
  if (!labels)
    return;
  g_hash_table_unref (labels->beginnings);
  praxis_tokenizer_free (labels->tokenizer);
  variants_free (labels->variants);
  g_free (labels);
}

/* Text in capitals, or without letters that have a case. */
static gboolean
is_upper (const char *text, gsize length) {
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_islower (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static gboolean
starts_upper (const char *text) {
  return !g_unichar_islower (g_utf8_get_char (text));
}

/* Letters on both sides of the words in their line are capitals: a heading in capitals says nothing of
 * abbreviations. */
static gboolean
stands_in_capitals (const TagSpan *span) {
  const char *start = span->words + span->offset, *end = start + span->length;
  while (start > span->words && start[-1] != '\n' && span->words + span->offset - start < 40)
    start--;
  gsize length = (end - start) + tag_length_until (end, "\n", 40);
  guint letters = 0;
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_islower (start[i]))
      return FALSE;
    letters += g_ascii_isupper (start[i]) != 0;
  }
  return letters > span->length + 4;
}

/* An abbreviation must be written as one; one of two or three letters must stand out from its line, as it may
 * be a word. Those of countries and places are none. */
static gboolean
abbreviation_fits (const Entry *entry, const TagSpan *span) {
  const char *text = entry->label->text;
  if (!praxis_abbreviation_is_written (text, span->words + span->offset, span->length))
    return FALSE;
  return schemes[entry->scheme].names_alone || g_utf8_strlen (text, -1) > 3 || !stands_in_capitals (span);
}

/* Words written as the label asks: names with a capital, abbreviations with theirs, codes never in running
 * text. */
static gboolean
is_written_so (const Entry *entry, const TagSpan *span) {
  const char *text = entry->label->text;
  gboolean proper = schemes[entry->scheme].proper;
  const char *id = praxis_concept_id (entry->label->concept);
  if (proper && is_upper (id, strlen (id)) && g_ascii_strcasecmp (text, id) == 0)
    return memchr (span->words + span->offset, '.', span->length) != NULL;
  if (span->place == TAG_PLACE_FILE_NAME)
    return strlen (text) > 3 || is_upper (span->words + span->offset, span->length);
  if (entry->abbreviation)
    return abbreviation_fits (entry, span);
  return !proper || !starts_upper (text) || starts_upper (span->words + span->offset);
}

static gboolean
speaks (const TagReading *reading, const PraxisLabel *label) {
  const char *language = label->language;
  if (*language == '\0' || !reading->language || g_str_has_prefix (language, "en"))
    return TRUE;
  gsize length = strcspn (language, "-");
  return strlen (reading->language) == length && strncmp (reading->language, language, length) == 0;
}

static TagPlace
place_at (const Walk *walk, gsize offset) {
  if (walk->piece.place != TAG_PLACE_BODY)
    return walk->piece.place;
  if (offset >= walk->heading_start && offset < walk->heading_end)
    return TAG_PLACE_HEADING;
  return offset < walk->reading->first_page_end ? TAG_PLACE_FIRST_PAGE : TAG_PLACE_BODY;
}

static void
add_found (Walk *walk, const Entry *entry, gsize start, gsize end) {
  TagSpan span = { place_at (walk, start), walk->piece.words, start, end - start };
  if (span.place > schemes[entry->scheme].last_place || !speaks (walk->reading, entry->label)
      || !is_written_so (entry, &span))
    return;
  Found found = { { span, entry->label, FALSE }, entry->scheme };
  g_array_append_val (walk->found, found);
}

/* One candidate and the next word: found labels are noted; FALSE if no label goes on so. */
static gboolean
extend (Walk *walk, Candidate *candidate, const PraxisToken *token) {
  if (candidate->words->len > 0)
    g_string_append_c (candidate->words, ' ');
  g_string_append (candidate->words, token->folded);
  const Beginning *beginning = g_hash_table_lookup (walk->labels->beginnings, candidate->words->str);
  if (!beginning)
    return FALSE;
  for (guint i = 0; beginning->entries && i < beginning->entries->len; i++)
    add_found (walk, &g_array_index (beginning->entries, Entry, i), candidate->start, token->end);
  return TRUE;
}

static void
add_variant (const PraxisLabel *label, gsize start, gsize end, gpointer data) {
  Walk *walk = data;
  TagSpan span = { place_at (walk, start), walk->piece.words, start, end - start };
  Found found = { { span, label, TRUE }, TAG_SCHEME_TOPIC };
  g_array_append_val (walk->found, found);
}

/* Between the words of one label stands neither an empty line nor the end of a clause; a bracket may open:
 * Africa (West). */
static gboolean
is_break (const char *text, gsize start, gsize end) {
  guint newlines = 0;
  for (gsize i = start; i < end; i++) {
    newlines += text[i] == '\n';
    if (newlines > 1 || strchr (";:!?)", text[i]))
      return TRUE;
  }
  return FALSE;
}

/* The words of a label's variant stand in one part of a sentence. */
static gboolean
is_pause (const char *text, gsize start, gsize end) {
  for (gsize i = start; i < end; i++)
    if (strchr (".,(\"/", text[i]))
      return TRUE;
  return is_break (text, start, end);
}

static Candidate *
candidate_at (Walk *walk, guint i) {
  if (i == walk->candidates->len) {
    Candidate fresh = { g_string_sized_new (64), 0 };
    g_array_append_val (walk->candidates, fresh);
  }
  return &g_array_index (walk->candidates, Candidate, i);
}

static void
take_word (Walk *walk, const PraxisToken *token) {
  guint alive = 0;
  for (guint i = 0; i < walk->alive; i++) {
    if (!extend (walk, candidate_at (walk, i), token))
      continue;
    Candidate kept = *candidate_at (walk, i);
    *candidate_at (walk, i) = *candidate_at (walk, alive);
    *candidate_at (walk, alive++) = kept;
  }
  Candidate *fresh = candidate_at (walk, alive);
  g_string_truncate (fresh->words, 0);
  fresh->start = token->start;
  walk->alive = extend (walk, fresh, token) ? alive + 1 : alive;
}

/* Moves on to the section that holds an offset: its heading is a place of its own if the text has it. */
static void
enter_sections (Walk *walk, gsize offset) {
  const GArray *sections = walk->reading->document->sections;
  while (walk->section < sections->len) {
    const PraxisSection *section = &g_array_index (sections, PraxisSection, walk->section);
    if (section->start > offset)
      return;
    const char *text = walk->piece.words + section->start;
    gsize line = tag_length_until (text, "\n", LONGEST_HEADING);
    walk->heading_start = section->start;
    walk->heading_end = section->start + (section->title ? MAX (line, 1) : 0);
    walk->section++;
  }
}

/* "Moldova's" is Moldova, and the quote ends before the apostrophe. */
static void
drop_possessive (PraxisToken *token, const char *words, GString *buffer) {
  if (!g_str_has_suffix (token->folded, "'s"))
    return;
  g_string_assign (buffer, token->folded);
  g_string_truncate (buffer, buffer->len - 2);
  token->folded = buffer->str;
  gsize end = token->end - 1;
  while (end > token->start && (words[end - 1] & 0xC0) == 0x80)
    end--;
  token->end = end > token->start ? end - 1 : token->end;
}

static void
walk_piece (Walk *walk, TagPlace place, const char *words, gsize length) {
  PraxisTokenizer *tokenizer = walk->labels->tokenizer;
  g_autoptr (GString) buffer = g_string_new (NULL);
  PraxisToken token;
  gsize last = 0, count = 0;
  walk->piece = (TagSpan){ place, words, 0, length };
  walk->alive = 0;
  praxis_tokenizer_start (tokenizer, words, length);
  variants_start (walk->labels->variants, walk->reading->language);
  while (praxis_tokenizer_next (tokenizer, &token)) {
    if (walk->alive > 0 && is_break (words, last, token.start))
      walk->alive = 0;
    if (place == TAG_PLACE_BODY)
      enter_sections (walk, token.start);
    drop_possessive (&token, words, buffer);
    if (is_pause (words, last, token.start))
      variants_break (walk->labels->variants);
    take_word (walk, &token);
    variants_take (walk->labels->variants, &token, add_variant, walk);
    last = token.end;
    count++;
  }
  if (place == TAG_PLACE_BODY)
    walk->reading->words = count;
}

static int
compare_found (gconstpointer a, gconstpointer b) {
  const Found *x = a, *y = b;
  gboolean x_text = x->hit.span.place >= TAG_PLACE_HEADING, y_text = y->hit.span.place >= TAG_PLACE_HEADING;
  if (x_text != y_text || (!x_text && x->hit.span.place != y->hit.span.place))
    return x->hit.span.place < y->hit.span.place ? -1 : 1;
  if (x->hit.span.offset != y->hit.span.offset)
    return x->hit.span.offset < y->hit.span.offset ? -1 : 1;
  if (x->hit.span.length != y->hit.span.length)
    return x->hit.span.length > y->hit.span.length ? -1 : 1;
  return x->hit.variant - y->hit.variant;
}

/* Hits that begin so closely one after another may overlap. */
#define NEIGHBOURS 8

/* The same concept at the same words, by several labels (Peru, Perú) or variants, is one hit. */
static gboolean
is_repeated (const GArray *hits, const TagHit *hit) {
  for (guint i = hits->len; i-- > 0 && i + NEIGHBOURS >= hits->len;) {
    const TagHit *before = &g_array_index (hits, TagHit, i);
    if (before->span.words == hit->span.words && before->label->concept == hit->label->concept)
      return hit->span.offset < before->span.offset + before->span.length;
  }
  return FALSE;
}

/* Where the last hit of a kind of scheme stood. */
typedef struct {
  const char *words;
  gsize start, end;
} Covered;

/* Of overlapping names the longest counts, but those written alike do all. Topics may overlap ("combating
 * trafficking of children"), not lie within each other. */
static gboolean
is_covered (const Covered *covered, const Found *found) {
  const TagSpan *span = &found->hit.span;
  gsize end = span->offset + span->length;
  if (covered->words != span->words || span->offset >= covered->end)
    return FALSE;
  if (covered->start == span->offset && covered->end == end)
    return found->hit.variant;
  return schemes[found->scheme].proper || end <= covered->end;
}

/* Variants cover nothing: their words stand apart. */
static void
keep_longest (Walk *walk) {
  Covered covered[N_KINDS] = { { NULL, 0, 0 } };
  g_array_sort (walk->found, compare_found);
  for (guint i = 0; i < walk->found->len; i++) {
    const Found *found = &g_array_index (walk->found, Found, i);
    const TagSpan *span = &found->hit.span;
    Covered *last = &covered[schemes[found->scheme].kind];
    if (is_covered (last, found))
      continue;
    if (!found->hit.variant)
      *last = (Covered){ span->words, span->offset, span->offset + span->length };
    GArray *hits = walk->reading->hits[found->scheme];
    if (!is_repeated (hits, &found->hit))
      g_array_append_val (hits, found->hit);
  }
}

void
labels_find (Labels *labels, TagReading *reading) {
  const PraxisDocument *document = reading->document;
  Walk walk = { .labels = labels, .reading = reading };
  walk.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  walk.found = g_array_new (FALSE, FALSE, sizeof (Found));
  for (guint s = 0; s < TAG_N_SCHEMES; s++)
    reading->hits[s] = g_array_new (FALSE, FALSE, sizeof (TagHit));
  if (document->title)
    walk_piece (&walk, TAG_PLACE_TITLE, document->title, strlen (document->title));
  walk_piece (&walk, TAG_PLACE_FILE_NAME, reading->file_name, strlen (reading->file_name));
  walk_piece (&walk, TAG_PLACE_KEYWORDS, reading->keywords, strlen (reading->keywords));
  walk_piece (&walk, TAG_PLACE_BODY, document->text->str, document->text->len);
  keep_longest (&walk);
  for (guint i = 0; i < walk.candidates->len; i++)
    g_string_free (candidate_at (&walk, i)->words, TRUE);
  g_array_unref (walk.candidates);
  g_array_unref (walk.found);
}
