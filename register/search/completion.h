/* Completion of what somebody is typing: values by their labels in any language, and titles. */
#pragma once
#include "register/query/filter.h"
#include "register/xapian/store.h"

typedef enum { PRAXIS_COMPLETES_NOT, PRAXIS_COMPLETES_WORD, PRAXIS_COMPLETES_START } PraxisCompletes;

/* Whether a folded text (praxis_fold) begins with a folded beginning, or one of its words does. */
PraxisCompletes praxis_completes (const char *folded, const char *beginning);

/* The same for a value by its id and the labels of its concept, the best of them; *label is the one to show:
 * that which is completed, or the usual one where that is hidden. Owned by the arguments. */
PraxisCompletes praxis_completes_value (const PraxisField *field, const char *value, const char *beginning,
                                        const PraxisVocabulary *vocabulary, const char **label);

/* The beginnings of all titles, folded, in memory. */
typedef struct _PraxisTitles PraxisTitles;
PraxisTitles *praxis_titles_load (StoreReader *reader, GError **error);
void praxis_titles_free (PraxisTitles *titles);
/* The numbers of documents (guint) whose titles complete a folded beginning, those that begin so first, then
 * by title, each title once; at most `most`. Caller unrefs. */
GArray *praxis_titles_complete (const PraxisTitles *titles, const char *beginning, guint most);
