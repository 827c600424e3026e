/* Blocks: the pieces of a text that passages are made of, a paragraph each or a part of a long one that ends
 * with a sentence. They cover the text; each knows where it begins in the text (bytes) and on the position
 * axis. */
#pragma once
#include "register/document/clean_text.h"
#include "register/document/document.h"
#include "register/text/token.h"
#include <glib.h>

typedef struct {
  gsize start;    /* byte where it begins; it ends where the next begins */
  guint position; /* of its first word */
} PraxisBlock;

/* Called for each word of the text while it is cut into blocks, so that the text is walked once only. */
typedef void (*PraxisWordFunction) (const PraxisToken *token, guint position, gpointer data);

/* Cuts the text of a document, of which `clean` is the clean text: an array of PraxisBlock, the first at 0
 * (none for an empty text). */
GArray *praxis_blocks_cut (const PraxisDocument *document, const PraxisCleanText *clean,
                           PraxisWordFunction function, gpointer data);

/* Index of the block that holds a position or a byte, -1 if it lies before the first. */
int praxis_blocks_at_position (const GArray *blocks, guint position);
int praxis_blocks_at_byte (const GArray *blocks, gsize byte);

/* As few bytes as it takes, and back; NULL if the bytes are damaged. */
GBytes *praxis_blocks_to_bytes (const GArray *blocks);
GArray *praxis_blocks_from_bytes (GBytes *bytes);
