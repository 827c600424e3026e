/* In what language a question is asked. */
#pragma once
#include "register/query/query.h"

/* The language of a question by its function words: the one that most of them belong to, NULL if there is
 * none or more than one. stopwords: of praxis_stopwords_load(); query may be NULL; caller frees. */
char *praxis_question_language (GHashTable *stopwords, const PraxisQuery *query);
