/* What the lines at the head of a letter say. */
#pragma once
#include <glib.h>

/* The value of a header as people read it: encoded words (RFC 2047) decoded, on one line, valid UTF-8, at
 * most `most` bytes. Bytes that are not encoded are guessed. Caller frees. */
char *mail_header_decode (const char *raw, gsize most);

/* The name in "Name <address>", or the address if there is none. Caller frees. */
char *mail_header_name (const char *address);
