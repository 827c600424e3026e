/* What the pages have in common: the frame, links that keep the other parameters, labels, and JSON members
 * that may be missing. */
#pragma once
#include "register/document/field.h"
#include "searchd/reply.h"
#include <json-glib/json-glib.h>

/* Everything up to the main part. title may be NULL; pairs are the question (of QueryPair*) that the form
 * repeats. */
GString *page_begin (const char *title, const GPtrArray *pairs);
/* The rest; takes over out. */
HttpReply *page_end (GString *out, int status);

/* The pairs of a question in their normal form, values with commas taken apart, without defaults that asked
 * (the pairs as they came) does not state. Caller unrefs. */
GPtrArray *page_pairs (const PraxisRequest *question, const GPtrArray *asked);
/* "/?..." with all pairs but the cursor and those of without_key that have without_value (NULL: any), and
 * with key=value added unless key is NULL. Caller frees. */
char *page_link (const GPtrArray *pairs, const char *without_key, const char *without_value, const char *key,
                 const char *value);
gboolean page_has_pair (const GPtrArray *pairs, const char *key, const char *value);
/* In a form: the rest of the question, so that it survives what the form changes. The place in the old answer
 * does not. */
void page_append_hidden (GString *out, const GPtrArray *pairs, const char *without_key);
gboolean page_has_query (const GPtrArray *pairs);
gboolean page_has_filters (const GPtrArray *pairs);
/* TRUE for "country" and "not-country", FALSE for "q", "limit", ...; the field's row if wanted. */
gboolean page_is_filter (const char *key, const PraxisField **field, gboolean *negated);

/* The label of a value of a field (NULL: none), or the value; static, owned by the vocabulary or the
 * caller's own. */
const char *page_label (const PraxisVocabulary *vocabulary, const char *field, const char *value);

/* Members of an object; NULL if they are missing or of another kind. Owned by the object. */
const char *page_text (JsonObject *object, const char *name);
JsonArray *page_array (JsonObject *object, const char *name);
JsonObject *page_object (JsonObject *object, const char *name);
/* The number, or 0. */
gint64 page_number (JsonObject *object, const char *name);
/* The "language" of a document, "" if it is not known. */
const char *page_language (JsonObject *document);
/* The object at index of an array, NULL if it is something else. */
JsonObject *page_element (JsonArray *array, guint index);
/* Length of an array that may be NULL. */
guint page_count (JsonArray *array);
