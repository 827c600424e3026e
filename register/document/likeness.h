/* How alike two texts are, told from a sketch of each: the share of their runs of three words that both have
 * (Jaccard), estimated by MinHash. The writer makes the sketch while it walks over the text and keeps it in a
 * slot; terms that alike sketches are likely to share lead from one document to the others. */
#pragma once
#include <glib.h>

typedef struct _PraxisLikeness PraxisLikeness;

PraxisLikeness *praxis_likeness_new (void);
void praxis_likeness_free (PraxisLikeness *likeness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisLikeness, praxis_likeness_free)

/* The next word of the text, folded. */
void praxis_likeness_add (PraxisLikeness *likeness, const char *word);

/* The sketch of the words added; NULL if they are fewer than 50, too few to tell a copy from a chance.
 * Caller unrefs. */
GBytes *praxis_likeness_sketch (const PraxisLikeness *likeness);

/* Whether bytes from an index have the form of a sketch. */
gboolean praxis_sketch_is_valid (GBytes *sketch);

/* The estimate for two valid sketches, from 0 to 1; off by some 0.03. */
double praxis_sketch_compare (GBytes *one, GBytes *other);

/* The terms of a valid sketch, of char*: texts that are alike by 0.7 share one in 98 cases of 100, by 0.9
 * always, unrelated ones hardly ever. Caller unrefs. */
GPtrArray *praxis_sketch_terms (GBytes *sketch);
