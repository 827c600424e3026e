/* Searches a document for the expressions of a tagger's table. Title, file name, headings and first page are
 * where documents state their year and type, so most tables never look at the rest. */
#include "indexer/tag/patterns.h"
#include <string.h>

#define LONGEST_HEADING 400

struct _Patterns {
  const Pattern *table;
  GPtrArray *compiled; /* of GRegex, in the order of the table */
};

Patterns *
patterns_new (const Pattern *table) {
  Patterns *patterns = g_new0 (Patterns, 1);
  patterns->table = table;
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
  gsize most_body;
  PatternFunction function;
  gpointer data;
} Search;

static void
search_span (const Search *search, const Pattern *pattern, const GRegex *regex, const TagSpan *where) {
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
search_headings (const Search *search, const Pattern *pattern, const GRegex *regex) {
  const PraxisDocument *document = search->reading->document;
  for (guint i = 0; i < document->sections->len; i++) {
    const PraxisSection *section = &g_array_index (document->sections, PraxisSection, i);
    if (!section->title || section->start < search->reading->first_page_end)
      continue;
    TagSpan where = { TAG_PLACE_HEADING, document->text->str, section->start,
                      tag_length_until (document->text->str + section->start, "\n", LONGEST_HEADING) };
    search_span (search, pattern, regex, &where);
  }
}

/* On a character's start, as regular expressions demand. */
static gsize
body_end (const Search *search) {
  const GString *text = search->reading->document->text;
  gsize start = search->reading->first_page_end, end = start + MIN (text->len - start, search->most_body);
  while (end > start && end < text->len && (text->str[end] & 0xC0) == 0x80)
    end--;
  return end;
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
  Search search = { reading, most_body, function, data };
  for (guint i = 0; i < patterns->compiled->len; i++)
    search_pattern (&search, &patterns->table[i], patterns->compiled->pdata[i]);
}
