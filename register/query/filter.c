/* Filters: how their values are read, and what they accept. */
#include "register/query/filter.h"
#include "register/base/error.h"
#include <glib/gi18n.h>
#include <string.h>

void
praxis_filter_free (PraxisFilter *filter) {
  g_ptr_array_unref (filter->values);
  g_free (filter);
}

GPtrArray *
praxis_filters_new (void) {
  return g_ptr_array_new_with_free_func ((GDestroyNotify)praxis_filter_free);
}

PraxisFilter *
praxis_filters_get (GPtrArray *filters, const PraxisField *field, gboolean excluded, gboolean make) {
  for (guint i = 0; i < filters->len; i++) {
    PraxisFilter *filter = g_ptr_array_index (filters, i);
    if (filter->field == field && filter->excluded == excluded)
      return filter;
  }
  if (!make)
    return NULL;
  PraxisFilter *filter = g_new0 (PraxisFilter, 1);
  filter->field = field;
  filter->excluded = excluded;
  filter->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (filters, filter);
  return filter;
}

static void
add_once (GPtrArray *values, const char *value) {
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

GPtrArray *
praxis_filters_copy (const GPtrArray *filters) {
  GPtrArray *copy = praxis_filters_new ();
  for (guint i = 0; i < filters->len; i++) {
    const PraxisFilter *filter = g_ptr_array_index (filters, i);
    PraxisFilter *made = praxis_filters_get (copy, filter->field, filter->excluded, TRUE);
    for (guint j = 0; j < filter->values->len; j++)
      add_once (made->values, g_ptr_array_index (filter->values, j));
  }
  return copy;
}

static gboolean
parse_year (const char *text, gsize length, int otherwise, int *year) {
  if (length == 0) {
    *year = otherwise;
    return TRUE;
  }
  *year = 0;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]) || length != 4)
      return FALSE;
    *year = *year * 10 + (text[i] - '0');
  }
  return *year >= PRAXIS_FIRST_YEAR && *year <= PRAXIS_LAST_YEAR;
}

gboolean
praxis_years_parse (const char *text, int *from, int *to) {
  const char *dots = strstr (text, "..");
  if (dots == NULL)
    return *text != '\0' && parse_year (text, strlen (text), 0, from)
           && parse_year (text, strlen (text), 0, to);
  return strlen (text) > 2 && parse_year (text, (gsize)(dots - text), PRAXIS_FIRST_YEAR, from)
         && parse_year (dots + 2, strlen (dots + 2), PRAXIS_LAST_YEAR, to) && *from <= *to;
}

/* "2013-2018" and "2013 – 2018", as people write, with the dots of a range; NULL if there is no dash. Caller
 * frees. */
static char *
range_of_dash (const char *value) {
  static const char *const dashes[] = { "–", "-" };
  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++) {
    g_auto (GStrv) ends = g_strsplit (value, dashes[i], 2);
    if (g_strv_length (ends) == 2)
      return g_strconcat (g_strstrip (ends[0]), "..", g_strstrip (ends[1]), NULL);
  }
  return NULL;
}

static char *
resolve_years (const PraxisField *field, const char *value, GError **error) {
  int from, to;
  g_autofree char *dashed = range_of_dash (value);
  const char *range = dashed != NULL ? dashed : value;
  if (praxis_years_parse (range, &from, &to))
    return g_strdup (range);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE,
               _ ("'%s' is no %s: give a year, or a range such as 2013..2018, 2013.. or ..2018"), value,
               field->name);
  return NULL;
}

static char *
resolve_concept (const PraxisField *field, const char *value, const PraxisVocabulary *vocabulary,
                 GError **error) {
  const PraxisConcept *concept = praxis_vocabulary_lookup (vocabulary, field->scheme, value);
  if (concept != NULL)
    return g_strdup (praxis_concept_id (concept));
  praxis_error_set_unknown (error, praxis_vocabulary_nearest (vocabulary, field->scheme, value),
                            _ ("unknown %s '%s'"), field->scheme, value);
  return NULL;
}

/* A value of a fixed list, by its name or its label. */
static char *
resolve_listed (const PraxisField *field, const char *value, GError **error) {
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const PraxisFieldValue *row = field->values; row->name != NULL; row++) {
    if (g_ascii_strcasecmp (value, row->name) == 0 || g_ascii_strcasecmp (value, row->label) == 0)
      return g_strdup (row->name);
    g_ptr_array_add (names, (gpointer)row->name);
  }
  g_ptr_array_add (names, NULL);
  praxis_error_set_unknown_among (error, value, (const char *const *)names->pdata,
                                  _ ("unknown value '%s' of '%s'"), value, field->name);
  return NULL;
}

/* "2016 – 16", "Action 2016-16" and "2016-16" are one. */
static char *
resolve_literal (const PraxisField *field, const char *value, GError **error) {
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean digits = FALSE;
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);
    digits = digits || g_unichar_isdigit (letter);
    if (g_unichar_isdigit (letter))
      g_string_append_unichar (kept, letter);
    else if (g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION)
      g_string_append_c (kept, '-');
  }
  if (digits)
    return g_strdup (kept->str);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("'%s' is no %s: give its number, such as 2016-16"),
               value, field->name);
  return NULL;
}

char *
praxis_filter_resolve (const PraxisField *field, const char *value, const PraxisVocabulary *vocabulary,
                       GError **error) {
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  if (*trimmed == '\0') {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE, _ ("the field '%s' needs a value"), field->name);
    return NULL;
  }
  if (vocabulary == NULL)
    return g_steal_pointer (&trimmed);
  if ((field->flags & PRAXIS_FIELD_YEARS) != 0)
    return resolve_years (field, trimmed, error);
  if (field->scheme != NULL)
    return resolve_concept (field, trimmed, vocabulary, error);
  if (field->values != NULL)
    return resolve_listed (field, trimmed, error);
  return resolve_literal (field, trimmed, error);
}

gboolean
praxis_filter_add (PraxisFilter *filter, const char *values, const PraxisVocabulary *vocabulary,
                   GError **error) {
  /* A label may hold a comma itself ("Congo, The Democratic Republic of the"), so the whole is tried first.
   */
  gboolean labels = filter->field->scheme != NULL && vocabulary != NULL;
  g_autofree char *whole = labels ? praxis_filter_resolve (filter->field, values, vocabulary, NULL) : NULL;
  if (whole != NULL) {
    add_once (filter->values, whole);
    return TRUE;
  }
  g_auto (GStrv) parts = g_strsplit (values, ",", -1);
  for (char **part = parts; *part != NULL; part++) {
    g_autofree char *value = praxis_filter_resolve (filter->field, *part, vocabulary, error);
    if (value == NULL)
      return FALSE;
    add_once (filter->values, value);
  }
  return parts[0] != NULL || praxis_filter_resolve (filter->field, "", vocabulary, error) != NULL;
}

static gboolean
accepts_one (const PraxisField *field, const char *wanted, const char *value,
             const PraxisVocabulary *vocabulary) {
  if (g_ascii_strcasecmp (wanted, value) == 0)
    return TRUE;
  int from, to, first, last;
  if ((field->flags & PRAXIS_FIELD_YEARS) != 0)
    return praxis_years_parse (wanted, &from, &to) && praxis_years_parse (value, &first, &last)
           && first >= from && last <= to;
  if (field->scheme == NULL || vocabulary == NULL)
    return FALSE;
  const PraxisConcept *broad = praxis_vocabulary_find (vocabulary, field->scheme, wanted);
  const PraxisConcept *narrow = praxis_vocabulary_find (vocabulary, field->scheme, value);
  return broad != NULL && narrow != NULL && praxis_concept_is_within (narrow, broad);
}

gboolean
praxis_filter_accepts (const PraxisFilter *filter, const char *value, const PraxisVocabulary *vocabulary) {
  for (guint i = 0; i < filter->values->len; i++)
    if (accepts_one (filter->field, g_ptr_array_index (filter->values, i), value, vocabulary))
      return TRUE;
  return FALSE;
}

gboolean
praxis_filter_remove (PraxisFilter *filter, const char *value, const PraxisVocabulary *vocabulary) {
  guint index, before = filter->values->len;
  if (g_ptr_array_find_with_equal_func (filter->values, value, g_str_equal, &index)) {
    g_ptr_array_remove_index (filter->values, index);
    return TRUE;
  }
  for (guint i = before; i-- > 0;)
    if (accepts_one (filter->field, g_ptr_array_index (filter->values, i), value, vocabulary))
      g_ptr_array_remove_index (filter->values, i);
  return filter->values->len < before;
}

const char *
praxis_value_label_in (const PraxisField *field, const char *value, const char *language,
                       const PraxisVocabulary *vocabulary) {
  const PraxisFieldValue *row = praxis_field_find_value (field, value);
  if (row != NULL)
    return row->label;
  const PraxisConcept *concept = field->scheme == NULL || vocabulary == NULL
                                     ? NULL
                                     : praxis_vocabulary_find (vocabulary, field->scheme, value);
  return concept == NULL ? value : praxis_concept_label (concept, language);
}

const char *
praxis_value_label (const PraxisField *field, const char *value, const PraxisVocabulary *vocabulary) {
  return praxis_value_label_in (field, value, "en", vocabulary);
}
