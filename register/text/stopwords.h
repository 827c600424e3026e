/* Function words, from the data folder's stopwords.txt: lines of a language code and words. They are left out
 * of questions that have other words, and say nothing of what a label means. */
#pragma once
#include <glib.h>

/* Folded word -> the codes of its languages, each with a space behind. Caller unrefs. */
GHashTable *praxis_stopwords_load (GError **error);
