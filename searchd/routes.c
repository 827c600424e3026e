/* The routes, as a table. A new one is a row here and a paragraph in docs/http-api.md. */
#include "searchd/routes.h"
#include "searchd/api.h"
#include "searchd/assets.h"
#include "searchd/cite.h"
#include "searchd/feed.h"
#include "searchd/file.h"
#include "searchd/metrics.h"
#include "searchd/page.h"
#include "searchd/problem.h"
#include "searchd/query_string.h"
#include <string.h>

static const Route table[] = {
  { "/", page_search, ROUTE_FOR_PEOPLE },
  { "/brief", page_brief, ROUTE_FOR_PEOPLE | ROUTE_WITHOUT_INDEX },
  { "/facets/{}", page_facet, ROUTE_FOR_PEOPLE },
  { "/documents/{}", page_record, ROUTE_FOR_PEOPLE },
  { "/documents/{}/pages/{}", page_sheet, ROUTE_FOR_PEOPLE },
  { "/assets/{}/{}", asset_send, ROUTE_WITHOUT_INDEX },
  { "/v1/search", api_search, 0 },
  { "/v1/documents/{}", api_document, ROUTE_TAGGED },
  { "/v1/documents/{}/pages/{}", api_page, ROUTE_TAGGED },
  { "/v1/documents/{}/passages", api_passages, ROUTE_TAGGED },
  { "/v1/documents/{}/citation", cite_send, ROUTE_TAGGED | ROUTE_LINKED },
  { "/v1/documents/{}/evidence", api_evidence, ROUTE_TAGGED },
  { "/v1/documents/{}/file", file_send, ROUTE_LINKED },
  { "/v1/documents/{}/cover", file_send_cover, 0 },
  { "/v1/documents/{}/similar", api_similar, ROUTE_TAGGED },
  { "/v1/facets/{}", api_facet, ROUTE_TAGGED },
  { "/v1/suggest", api_suggest, ROUTE_TAGGED },
  { "/v1/feed", feed_send, ROUTE_LINKED },
  { "/v1/openapi.json", asset_send_api, ROUTE_WITHOUT_INDEX },
  { "/opensearch.xml", opensearch_send, ROUTE_WITHOUT_INDEX },
  { "/v1/define", api_define, ROUTE_TAGGED },
  { "/v1/status", api_status, ROUTE_TAGGED },
  { "/v1/unreadable", api_unreadable, ROUTE_TAGGED },
  { "/metrics", metrics_send, ROUTE_WITHOUT_INDEX },
  { "/healthz", api_health, ROUTE_WITHOUT_INDEX },
  { "/readyz", api_ready, 0 },
  { NULL, NULL, 0 },
};

const Route *
route_table (void) {
  return table;
}

/* What stands for a {} of a pattern, still encoded. */
typedef struct {
  const char *start;
  gsize length; /* 0: nothing */
} Argument;

/* TRUE if a path is of a pattern. Every request comes by here, and meets half of the table. */
static gboolean
matches (const char *pattern, const char *path, Argument found[2]) {
  guint arguments = 0;
  found[0].length = found[1].length = 0;
  while (*pattern != '\0') {
    gboolean argument = *pattern == '{';
    gsize length = argument ? strcspn (path, "/") : *pattern == *path;
    if (length == 0)
      return FALSE;
    if (argument)
      found[arguments++] = (Argument){ path, length };
    pattern += argument ? strlen ("{}") : 1;
    path += length;
  }
  return *path == '\0';
}

static gboolean
decode_arguments (const Argument found[2], HttpRequest *request, GError **error) {
  for (int i = 0; i < 2 && found[i].length > 0; i++) {
    request->arguments[i] = query_string_decode (found[i].start, (gssize)found[i].length, FALSE, error);
    if (request->arguments[i] == NULL)
      return FALSE;
  }
  return TRUE;
}

gboolean
route_find (const char *path, HttpRequest *request, const Route **route, GError **error) {
  for (*route = table; (*route)->pattern != NULL; ++*route) {
    Argument found[2];
    if (matches ((*route)->pattern, path, found))
      return decode_arguments (found, request, error);
  }
  *route = NULL;
  g_autofree char *shown = query_string_decode (path, -1, FALSE, error);
  if (shown != NULL)
    g_set_error (error, HTTP_ERROR, HTTP_ERROR_NO_ROUTE, "nothing lives at '%s'", shown);
  return FALSE;
}
