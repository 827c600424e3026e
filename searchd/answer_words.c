/* Each sentence is a text to be translated; the words of readers and documents stand in elements of their
 * own. */
#include "searchd/answer_words.h"
#include "searchd/html.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include <string.h>

void
answer_words_append_count (GString *out, gint64 count) {
  html_append (out, ngettext ("%ld document", "%ld documents", (gulong)count), (long)count);
}

/* ---- How it was understood ---- */

/* The corrected text as a link, said to be offered or taken. */
static void
append_correction (GString *out, JsonObject *query, const GPtrArray *pairs) {
  const char *corrected = page_text (query, "corrected");
  if (corrected == NULL)
    return;
  g_autofree char *link = page_link (pairs, "q", NULL, "q", corrected);
  g_string_append (out, "<p class=\"correction\">");
  if (g_strcmp0 (page_text (query, "correction"), "taken") == 0)
    html_append (out, "%s <bdi>%s</bdi>. %s", _ ("Nothing was found for"), page_text (query, "text"),
                 _ ("This answers"));
  else
    html_append (out, "%s", _ ("Did you mean"));
  html_append (out, " <a href=\"%s\"><bdi>%s</bdi></a></p>\n", link, corrected);
}

static void
append_expansion (GString *out, JsonObject *expansion) {
  JsonArray *labels = page_array (expansion, "to");
  const char *from = page_text (expansion, "from"), *language = page_text (expansion, "language");
  if (from == NULL)
    return;
  html_append (out, "<li><bdi>%s</bdi> → ", from);
  for (guint i = 0; i < page_count (labels); i++)
    html_append (out, "%s<bdi lang=\"%s\" dir=\"%s\">%s</bdi>", i > 0 ? ", " : "",
                 language != NULL ? language : "", html_direction (language),
                 json_array_get_string_element (labels, i));
  g_string_append (out, "</li>\n");
}

/* What the vocabularies added, and the link that does without it. */
static void
append_expansions (GString *out, JsonObject *query, const GPtrArray *pairs) {
  JsonArray *expansions = page_array (query, "expanded");
  guint count = page_count (expansions);
  if (count == 0)
    return;
  g_autofree char *link = page_link (pairs, "expand", NULL, "expand", "0");
  g_string_append (out, "<details class=\"expansions\">\n<summary>");
  html_append (out,
               ngettext ("Also searched for %u related term", "Also searched for %u related terms", count),
               count);
  g_string_append (out, "</summary>\n<ul>\n");
  for (guint i = 0; i < count; i++)
    append_expansion (out, page_element (expansions, i));
  html_append (out, "</ul>\n<p><a href=\"%s\">%s</a></p>\n</details>\n", link,
               _ ("Search for my words only"));
}

/* The way back, where the reader has switched it off. */
static void
append_unexpanded (GString *out, const GPtrArray *pairs) {
  if (!page_has_pair (pairs, "expand", "0"))
    return;
  g_autofree char *link = page_link (pairs, "expand", NULL, NULL, NULL);
  html_append (out, "<p class=\"expansions\">%s <a href=\"%s\">%s</a></p>\n",
               _ ("Only your own words were searched for."), link, _ ("Search for related terms as well"));
}

/* Where the page has what the answer links to: the same pairs, "?q=a&country=GH"; NULL without a link. */
static const char *
linked_pairs (JsonObject *object) {
  const char *href = page_text (object, "href");
  return href != NULL ? strchr (href, '?') : NULL;
}

/* ---- Notices ---- */

/* Of what: words alone select no documents that could not be read. */
enum {
  NOTICE_OF_ALL = 1 << 0,
  NOTICE_OF_SELECTION = 1 << 1,
  NOTICE_EVER = NOTICE_OF_ALL | NOTICE_OF_SELECTION
};

/* By their code; what has a count, which stands before the text, has a plural. */
static const struct {
  const char *code;
  guint scope;
  const char *one, *many;
} notices[] = {
  { "unreadable-in-scope", NOTICE_OF_ALL,
    NN_ ("document in the register could not be read.", "documents in the register could not be read.") },
  { "unreadable-in-scope", NOTICE_OF_SELECTION,
    NN_ ("document in your selection could not be read.", "documents in your selection could not be read.") },
  { "partly-in-scope", NOTICE_OF_ALL,
    NN_ ("document in the register was read in part only.",
         "documents in the register were read in part only.") },
  { "partly-in-scope", NOTICE_OF_SELECTION,
    NN_ ("document in your selection was read in part only.",
         "documents in your selection were read in part only.") },
  { "index-changed", NOTICE_EVER, N_ ("The register has changed since the first page of this answer."),
    NULL },
  { "time-limit", NOTICE_EVER, N_ ("The time limit was reached: this answer is not complete."), NULL },
};

static gsize
find_notice (const char *code, guint scope) {
  gsize row = 0;
  while (row < G_N_ELEMENTS (notices)
         && ((notices[row].scope & scope) == 0 || g_strcmp0 (code, notices[row].code) != 0))
    row++;
  return row;
}

static void
append_notice (GString *out, JsonObject *notice, guint scope) {
  const char *code = page_text (notice, "code"), *message = page_text (notice, "message");
  const char *pairs = linked_pairs (notice);
  gint64 count = page_number (notice, "count");
  gsize row = find_notice (code, scope);
  g_string_append (out, "<li>");
  if (row == G_N_ELEMENTS (notices))
    html_append (out, "%s", message != NULL ? message : code);
  else if (notices[row].many == NULL)
    html_append (out, "%s", _ (notices[row].one));
  else
    html_append (out, "%ld %s", (long)count, ngettext (notices[row].one, notices[row].many, (gulong)count));
  if (pairs != NULL)
    html_append (out, " <a href=\"/%s\">%s</a>", pairs, _ ("See which"));
  g_string_append (out, "</li>\n");
}

static void
append_notices (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  guint scope = page_has_filters (pairs) ? NOTICE_OF_SELECTION : NOTICE_OF_ALL;
  JsonArray *all = page_array (answer, "notices");
  if (page_count (all) == 0)
    return;
  g_string_append (out, "<ul class=\"notices\">\n");
  for (guint i = 0; i < page_count (all); i++)
    append_notice (out, page_element (all, i), scope);
  g_string_append (out, "</ul>\n");
}

void
answer_words_append (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  JsonObject *query = page_object (answer, "query");
  append_correction (out, query, pairs);
  append_expansions (out, query, pairs);
  append_unexpanded (out, pairs);
  append_notices (out, answer, pairs);
}

/* ---- Nothing ---- */

/* A clause in words: the words of the question, a part of them, or a filter. */
static void
append_clause (GString *out, const char *clause, const char *words) {
  const PraxisField *field = NULL;
  gboolean negated = FALSE;
  if (words != NULL)
    html_append (out, "%s <q><bdi>%s</bdi></q>", _ ("Without"), words);
  else if (!page_is_filter (clause, &field, &negated))
    html_append (out, "%s", _ ("Without the words"));
  else
    html_append (out, negated ? _ ("Without excluding by “%s”") : _ ("Without the filter “%s”"),
                 _ (field->label));
}

/* A clause without which there would be documents, as a link to them. */
static void
append_without (GString *out, JsonObject *without) {
  const char *clause = page_text (without, "clause"), *pairs = linked_pairs (without);
  gint64 count = page_number (without, "count");
  if (clause == NULL || count == 0)
    return;
  html_append (out, "<li><a href=\"/%s\">", pairs != NULL ? pairs : "");
  append_clause (out, clause, page_text (without, "words"));
  g_string_append (out, "</a>: ");
  answer_words_append_count (out, count);
  g_string_append (out, "</li>\n");
}

void
answer_words_append_nothing (GString *out, JsonObject *answer, const GPtrArray *pairs) {
  JsonArray *without = page_array (answer, "without");
  html_append (out, "<div class=\"empty\"><p>%s</p>\n<ul>\n", _ ("Nothing in the register answers this."));
  for (guint i = 0; i < page_count (without); i++)
    append_without (out, page_element (without, i));
  if (page_has_query (pairs))
    html_append (out, "<li>%s</li>\n", _ ("Try fewer or more general words."));
  g_string_append (out, "</ul></div>\n");
}
