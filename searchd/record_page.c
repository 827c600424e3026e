/* The page of one document: what is known of it, what a question finds in it, its outline, and what belongs
 * together with it. All of it comes from the answers that the JSON routes give. */
#include "register/document/state.h"
#include "searchd/api.h"
#include "searchd/cite.h"
#include "searchd/document_link.h"
#include "searchd/hit_list.h"
#include "searchd/html.h"
#include "searchd/page.h"
#include "searchd/page_language.h"
#include "searchd/page_parts.h"
#include "searchd/passage_list.h"
#include "searchd/query_string.h"
#include "searchd/record_parts.h"
#include "searchd/version_list.h"

#define OUTLINE_OPEN 12u /* sections; a longer outline is folded away */
#define DEEPEST 3        /* level of sections that is still indented further */
#define PASSAGES_SHOWN "10"
#define SIMILAR_SHOWN 5u

typedef struct {
  const HttpRequest *request;
  const GPtrArray *pairs; /* the question it was opened from */
  JsonObject *record, *evidence, *passages, *similar;
  const char *id, *language;
} Page;

/* ---- Passages ---- */

static void
append_few (GString *out, guint shown, gint64 total) {
  g_string_append (out, "<p class=\"few\">");
  html_append (out, _ ("The best %u of %d passages"), shown, (int)total);
  g_string_append (out, "</p>\n");
}

static void
append_passages (GString *out, const Page *page) {
  JsonArray *passages = page_array (page->passages, "passages");
  const char *text = page_text (page->passages, "text");
  gint64 total = page_number (page->passages, "total");
  gboolean has_file = page_count (page_array (page->record, "paths")) > 0;
  const PassageDocument document = { page->id, page->language, has_file, page->pairs };
  if (text == NULL && total == 0)
    return;
  html_append (out, "<section id=\"passages\">\n<h2>%s</h2>\n", _ ("What it says about your question"));
  if (total == 0)
    html_append (out, "<p>%s</p>\n", _ ("The words stand in its title or its tags only."));
  else if (total > page_count (passages))
    append_few (out, page_count (passages), total);
  g_string_append (out, "<ol class=\"passages\">\n");
  for (guint i = 0; i < page_count (passages); i++) {
    g_string_append (out, "<li>\n");
    passage_append (out, &document, page_element (passages, i));
    g_string_append (out, "</li>\n");
  }
  g_string_append (out, "</ol>\n</section>\n");
}

/* ---- Outline ---- */

/* The sections of a format without pages are places in its one page. */
static void
append_section (GString *out, const Page *page, JsonObject *section, guint number) {
  const char *title = page_text (section, "title"), *role = page_text (section, "role");
  gint64 at = page_number (section, "page");
  int level = (int)CLAMP (page_number (section, "level"), 1, DEEPEST);
  if (title == NULL)
    return;
  g_autofree char *link = document_link (page->id, MAX (1, at), page->pairs);
  html_append (out, "<li class=\"level%d\"><a href=\"%s#s%u\"><bdi lang=\"%s\">%s</bdi></a>", level, link,
               number, page->language, title);
  if (role != NULL && !g_str_equal (page_label (page->request->site->vocabulary, "in", role), title))
    html_append (out, " <span class=\"role\">%s</span>",
                 page_label (page->request->site->vocabulary, "in", role));
  if (at > 0)
    html_append (out, " <span class=\"count\">%" G_GINT64_FORMAT "</span>", at);
  g_string_append (out, "</li>\n");
}

static void
append_outline (GString *out, const Page *page) {
  JsonArray *sections = page_array (page->record, "sections");
  if (page_count (sections) == 0)
    return;
  html_append (out, "<details id=\"outline\" class=\"contents\"%s>\n<summary>%s</summary>\n<ol>\n",
               page_count (sections) > OUTLINE_OPEN ? "" : " open", _ ("Contents"));
  for (guint i = 0; i < page_count (sections); i++)
    append_section (out, page, page_element (sections, i), i + 1);
  g_string_append (out, "</ol>\n</details>\n");
}

/* ---- Similar documents ---- */

static void
append_like (GString *out, const Page *page, JsonObject *hit) {
  const PraxisVocabulary *vocabulary = page->request->site->vocabulary;
  const char *id = page_text (hit, "id"), *title = page_text (hit, "title"),
             *language = page_text (hit, "language"), *type = page_text (hit, "type");
  JsonArray *countries = page_array (hit, "countries");
  if (id == NULL)
    return;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *link = document_link (id, 0, none);
  html_append (out, "<li><a href=\"%s\"><bdi lang=\"%s\">%s</bdi></a>\n<ul class=\"tags\">\n", link,
               language != NULL ? language : "", title != NULL ? title : id);
  if (type != NULL)
    html_append (out, "<li>%s</li>\n", page_label (vocabulary, "type", type));
  for (guint i = 0; i < page_count (countries); i++)
    html_append (out, "<li>%s</li>\n",
                 page_label (vocabulary, "country", json_array_get_string_element (countries, i)));
  g_string_append (out, "</ul></li>\n");
}

static void
append_similar (GString *out, const Page *page) {
  JsonArray *hits = page_array (page->similar, "hits");
  if (page_count (hits) == 0)
    return;
  html_append (out, "<section id=\"similar\">\n<h2>%s</h2>\n<ol class=\"similar\">\n",
               _ ("Similar documents"));
  for (guint i = 0; i < page_count (hits); i++)
    append_like (out, page, page_element (hits, i));
  g_string_append (out, "</ol>\n</section>\n");
}

/* ---- The page ---- */

static gboolean
has_text (JsonObject *record) {
  const char *name = page_text (record, "state");
  PraxisState state;
  return name != NULL && praxis_state_from_name (name, &state) && praxis_state_is_readable (state);
}

static void
append_head (GString *out, const Page *page) {
  g_autofree char *text = document_link (page->id, 1, page->pairs);
  g_string_append (out, "<p class=\"actions\">\n");
  record_file_append (out, page->record, 0);
  if (has_text (page->record))
    html_append (out, "<a href=\"%s\">%s</a>\n", text, _ ("Read the text"));
  g_string_append (out, "</p>\n");
  hit_state_append (out, page->record);
  record_gaps_append (out, page->record, page->pairs);
}

static HttpReply *
render (const Page *page) {
  g_autofree char *results = page->pairs->len > 0 ? document_results_link (page->pairs) : NULL;
  GString *out = record_begin (page->record, page->pairs, results, _ ("Back to the results"));
  append_head (out, page);
  g_string_append (out, "<div class=\"beside\">\n<div>\n");
  append_passages (out, page);
  append_outline (out, page);
  append_similar (out, page);
  g_string_append (out, "</div>\n<div>\n");
  record_facts_append (out, page->record, page->request->site->vocabulary);
  version_list_append (out, page->record, page->request->site->vocabulary);
  record_evidence_append (out, page->evidence, page->pairs, page->request->site->vocabulary);
  cite_append (out, page->request, page->record);
  g_string_append (out, "</div>\n</div>\n</main>\n");
  return page_end (out, 200);
}

/* More of a document is shown than of a hit. */
static PraxisRequest *
question_of (const HttpRequest *request, GError **error) {
  g_autoptr (PraxisRequest) question = api_question (request, error);
  if (question == NULL || !praxis_request_set (question, "passages", PASSAGES_SHOWN, error))
    return NULL;
  return g_steal_pointer (&question);
}

HttpReply *
page_record (const HttpRequest *request, GError **error) {
  const char *id = request->arguments[0];
  g_autoptr (PraxisRequest) question = question_of (request, error);
  if (question == NULL)
    return NULL;
  g_autoptr (JsonNode) record = praxis_register_document (request->reg, id, error);
  g_autoptr (JsonNode) evidence
      = record != NULL ? praxis_register_evidence (request->reg, id, NULL, error) : NULL;
  g_autoptr (JsonNode) passages
      = evidence != NULL ? praxis_register_passages (request->reg, id, question, error) : NULL;
  g_autoptr (JsonNode) similar
      = passages != NULL ? praxis_register_similar (request->reg, id, SIMILAR_SHOWN, error) : NULL;
  if (similar == NULL)
    return NULL;
  const Page page = {
    .request = request,
    .pairs = request->pairs,
    .record = json_node_get_object (record),
    .evidence = json_node_get_object (evidence),
    .passages = json_node_get_object (passages),
    .similar = json_node_get_object (similar),
    .id = page_text (json_node_get_object (record), "id"),
    .language = page_language (json_node_get_object (record)),
  };
  return render (&page);
}
