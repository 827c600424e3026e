/* What people decide about the tags of a document: that it has one, or that it has it not. Decisions are kept
 * outside the index, as lines of a plain file, and put upon a document's claims each time it is written. */
#pragma once
#include "register/decisions/tag.h"
#include "register/document/document.h"
#include <glib.h>

typedef struct {
  char *id;   /* of the document; NULL if only its path is known */
  char *path; /* absolute; NULL if unknown. Counts where the document of the id is gone */
  PraxisTag *tag;
  gboolean rejected;  /* it does not have the tag */
  gboolean withdrawn; /* what was decided before is taken back */
  char *date;         /* "2026-11-21", or NULL */
  char *author;       /* or NULL */
  char *origin;       /* where it is written: "register.csv:17" */
} PraxisDecision;

void praxis_decision_free (PraxisDecision *decision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisDecision, praxis_decision_free)

/* "+country=Ghana", "-topic=return" or, to take either back, "country=Ghana" as a decision of today.
 * UNKNOWN_NAME with the nearest, or USAGE. */
PraxisDecision *praxis_decision_parse (const char *text, const PraxisVocabulary *vocabulary, GError **error);
/* A line of the file of decisions: date, author, id, tag and path, with tabs between. */
PraxisDecision *praxis_decision_parse_line (const char *line, const PraxisVocabulary *vocabulary,
                                            GError **error);
/* The reverse, ending with a newline; caller frees. */
char *praxis_decision_line (const PraxisDecision *decision);

/* Whether both are about the same value of the same field. */
gboolean praxis_decision_is_same_tag (const PraxisDecision *one, const PraxisDecision *other);
/* Whether a later decision leaves nothing of an earlier one about the same document. */
gboolean praxis_decision_replaces (const PraxisDecision *later, const PraxisDecision *earlier);

/* Puts decisions (of PraxisDecision*, in force all of them) upon the claims of a document, in place of those
 * that were put there before. Its regions follow its countries; vocabulary may be NULL if there are none. */
void praxis_decisions_put (PraxisDocument *document, const GPtrArray *decisions,
                           const PraxisVocabulary *vocabulary);
