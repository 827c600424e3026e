/* From a parsed query to what Xapian is asked, and to what passages are looked for. Every word becomes its
 * stems in all languages of the index; the vocabularies add the labels of what it names in other languages,
 * visibly and with less weight. */
#pragma once
#include "register/query/query.h"
#include "register/vocabulary/vocabulary.h"
#include "register/xapian/store.h"
#include <glib.h>

/* Something to be found in a passage: any of some runs of terms. */
typedef struct {
  GPtrArray *runs; /* of char**, NULL-terminated: terms that stand one after another */
  double weight;   /* within a document: the less often it occurs, the more */
  double idf;      /* among documents: the fewer have it, the more */
  gboolean shown;  /* marked in passages; FALSE for what only says where to look */
} PraxisNeedle;

/* What a vocabulary added. */
typedef struct {
  char *from;          /* words of the query */
  char *to;            /* the label added */
  char *language;      /* of the label and of the documents it is looked for in; "" for any */
  const char *concept; /* id */
} PraxisExpansion;

typedef struct {
  StoreQuery *query;     /* NULL if the question has no words: every document */
  GPtrArray *needles;    /* of PraxisNeedle* */
  GPtrArray *expansions; /* of PraxisExpansion* */
} PraxisPlan;

/* What planning needs to know; filled in by the caller. */
typedef struct {
  StoreReader *reader;
  const PraxisVocabulary *vocabulary;
  GPtrArray *languages;  /* of char*: ISO 639-1 codes of the documents */
  GHashTable *stopwords; /* folded words that are left out of a question of several words */
  guint wildcard_terms;  /* words a wildcard may stand for */
  StoreDeadline *deadline;
  gboolean expand;
} PraxisPlanContext;

/* query may be NULL. */
PraxisPlan *praxis_plan_new (const PraxisQuery *query, const PraxisPlanContext *context, GError **error);
void praxis_plan_free (PraxisPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPlan, praxis_plan_free)

/* Adds the labels of a concept as a needle of so much weight that is not shown: a filter by country prefers
 * passages that name it. */
gboolean praxis_plan_prefer (PraxisPlan *plan, const PraxisConcept *concept, double weight,
                             const PraxisPlanContext *context, GError **error);

/* FALSE and LIMIT where the time for a query is over after so many of its words were looked up, or so many
 * documents looked at, that what is known by then is no answer. */
gboolean praxis_plan_in_time (StoreDeadline *deadline, guint words, GError **error);
