/* What every extractor does with what it found: adding text up to the limit, naming sections, keeping
 * metadata. Whatever goes through here is valid UTF-8 and of bounded length. */
#pragma once
#include "indexer/extract/extract.h"

/* Reads the file from its beginning, at most `most` bytes of it. DAMAGED if the disk fails. */
GBytes *content_read_file (int fd, gsize size, gsize most, GError **error);

/* Sets an EXTRACT_ERROR with a state as its code; returns FALSE, to be returned on. */
gboolean content_fail (GError **error, PraxisState state, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Adds text at the end. FALSE once the limit of text is reached, or that of time with some text read: the
 * document is then PARTLY read, says so, and takes no more. */
gboolean content_append (PraxisDocument *document, const ExtractLimits *limits, const char *text,
                         gsize length);

/* FALSE once the time to read is over: the document is then PARTLY read, and says so. For what may take long
 * without adding text. */
gboolean content_in_time (PraxisDocument *document, const ExtractLimits *limits);

/* Takes back all text with its pages and sections. */
void content_clear (PraxisDocument *document);

/* Notes that a limit was reached, for the first one only; the reason is "text limit of N bytes reached" or
 * the like. */
void content_set_partly (PraxisDocument *document, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Begins a section at the current end or at an offset; the title is cleaned. A title without letters begins
 * none: FALSE. */
gboolean content_begin_section (PraxisDocument *document, guint level, const char *title);
gboolean content_section_at (PraxisDocument *document, gsize start, guint level, const char *title);

/* Keeps a metadata value, cleaned and cut; a first value wins, an empty one is not kept. "author" is also the
 * author of the document; "keywords" that come one by one are joined. */
void content_set_metadata (PraxisDocument *document, const ExtractLimits *limits, const char *key,
                           const char *value);

/* One line of valid UTF-8: control bytes and runs of white space are one space, none at the ends, at most
 * `most` bytes. Caller frees. */
char *content_clean (const char *text, gsize most);

/* TRUE if any character of the text is a letter. */
gboolean content_has_letters (const char *text, gsize length);

/* Number of words set apart by white space. */
guint content_count_words (const char *text, gsize length);
