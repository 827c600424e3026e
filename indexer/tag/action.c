/* References of Actions: "2016-16", "2016 – 16" and "Action 2016-16" are one. The shape alone is also that of
 * a span of years or a part of a phone number, so a word for "Action" (or the programme's name) must stand
 * before it, or before others that it is listed with. */
#include "indexer/tag/tagging.h"
#include "register/text/token.h"
#include <string.h>

/* Beginnings of words, folded. */
static const char *const action_words[] = {
  "action", "accion", "acao", "accao", "acoes", "mieux", "деистви", "мероприяти", "النشاط", "الاجراء",
};
/* A plan of action has no number, but a period; so has what was done in or for one. */
static const char *const plans[]
    = { "plan", "plans", "plano", "planos", "planes", "план", "خطه", "خطة", NULL };
static const char *const of_periods[]
    = { "in", "from", "of", "for",  "during",  "since",  "period", "years", "en", "dans", "pour",
        "de", "du",   "em", "para", "durante", "durant", "в",      "за",    "на", "في",   NULL };
/* What joins the last of a list. */
static const char *const joints[] = { "and", "et", "y", "e", "и", "و", "und", NULL };
/* So many characters may stand between the word and the reference: "Action (no. 2016-16)". */
#define MOST_BETWEEN 20
#define LONGEST_WORD 12
/* So many bytes in one and between two of a list. */
#define LONGEST_REFERENCE 12
#define LONGEST_JOINT 8
/* A document that names more is about those that its title or file name names. */
#define MOST_ABOUT 5
/* More are an attack. */
#define MOST_ACTIONS 500
static const double weights[TAG_N_PLACES]
    = { [TAG_PLACE_TITLE] = 3, [TAG_PLACE_FILE_NAME] = 2, [TAG_PLACE_BODY] = 1 };

/* The words before a span in its paragraph that no number separates from it, folded. Caller frees. */
static char **
words_before (const TagSpan *span) {
  const char *end = span->words + span->offset, *start = end;
  for (guint i = 0; i < MOST_BETWEEN + LONGEST_WORD && start > span->words; i++) {
    const char *previous = g_utf8_find_prev_char (span->words, start);
    gboolean empty_line = previous && *previous == '\n' && *start == '\n';
    if (!previous || empty_line || g_ascii_isdigit (*previous))
      break;
    start = previous;
  }
  g_autofree char *text = g_strndup (start, end - start), *folded = praxis_fold (text);
  return g_strsplit_set (folded, " '", -1);
}

static gboolean
is_action_word (const char *word) {
  for (guint i = 0; i < G_N_ELEMENTS (action_words); i++)
    if (g_str_has_prefix (word, action_words[i]))
      return TRUE;
  return FALSE;
}

/* "Action Plan", "Plan of Action", "plan d'action": a plan beside the word, an article or the like between.
 */
static gboolean
is_plan (char **words, guint count, guint at) {
  for (guint i = at > 1 ? at - 2 : 0; i < MIN (at + 2, count); i++)
    if (g_strv_contains (plans, words[i]))
      return i + 2 != at || strlen (words[at - 1]) <= strlen ("of");
  return FALSE;
}

static gboolean
follows_action_word (const TagSpan *span) {
  g_auto (GStrv) words = words_before (span);
  guint count = g_strv_length (words), at = count;
  while (at > 0 && !is_action_word (words[at - 1]))
    at--;
  return at > 0 && !is_plan (words, count, at - 1) && !g_strv_contains (of_periods, words[count - 1]);
}

/* Whether only what joins two of a list stands between them. */
static gboolean
is_joint (const char *text, gsize length) {
  if (length == 0 || length > LONGEST_JOINT)
    return FALSE;
  g_autofree char *between = g_strndup (text, length), *word = praxis_fold (between);
  return *word == '\0' || g_strv_contains (joints, word);
}

static gboolean
is_blank (char c) {
  return c == ' ' || c == '\n';
}

/* Bytes of a dash with or without a space or an end of line on either side; 0 if there is none. */
static gsize
dash_length (const char *at) {
  static const char *const dashes[] = { "-", "–", "—", "‑", "‒", "−" };
  gsize before = is_blank (*at);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (at + before, dashes[i])) {
      gsize length = before + strlen (dashes[i]);
      return length + is_blank (at[length]);
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

/* Where the reference before this one in a list begins; the offset itself if there is none. */
static gsize
previous_of_list (const TagSpan *span) {
  gsize first = span->offset - MIN (span->offset, LONGEST_REFERENCE + LONGEST_JOINT);
  for (gsize at = span->offset; at-- > first;) {
    gsize length = reference_length (span->words + at);
    if (length > 0)
      return is_joint (span->words + at + length, span->offset - at - length) ? at : span->offset;
  }
  return span->offset;
}

gboolean
tag_is_action (const TagSpan *span) {
  TagSpan reference = *span;
  if (reference_length (span->words + span->offset) == 0)
    return FALSE;
  for (guint i = 0; i < MOST_ABOUT && !follows_action_word (&reference); i++) {
    gsize previous = previous_of_list (&reference);
    if (previous == reference.offset)
      return FALSE;
    reference.offset = previous;
  }
  return follows_action_word (&reference);
}

static void
claim_action (TagReading *reading, GHashTable *claimed, const TagSpan *span) {
  const char *quote = span->words + span->offset;
  g_autofree char *value = g_strdup_printf ("%.4s-%.2s", quote, quote + span->length - 2);
  if (g_hash_table_add (claimed, g_strdup (value)))
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
  const char *last_end = NULL;
  for (const char *at = strstr (words, "20"); at && g_hash_table_size (claimed) < MOST_ACTIONS;
       at = strstr (at + 1, "20")) {
    gboolean begins = at == words || !g_ascii_isdigit (at[-1]);
    gsize length = begins ? reference_length (at) : 0;
    TagSpan span = { place, words, at - words, length };
    gboolean listed = length > 0 && last_end && is_joint (last_end, at - last_end);
    if (length == 0 || (!listed && !follows_action_word (&span)))
      continue;
    claim_action (reading, claimed, &span);
    last_end = at + length;
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
