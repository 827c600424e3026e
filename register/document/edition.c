/* Taking the name of the language out of paths and titles. Only words that name the very language a document
 * is written in are taken, so that "it" stays in an English name. */
#include "register/document/edition.h"
#include "register/text/token.h"
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MOST_NAME 100u   /* UTF-16 units of the name of a language */
#define ABBREVIATION 3u  /* letters of a name that stand for it: "esp", "fra" */
#define SHORTEST_NAME 4u /* letters of a name that may have an ending: "française" */

/* Languages in which names of languages are known, beside the language itself. */
static const char *const naming[]
    = { "en", "fr", "es", "pt", "de", "it", "nl", "pl", "ru", "ar", "tr", "zh", NULL };

/* Words that go with the name of a language. */
static const char *const companions[]
    = { "version", "versao", "versione", "edition", "edicion", "edicao", NULL };

/* The name of a language in another, folded; NULL if ICU has none. */
static char *
language_name (const char *language, const char *in) {
  UChar units[MOST_NAME];
  char name[3 * MOST_NAME + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayLanguage (language, in, units, MOST_NAME, &status);
  u_strToUTF8 (name, sizeof name, NULL, units, length, &status);
  return U_FAILURE (status) ? NULL : praxis_fold (name);
}

/* The words that name a language: its codes, its names, and the first letters of those in English and in
 * itself. */
static GPtrArray *
make_marks (const char *language) {
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (marks, g_ascii_strdown (language, -1));
  g_ptr_array_add (marks, g_strdup (uloc_getISO3Language (language)));
  char *own = language_name (language, language), *english = language_name (language, naming[0]);
  g_ptr_array_add (marks, g_utf8_substring (own != NULL ? own : "", 0, ABBREVIATION));
  g_ptr_array_add (marks, g_utf8_substring (english != NULL ? english : "", 0, ABBREVIATION));
  g_free (english);
  g_ptr_array_add (marks, own);
  for (const char *const *in = naming; *in != NULL; in++)
    g_ptr_array_add (marks, language_name (language, *in));
  return marks;
}

/* The same, made once a language, for ICU reads files of its data for each name. */
static const GPtrArray *
language_marks (const char *language) {
  static GHashTable *known;
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  GPtrArray *marks = g_hash_table_lookup (known, language);
  if (marks == NULL) {
    marks = make_marks (language);
    g_hash_table_insert (known, g_strdup (language), marks);
  }
  return marks;
}

/* The name itself, or with an ending of one letter. */
static gboolean
is_mark (const char *word, const GPtrArray *marks) {
  for (guint i = 0; i < marks->len; i++) {
    const char *mark = g_ptr_array_index (marks, i);
    gsize length = mark == NULL ? 0 : strlen (mark);
    if (length == 0 || strncmp (word, mark, length) != 0)
      continue;
    if (word[length] == '\0' || (length >= SHORTEST_NAME && word[length + 1] == '\0'))
      return TRUE;
  }
  return FALSE;
}

char *
praxis_edition_name (const char *name, const char *language) {
  const GPtrArray *marks = language_marks (language);
  g_autofree char *folded = praxis_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean marked = FALSE;
  for (char **word = words; *word != NULL; word++)
    marked = marked || is_mark (*word, marks);
  GString *kept = g_string_new (NULL);
  for (char **word = words; *word != NULL; word++)
    if (!is_mark (*word, marks) && !(marked && g_strv_contains (companions, *word)))
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", *word);
  return g_string_free (kept, FALSE);
}

/* Names of files may be any bytes. */
static char *
file_name_of_editions (const char *name, const char *language) {
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  return praxis_edition_name (valid, language);
}

/* A path keeps its folders but those that are called like the language, and loses the extension: an edition
 * may have another format. */
static char *
path_name (const char *path, const char *language) {
  g_autofree char *folder = g_path_get_dirname (path), *file = g_path_get_basename (path);
  char *dot = strrchr (file, '.');
  if (dot != NULL && dot > file)
    *dot = '\0';
  g_auto (GStrv) parts = g_strsplit (folder, "/", -1);
  GString *name = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++) {
    g_autofree char *without = file_name_of_editions (*part, language);
    g_string_append_printf (name, "%s/", *without == '\0' ? without : *part);
  }
  g_autofree char *own = file_name_of_editions (file, language);
  g_string_append (name, own);
  return g_string_free (name, FALSE);
}

static char *
make_term (const char *beginning, const char *name) {
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);
  return g_strdup_printf ("%s%.16s", beginning, hash);
}

GPtrArray *
praxis_edition_terms (const PraxisDocument *document) {
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
  const char *language = praxis_document_value (document, "language", NULL);
  if (language == NULL)
    return terms;
  if (document->paths->len > 0) {
    g_autofree char *name = path_name (g_ptr_array_index (document->paths, 0), language);
    g_ptr_array_add (terms, make_term (PRAXIS_EDITION_PATH, name));
  }
  g_autofree char *title = document->title == NULL ? NULL : praxis_edition_name (document->title, language);
  if (title != NULL && *title != '\0')
    g_ptr_array_add (terms, make_term (PRAXIS_EDITION_TITLE, title));
  return terms;
}
