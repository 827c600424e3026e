/* A search carried out: filters and words understood, documents matched, counted and ranked. What it found is
 * put into words by answer.c. */
#pragma once
#include "register/query/plan.h"
#include "register/query/query.h"
#include "register/query/request_parts.h"
#include "register/register_parts.h"
#include "register/search/fold.h"
#include "register/search/role_counts.h"
#include "register/search/selection.h"

/* Hits of a page, however late it is. */
#define PRAXIS_HITS_LEAST 10u

typedef struct {
  const PraxisRequest *request;
  PraxisQuery *query; /* what the words mean; NULL if there are none */
  char *corrected;    /* the text with words put right that no document has; NULL if there are none */
  gboolean taken;     /* the text found nothing, so the corrected one was asked for */
  GPtrArray *filters; /* of PraxisFilter*: the request's and those that stood in the query */
  PraxisPlan *plan;
  PraxisColumns
      *narrowed; /* the register's, narrowed to sections that match; NULL where no filter is by role */
  PraxisSelection *selection;
  PraxisRoleCounts *roles; /* the facet of roles where the selection does not count it; NULL: it does */
  GArray *hits;            /* of StoreHit: the best, from the first one on */
  PraxisFold *fold;        /* of the hits; NULL if each stands by itself */
  guint offset;            /* of the first hit that is asked for */
  GArray *page;   /* of StoreHit: those from there on that have a place of their own, as many as asked for */
  guint end;      /* where the next page begins in the hits */
  gboolean more;  /* there is one */
  gboolean moved; /* the index moved on since the cursor was given */
  guint unreadable; /* unreadable documents that the filters let through */
  guint partly;     /* those read in part only; both 0 where a filter asks for states of reading itself */
} PraxisSearch;

/* Understands a question and plans it, without looking for documents. */
PraxisSearch *praxis_search_understand (PraxisRegister *reg, const PraxisRequest *request, GError **error);
/* With output=passages the page is left empty: passages are ranked later. */
PraxisSearch *praxis_search_run (PraxisRegister *reg, const PraxisRequest *request, GError **error);
void praxis_search_free (PraxisSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisSearch, praxis_search_free)

/* Whether a hit has a place of its own, and is not folded under another before it. */
gboolean praxis_search_has_place (const PraxisSearch *search, guint hit, gboolean *place, GError **error);

/* Counts the facet of roles, if it is asked for and no filter by role had it counted with the others. It may
 * take long and is best done last. */
gboolean praxis_search_count_roles (PraxisRegister *reg, PraxisSearch *search, GError **error);

/* Whether something failed, or was cut short (reason NULL), for want of time and of nothing else. */
gboolean praxis_search_is_late (const PraxisRegister *reg, const GError *reason);

/* What planning a query of this request needs to know. */
PraxisPlanContext praxis_search_context (PraxisRegister *reg, const PraxisRequest *request);

/* How many documents that a query matches (NULL: all) the filters let through. */
gboolean praxis_search_count (PraxisRegister *reg, const PraxisSearch *search, const StoreQuery *query,
                              guint *count, GError **error);
