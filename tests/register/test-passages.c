/* Tests what an answer shows of a document: the passage, where it stands, and the words that are marked. */
#include "tests/register/fixture.h"
#include "tests/register/passages_index.h"
#include <string.h>

static PraxisRegister *reg;

/* ---- Asking ---- */

static JsonObject *
ask (const char *query, const char *expand) {
  return fixture_ask (reg, (const char *const[]){ "q", query, "expand", expand, "passages", "5", NULL });
}

/* The marked words of a passage, joined by '|'; each must lie inside its text, behind the one before. */
static void
collect_marks (JsonObject *passage, GString *marks) {
  const char *text = json_object_get_string_member (passage, "text");
  JsonArray *highlights = json_object_get_array_member (passage, "highlights");
  gint64 length = g_utf8_strlen (text, -1), last = 0;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < json_array_get_length (highlights); i++) {
    JsonArray *pair = json_array_get_array_element (highlights, i);
    gint64 from = json_array_get_int_element (pair, 0), to = json_array_get_int_element (pair, 1);
    g_assert_cmpint (from, >=, last);
    g_assert_cmpint (to, >, from);
    g_assert_cmpint (to, <=, length);
    g_autofree char *marked = g_utf8_substring (text, from, to);
    g_string_append_printf (marks, "%s%s", marks->len > 0 ? "|" : "", marked);
    last = to;
  }
}

/* What is marked in all passages of the hit with an id; NULL if it is no hit. */
static char *
marks_of (JsonObject *answer, const char *id) {
  for (guint i = 0; i < fixture_total (answer); i++) {
    if (strcmp (fixture_hit_id (answer, i), id) != 0)
      continue;
    JsonArray *passages = json_object_get_array_member (fixture_hit (answer, i), "passages");
    GString *marks = g_string_new (NULL);
    for (guint j = 0; j < json_array_get_length (passages); j++)
      collect_marks (json_array_get_object_element (passages, j), marks);
    return g_string_free (marks, FALSE);
  }
  return NULL;
}

/* ---- Marks ---- */

typedef struct {
  const char *title;
  const char *query, *expand;
  const char *id;    /* of a document */
  const char *marks; /* in it; NULL: it is no hit */
} Marks;

static const Marks marked[] = {
  { "the forms of a word are marked", "counselling", "0", "1111000000000001", "counselled" },
  { "words are marked wherever they stand", "return counselling", "0", "1111000000000002",
    "return|counselling" },
  { "a phrase is marked only where it stands whole", "\"advice and counselling\" home", "0",
    "1111000000000002", "home|Advice|and|counselling" },
  { "a phrase that is not there is no hit", "\"return counselling\"", "0", "1111000000000002", NULL },
  { "a quoted single word is exact", "\"counsel\"", "0", "1111000000000008", "counsel" },
  { "a word in quotes does not stand for its forms", "\"counselling\"", "0", "1111000000000001", NULL },
  { "what begins as the word before the star is marked", "counsel*", "0", "1111000000000008",
    "counselled|counsellor|counsel" },
  { "a star after an elided article goes on with the last word", "l'immigr*", "0", "1111000000000005",
    "immigration" },
  { "an article may be elided with any apostrophe", "\"l'immigration\"", "0", "1111000000000005",
    "L|immigration" },
  { "a word broken at the end of a line is found whole", "identification", "0", "1111000000000009",
    "identi|fication" },
  { "and in a phrase that goes on after it", "\"identification of victims\"", "0", "1111000000000009",
    "fication|of|victims" },
  { "its parts are found too", "\"better identi\"", "0", "1111000000000009", "Better|identi" },
  { "a hyphen before a capital or a number is no broken word", "topeer 20132014", "0", "1111000000000009",
    NULL },
  { "a mark between letters joins them", "R&D", "0", "1111000000000010", "R|D" },
  { "so does a full stop between capitals", "ABC.DEF", "0", "1111000000000010", "ABC|DEF" },
  { "a bracket within a word leaves it findable whole", "relocation", "0", "1111000000000010",
    "re|location" },
  { "a misread word is found by what it ought to be", "\"labour migration\"", "0", "3333000000000001",
    "labour|miaration" },
  { "and by what it reads", "miaration", "0", "3333000000000001", "miaration" },
  { "a lost hyphen parts a word within a phrase", "\"of fact finding minds\"", "0", "3333000000000001",
    "of|fact|finding|MInds" },
  { "the mark of a note is no part of a phrase", "\"rules on labour\"", "0", "3333000000000001",
    "rules|on|labour" },
  { "accents need not be typed", "emigration", "0", "1111000000000005", "émigration" },
  { "words near each other are found in any order", "later NEAR/3 counselling", "0", "1111000000000002",
    "counselling|later" },
  { "words too far from each other are no hit", "decision NEAR/2 later", "0", "1111000000000002", NULL },
  { "what must not occur is not marked", "zebra -giraffe", "0", "1111000000000007", "zebra|zebra|zebra" },
  { "overlapping pairs of Japanese are one mark", "国際移住", "0", "1111000000000006", "国際移住" },
  { "a concept is found by its label in the language of the document", "return counselling", "1",
    "1111000000000003", "retour|volontaire" },
  { "without expansion other languages are not found", "return counselling", "0", "1111000000000003", NULL },
  { "a label is looked for in documents of its own language only", "return counselling", "1",
    "1111000000000004", NULL },
  { "the user's own words are found in any language", "\"retour volontaire\"", "0", "1111000000000004",
    "retour|volontaire" },
  { "an expansion to Japanese finds Japanese", "Ghana", "1", "1111000000000006", "ガーナ" },
};

static void
test_marks (gconstpointer data) {
  const Marks *expected = data;
  g_autoptr (JsonObject) answer = ask (expected->query, expected->expand);
  g_autofree char *marks = marks_of (answer, expected->id);
  g_assert_cmpstr (marks, ==, expected->marks);
}

static void
test_expansions_told (void) {
  g_autoptr (JsonObject) with = ask ("return counselling", "1"), without = ask ("return counselling", "0");
  JsonObject *query = json_object_get_object_member (with, "query");
  JsonArray *told = json_object_get_array_member (query, "expanded");
  gboolean french = FALSE;
  guint alike = 0;
  for (guint i = 0; i < json_array_get_length (told); i++) {
    JsonObject *one = json_array_get_object_element (told, i);
    const char *language = json_object_get_string_member (one, "language"),
               *to = json_array_get_string_element (json_object_get_array_member (one, "to"), 0);
    alike += strcmp (to, "returned migrants") == 0 || strcmp (to, "returning migrants") == 0;
    g_assert_cmpstr (json_object_get_string_member (one, "concept"), ==, "return-reintegration");
    /* An abbreviation belongs to all languages, everything else to one of the documents'. */
    if (language == NULL)
      continue;
    g_assert_true (g_strv_contains (((const char *const[]){ "en", "fr", "ja", NULL }), language));
    french = french || strcmp (language, "fr") == 0;
  }
  g_assert_true (french);
  g_assert_cmpuint (alike, ==, 1); /* of labels with the same stems */
  query = json_object_get_object_member (without, "query");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (query, "expanded")), ==, 0);
}

/* ---- Pages ---- */

static PraxisRequest *
question (const char *query) {
  PraxisRequest *request = praxis_request_new (fixture_vocabulary (), fixture_settings ());
  g_assert_true (praxis_request_set (request, "q", query, NULL));
  return request;
}

/* What a query marks on a page of a document. */
static void
assert_marks_on_page (const char *id, guint page, const char *query, const char *expected) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = question (query);
  g_autoptr (JsonNode) node = praxis_register_page (reg, id, page, request, &error);
  g_assert_no_error (error);
  g_autoptr (GString) marks = g_string_new (NULL);
  collect_marks (json_node_get_object (node), marks);
  g_assert_cmpstr (marks->str, ==, expected);
}

static void
test_page_marks (void) {
  assert_marks_on_page ("2222000000000001", 1, "commonmark alphamark", "alphamark|commonmark");
  assert_marks_on_page ("2222000000000001", 2, "commonmark gammamark", "gammamark|commonmark");
  assert_marks_on_page ("2222000000000001", 3, "commonmark", "");
  assert_marks_on_page ("1111000000000007", 1, "café zebra", "zebra|café|zebra|zebra");
  assert_marks_on_page ("1111000000000009", 1, "identification", "identi|fication");
  assert_marks_on_page ("3333000000000001", 1, "\"labour migration\"", "labour|miaration");
}

static void
test_page_sections (void) {
  g_autoptr (JsonNode) node = praxis_register_page (reg, "2222000000000001", 2, NULL, NULL);
  JsonObject *page = json_node_get_object (node);
  JsonArray *sections = json_object_get_array_member (page, "sections");
  g_assert_cmpstr (json_object_get_string_member (page, "section"), ==, "Background");
  g_assert_cmpuint (json_array_get_length (sections), ==, 1);
  JsonObject *section = json_array_get_object_element (sections, 0);
  g_assert_cmpstr (json_object_get_string_member (section, "title"), ==, "Lessons learnt");
  g_assert_cmpint (json_object_get_int_member (section, "number"), ==, 2);
  const char *text = json_object_get_string_member (page, "text");
  const char *at = g_utf8_offset_to_pointer (text, json_object_get_int_member (section, "at"));
  g_assert_true (g_str_has_prefix (at, "Lessons learnt\n"));
  g_assert_false (json_object_has_member (page, "highlights"));
}

/* What a question finds in one document, and how many of its passages that are. */
static void
assert_found_in (const char *id, const char *query, gint64 total, const char *marks) {
  g_autoptr (GError) error = NULL;
  g_autoptr (PraxisRequest) request = question (query);
  g_autoptr (JsonNode) node = praxis_register_passages (reg, id, request, &error);
  g_assert_no_error (error);
  JsonObject *found = json_node_get_object (node);
  JsonArray *passages = json_object_get_array_member (found, "passages");
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (passages); i++)
    collect_marks (json_array_get_object_element (passages, i), all);
  g_assert_cmpint (json_object_get_int_member (found, "total"), ==, total);
  g_assert_cmpstr (all->str, ==, marks);
}

static void
test_passages_of_one (void) {
  assert_found_in ("2222000000000001", "deltamark", 1, "deltamark");
  assert_found_in ("2222000000000001", "zebra", 0, "");
  assert_found_in ("1111000000000001", "counselling", 1, "counselled");
}

/* ---- Places ---- */

typedef struct {
  const char *title;
  const char *query, *in;
  gint64 page;
  const char *label, *section, *role;
} Place;

static const Place places[] = {
  { "text before the first heading has a page and no section", "alphamark", NULL, 1, "i", NULL, NULL },
  { "a section may begin inside a page", "betamark", NULL, 1, "i", "Background", "context" },
  { "a section goes on over the end of a page", "gammamark", NULL, 2, "29", "Background", "context" },
  { "a section begins where its heading stands", "deltamark", NULL, 2, "29", "Lessons learnt", "lessons" },
  { "a page and a section may begin together", "epsilonmark", NULL, 3, "30", "Annex", "annex" },
  { "passages come from sections of the role asked for", "commonmark", "lessons", 2, "29", "Lessons learnt",
    "lessons" },
  { "the same words in another role", "commonmark", "context", 1, "i", "Background", "context" },
};

static void
test_place (gconstpointer data) {
  const Place *expected = data;
  const char *pairs[] = { "q", expected->query, "in", expected->in, NULL };
  if (expected->in == NULL)
    pairs[2] = NULL;
  g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
  g_assert_cmpuint (fixture_total (answer), ==, 1);
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  JsonObject *passage = json_array_get_object_element (passages, 0);
  g_autofree char *href
      = g_strdup_printf ("/v1/documents/2222000000000001/file#page=%" G_GINT64_FORMAT, expected->page);
  g_assert_nonnull (strstr (json_object_get_string_member (passage, "text"), expected->query));
  g_assert_cmpint (json_object_get_int_member (passage, "page"), ==, expected->page);
  g_assert_cmpstr (json_object_get_string_member (passage, "page_label"), ==, expected->label);
  g_assert_cmpstr (json_object_get_string_member_with_default (passage, "section", NULL), ==,
                   expected->section);
  g_assert_cmpstr (json_object_get_string_member_with_default (passage, "role", NULL), ==, expected->role);
  g_assert_cmpstr (json_object_get_string_member (passage, "href"), ==, href);
}

/* Sections of other roles give no passage at all, however often the words stand there. */
static void
test_roles_only (void) {
  g_autoptr (JsonObject) answer
      = fixture_ask (reg, (const char *const[]){ "q", "betamark gammamark deltamark", "in", "lessons",
                                                 "passages", "20", NULL });
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  g_assert_cmpuint (json_array_get_length (passages), >, 0);
  for (guint i = 0; i < json_array_get_length (passages); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (passages, i), "role"), ==,
                     "lessons");
}

/* The first passage of the report is that of the chapter on the country asked for, and says so. */
static void
assert_chapter (const char *query, const char *country) {
  const char *pairs[] = { "country", country, query == NULL ? NULL : "q", query, NULL };
  g_autoptr (JsonObject) answer = fixture_ask (reg, pairs);
  g_assert_cmpuint (fixture_total (answer), ==, 1);
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  JsonObject *passage = json_array_get_object_element (passages, 0);
  JsonArray *countries = json_object_get_array_member (passage, "countries");
  g_assert_cmpuint (json_array_get_length (countries), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (countries, 0), ==, country);
  g_assert_false (json_object_has_member (passage, "topics"));
}

static void
test_chapters (void) {
  assert_chapter ("chaptermark", "GH");
  assert_chapter ("chaptermark", "ML");
  assert_chapter (NULL, "GH");
  assert_chapter (NULL, "ML");
}

static void
test_line (void) {
  g_autoptr (JsonObject) answer = ask ("something", "0");
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  JsonObject *passage = json_array_get_object_element (passages, 0);
  g_assert_cmpint (json_object_get_int_member (passage, "line"), ==, 3);
  g_assert_false (json_object_has_member (passage, "page"));
}

/* Whole sentences of one section. */
static void
assert_window (const char *text) {
  const char *section = strstr (text, "section");
  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "So section") || g_str_has_prefix (text, "Heading "));
  g_assert_true (g_str_has_suffix (text, " came."));
  for (const char *at = section; at != NULL; at = strstr (at + 1, "section"))
    g_assert_cmpint (at[strlen ("section")], ==, section[strlen ("section")]);
}

static void
test_ranked_passages (void) {
  g_autoptr (JsonObject) answer
      = fixture_ask (reg, (const char *const[]){ "q", "narrativemark", "output", "passages", "group", "0",
                                                 "limit", "100", NULL });
  guint hits = json_array_get_length (json_object_get_array_member (answer, "hits")), changes = 0;
  for (guint i = 0; i < hits; i++) {
    JsonObject *hit = fixture_hit (answer, i);
    JsonArray *passages = json_object_get_array_member (hit, "passages");
    g_assert_cmpuint (json_array_get_length (passages), ==, 1);
    JsonObject *passage = json_array_get_object_element (passages, 0);
    assert_window (json_object_get_string_member (passage, "text"));
    if (i == 0)
      continue;
    g_assert_cmpfloat (json_object_get_double_member (hit, "score"), <=,
                       json_object_get_double_member (fixture_hit (answer, i - 1), "score"));
    changes += strcmp (fixture_hit_id (answer, i), fixture_hit_id (answer, i - 1)) != 0;
  }
  g_assert_cmpuint (hits, >, 2 * NARRATIVES);
  g_assert_cmpuint (changes, >, NARRATIVES);
}

static void
test_white_space (void) {
  g_autoptr (JsonObject) answer = ask ("zebra", "0");
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  const char *text = json_object_get_string_member (json_array_get_object_element (passages, 0), "text");
  g_assert_cmpstr (text, ==,
                   "The \"<b>quoted</b>\" & 'plain' zebra — naïve café tab spaces zebra again 😀 zebra end.");
}

typedef struct {
  const char *title, *query, *text;
} Shown;

/* The text of the first passage. */
static const Shown shown[] = {
  { "a heading with a number is left out", "headmark",
    "The body has the headmark. A sentence that goes on has a first half and the tailmark in its second. "
    "This is "
    "another one, which is long enough to fill a passage as far as anything does." },
  { "a sentence that goes on over a page is shown whole", "tailmark",
    "The body has the headmark. A sentence that goes on has a first half and the tailmark in its second. "
    "This is "
    "another one, which is long enough to fill a passage as far as anything does." },
  { "and without what stands between its halves", "restmark",
    "The page begins here. The sentence has a footmark and ends with a restmark. The page ends there." },
  { "from its first half as well", "footmark",
    "The page begins here. The sentence has a footmark and ends with a restmark. The page ends there." },
  { "a note is a passage of its own", "notemark",
    "12 The notemark is in the minutes of spring. They were lost." },
};

static const char *
first_text (JsonObject *answer) {
  JsonArray *passages = json_object_get_array_member (fixture_hit (answer, 0), "passages");
  return json_object_get_string_member (json_array_get_object_element (passages, 0), "text");
}

static void
test_shown (gconstpointer data) {
  const Shown *expected = data;
  g_autoptr (JsonObject) answer = ask (expected->query, "0");
  g_assert_cmpstr (first_text (answer), ==, expected->text);
}

static void
test_long_sentence (void) {
  g_autoptr (JsonObject) answer = ask ("listmark", "0");
  const char *text = first_text (answer);
  g_test_message ("%s", text);
  g_assert_cmpuint (strlen (text), <, 600);
  g_assert_true (g_str_has_prefix (text, "… the Ministry") && g_str_has_suffix (text, ";"));
  g_assert_nonnull (strstr (text, "listmark"));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  char *folder = passages_index_make ();
  reg = fixture_register (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (marked); i++) {
    g_autofree char *path = g_strconcat ("/passages/marks/", marked[i].title, NULL);
    g_test_add_data_func (path, &marked[i], test_marks);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    g_autofree char *path = g_strconcat ("/passages/place/", places[i].title, NULL);
    g_test_add_data_func (path, &places[i], test_place);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_autofree char *path = g_strconcat ("/passages/text/", shown[i].title, NULL);
    g_test_add_data_func (path, &shown[i], test_shown);
  }
  g_test_add_func ("/passages/text/a sentence too long to be shown is cut after its parts",
                   test_long_sentence);
  g_test_add_func ("/passages/what was added to the query is told", test_expansions_told);
  g_test_add_func ("/passages/sections of other roles give no passage", test_roles_only);
  g_test_add_func ("/passages/of a report by chapters, the one on the country asked for is shown",
                   test_chapters);
  g_test_add_func ("/passages/a passage of plain text knows its line", test_line);
  g_test_add_func ("/page/the words asked for are marked", test_page_marks);
  g_test_add_func ("/page/sections begin where their headings stand", test_page_sections);
  g_test_add_func ("/page/the passages of one document are those that a question finds in it",
                   test_passages_of_one);
  g_test_add_func ("/passages/passages of all documents are ranked, each of whole sentences of one section",
                   test_ranked_passages);
  g_test_add_func ("/passages/white space is folded and nothing is escaped", test_white_space);
  int status = g_test_run ();
  praxis_register_close (reg);
  fixture_remove (folder);
  return status;
}
