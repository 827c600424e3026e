/* The register opened for writing, by one process at a time: documents in, documents out, and the table of
 * files that tells what need not be read again. All of it becomes durable together at praxis_writer_commit();
 * after any error the writer refuses further work and must be closed (uncommitted changes are lost, the
 * committed index stays). */
#pragma once
#include "register/base/settings.h"
#include "register/document/document.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

typedef struct _PraxisWriter PraxisWriter;

/* What the index knows of a file, keyed by its absolute path. */
typedef struct {
  gint64 size;     /* bytes */
  gint64 modified; /* microseconds since 1970 */
  guint revision;  /* of the extractors that read it, see indexer/extract */
  char *id;        /* of the document it gave */
} PraxisFile;
void praxis_file_free (PraxisFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFile, praxis_file_free)

/* Opens or makes the database of one audience in the index folder (made if missing; any but the public
 * one for this user alone). LOCKED, if another writer holds Xapian's write lock and keeps it for two
 * seconds, VERSION, DAMAGED, NO_SPACE. Of the settings it takes search.title-weight. A child forked while
 * it is open keeps the lock until it becomes another program. */
PraxisWriter *praxis_writer_open (const char *folder, const char *audience, const PraxisSettings *settings,
                                  GError **error);
/* Closes; what was not committed is lost. */
void praxis_writer_close (PraxisWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisWriter, praxis_writer_close)

/* What is known of a path, or NULL (no error) if nothing. Caller frees. */
PraxisFile *praxis_writer_file (PraxisWriter *writer, const char *path);

/* All paths known at or below a folder (absolute; NULL: all), of char*; caller unrefs. */
GPtrArray *praxis_writer_paths (PraxisWriter *writer, const char *folder, GError **error);

/* What was named to be indexed for this audience (absolute paths, of char*); caller unrefs. */
GPtrArray *praxis_writer_roots (PraxisWriter *writer, GError **error);
/* Notes that a path was named, or that it is none of these any more. */
gboolean praxis_writer_note_root (PraxisWriter *writer, const char *path, gboolean named, GError **error);

/* Adds a document or replaces the one of the same id. Its first path (if any) is entered in the table of
 * files with size, modified and revision; other paths already known for that id are kept. If that path
 * belonged to another document before, it is taken from it, and that document removed if it has no other. */
gboolean praxis_writer_put (PraxisWriter *writer, PraxisDocument *document, guint revision, GError **error);

/* TRUE if a document of that id is in the index and was read by this extractor revision: then
 * praxis_writer_link() suffices for a further file of the same content. */
gboolean praxis_writer_has (PraxisWriter *writer, const char *id, guint revision);
/* Enters a path for a document that is already there (an exact copy, a renamed file). */
gboolean praxis_writer_link (PraxisWriter *writer, const char *path, const PraxisFile *file, GError **error);

/* Forgets a path; its document goes when it has no other. */
gboolean praxis_writer_remove_path (PraxisWriter *writer, const char *path, GError **error);
/* Removes a document by id; no error if it is not there. */
gboolean praxis_writer_remove (PraxisWriter *writer, const char *id, GError **error);

/* TRUE if there is a document of that id. */
gboolean praxis_writer_contains (PraxisWriter *writer, const char *id);
/* A document as it is stored, with or without its text; NULL if it is not there (no error). */
PraxisDocument *praxis_writer_read (PraxisWriter *writer, const char *id, gboolean with_text, GError **error);
/* Writes a document that was read with its text in its own place; its paths stay. */
gboolean praxis_writer_rewrite (PraxisWriter *writer, PraxisDocument *document, GError **error);
/* The ids of all documents; of those with decisions upon their claims (of char*; caller unrefs). */
GPtrArray *praxis_writer_ids (PraxisWriter *writer, GError **error);
GPtrArray *praxis_writer_decided (PraxisWriter *writer, GError **error);

/* The ids of documents put with an empty cover, which is still to be drawn (of char*; caller unrefs). */
GPtrArray *praxis_writer_coverless (PraxisWriter *writer, GError **error);
/* Keeps the cover of a document; NULL: it has none. */
gboolean praxis_writer_set_cover (PraxisWriter *writer, const char *id, GBytes *cover, GError **error);

/* Makes all changes so far durable and visible (and syncs the folder, which Xapian does not). */
gboolean praxis_writer_commit (PraxisWriter *writer, GError **error);
