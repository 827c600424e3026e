/* A passage as the hits and the page of its document show it. */
#pragma once
#include <glib.h>
#include <json-glib/json-glib.h>

typedef struct {
  const char *id, *language; /* "" if it is not known */
  gboolean has_file;
  const GPtrArray *pairs; /* the question (of QueryPair*), which the link to its text keeps */
} PassageDocument;

/* Appends the text with its marks, its section and page, and links that open the file there and the text.
 * Nothing if the passage has no text. */
void passage_append (GString *out, const PassageDocument *document, JsonObject *passage);
