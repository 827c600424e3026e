/* The table of formats: which outputs there are, in which formats, and who renders them. A new export is a
 * row. */
#include "cli/render.h"
#include "register/base/error.h"
#include "register/query/filter.h"
#include <string.h>

#define HIT_COLUMNS "rank,id,score,type,countries,covers,title,path,page,line"
#define PASSAGE_COLUMNS "rank,id,score,title,path,page,page_label,line,section,role"
#define FACET_COLUMNS "field,value,label,count,selected"
#define UNREADABLE_COLUMNS "state,path,reason,id,gaps"

static const RenderFormat formats[] = {
  { "documents", "text", render_text_answer, NULL, RENDER_PAGED },
  { "documents", "json", render_json, NULL, 0 },
  { "documents", "jsonl", render_jsonl, NULL, 0 },
  { "documents", "tsv", render_tsv, HIT_COLUMNS, RENDER_BARE },
  { "documents", "csv", render_csv, HIT_COLUMNS, RENDER_BARE },
  { "documents", "trec", render_trec, NULL, RENDER_BARE },
  { "documents", "ris", render_ris, NULL, RENDER_BARE },
  { "documents", "bibtex", render_bibtex, NULL, RENDER_BARE },
  { "documents", "csl", render_csl, NULL, RENDER_BARE },
  { "passages", "text", render_text_answer, NULL, RENDER_PAGED },
  { "passages", "json", render_json, NULL, 0 },
  { "passages", "jsonl", render_jsonl, NULL, 0 },
  { "passages", "tsv", render_tsv, PASSAGE_COLUMNS, RENDER_BARE },
  { "passages", "csv", render_csv, PASSAGE_COLUMNS, RENDER_BARE },
  { "ids", "text", render_ids, NULL, RENDER_BARE },
  { "files", "text", render_files, NULL, RENDER_BARE },
  { "count", "text", render_count, NULL, RENDER_BARE },
  { "count", "json", render_json, NULL, 0 },
  { "facets", "text", render_text_facets, NULL, RENDER_PAGED },
  { "facets", "json", render_json, NULL, 0 },
  { "facets", "tsv", render_tsv_facets, FACET_COLUMNS, RENDER_BARE },
  { "facets", "csv", render_csv_facets, FACET_COLUMNS, RENDER_BARE },
  { "document", "text", render_text_document, NULL, RENDER_PAGED },
  { "document", "json", render_json, NULL, 0 },
  { "document", "ris", render_ris, NULL, 0 },
  { "document", "bibtex", render_bibtex, NULL, 0 },
  { "document", "csl", render_csl, NULL, 0 },
  { "evidence", "text", render_text_evidence, NULL, RENDER_PAGED },
  { "evidence", "json", render_json, NULL, 0 },
  { "similar", "text", render_text_similar, NULL, RENDER_PAGED },
  { "similar", "json", render_json, NULL, 0 },
  { "suggestions", "text", render_text_suggestions, NULL, 0 },
  { "suggestions", "json", render_json, NULL, 0 },
  { "page", "text", render_text_page, NULL, RENDER_PAGED },
  { "page", "json", render_json, NULL, 0 },
  { "status", "text", render_text_status, NULL, 0 },
  { "status", "json", render_json, NULL, 0 },
  { "check", "text", render_text_check, NULL, 0 },
  { "check", "json", render_json, NULL, 0 },
  { "vocabulary", "text", render_text_vocabulary, NULL, RENDER_PAGED },
  { "vocabulary", "json", render_json, NULL, 0 },
  { "concept", "text", render_text_concept, NULL, RENDER_PAGED },
  { "concept", "json", render_json, NULL, 0 },
  { "definition", "text", render_text_definition, NULL, 0 },
  { "definition", "json", render_json, NULL, 0 },
  { "findings", "text", render_text_vocabulary_check, NULL, RENDER_PAGED },
  { "findings", "json", render_json, NULL, 0 },
  { "unreadable", "text", render_text_unreadable, NULL, RENDER_PAGED },
  { "unreadable", "json", render_json, NULL, 0 },
  { "unreadable", "tsv", render_tsv_unreadable, UNREADABLE_COLUMNS, 0 },
  { "unreadable", "csv", render_csv_unreadable, UNREADABLE_COLUMNS, 0 },
};

/* The formats of an output, or all formats if output is NULL; caller frees the array alone. */
static GPtrArray *
formats_of (const char *output) {
  GPtrArray *names = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if ((output == NULL || g_str_equal (formats[i].output, output))
        && !g_ptr_array_find_with_equal_func (names, formats[i].format, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer)formats[i].format);
  g_ptr_array_add (names, NULL);
  return names;
}

const RenderFormat *
render_find (const char *output, const char *format, GError **error) {
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].output, output) && g_str_equal (formats[i].format, format))
      return &formats[i];
  g_autoptr (GPtrArray) all = formats_of (NULL);
  if (!g_strv_contains ((const char *const *)all->pdata, format)) {
    praxis_error_set_unknown_among (error, format, (const char *const *)all->pdata, "unknown format '%s'",
                                    format);
    return NULL;
  }
  g_autoptr (GPtrArray) own = formats_of (output);
  g_autofree char *list = g_strjoinv (", ", (char **)own->pdata);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "there is no format '%s' for %s, only %s", format,
               output, list);
  return NULL;
}

void
render_list_formats (GString *out) {
  const char *output = "";
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_equal (formats[i].output, output))
      continue;
    output = formats[i].output;
    g_autoptr (GPtrArray) own = formats_of (output);
    g_autofree char *list = g_strjoinv (", ", (char **)own->pdata);
    g_string_append_printf (out, "%-12s%s\n", output, list);
  }
}

void
render_append_label (GString *out, const char *field, const char *value, const RenderStyle *style) {
  const PraxisField *row = praxis_field_find (field);
  ink_append_clean (out, row != NULL && value != NULL ? praxis_value_label (row, value, style->vocabulary)
                                                      : value);
}
