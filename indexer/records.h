/* Ready records, one JSON object a line: {"id", "title", "text", "tags": {"country": ["GH"], "year": 2015},
 * "path", "url", "author", "published"}. Catalogues and test collections come in this way. They are tagged
 * like files, but what a record states itself is kept. */
#pragma once
#include "indexer/batch.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

/* One line as a document; USAGE or UNKNOWN_NAME says what is wrong with it. */
PraxisDocument *record_parse (const char *line, gsize length, const PraxisVocabulary *vocabulary,
                              GError **error);

typedef struct {
  const char *file;   /* JSON lines; "-" is standard input */
  const char *folder; /* of the index */
  const char *audience;
  const PraxisSettings *settings;
  gboolean dry_run; /* only check the lines */
  gboolean quiet;
} RecordsOptions;

/* Loads all lines; a wrong one is reported on standard error with its number, counted and passed over. Memory
 * does not grow with the number of lines. Closes the batch's writer. */
gboolean records_run (const RecordsOptions *options, Batch *batch, GError **error);
