/* Running text as it comes out of a styled document. The extractors of styled formats (docx.c, odf.c, html.c)
 * tell it what they meet; it keeps the rules of what becomes a line, a cell and a section in one place. */
#include "indexer/extract/flow.h"
#include "indexer/extract/content.h"
#include <string.h>

#define MOST_TABS 256    /* empty cells in a row that still give tabs */
#define LONGEST_NAME 300 /* bytes of the name of a page */

/* A paragraph under way; one more for each thing aside that interrupts it. */
typedef struct {
  GString *line;
  guint level;
  gboolean open;
} Paragraph;

struct _Flow {
  PraxisDocument *document;
  const ExtractLimits *limits;
  GArray *paragraphs; /* of Paragraph: the innermost is the last */
  GString *aside;
  GArray *cells;     /* of guint: cells so far in each table around us */
  guint tabs;        /* owed before the next text */
  gboolean new_line; /* owed before the next text of a cell */
  gboolean row_has_text;
  gboolean full;
  char *name; /* of the page: owed before its first text */
  guint name_level;
  gboolean page_has_section;
};

static void
push_paragraph (Flow *flow) {
  Paragraph paragraph = { g_string_new (NULL), 0, FALSE };
  g_array_append_val (flow->paragraphs, paragraph);
}

static void
paragraph_clear (gpointer data) {
  Paragraph *paragraph = data;
  g_string_free (paragraph->line, TRUE);
}

Flow *
flow_new (PraxisDocument *document, const ExtractLimits *limits) {
  Flow *flow = g_new0 (Flow, 1);
  flow->document = document;
  flow->limits = limits;
  flow->aside = g_string_new (NULL);
  flow->cells = g_array_new (FALSE, TRUE, sizeof (guint));
  flow->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (flow->paragraphs, paragraph_clear);
  push_paragraph (flow);
  return flow;
}

void
flow_free (Flow *flow) {
  g_string_free (flow->aside, TRUE);
  g_free (flow->name);
  g_array_unref (flow->cells);
  g_array_unref (flow->paragraphs);
  g_free (flow);
}

static Paragraph *
innermost (const Flow *flow) {
  return &g_array_index (flow->paragraphs, Paragraph, flow->paragraphs->len - 1);
}

static gboolean
is_aside (const Flow *flow) {
  return flow->paragraphs->len > 1;
}

static gboolean
is_in_cell (const Flow *flow) {
  return flow->cells->len > 0 && !is_aside (flow);
}

static void
put (Flow *flow, const char *text, gsize length) {
  if (!flow->full)
    flow->full = !content_append (flow->document, flow->limits, text, length);
}

/* The first heading of a page names all of it, wherever on the page it stands. */
static void
begin_section (Flow *flow, guint level, const char *title) {
  const GArray *pages = flow->document->pages;
  gsize start = flow->document->text->len;
  if (pages->len > 0 && !flow->page_has_section)
    start = g_array_index (pages, PraxisPage, pages->len - 1).start;
  if (!flow->full && content_section_at (flow->document, start, level, title))
    flow->page_has_section = TRUE;
}

static void
put_name (Flow *flow) {
  g_autofree char *name = g_steal_pointer (&flow->name);
  if (name == NULL)
    return;
  begin_section (flow, flow->name_level, name);
  put (flow, name, strlen (name));
  put (flow, "\n", 1);
}

static void
put_owed (Flow *flow) {
  put_name (flow);
  if (flow->new_line)
    put (flow, "\n", 1);
  for (; flow->tabs > 0; flow->tabs--)
    put (flow, "\t", 1);
  flow->new_line = FALSE;
}

void
flow_begin_paragraph (Flow *flow) {
  if (innermost (flow)->open)
    flow_end_paragraph (flow);
  Paragraph *paragraph = innermost (flow);
  g_string_truncate (paragraph->line, 0);
  paragraph->level = 0;
  paragraph->open = TRUE;
}

static void
end_aside_paragraph (Flow *flow, const GString *line) {
  if (flow->aside->len + line->len > flow->limits->text)
    return;
  g_string_append_len (flow->aside, line->str, (gssize)line->len);
  g_string_append_c (flow->aside, '\n');
}

void
flow_end_paragraph (Flow *flow) {
  Paragraph *paragraph = innermost (flow);
  if (!paragraph->open)
    return;
  paragraph->open = FALSE;
  GString *line = paragraph->line;
  while (line->len > 0 && strchr (" \t\n", line->str[line->len - 1]) != NULL)
    g_string_truncate (line, line->len - 1);
  if (line->len == 0)
    return;
  if (is_aside (flow)) {
    end_aside_paragraph (flow, line);
    return;
  }
  put_owed (flow);
  if (paragraph->level > 0)
    begin_section (flow, paragraph->level, line->str);
  put (flow, line->str, line->len);
  if (is_in_cell (flow))
    flow->new_line = flow->row_has_text = TRUE;
  else
    put (flow, "\n", 1);
}

void
flow_set_level (Flow *flow, guint level) {
  innermost (flow)->level = level;
}

const char *
flow_paragraph (const Flow *flow) {
  return innermost (flow)->open ? innermost (flow)->line->str : NULL;
}

void
flow_add (Flow *flow, const char *text, gsize length) {
  Paragraph *paragraph = innermost (flow);
  if (paragraph->open && paragraph->line->len + length <= flow->limits->text)
    g_string_append_len (paragraph->line, text, (gssize)length);
}

void
flow_add_collapsed (Flow *flow, const char *text, gsize length) {
  const GString *line = innermost (flow)->line;
  for (gsize i = 0; i < length;) {
    gsize space = i, word;
    while (i < length && g_ascii_isspace (text[i]))
      i++;
    gboolean at_start = line->len == 0 || strchr (" \n\t", line->str[line->len - 1]) != NULL;
    if (i > space && !at_start)
      flow_add (flow, " ", 1);
    for (word = i; i < length && !g_ascii_isspace (text[i]);)
      i++;
    flow_add (flow, text + word, i - word);
  }
}

void
flow_begin_cell (Flow *flow) {
  if (is_aside (flow))
    return;
  guint none = 0;
  if (flow->cells->len == 0)
    g_array_append_val (flow->cells, none);
  guint *cells = &g_array_index (flow->cells, guint, flow->cells->len - 1);
  if (*cells > 0) {
    flow->new_line = FALSE;
    flow->tabs = MIN (flow->tabs + 1, MOST_TABS);
  }
  (*cells)++;
  /* A table inside this cell counts for itself. */
  g_array_append_val (flow->cells, none);
}

void
flow_end_cell (Flow *flow) {
  if (!is_aside (flow) && flow->cells->len > 1)
    g_array_set_size (flow->cells, flow->cells->len - 1);
}

void
flow_end_row (Flow *flow) {
  if (is_aside (flow) || flow->cells->len == 0)
    return;
  flow->new_line = FALSE;
  flow->tabs = 0;
  g_array_index (flow->cells, guint, flow->cells->len - 1) = 0;
  if (flow->cells->len == 1) {
    if (flow->row_has_text)
      put (flow, "\n", 1);
    flow->row_has_text = FALSE;
    g_array_set_size (flow->cells, 0);
  } else
    flow->new_line = flow->row_has_text;
}

void
flow_begin_aside (Flow *flow) {
  push_paragraph (flow);
}

void
flow_end_aside (Flow *flow) {
  if (!is_aside (flow))
    return;
  flow_end_paragraph (flow);
  g_array_set_size (flow->paragraphs, flow->paragraphs->len - 1);
}

gboolean
flow_is_full (const Flow *flow) {
  return flow->full;
}

void
flow_finish (Flow *flow) {
  while (is_aside (flow))
    flow_end_aside (flow);
  flow_end_paragraph (flow);
  if (flow->new_line)
    put (flow, "\n", 1);
  flow->new_line = flow->row_has_text = FALSE;
  flow->tabs = 0;
  g_array_set_size (flow->cells, 0);
  if (flow->aside->len > 0)
    put_name (flow);
  put (flow, flow->aside->str, flow->aside->len);
  g_string_truncate (flow->aside, 0);
}

void
flow_begin_page (Flow *flow, const char *label) {
  /* What stands aside before the first page belongs to it. */
  if (flow->document->pages->len > 0)
    flow_finish (flow);
  if (flow->full)
    return;
  if (flow->document->pages->len >= flow->limits->pages) {
    content_set_partly (flow->document, "page limit of %u reached", flow->limits->pages);
    flow->full = TRUE;
    return;
  }
  praxis_document_begin_page (flow->document, label);
  flow->page_has_section = FALSE;
  g_clear_pointer (&flow->name, g_free);
}

void
flow_name_page (Flow *flow, guint level, const char *name) {
  g_free (flow->name);
  flow->name = content_clean (name, LONGEST_NAME);
  flow->name_level = level;
}
