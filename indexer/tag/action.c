/* References of Actions: "2016-16", "2016 – 16" and "Action 2016-16" are one. The shape alone is also that of
 * a span of years or a part of a phone number, so a word for "Action" (or the programme's name) must stand
 * before it. */
#include "indexer/tag/tagging.h"
#include <string.h>

/* Beginnings of words, case folded. */
static const char *const action_words[] = {
  "action", "acción",  "acciones",   "ação",   "acção",   "ações",
  "mieux",  "действи", "мероприяти", "النشاط", "الإجراء",
};
/* So many characters may stand between the word and the reference: "Action (no. 2016-16)". */
#define MOST_BETWEEN 20
#define LONGEST_WORD 12
/* A document that names more is about those that its title or file name names. */
#define MOST_ABOUT 5
/* More are an attack. */
#define MOST_ACTIONS 500
static const double weights[TAG_N_PLACES]
    = { [TAG_PLACE_TITLE] = 3, [TAG_PLACE_FILE_NAME] = 2, [TAG_PLACE_BODY] = 1 };

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

/* Bytes of a dash with or without a space on either side; 0 if there is none. */
static gsize
dash_length (const char *at) {
  static const char *const dashes[] = { "-", "–", "—" };
  gsize before = *at == ' ';
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (at + before, dashes[i])) {
      gsize length = before + strlen (dashes[i]);
      return length + (at[length] == ' ');
    }
  return 0;
}

static gboolean
are_digits (const char *at, gsize count) {
  for (gsize i = 0; i < count; i++)
    if (!g_ascii_isdigit (at[i]))
      return FALSE;
  return TRUE;
}

/* Bytes of a reference, "2016 – 16"; 0 if none begins here. */
static gsize
reference_length (const char *at) {
  gsize dash = are_digits (at, 4) ? dash_length (at + 4) : 0;
  const char *number = at + 4 + dash, *after = number + 2;
  if (dash == 0 || !are_digits (number, 2) || g_ascii_isdigit (*after))
    return 0;
  gsize second_dash = dash_length (after);
  return second_dash > 0 && g_ascii_isdigit (after[second_dash]) ? 0 : (gsize)(after - at);
}

static void
claim_action (TagReading *reading, GHashTable *claimed, const TagSpan *span) {
  const char *quote = span->words + span->offset;
  g_autofree char *value = g_strdup_printf ("%.4s-%.2s", quote, quote + span->length - 2);
  if (follows_action_word (span) && g_hash_table_add (claimed, g_strdup (value)))
    tag_claim (reading, "action", value, "about", "action-word", span)->score = weights[span->place];
}

/* An annual report lists all Actions of its year: in its text they are mentioned. */
static void
demote_listed (PraxisDocument *document, guint first_claim) {
  if (document->claims->len - first_claim <= MOST_ABOUT)
    return;
  for (guint i = first_claim; i < document->claims->len; i++) {
    PraxisClaim *claim = document->claims->pdata[i];
    if (claim->score > weights[TAG_PLACE_BODY])
      continue;
    g_free (claim->role);
    claim->role = g_strdup ("mentioned");
  }
}

/* No regular expression: GLib's check the whole text for each match, and a text can have many. */
static void
find_actions (TagReading *reading, GHashTable *claimed, TagPlace place, const char *words) {
  for (const char *at = strstr (words, "20"); at && g_hash_table_size (claimed) < MOST_ACTIONS;
       at = strstr (at + 1, "20")) {
    gboolean begins = at == words || !g_ascii_isdigit (at[-1]);
    gsize length = begins ? reference_length (at) : 0;
    TagSpan span = { place, words, at - words, length };
    if (length > 0)
      claim_action (reading, claimed, &span);
  }
}

void
tag_action (TagReading *reading) {
  const PraxisDocument *document = reading->document;
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first_claim = document->claims->len;
  find_actions (reading, claimed, TAG_PLACE_TITLE, document->title ? document->title : "");
  find_actions (reading, claimed, TAG_PLACE_FILE_NAME, reading->file_name);
  find_actions (reading, claimed, TAG_PLACE_BODY, document->text->str);
  demote_listed (reading->document, first_claim);
}
