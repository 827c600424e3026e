/* Answers that show the text of one document: a page of it, and the passages that a question finds in it. */
#include "register/answer/answer.h"
#include "register/answer/marks.h"
#include "register/base/error.h"
#include "register/document/blocks.h"
#include <glib/gi18n.h>
#include <string.h>

/* Bytes of a page whose words are marked: a text without pages is one page however long it is, and marking 1
 * MB took 70 ms. */
#define MARKED_MOST ((gsize)1 << 20)

typedef struct {
  const char *id;
  guint page;
  const PraxisRequest *request; /* NULL: none */
} Question;

/* A page of a document, in bytes of its text. */
typedef struct {
  PraxisEntry *entry;
  const PraxisDocument *record;
  const PraxisPage *page; /* NULL in formats without pages */
  gsize start, end;
  char *text;
} Sheet;

static void
sheet_clear (Sheet *sheet) {
  g_free (sheet->text);
  praxis_entry_close (sheet->entry);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gboolean
open_sheet (PraxisRegister *reg, const Question *question, Sheet *sheet, GError **error) {
  sheet->entry = praxis_entry_find (reg->reader, question->id, error);
  sheet->record = sheet->entry == NULL ? NULL : praxis_entry_record (sheet->entry, error);
  if (sheet->record == NULL)
    return FALSE;
  const GArray *pages = sheet->record->pages;
  guint most = MAX (1, pages->len), index = question->page - 1;
  if (question->page == 0 || question->page > most) {
    g_set_error (error, PRAXIS_ERROR, PRAXIS_ERROR_NO_DOCUMENT, _ ("document '%s' has no page %u: it has %u"),
                 praxis_entry_id (sheet->entry), question->page, most);
    return FALSE;
  }
  sheet->page = pages->len > 0 ? &g_array_index (pages, PraxisPage, index) : NULL;
  sheet->start = sheet->page == NULL ? 0 : sheet->page->start;
  sheet->end = index + 1 < pages->len ? g_array_index (pages, PraxisPage, index + 1).start
                                      : praxis_entry_length (sheet->entry);
  sheet->text = praxis_entry_text (sheet->entry, sheet->start, sheet->end, error);
  return sheet->text != NULL;
}

/* ---- Marks ---- */

/* The marks from the beginning of the block in which the page begins: only there is a position known. */
static GArray *
find_marks (const Sheet *sheet, const PraxisBlock *block, const GArray *matches, const GPtrArray *needles,
            GError **error) {
  g_autofree char *raw = praxis_entry_text (sheet->entry, block->start, sheet->end, error);
  if (raw == NULL)
    return NULL;
  g_autoptr (PraxisCleanText) clean
      = praxis_clean_text_new (sheet->record->repairs, raw, block->start, strlen (raw));
  g_autoptr (PraxisTokenizer) tokenizer = praxis_tokenizer_new ();
  PraxisMarker marker = { matches, needles, g_array_new (FALSE, FALSE, sizeof (PraxisMark)), 0 };
  PraxisToken token;
  praxis_clean_text_start (clean, tokenizer);
  for (guint position = block->position; praxis_tokenizer_next (tokenizer, &token); position++)
    praxis_marker_see (&marker, &token, position);
  return marker.marks;
}

/* From bytes behind `origin` of the document to characters of the page. */
static GArray *
highlights_of (const Sheet *sheet, gsize origin, const GArray *marks) {
  GArray *highlights = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *at = sheet->text;
  guint characters = 0;
  for (guint i = 0; i < 2 * marks->len; i++) {
    const PraxisMark *mark = &g_array_index (marks, PraxisMark, i / 2);
    gsize byte = origin + (i % 2 == 0 ? mark->start : mark->end);
    if (origin + mark->end <= sheet->start)
      continue;
    const char *next = sheet->text + (MAX (byte, sheet->start) - sheet->start);
    characters += (guint)g_utf8_strlen (at, next - at);
    at = next;
    g_array_append_val (highlights, characters);
  }
  return highlights;
}

static GArray *
find_highlights (PraxisRegister *reg, const Sheet *sheet, const PraxisRequest *request, GError **error) {
  const GArray *blocks = praxis_entry_blocks (sheet->entry, error);
  g_autoptr (PraxisSearch) search = blocks != NULL ? praxis_search_understand (reg, request, error) : NULL;
  if (search == NULL)
    return NULL;
  const GPtrArray *needles = search->plan->needles;
  int block = praxis_blocks_at_byte (blocks, sheet->start);
  if (block < 0 || needles->len == 0 || sheet->end - sheet->start > MARKED_MOST)
    return g_array_new (FALSE, FALSE, sizeof (guint));
  const PraxisBlock *first = &g_array_index (blocks, PraxisBlock, block);
  g_autoptr (GArray) matches
      = praxis_matches_find (reg->reader, praxis_entry_number (sheet->entry), needles, &reg->deadline, error);
  g_autoptr (GArray) marks = matches != NULL ? find_marks (sheet, first, matches, needles, error) : NULL;
  return marks != NULL ? highlights_of (sheet, first->start, marks) : NULL;
}

/* ---- A page ---- */

/* "section", the one that goes on from the page before, and "sections", those that begin here; their number
 * is the place in the document's outline, which leaves out what has no title. */
static void
add_sections (JsonBuilder *builder, const Sheet *sheet) {
  const GArray *sections = sheet->record->sections;
  const char *before = NULL;
  guint number = 0;
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++) {
    const PraxisSection *section = &g_array_index (sections, PraxisSection, i);
    number += section->title != NULL;
    if (section->start < sheet->start)
      before = section->title;
    if (section->title == NULL || section->start < sheet->start || section->start >= sheet->end)
      continue;
    json_builder_begin_object (builder);
    members_add_number (builder, "number", number);
    members_add_text (builder, "title", section->title);
    members_add_number (builder, "level", section->level);
    members_add_text (builder, "role", section->role);
    members_add_number (builder, "at", g_utf8_strlen (sheet->text, (gssize)(section->start - sheet->start)));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  members_add_text (builder, "section", before);
}

static JsonNode *
page (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Question *question = data;
  g_auto (Sheet) sheet = { 0 };
  if (!open_sheet (reg, question, &sheet, error))
    return NULL;
  g_autoptr (JsonBuilder) builder = answer_begin_record (reg, sheet.entry);
  members_add_number (builder, "page", question->page);
  members_add_text (builder, "label", sheet.page == NULL ? NULL : sheet.page->label);
  members_add_number (builder, "pages", MAX (1, sheet.record->pages->len));
  members_add_text (builder, "state",
                    praxis_state_name (sheet.page == NULL ? sheet.record->state : sheet.page->state));
  members_add_text (builder, "text", sheet.text);
  if (question->request != NULL) {
    g_autoptr (GArray) highlights = find_highlights (reg, &sheet, question->request, error);
    if (highlights == NULL)
      return NULL;
    answer_add_highlights (builder, highlights);
  }
  add_sections (builder, &sheet);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_page (PraxisRegister *reg, const char *id, guint number, const PraxisRequest *request,
                      GError **error) {
  const Question question = { id, number, request };
  return register_ask (reg, page, &question, error);
}

/* ---- Passages ---- */

static JsonNode *
passages (PraxisRegister *reg, gconstpointer data, GError **error) {
  const Question *question = data;
  g_autoptr (PraxisEntry) entry = praxis_entry_find (reg->reader, question->id, error);
  g_autoptr (PraxisSearch) search
      = entry != NULL ? praxis_search_understand (reg, question->request, error) : NULL;
  if (search == NULL)
    return NULL;
  g_autoptr (JsonBuilder) builder = answer_begin_record (reg, entry);
  members_add_text (builder, "text", search->request->text);
  if (!answer_add_passages (builder, reg, search, praxis_entry_number (entry), error))
    return NULL;
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
praxis_register_passages (PraxisRegister *reg, const char *id, const PraxisRequest *request, GError **error) {
  const Question question = { id, 0, request };
  return register_ask (reg, passages, &question, error);
}
