/* A register document: what an extractor read from a file, what the taggers claim about it, and how both
 * travel. The worker fills one in, it crosses the pipe as a GVariant, the writer turns it into terms; the
 * reader gives it back. Text is UTF-8 with '\n' line ends; offsets and lengths are bytes into that text. */
#pragma once
#include "register/document/field.h"
#include "register/document/state.h"
#include <glib.h>

typedef struct {
  gsize start;       /* where the page begins; it ends where the next begins or the text ends */
  char *label;       /* the printed label ("iv", "29"), or NULL if it has none of its own */
  PraxisState state; /* READ, unless it fared otherwise: OCR, NO_TEXT (a picture of a page), DAMAGED, ... */
} PraxisPage;

/* What a section can be about. */
typedef enum { PRAXIS_SUBJECT_COUNTRY, PRAXIS_SUBJECT_TOPIC, PRAXIS_SUBJECTS } PraxisSubject;
/* The name of its field: "country", "topic". */
const char *praxis_subject_field (PraxisSubject subject);

typedef struct {
  gsize start; /* where the section begins (at its heading); it ends where the next begins */
  guint level; /* 1 for a chapter, 2 for a section in it, ...; 0 for text before the first heading */
  char *title; /* the heading, or NULL */
  char *role;  /* concept id in the scheme "role" (context, lessons, ...), or NULL if unknown */
  char **subjects[PRAXIS_SUBJECTS]; /* concept ids of what it is about, NULL where nothing is known */
} PraxisSection;

/* A stretch of the text, in bytes. */
typedef struct {
  gsize start, end;
} PraxisSpan;

/* How a stretch of the raw text reads where it is not what was meant (register/document/clean_text.h): as
 * another word, which is then found at its place as well, as other marks or white space, or as nothing (""),
 * so that the letters around it are one word. Where an empty stretch stands, a word ends. */
typedef struct {
  gsize start, end;
  char *reading;
} PraxisRepair;

#define PRAXIS_NO_OFFSET G_MAXSIZE

/* A tag is a claim with its evidence. */
typedef struct {
  char *field;  /* field name, see field.h: "country", "topic", "year", "type", "language", ... */
  char *value;  /* concept id or literal: "GH", "thb", "2018" */
  char *role;   /* which part the value plays: "about", "mentioned"; "covers", "published"; NULL = about */
  char *rule;   /* the rule that claims it: "title-label", "body-label", "metadata", "file-name", ... */
  char *source; /* where the quote stands: "text", "title", "metadata", "path", "record" */
  char *quote;  /* the words that gave rise to it, NULL if there are none */
  gsize offset; /* of the quote in the text when source is "text", else PRAXIS_NO_OFFSET */
  guint page;   /* of the quote, from 1; 0 if unknown */
  double score; /* strength of the evidence, comparable within a field only */
  char *origin; /* "automatic", "confirmed", "rejected", "record" */
  char *reason; /* why it does not count, or who decided it and where that stands; else NULL */
} PraxisClaim;

typedef struct {
  char *id;          /* stable, from the content (16 hex digits) or given with a record; set by the indexer */
  GPtrArray *paths;  /* of char*: absolute paths of the files with this content; empty for a record */
  char *title;       /* never NULL after reading: at least the file name */
  char *mime;        /* MIME type from libmagic, e.g. "application/pdf" */
  char *author;      /* as the metadata state it, or NULL */
  gint64 size;       /* bytes of the file */
  gint64 modified;   /* microseconds since 1970 */
  gint64 first_seen; /* seconds since 1970; kept over re-indexing of the same id */
  PraxisState state;
  char *reason;       /* why it is not simply READ, in words; NULL otherwise */
  gboolean has_lines; /* the text has the very lines of the file, so a passage can name its line */
  GString *text;      /* never NULL */
  GArray *pages;      /* of PraxisPage, ascending; empty for formats without pages */
  GArray *sections;   /* of PraxisSection, ascending; empty, or covering the text from 0 */
  GArray *furniture;  /* of PraxisSpan, ascending: running headers, footers and page numbers; they stay in the
                         text and are kept out of passages */
  GArray *notes;     /* of PraxisSpan, ascending: notes at the foot of a page, in passages of their own; those
                        of the text go on over them */
  GArray *repairs;   /* of PraxisRepair, ascending; none overlap */
  GPtrArray *claims; /* of PraxisClaim */
  GPtrArray *runners_up; /* of PraxisClaim: values that were weighed and passed over, with the reason */
  char *decided;         /* a digest of the decisions that its claims follow, or NULL; does not travel */
  GBytes *cover; /* of its file: width and height in pixels, a byte each, then a JPEG of that size; empty if
                    one may be drawn; NULL: none. Kept beside the record, does not travel with it */
  GHashTable *metadata; /* char* -> char*: raw metadata of the file for the taggers ("created", "title",
                           "author", "subject", "keywords", "language") */
} PraxisDocument;

PraxisDocument *praxis_document_new (void);
void praxis_document_free (PraxisDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDocument, praxis_document_free)

#define PRAXIS_COVER_MOST (1u << 16) /* bytes of a cover */

/* Each begins at the current end of the text; label, title and role are copied and may be NULL. */
void praxis_document_begin_page (PraxisDocument *document, const char *label);
void praxis_document_begin_section (PraxisDocument *document, guint level, const char *title);

/* Adds a page or section at any offset at or after the last one; for outlines found after the text. */
void praxis_document_add_section_at (PraxisDocument *document, gsize start, guint level, const char *title);

/* Adds a repair behind the last one; one that overlaps it is left out. reading is copied. */
void praxis_document_add_repair (PraxisDocument *document, gsize start, gsize end, const char *reading);

/* A new empty claim, owned by the document; the caller fills in the rest. */
PraxisClaim *praxis_document_add_claim (PraxisDocument *document, const char *field, const char *value,
                                        const char *role, const char *rule);

/* Makes a runner-up of the claim that was added last; takes over reason. */
void praxis_document_pass_over (PraxisDocument *document, char *reason);

/* Whether a claim is of a field and counts for its facet: it is not rejected, and has the field's role. */
gboolean praxis_claim_counts (const PraxisClaim *claim, const PraxisField *field);

/* The first value claimed for a field in a role (NULL: any role), or NULL. Owned by the document. */
const char *praxis_document_value (const PraxisDocument *document, const char *field, const char *role);

/* Index of the page or section that holds an offset, or -1 if there are none. */
int praxis_document_page_at (const PraxisDocument *document, gsize offset);
int praxis_document_section_at (const PraxisDocument *document, gsize offset);
/* Index of the first of ascending PraxisSpan or PraxisRepair that ends behind an offset, or is empty and
 * stands at or behind it; their number if none does. */
guint praxis_spans_from (const GArray *spans, gsize offset);
/* Index of the one of ascending PraxisSpan that holds an offset, or -1. */
int praxis_span_at (const GArray *spans, gsize offset);

/* Replaces each byte that is not UTF-8 by "?" and control bytes but \n, \t, \f by spaces, in place, keeping
 * all offsets valid; bare '\r' and "\r\n" must be gone before. Drops nothing. */
void praxis_text_repair (GString *text);

/* The document but for its text as a GVariant (floating), for the pipe and for the index. */
GVariant *praxis_document_to_variant (const PraxisDocument *document);
/* The type of that GVariant. */
const GVariantType *praxis_document_variant_type (void);

/* The reverse. Distrusts what it gets: a wrong type, offsets that descend or lie outside the text or inside a
 * UTF-8 sequence, an unknown state or an over-long field make it fail. Takes over text (may be NULL: none,
 * then offsets are only checked for order). */
PraxisDocument *praxis_document_from_variant (GVariant *variant, GString *text, GError **error);
/* Of a variant of that type only the paths, pages, sections, furniture, notes and repairs: what passages
 * need, in a fraction of the time. */
PraxisDocument *praxis_document_layout_from_variant (GVariant *variant, GError **error);
