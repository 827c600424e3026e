/* Tests that a role of sections is a place to search: on random documents, against an oracle that looks for
 * the words in the sections themselves. */
#include "tests/register/fixture.h"
#include <string.h>

#define DOCUMENTS 40
#define RUNS 500
#define SECTIONS 4

static const char *const words[] = { "kuba", "zoro", "mivo", NULL };
static const char *const roles[] = { "lessons", "practices", "context", NULL };
#define WORDS (G_N_ELEMENTS (words) - 1)
#define ROLES (G_N_ELEMENTS (roles) - 1)

/* How sections read: the words in their order; role ROLES: none. */
typedef struct {
  guint sections;
  guint role[SECTIONS];
  GString *text[SECTIONS];
} Known;

static Known known[DOCUMENTS];

static guint
below (GRand *random, guint limit) {
  return (guint)g_rand_int_range (random, 0, (gint32)limit);
}

static void
put_known (PraxisWriter *writer, GRand *random, guint number) {
  Known *document = &known[number];
  g_autofree char *id = g_strdup_printf ("%016x", number + 1);
  PraxisDocument *made = fixture_document (id, NULL, "kuba of the title", "");
  document->sections = 1 + below (random, SECTIONS);
  for (guint i = 0; i < document->sections; i++) {
    document->role[i] = below (random, ROLES + 1);
    document->text[i] = g_string_new (NULL);
    praxis_document_begin_section (made, 1, NULL);
    if (document->role[i] < ROLES)
      g_array_index (made->sections, PraxisSection, made->sections->len - 1).role
          = g_strdup (roles[document->role[i]]);
    for (guint count = below (random, 4); count > 0; count--)
      g_string_append_printf (document->text[i], "%s ", words[below (random, WORDS)]);
    g_string_append_printf (made->text, "Text %s here.\n\n", document->text[i]->str);
  }
  fixture_put (writer, made);
}

static PraxisRegister *
make_index (char **folder) {
  g_autoptr (GRand) random = g_rand_new_with_seed (20260102);
  *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (*folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    put_known (writer, random, i);
  fixture_commit (writer);
  return fixture_register (*folder);
}

/* A query of two words in each form, and whether it holds for all that a document has in a role. */
typedef gboolean (*Holds) (const Known *document, guint role, const char *one, const char *other);

static gboolean
has (const Known *document, guint role, const char *words_in_a_row) {
  for (guint i = 0; i < document->sections; i++)
    if ((role == ROLES || document->role[i] == role)
        && strstr (document->text[i]->str, words_in_a_row) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
holds_any (const Known *document, guint role, const char *one, const char *other) {
  return has (document, role, one) || has (document, role, other);
}

static gboolean
holds_both (const Known *document, guint role, const char *one, const char *other) {
  return has (document, role, one) && has (document, role, other);
}

static gboolean
holds_phrase (const Known *document, guint role, const char *one, const char *other) {
  g_autofree char *phrase = g_strconcat (one, " ", other, NULL);
  return has (document, role, phrase);
}

static gboolean
holds_near (const Known *document, guint role, const char *one, const char *other) {
  return holds_phrase (document, role, one, other) || holds_phrase (document, role, other, one);
}

static gboolean
holds_phrase_or_last (const Known *document, guint role, const char *one, const char *other) {
  return holds_phrase (document, role, one, other) || has (document, role, words[WORDS - 1]);
}

/* The title has the first word too, so it is excluded from nothing but sections when it is not asked for. */
static gboolean
holds_first_alone (const Known *document, guint role, const char *one, const char *other) {
  gboolean in_title = strcmp (other, words[0]) == 0;
  return has (document, role, one) && !has (document, ROLES, other) && !in_title;
}

static const struct {
  const char *format;
  Holds holds;
} forms[] = {
  { "%s %s", holds_any },
  { "+%s +%s", holds_both },
  { "%s AND %s", holds_both },
  { "\"%s %s\"", holds_phrase },
  { "%s -%s", holds_first_alone },
  { "%s NEAR/1 %s", holds_near },
  { "mivo OR \"%s %s\"", holds_phrase_or_last },
};

static guint
expected_count (guint form, guint role, const char *one, const char *other) {
  guint count = 0;
  for (guint i = 0; i < DOCUMENTS; i++)
    count += forms[form].holds (&known[i], role, one, other);
  return count;
}

static guint
facet_count (JsonObject *answer, const char *role) {
  JsonArray *facets = json_object_get_array_member (answer, "facets");
  JsonArray *values = json_object_get_array_member (json_array_get_object_element (facets, 0), "values");
  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonObject *value = json_array_get_object_element (values, i);
    if (strcmp (json_object_get_string_member (value, "value"), role) == 0)
      return (guint)json_object_get_int_member (value, "count");
  }
  return 0;
}

static char *
make_query (guint form, const char *one, const char *other) {
  g_auto (GStrv) parts = g_strsplit (forms[form].format, "%s", 3);
  return g_strconcat (parts[0], one, parts[1], other, parts[2], NULL);
}

static void
test_random (void) {
  char *folder;
  PraxisRegister *reg = make_index (&folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  for (guint run = 0; run < RUNS; run++) {
    guint form = below (random, G_N_ELEMENTS (forms)), role = below (random, ROLES);
    guint first = below (random, WORDS), second = (first + 1 + below (random, WORDS - 1)) % WORDS;
    const char *one = words[first], *other = words[second];
    g_autofree char *query = make_query (form, one, other);
    const char *pairs[] = { "q", query, "in", roles[role], "facets", "in", NULL };
    g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
    g_test_message ("%s in %s", query, roles[role]);
    g_assert_cmpuint (fixture_total (answer), ==, expected_count (form, role, one, other));
    for (guint i = 0; i < ROLES; i++)
      g_assert_cmpuint (facet_count (answer, roles[i]), ==, expected_count (form, i, one, other));
  }
  praxis_register_close (reg);
  fixture_remove (folder);
  for (guint i = 0; i < DOCUMENTS; i++)
    for (guint j = 0; j < known[i].sections; j++)
      g_string_free (known[i].text[j], TRUE);
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roles/words are found and counted in sections of the role alone", test_random);
  return g_test_run ();
}
