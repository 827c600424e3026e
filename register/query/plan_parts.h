/* What plan.c, needles.c and expand.c share. */
#pragma once
#include "register/query/plan.h"
#include "register/text/terms.h"

typedef struct {
  const PraxisPlanContext *context;
  PraxisPlan *plan;
  GPtrArray *stemmings; /* of PraxisStemming*, one a language, the last one for documents of none */
  double words;         /* in the index */
  guint looked_up;      /* runs of the query so far */
} Planner;

Planner *planner_new (PraxisPlan *plan, const PraxisPlanContext *context);
void planner_free (Planner *planner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Planner, planner_free)

/* The words of a text as a NULL-terminated run of stems of one language (or, stemming NULL, of exact forms).
 */
char **planner_run (const char *text, PraxisStemming *stemming);

/* A run as a query: a term or a phrase; its terms in a window of so many positions; several runs as one term.
 */
StoreQuery *planner_run_query (char *const *run);
StoreQuery *planner_windowed_query (StoreOperator operation, char *const *run, guint window);
StoreQuery *planner_runs_query (const GPtrArray *runs);

/* A needle of these runs (taken over); its weight follows from how rare they are, times factor. */
gboolean planner_add_needle (Planner *planner, GPtrArray *runs, double factor, gboolean shown,
                             GError **error);

GPtrArray *planner_runs_new (void);
/* Adds a run (taken over) unless it is empty or already there. */
void planner_add_run (GPtrArray *runs, char **run);

/* The stemming for a language, NULL if no document has it. */
PraxisStemming *planner_stemming (const Planner *planner, const char *language);

/* What the vocabularies know about a run of words of the query (of const PraxisQuery*, kind WORDS): queries
 * to be added to `queries` (of StoreQuery*), with their needles. */
gboolean planner_expand (Planner *planner, const GPtrArray *words, GPtrArray *queries, GError **error);
