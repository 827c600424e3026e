/* Headings in text that has no styles. Used by text.c on the lines of a file; it errs on the side of too few,
 * for a false heading cuts a passage in two. */
#include "indexer/extract/heading.h"
#include "indexer/extract/content.h"
#include <string.h>

#define MOST_WORDS 15       /* more is a sentence set large */
#define MOST_WORDS_APART 12 /* of a line that only stands apart */
#define LONGEST_LINE 2000   /* bytes */
#define PROSE_WORDS 20      /* a line of so many words below a heading is prose, not a list or a table */

HeadingLine
heading_line_at (const char *start, const char *end) {
  const char *stop = memchr (start, '\n', (gsize)(end - start));
  return (HeadingLine){ start, (gsize)((stop != NULL ? stop : end) - start) };
}

HeadingLine
heading_line_next (HeadingLine line, const char *end) {
  const char *start = line.start + line.length;
  return heading_line_at (start < end ? start + 1 : end, end);
}

gboolean
heading_line_is_blank (HeadingLine line) {
  for (const char *p = line.start; p < line.start + line.length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xa0)
      return FALSE;
  return TRUE;
}

HeadingLine
heading_line_next_written (HeadingLine line, const char *end) {
  do
    line = heading_line_next (line, end);
  while (line.start < end && heading_line_is_blank (line));
  return line;
}

guint
heading_hashes (HeadingLine line) {
  guint hashes = 0;
  while (hashes < line.length && line.start[hashes] == '#')
    hashes++;
  gboolean spaced = hashes < line.length && strchr (" \t*", line.start[hashes]) != NULL;
  return hashes <= 6 && spaced ? hashes : 0;
}

guint
heading_underline (HeadingLine line) {
  gsize length = line.length;
  while (length > 0 && strchr (" \t", line.start[length - 1]) != NULL)
    length--;
  char mark = length >= 2 ? line.start[0] : '\0';
  if (mark != '=' && mark != '-')
    return 0;
  for (gsize i = 0; i < length; i++)
    if (line.start[i] != mark)
      return 0;
  return mark == '=' ? 1 : 2;
}

static gboolean
is_in_capitals (const char *title) {
  guint capitals = 0;
  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_islower (c))
      return FALSE;
    capitals += g_unichar_isupper (c) != 0;
  }
  return capitals >= 3;
}

/* A capital, a number, or a letter of a script that has no capitals. */
static gboolean
begins_as_title (const char *title) {
  gunichar c = g_utf8_get_char (title);
  return g_unichar_isupper (c) || g_unichar_isdigit (c)
         || (g_unichar_isalpha (c) && g_unichar_toupper (c) == c);
}

static gboolean
ends_as_sentence (const char *title) {
  static const char final[] = ".,;!:…،؛。！”\")";
  const char *last = g_utf8_prev_char (title + strlen (title));
  return g_utf8_strchr (final, -1, g_utf8_get_char (last)) != NULL;
}

gboolean
heading_stands_apart (HeadingLine line, HeadingLine after) {
  g_autofree char *title = line.length < 400 ? heading_title (line) : NULL;
  if (title == NULL || content_count_words (title, strlen (title)) > MOST_WORDS_APART
      || !begins_as_title (title) || ends_as_sentence (title)
      || memchr (line.start, '\t', line.length) != NULL)
    return FALSE;
  gboolean bold = g_str_has_prefix (line.start, "**") && strlen (title) >= 3;
  return bold || is_in_capitals (title)
         || content_count_words (after.start, MIN (after.length, 4000)) >= PROSE_WORDS;
}

static gboolean
is_list_item (HeadingLine line) {
  g_autofree char *title
      = line.length < 400 && memchr (line.start, ',', line.length) != NULL ? heading_title (line) : NULL;
  return title != NULL && begins_as_title (title) && !ends_as_sentence (title);
}

gboolean
heading_interrupts_list (HeadingLine before, HeadingLine line, HeadingLine after) {
  g_autofree char *title = heading_title (line);
  return title != NULL && !is_in_capitals (title) && is_list_item (before) && is_list_item (after);
}

/* Removes what stands between '<' and '>', if that looks like a tag. */
static void
remove_tags (GString *text) {
  char *open = text->str;
  while ((open = strchr (open, '<')) != NULL) {
    char *close = strchr (open, '>');
    gboolean tag = close != NULL && (g_ascii_isalpha (open[1]) || open[1] == '/' || open[1] == '!');
    gsize at = (gsize)(open - text->str);
    if (tag)
      g_string_erase (text, (gssize)at, close - open + 1);
    open = text->str + at + (tag ? 0 : 1);
  }
}

static gboolean
begins_as_quotation (const char *text) {
  static const char quotes[] = "\"“”„«‘'";
  return g_utf8_strchr (quotes, -1, g_utf8_get_char (text)) != NULL;
}

char *
heading_words (HeadingLine line) {
  g_autoptr (GString) text = g_string_new_len (line.start, (gssize)line.length);
  remove_tags (text);
  g_string_replace (text, "**", "", 0);
  g_strdelimit (text->str, "#`", ' ');
  char *clean = content_clean (text->str, text->len);
  gsize length = strlen (clean);
  if (length > 2 && (*clean == '*' || *clean == '_') && clean[length - 1] == *clean) {
    clean[length - 1] = '\0';
    memmove (clean, clean + 1, length - 1);
  }
  return clean;
}

/* Text recognition writes a large opening quotation mark as a raised 66. */
static gboolean
is_raised_quotation (HeadingLine line) {
  return g_strstr_len (line.start, (gssize)line.length, "<sup>66</sup>") != NULL;
}

char *
heading_title (HeadingLine line) {
  if (line.length > LONGEST_LINE)
    return NULL;
  g_autofree char *clean = heading_words (line);
  if (is_raised_quotation (line) || !content_has_letters (clean, strlen (clean))
      || begins_as_quotation (clean) || content_count_words (clean, strlen (clean)) > MOST_WORDS)
    return NULL;
  return g_steal_pointer (&clean);
}
