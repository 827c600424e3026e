/* Documents with a marker word in each of their parts, and what else shows in passages. */
#include "tests/register/passages_index.h"
#include "tests/register/fixture.h"
#include <string.h>

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

char *
passages_index_make (void) {
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
