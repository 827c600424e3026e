/* Putting right what was mistyped in a query. The words of the index are the dictionary: they are there
 * anyway, in all its languages, while Xapian's own spelling data took another eighth of the space and 5 s for
 * 55,000 words, for the same suggestions. */
#pragma once
#include "register/register_parts.h"
#include "register/search/search.h"

/* The text of a query with each word that no document has exchanged for the nearest one that documents have
 * which the filters let through; of equally near ones for that which most have and which is mistyped most
 * easily so. NULL without an error if there is nothing to exchange. What is quoted, excluded or a word of the
 * vocabularies is left as it is. Where the filters let nothing through, a word that documents have outside of
 * them is exchanged as well, if it is much rarer than the other; then *sure is FALSE, for it may be right.
 * Caller frees. */
gboolean praxis_spelling_correct (PraxisRegister *reg, const PraxisSearch *search, char **corrected,
                                  gboolean *sure, GError **error);
