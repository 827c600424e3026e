/* The gate: the checks that each request passes before any handler sees it: that it asks for this server,
 * that it has no body, and that it cannot mean two things to two readers (two lengths, a missing Host,
 * '//evil/' as a path). */
#pragma once
#include "searchd/head.h"

/* FALSE with an error of HTTP_ERROR if the request is refused; its connection must be closed then, for what
 * follows on it may be the rest of the refused one. hosts (NULL-terminated) are the names it may ask for,
 * lower case, without ports. */
gboolean gate_check (const RequestHead *head, const char *const *hosts, GError **error);

/* The names in a Host header that are answered: localhost, the loopback addresses, the address listened on
 * and those of a list with commas. Caller frees with g_strfreev(). */
char **gate_hosts (const char *address, const char *list);
