/* Fuzz target: the query language. Whatever is typed is either understood and can be put in words, or refused
 * with a place inside it. */
#include "register/base/error.h"
#include "register/query/query.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length) {
  static const PraxisQueryLimits limits = { .terms = 32, .depth = 16, .wildcard_letters = 3 };
  g_autofree char *bytes = g_strndup ((const char *)data, length);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisQuery) query = praxis_query_parse (text, &limits, NULL, &error);
  if (query == NULL)
    return error != NULL && praxis_error_position (error) > g_utf8_strlen (text, -1);
  g_autofree char *described = praxis_query_describe (query);
  return error != NULL || !g_utf8_validate (described, -1, NULL);
}
