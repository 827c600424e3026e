/* Where words occur and how long documents are, kept in memory for the matcher (match.h). Each word is read
 * from the index when a question first has it; the words asked for longest ago make room for others. */
#pragma once
#include "register/xapian/store.h"
#include <glib.h>

typedef struct _PraxisPostings PraxisPostings;

/* Of the index as it is now. most: bytes of postings kept. The reader must outlive it. */
PraxisPostings *praxis_postings_new (StoreReader *reader, gsize most);
/* Of no index, but of terms that are given one by one and of documents of these lengths (taken over). */
PraxisPostings *praxis_postings_new_given (GArray *lengths);
void praxis_postings_free (PraxisPostings *postings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPostings, praxis_postings_free)
/* Keeps a list (taken over) for a term, or for any other name that begins with a byte below ' ', as no term
 * does; the list of a name if it is still kept, which the caller unrefs, else NULL. */
void praxis_postings_give (PraxisPostings *postings, const char *name, GArray *list);
GArray *praxis_postings_given (PraxisPostings *postings, const char *name);

/* NULL if there is none. */
StoreReader *praxis_postings_reader (const PraxisPostings *postings);
double praxis_postings_documents (const PraxisPostings *postings);
/* Of all documents together. */
double praxis_postings_words (const PraxisPostings *postings);

/* Adds to *bytes what a term takes. */
gboolean praxis_postings_measure (PraxisPostings *postings, const char *term, gsize *bytes, GError **error);
gsize praxis_postings_most (const PraxisPostings *postings);

/* The postings of a term (StorePosting, ascending by number); caller unrefs. */
GArray *praxis_postings_of (PraxisPostings *postings, const char *term, GError **error);

/* The length of each document by its number (guint32), STORE_NO_DOCUMENT where there is none. */
const GArray *praxis_postings_lengths (PraxisPostings *postings, GError **error);
