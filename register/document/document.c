/* Documents in memory: filling one in, finding a page or section by offset, repairing text. How a
 * document travels is in document_variant.c. */
#include "register/document/document.h"
#include <string.h>

static void
page_clear (gpointer data) {
  PraxisPage *page = data;
  g_free (page->label);
}

static void
repair_clear (gpointer data) {
  g_free (((PraxisRepair *)data)->reading);
}

static void
section_clear (gpointer data) {
  PraxisSection *section = data;
  g_free (section->title);
  g_free (section->role);
  for (guint i = 0; i < PRAXIS_SUBJECTS; i++)
    g_strfreev (section->subjects[i]);
}

const char *
praxis_subject_field (PraxisSubject subject) {
  static const char *const fields[PRAXIS_SUBJECTS] = {
    [PRAXIS_SUBJECT_COUNTRY] = "country",
    [PRAXIS_SUBJECT_TOPIC] = "topic",
  };
  return fields[subject];
}

static void
claim_free (gpointer data) {
  PraxisClaim *claim = data;
  g_free (claim->field);
  g_free (claim->value);
  g_free (claim->role);
  g_free (claim->rule);
  g_free (claim->source);
  g_free (claim->quote);
  g_free (claim->origin);
  g_free (claim->reason);
  g_free (claim);
}

PraxisDocument *
praxis_document_new (void) {
  PraxisDocument *document = g_new0 (PraxisDocument, 1);
  document->paths = g_ptr_array_new_with_free_func (g_free);
  document->text = g_string_new (NULL);
  document->pages = g_array_new (FALSE, TRUE, sizeof (PraxisPage));
  g_array_set_clear_func (document->pages, page_clear);
  document->sections = g_array_new (FALSE, TRUE, sizeof (PraxisSection));
  g_array_set_clear_func (document->sections, section_clear);
  document->furniture = g_array_new (FALSE, FALSE, sizeof (PraxisSpan));
  document->notes = g_array_new (FALSE, FALSE, sizeof (PraxisSpan));
  document->repairs = g_array_new (FALSE, FALSE, sizeof (PraxisRepair));
  g_array_set_clear_func (document->repairs, repair_clear);
  document->claims = g_ptr_array_new_with_free_func (claim_free);
  document->runners_up = g_ptr_array_new_with_free_func (claim_free);
  document->metadata = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return document;
}

void
praxis_document_free (PraxisDocument *document) {
  if (document == NULL)
    return;
  g_free (document->id);
  g_ptr_array_unref (document->paths);
  g_free (document->title);
  g_free (document->mime);
  g_free (document->author);
  g_free (document->reason);
  g_free (document->decided);
  g_string_free (document->text, TRUE);
  g_array_unref (document->pages);
  g_array_unref (document->sections);
  g_array_unref (document->furniture);
  g_array_unref (document->notes);
  g_array_unref (document->repairs);
  g_ptr_array_unref (document->claims);
  g_ptr_array_unref (document->runners_up);
  g_hash_table_unref (document->metadata);
  g_clear_pointer (&document->cover, g_bytes_unref);
  g_free (document);
}

void
praxis_document_begin_page (PraxisDocument *document, const char *label) {
  PraxisPage page = { .start = document->text->len, .label = g_strdup (label) };
  g_array_append_val (document->pages, page);
}

void
praxis_document_begin_section (PraxisDocument *document, guint level, const char *title) {
  praxis_document_add_section_at (document, document->text->len, level, title);
}

void
praxis_document_add_section_at (PraxisDocument *document, gsize start, guint level, const char *title) {
  /* Sections cover the text from its beginning: what stands before the first heading is one too. */
  if (document->sections->len == 0 && start > 0) {
    PraxisSection front = { 0 };
    g_array_append_val (document->sections, front);
  }
  PraxisSection section = { .start = start, .level = level, .title = g_strdup (title) };
  g_array_append_val (document->sections, section);
}

void
praxis_document_add_repair (PraxisDocument *document, gsize start, gsize end, const char *reading) {
  const PraxisRepair *last = document->repairs->len == 0 ? NULL
                                                         : &g_array_index (document->repairs, PraxisRepair,
                                                                           document->repairs->len - 1);
  if (last != NULL && (start < last->end || (start == last->start && end == last->end)))
    return;
  PraxisRepair repair = { start, end, g_strdup (reading) };
  g_array_append_val (document->repairs, repair);
}

PraxisClaim *
praxis_document_add_claim (PraxisDocument *document, const char *field, const char *value, const char *role,
                           const char *rule) {
  PraxisClaim *claim = g_new0 (PraxisClaim, 1);
  claim->field = g_strdup (field);
  claim->value = g_strdup (value);
  claim->role = g_strdup (role);
  claim->rule = g_strdup (rule);
  claim->source = g_strdup ("text");
  claim->origin = g_strdup ("automatic");
  claim->offset = PRAXIS_NO_OFFSET;
  g_ptr_array_add (document->claims, claim);
  return claim;
}

void
praxis_document_pass_over (PraxisDocument *document, char *reason) {
  PraxisClaim *claim = g_ptr_array_steal_index (document->claims, document->claims->len - 1);
  g_free (claim->reason);
  claim->reason = reason;
  g_ptr_array_add (document->runners_up, claim);
}

gboolean
praxis_claim_counts (const PraxisClaim *claim, const PraxisField *field) {
  if (strcmp (claim->field, field->name) != 0 || strcmp (claim->origin, "rejected") == 0)
    return FALSE;
  return field->role == NULL || claim->role == NULL || strcmp (claim->role, field->role) == 0;
}

const char *
praxis_document_value (const PraxisDocument *document, const char *field, const char *role) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = g_ptr_array_index (document->claims, i);
    if (strcmp (claim->field, field) == 0 && (role == NULL || g_strcmp0 (claim->role, role) == 0))
      return claim->value;
  }
  return NULL;
}

/* Pages and sections both begin with their start, so one search serves both. */
static int
last_starting_at_or_before (const GArray *parts, gsize element_size, gsize offset) {
  int low = 0, high = (int)parts->len;
  while (low < high) {
    int middle = (low + high) / 2;
    gsize start = *(const gsize *)(const void *)(parts->data + (gsize)middle * element_size);
    if (start <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

int
praxis_document_page_at (const PraxisDocument *document, gsize offset) {
  G_STATIC_ASSERT (offsetof (PraxisPage, start) == 0);
  return last_starting_at_or_before (document->pages, sizeof (PraxisPage), offset);
}

int
praxis_document_section_at (const PraxisDocument *document, gsize offset) {
  G_STATIC_ASSERT (offsetof (PraxisSection, start) == 0);
  return last_starting_at_or_before (document->sections, sizeof (PraxisSection), offset);
}

guint
praxis_spans_from (const GArray *spans, gsize offset) {
  G_STATIC_ASSERT (offsetof (PraxisRepair, start) == offsetof (PraxisSpan, start));
  G_STATIC_ASSERT (offsetof (PraxisRepair, end) == offsetof (PraxisSpan, end));
  guint low = 0, high = spans->len, size = g_array_get_element_size ((GArray *)spans);
  while (low < high) {
    guint middle = (low + high) / 2;
    const PraxisSpan *span = (const PraxisSpan *)(const void *)(spans->data + (gsize)middle * size);
    if (span->end > offset || (span->end == offset && span->start == offset))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

int
praxis_span_at (const GArray *spans, gsize offset) {
  guint span = praxis_spans_from (spans, offset);
  return span < spans->len && g_array_index (spans, PraxisSpan, span).start <= offset ? (int)span : -1;
}

static void
blank_control_bytes (GString *text) {
  for (gsize i = 0; i < text->len; i++) {
    guchar byte = (guchar)text->str[i];
    if ((byte < ' ' && byte != '\n' && byte != '\t' && byte != '\f') || byte == 0x7f)
      text->str[i] = ' ';
  }
}

void
praxis_text_repair (GString *text) {
  blank_control_bytes (text);
  /* A byte that is no UTF-8 becomes '?', one byte for one, because every offset must stay valid. */
  const char *bad;
  char *from = text->str;
  while (!g_utf8_validate_len (from, text->len - (gsize)(from - text->str), &bad)) {
    from = text->str + (bad - text->str);
    *from = '?';
  }
}
