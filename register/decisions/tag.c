/* Tags as people name them, checked against the fields and the vocabulary. */
#include "register/decisions/tag.h"
#include "register/base/error.h"
#include "register/query/filter.h"
#include <stdlib.h>
#include <string.h>

static gboolean
can_be_tagged (const PraxisField *field) {
  return (field->flags & PRAXIS_FIELD_FILTER) != 0 && (field->flags & PRAXIS_FIELD_SECTION) == 0
         && field->values == NULL;
}

const PraxisField *
praxis_tag_field (const char *name, GError **error) {
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const PraxisField *field = praxis_fields (); field->name != NULL; field++) {
    if (!can_be_tagged (field))
      continue;
    if (strcmp (field->name, name) == 0)
      return field;
    g_ptr_array_add (names, (gpointer)field->name);
  }
  g_ptr_array_add (names, NULL);
  praxis_error_set_unknown_among (error, name, (const char *const *)names->pdata, "unknown tag '%s'", name);
  return NULL;
}

/* Years of other eras (2557 in Thailand) are none of the calendar that documents are found by. */
#define FIRST_YEAR 1000
#define LAST_YEAR 2100

static gboolean
is_year (const char *value) {
  int year = atoi (value);
  return strstr (value, "..") == NULL && year >= FIRST_YEAR && year <= LAST_YEAR;
}

char *
praxis_tag_value (const PraxisField *field, const char *text, const PraxisVocabulary *vocabulary,
                  GError **error) {
  if (field->scheme != NULL && praxis_vocabulary_concepts (vocabulary, field->scheme)->len == 0)
    vocabulary = NULL;
  g_autofree char *value = praxis_filter_resolve (field, text, vocabulary, error);
  if (value == NULL || (field->flags & PRAXIS_FIELD_YEARS) == 0 || is_year (value))
    return g_steal_pointer (&value);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, "'%s' is no single year from %d to %d", text,
               FIRST_YEAR, LAST_YEAR);
  return NULL;
}

PraxisTag *
praxis_tag_parse (const char *text, const PraxisVocabulary *vocabulary, GError **error) {
  const char *equals = strchrnul (text, '=');
  g_autofree char *name = g_strstrip (g_strndup (text, (gsize)(equals - text)));
  g_autoptr (PraxisTag) tag = g_new0 (PraxisTag, 1);
  tag->field = praxis_tag_field (name, error);
  if (tag->field == NULL || *equals == '\0')
    return tag->field == NULL ? NULL : g_steal_pointer (&tag);
  tag->value = praxis_tag_value (tag->field, equals + 1, vocabulary, error);
  return tag->value == NULL ? NULL : g_steal_pointer (&tag);
}

void
praxis_tag_free (PraxisTag *tag) {
  if (tag == NULL)
    return;
  g_free (tag->value);
  g_free (tag);
}

gboolean
praxis_tag_fits (const PraxisTag *tag, const PraxisClaim *claim) {
  return strcmp (tag->field->name, claim->field) == 0
         && (tag->value == NULL || g_ascii_strcasecmp (tag->value, claim->value) == 0);
}
