/* A plain C face over a Xapian database: terms, values, metadata, matches. Knows nothing of fields, documents
 * or queries in Praxis' sense; the rooms above give it terms and slots. All functions that can fail set a
 * GError of PRAXIS_ERROR, MODIFIED among them, which means: reopen and ask again. */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* ---- Reading: one or more databases asked as one ---- */

typedef struct _StoreReader StoreReader;

/* Opens the databases in these folders (NULL-terminated, at least one). */
StoreReader *store_reader_open (const char *const *folders, GError **error);
void store_reader_close (StoreReader *reader);

/* Moves on to the newest commit; *changed tells whether there was one. */
gboolean store_reader_reopen (StoreReader *reader, gboolean *changed, GError **error);

/* When the database in a folder was last committed: seconds since 1970, 0 if that cannot be told. */
gint64 store_committed (const char *folder);

/* Sum of the revisions of the databases: rises with each commit. */
guint64 store_reader_revision (const StoreReader *reader);
guint store_reader_documents (const StoreReader *reader);
/* The highest document number in use; numbers begin at 1. */
guint store_reader_last_number (const StoreReader *reader);
/* Words of all documents together, repeated ones included. */
guint64 store_reader_words (const StoreReader *reader);

/* Metadata of the database that holds a document number (0: the first database); empty if the key is not set.
 */
GBytes *store_reader_metadata (StoreReader *reader, guint number, const char *key, GError **error);

/* The keys of that database's metadata that begin so, of char*; caller unrefs. */
GPtrArray *store_reader_keys (StoreReader *reader, guint number, const char *beginning, GError **error);

/* The data of a document as its record was written; caller frees. */
char *store_reader_data (StoreReader *reader, guint number, GError **error);

/* The number of the first document that has a term, 0 (no error) if none has. */
guint store_reader_first (StoreReader *reader, const char *term, GError **error);
/* Appends the numbers (guint, ascending) of the documents that have a term, if they are not more than `most`;
 * else none. */
gboolean store_reader_postings (StoreReader *reader, const char *term, guint most, GArray *numbers,
                                GError **error);
/* Terms that begin so, at most `most`, of char*; caller unrefs. */
GPtrArray *store_reader_terms (StoreReader *reader, const char *beginning, guint most, GError **error);
typedef void (*StoreTermFunction) (const char *term, gpointer data);
/* Calls for each term that begins so, in order. */
gboolean store_reader_each_term (StoreReader *reader, const char *beginning, StoreTermFunction function,
                                 gpointer data, GError **error);

/* How many documents have a term, and how often it occurs in all of them together. */
typedef struct {
  guint documents;
  guint64 occurrences;
} StoreFrequency;
gboolean store_reader_frequency (StoreReader *reader, const char *term, StoreFrequency *frequency,
                                 GError **error);

/* Where a term occurs: a document, and how often, as it counts for weights. */
typedef struct {
  guint32 number;
  guint32 occurrences;
} StorePosting;
/* The postings of a term (StorePosting, ascending by number); caller unrefs. */
GArray *store_reader_posting_list (StoreReader *reader, const char *term, GError **error);
/* How often a term occurs in each of these documents (ascending), 0 where it does not. */
gboolean store_reader_occurrences (StoreReader *reader, const char *term, const guint32 *numbers, guint count,
                                   guint32 *occurrences, GError **error);
/* The words of each document by its number, repeated ones included, STORE_NO_DOCUMENT where a number has no
 * document (guint32); caller unrefs. */
GArray *store_reader_lengths (StoreReader *reader, GError **error);
#define STORE_NO_DOCUMENT G_MAXUINT32

/* Appends the positions (guint32, ascending) of a term in a document; none if it does not occur. */
gboolean store_reader_positions (StoreReader *reader, guint number, const char *term, GArray *positions,
                                 GError **error);

typedef void (*StoreDocumentTermFunction) (const char *term, guint occurrences, gpointer data);
/* Calls for each term of a document that begins so, in order. */
gboolean store_reader_each_document_term (StoreReader *reader, guint number, const char *beginning,
                                          StoreDocumentTermFunction function, gpointer data, GError **error);

/* What a document has in a slot, empty if nothing; caller unrefs. */
GBytes *store_reader_value (StoreReader *reader, guint number, guint slot, GError **error);

typedef void (*StoreValueFunction) (guint number, const char *value, gsize length, gpointer data);
/* Calls for each document that has a value in the slot, by ascending number. */
gboolean store_reader_each_value (StoreReader *reader, guint slot, StoreValueFunction function, gpointer data,
                                  GError **error);

/* ---- Queries ---- */

typedef enum {
  STORE_TERM,
  STORE_ALL,   /* every document, weight 0 */
  STORE_NONE,  /* no document */
  STORE_SCALE, /* the weight of its only child, times a factor */
  STORE_AND,
  STORE_OR,
  STORE_AND_NOT,
  STORE_AND_MAYBE,
  STORE_FILTER,  /* the first ranks, the others only select */
  STORE_SYNONYM, /* counts as one term */
  STORE_PHRASE,
  STORE_NEAR,
} StoreOperator;

/* A tree that Xapian can carry out, or who else looks into it; made by the functions below. */
typedef struct _StoreQuery StoreQuery;
struct _StoreQuery {
  StoreOperator operation;
  char *term;    /* of TERM */
  double factor; /* of SCALE */
  guint window;  /* of PHRASE and NEAR */
  StoreQuery **children;
  guint count; /* of children */
};

StoreQuery *store_query_term (const char *term);
StoreQuery *store_query_all (void);
StoreQuery *store_query_none (void);
/* Takes over the children. window counts for PHRASE and NEAR only. */
StoreQuery *store_query_combine (StoreOperator operation, StoreQuery **children, guint count, guint window);
/* Takes over the child. */
StoreQuery *store_query_scale (StoreQuery *child, double factor);
char *store_query_describe (const StoreQuery *query);
void store_query_free (StoreQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreQuery, store_query_free)

typedef struct {
  guint number;
  double score;
} StoreHit;

/* Until when an answer is wanted. What is stopped by it says so here. */
typedef struct {
  gint64 end; /* monotonic microseconds; 0: at no time */
  gboolean passed;
} StoreDeadline;

/* Whether it is over; NULL never is. */
static inline gboolean
store_deadline_passed (StoreDeadline *deadline) {
  if (deadline == NULL || deadline->end == 0)
    return FALSE;
  deadline->passed = deadline->passed || g_get_monotonic_time () >= deadline->end;
  return deadline->passed;
}

/* What is always done, however late it is, for an answer to be of use: so little that it takes no time. */
#define STORE_ALWAYS_DONE 20u

/* Whether something that was done so often already is to be done no more. */
static inline gboolean
store_deadline_stops (StoreDeadline *deadline, guint done) {
  return done >= STORE_ALWAYS_DONE && store_deadline_passed (deadline);
}

/* Whether a matching document counts. Called once for each matching document. */
typedef gboolean (*StoreDecide) (guint number, gpointer data);

/* What is wanted of a match beside the query. */
typedef struct {
  double k1, b;            /* of BM25 */
  StoreDeadline *deadline; /* when to stop looking at documents, seen or not; NULL: never */
  guint limit;             /* hits at most */
  StoreDecide decide; /* sees every matching document, so that it may count; NULL: all are accepted, and those
                         that cannot be among the best are passed over unseen */
  gpointer data;      /* for decide */
} StoreMatch;

/* The best documents (StoreHit, best first, equal scores by number) that match and are accepted. */
GArray *store_reader_match (StoreReader *reader, const StoreQuery *query, const StoreMatch *match,
                            GError **error);

/* ---- Writing ---- */

typedef struct _StoreWriter StoreWriter;
typedef struct _StoreDocument StoreDocument;

/* Opens or makes a database. */
StoreWriter *store_writer_open (const char *folder, GError **error);
/* What was not committed is lost. */
void store_writer_close (StoreWriter *writer);
gboolean store_writer_commit (StoreWriter *writer, GError **error);

StoreDocument *store_document_new (void);
void store_document_free (StoreDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreDocument, store_document_free)
/* Terms over the limit of Xapian (245 bytes) are left out. position 0: none. */
void store_document_add (StoreDocument *document, const char *term, guint position, guint occurrences);
/* A term that only selects and never ranks. */
void store_document_add_boolean (StoreDocument *document, const char *term);
void store_document_set_value (StoreDocument *document, guint slot, const char *value);
void store_document_set_bytes (StoreDocument *document, guint slot, GBytes *bytes);
void store_document_set_number (StoreDocument *document, guint slot, double value);
void store_document_set_data (StoreDocument *document, const char *data);

/* Puts the document in the place of those that have this term. */
gboolean store_writer_replace (StoreWriter *writer, const char *unique_term, const StoreDocument *document,
                               GError **error);
gboolean store_writer_delete (StoreWriter *writer, const char *unique_term, GError **error);
gboolean store_writer_has (StoreWriter *writer, const char *term);
/* The data of the first document with a term; NULL without an error if there is none. Caller frees. */
char *store_writer_data (StoreWriter *writer, const char *term, GError **error);

/* Changes the data of the first document with a term, nothing else. */
gboolean store_writer_set_data (StoreWriter *writer, const char *term, const char *data, GError **error);

/* NULL or empty bytes remove the key. */
gboolean store_writer_set_metadata (StoreWriter *writer, const char *key, GBytes *value, GError **error);
GBytes *store_writer_metadata (StoreWriter *writer, const char *key, GError **error);
/* The keys that begin so, of char*; caller unrefs. */
GPtrArray *store_writer_keys (StoreWriter *writer, const char *beginning, GError **error);

/* ---- Stemming ---- */

typedef struct _StoreStemmer StoreStemmer;
/* The Snowball stemmer of an ISO 639-1 language, NULL if there is none. */
StoreStemmer *store_stemmer_new (const char *language);
void store_stemmer_free (StoreStemmer *stemmer);
/* Caller frees. */
char *store_stemmer_stem (const StoreStemmer *stemmer, const char *word);

G_END_DECLS
