/* Names of Tesseract's models, as it takes them: "por+spa+fra+eng". */
#pragma once
#include <glib.h>

/* Those that are wanted (with spaces, commas or "+" between), or of "" those installed, in a good order for a
 * text of unknown language. FAILED (in PRAXIS_ERROR) if one has no model in the folder, or none is there.
 * Caller frees. */
char *ocr_languages_choose (const char *wanted, const char *folder, GError **error);

/* The same with the model of a language (ISO 639-1; NULL is unknown) first; unchanged if there is none, or if
 * it is English, which reads better last. Caller frees. */
char *ocr_languages_order (const char *languages, const char *language);
