/* Bodies of replies sent compressed (gzip) to clients that take them so. */
#pragma once
#include "searchd/reply.h"

/* Whether an Accept-Encoding header (NULL: none) asks for gzip. */
gboolean compress_is_accepted (const char *accept_encoding);
/* Compresses the body if that is worth it: text of more than 1 KiB that is not compressed yet. */
void compress_reply (HttpReply *reply);
