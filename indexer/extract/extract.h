/* Reading files: one row a format, one file a row. An extractor gets an open descriptor and fills in a
 * document: text, pages, sections, metadata, title, author. It runs in a worker that may be killed at any
 * moment and that has neither network nor any other file; it opens nothing by name. */
#pragma once
#include "indexer/convert.h"
#include "register/document/document.h"
#include <gio/gio.h>
#include <glib.h>

/* Raised whenever any extractor or tagger gives other results than before: files are then read again. */
#define EXTRACT_REVISION 36u

typedef struct {
  gsize text;     /* bytes of text kept: PRAXIS_STATE_PARTLY beyond */
  gsize metadata; /* bytes of one metadata value */
  guint pages;
  gsize member;     /* bytes of one archive member, inflated */
  gsize archive;    /* bytes of all members read */
  guint entries;    /* entries of an archive */
  gint64 until;     /* monotonic microseconds; PARTLY with what was read by then; 0: no such limit */
  struct _Ocr *ocr; /* reads pictures, see ocr.h; NULL: they are not read */
} ExtractLimits;

/* A failed read. Codes are the states of document.h (PRAXIS_STATE_ENCRYPTED, ...), so the worker can report
 * them as they are. */
#define EXTRACT_ERROR (extract_error_quark ())
GQuark extract_error_quark (void);

typedef gboolean (*ExtractFunction) (int fd, gsize size, const ExtractLimits *limits,
                                     PraxisDocument *document, GError **error);

typedef struct {
  const char *name;              /* "pdf", for `praxis formats` and settings */
  const char *const *mimes;      /* MIME types from libmagic, NULL-terminated */
  const char *const *extensions; /* that decide between types libmagic cannot tell apart, NULL-terminated */
  ExtractFunction read;
  const char *help; /* what becomes a page and a section, for `praxis formats` */
} Extractor;

/* All rows, ending with a NULL name. */
const Extractor *extractors (void);

/* The row for a MIME type and a file name (for its extension), or NULL: unsupported. */
const Extractor *extractor_find (const char *mime, const char *file_name);

/* Loads what extractors need from files (libmagic's database, ...) before the worker is confined and forks.
 */
gboolean extract_prepare (GError **error);

/* Converters for the formats that have no library, a row for each kind of document; ends with a row of none.
 */
const ConverterRow *extract_converters (void);

/* Finds the type of the descriptor, reads it with its extractor, repairs the text, and leaves the outcome in
 * document->state and ->reason: never fails. file_name is a hint and gives the title where the file has none.
 *  Returns NULL, or the row of the converters that have to be run first; the document is then UNSUPPORTED. */
const ConverterRow *extract_document (int fd, const char *file_name, const ExtractLimits *limits,
                                      PraxisDocument *document);
/* The same for what the converters of a row have written, in their order. */
void extract_converted (const ConverterRow *row, const Conversion *conversions, const char *file_name,
                        const ExtractLimits *limits, PraxisDocument *document);
