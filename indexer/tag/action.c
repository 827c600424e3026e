/* References of Actions: "2016-16", "2016 – 16" and "Action 2016-16" are one. The shape alone is also that of
 * a span of years or a part of a phone number, so a word for "Action" (or the programme's name) must stand
 * before it. */
#include "indexer/tag/tables.h"
#include <string.h>

/* It starts with a plain character on purpose: the whole text is searched, and that is how it goes fast. */
const Pattern action_patterns[] = {
  { NULL, "about", "action-word", TAG_PLACE_TITLE, TAG_PLACE_BODY, 1,
    "20\\d\\d\\s?[-–—]\\s?\\d\\d(?!\\d|\\s?[-–—]\\s?\\d)" },
  { NULL, NULL, NULL, 0, 0, 0, NULL },
};

/* Beginnings of words, case folded. */
static const char *const action_words[] = {
  "action", "acción",  "acciones",   "ação",   "acção",   "ações",
  "mieux",  "действи", "мероприяти", "النشاط", "الإجراء",
};
/* So many characters may stand between the word and the reference: "Action (no. 2016-16)". */
#define MOST_BETWEEN 20
#define LONGEST_WORD 12
/* A document that names more is a list of them, or an attack. */
#define MOST_ACTIONS 500

/* The words before a span in its line that no number separates from it, case folded. Caller frees. */
static char *
words_before (const TagSpan *span) {
  const char *end = span->words + span->offset, *start = end;
  for (guint i = 0; i < MOST_BETWEEN + LONGEST_WORD && start > span->words; i++) {
    const char *previous = g_utf8_find_prev_char (span->words, start);
    if (!previous || *previous == '\n' || g_ascii_isdigit (*previous))
      break;
    start = previous;
  }
  return g_utf8_casefold (start, end - start);
}

/* TRUE if the word begins in words and is no end of another ("reaction"). */
static gboolean
has_word (const char *words, const char *word) {
  for (const char *at = strstr (words, word); at; at = strstr (at + 1, word)) {
    const char *previous = at > words ? g_utf8_find_prev_char (words, at) : NULL;
    if (!previous || !g_unichar_isalnum (g_utf8_get_char (previous)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
follows_action_word (const TagSpan *span) {
  g_autofree char *words = words_before (span);
  for (guint i = 0; i < G_N_ELEMENTS (action_words); i++)
    if (has_word (words, action_words[i]))
      return TRUE;
  return FALSE;
}

static void
found (TagReading *reading, const Pattern *pattern, const TagSpan *span, const GMatchInfo *match,
       gpointer data) {
  const char *quote = span->words + span->offset;
  g_autofree char *value = g_strdup_printf ("%.4s-%.2s", quote, quote + span->length - 2);
  GHashTable *claimed = data;
  (void)match;
  if (g_hash_table_size (claimed) >= MOST_ACTIONS || !follows_action_word (span)
      || !g_hash_table_add (claimed, g_strdup (value)))
    return;
  tag_claim (reading, "action", value, pattern->role, pattern->rule, span)->score = pattern->weight;
}

void
tag_action (TagReading *reading) {
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  patterns_find (reading->tagger->actions, reading, G_MAXSIZE, found, claimed);
}
