/* A filter: values of one field that a document must have (or must not). Values are concept ids, literals,
 * years or ranges of years. */
#pragma once
#include "register/document/field.h"
#include "register/vocabulary/vocabulary.h"
#include <glib.h>

typedef struct {
  const PraxisField *field;
  gboolean excluded;
  GPtrArray *values; /* of char*, each once */
} PraxisFilter;

void praxis_filter_free (PraxisFilter *filter);

/* The filter of a field in a list of them (of PraxisFilter*), made if it is not there and `make` says so. */
PraxisFilter *praxis_filters_get (GPtrArray *filters, const PraxisField *field, gboolean excluded,
                                  gboolean make);
GPtrArray *praxis_filters_new (void);
GPtrArray *praxis_filters_copy (const GPtrArray *filters);

/* The value as it is kept: a label in any language becomes its concept's id, a year or range is checked. NULL
 * with UNKNOWN_NAME and the nearest name, or USAGE. Without a vocabulary the value is taken as it is. Caller
 * frees. */
char *praxis_filter_resolve (const PraxisField *field, const char *value, const PraxisVocabulary *vocabulary,
                             GError **error);

/* Adds a value, or several separated by commas. */
gboolean praxis_filter_add (PraxisFilter *filter, const char *values, const PraxisVocabulary *vocabulary,
                            GError **error);

/* Whether a value of a document satisfies a value of a filter: the same, narrower, or a year in a range. */
gboolean praxis_filter_accepts (const PraxisFilter *filter, const char *value,
                                const PraxisVocabulary *vocabulary);

/* Removes the value and, if it is not there itself, all by which it is accepted (a range that it lies in,
 * what is broader); FALSE if there are none. */
gboolean praxis_filter_remove (PraxisFilter *filter, const char *value, const PraxisVocabulary *vocabulary);

/* How a value is shown to people: its label in English, else the value itself; static or owned by one of the
 * arguments. */
const char *praxis_value_label (const PraxisField *field, const char *value,
                                const PraxisVocabulary *vocabulary);
/* The same, from a vocabulary in another language if it is known there. */
const char *praxis_value_label_in (const PraxisField *field, const char *value, const char *language,
                                   const PraxisVocabulary *vocabulary);

/* The first and last year of "2013..2018", "2013..", "..2018" or "2015"; FALSE if it is none of them. */
gboolean praxis_years_parse (const char *text, int *from, int *to);
#define PRAXIS_FIRST_YEAR 1000
#define PRAXIS_LAST_YEAR 2999
