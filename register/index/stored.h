/* How a document lies in the index beside its terms (docs/index-format.md): readable lines as the document's
 * data, and under its id, as metadata, its record, its blocks and its text in compressed pieces. Writer and
 * reader share this. */
#pragma once
#include "register/document/document.h"
#include "register/index/writer.h"
#include <glib.h>

/* The text is kept in pieces of so many bytes, so that a page of a long one costs one piece. */
#define STORED_PIECE (64u << 10)

/* Raised when what older programs wrote can no longer be read; a feature is a word that a program must know
 * to read an index that has it. */
#define STORED_FORMAT "1"
#define STORED_FEATURES "record-8 blocks-1 text-pieces-1 stems-1 versions-1"

#define STORED_KEY_FORMAT "praxis:format"
#define STORED_KEY_FEATURES "praxis:features"
#define STORED_KEY_ID "praxis:id"

/* Whether this program can read an index of that format and those features (bytes of the two metadata); the
 * error names what it does not know. NO_INDEX if there is no format
 * yet: then nothing else is in the index either. */
gboolean stored_check_format (GBytes *format, GBytes *features, GError **error);

char *stored_record_key (const char *id);
char *stored_blocks_key (const char *id);
char *stored_text_key (const char *id, guint piece);
/* The beginning that all text keys of a document share. */
char *stored_text_keys (const char *id);
/* Where the table of files keeps a path. */
char *stored_file_key (const char *path);
#define STORED_FILE_KEYS "file:"
/* Where it is noted that a folder or file was named to be indexed; the value is its path. */
char *stored_root_key (const char *path);
#define STORED_ROOT_KEYS "root:"
#define STORED_COVER_KEYS "cover:"
#define STORED_DUE_KEYS "cover-due:" /* of documents whose cover is still to be drawn */
#define STORED_DECIDED_KEYS "decided:"
/* The beginnings of all keys that belong to a document. */
#define STORED_RECORD_KEYS "record:"
#define STORED_BLOCKS_KEYS "blocks:"
#define STORED_TEXT_KEYS "text:"

/* An entry of the table of files, and back; path may be NULL. Caller frees both. */
GBytes *stored_file (const char *path, const PraxisFile *file);
PraxisFile *stored_read_file (GBytes *bytes, char **path);

GBytes *stored_compress (gconstpointer bytes, gsize length);
/* NULL with an error if the bytes are damaged. */
GBytes *stored_uncompress (GBytes *compressed, GError **error);

GBytes *stored_record (const PraxisDocument *document);
/* The document without its text. */
PraxisDocument *stored_read_record (GBytes *bytes, GError **error);
/* See praxis_document_layout_from_variant(). */
PraxisDocument *stored_read_layout (GBytes *bytes, GError **error);

/* The data of a Xapian document: Omega's "name=value" lines. */
char *stored_data (const PraxisDocument *document);
/* The value of a name in such data, NULL if it is not there. Caller frees. */
char *stored_data_value (const char *data, const char *name);
/* Such data with the line of a name replaced (or added) by another value. Caller frees. */
char *stored_data_with (const char *data, const char *name, const char *value);
