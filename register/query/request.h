/* A question as either door states it: pairs of a key and a value. `--country GH` on the command line and
 * `country=GH` over HTTP are the same pair, checked in one place by one table of parameters; the pairs can be
 * written out again as a link, so each count and each page of an answer is a link. */
#pragma once
#include "register/base/settings.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

typedef struct _PraxisRequest PraxisRequest;

typedef struct {
  const char *name;     /* "q", "limit", "sort", "facets", "cursor", ...; fields come from field.h */
  const char *argument; /* for help: "N", "FIELD,..."; NULL for a switch (value "1") */
  const char *help;
} PraxisParameter;

/* The parameters that are not fields, ending with a NULL name. Filters are the FILTER rows of field.h: `name`
 * selects, `not-name` excludes; several values by repetition or by commas. */
const PraxisParameter *praxis_parameters (void);

/* vocabulary resolves values ("Ghana" -> "GH"); it must outlive the request; NULL: values are taken as they
 * are and not checked (a client that only passes them on). The settings give limits and defaults, and are not
 * kept. */
PraxisRequest *praxis_request_new (const PraxisVocabulary *vocabulary, const PraxisSettings *settings);
void praxis_request_free (PraxisRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisRequest, praxis_request_free)

/* A number of hits or the like; USAGE unless it is one from 0 to the setting search.limit-most. */
gboolean praxis_limit_parse (const PraxisSettings *settings, const char *text, guint *limit, GError **error);

/* Adds a pair. Fails with UNKNOWN_NAME (with the nearest) for a key or value that is not known, USAGE for a
 * bad number, LIMIT for an over-long query. */
gboolean praxis_request_set (PraxisRequest *request, const char *key, const char *value, GError **error);

/* The answer is for a page and not for a program: its hits have their evidence with them, as
 * praxis_register_evidence() gives it but only of what counts for facets, and its facets have no links, as a
 * page makes its own. No pair says so. */
void praxis_request_for_people (PraxisRequest *request);

/* The pairs as a query string, percent-encoded, in a fixed order: "q=return&country=GH". Never NULL; caller
 * frees. */
char *praxis_request_to_string (const PraxisRequest *request);
