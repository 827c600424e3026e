/* A query in words, for people who ask how it was understood. */
#include "register/query.h"

static void describe (const PraxisQuery *query, GString *out);

static const char *const signs[] = { "", "must have ", "without " };

static void
describe_children (const PraxisQuery *query, const char *between, GString *out) {
  gboolean brackets = query->children->len > 1;
  if (brackets)
    g_string_append_c (out, '(');
  for (guint i = 0; i < query->children->len; i++) {
    const PraxisQuery *child = g_ptr_array_index (query->children, i);
    g_string_append_printf (out, "%s%s", i > 0 ? between : "", signs[child->occurs]);
    describe (child, out);
  }
  if (brackets)
    g_string_append_c (out, ')');
}

static void
describe_leaf (const PraxisQuery *query, GString *out) {
  static const struct {
    const char *before, *after;
  } forms[] = {
    [PRAXIS_QUERY_WORDS] = { "", "" },
    [PRAXIS_QUERY_PHRASE] = { "exactly \"", "\"" },
    [PRAXIS_QUERY_WILDCARD] = { "words that begin with ", "" },
    [PRAXIS_QUERY_VALUE] = { "", "" },
  };
  if (query->field != NULL)
    g_string_append_printf (out, "%s ", query->field->name);
  g_string_append_printf (out, "%s%s%s", forms[query->kind].before, query->text, forms[query->kind].after);
}

static void
describe (const PraxisQuery *query, GString *out) {
  static const char *const between[] = {
    [PRAXIS_QUERY_NEAR] = " near ", [PRAXIS_QUERY_ANY] = " or ",      [PRAXIS_QUERY_AND] = " and ",
    [PRAXIS_QUERY_OR] = " or ",     [PRAXIS_QUERY_NOT] = " without ",
  };
  if (query->text != NULL)
    describe_leaf (query, out);
  else
    describe_children (query, between[query->kind], out);
}

char *
praxis_query_describe (const PraxisQuery *query) {
  GString *out = g_string_new (NULL);
  describe (query, out);
  return g_string_free (out, FALSE);
}

char *
praxis_query_describe_part (const PraxisQuery *query, guint child) {
  const PraxisQuery *part = g_ptr_array_index (query->children, child);
  gboolean excluded = query->kind == PRAXIS_QUERY_NOT && child == 1;
  GString *out = g_string_new (signs[excluded ? PRAXIS_OCCURS_NEVER : part->occurs]);
  describe (part, out);
  return g_string_free (out, FALSE);
}
