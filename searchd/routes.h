/* The table of routes: which path is answered by which handler. */
#pragma once
#include "searchd/reply.h"

enum {
  ROUTE_FOR_PEOPLE = 1 << 0,    /* errors are told as a page, not as a problem document */
  ROUTE_WITHOUT_INDEX = 1 << 1, /* answers even if there is no index */
  ROUTE_TAGGED = 1 << 2, /* its answer depends on the address and the index alone, so it gets an ETag */
};

typedef struct {
  const char *pattern; /* path with {} for each argument; also what the log shows */
  HttpReply *(*handle) (const HttpRequest *request, GError **error);
  guint traits;
} Route;

/* The route of a path (still percent-encoded, without query), with its arguments decoded into request; NULL
 * with an error if there is none or an argument is not text. */
const Route *route_find (const char *path, HttpRequest *request, GError **error);

/* All rows, ending with a NULL pattern. */
const Route *route_table (void);
