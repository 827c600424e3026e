/* Where the needles of a plan stand in one document: their positions, read once and used for ranking, for
 * choosing passages and for marking words. */
#pragma once
#include "register/query/plan.h"
#include <glib.h>

typedef struct {
  guint32 position; /* of the first word */
  guint16 words;    /* in a row */
  guint16 needle;   /* index in the plan */
} PraxisMatch;

/* All matches of a document, ascending by position; caller unrefs. At most MOST_MATCHES a term are read, so
 * that a function word in a very long text costs no more than another, and when the time is over only those
 * of the first words. */
GArray *praxis_matches_find (StoreReader *reader, guint number, const GPtrArray *needles,
                             StoreDeadline *deadline, GError **error);

/* Appends where the terms of a run (NULL-terminated) stand one after another, by the first (guint32). */
gboolean praxis_matches_find_run (StoreReader *reader, guint number, char *const *run, GArray *begins,
                                  GError **error);

/* The score of the best window of so many words: BM25 as for documents, with idf by documents and `length`,
 * the window's share of a usual one (1 unless the document is shorter), so that a document that fits in a
 * window scores as it does as a whole. *begins: the position of its first match, 0 if there is none. */
double praxis_matches_best_window (const GArray *matches, const GPtrArray *needles, guint words,
                                   double length, guint *begins);
