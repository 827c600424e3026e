/* The table of routes: which path is answered by which handler. */
#pragma once
#include "searchd/reply.h"

enum {
  ROUTE_FOR_PEOPLE = 1 << 0,    /* errors are told as a page, not as a problem document */
  ROUTE_WITHOUT_INDEX = 1 << 1, /* answers even if there is no index */
  ROUTE_TAGGED = 1 << 2, /* its answer depends on the address and the index alone, so it gets an ETag */
  ROUTE_LINKED = 1 << 3, /* pages link to it: whoever asks for pages is told of errors on one */
};

typedef struct {
  const char *pattern; /* path with {} for each argument; also what the log shows */
  HttpReply *(*handle) (const HttpRequest *request, GError **error);
  guint traits;
} Route;

/* The route of a path (still percent-encoded, without query), with its arguments decoded into request. Fails
 * if there is none, which leaves *route NULL, or if an argument is not text. */
gboolean route_find (const char *path, HttpRequest *request, const Route **route, GError **error);

/* All rows, ending with a NULL pattern. */
const Route *route_table (void);
