/* Headers by which a client says what it takes: lists of names with their qualities. */
#pragma once
#include <glib.h>

/* What a header (NULL: it was not sent) thinks of a name, from 0 to 1; -1 if it does not name it. */
double accept_quality (const char *header, const char *name);
