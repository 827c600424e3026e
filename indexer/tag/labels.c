/* Finds labels in words. While the words of a text pass by once, each beginning of a label that is still a
 * beginning is carried along, as a node of the tree of all labels. What comes out are hits by scheme, which
 * the taggers weigh. */
#include "indexer/tag/labels.h"
#include "indexer/tag/homograph.h"
#include "indexer/tag/inflect.h"
#include "indexer/tag/lexicon.h"
#include "indexer/tag/variants.h"
#include "register/text/token.h"
#include "register/vocabulary/abbreviation.h"
#include <string.h>

#define LONGEST_HEADING 400

/* Schemes of one kind compete for the same words: "Central African Republic" is no region, the International
 * Organization for Migration no topic. Types and roles say something only where a document names itself. */
static const struct {
  const char *name;
  guint kind;
  TagPlace last_place;
  gboolean proper;       /* proper names: written with a capital */
  gboolean names_alone;  /* of places: inflected, and their abbreviations are no words */
  gboolean any_language; /* read in texts of other languages, too: a report has its headings in two */
} schemes[TAG_N_SCHEMES] = {
  [TAG_SCHEME_COUNTRY] = { "country", 0, TAG_PLACE_BODY, TRUE, TRUE, FALSE },
  [TAG_SCHEME_REGION] = { "region", 0, TAG_PLACE_BODY, TRUE, FALSE, FALSE },
  [TAG_SCHEME_PLACE] = { "place", 0, TAG_PLACE_BODY, TRUE, TRUE, FALSE },
  [TAG_SCHEME_TOPIC] = { "topic", 1, TAG_PLACE_BODY, FALSE, FALSE, FALSE },
  [TAG_SCHEME_TERM] = { "term", 1, TAG_PLACE_BODY, TRUE, FALSE, FALSE },
  [TAG_SCHEME_TYPE] = { "type", 2, TAG_PLACE_FIRST_PAGE, FALSE, FALSE, FALSE },
  [TAG_SCHEME_ROLE] = { "role", 3, TAG_PLACE_HEADING, FALSE, FALSE, TRUE },
};
#define N_KINDS 4

typedef struct {
  const PraxisLabel *label;
  TagScheme scheme;
  gboolean abbreviation;
} Entry;

/* What matters of a word, as texts repeat their words. */
typedef struct {
  guint number; /* in the lexicon */
  guint first;  /* the node of the labels that begin with it, 0 if there are none */
  guint stem;   /* among those of variants */
  char *bare;   /* folded, without what stands behind an apostrophe; NULL if there is none */
} Known;

/* So many words are remembered, no more. */
#define MOST_KNOWN 30000u

struct _Labels {
  Lexicon *lexicon;
  GPtrArray *ends; /* by node: a GArray of Entry, the labels that end there, or NULL */
  PraxisTokenizer *tokenizer;
  Variants *variants; /* of topics */
  GHashTable *known;  /* exact word -> Known, in the language of the variants */
  char *language;
};

/* A candidate under way: the node it has come to and where it began. */
typedef struct {
  guint node;
  gsize start;
} Candidate;

typedef struct {
  Labels *labels;
  TagReading *reading;
  Homographs *homographs;
  TagSpan piece;                    /* the string that is walked, place of its body */
  gsize heading_start, heading_end; /* of the section that is walked */
  guint section;                    /* the next section to begin */
  GArray *candidates;               /* of Candidate */
  GArray *found;                    /* of Found, in their order */
} Walk;

typedef struct {
  TagHit hit;
  TagScheme scheme;
} Found;

static void
known_free (gpointer data) {
  Known *known = data;
  g_free (known->bare);
  g_free (known);
}

static void
free_entries (gpointer data) {
  if (data)
    g_array_unref (data);
}

/* What a form of a label is added to. */
typedef struct {
  Labels *labels;
  Entry entry;
} Adding;

/* Whether words are read as a label in every language: English names are used in many, but statements and
 * cues are common words, and Portuguese "data" are dates. */
static gboolean
speaks_always (const PraxisLabel *label) {
  gboolean english = g_str_has_prefix (label->language, "en") && label->kind < PRAXIS_LABEL_STATEMENT;
  return *label->language == '\0' || english;
}

static gboolean
has_same (const GArray *entries, const Entry *entry) {
  for (guint i = 0; i < entries->len; i++) {
    const Entry *other = &g_array_index (entries, Entry, i);
    if (other->scheme == entry->scheme && other->label->concept == entry->label->concept
        && other->label->kind == entry->label->kind && speaks_always (other->label)
        && strcmp (other->label->text, entry->label->text) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
add_form (const char *folded, gpointer data) {
  const Adding *adding = data;
  Labels *labels = adding->labels;
  guint node = lexicon_add (labels->lexicon, folded);
  if (node >= labels->ends->len)
    g_ptr_array_set_size (labels->ends, (gint)node + 1);
  gpointer *end = &labels->ends->pdata[node];
  if (!*end)
    *end = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!has_same (*end, &adding->entry))
    g_array_append_val ((GArray *)*end, adding->entry);
}

static void
add_inflected (const char *form, gpointer data) {
  g_autofree char *folded = praxis_fold (form);
  add_form (folded, data);
}

static void
add_label (Labels *labels, const PraxisLabel *label, TagScheme scheme) {
  Adding adding = { labels, { label, scheme, praxis_is_abbreviation (label->text) } };
  g_autofree char *own = label->folded ? NULL : praxis_fold (label->text);
  const char *folded = label->folded ? label->folded : own;
  if (*folded == '\0')
    return;
  if (label->kind != PRAXIS_LABEL_STATEMENT || !strchr (label->text, '/'))
    add_form (folded, &adding);
  if (adding.entry.abbreviation)
    return;
  gboolean name = schemes[scheme].names_alone || g_str_has_prefix (label->language, "ar");
  if (name && label->kind != PRAXIS_LABEL_HIDDEN)
    inflect_name (label->text, label->language, add_inflected, &adding);
  if (scheme == TAG_SCHEME_TOPIC)
    variants_add (labels->variants, label);
}

Labels *
labels_new (const PraxisVocabulary *vocabulary) {
  Labels *labels = g_new0 (Labels, 1);
  labels->lexicon = lexicon_new ();
  labels->ends = g_ptr_array_new_with_free_func (free_entries);
  labels->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_free);
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
  lexicon_free (labels->lexicon);
  g_ptr_array_unref (labels->ends);
  g_hash_table_unref (labels->known);
  g_free (labels->language);
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
speaks (const TagReading *reading, const Entry *entry) {
  const char *language = entry->label->language;
  if (!reading->language || schemes[entry->scheme].any_language || speaks_always (entry->label))
    return TRUE;
  gsize length = strlen (reading->language);
  return strncmp (reading->language, language, length) == 0
         && (language[length] == '\0' || language[length] == '-');
}

static TagPlace
place_at (const Walk *walk, gsize offset) {
  if (walk->piece.place != TAG_PLACE_BODY)
    return walk->piece.place;
  if (offset >= walk->heading_start && offset < walk->heading_end)
    return TAG_PLACE_HEADING;
  return offset < walk->reading->first_page_end ? TAG_PLACE_FIRST_PAGE : TAG_PLACE_BODY;
}

/* Less than 0 if x comes first: by place, in the text by offset, the longer ones before the shorter. */
static int
compare_found (const Found *x, const Found *y) {
  gboolean x_text = x->hit.span.place >= TAG_PLACE_HEADING, y_text = y->hit.span.place >= TAG_PLACE_HEADING;
  if (x_text != y_text || (!x_text && x->hit.span.place != y->hit.span.place))
    return x->hit.span.place < y->hit.span.place ? -1 : 1;
  if (x->hit.span.offset != y->hit.span.offset)
    return x->hit.span.offset < y->hit.span.offset ? -1 : 1;
  if (x->hit.span.length != y->hit.span.length)
    return x->hit.span.length > y->hit.span.length ? -1 : 1;
  return x->hit.variant - y->hit.variant;
}

/* Keeps the list in order: what is found by its last word began but a few before. */
static void
insert_found (GArray *all, const Found *found) {
  guint at = all->len;
  while (at > 0 && compare_found (&g_array_index (all, Found, at - 1), found) > 0)
    at--;
  g_array_insert_vals (all, at, found, 1);
}

static gboolean
is_homograph (const Walk *walk, TagScheme scheme, const PraxisLabel *label, const TagSpan *span) {
  return scheme == TAG_SCHEME_TOPIC && homographs_has (walk->homographs, label, span);
}

static void
add_found (Walk *walk, const Entry *entry, gsize start, gsize end) {
  TagSpan span = { place_at (walk, start), walk->piece.words, start, end - start };
  if (span.place > schemes[entry->scheme].last_place || !speaks (walk->reading, entry)
      || !is_written_so (entry, &span) || is_homograph (walk, entry->scheme, entry->label, &span))
    return;
  Found found = { { span, entry->label, FALSE, 0 }, entry->scheme };
  insert_found (walk->found, &found);
}

/* A word leads a candidate to a node: the labels that end there are found. */
static void
reach (Walk *walk, const Candidate *candidate, gsize end) {
  const GPtrArray *ends = walk->labels->ends;
  const GArray *entries = candidate->node < ends->len ? ends->pdata[candidate->node] : NULL;
  for (guint i = 0; entries && i < entries->len; i++)
    add_found (walk, &g_array_index (entries, Entry, i), candidate->start, end);
}

/* A part of a compound is no word of a label: "victim-centred protection" speaks of no centre. */
static gboolean
is_joined (const char *words, gsize start, gsize end) {
  gboolean before = start > 1 && words[start - 1] == '-' && g_ascii_isalnum (words[start - 2]);
  return before || (words[end] == '-' && g_ascii_isalnum (words[end + 1]));
}

static void
add_variant (const PraxisLabel *label, gsize start, gsize end, gpointer data) {
  Walk *walk = data;
  TagSpan span = { place_at (walk, start), walk->piece.words, start, end - start };
  Found found = { { span, label, TRUE, 0 }, TAG_SCHEME_TOPIC };
  if (is_joined (walk->piece.words, start, end) || is_homograph (walk, TAG_SCHEME_TOPIC, label, &span))
    return;
  insert_found (walk->found, &found);
}

/* What stands between two words. */
typedef enum {
  GAP_NONE,
  GAP_PAUSE, /* a part of a sentence ends, in which the words of a label's variant stand */
  GAP_BREAK, /* an empty line or the end of a clause, as stands between no words of a label */
} Gap;

/* A bracket may open within a label: Africa (West). */
static Gap
gap_between (const char *text, gsize start, gsize end) {
  guint newlines = 0;
  Gap gap = GAP_NONE;
  if (end == start + 1 && text[start] == ' ')
    return GAP_NONE;
  for (gsize i = start; i < end; i++) {
    newlines += text[i] == '\n';
    if (newlines > 1 || strchr (";:!?)", text[i]))
      return GAP_BREAK;
    if (strchr (".,(\"/", text[i]))
      gap = GAP_PAUSE;
  }
  return gap;
}

static void
take_word (Walk *walk, const Known *known, gsize start, gsize end) {
  GArray *candidates = walk->candidates;
  guint alive = 0;
  for (guint i = 0; i < candidates->len && known->number > 0; i++) {
    Candidate candidate = g_array_index (candidates, Candidate, i);
    candidate.node = lexicon_step (walk->labels->lexicon, candidate.node, known->number);
    if (candidate.node == 0)
      continue;
    g_array_index (candidates, Candidate, alive++) = candidate;
    reach (walk, &candidate, end);
  }
  if (alive < candidates->len)
    g_array_set_size (candidates, alive);
  if (known->first == 0)
    return;
  const Candidate fresh = { known->first, start };
  g_array_append_val (candidates, fresh);
  reach (walk, &fresh, end);
}

/* The text may have more than a title, marks and blanks, but where a heading runs on into its paragraph only
 * its own words are one. */
static gsize
longest_of (const char *title) {
  return 2 * strlen (title) + 40;
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
    walk->heading_end
        = section->start + (section->title ? MAX (MIN (line, longest_of (section->title)), 1) : 0);
    walk->section++;
  }
}

/* The word before the apostrophe of a possessive, in Turkish of any suffix of a name ("Kenya'da"), where the
 * whole is no word of a label ("Sana'a"); NULL if it has none. Caller frees. */
static char *
without_suffix (const Labels *labels, const char *folded) {
  const char *apostrophe = strrchr (folded, '\'');
  gboolean any = !labels->language || strcmp (labels->language, "tr") == 0;
  if (!apostrophe || apostrophe == folded)
    return NULL;
  if (strcmp (apostrophe, "'s") != 0 && (!any || lexicon_number (labels->lexicon, folded) > 0))
    return NULL;
  return g_strndup (folded, apostrophe - folded);
}

static Known *
know (const Labels *labels, const PraxisToken *token) {
  Known *known = g_new0 (Known, 1);
  known->bare = without_suffix (labels, token->folded);
  PraxisToken bare = *token;
  bare.folded = known->bare ? known->bare : token->folded;
  known->number = lexicon_number (labels->lexicon, bare.folded);
  known->first = known->number > 0 ? lexicon_step (labels->lexicon, LEXICON_ROOT, known->number) : 0;
  known->stem = variants_stem (labels->variants, &bare);
  return known;
}

static const Known *
known_of (Labels *labels, const PraxisToken *token) {
  Known *known = g_hash_table_lookup (labels->known, token->word);
  if (known)
    return known;
  if (g_hash_table_size (labels->known) >= MOST_KNOWN)
    g_hash_table_remove_all (labels->known);
  known = know (labels, token);
  g_hash_table_insert (labels->known, g_strdup (token->word), known);
  return known;
}

/* "Moldova's" is Moldova, and the quote ends before the apostrophe. */
static void
drop_suffix (PraxisToken *token, const char *words, const char *bare) {
  gsize suffix = (gsize)g_utf8_strlen (token->folded, -1) - (gsize)g_utf8_strlen (bare, -1);
  const char *end = words + token->end;
  for (gsize i = 0; i < suffix && end > words + token->start; i++)
    end = g_utf8_prev_char (end);
  token->folded = bare;
  token->end = end - words;
}

static void
start_piece (Walk *walk, TagPlace place, const char *words, gsize length) {
  Labels *labels = walk->labels;
  const char *language = walk->reading->language;
  walk->piece = (TagSpan){ place, words, 0, length };
  g_array_set_size (walk->candidates, 0);
  praxis_tokenizer_start (labels->tokenizer, words, length);
  variants_start (labels->variants, language);
  if (g_strcmp0 (labels->language, language) == 0)
    return;
  g_hash_table_remove_all (labels->known);
  g_free (labels->language);
  labels->language = g_strdup (language);
}

static void
walk_piece (Walk *walk, TagPlace place, const char *words, gsize length) {
  Labels *labels = walk->labels;
  PraxisToken token;
  gsize last = 0, count = 0;
  start_piece (walk, place, words, length);
  for (; praxis_tokenizer_next (labels->tokenizer, &token); count++) {
    const Known *known = known_of (labels, &token);
    Gap gap = gap_between (words, last, token.start);
    if (gap == GAP_BREAK)
      g_array_set_size (walk->candidates, 0);
    if (gap != GAP_NONE)
      variants_break (labels->variants);
    if (place == TAG_PLACE_BODY)
      enter_sections (walk, token.start);
    if (known->bare)
      drop_suffix (&token, words, known->bare);
    take_word (walk, known, token.start, token.end);
    variants_take (labels->variants, known->stem, &token, add_variant, walk);
    last = token.end;
  }
  if (place == TAG_PLACE_BODY)
    walk->reading->words = count;
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
  walk.homographs = homographs_new (reading);
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
  homographs_free (walk.homographs);
  g_array_unref (walk.candidates);
  g_array_unref (walk.found);
}
