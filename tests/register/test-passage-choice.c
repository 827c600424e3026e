/* Tests which blocks of a document are passages of it, and what of them is shown. */
#include "tests/register/fixture.h"
#include <string.h>

/* A text whose head has the words that are asked for, as well. */
static void
put_headed (PraxisWriter *writer) {
  static const char head[] = "---\ntitle: frontmark frontmark\n---\n\n";
  g_autofree char *text
      = g_strconcat (head, "It is in the second paragraph that a frontmark is told of.\n", NULL);
  PraxisDocument *document = fixture_document ("4a44000000000001", "/f/headed.md", "Headed", text);
  const PraxisSpan span = { 0, strlen (head) - strlen ("\n\n") };
  g_array_append_val (document->furniture, span);
  fixture_put (writer, document);
}

/* Two short paragraphs that one passage shows, and a list of contents that names the same words more often.
 */
static void
put_listed (PraxisWriter *writer) {
  static const struct {
    const char *section, *role, *text;
  } parts[] = {
    { "Contents", "contents", "Contents\n\nOn tocmark and tocmark 4, tocmark 12\n\n" },
    { "On tocmark of tocmarks", NULL, "On tocmark of tocmarks\n\n" },
    { "What was done", "activities", "What was done\n\nThe tocmark came.\n\nA tocmark went.\n\n" },
  };
  PraxisDocument *document = fixture_document ("4a44000000000002", "/f/listed.md", "Listed", "");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    praxis_document_begin_section (document, 1, parts[i].section);
    g_array_index (document->sections, PraxisSection, i).role = g_strdup (parts[i].role);
    g_string_append (document->text, parts[i].text);
  }
  fixture_put (writer, document);
}

#define SHARED \
  "The programmemark of the islands is what all of its reports say of it in the same words: that it was " \
  "begun " \
  "by those who live there, and that it goes on for as long as there are ferries to them."

/* Reports that share a paragraph, of which one has nothing else to say. */
static void
put_shared (PraxisWriter *writer) {
  static const char *const own[]
      = { "In the north it was asked whether the programmemark had come too late for those who had left by "
          "then, and "
          "no one there who was asked in the spring of that year could say whether it had.",
          "In the south it was asked whether the programmemark had come too late for those who had left by "
          "then, and "
          "all of those who were asked in the autumn of that year were certain that it had.",
          "" };
  for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
    g_autofree char *id = g_strdup_printf ("666600000000001%u", i),
                    *path = g_strdup_printf ("/f/shared%u.txt", i),
                    *text = g_strconcat (SHARED "\n\n", own[i], "\n", NULL);
    fixture_put (writer, fixture_document (id, path, "Shared", text));
  }
}

static void
index_open (FixtureIndex *index, gconstpointer data) {
  (void)data;
  index->folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (index->folder);
  put_headed (writer);
  put_listed (writer);
  put_shared (writer);
  fixture_index_open (index, writer);
}

static JsonObject *
ask (FixtureIndex *index, const char *query) {
  return fixture_ask (index->reg, (const char *const[]){ "q", query, "passages", "5", NULL });
}

static void
test_head (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer = ask (index, "frontmark");
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  g_assert_cmpuint (json_array_get_length (passages), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (passages, 0), "text"), ==,
                   "It is in the second paragraph that a frontmark is told of.");
}

static void
test_contents (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer = ask (index, "tocmark");
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  JsonObject *first = json_array_get_object_element (passages, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "text"), ==, "The tocmark came. A tocmark went.");
  JsonObject *last = json_array_get_object_element (passages, 2);
  g_assert_cmpuint (json_array_get_length (passages), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (last, "text"), ==, "On tocmark of tocmarks");
}

/* How often a text stands in the passages of a hit. */
static guint
count_shown (JsonObject *hit, const char *text) {
  JsonArray *passages = json_object_get_array_member (hit, "passages");
  guint count = 0;
  for (guint i = 0; i < json_array_get_length (passages); i++) {
    JsonObject *passage = json_array_get_object_element (passages, i);
    count += strstr (json_object_get_string_member (passage, "text"), text) != NULL;
  }
  return count;
}

static void
test_shared (FixtureIndex *index, gconstpointer data) {
  (void)data;
  g_autoptr (JsonObject) answer = ask (index, "programmemark");
  guint shared = 0, only = 0;
  for (guint i = 0; i < 3; i++) {
    JsonObject *hit = fixture_hit (answer, i);
    guint own = count_shown (hit, "In the north") + count_shown (hit, "In the south");
    shared += count_shown (hit, "The programmemark of the islands");
    only += own == 0;
  }
  g_assert_cmpuint (only, ==, 1);
  g_assert_cmpuint (shared, <=, 2); /* with the first, and with the one that has no other */
}

static const struct {
  const char *path;
  void (*function) (FixtureIndex *index, gconstpointer data);
} tests[] = {
  { "/passage choice/the head of a file is no passage of it", test_head },
  { "/passage choice/a text is shown before contents and headings over nothing, and nothing twice",
    test_contents },
  { "/passage choice/what documents share is shown once, but each has a passage", test_shared },
};

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, FixtureIndex, NULL, index_open, tests[i].function, fixture_index_close);
  return g_test_run ();
}
