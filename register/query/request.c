/* Requests: the table of parameters, and pairs in and out. */
#include "register/query/request.h"
#include "register/base/error.h"
#include "register/query/request_parts.h"
#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

typedef struct _Row Row;

/* How the parameters of a kind are read and written out; printing gives NULL where there is nothing to say.
 */
typedef struct {
  gboolean (*set) (PraxisRequest *request, const Row *row, const char *value, GError **error);
  char *(*print) (const PraxisRequest *request, const Row *row);
} Kind;

/* A row for each parameter that is not a field. A text lies at `offset` as char*, a number as guint. */
struct _Row {
  PraxisParameter parameter;
  const Kind *kind;
  gsize offset;
  const char *standard;       /* the default; not written into links */
  const char *const *choices; /* of a text; NULL: any */
  guint most;                 /* of a number; 0: the setting search.limit-most */
};

static const Kind query_kind, facets_kind, text_kind, number_kind;

static const char *const sorts[] = { "score", "year", "title", "newest", NULL };
static const char *const outputs[] = { "documents", "passages", NULL };
static const char *const syntaxes[] = { "full", "plain", NULL };

#define AT(member) offsetof (PraxisRequest, member)

static const Row rows[] = {
  { { "q", "QUERY", "the query" }, &query_kind, AT (text), NULL, NULL, 0 },
  { { "syntax", "SYNTAX", "full, or plain: the query is words and no sign in it means anything" },
    &text_kind,
    AT (syntax),
    "full",
    syntaxes,
    0 },
  { { "facets", "FIELD,...", "fields to count, or 'all'" }, &facets_kind, AT (facets), NULL, NULL, 0 },
  { { "sort", "ORDER", "score, year, title or newest" }, &text_kind, AT (sort), "score", sorts, 0 },
  { { "limit", "N", "hits at most" }, &number_kind, AT (limit), NULL, NULL, 0 },
  { { "passages", "N", "passages shown of a hit" }, &number_kind, AT (passages), "2", NULL, 20 },
  { { "output", "WHAT", "rank documents or passages" }, &text_kind, AT (output), "documents", outputs, 0 },
  { { "expand", "0|1", "whether vocabularies add words to the query" },
    &number_kind,
    AT (expand),
    "1",
    NULL,
    1 },
  { { "group", "0|1", "whether versions of one text stand together" },
    &number_kind,
    AT (group),
    "1",
    NULL,
    1 },
  { { "zeros", "0|1", "whether facets list values that no document found has" },
    &number_kind,
    AT (zeros),
    "0",
    NULL,
    1 },
  { { "explain", "0|1", "show how the query was understood" }, &number_kind, AT (explain), "0", NULL, 1 },
  { { "cursor", "CURSOR", "where an earlier answer ended" }, &text_kind, AT (cursor), NULL, NULL, 0 },
};

static const Row *
find_row (const char *name) {
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].parameter.name, name) == 0)
      return &rows[i];
  return NULL;
}

const PraxisParameter *
praxis_parameters (void) {
  static PraxisParameter parameters[G_N_ELEMENTS (rows) + 1];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    parameters[i] = rows[i].parameter;
  return parameters;
}

#define MEMBER(type, request, row) (*(type *)(void *)((char *)(request) + (row)->offset))
#define CONST_MEMBER(type, request, row) \
  (*(const type *)(const void *)((const char *)(request) + (row)->offset))

PraxisRequest *
praxis_request_new (const PraxisVocabulary *vocabulary, const PraxisSettings *settings) {
  PraxisRequest *request = g_new0 (PraxisRequest, 1);
  request->vocabulary = vocabulary;
  request->filters = praxis_filters_new ();
  request->facets = g_ptr_array_new ();
  request->longest_text = (gsize)praxis_settings_number (settings, "query.bytes");
  request->most_hits = (guint)praxis_settings_number (settings, "search.limit-most");
  request->limit = (guint)praxis_settings_number (settings, "search.limit");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].standard != NULL)
      praxis_request_set (request, rows[i].parameter.name, rows[i].standard, NULL);
  return request;
}

void
praxis_request_free (PraxisRequest *request) {
  if (request == NULL)
    return;
  g_free (request->text);
  g_free (request->syntax);
  g_free (request->sort);
  g_free (request->output);
  g_free (request->cursor);
  g_ptr_array_unref (request->filters);
  g_ptr_array_unref (request->facets);
  g_free (request);
}

PraxisRequest *
praxis_request_copy (const PraxisRequest *request) {
  PraxisRequest *copy = g_memdup2 (request, sizeof *request);
  copy->text = g_strdup (request->text);
  copy->syntax = g_strdup (request->syntax);
  copy->sort = g_strdup (request->sort);
  copy->output = g_strdup (request->output);
  copy->cursor = g_strdup (request->cursor);
  copy->filters = praxis_filters_copy (request->filters);
  copy->facets = g_ptr_array_copy (request->facets, NULL, NULL);
  return copy;
}

void
praxis_request_for_people (PraxisRequest *request) {
  request->people = TRUE;
}

void
praxis_request_toggle (PraxisRequest *request, const PraxisField *field, const char *value) {
  PraxisFilter *filter = praxis_filters_get (request->filters, field, FALSE, TRUE);
  if (!praxis_filter_remove (filter, value, request->vocabulary))
    g_ptr_array_add (filter->values, g_strdup (value));
  if (filter->values->len == 0)
    g_ptr_array_remove (request->filters, filter);
}

/* ---- Setting ---- */

static gboolean
set_query (PraxisRequest *request, const Row *row, const char *value, GError **error) {
  (void)row;
  if (strlen (value) > request->longest_text) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_LIMIT,
                 _ ("the query has %zu bytes, more than the %zu allowed (setting query.bytes)"),
                 strlen (value), (size_t)request->longest_text);
    return FALSE;
  }
  g_free (request->text);
  request->text = g_strdup (value);
  return TRUE;
}

static gboolean
add_facet (PraxisRequest *request, const char *name, GError **error) {
  const char *names[32] = { "all" };
  guint count = 1;
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++) {
    if ((field->flags & PRAXIS_FIELD_FACET) == 0)
      continue;
    names[count++] = field->name;
    gboolean wanted = strcmp (name, "all") == 0 || strcmp (name, field->name) == 0;
    if (wanted && !g_ptr_array_find (request->facets, field, NULL))
      g_ptr_array_add (request->facets, (gpointer)field);
  }
  if (g_strv_contains (names, name))
    return TRUE;
  praxis_error_set_unknown_among (error, name, names, _ ("unknown facet '%s'"), name);
  return FALSE;
}

static gboolean
set_facets (PraxisRequest *request, const Row *row, const char *value, GError **error) {
  (void)row;
  g_auto (GStrv) names = g_strsplit (value, ",", -1);
  for (char **name = names; *name != NULL; name++)
    if (!add_facet (request, g_strstrip (*name), error))
      return FALSE;
  return TRUE;
}

static gboolean
set_choice (PraxisRequest *request, const Row *row, const char *value, GError **error) {
  if (row->choices != NULL && !g_strv_contains (row->choices, value)) {
    praxis_error_set_unknown_among (error, value, row->choices, _ ("unknown %s '%s'"), row->parameter.name,
                                    value);
    return FALSE;
  }
  g_free (MEMBER (char *, request, row));
  MEMBER (char *, request, row) = g_strdup (value);
  return TRUE;
}

static gboolean
parse_number (const char *name, const char *value, guint most, guint *parsed, GError **error) {
  guint64 number;
  if (!g_ascii_string_to_unsigned (value, 10, 0, most, &number, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("'%s' is no %s: give a number from 0 to %u"),
                 value, name, most);
    return FALSE;
  }
  *parsed = (guint)number;
  return TRUE;
}

static gboolean
set_number (PraxisRequest *request, const Row *row, const char *value, GError **error) {
  guint most = row->most > 0 ? row->most : request->most_hits;
  return parse_number (row->parameter.name, value, most, &MEMBER (guint, request, row), error);
}

gboolean
praxis_limit_parse (const PraxisSettings *settings, const char *text, guint *limit, GError **error) {
  guint most = (guint)praxis_settings_number (settings, "search.limit-most");
  return parse_number ("limit", text, most, limit, error);
}

static gboolean
fail_unknown_key (const char *key, GError **error) {
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (names, g_strdup (rows[i].parameter.name));
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    if ((field->flags & PRAXIS_FIELD_FILTER) != 0) {
      g_ptr_array_add (names, g_strdup (field->name));
      g_ptr_array_add (names, g_strconcat ("not-", field->name, NULL));
    }
  g_ptr_array_add (names, NULL);
  praxis_error_set_unknown_among (error, key, (const char *const *)names->pdata, _ ("unknown parameter '%s'"),
                                  key);
  g_ptr_array_unref (names);
  return FALSE;
}

gboolean
praxis_request_set (PraxisRequest *request, const char *key, const char *value, GError **error) {
  if (!g_utf8_validate (value, -1, NULL)) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("the value of '%s' is not valid UTF-8"), key);
    return FALSE;
  }
  const Row *row = find_row (key);
  if (row != NULL)
    return row->kind->set (request, row, value, error);
  gboolean excluded = g_str_has_prefix (key, "not-");
  const PraxisField *field = praxis_field_find (excluded ? key + strlen ("not-") : key);
  if (field == NULL || (field->flags & PRAXIS_FIELD_FILTER) == 0)
    return fail_unknown_key (key, error);
  PraxisFilter *filter = praxis_filters_get (request->filters, field, excluded, TRUE);
  gboolean added = praxis_filter_add (filter, value, request->vocabulary, error);
  if (filter->values->len == 0)
    g_ptr_array_remove (request->filters, filter);
  return added;
}

/* ---- Writing out ---- */

static char *
escape (const char *value) {
  return g_uri_escape_string (value, ",.", FALSE);
}

static void
append_pair (GString *pairs, const char *prefix, const char *key, const char *value) {
  g_autofree char *escaped = escape (value);
  g_string_append_printf (pairs, "%s%s%s=%s", pairs->len > 0 ? "&" : "", prefix, key, escaped);
}

static char *
print_text (const PraxisRequest *request, const Row *row) {
  return g_strdup (CONST_MEMBER (char *, request, row));
}

static char *
print_number (const PraxisRequest *request, const Row *row) {
  return g_strdup_printf ("%u", CONST_MEMBER (guint, request, row));
}

static char *
print_facets (const PraxisRequest *request, const Row *row) {
  (void)row;
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < request->facets->len; i++) {
    const PraxisField *field = g_ptr_array_index (request->facets, i);
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", field->name);
  }
  return g_string_free (names, names->len == 0);
}

static const Kind query_kind = { set_query, print_text };
static const Kind facets_kind = { set_facets, print_facets };
static const Kind text_kind = { set_choice, print_text };
static const Kind number_kind = { set_number, print_number };

static void
append_row (GString *pairs, const PraxisRequest *request, const Row *row) {
  g_autofree char *value = row->kind->print (request, row);
  if (value != NULL && g_strcmp0 (value, row->standard) != 0)
    append_pair (pairs, "", row->parameter.name, value);
}

/* *place: where the values of one of the fields end. */
static void
append_filters (GString *pairs, const PraxisRequest *request, const PraxisField *last, gsize *place) {
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++)
    for (int excluded = 0; excluded <= 1; excluded++) {
      const PraxisFilter *filter = praxis_filters_get (request->filters, field, excluded, FALSE);
      for (guint i = 0; filter != NULL && i < filter->values->len; i++)
        append_pair (pairs, excluded ? "not-" : "", field->name, g_ptr_array_index (filter->values, i));
      if (field == last && !excluded)
        *place = pairs->len;
    }
}

static GString *
write_pairs (const PraxisRequest *request, const PraxisField *last, gsize *place) {
  GString *pairs = g_string_new (NULL);
  append_row (pairs, request, &rows[0]);
  append_filters (pairs, request, last, place);
  for (guint i = 1; i < G_N_ELEMENTS (rows); i++)
    append_row (pairs, request, &rows[i]);
  return pairs;
}

char *
praxis_request_to_string (const PraxisRequest *request) {
  return g_string_free (write_pairs (request, NULL, NULL), FALSE);
}

PraxisRequestFrame *
praxis_request_frame (const PraxisRequest *request, const PraxisField *field) {
  PraxisRequestFrame *frame = g_new0 (PraxisRequestFrame, 1);
  gsize place = 0;
  g_autoptr (GString) pairs = write_pairs (request, field, &place);
  frame->before = g_strdup_printf ("%.*s%s%s=", (int)place, pairs->str, place > 0 ? "&" : "", field->name);
  frame->behind = g_strconcat (place == 0 && pairs->len > 0 ? "&" : "", pairs->str + place, NULL);
  return frame;
}

void
praxis_request_frame_free (PraxisRequestFrame *frame) {
  g_free (frame->before);
  g_free (frame->behind);
  g_free (frame);
}

char *
praxis_request_framed (const PraxisRequestFrame *frame, const char *value) {
  g_autofree char *escaped = escape (value);
  return g_strconcat (frame->before, escaped, frame->behind, NULL);
}
