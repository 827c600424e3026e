/* References of Actions: "2016-16", "2016 – 16" and "Action 2016-16" are one. The shape alone is also that of
 * a span of years or a part of a phone number, so the word "Action" (or the programme's name) must stand
 * before it. */
#include "indexer/tag/tables.h"
#include <string.h>

#define ACTION_WORD \
  "(?:\\b(?:actions?|acci[oó]n(?:es)?|ac?ç(?:ão|ões)|действи[ея]|мероприяти[ея])\\b|النشاط|الإجراء)"
#define REFERENCE "(20\\d\\d\\s?[-–—]\\s?\\d\\d)(?!\\s?[-–—\\d])"

const Pattern action_patterns[] = {
  { NULL, NULL, "action-word", TAG_PLACE_TITLE, TAG_PLACE_BODY, 1, ACTION_WORD "[^\\n\\d]{0,20}" REFERENCE },
  { NULL, NULL, "programme-name", TAG_PLACE_TITLE, TAG_PLACE_BODY, 1, "\\bMIEUX[+\\s/-]{1,3}" REFERENCE },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

static gboolean
is_claimed (const PraxisDocument *document, const char *value) {
  for (guint i = 0; i < document->claims->len; i++) {
    const PraxisClaim *claim = document->claims->pdata[i];
    if (strcmp (claim->field, "action") == 0 && strcmp (claim->value, value) == 0)
      return TRUE;
  }
  return FALSE;
}

/* "2013-14" is a span of two years that follow each other: a reference only if the word is "Action" in the
 * singular. */
static gboolean
is_span_of_years (const Pattern *pattern, const char *year, const char *number, const GMatchInfo *match) {
  g_autofree char *all = g_match_info_fetch (match, 0);
  int next = (atoi (year) + 1) % 100;
  gboolean singular = g_ascii_strncasecmp (all, "action ", 7) == 0;
  return strcmp (pattern->rule, "action-word") == 0 && !singular && atoi (number) == next;
}

static void
found (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
       gpointer data) {
  const char *quote = span->words + span->offset;
  g_autofree char *year = g_strndup (quote, 4);
  g_autofree char *number = g_strndup (quote + span->length - 2, 2);
  g_autofree char *value = g_strdup_printf ("%s-%s", year, number);
  (void)data;
  if (is_claimed (reading->document, value) || is_span_of_years (pattern, year, number, match))
    return;
  tag_claim (reading, "action", value, "about", pattern->rule, span)->score = pattern->weight;
}

void
tag_action (TagReading *reading) {
  patterns_find (reading->tagger->actions, reading, found, NULL);
}
