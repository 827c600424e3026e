/* The title of plain text and Markdown, for text.c. Typed documents begin with the letterhead of a state or
 * an organisation, a date, a reference or a mark ("DRAFT"), and say in a line of its own what kind they are.
 */
#include "indexer/extract/text_title.h"
#include "indexer/extract/content.h"
#include "indexer/extract/heading.h"
#include "indexer/extract/title_words.h"
#include <string.h>

#define TITLE_LINES 15 /* written lines in which the title is looked for */
#define TITLE_WORDS 25
#define SUBJECT_LINES 4 /* below a kind of document in which its subject is looked for */
#define FEWEST_WORDS 3  /* of a subject */
#define FEW_WORDS 5     /* of a line that may be a place or a motto */
#define COLUMN_GAP "    "
#define LONGEST_LINE 2000

static gboolean
is_table_row (HeadingLine line) {
  guint separators = 0;
  for (gsize i = 0; i < line.length; i++)
    separators += line.start[i] == '\t' || line.start[i] == '|' || line.start[i] == ';'
                  || (line.start[i] == ',' && i + 1 < line.length && line.start[i + 1] != ' ');
  return separators >= 2;
}

/* The first line of a script names its interpreter. */
static gboolean
is_script_line (HeadingLine line) {
  return line.length >= 2 && memcmp (line.start, "#!", 2) == 0;
}

static guint
count_words (const char *words) {
  return content_count_words (words, strlen (words));
}

/* What stands at the right is another column's. */
static HeadingLine
first_column (HeadingLine line) {
  while (line.length > 0 && *line.start == ' ') {
    line.start++;
    line.length--;
  }
  const char *gap = g_strstr_len (line.start, (gssize)line.length, COLUMN_GAP);
  return (HeadingLine){ line.start, gap != NULL ? (gsize)(gap - line.start) : line.length };
}

/* NULL if the line is a paragraph, or no words at all. */
static char *
short_line (HeadingLine line) {
  line = first_column (line);
  if (line.length == 0 || line.length > LONGEST_LINE
      || content_count_words (line.start, line.length) > TITLE_WORDS)
    return NULL;
  char *title = heading_hashes (line) > 0 ? heading_words (line) : heading_title (line);
  return title != NULL ? title : g_strndup (line.start, line.length);
}

static gboolean
belong_together (const char *title, const char *more) {
  gboolean capitals = title_is_in_capitals (title) && title_is_in_capitals (more);
  return !title_stands_beside (more) && (title_goes_on (more) || (capitals && !title_stands_beside (title)));
}

/* The line with those below it that go on with a sentence or with its capitals; it moves to the last. */
static char *
whole_line (HeadingLine *line, const char *end) {
  char *title = short_line (*line);
  while (title != NULL) {
    HeadingLine below = heading_line_next (*line, end);
    g_autofree char *more = short_line (below);
    gboolean goes_on = more != NULL && heading_hashes (*line) == 0 && belong_together (title, more);
    if (!goes_on || count_words (title) + count_words (more) > TITLE_WORDS)
      return title;
    char *joined = g_strjoin (" ", title, more, NULL);
    g_free (title);
    title = joined;
    *line = below;
  }
  return title;
}

gboolean
text_ends_sentence (const char *words) {
  return *words == '\0' || strchr (".,:;", words[strlen (words) - 1]) != NULL;
}

/* "Title of the evaluation: ...", which title.c completes. */
static gboolean
is_labelled (const char *words) {
  g_autofree char *label = g_strndup (words, strcspn (words, ":"));
  return words[strlen (label)] == ':' && title_is_label (label);
}

/* What follows a heading is its subject if it is a heading, too. */
static char *
find_subject (HeadingLine line, const char *end) {
  gboolean heading = heading_hashes (line) > 0;
  for (guint i = 0; i < SUBJECT_LINES; i++) {
    line = heading_line_next_written (line, end);
    if (heading && heading_hashes (line) == 0)
      return NULL;
    g_autofree char *subject = whole_line (&line, end);
    if (subject != NULL && title_stands_beside (subject))
      continue;
    gboolean fits = subject != NULL && !text_ends_sentence (subject) && !title_is_aside (subject)
                    && !is_labelled (subject);
    return fits && count_words (subject) >= FEWEST_WORDS ? g_steal_pointer (&subject) : NULL;
  }
  return NULL;
}

/* "Memorandum of understanding": on what, or between whom, stands below. Takes the title. */
static char *
with_subject (char *title, HeadingLine line, const char *end) {
  g_autofree char *kind = title;
  g_autofree char *subject = kind != NULL && title_is_kind_alone (kind) ? find_subject (line, end) : NULL;
  if (subject == NULL)
    return g_steal_pointer (&kind);
  return g_strjoin (g_unichar_islower (g_utf8_get_char (subject)) ? " " : ": ", kind, subject, NULL);
}

/* A quotation is a title at the very beginning only. */
static char *
heading_among (HeadingLine line, const char *end) {
  for (guint i = 0; i < TITLE_LINES && line.start < end; i++, line = heading_line_next_written (line, end)) {
    g_autofree char *title = heading_hashes (line) == 0 ? NULL
                             : i == 0                   ? short_line (line)
                                                        : heading_title (line);
    if (title != NULL && !title_is_letterhead (title) && !title_is_mark (title))
      return with_subject (g_steal_pointer (&title), line, end);
  }
  return NULL;
}

/* A word alone below a letterhead is a place. */
static gboolean
may_be_title (const char *words, gboolean first) {
  return content_has_letters (words, strlen (words))
         && (first || count_words (words) > 1 || title_names_kind (words));
}

/* A few words below a letterhead may be a place, a motto or another body: a line that begins with a kind of
 * document then is the title. */
static char *
line_among (HeadingLine line, const char *end) {
  g_autofree char *best = NULL;
  for (guint i = 0; i < TITLE_LINES && line.start < end; i++, line = heading_line_next_written (line, end)) {
    gboolean first = i == 0;
    g_autofree char *title = is_table_row (line) || is_script_line (line) ? NULL : whole_line (&line, end);
    if (title == NULL || (!first && text_ends_sentence (title)))
      break;
    if (title_stands_beside (title) || !may_be_title (title, first))
      continue;
    if (first || title_begins_with_kind (title) || (best == NULL && count_words (title) > FEW_WORDS))
      return with_subject (g_steal_pointer (&title), line, end);
    if (best == NULL)
      best = g_steal_pointer (&title);
  }
  return g_steal_pointer (&best);
}

char *
text_title (const char *from, const char *end) {
  HeadingLine line = heading_line_at (from, end);
  if (heading_line_is_blank (line))
    line = heading_line_next_written (line, end);
  char *title = heading_among (line, end);
  if (title == NULL)
    title = line_among (line, end);
  return title != NULL || is_table_row (line) || is_script_line (line) ? title : short_line (line);
}
