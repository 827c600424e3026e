/* Tests what an answer shows of a document: the passage, where it stands, and the words that are marked. */
#include "tests/register/fixture.h"
#include <string.h>

static PraxisRegister *reg;

/* ---- The index ---- */

typedef struct {
  const char *id, *language, *title, *text;
} Text;

static const Text texts[] = {
  { "1111000000000001", "en", "Counsellors",
    "The returnees were counselled before they left.\n\nAnother paragraph, about something else." },
  { "1111000000000002", "en", "Words apart",
    "A decision to return is taken at home. Advice and counselling come later on.\n" },
  { "1111000000000003", "fr", "Guide", "Le retour volontaire des migrants est accompagné.\n" },
  { "1111000000000004", "en", "A French phrase", "They call it retour volontaire in this English text.\n" },
  { "1111000000000005", "fr", "L'immigration", "L’immigration et l'émigration changent les « Villages ».\n" },
  { "1111000000000006", "ja", "文書", "ガーナの国際移住について。帰還支援の経験をまとめた。\n" },
  { "1111000000000007", "en", "Marks & <tags>",
    "The \"<b>quoted</b>\" & 'plain' zebra — naïve café\ttab   spaces\nzebra again 😀 zebra end.\n" },
  { "1111000000000008", "en", "Exact", "He counselled a counsellor about counsel.\n" },
  { "1111000000000009", "en", "Broken lines",
    "Better identi-\nfication of victims, peer-to-\nPeer, 2013-\n2014.\n" },
  { "1111000000000010", "en", "Joined words",
    "Gains of R&D and of ABC.DEF, the (re)location of families.\n" },
};

/* A document of three pages and four sections, a marker word in each. */
static void
put_paged (PraxisWriter *writer) {
  static const struct {
    const char *label, *section, *role, *text;
  } parts[] = {
    { "i", NULL, NULL, "Front matter with the alphamark in it.\n\n" },
    { NULL, "Background", "context", "Background\nThe betamark stands here and so does the commonmark.\n\n" },
    { "29", NULL, NULL, "A second page of the same section has the gammamark.\n\n" },
    { NULL, "Lessons learnt", "lessons", "Lessons learnt\nThe deltamark and the commonmark taught us.\n\n" },
    { "30", "Annex", "annex", "Annex\nThe epsilonmark.\n" },
  };
  PraxisDocument *document = fixture_document ("2222000000000001", "/f/paged.pdf", "Paged", "");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i].label != NULL)
      praxis_document_begin_page (document, parts[i].label);
    if (parts[i].section != NULL) {
      praxis_document_begin_section (document, 1, parts[i].section);
      g_array_index (document->sections, PraxisSection, document->sections->len - 1).role
          = g_strdup (parts[i].role);
    }
    g_string_append (document->text, parts[i].text);
  }
  fixture_put (writer, document);
}

/* A text with repairs: a mark of a note, letters in bold, a word misread, a hyphen lost. */
static void
put_repaired (PraxisWriter *writer) {
  static const char text[] = "The rules<sup>8</sup> on labour miaration of factfinding **MI**nds.\n";
  PraxisDocument *document = fixture_document ("3333000000000001", "/f/repaired.txt", "Repaired", text);
  static const struct {
    const char *raw;
    gsize length;
    const char *reading;
  } repairs[] = {
    { "<sup>", 12, " " }, { "miaration", 9, "migration" }, { "finding", 0, "-" }, { "**MI", 2, "" },
    { "**nds", 2, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (repairs); i++) {
    gsize start = (gsize)(strstr (text, repairs[i].raw) - text);
    praxis_document_add_repair (document, start, start + repairs[i].length, repairs[i].reading);
  }
  fixture_put (writer, document);
}

/* A report with a chapter on each of two countries, the same words in both. */
static void
put_report (PraxisWriter *writer) {
  static const char *const chapters[][2] = { { "The north", "GH" }, { "The desert", "ML" } };
  PraxisDocument *document = fixture_document ("4444000000000001", "/f/report.txt", "A report", "");
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++) {
    praxis_document_begin_section (document, 1, chapters[i][0]);
    g_array_index (document->sections, PraxisSection, i).subjects[PRAXIS_SUBJECT_COUNTRY]
        = g_strdupv ((char *[]){ (char *)chapters[i][1], NULL });
    g_string_append_printf (
        document->text,
        "%s\nThe chaptermark is what was seen by all of those who went there, and by those who "
        "came after them.\n\n",
        chapters[i][0]);
    fixture_claim (document, "country", chapters[i][1], NULL);
  }
  fixture_put (writer, document);
}

/* Two pages of one section whose heading has a number; a sentence goes on from the first to the second. */
static void
put_numbered (PraxisWriter *writer) {
  PraxisDocument *document = fixture_document ("6666000000000001", "/f/numbered.pdf", "Numbered", "");
  praxis_document_begin_page (document, NULL);
  praxis_document_begin_section (document, 1, "2.5. The number of a heading");
  g_string_append (document->text, "2.5. The number of a heading\nThe body has the headmark. A sentence that "
                                   "goes on has a first half\n\n");
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text,
                   "and the tailmark in its second. This is another one, which is long enough "
                   "to fill a passage as far as anything does. But then\n\n");
  fixture_put (writer, document);
}

/* Appends a running header or footer. */
static void
append_furniture (PraxisDocument *document, const char *line) {
  PraxisSpan span = { document->text->len, document->text->len + strlen (line) };
  g_string_append_printf (document->text, "%s\n", line);
  g_array_append_val (document->furniture, span);
}

/* A sentence goes on over the foot of a page, with a note, and the head of the next. */
static void
put_footed (PraxisWriter *writer) {
  PraxisDocument *document = fixture_document ("6666000000000002", "/f/footed.pdf", "Footed", "");
  praxis_document_begin_page (document, NULL);
  g_string_append (document->text, "The page begins here. The sentence has a footmark\n");
  PraxisSpan note = { document->text->len, 0 };
  g_string_append (document->text, "12 The notemark is in the minutes of spring. They were lost.\n");
  append_furniture (document, "14/16");
  append_furniture (document, "25-02112");
  note.end = document->text->len;
  g_array_append_val (document->notes, note);
  praxis_document_begin_page (document, NULL);
  append_furniture (document, "A/79/797");
  g_string_append (document->text, "and ends with a restmark. The page ends there.\n");
  append_furniture (document, "15/16");
  fixture_put (writer, document);
}

#define ITEMS 60u

/* A sentence as long as a page, of items that end with semicolons. */
static void
put_list (PraxisWriter *writer) {
  PraxisDocument *document
      = fixture_document ("7777000000000001", "/f/list.txt", "List", "The members are: ");
  for (guint i = 0; i < ITEMS; i++)
    g_string_append_printf (document->text, "the Ministry of %s, number %u;%s",
                            i == 40 ? "the listmark" : "State", i, i % 4 == 3 ? "\n" : " ");
  fixture_put (writer, document);
}

#define NARRATIVES 3u
#define NARRATED 90u /* sentences of each */

/* Texts of three sections, in whose sentences the name of their section stands; some have a marker word. */
static void
put_narrative (PraxisWriter *writer, guint number) {
  g_autofree char *id = g_strdup_printf ("555500000000000%u", number);
  g_autofree char *title = g_strdup_printf ("Narrative %u", number);
  PraxisDocument *document = fixture_document (id, NULL, title, "");
  for (guint i = 0; i < NARRATED; i++) {
    guint section = i * 3 / NARRATED;
    if (i % (NARRATED / 3) == 0) {
      g_autofree char *heading = g_strdup_printf ("Heading %u", section);
      praxis_document_begin_section (document, 1, heading);
      g_string_append_printf (document->text, "%s\n", heading);
    }
    gboolean marked = i * 7 % 11 < 1 + (section + number) % 3;
    g_string_append_printf (document->text, "So section%u has what was %s by those who came%s", section,
                            marked ? "the narrativemark" : "told", i % 6 == 5 ? ".\n\n" : ". ");
  }
  fixture_put (writer, document);
}

static char *
make_index (void) {
  char *folder = fixture_folder ();
  g_autoptr (PraxisWriter) writer = fixture_writer (folder);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    PraxisDocument *document = fixture_document (texts[i].id, "/f/text.txt", texts[i].title, texts[i].text);
    g_ptr_array_set_size (document->paths, 0);
    document->has_lines = TRUE;
    fixture_claim (document, "language", texts[i].language, NULL);
    fixture_put (writer, document);
  }
  put_paged (writer);
  put_repaired (writer);
  put_report (writer);
  put_numbered (writer);
  put_footed (writer);
  put_list (writer);
  for (guint i = 0; i < NARRATIVES; i++)
    put_narrative (writer, i);
  fixture_commit (writer);
  return folder;
}

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
  g_assert_true (g_str_has_prefix (text, "the Ministry") && g_str_has_suffix (text, ";"));
  g_assert_nonnull (strstr (text, "listmark"));
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  char *folder = make_index ();
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
