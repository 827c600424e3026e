/* What the taggers share while one document is tagged: where words were found, how much a place weighs, and
 * how a finding becomes a claim. Private to the room; the way in is tag.h. */
#pragma once
#include "indexer/tag/tag.h"

/* Where in a document words stand, from the most to the least telling. */
typedef enum {
  TAG_PLACE_TITLE,
  TAG_PLACE_FILE_NAME,
  TAG_PLACE_KEYWORDS, /* subject, keywords and description of the metadata */
  TAG_PLACE_HEADING,
  TAG_PLACE_FIRST_PAGE,
  TAG_PLACE_BODY,
  /* For patterns alone. */
  TAG_PLACE_END, /* the last words, where signatures and imprints stand */
  TAG_PLACE_TOP, /* the first, where title, subtitle and date stand */
  TAG_N_PLACES
} TagPlace;

typedef enum {
  TAG_SCHEME_COUNTRY,
  TAG_SCHEME_REGION,
  TAG_SCHEME_PLACE,
  TAG_SCHEME_TOPIC,
  TAG_SCHEME_TERM, /* organisations and programmes, whose names say nothing of topics */
  TAG_SCHEME_TYPE,
  TAG_SCHEME_ROLE,
  TAG_N_SCHEMES
} TagScheme;

/* A piece of a document: any words that a claim may quote. */
typedef struct {
  TagPlace place;
  const char *words;    /* the string it stands in: title, file name, keywords or the whole text */
  gsize offset, length; /* bytes in that string */
} TagSpan;

/* A label of a vocabulary found in a document. */
typedef struct {
  TagSpan span;
  const PraxisLabel *label;
  gboolean variant; /* inflected, in another order or with words between */
  double cue;       /* what a label counts that is but a cue, beside others (see tag_cue); 0 if it is none */
} TagHit;

typedef struct _Labels Labels;
typedef struct _LanguageModels LanguageModels;
typedef struct _Patterns Patterns;

struct _Tagger {
  const PraxisVocabulary *vocabulary;
  Labels *labels;
  LanguageModels *languages;
  Patterns *years, *dates, *terms, *types;
};

typedef struct {
  const Tagger *tagger;
  PraxisDocument *document; /* its text is the clean one */
  const char *raw;          /* the text as it is quoted */
  char *file_name;          /* words of the names of the first path and its folder, a line each; never NULL */
  char *keywords;           /* subject, keywords and description of the metadata, a line each; never NULL */
  const char *language;     /* ISO 639-1, or NULL while unknown */
  gsize first_page_end;     /* bytes of text that count as the first page */
  gsize words;              /* of the text */
  GArray *hits[TAG_N_SCHEMES]; /* of TagHit, by place, then by offset; none overlap */
} TagReading;

/* "title", "path", "metadata" or "text": the source of claims quoting from a place. */
const char *tag_place_source (TagPlace place);
/* "title", "file-name", "keywords", "heading", "first-page", "body": the beginning of a rule's name. */
const char *tag_place_name (TagPlace place);

/* Bytes from start to the first of the stops, at most so many: a text may be one line of megabytes, so
 * nothing that is done for each hit may look for the end of its line without a bound. */
gsize tag_length_until (const char *start, const char *stops, gsize most);

/* Where the character begins that an offset lies in. */
gsize tag_character_at (const char *text, gsize at);

/* The page (from 1) of a span, 0 if unknown. */
guint tag_span_page (const TagReading *reading, const TagSpan *span);

/* Adds a claim that quotes the span; span may be NULL: no quote. rule is copied. */
PraxisClaim *tag_claim (TagReading *reading, const char *field, const char *value, const char *role,
                        const char *rule, const TagSpan *span);

/* "it takes 4.2", the reason of what is weaker; caller frees. */
char *tag_required (double score);
/* Makes a runner-up of the claim that was added last: it would have taken a score, or stands behind a value.
 */
void tag_pass_over_weak (TagReading *reading, double required);
void tag_pass_over_behind (TagReading *reading, const char *value);
#define TAG_RUNNERS_UP 3 /* kept of a field */

/* The concept's tally over its hits: how often it stands in each place, the evidence to quote. */
typedef struct {
  const PraxisConcept *concept;
  double weight[TAG_N_PLACES]; /* sum of the hits' weights */
  TagSpan best;                /* the first span of the most telling place */
  guint tenths;                /* bits: in which tenths of the text it stands; a tagger's own */
  gboolean has_chapter;        /* a heading names it, and not as one of many; a tagger's own */
  double bonus;                /* a tagger's own */
  double score;                /* a tagger's own */
  double required;             /* a tagger's own */
} TagTally;

/* Adds a hit of a weight to the tally of its concept in a list of TagTally, which is made if needed; the hits
 * must come by place. Returns the tally, valid until the next call. */
TagTally *tag_tally_add (GArray *tallies, const TagHit *hit, double weight);
/* Highest score first. */
void tag_tallies_sort (GArray *tallies);

/* Occurrences a thousand words of text; a short text counts as one of 500 words. */
double tag_density (const TagReading *reading, double occurrences);

/* The top of a tree and what is right below it name areas, of which nearly every text touches some. */
gboolean tag_is_area (const PraxisConcept *concept);
/* The widest concept that one lies in and that is no area; itself if it lies right below one. */
const PraxisConcept *tag_widest (const PraxisConcept *concept);

/* The taggers, each in its own file. */
void tag_cue (TagReading *reading);
void tag_language (TagReading *reading);
void tag_role (TagReading *reading);
void tag_subject (TagReading *reading);
void tag_country (TagReading *reading);
void tag_region (TagReading *reading);
void tag_topic (TagReading *reading);
void tag_type (TagReading *reading);
void tag_year (TagReading *reading);
void tag_action (TagReading *reading);
/* TRUE if the reference of an Action begins where the span does: then it begins with no year. */
gboolean tag_is_action (const TagSpan *span);
