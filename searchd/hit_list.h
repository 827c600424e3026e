/* The hits of the search page. */
#pragma once
#include "register/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends the list of "hits" of an answer; vocabulary (may be NULL) gives the labels of tags. */
void hit_list_append (GString *out, JsonArray *hits, const PraxisVocabulary *vocabulary);
/* Appends " · <label>" for one tag; nothing for NULL. */
void hit_tag_append (GString *out, const PraxisVocabulary *vocabulary, const char *scheme, const char *value);
/* "2013–2018", "2015", "2013–", or NULL; caller frees. years is {"from","to"} and may be NULL. */
char *hit_years (JsonObject *years);
