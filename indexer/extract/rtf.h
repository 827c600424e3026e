/* RTF between its parts: what a group and the file are in the middle of. rtf.c reads the bytes, rtf_words.c
 * knows what the control words mean, rtf_encoding.c which encoding a font or a code page stands for. */
#pragma once
#include "indexer/extract/extract.h"
#include "indexer/extract/flow.h"

/* What the text of a group is for. */
typedef enum {
  RTF_BODY,
  RTF_SKIPPED,
  RTF_FONTS,
  RTF_STYLES,
  RTF_INFO, /* only groups inside it hold something */
  RTF_VALUE,
  RTF_DATE,
} RtfPlace;

/* What a group inherits, may change, and gives back at its end. */
typedef struct {
  RtfPlace place;
  gboolean begins_aside; /* its end is the end of a note, a header, ... */
  gboolean hidden;
  gboolean deleted;
  guint fallback; /* characters after each \u that stand in for it */
  gint font;
  const char *key;  /* RTF_VALUE: of the metadata */
  gint style;       /* of the paragraph */
  guint level;      /* outline level of the paragraph, 0 if it states none */
  gboolean in_cell; /* the paragraph is in a table */
} RtfGroup;

typedef struct {
  PraxisDocument *document;
  const ExtractLimits *limits;
  Flow *flow;
  GArray *groups;       /* of RtfGroup around us; the current one apart */
  RtfGroup group;       /* the current one */
  const char *encoding; /* of the file */
  GHashTable *fonts;    /* number -> name of an encoding, or NULL */
  gint font;            /* that the table of fonts is at */
  gint default_font;
  GHashTable *levels; /* style -> heading level */
  GString *bytes;     /* text not yet decoded */
  GString *value;     /* metadata or the name of a style */
  guint date[3];
  gunichar2 high;     /* first half of a surrogate pair */
  guint to_skip;      /* characters that stand in for the last \u */
  guint asides;       /* around us */
  gboolean cell_open; /* in the body */
  gboolean row_open;
  gboolean at_start;       /* of a group */
  gboolean starred;        /* "\*" came just before, at the start of a group */
  gsize binary;            /* bytes that follow as they are */
  const GHashTable *words; /* name -> RtfWord */
} Rtf;

typedef struct _RtfWord RtfWord;
struct _RtfWord {
  const char *name;
  void (*act) (Rtf *rtf, const RtfWord *word, gint value);
  gint argument;
  const char *text;
};

/* Rows of all known control words, ending with a NULL name. */
const RtfWord *rtf_words (void);

/* Hands on what was decoded; both begin a paragraph where none is open. */
void rtf_add (Rtf *rtf, const char *text, gsize length);
void rtf_flush (Rtf *rtf);
/* At a group's end, for groups that hold something other than text. */
void rtf_end_place (Rtf *rtf);

/* Name of an encoding as ICU knows it, or NULL; static. */
const char *rtf_encoding_of_page (gint page);
const char *rtf_encoding_of_charset (gint charset);
