/* Lines that are not what they look like: bullets, icons, lines drawn with characters, page numbers and the
 * numbers of a chart among the words, and paragraphs that the end of a column or page cut in two. A line is
 * judged by its neighbours. */
#include "indexer/repair/finding.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  gsize start, end; /* without white space around */
  gboolean alone;   /* a blank line stands before it */
} Line;

typedef struct {
  RepairSearch *search;
  GArray *lines; /* of Line: those that are not blank */
  guint section; /* the next one to begin */
  guint charts;  /* level of the section with statistics that the line is in, G_MAXUINT outside of one */
} Reading;

static const Line *
line_at (const Reading *reading, guint index) {
  return index < reading->lines->len ? &g_array_index (reading->lines, Line, index) : NULL;
}

static const char *
text_of (const Reading *reading, const Line *line) {
  return reading->search->text + line->start;
}

/* Stands between blank lines. */
static gboolean
stands_alone (const Reading *reading, guint index) {
  const Line *next = line_at (reading, index + 1);
  return line_at (reading, index)->alone && (next == NULL || next->alone);
}

/* ---- Bullets and icons ---- */

/* Geometric shapes, check marks, arrows, emoji, and the private characters that symbol fonts leave. */
static gboolean
is_bullet_glyph (gunichar letter) {
  static const struct {
    gunichar first, last;
  } ranges[] = {
    { 0x2022, 0x2023 }, { 0x2043, 0x2043 }, { 0x25A0, 0x25FF },   { 0x2705, 0x2756 },
    { 0x2794, 0x27BE }, { 0xE000, 0xF8FF }, { 0x1F500, 0x1F5FF },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (letter >= ranges[i].first && letter <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static const char *
skip_spaces (const char *at) {
  while (*at == ' ' || *at == '\t')
    at++;
  return at;
}

/* Behind the hyphens and the like that begin an item of a list. */
static const char *
after_dashes (const char *at) {
  while (strchr ("-*+", *at) != NULL && *at != '\0' && (at[1] == ' ' || at[1] == '\t'))
    at = skip_spaces (at + 1);
  return at;
}

static const char *
after_glyphs (const char *at) {
  while (is_bullet_glyph (g_utf8_get_char (at)))
    at = skip_spaces (g_utf8_next_char (at));
  return at;
}

static gboolean
is_item (const Reading *reading, guint index) {
  const Line *line = line_at (reading, index);
  if (line == NULL)
    return FALSE;
  const char *at = text_of (reading, line);
  return after_dashes (at) > at || after_glyphs (at) > at;
}

/* A bullet read as a letter or half a bracket: "e Belarus" or ") Workshop" in a list. */
static const char *
after_misread_bullet (const Reading *reading, guint index, const char *at) {
  if (at[0] == '\0' || at[1] != ' ')
    return at;
  gboolean letter = g_ascii_islower (*at) && g_unichar_isupper (g_utf8_get_char (at + 2));
  gboolean listed = letter && (is_item (reading, index + 1) || (index > 0 && is_item (reading, index - 1)));
  return *at == ')' || listed ? skip_spaces (at + 1) : at;
}

/* An icon read as a character of another script: "(교) Visit". */
static const char *
after_icon (const char *at) {
  gunichar icon = *at == '(' ? g_utf8_get_char (at + 1) : 0;
  const char *close = icon >= 0x2E80 ? g_utf8_next_char (at + 1) : at;
  return *close == ')' && close > at && g_ascii_isalpha (*skip_spaces (close + 1)) ? skip_spaces (close + 1)
                                                                                   : at;
}

static void
leave_out (const Reading *reading, const char *from, const char *to) {
  const char *text = reading->search->text;
  if (to > from)
    repair_found (reading->search, (gsize)(from - text), (gsize)(to - text), "");
}

static void
find_bullet (Reading *reading, guint index) {
  const char *from = text_of (reading, line_at (reading, index));
  if (g_ascii_isupper (*from)) /* most lines, and none of what is looked for */
    return;
  from = after_dashes (from);
  const char *to = after_glyphs (from);
  to = after_misread_bullet (reading, index, to);
  leave_out (reading, from, after_icon (to));
}

/* ---- Drawn lines ---- */

#define LEAST_DRAWN 5u /* characters */

/* A line drawn across the page with characters ends a paragraph. */
static void
find_drawn (Reading *reading, guint index) {
  const Line *line = line_at (reading, index);
  const char *start = text_of (reading, line);
  const char drawn[] = { *start, '\0' };
  gsize length = line->end - line->start;
  if (length >= LEAST_DRAWN && strchr ("_-=~*", *start) != NULL && strspn (start, drawn) == length)
    repair_found (reading->search, line->start, line->end, "\n");
}

/* ---- Quotations ---- */

/* Large quotation marks are read as raised numbers, the closing one often as any pair of digits. */
static void
find_quotation (Reading *reading, guint index) {
  static const char *const openings[] = { "<sup>66</sup>", "<sup>99</sup>" };
  static const char *const closings[] = { " 22", " 33", " 39", " 66", " 77", " 99" };
  const Line *line = line_at (reading, index);
  if (strchr ("#<", *text_of (reading, line)) == NULL)
    return;
  const char *start = text_of (reading, line) + strspn (text_of (reading, line), "# ");
  const char *end = reading->search->text + line->end;
  if (!g_str_has_prefix (start, openings[0]) && !g_str_has_prefix (start, openings[1]))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (closings); i++)
    if (end - start > 3 && strncmp (end - 3, closings[i], 3) == 0)
      leave_out (reading, end - 3, end);
}

/* ---- Charts ---- */

/* Beginnings of words of headings above charts. */
static const char *const chart_words[] = {
  "statisti", "estadísti", "estatísti", "статисти", "إحصا", "infogra", "chart",
};

static gboolean
is_chart_heading (const char *title) {
  g_autofree char *lower = g_utf8_strdown (title, -1);
  for (guint i = 0; i < G_N_ELEMENTS (chart_words); i++)
    if (strstr (lower, chart_words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Sections below one with statistics belong to it. */
static void
enter_sections (Reading *reading, gsize offset) {
  const GArray *sections = reading->search->document->sections;
  for (; reading->section < sections->len; reading->section++) {
    const PraxisSection *section = &g_array_index (sections, PraxisSection, reading->section);
    if (section->start > offset)
      return;
    if (section->title != NULL && is_chart_heading (section->title))
      reading->charts = section->level;
    else if (section->level <= reading->charts)
      reading->charts = G_MAXUINT;
  }
}

static gboolean
has_word (const char *at, const char *end) {
  for (guint letters = 0; at < end; at = g_utf8_next_char (at)) {
    letters = g_unichar_isalpha (g_utf8_get_char (at)) ? letters + 1 : 0;
    if (letters == 3)
      return TRUE;
  }
  return FALSE;
}

/* What is left of a chart whose picture was lost: a line without a word, by itself. */
static void
find_residue (Reading *reading, guint index) {
  const Line *line = line_at (reading, index);
  enter_sections (reading, line->start);
  const char *start = text_of (reading, line), *end = reading->search->text + line->end;
  if (reading->charts != G_MAXUINT && stands_alone (reading, index) && !has_word (start, end))
    leave_out (reading, start, end);
}

/* ---- Paragraphs ---- */

#define LEAST_CUT 40u /* bytes: a line that goes on after a gap is not as short as a label */

static gboolean
begins_part (const PraxisDocument *document, gsize after, gsize until) {
  int page = praxis_document_page_at (document, until),
      section = praxis_document_section_at (document, until);
  return (page >= 0 && g_array_index (document->pages, PraxisPage, page).start > after)
         || (section >= 0 && g_array_index (document->sections, PraxisSection, section).start > after);
}

/* It ends within a sentence: in a word or a comma. */
static gboolean
is_open (const char *start, const char *end) {
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));
  return end - start >= LEAST_CUT && *start != '#' && (g_unichar_isalpha (last) || last == ',');
}

/* It ends in a word that never ends a sentence. */
static gboolean
ends_in_particle (const char *start, const char *end) {
  static const char *const particles[] = {
    " a",   " an",  " and", " by",  " for", " from", " in", " of",  " or", " the", " to", " with",
    " au",  " aux", " de",  " des", " du",  " en",   " et", " la",  " le", " les", " ou", " par",
    " del", " el",  " con", " las", " los", " por",  " y",  " com", " da", " das", " do", " dos",
    " e",   " em",  " и",   " в",   " на",  " по",   " с",  " و",   " في", " من",  NULL,
  };
  for (guint i = 0; particles[i] != NULL; i++) {
    gsize length = strlen (particles[i]);
    if ((gsize)(end - start) > length && memcmp (end - length, particles[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
goes_on (const char *start, const char *end, const char *next) {
  gunichar first = g_utf8_get_char (next), second = g_utf8_get_char (g_utf8_next_char (next));
  if (!is_open (start, end) || !g_unichar_isalpha (first))
    return FALSE;
  return (g_unichar_islower (first) && g_unichar_isalpha (second)) || ends_in_particle (start, end);
}

static void
find_gap (Reading *reading, guint index) {
  const Line *line = line_at (reading, index), *last = index > 0 ? line_at (reading, index - 1) : NULL;
  if (last == NULL || !line->alone || begins_part (reading->search->document, last->start, line->start))
    return;
  const char *text = reading->search->text;
  if (memchr (text + last->start, '\t', last->end - last->start) == NULL
      && goes_on (text + last->start, text + last->end, text + line->start))
    repair_found (reading->search, last->end, line->start, " ");
}

/* ---- Addresses ---- */

/* The rest of an address that a space cut off behind a "/". */
static gboolean
is_rest_of_address (const char *at) {
  gsize length = strcspn (at, " \n\t");
  guint joints = 0, slashes = 0;
  for (gsize i = 0; i < length; i++) {
    joints += at[i] == '-' || g_ascii_isdigit (at[i]);
    slashes += at[i] == '/';
  }
  return slashes > 0 && joints > 0;
}

static void
find_address (Reading *reading, guint index) {
  const Line *line = line_at (reading, index);
  const char *start = text_of (reading, line), *end = reading->search->text + line->end;
  for (const char *at = start; at < end && (at = memchr (at, '/', (gsize)(end - at))) != NULL;) {
    const char *word = at, *stop = at + strcspn (at, " \t\n");
    while (word > start && !g_ascii_isspace (word[-1]))
      word--;
    gboolean address = g_str_has_prefix (word, "www.") || g_str_has_prefix (word, "http");
    if (address && stop[-1] == '/' && *stop == ' ' && is_rest_of_address (stop + 1))
      leave_out (reading, stop, stop + 1);
    at = stop;
  }
}

/* ---- Page numbers ---- */

#define LEAST_PAGE 200u /* bytes of text to a page, at the least */

/* The number that stands alone on a line; 0 if it is none. */
static guint
lone_number (const Reading *reading, guint index) {
  const Line *line = line_at (reading, index);
  gsize length = line->end - line->start;
  gboolean number = length <= 3 && strspn (text_of (reading, line), "0123456789") == length;
  return number && stands_alone (reading, index) ? (guint)atoi (text_of (reading, line)) : 0;
}

/* Numbers between blank lines that grow as the pages between them do. */
static void
find_page_numbers (Reading *reading) {
  const Line *last = NULL;
  guint number = 0, count = 0;
  for (guint i = 0; i < reading->lines->len; i++) {
    guint next = lone_number (reading, i);
    const Line *line = line_at (reading, i);
    gboolean follows
        = next > number && (last == NULL || line->start - last->end >= LEAST_PAGE * (next - number));
    if (next == 0 || !follows)
      continue;
    if (count++ == 1)
      leave_out (reading, text_of (reading, last), reading->search->text + last->end);
    if (count > 1)
      leave_out (reading, text_of (reading, line), reading->search->text + line->end);
    last = line;
    number = next;
  }
}

static void (*const rules[]) (Reading *reading, guint index)
    = { find_bullet, find_drawn, find_quotation, find_gap, find_address };

static GArray *
lines_of (const RepairSearch *search) {
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gboolean alone = TRUE;
  for (gsize start = 0; start < search->length;) {
    const char *newline = memchr (search->text + start, '\n', search->length - start);
    gsize end = newline != NULL ? (gsize)(newline - search->text) : search->length, next = end + 1;
    while (start < end && g_ascii_isspace (search->text[start]))
      start++;
    while (start < end && g_ascii_isspace (search->text[end - 1]))
      end--;
    Line line = { start, end, alone };
    if (start < end)
      g_array_append_val (lines, line);
    alone = start == end;
    start = next;
  }
  return lines;
}

void
repair_lines (RepairSearch *search) {
  Reading reading = { .search = search, .lines = lines_of (search), .charts = G_MAXUINT };
  for (guint i = 0; i < reading.lines->len; i++)
    for (guint rule = 0; rule < G_N_ELEMENTS (rules); rule++)
      rules[rule](&reading, i);
  /* Where pages are known, furniture tells their numbers, and a chart keeps its place. */
  if (search->document->pages->len == 0) {
    find_page_numbers (&reading);
    for (guint i = 0; i < reading.lines->len; i++)
      find_residue (&reading, i);
  }
  g_array_unref (reading.lines);
}
