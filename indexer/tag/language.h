/* Language models, loaded once before the worker is confined. */
#pragma once
#include "indexer/tag/tagging.h"

/* Never NULL; without the models' files it warns and knows scripts and function words only. */
LanguageModels *language_models_new (void);
void language_models_free (LanguageModels *models);
/* The language of a text (ISO 639-1), NULL if it cannot be told. */
const char *language_models_tell (const LanguageModels *models, const char *text, gsize length);
