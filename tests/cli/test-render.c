/* Golden tests of what is printed: each row renders a stored answer and compares it with a stored text. After
 * a change that is meant, PRAXIS_GOLDEN_UPDATE=1 writes the texts anew; read the difference before committing
 * it. */
#include "cli/render.h"
#include "cli/reply.h"
#include "register/base/error.h"
#include <string.h>

typedef struct {
  const char *title;
  const char *answer; /* golden/ANSWER.json */
  const char *output;
  const char *format;
  const char *expected; /* golden/EXPECTED.txt */
  RenderStyle style;
} Golden;

#define PIPE \
  { .width = 80 }
#define TERMINAL \
  { .width = 80, .terminal = TRUE, .colour = TRUE, .links = TRUE }
#define NARROW \
  { .width = 40 }

static const Golden goldens[] = {
  { "an answer is plain and at most 80 columns wide on a pipe",
    "hits",
    "documents",
    "text",
    "hits",
    { .ink = PIPE } },
  { "a terminal gets bold titles, marked words and links",
    "hits",
    "documents",
    "text",
    "hits-terminal",
    { .ink = TERMINAL } },
  { "a narrow terminal wraps earlier", "hits", "documents", "text", "hits-narrow", { .ink = NARROW } },
  { "an explained query comes first",
    "hits",
    "documents",
    "text",
    "hits-explained",
    { .ink = PIPE, .explain = TRUE } },
  { "nothing found says why", "none", "documents", "text", "none", { .ink = PIPE } },
  { "a query put right says so before its hits",
    "corrected",
    "documents",
    "text",
    "corrected",
    { .ink = PIPE } },
  { "jsonl has a typed line a hit and a summary",
    "hits",
    "documents",
    "jsonl",
    "hits-jsonl",
    { .ink = PIPE, .question = "Q1" } },
  { "jsonl has a summary without hits too", "none", "documents", "jsonl", "none-jsonl", { .ink = PIPE } },
  { "tsv has no tab and no line end in a cell",
    "hits",
    "documents",
    "tsv",
    "hits-tsv",
    { .ink = PIPE, .headed = TRUE } },
  { "tsv of passages has the columns asked for and the question",
    "hits",
    "passages",
    "tsv",
    "passages-tsv",
    { .ink = PIPE, .headed = TRUE, .question = "Q1", .columns = "rank,id,page,line,text" } },
  { "csv quotes what must be quoted",
    "hits",
    "documents",
    "csv",
    "hits-csv",
    { .ink = PIPE, .headed = TRUE } },
  { "trec has six columns and no space in an id",
    "hits",
    "documents",
    "trec",
    "hits-trec",
    { .ink = PIPE, .question = "Q1" } },
  { "references are for reference managers", "hits", "documents", "ris", "hits-ris", { .ink = PIPE } },
  { "BibTeX takes nothing for a command", "hits", "documents", "bibtex", "hits-bibtex", { .ink = PIPE } },
  { "CSL is one list", "hits", "documents", "csl", "hits-csl", { .ink = PIPE } },
  { "a reference to one document", "document", "document", "ris", "document-ris", { .ink = PIPE } },
  { "ids are one a line", "hits", "ids", "text", "hits-ids", { .ink = PIPE } },
  { "files leave out records without one", "hits", "files", "text", "hits-files", { .ink = PIPE } },
  { "a count is the number alone", "hits", "count", "text", "hits-count", { .ink = PIPE } },
  { "facets line up", "hits", "facets", "text", "hits-facets", { .ink = PIPE } },
  { "narrower values of a facet stand below broader ones",
    "tree",
    "facets",
    "text",
    "tree",
    { .ink = PIPE } },
  { "facets as tsv are a line a value",
    "hits",
    "facets",
    "tsv",
    "hits-facets-tsv",
    { .ink = PIPE, .headed = TRUE } },
  { "a document shows its tags, sections and text",
    "document",
    "document",
    "text",
    "document",
    { .ink = PIPE } },
  { "the status is a list", "status", "status", "text", "status", { .ink = PIPE } },
  { "what could not be read has its reason",
    "unreadable",
    "unreadable",
    "text",
    "unreadable",
    { .ink = PIPE } },
  { "what could not be read as tsv",
    "unreadable",
    "unreadable",
    "tsv",
    "unreadable-tsv",
    { .ink = PIPE, .headed = TRUE } },
  { "an answer of wrong types gives an empty list", "wrong", "documents", "text", "wrong", { .ink = PIPE } },
};

static char *
golden_path (const char *name, const char *extension) {
  g_autofree char *file = g_strconcat (name, extension, NULL);
  return g_build_filename (g_getenv ("PRAXIS_SOURCE"), "tests", "cli", "golden", file, NULL);
}

static char *
golden_read (const char *path) {
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_golden (gconstpointer data) {
  const Golden *golden = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer_path = golden_path (golden->answer, ".json");
  g_autofree char *expected_path = golden_path (golden->expected, ".txt");
  g_autofree char *text = golden_read (answer_path);
  g_autoptr (JsonNode) answer = json_from_string (text, &error);
  g_assert_no_error (error);
  const RenderFormat *format = render_find (golden->output, golden->format, &error);
  g_assert_no_error (error);
  RenderStyle style = golden->style;
  g_autoptr (GString) out = g_string_new (NULL);
  if (style.columns == NULL)
    style.columns = format->columns;
  format->render (out, reply_root (answer), &style);
  if (g_getenv ("PRAXIS_GOLDEN_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (expected_path, out->str, (gssize)out->len, NULL));
  g_autofree char *expected = golden_read (expected_path);
  g_assert_cmpstr (out->str, ==, expected);
}

/* Every format renders every answer: a server may send anything. */
static void
test_any_answer (void) {
  static const char *const answers[]
      = { "hits", "none", "tree", "document", "status", "unreadable", "wrong" };
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (answers); j++) {
      Golden mixed = goldens[i];
      g_autofree char *path = golden_path (answers[j], ".json");
      g_autofree char *text = golden_read (path);
      g_autoptr (JsonNode) answer = json_from_string (text, NULL);
      const RenderFormat *format = render_find (mixed.output, mixed.format, NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      if (mixed.style.columns == NULL)
        mixed.style.columns = format->columns;
      format->render (out, reply_root (answer), &mixed.style);
      g_assert_true (g_utf8_validate (out->str, (gssize)out->len, NULL));
    }
}

static void
test_zero (void) {
  g_autofree char *path = golden_path ("hits", ".json");
  g_autofree char *text = golden_read (path);
  g_autoptr (JsonNode) answer = json_from_string (text, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  RenderStyle style = { .ink = PIPE, .zero = TRUE };
  render_ids (out, reply_root (answer), &style);
  g_assert_cmpmem (out->str, out->len, "0123456789abcdef\0record 7\0fedcba9876543210", 43);
}

static void
test_unknown_format (void) {
  g_autoptr (GError) error = NULL;
  g_assert_null (render_find ("documents", "tvs", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_UNKNOWN_NAME);
  g_assert_cmpstr (praxis_error_nearest (error), ==, "tsv");
}

static void
test_format_of_another (void) {
  g_autoptr (GError) error = NULL;
  g_assert_null (render_find ("count", "trec", &error));
  g_assert_error (error, PRAXIS_ERROR, PRAXIS_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "there is no format 'trec' for count, only text, json");
}

static void
test_unknown_column (void) {
  g_autoptr (GError) error = NULL;
  g_assert_true (render_check_columns ("rank,title", NULL));
  g_assert_false (render_check_columns ("rank,titel", &error));
  g_assert_cmpstr (praxis_error_nearest (error), ==, "title");
}

int
main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++) {
    g_autofree char *title = g_strconcat ("/render/", goldens[i].title, NULL);
    g_test_add_data_func (title, &goldens[i], test_golden);
  }
  g_test_add_func ("/render/every format survives every answer", test_any_answer);
  g_test_add_func ("/render/ids can end with NUL", test_zero);
  g_test_add_func ("/render/an unknown format has a nearest one", test_unknown_format);
  g_test_add_func ("/render/a format of another output is refused with those there are",
                   test_format_of_another);
  g_test_add_func ("/render/an unknown column has a nearest one", test_unknown_column);
  return g_test_run ();
}
