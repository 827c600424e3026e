/* Tags a document that has been read: the table of taggers and what they share. Each tagger adds claims with
 * evidence; what a ready record already claims stays as it is. */
#include "indexer/tag/tag.h"
#include "indexer/tag/labels.h"
#include "indexer/tag/language.h"
#include "indexer/tag/patterns.h"
#include "indexer/tag/tables.h"
#include "register/document/clean_text.h"
#include <string.h>

/* Without pages, so many bytes of text count as the first page; of a page as well, at most. */
#define FIRST_PAGE 3000

/* In this order: the language decides which labels count, countries decide the regions, the type decides
 * whether a year of publication is one of coverage. Roles of sections are no claims and have no field. */
static const struct {
  const char *field;
  void (*tag) (TagReading *reading);
} taggers[] = {
  { NULL, tag_role },    { NULL, tag_cue },        { "country", tag_country },
  { NULL, tag_subject }, { "region", tag_region }, { "topic", tag_topic },
  { "type", tag_type },  { "year", tag_year },     { "action", tag_action },
};

static const struct {
  const char *name, *source;
} places[TAG_N_PLACES] = {
  [TAG_PLACE_TITLE] = { "title", "title" },          [TAG_PLACE_FILE_NAME] = { "file-name", "path" },
  [TAG_PLACE_KEYWORDS] = { "keywords", "metadata" }, [TAG_PLACE_HEADING] = { "heading", "text" },
  [TAG_PLACE_FIRST_PAGE] = { "first-page", "text" }, [TAG_PLACE_BODY] = { "body", "text" },
  [TAG_PLACE_TOP] = { "first-page", "text" },        [TAG_PLACE_END] = { "end", "text" },
};

const char *
tag_place_source (TagPlace place) {
  return places[place].source;
}

const char *
tag_place_name (TagPlace place) {
  return places[place].name;
}

Tagger *
tagger_new (const PraxisVocabulary *vocabulary) {
  Tagger *tagger = g_new0 (Tagger, 1);
  tagger->vocabulary = vocabulary;
  tagger->labels = labels_new (vocabulary);
  tagger->languages = language_models_new ();
  tagger->years = patterns_new (year_patterns, year_core, 0);
  tagger->dates = patterns_new (date_patterns, year_core, DATE_REACH);
  tagger->terms = patterns_new (term_patterns, NULL, 0);
  tagger->types = patterns_new (type_patterns, NULL, 0);
  return tagger;
}

void
tagger_free (Tagger *tagger) {
  if (!tagger)
    return;
  labels_free (tagger->labels);
  language_models_free (tagger->languages);
  patterns_free (tagger->years);
  patterns_free (tagger->dates);
  patterns_free (tagger->terms);
  patterns_free (tagger->types);
  g_free (tagger);
}

const char *
tagger_language (const Tagger *tagger, const char *text, gsize length) {
  return language_models_tell (tagger->languages, text, length);
}

gsize
tag_length_until (const char *start, const char *stops, gsize most) {
  gsize length = 0;
  while (length < most && start[length] != '\0' && !strchr (stops, start[length]))
    length++;
  return length;
}

guint
tag_span_page (const TagReading *reading, const TagSpan *span) {
  if (strcmp (tag_place_source (span->place), "text") != 0)
    return 0;
  return praxis_document_page_at (reading->document, span->offset) + 1;
}

PraxisClaim *
tag_claim (TagReading *reading, const char *field, const char *value, const char *role, const char *rule,
           const TagSpan *span) {
  PraxisClaim *claim = praxis_document_add_claim (reading->document, field, value, role, rule);
  if (!span)
    return claim;
  const char *source = tag_place_source (span->place);
  g_free (claim->source);
  claim->source = g_strdup (source);
  g_free (claim->quote);
  /* The file's own words, so that whoever looks there finds them. */
  const char *words = strcmp (source, "text") == 0 ? reading->raw : span->words;
  claim->quote = g_strndup (words + span->offset, span->length);
  claim->offset = strcmp (source, "text") == 0 ? span->offset : PRAXIS_NO_OFFSET;
  claim->page = tag_span_page (reading, span);
  return claim;
}

/* "it takes 4.2": with a point in every locale, as the same text has the same claims everywhere. */
char *
tag_required (double score) {
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strconcat ("it takes ", g_ascii_formatd (number, sizeof number, "%.1f", score), NULL);
}

void
tag_pass_over_weak (TagReading *reading, double required) {
  praxis_document_pass_over (reading->document, tag_required (required));
}

void
tag_pass_over_behind (TagReading *reading, const char *value) {
  praxis_document_pass_over (reading->document, g_strdup_printf ("more speaks for '%s'", value));
}

TagTally *
tag_tally_add (GArray *tallies, const TagHit *hit, double weight) {
  TagTally *tally = NULL;
  for (guint i = 0; i < tallies->len && !tally; i++)
    if (g_array_index (tallies, TagTally, i).concept == hit->label->concept)
      tally = &g_array_index (tallies, TagTally, i);
  if (!tally) {
    TagTally fresh = { .concept = hit->label->concept, .best = hit->span };
    g_array_append_val (tallies, fresh);
    tally = &g_array_index (tallies, TagTally, tallies->len - 1);
  }
  tally->weight[hit->span.place] += weight;
  if (hit->span.place < tally->best.place)
    tally->best = hit->span;
  return tally;
}

static int
compare_tallies (gconstpointer a, gconstpointer b) {
  const TagTally *x = a, *y = b;
  return x->score > y->score ? -1 : x->score < y->score;
}

void
tag_tallies_sort (GArray *tallies) {
  g_array_sort (tallies, compare_tallies);
}

double
tag_density (const TagReading *reading, double occurrences) {
  return occurrences * 1000.0 / MAX (reading->words, 500);
}

/* "10. TB_Guidelines%202009.pdf" says "10. TB Guidelines 2009". */
static char *
plain_words (const char *name) {
  g_autofree char *plain = g_uri_unescape_string (name, NULL);
  gboolean fine = plain && g_utf8_validate (plain, -1, NULL);
  return g_strdelimit (fine ? g_steal_pointer (&plain) : g_utf8_make_valid (name, -1), "_+", ' ');
}

/* The names of the file and of the folder it lies in, a line each. */
static char *
file_name_words (const PraxisDocument *document) {
  if (document->paths->len == 0)
    return g_strdup ("");
  const char *path = document->paths->pdata[0];
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *folder = g_path_get_basename (folder_path);
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');
  if (dot && dot != base && strlen (dot) <= 6)
    *dot = '\0';
  g_autofree char *folder_words = plain_words (folder);
  g_autofree char *base_words = plain_words (base);
  return g_strconcat (base_words, "\n\n", folder_words, NULL);
}

static char *
metadata_words (const PraxisDocument *document) {
  static const char *const keys[] = { "subject", "keywords", "description" };
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *value = g_hash_table_lookup (document->metadata, keys[i]);
    if (value && g_utf8_validate (value, -1, NULL))
      g_string_append_printf (words, "%s\n\n", value);
  }
  return g_string_free (words, FALSE);
}

gsize
tag_character_at (const char *text, gsize at) {
  while (at > 0 && (text[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static gsize
first_page_end (const PraxisDocument *document) {
  gsize end = MIN (document->text->len, FIRST_PAGE);
  if (document->pages->len > 1)
    end = MIN (end, g_array_index (document->pages, PraxisPage, 1).start);
  return tag_character_at (document->text->str, end);
}

static gboolean
is_recorded (const PraxisDocument *document, const char *field) {
  for (guint i = 0; field && i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (strcmp (claim->field, field) == 0 && g_strcmp0 (claim->origin, "record") == 0)
      return TRUE;
  }
  return FALSE;
}

static void
tag_text (const Tagger *tagger, PraxisDocument *document, const char *raw) {
  TagReading reading = { .tagger = tagger, .document = document, .raw = raw };
  reading.file_name = file_name_words (document);
  reading.keywords = metadata_words (document);
  reading.first_page_end = first_page_end (document);
  if (!is_recorded (document, "language"))
    tag_language (&reading);
  reading.language = praxis_document_value (document, "language", NULL);
  labels_find (tagger->labels, &reading);
  for (guint i = 0; i < G_N_ELEMENTS (taggers); i++)
    if (!is_recorded (document, taggers[i].field))
      taggers[i].tag (&reading);
  for (guint s = 0; s < TAG_N_SCHEMES; s++)
    g_array_unref (reading.hits[s]);
  g_free (reading.file_name);
  g_free (reading.keywords);
}

/* Claims are made from the clean text, of which the offsets are those of the raw one. */
void
tag_document (const Tagger *tagger, PraxisDocument *document) {
  GString *raw = document->text;
  if (document->repairs->len == 0) {
    tag_text (tagger, document, raw->str);
    return;
  }
  g_autoptr (PraxisCleanText) clean = praxis_clean_text_new (document->repairs, raw->str, 0, raw->len);
  document->text = g_string_new_len (clean->text, (gssize)clean->length);
  tag_text (tagger, document, raw->str);
  g_string_free (document->text, TRUE);
  document->text = raw;
}
