/* Folding a ranked list: a document that is a version of one ranked before it is shown under that one instead
 * of in a place of its own. Whoever goes through the whole list meets each matching document once, leading or
 * folded; what is folded under a document depends on no page of the list. */
#pragma once
#include "register/search/selection.h"
#include "register/search/versions.h"

typedef struct _PraxisFold PraxisFold;

/* hits: the best of the documents that passed the selection (of StoreHit, as many as will be asked about).
 * All but hits must outlive it. */
PraxisFold *praxis_fold_new (PraxisRegister *reg, const PraxisSelection *selection, const GArray *hits);
void praxis_fold_free (PraxisFold *fold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisFold, praxis_fold_free)

/* The document under which a matching one is shown: itself if it leads. 0 with an error. */
guint praxis_fold_leader (PraxisFold *fold, guint number, GError **error);

/* The matching documents folded under a ranked one that leads (guint, ascending numbers); caller unrefs. */
GArray *praxis_fold_under (PraxisFold *fold, guint number, GError **error);
