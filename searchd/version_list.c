/* Each version is a link to its own page, called by its file name, as titles of versions are mostly the same.
 */
#include "searchd/version_list.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include <string.h>

#define MOST_OPEN 3

/* The relations are those of the answer. */
static const char *
relation_label (const char *relation) {
  static const char *const labels[] = { N_ ("copy"), N_ ("version"), N_ ("edition") };
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (relation, labels[i]))
      return _ (labels[i]);
  return relation;
}

static void
append_version (GString *out, JsonObject *version, const PraxisVocabulary *vocabulary) {
  const char *id = page_text (version, "id"), *path = page_text (version, "path"),
             *title = page_text (version, "title"), *relation = page_text (version, "relation"),
             *language = page_text (version, "language");
  if (id == NULL || relation == NULL)
    return;
  g_autofree char *encoded = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : g_strdup (title != NULL ? title : id);
  html_append (out, "<li>%s", relation_label (relation));
  if (language != NULL && g_str_equal (relation, "edition"))
    html_append (out, " (<bdi>%s</bdi>)", page_label (vocabulary, "language", language));
  html_append (out, ": <a href=\"/documents/%s\"><bdi>%s</bdi></a></li>\n", encoded, file);
}

/* The versions that are worth a line; caller unrefs the array alone. */
static GPtrArray *
collect (JsonObject *document) {
  JsonArray *versions = page_array (document, "versions");
  gboolean told = page_count (page_array (document, "paths")) > 0; /* the document's own files are */
  GPtrArray *kept = g_ptr_array_new ();
  for (guint i = 0; i < page_count (versions); i++) {
    JsonObject *version = page_element (versions, i);
    if (version != NULL && !(told && g_strcmp0 (page_text (version, "id"), page_text (document, "id")) == 0))
      g_ptr_array_add (kept, version);
  }
  return kept;
}

void
version_list_append (GString *out, JsonObject *document, const PraxisVocabulary *vocabulary) {
  g_autoptr (GPtrArray) versions = collect (document);
  if (versions->len == 0)
    return;
  html_append (out, "<details class=\"versions\"%s>\n<summary>", versions->len > MOST_OPEN ? "" : " open");
  html_append (out, ngettext ("Also in %u other file", "Also in %u other files", versions->len),
               versions->len);
  g_string_append (out, "</summary>\n<ul>\n");
  for (guint i = 0; i < versions->len; i++)
    append_version (out, g_ptr_array_index (versions, i), vocabulary);
  g_string_append (out, "</ul>\n</details>\n");
}
