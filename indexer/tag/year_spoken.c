/* Counts the years that a text speaks of. No regular expression: this looks at whole texts, for documents
 * whose title and first page state no period. */
#include "indexer/tag/year_spoken.h"
#include "indexer/tag/tables.h"
#include <stdlib.h>
#include <string.h>

/* So much of a text is looked at, and so much of its beginning can be an imprint. */
#define MOST_TEXT ((gsize)200 << 10)
#define IMPRINT 600
/* Words before a year that make a name of it. */
static const char *const names[]
    = { "agenda", "agenda de", "vision", "visión", "horizon", "resolution", "resolución", "b.e.", "b.e" };

static gboolean
is_year (const char *at) {
  gboolean century = (at[0] == '1' && at[1] == '9') || (at[0] == '2' && at[1] == '0');
  return century && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]);
}

/* A byte that is no digit cannot end a year, nor stand in one: the four that it could end are passed over. */
gsize
year_core (const char *words, gsize from, gsize end) {
  for (gsize at = from; at + 4 <= end;) {
    if (!g_ascii_isdigit (words[at + 3]))
      at += 4;
    else if (is_year (words + at))
      return at;
    else
      at++;
  }
  return G_MAXSIZE;
}

static gboolean
follows (const char *words, gsize at, const char *word) {
  gsize length = strlen (word);
  return at > length && words[at - 1] == ' '
         && g_ascii_strncasecmp (words + at - 1 - length, word, length) == 0;
}

/* "Act 61 of 2003" */
static gboolean
is_of_number (const char *words, gsize at) {
  static const char *const ofs[] = { "of", "de", "du" };
  for (guint i = 0; i < G_N_ELEMENTS (ofs); i++)
    if (follows (words, at, ofs[i]) && at > 4 && words[at - 4] == ' ' && g_ascii_isdigit (words[at - 5]))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (const char *words, gsize at) {
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (follows (words, at, names[i]))
      return TRUE;
  return is_of_number (words, at) || g_ascii_strncasecmp (words + at + 4, " agenda", strlen (" agenda")) == 0;
}

/* A number by itself: no part of a reference, of a date in figures, of a telephone number. */
static gboolean
stands_alone (const char *words, gsize at) {
  const char *after = words + at + 4;
  char before = at > 0 ? words[at - 1] : ' ';
  gboolean begins = !g_ascii_isalnum (before) && !strchr ("/.,:-", before);
  gboolean goes_on = *after && strchr ("-/.,:", *after) && g_ascii_isdigit (after[1]);
  return begins && !g_ascii_isalnum (*after) && !goes_on;
}

void
years_spoken_find (const TagReading *reading, int published, GHashTable *said, SpokenYear *years) {
  const char *words = reading->document->text->str;
  gsize end = MIN (reading->document->text->len, MOST_TEXT);
  for (gsize at = year_core (words, 0, end); at != G_MAXSIZE; at = year_core (words, at + 4, end)) {
    int year = atoi (words + at);
    int mark = GPOINTER_TO_INT (g_hash_table_lookup (said, words + at));
    gboolean in_imprint = mark == YEAR_IS_DATED && year == published && at < IMPRINT;
    if (in_imprint || mark == YEAR_IS_SAID || !stands_alone (words, at) || is_named (words, at))
      continue;
    TagPlace place = at < reading->first_page_end ? TAG_PLACE_FIRST_PAGE : TAG_PLACE_BODY;
    SpokenYear *spoken = &years[year - FIRST_YEAR];
    if (spoken->count++ == 0)
      spoken->first = (TagSpan){ place, words, at, 4 };
  }
}

/* The number of "11th year", "10th edition"; 0 if there is none. */
static int
ordinal_of (const char *words) {
  static const char *const counted[] = { "th year", "st year", "nd year", "rd year", "th edition" };
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++) {
    const char *at = strstr (words, counted[i]), *start = at;
    while (start && start > words && at - start < 2 && g_ascii_isdigit (start[-1]))
      start--;
    if (start && start < at)
      return atoi (start);
  }
  return 0;
}

int
year_by_ordinal (const TagReading *reading, const SpokenYear *years, TagSpan *since) {
  const SpokenYear *only = NULL;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const SpokenYear *spoken = &years[year - FIRST_YEAR];
    if (spoken->count > 0 && only)
      return 0;
    only = spoken->count > 0 ? spoken : only;
  }
  int ordinal = only && follows (only->first.words, only->first.offset, "since")
                    ? ordinal_of (reading->document->text->str)
                    : 0;
  if (only)
    *since = only->first;
  return ordinal > 0 ? (int)(only - years) + FIRST_YEAR + ordinal - 1 : 0;
}
