/* Passages: which blocks of a document answer a question best, and how one is shown: sentences of one section
 * with page, line, section and the words to mark. */
#pragma once
#include "register/index/entry.h"
#include "register/query/filter.h"
#include "register/search/matches.h"
#include <glib.h>

/* What passages are looked for. */
typedef struct {
  const GPtrArray *needles;      /* of PraxisNeedle* */
  const PraxisFilter *roles;     /* sections must have one of these roles; NULL: any section will do */
  const PraxisFilter *not_roles; /* and none of these; NULL: no such condition */
  const PraxisFilter *subjects[PRAXIS_SUBJECTS]; /* sections that are about one of these values come before
                                                    others; NULL: none is asked for */
  const PraxisVocabulary *vocabulary;
  StoreDeadline *deadline; /* after which only the first blocks are looked at */
} PraxisPassageWish;

typedef struct {
  guint block; /* index in the entry's blocks */
  double score;
} PraxisPassageRank;

/* The blocks that hold something wanted, best first (PraxisPassageRank; caller unrefs); where nothing is
 * looked for, the first of them. Of two that one passage shows there is the better one. */
GArray *praxis_passages_rank (PraxisEntry *entry, const GArray *matches, const PraxisPassageWish *wish,
                              GError **error);

/* Whether the passage of a block goes on into a later one: it is too short by itself, and both are of one
 * section. */
gboolean praxis_passage_goes_on (const PraxisDocument *record, const GArray *blocks, guint block, guint next);

typedef struct {
  char *text;                       /* plain, white space folded */
  GArray *highlights;               /* of guint, pairs: first character and the one after the last */
  guint page;                       /* from 1; 0 if the format has no pages */
  char *page_label;                 /* printed, NULL if it has none of its own */
  char *section;                    /* heading, NULL if there is none */
  char *role;                       /* of the section, NULL if unknown */
  char **subjects[PRAXIS_SUBJECTS]; /* what the section is about, NULL if unknown */
  guint line;                       /* of the file, from 1; 0 if the format has no lines */
  double score;
} PraxisPassage;

PraxisPassage *praxis_passage_make (PraxisEntry *entry, const PraxisPassageRank *rank, const GArray *matches,
                                    const GPtrArray *needles, GError **error);
void praxis_passage_free (PraxisPassage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisPassage, praxis_passage_free)
