/* Headings in text that has no styles: Markdown's, and the lines that writers of plain text set apart. */
#pragma once
#include <glib.h>

typedef struct {
  const char *start; /* in the text; a line ends before its '\n' */
  gsize length;
} HeadingLine;

/* The line at `start`, in a text that ends at `end`. */
HeadingLine heading_line_at (const char *start, const char *end);
/* The next one; its start is `end` and it is empty after the last. */
HeadingLine heading_line_next (HeadingLine line, const char *end);
/* The next one that is not blank. */
HeadingLine heading_line_next_written (HeadingLine line, const char *end);
gboolean heading_line_is_blank (HeadingLine line);

/* Number of '#' (1 to 6) that make the line a heading; 0 if it is none. */
guint heading_hashes (HeadingLine line);
/* 1 or 2 if the line only underlines the one above ("====", "----"); 0 if it does not. */
guint heading_underline (HeadingLine line);

/* TRUE if a line that stands alone between blank ones is a heading: short, without final punctuation,
 * beginning as a title does, and in capitals, bold or followed by prose. `after` is the next line that is not
 * blank. */
gboolean heading_stands_apart (HeadingLine line, HeadingLine after);

/* TRUE if a heading stands between two items of a list "Country, institution", a line each, and is no more
 * than they are: the end of the item before, or an item without a comma. */
gboolean heading_interrupts_list (HeadingLine before, HeadingLine line, HeadingLine after);

/* The words of a heading line, without '#', emphasis, tags. Caller frees. */
char *heading_words (HeadingLine line);
/* The title a heading line gives: without '#', emphasis, tags. NULL if it is no title (no letters, a
 * quotation, more than 15 words). Caller frees. */
char *heading_title (HeadingLine line);
