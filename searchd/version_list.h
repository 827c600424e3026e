/* Copies, versions and editions of a document, on the pages for people. */
#pragma once
#include "register/vocabulary/vocabulary.h"
#include <glib.h>
#include <json-glib/json-glib.h>

/* Appends the list of "versions" of a hit or a record, nothing if there are none; a longer list is folded
 * away. The files of a record are left out, which it lists as its own. */
void version_list_append (GString *out, JsonObject *document, const PraxisVocabulary *vocabulary);
