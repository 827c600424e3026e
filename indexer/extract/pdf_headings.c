/* Headings of a PDF without outline, by their type: what is set clearly larger than the body or stands alone
 * in bold. Lines are collected while pages are read, because only then Poppler has the page at hand, and
 * judged at the end, when the size of the body is known. */
#include "indexer/extract/content.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/pdf_sections.h"
#include <string.h>

#define MOST_WORDS 15      /* of a heading; more is a paragraph in large type */
#define MOST_BOLD_WORDS 10 /* of a heading that is only bold */
#define MOST_LINES 4       /* of a heading */
#define LARGER 1.15        /* times the body's size */
#define SIZES 400          /* sizes are counted in half points */
#define DEEPEST 6
#define TITLE_PAGES 2
#define SHORT_TITLE 6 /* words; no more are taken for a kind of document */

/* A line of type, or several that belong together. */
typedef struct {
  gsize start, end; /* in the document's text */
  guint size;       /* half points */
  guint page;
  guint words;
  guint lines;
  gboolean bold;
} Line;

struct _PdfHeadings {
  GArray *lines;        /* of Line: all that have letters */
  gsize letters[SIZES]; /* set in each size */
  guint page;
};

/* The runs of equal type on a page, walked along with its characters. */
typedef struct {
  const GList *run;
  int index;     /* of the character, as Poppler counts */
  gboolean bold; /* of the run */
} Type;

PdfHeadings *
pdf_headings_new (void) {
  PdfHeadings *headings = g_new0 (PdfHeadings, 1);
  headings->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  return headings;
}

void
pdf_headings_free (PdfHeadings *headings) {
  g_array_unref (headings->lines);
  g_free (headings);
}

static gboolean
is_bold (const PopplerTextAttributes *run) {
  static const char *const weights[] = { "bold", "black", "heavy", "semibold", "demi" };
  g_autofree char *name = run->font_name != NULL ? g_ascii_strdown (run->font_name, -1) : NULL;
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (weights); i++)
    if (strstr (name, weights[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const PopplerTextAttributes *
run_at (Type *type) {
  const GList *before = type->run;
  while (type->run != NULL && ((const PopplerTextAttributes *)type->run->data)->end_index < type->index)
    type->run = type->run->next;
  if (type->run != NULL && (type->run != before || type->index == 0))
    type->bold = is_bold (type->run->data);
  return type->run != NULL ? type->run->data : NULL;
}

/* Reads one line's type; its size is the mean of its letters'. */
static Line
measure_line (PdfHeadings *headings, Type *type, HeadingLine text) {
  Line line = { .page = headings->page, .lines = 1, .bold = TRUE };
  gsize letters = 0;
  double sum = 0;
  for (const char *p = text.start; p < text.start + text.length; p = g_utf8_next_char (p)) {
    if (*p == '\t')
      continue; /* put between cells, see pdf_text.c */
    const PopplerTextAttributes *run = run_at (type);
    type->index++;
    if (run == NULL || !g_unichar_isalnum (g_utf8_get_char (p)))
      continue;
    letters++;
    sum += CLAMP (run->font_size, 0, SIZES / 2 - 1);
    line.bold = line.bold && type->bold;
  }
  type->index++; /* the line end */
  line.size = letters > 0 ? (guint)(sum / (double)letters * 2 + 0.5) : 0;
  headings->letters[MIN (line.size, SIZES - 1)] += letters;
  return line;
}

void
pdf_headings_add_page (PdfHeadings *headings, PopplerPage *page, const PraxisDocument *document,
                       gsize start) {
  GList *runs = poppler_page_get_text_attributes (page);
  Type type = { .run = runs };
  const char *text = document->text->str + start, *end = document->text->str + document->text->len;
  headings->page++;
  for (HeadingLine at = heading_line_at (text, end); at.start < end; at = heading_line_next (at, end)) {
    Line line = measure_line (headings, &type, at);
    if (!content_has_letters (at.start, at.length))
      continue;
    line.start = start + (gsize)(at.start - text);
    line.end = line.start + at.length;
    line.words = content_count_words (at.start, at.length);
    g_array_append_val (headings->lines, line);
  }
  poppler_page_free_text_attributes (runs);
}

static guint
body_size (const PdfHeadings *headings) {
  gsize all = 0, below = 0;
  for (guint i = 1; i < SIZES; i++)
    all += headings->letters[i];
  for (guint i = 1; i < SIZES; i++) {
    below += headings->letters[i];
    if (below * 2 >= all)
      return i;
  }
  return SIZES;
}

/* The line at *index with the ones below it that are set in the same type; moves *index behind them. */
static Line
take_group (const PdfHeadings *headings, guint *index) {
  Line group = g_array_index (headings->lines, Line, (*index)++);
  for (; *index < headings->lines->len; (*index)++) {
    const Line *next = &g_array_index (headings->lines, Line, *index);
    gboolean same = next->page == group.page && next->start <= group.end + 1 && next->bold == group.bold
                    && next->size + 1 >= group.size && next->size <= group.size + 1;
    if (!same)
      break;
    group.end = next->end;
    group.words += next->words;
    group.lines++;
  }
  return group;
}

static char *
words_of (const PraxisDocument *document, const Line *line) {
  g_autofree char *raw = g_strndup (document->text->str + line->start, line->end - line->start);
  return content_clean (raw, 400);
}

static gboolean
is_larger (const Line *line, guint body) {
  return line->size >= (guint)(body * LARGER + 0.5) && line->size > body + 1;
}

static gboolean
is_heading (const PraxisDocument *document, const Line *line, guint body) {
  if (line->words > MOST_WORDS || line->lines > MOST_LINES)
    return FALSE;
  if (is_larger (line, body))
    return TRUE;
  if (!line->bold || line->size + 1 < body || line->words > MOST_BOLD_WORDS || line->lines > 2)
    return FALSE;
  g_autofree char *title = words_of (document, line);
  gunichar first = g_utf8_get_char (title);
  return (g_unichar_isupper (first) || g_unichar_isdigit (first))
         && strchr (".,;:)", title[strlen (title) - 1]) == NULL;
}

/* How a title recurs: on one page after the other it is a running header. */
typedef struct {
  guint times, in_a_row, last_page;
} Recurrence;

static char *
recurrence_key (const PraxisDocument *document, const Line *line) {
  g_autofree char *title = words_of (document, line);
  return g_utf8_strdown (title, -1);
}

static void
count_recurrences (const PraxisDocument *document, const GArray *found, GHashTable *recurrences) {
  for (guint i = 0; i < found->len; i++) {
    const Line *line = &g_array_index (found, Line, i);
    char *key = recurrence_key (document, line);
    Recurrence *recurrence = g_hash_table_lookup (recurrences, key);
    if (recurrence == NULL) {
      recurrence = g_new0 (Recurrence, 1);
      g_hash_table_insert (recurrences, g_strdup (key), recurrence);
    }
    recurrence->in_a_row += recurrence->times > 0 && line->page <= recurrence->last_page + 2;
    recurrence->times++;
    recurrence->last_page = line->page;
    g_free (key);
  }
}

static gboolean
is_running_header (const PraxisDocument *document, const Line *line, GHashTable *recurrences) {
  g_autofree char *key = recurrence_key (document, line);
  const Recurrence *recurrence = g_hash_table_lookup (recurrences, key);
  return recurrence->in_a_row >= 3 && recurrence->in_a_row * 2 > recurrence->times;
}

/* Larger sizes stand higher; the bold ones of the body's size stand below them all. */
static guint
level_of (const gboolean *used, guint size) {
  guint level = 1;
  for (guint larger = SIZES - 1; larger > size; larger--)
    level += used[larger];
  return MIN (level, DEEPEST);
}

static GArray *
find_headings (const PdfHeadings *headings, const PraxisDocument *document, guint body) {
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Line));
  for (guint i = 0; i < headings->lines->len;) {
    Line group = take_group (headings, &i);
    if (!is_heading (document, &group, body))
      continue;
    group.size = is_larger (&group, body) ? group.size & ~1u : body;
    g_array_append_val (found, group);
  }
  return found;
}

void
pdf_headings_sections (const PdfHeadings *headings, PraxisDocument *document) {
  g_autoptr (GArray) found = find_headings (headings, document, body_size (headings));
  g_autoptr (GHashTable) recurrences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  count_recurrences (document, found, recurrences);
  gboolean used[SIZES] = { FALSE };
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < found->len; i++) {
      const Line *line = &g_array_index (found, Line, i);
      if (is_running_header (document, line, recurrences))
        continue;
      g_autofree char *title = words_of (document, line);
      if (pass == 0)
        used[MIN (line->size, SIZES - 1)] = TRUE;
      else
        content_section_at (document, line->start, level_of (used, line->size), title);
    }
}

/* The largest type on the first page that has any larger than `least`, at or after line `from`. */
static Line
largest (const PdfHeadings *headings, guint from, guint least, guint page) {
  Line best = { 0 };
  for (guint i = from; i < headings->lines->len;) {
    Line group = take_group (headings, &i);
    if (group.page > page || (best.size > 0 && group.page > best.page))
      break;
    guint weight = group.size + group.bold;
    if (weight > MAX (least, best.size + best.bold) + (best.size > 0) && group.words <= 2 * MOST_WORDS
        && group.end - group.start >= 4)
      best = group;
  }
  return best;
}

static guint
line_after (const PdfHeadings *headings, const Line *line) {
  guint i = 0;
  while (i < headings->lines->len && g_array_index (headings->lines, Line, i).start < line->end)
    i++;
  return i;
}

char *
pdf_headings_title (const PdfHeadings *headings, const PraxisDocument *document) {
  guint body = body_size (headings);
  Line best = largest (headings, 0, body, TITLE_PAGES);
  if (best.size == 0)
    return NULL;
  g_autofree char *title = words_of (document, &best);
  if (best.words > SHORT_TITLE)
    return g_steal_pointer (&title);
  /* "Evaluation brief", "General Assembly": the kind or the letterhead; what stands below says what about. */
  Line second = largest (headings, line_after (headings, &best), body, best.page);
  if (second.size == 0 || second.words < 3)
    return g_steal_pointer (&title);
  g_autofree char *about = words_of (document, &second);
  return g_strdup_printf ("%s: %s", title, about);
}
