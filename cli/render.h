/* Rendering: from the JSON answer, and from nothing else, to what is printed. One table says which format
 * each kind of output has; an answer from a server and one from a local index print alike. */
#pragma once
#include "cli/ink.h"
#include "register/vocabulary/vocabulary.h"
#include <json-glib/json-glib.h>

typedef struct {
  Ink ink;
  const PraxisVocabulary *vocabulary; /* gives labels to ids; NULL: ids are shown */
  const char *columns;                /* of tsv and csv, joined by commas */
  const char *question;               /* the id of this question in a list of them, or NULL */
  gboolean headed;                    /* tsv and csv begin with a line of column names */
  gboolean zero;                      /* lines end with NUL */
  gboolean explain;                   /* say how the query was understood */
  const char *db, *server;            /* what was asked, as given on the command line, or NULL */
} RenderStyle;

typedef void (*RenderFunction) (GString *out, JsonObject *answer, const RenderStyle *style);

typedef enum {
  RENDER_PAGED = 1 << 0, /* worth a pager on a terminal */
  RENDER_BARE = 1 << 1,  /* has no place for notices: they go to standard error */
} RenderFlags;

typedef struct {
  const char *output; /* "documents", "passages", "ids", "files", "count", "facets", "document", ... */
  const char *format; /* "text", "json", ... */
  RenderFunction render;
  const char *columns; /* default columns of tsv and csv, else NULL */
  RenderFlags flags;
} RenderFormat;

/* The row for an output in a format; UNKNOWN_NAME with the nearest, or USAGE if this output has no such
 * format. */
const RenderFormat *render_find (const char *output, const char *format, GError **error);

/* All formats with their outputs as lines for people, from the table. */
void render_list_formats (GString *out);

/* Fails with UNKNOWN_NAME if one of these (joined by commas) is no column. */
gboolean render_check_columns (const char *columns, GError **error);

/* The rows of the table: */
void render_text_answer (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_facets (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_document (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_evidence (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_similar (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_suggestions (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_page (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_status (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_check (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_unreadable (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_vocabulary (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_concept (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_definition (GString *out, JsonObject *answer, const RenderStyle *style);
void render_text_vocabulary_check (GString *out, JsonObject *answer, const RenderStyle *style);
void render_count (GString *out, JsonObject *answer, const RenderStyle *style);
void render_json (GString *out, JsonObject *answer, const RenderStyle *style);
void render_jsonl (GString *out, JsonObject *answer, const RenderStyle *style);
void render_tsv (GString *out, JsonObject *answer, const RenderStyle *style);
void render_csv (GString *out, JsonObject *answer, const RenderStyle *style);
void render_tsv_facets (GString *out, JsonObject *answer, const RenderStyle *style);
void render_csv_facets (GString *out, JsonObject *answer, const RenderStyle *style);
void render_tsv_unreadable (GString *out, JsonObject *answer, const RenderStyle *style);
void render_csv_unreadable (GString *out, JsonObject *answer, const RenderStyle *style);
void render_trec (GString *out, JsonObject *answer, const RenderStyle *style);

/* render_citations.c */
void render_ris (GString *out, JsonObject *answer, const RenderStyle *style);
void render_bibtex (GString *out, JsonObject *answer, const RenderStyle *style);
void render_csl (GString *out, JsonObject *answer, const RenderStyle *style);
void render_ids (GString *out, JsonObject *answer, const RenderStyle *style);
void render_files (GString *out, JsonObject *answer, const RenderStyle *style);

/* Parts of an answer in words, for render_text_answer(): how the query was understood; what it was corrected
 * to; why there is no answer; what to know about it. */
void render_explanation (GString *out, JsonObject *answer, const RenderStyle *style);
void render_correction (GString *out, JsonObject *answer, const RenderStyle *style);
void render_reasons (GString *out, JsonObject *answer, const RenderStyle *style);
void render_notices (GString *out, JsonObject *answer, const RenderStyle *style);

/* The command that asks what a link of an answer does, a line. */
void render_command (GString *out, const char *href, const RenderStyle *style);

/* A facet with its values as a tree. */
void render_facet (GString *out, JsonObject *facet, const RenderStyle *style);

/* Copies, versions and editions of a hit or a document, a line each; without the files that
 * "paths" tell. */
void render_versions (GString *out, JsonObject *document, guint indent, const RenderStyle *style);

/* The label of a value, from the vocabulary, cleaned and appended; the value itself if it has none. */
void render_append_label (GString *out, const char *field, const char *value, const RenderStyle *style);
