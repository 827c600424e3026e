/* Tests which names are taken for those of one work in several languages. */
#include "register/document/edition.h"
#include <string.h>

typedef struct {
  const char *name, *language;
} Name;

/* Pairs of names in two languages, and whether they name one work. */
static const struct {
  Name one, other;
  gboolean same;
} names[] = {
  { { "handbook_en", "en" }, { "handbook_fr", "fr" }, TRUE },
  { { "handbook", "en" }, { "handbook-FR", "fr" }, TRUE },
  { { "EN_handbook_v2", "en" }, { "FRE_handbook_v2", "fr" }, TRUE },
  { { "Guide", "en" }, { "Guide (French)", "fr" }, TRUE },
  { { "Guide", "en" }, { "Guide (version française)", "fr" }, TRUE },
  { { "Guide", "en" }, { "Guide - Version en español", "es" }, FALSE },
  { { "Guide", "en" }, { "Guide – Español", "es" }, TRUE },
  { { "guide.esp", "es" }, { "guide.eng", "en" }, TRUE },
  { { "Руководство (русский)", "ru" }, { "Руководство (English)", "en" }, TRUE },
  { { "How to do it", "en" }, { "How to do", "it" }, FALSE },
  { { "report 2013", "en" }, { "report 2014 fr", "fr" }, FALSE },
  { { "return from France", "en" }, { "return from", "fr" }, FALSE },
  { { "handbook_en", "fr" }, { "handbook_fr", "en" }, FALSE },
};

static void
test_names (void) {
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *one = praxis_edition_name (names[i].one.name, names[i].one.language);
    g_autofree char *other = praxis_edition_name (names[i].other.name, names[i].other.language);
    if (g_str_equal (one, other) != names[i].same)
      g_error ("'%s' and '%s' become '%s' and '%s'", names[i].one.name, names[i].other.name, one, other);
  }
}

static GPtrArray *
terms_of (const char *path, const char *title, const char *language) {
  g_autoptr (PraxisDocument) document = praxis_document_new ();
  if (path != NULL)
    g_ptr_array_add (document->paths, g_strdup (path));
  document->title = g_strdup (title);
  if (language != NULL)
    praxis_document_add_claim (document, "language", language, NULL, "record");
  return praxis_edition_terms (document);
}

/* Whether documents of two paths meet. */
static gboolean
paths_meet (const char *one, const char *language, const char *other, const char *other_language) {
  g_autoptr (GPtrArray) terms = terms_of (one, NULL, language),
                        others = terms_of (other, NULL, other_language);
  g_assert_cmpuint (terms->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 1);
  return g_str_equal (g_ptr_array_index (terms, 0), g_ptr_array_index (others, 0));
}

static void
test_paths (void) {
  g_assert_true (paths_meet ("/a/guide_en.pdf", "en", "/a/guide_fr.docx", "fr"));
  g_assert_true (paths_meet ("/a/en/guide.pdf", "en", "/a/French/guide.pdf", "fr"));
  g_assert_true (paths_meet ("/a/en/guide-en.pdf", "en", "/a/fr/guide-fr.pdf", "fr"));
  g_assert_false (paths_meet ("/a/guide_en.pdf", "en", "/b/guide_fr.pdf", "fr"));
  g_assert_false (paths_meet ("/a/french toast/guide.pdf", "fr", "/a/toast/guide.pdf", "en"));
  g_assert_true (paths_meet ("/a/\xff_en", "en", "/a/\xff_fr", "fr"));
}

static void
test_terms (void) {
  g_autoptr (GPtrArray) both = terms_of ("/a/guide_en.pdf", "Guide", "en");
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (both, 0), PRAXIS_EDITION_PATH));
  g_assert_true (g_str_has_prefix (g_ptr_array_index (both, 1), PRAXIS_EDITION_TITLE));
  g_autoptr (GPtrArray) unknown = terms_of ("/a/guide_en.pdf", "Guide", NULL);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_autoptr (GPtrArray) bare = terms_of (NULL, "(French)", "fr");
  g_assert_cmpuint (bare->len, ==, 0);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edition/names differ in the language they name or are of two works", test_names);
  g_test_add_func ("/edition/paths meet in their folder, whatever the format", test_paths);
  g_test_add_func ("/edition/a document meets its editions by path and title if its language is known",
                   test_terms);
  return g_test_run ();
}
