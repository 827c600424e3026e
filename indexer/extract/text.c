/* Plain text and Markdown. The text is kept line for line as it is in the file, only in UTF-8 and with '\n'
 * line ends, so that a passage can name its line; headings begin sections. */
#include "indexer/extract/text.h"
#include "indexer/extract/content.h"
#include "indexer/extract/encoding.h"
#include "indexer/extract/formats.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/text_title.h"
#include <string.h>

#define MOST_IN_LIST 3 /* headings in a row that may be items of a list */

/* The rules of a kind of text: what a line is, given the ones around it. */
typedef struct {
  HeadingLine before, line, next;
  HeadingLine prose; /* the last line that is neither blank nor a heading */
  const char *end;
  gboolean in_code; /* between two fences */
} Context;

typedef guint (*HeadingRule) (const Context *context);

static guint
underlined_level (const Context *context) {
  gboolean alone = heading_line_is_blank (context->before) && !heading_line_is_blank (context->line);
  return alone ? heading_underline (context->next) : 0;
}

static guint
markdown_level (const Context *context) {
  if (context->in_code)
    return 0;
  guint level = heading_hashes (context->line);
  return level > 0 ? level : underlined_level (context);
}

/* Two dashes below a line may be anything; a line of them is drawn for what stands above it. */
static gboolean
is_drawn_for (HeadingLine underline, HeadingLine line) {
  return underline.length >= 3 && underline.length >= line.length / 2;
}

static guint
plain_level (const Context *context) {
  guint level = heading_hashes (context->line);
  if (level > 0) {
    HeadingLine after = heading_line_next_written (context->line, context->end);
    for (guint i = 0; i < MOST_IN_LIST && heading_hashes (after) > 0; i++)
      after = heading_line_next_written (after, context->end);
    return heading_interrupts_list (context->prose, context->line, after) ? 0 : level;
  }
  if (is_drawn_for (context->next, context->line) && underlined_level (context) > 0)
    return underlined_level (context);
  gboolean alone = heading_line_is_blank (context->before) && heading_line_is_blank (context->next)
                   && !heading_line_is_blank (context->line);
  return alone
                 && heading_stands_apart (context->line,
                                          heading_line_next_written (context->line, context->end))
             ? 2
             : 0;
}

static gboolean
has_open_bracket (const char *title) {
  const char *open = strrchr (title, '(');
  return open != NULL && strchr (open, ')') == NULL;
}

/* The title on the line; one that a column or page cut within brackets goes on with the next line that is
 * written, to which the line then moves. NULL if it is none. */
static char *
whole_title (Context *context) {
  g_autofree char *title = heading_title (context->line);
  if (title == NULL || !has_open_bracket (title))
    return g_steal_pointer (&title);
  HeadingLine next = heading_line_next_written (context->line, context->end);
  g_autofree char *rest = heading_title (next);
  if (rest == NULL || strchr (rest, ')') == NULL || strchr (rest, '(') != NULL)
    return g_steal_pointer (&title);
  context->line = next;
  context->next = heading_line_next (next, context->end);
  return g_strjoin (" ", title, rest, NULL);
}

static void
find_sections (PraxisDocument *document, const char *from, HeadingRule rule) {
  const char *text = document->text->str;
  Context context = { .before = { text, 0 }, .prose = { text, 0 }, .end = text + document->text->len };
  context.line = heading_line_at (from, context.end);
  while (context.line.start < context.end) {
    context.next = heading_line_next (context.line, context.end);
    if (context.line.length >= 3 && memcmp (context.line.start, "```", 3) == 0)
      context.in_code = !context.in_code;
    guint level = rule (&context);
    gsize start = (gsize)(context.line.start - text);
    g_autofree char *title = level > 0 ? whole_title (&context) : NULL;
    if (title != NULL)
      content_section_at (document, start, level, title);
    else if (heading_hashes (context.line) == 0 && !heading_line_is_blank (context.line))
      context.prose = context.line;
    context.before = context.line;
    context.line = context.next;
  }
}

static void
find_title (PraxisDocument *document, const char *from) {
  document->title = text_title (from, document->text->str + document->text->len);
}

static const char *const front_matter_keys[][2] = {
  { "title", "title" },       { "titre", "title" },       { "título", "title" },
  { "titulo", "title" },      { "название", "title" },    { "العنوان", "title" },
  { "author", "author" },     { "date", "created" },      { "lang", "language" },
  { "language", "language" }, { "keywords", "keywords" }, { "description", "subject" },
};

static void
keep_front_matter (PraxisDocument *document, const ExtractLimits *limits, HeadingLine line) {
  g_autofree char *copy = g_strndup (line.start, MIN (line.length, 4000));
  char *colon = strchr (copy, ':');
  if (colon == NULL)
    return;
  *colon = '\0';
  char *value = g_strstrip (colon + 1);
  gsize length = strlen (value);
  if (length >= 2 && (*value == '"' || *value == '\'') && value[length - 1] == *value) {
    value[length - 1] = '\0';
    value++;
  }
  for (guint i = 0; i < G_N_ELEMENTS (front_matter_keys); i++)
    if (g_ascii_strcasecmp (copy, front_matter_keys[i][0]) == 0)
      content_set_metadata (document, limits, front_matter_keys[i][1], value);
}

/* Metadata between two lines of "---" at the very beginning, which no passage shows; where the text begins
 * after them. */
static const char *
read_front_matter (PraxisDocument *document, const ExtractLimits *limits) {
  const char *text = document->text->str, *end = text + document->text->len;
  HeadingLine line = heading_line_at (text, end);
  if (line.length != 3 || memcmp (line.start, "---", 3) != 0)
    return text;
  HeadingLine last = line;
  do
    last = heading_line_next (last, end);
  while (last.start < end && !heading_line_is_blank (last)
         && (last.length != 3 || memcmp (last.start, "---", 3) != 0));
  if (last.start >= end || last.length != 3)
    return text;
  for (line = heading_line_next (line, end); line.start < last.start; line = heading_line_next (line, end))
    keep_front_matter (document, limits, line);
  const char *after = heading_line_next (last, end).start;
  PraxisSpan span = { 0, (gsize)(after - text) };
  g_array_append_val (document->furniture, span);
  return after;
}

GString *
text_load (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  /* Twice the text: as much as UTF-16 needs. */
  gsize most = limits->text * 2;
  g_autoptr (GBytes) bytes = content_read_file (fd, size, most, error);
  if (bytes == NULL)
    return NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *text = encoding_decode (data, length, NULL, NULL);
  encoding_unify_line_ends (text);
  /* A stray nought is no end. */
  praxis_text_repair (text);
  /* More text than that reaches the limit of text, which content_append() tells. */
  if (size > most && text->len <= limits->text)
    content_set_partly (document, "only the first %zu bytes of the file were read", most);
  return text;
}

static gboolean
load (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  g_autoptr (GString) text = text_load (fd, size, limits, document, error);
  if (text == NULL)
    return FALSE;
  document->has_lines = TRUE;
  content_append (document, limits, text->str, text->len);
  return TRUE;
}

gboolean
text_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  if (!load (fd, size, limits, document, error))
    return FALSE;
  find_title (document, document->text->str);
  find_sections (document, document->text->str, plain_level);
  return TRUE;
}

gboolean
markdown_read (int fd, gsize size, const ExtractLimits *limits, PraxisDocument *document, GError **error) {
  if (!load (fd, size, limits, document, error))
    return FALSE;
  const char *from = read_front_matter (document, limits);
  find_title (document, from);
  find_sections (document, from, markdown_level);
  return TRUE;
}
