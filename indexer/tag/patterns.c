/* Searches a document for the expressions of a tagger's table. Title, file name, headings and first page are
 * where documents state their year and type, so most tables never look at the rest. */
#include "indexer/tag/patterns.h"
#include <string.h>

#define LONGEST_HEADING 400
/* Bytes of a text that count as its top and as its end. */
#define FIRST_WORDS 900
#define LAST_WORDS 800
/* Bytes around a core that are searched, on to the ends of their lines. */
#define BEFORE_CORE 200
#define BEHIND_CORE 80

struct _Patterns {
  const Pattern *table;
  PatternCore core;
  gsize reach;
  GPtrArray *compiled; /* of GRegex, in the order of the table */
};

Patterns *
patterns_new (const Pattern *table, PatternCore core, gsize reach) {
  Patterns *patterns = g_new0 (Patterns, 1);
  patterns->table = table;
  patterns->core = core;
  patterns->reach = reach;
  patterns->compiled = g_ptr_array_new_with_free_func ((GDestroyNotify)g_regex_unref);
  for (const Pattern *pattern = table; pattern->expression; pattern++) {
    g_autoptr (GError) error = NULL;
    GRegex *regex = g_regex_new (pattern->expression, G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, &error);
    if (!regex)
      g_error ("a tagger's expression is wrong: %s", error->message);
    g_ptr_array_add (patterns->compiled, regex);
  }
  return patterns;
}

void
patterns_free (Patterns *patterns) {
  if (!patterns)
    return;
  g_ptr_array_unref (patterns->compiled);
  g_free (patterns);
}

typedef struct {
  TagReading *reading;
  PatternCore core;
  gsize reach;
  gsize most_body;
  PatternFunction function;
  gpointer data;
} Search;

static gsize
line_start (const char *words, gsize from, gsize at) {
  while (at > from && words[at - 1] != '\n')
    at--;
  return at;
}

static gsize
line_end (const char *words, gsize at, gsize end) {
  const char *newline = at < end ? memchr (words + at, '\n', end - at) : NULL;
  return newline ? (gsize)(newline - words) : end;
}

/* Where a match with a core may begin, not before `from`. */
static gsize
reach_start (const Search *search, const char *words, gsize from, gsize core) {
  gsize reach = search->reach > 0 ? search->reach : BEFORE_CORE;
  gsize start = MAX (core, from + reach) - reach;
  if (search->reach == 0)
    return line_start (words, from, start);
  while (start < core && (words[start] & 0xC0) == 0x80)
    start++;
  return start;
}

/* The lines around the next cores at or after `from`, as long as they touch; FALSE if there are none. */
static gboolean
next_lines (const Search *search, const TagSpan *where, gsize from, TagSpan *lines) {
  const char *words = where->words;
  gsize stop = where->offset + where->length, end = 0;
  for (gsize at = search->core (words, from, stop); at != G_MAXSIZE;
       at = search->core (words, at + 1, stop)) {
    gsize start = reach_start (search, words, from, at);
    if (end > 0 && start > end)
      break;
    if (end == 0)
      *lines = (TagSpan){ where->place, words, start, 0 };
    end = line_end (words, MIN (at + BEHIND_CORE, stop), stop);
    lines->length = end - lines->offset;
  }
  return end > 0;
}

static void
search_whole (const Search *search, const Pattern *pattern, const GRegex *regex, const TagSpan *where) {
  g_autoptr (GMatchInfo) match = NULL;
  g_regex_match_full (regex, where->words, where->offset + where->length, where->offset, 0, &match, NULL);
  while (match && g_match_info_matches (match)) {
    int start = -1, end = -1;
    if (!g_match_info_fetch_pos (match, 1, &start, &end) || start < 0)
      g_match_info_fetch_pos (match, 0, &start, &end);
    TagSpan span = { where->place, where->words, start, end - start };
    search->function (search->reading, pattern, &span, match, search->data);
    if (!g_match_info_next (match, NULL))
      return;
  }
}

static void
search_span (const Search *search, const Pattern *pattern, const GRegex *regex, const TagSpan *where) {
  TagSpan lines;
  gsize from = where->offset;
  if (!search->core)
    search_whole (search, pattern, regex, where);
  else
    for (; next_lines (search, where, from, &lines); from = lines.offset + lines.length)
      search_whole (search, pattern, regex, &lines);
}

/* On a character's start, as regular expressions demand. */
static gsize
body_end (const Search *search) {
  const GString *text = search->reading->document->text;
  gsize start = search->reading->first_page_end;
  return MAX (tag_character_at (text->str, start + MIN (text->len - start, search->most_body)), start);
}

/* What is no part of the first page of the last words. */
static gsize
last_start (const TagReading *reading) {
  const GString *text = reading->document->text;
  gsize start = text->len - MIN (text->len, LAST_WORDS);
  return MAX (tag_character_at (text->str, start), reading->first_page_end);
}

/* Of what is searched of the body: a book has thousands. */
static void
search_headings (const Search *search, const Pattern *pattern, const GRegex *regex) {
  const PraxisDocument *document = search->reading->document;
  gsize end = body_end (search);
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (section->start >= end)
      return;
    if (!section->title || section->start < search->reading->first_page_end)
      continue;
    TagSpan where = { TAG_PLACE_HEADING, document->text->str, section->start,
                      tag_length_until (document->text->str + section->start, "\n", LONGEST_HEADING) };
    search_span (search, pattern, regex, &where);
  }
}

static void
search_pattern (const Search *search, const Pattern *pattern, const GRegex *regex) {
  const TagReading *reading = search->reading;
  const GString *text = reading->document->text;
  const char *title = reading->document->title ? reading->document->title : "";
  TagSpan wheres[TAG_N_PLACES] = {
    [TAG_PLACE_TITLE] = { TAG_PLACE_TITLE, title, 0, strlen (title) },
    [TAG_PLACE_FILE_NAME] = { TAG_PLACE_FILE_NAME, reading->file_name, 0, strlen (reading->file_name) },
    [TAG_PLACE_KEYWORDS] = { TAG_PLACE_KEYWORDS, reading->keywords, 0, strlen (reading->keywords) },
    [TAG_PLACE_FIRST_PAGE] = { TAG_PLACE_FIRST_PAGE, text->str, 0, reading->first_page_end },
    [TAG_PLACE_BODY]
    = { TAG_PLACE_BODY, text->str, reading->first_page_end, body_end (search) - reading->first_page_end },
    [TAG_PLACE_TOP] = { TAG_PLACE_TOP, text->str, 0,
                        tag_character_at (text->str, MIN (reading->first_page_end, FIRST_WORDS)) },
    [TAG_PLACE_END] = { TAG_PLACE_END, text->str, last_start (reading), text->len - last_start (reading) },
  };
  for (guint place = pattern->first; place <= pattern->last; place++) {
    if (place == TAG_PLACE_HEADING)
      search_headings (search, pattern, regex);
    else if (wheres[place].length > 0)
      search_span (search, pattern, regex, &wheres[place]);
  }
}

void
patterns_find (const Patterns *patterns, TagReading *reading, gsize most_body, PatternFunction function,
               gpointer data) {
  Search search = { reading, patterns->core, patterns->reach, most_body, function, data };
  for (guint i = 0; i < patterns->compiled->len; i++)
    search_pattern (&search, &patterns->table[i], patterns->compiled->pdata[i]);
}
