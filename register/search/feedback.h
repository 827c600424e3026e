/* Feedback: what the best passages have in common besides the words asked for. Documents that have it, too,
 * are likelier to be meant, so that the words of a long question that matter are told from those that do not.
 * It changes the order of documents and never which are found. */
#pragma once
#include "register/query/plan.h"
#include "register/register_parts.h"

/* What ranking has at hand, for feedback. */
typedef struct {
  PraxisRegister *reg;
  const PraxisPlan *plan;
  const GArray *lengths; /* of documents, as the index has them */
  double usual_length;   /* of a document, in words */
  guint window;          /* words of a passage */
  double weight;         /* what it adds at most, against the best score */
} PraxisFeedback;

/* Adds to the scores of hits, the best first; they have to be sorted again. Questions of one or two words are
 * left as they are: there is nothing to be told apart. */
gboolean praxis_feedback_add (const PraxisFeedback *feedback, StoreHit *hits, guint count, GError **error);
