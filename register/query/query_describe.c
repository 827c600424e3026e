/* A query written out of its tree: in words, for people who ask how it was understood, and in the query
 * language, for links and commands that ask for a part of it. */
#include "register/query/query.h"

typedef struct {
  const char *signs[PRAXIS_OCCURS_NEVER + 1];
  const char *between[PRAXIS_QUERY_NOT + 1]; /* children */
  struct {
    const char *before, *after;
  } leaves[PRAXIS_QUERY_VALUE + 1];
  const char *after_field;
  gboolean windows; /* NEAR tells its window */
} Manner;

static const Manner words = {
  .signs = { "", "must have ", "without " },
  .between = { [PRAXIS_QUERY_NEAR] = " near ",
               [PRAXIS_QUERY_ANY] = " or ",
               [PRAXIS_QUERY_AND] = " and ",
               [PRAXIS_QUERY_OR] = " or ",
               [PRAXIS_QUERY_NOT] = " without " },
  .leaves = { [PRAXIS_QUERY_WORDS] = { "", "" },
              [PRAXIS_QUERY_PHRASE] = { "exactly \"", "\"" },
              [PRAXIS_QUERY_WILDCARD] = { "words that begin with ", "" },
              [PRAXIS_QUERY_VALUE] = { "", "" } },
  .after_field = " ",
};

static const Manner language = {
  .signs = { "", "+", "-" },
  .between = { [PRAXIS_QUERY_NEAR] = " NEAR",
               [PRAXIS_QUERY_ANY] = " ",
               [PRAXIS_QUERY_AND] = " AND ",
               [PRAXIS_QUERY_OR] = " OR ",
               [PRAXIS_QUERY_NOT] = " NOT " },
  .leaves = { [PRAXIS_QUERY_WORDS] = { "", "" },
              [PRAXIS_QUERY_PHRASE] = { "\"", "\"" },
              [PRAXIS_QUERY_WILDCARD] = { "", "*" },
              [PRAXIS_QUERY_VALUE] = { "\"", "\"" } },
  .after_field = ":",
  .windows = TRUE,
};

static void write_query (const PraxisQuery *query, const Manner *manner, gboolean bracketed, GString *out);

/* What stands in words is bracketed wherever it has parts; in the language only where brackets stood. */
static void
write_child (const PraxisQuery *parent, const PraxisQuery *child, const Manner *manner, GString *out) {
  gboolean group = child->kind >= PRAXIS_QUERY_ANY && parent->kind == PRAXIS_QUERY_ANY;
  g_string_append (out, manner->signs[child->occurs]);
  write_query (child, manner, manner == &words || group, out);
}

static void
write_children (const PraxisQuery *query, const Manner *manner, GString *out) {
  for (guint i = 0; i < query->children->len; i++) {
    if (i > 0)
      g_string_append (out, manner->between[query->kind]);
    if (i > 0 && query->kind == PRAXIS_QUERY_NEAR && manner->windows)
      g_string_append_printf (out, "/%u ", query->window);
    write_child (query, g_ptr_array_index (query->children, i), manner, out);
  }
}

static void
write_leaf (const PraxisQuery *query, const Manner *manner, GString *out) {
  if (query->field != NULL)
    g_string_append_printf (out, "%s%s", query->field->name, manner->after_field);
  g_string_append_printf (out, "%s%s%s", manner->leaves[query->kind].before, query->text,
                          manner->leaves[query->kind].after);
}

static void
write_query (const PraxisQuery *query, const Manner *manner, gboolean bracketed, GString *out) {
  gboolean brackets = bracketed && query->text == NULL && (manner != &words || query->children->len > 1);
  if (brackets)
    g_string_append_c (out, '(');
  if (query->text != NULL)
    write_leaf (query, manner, out);
  else
    write_children (query, manner, out);
  if (brackets)
    g_string_append_c (out, ')');
}

char *
praxis_query_describe (const PraxisQuery *query) {
  GString *out = g_string_new (NULL);
  write_query (query, &words, TRUE, out);
  return g_string_free (out, FALSE);
}

char *
praxis_query_describe_part (const PraxisQuery *query, guint child) {
  const PraxisQuery *part = g_ptr_array_index (query->children, child);
  gboolean excluded = query->kind == PRAXIS_QUERY_NOT && child == 1;
  GString *out = g_string_new (words.signs[excluded ? PRAXIS_OCCURS_NEVER : part->occurs]);
  write_query (part, &words, TRUE, out);
  return g_string_free (out, FALSE);
}

char *
praxis_query_to_string (const PraxisQuery *query) {
  GString *out = g_string_new (NULL);
  write_query (query, &language, FALSE, out);
  return g_strchug (g_string_free (out, FALSE));
}
