/* Which of Tesseract's models read pictures: those installed or asked for, the text's own language first. */
#include "indexer/extract/ocr_languages.h"
#include "register/base/error.h"
#include <string.h>
#include <unicode/uloc.h>

#define MODEL_SUFFIX ".traineddata"
#define LANGUAGES 6 /* of those installed; four took 1.1 to 2 times as long as one */
#define LAST_LANGUAGE "eng"

/* Which come first where not all are taken: the register's own, the rest by name. */
static int
compare_languages (gconstpointer a, gconstpointer b) {
  static const char *const first[] = { "por", "spa", "fra" };
  const char *one = *(const char *const *)a, *other = *(const char *const *)b;
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (strcmp (one, first[i]) == 0 || strcmp (other, first[i]) == 0)
      return strcmp (one, first[i]) == 0 ? -1 : 1;
  return strcmp (one, other);
}

static gboolean
has_model (const char *folder, const char *language) {
  g_autofree char *file = g_strconcat (folder, G_DIR_SEPARATOR_S, language, MODEL_SUFFIX, NULL);
  return g_file_test (file, G_FILE_TEST_IS_REGULAR);
}

/* Languages that have a model, NULL-terminated. Tesseract takes the first that knows a word, and English
 * knows words of all of them once their accents are left out: so it comes last. On one page
 * each, drawn at two resolutions, with it first up to 2 French and 10 Portuguese words of 100 were wrong,
 * with it last none, and of the English ones 1 of 300. */
static GPtrArray *
installed_languages (const char *folder) {
  static const char *const no_languages[] = { "osd", "equ", "snum", NULL };
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) models = g_dir_open (folder, 0, NULL);
  const char *name;
  while (models != NULL && (name = g_dir_read_name (models)) != NULL) {
    g_autofree char *language = g_strndup (name, strcspn (name, "."));
    if (g_str_has_suffix (name, MODEL_SUFFIX) && strcmp (language, LAST_LANGUAGE) != 0
        && !g_strv_contains (no_languages, language))
      g_ptr_array_add (languages, g_steal_pointer (&language));
  }
  g_ptr_array_sort (languages, compare_languages);
  g_ptr_array_set_size (languages, (int)MIN (languages->len, LANGUAGES - 1));
  if (has_model (folder, LAST_LANGUAGE))
    g_ptr_array_add (languages, g_strdup (LAST_LANGUAGE));
  g_ptr_array_add (languages, NULL);
  return languages;
}

/* NULL-terminated. */
static GPtrArray *
wanted_languages (const char *wanted) {
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = g_strsplit_set (wanted, " ,+", -1);
  for (char **name = names; *name != NULL; name++)
    if (**name != '\0')
      g_ptr_array_add (languages, g_strdup (*name));
  g_ptr_array_add (languages, NULL);
  return languages;
}

char *
ocr_languages_choose (const char *wanted, const char *folder, GError **error) {
  g_autoptr (GPtrArray) chosen = *wanted == '\0' ? installed_languages (folder) : wanted_languages (wanted);
  char **languages = (char **)chosen->pdata;
  for (char **language = languages; *language != NULL; language++)
    if (!has_model (folder, *language)) {
      g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "Tesseract's folder '%s' has no model for '%s'",
                   folder, *language);
      return NULL;
    }
  if (languages[0] != NULL)
    return g_strjoinv ("+", languages);
  g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_FAILED, "Tesseract's folder '%s' has no models", folder);
  return NULL;
}

/* Tesseract's codes are those of three letters, but for a script's sake: chi_sim, srp_latn. */
static gboolean
is_model_of (const char *model, const char *language) {
  return g_str_has_prefix (model, uloc_getISO3Language (language))
         || (strcmp (language, "zh") == 0 && g_str_has_prefix (model, "chi"));
}

char *
ocr_languages_order (const char *languages, const char *language) {
  g_auto (GStrv) models = g_strsplit (languages, "+", -1);
  guint own = 0;
  while (models[own] != NULL
         && (strcmp (models[own], LAST_LANGUAGE) == 0 || language == NULL
             || !is_model_of (models[own], language)))
    own++;
  if (models[own] == NULL)
    return g_strdup (languages);
  char *first = models[own];
  memmove (models + 1, models, own * sizeof *models);
  models[0] = first;
  return g_strjoinv ("+", models);
}
